"""The files of `corpus/` are checked: what is wrong is named by file and field."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ingest.corpus.corpus import read_corpus
from kb.citation.address import Address, RegulationId
from kb.errors import CorpusError
from kb.law.regulation import RelationKind
from kb.law.status import EffectKind
from tests.corpus_samples import AIR, ALAT, IDS, KEBUN, LAMA, Place


def test_the_whole_corpus_comes_back_as_values(place: Place) -> None:
    corpus = read_corpus(place.corpus)
    assert tuple(str(regulation.id) for regulation in corpus.regulations) == IDS, "in the manifest's order"
    garden = corpus.by_id()[RegulationId.parse(KEBUN)]
    assert (garden.title, garden.in_force, garden.aliases) == ("Kebun Kota", date(2011, 3, 1), ("Pergub Kebun",))
    (relation,) = garden.relations
    assert (relation.kind, str(relation.target), str(relation.by)) == (RelationKind.REPLACES, f"{LAMA}/pasal-2", f"{KEBUN}/pasal-4")
    assert [(str(e.target), e.kind) for e in corpus.effects] == [
        (f"{LAMA}/pasal-2", EffectKind.DICABUT),
        (f"{AIR}/pasal-2", EffectKind.DIUBAH),
    ]
    assert len(corpus.conflicts) == 1
    assert [note.number for note in corpus.notes] == [1, 2], "notes are numbered as they stand"
    assert {str(digest.address) for digest in corpus.digests} == {
        f"{KEBUN}/pasal-1/angka-1",
        f"{KEBUN}/pasal-2/ayat-2",
        f"{AIR}/pasal-1",
        f"{AIR}/pasal-2",
    }


def test_figures_may_come_from_the_same_regulation_or_from_another(place: Place) -> None:
    by_address = {str(digest.address): digest.angka_dari for digest in read_corpus(place.corpus).digests}
    assert by_address[f"{KEBUN}/pasal-2/ayat-2"] == (Address.parse(f"{KEBUN}/pasal-1/angka-1"),)
    assert by_address[f"{AIR}/pasal-2"] == (Address.parse(f"{KEBUN}/pasal-2/ayat-1"),)


def test_only_the_manifest_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text(f'[[regulation]]\nid = "{ALAT}"\ntitle = "Alat"\n', "utf-8")
    corpus = read_corpus(tmp_path)
    assert (len(corpus.regulations), corpus.effects, corpus.conflicts, corpus.digests, corpus.notes) == (1, (), (), (), ())


def appended(file: str, text: str) -> Callable[[Path], None]:
    """More at the end of a file, which may be new."""

    def damage(corpus: Path) -> None:
        path = corpus / file
        path.write_text((path.read_text("utf-8") if path.is_file() else "") + text, "utf-8")

    return damage


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    """A file with other words in one place."""

    def damage(corpus: Path) -> None:
        text = (corpus / file).read_text("utf-8")
        assert old in text
        (corpus / file).write_text(text.replace(old, new, 1), "utf-8")

    return damage


def written(file: str, content: bytes) -> Callable[[Path], None]:
    """A file with this content."""
    return lambda corpus: (corpus / file).write_bytes(content) and None


EFFECT = f"""
[[effect]]
target = "{LAMA}/pasal-1"
kind = "dicabut"
by = "{KEBUN}"
since = 2011-03-01
note = "n"
gloss = "g"
source = "s"
"""
RECORD = 'judul = "j"\nringkasan = "r"\ngloss = "g"\n'

#: What can be wrong with a corpus, and what the message must name.
BROKEN = [
    pytest.param(lambda corpus: (corpus / "manifest.toml").unlink(), ["manifest.toml", "KB_CORPUS"], id="no manifest"),
    pytest.param(appended("manifest.toml", "\n[[regulation"), ["manifest.toml", "TOML"], id="manifest cut off"),
    pytest.param(written("manifest.toml", b""), ["manifest.toml", "regulation"], id="manifest empty"),
    pytest.param(written("manifest.toml", b"\xff\xfe"), ["manifest.toml", "TOML"], id="manifest not in UTF-8"),
    pytest.param(appended("manifest.toml", f'\n[[regulation]]\nid = "{ALAT}"\ntitle = "x"\n'), ["manifest.toml", ALAT], id="id twice"),
    pytest.param(appended("manifest.toml", '\n[[regulation]]\nid = "uu-1"\ntitle = "x"\n'), ["manifest.toml", "id", "uu-1"], id="no id"),
    pytest.param(appended("manifest.toml", '\n[[regulation]]\nid = "uu-1-2000"\n'), ["manifest.toml", "title"], id="no title"),
    pytest.param(
        appended("manifest.toml", '\n[[regulation]]\nid = "uu-1-2000"\ntitle = " "\n'), ["manifest.toml", "title"], id="title blank"
    ),
    pytest.param(replaced("manifest.toml", "issuer", "isuer"), ["manifest.toml", "isuer"], id="unknown field"),
    pytest.param(replaced("manifest.toml", "2011-03-01", '"1 Maret"'), ["manifest.toml", "enacted"], id="no date"),
    pytest.param(replaced("manifest.toml", '"replaces"', '"kills"'), ["manifest.toml", "relation", "kind"], id="unknown relation"),
    pytest.param(replaced("manifest.toml", "/pasal-2", "/pasl-2"), ["manifest.toml", "target", "pasl"], id="relation to no address"),
    pytest.param(appended("effects.toml", EFFECT.replace("dicabut", "hilang")), ["effects.toml", "kind"], id="unknown effect"),
    pytest.param(appended("effects.toml", EFFECT.replace("pasal-1", "pasal")), ["effects.toml", "target"], id="effect on no address"),
    pytest.param(appended("effects.toml", EFFECT.replace("since = 2011-03-01", "")), ["effects.toml", "since"], id="no date of effect"),
    pytest.param(appended("effects.toml", EFFECT + 'kapan = "x"\n'), ["effects.toml", "kapan"], id="unknown field of an effect"),
    pytest.param(appended("effects.toml", "effect = 1\n"), ["effects.toml"], id="a stray line among effects"),
    pytest.param(replaced("benturan.toml", "topic", "topik"), ["benturan.toml", "topi"], id="unknown field of a conflict"),
    pytest.param(appended(f"ringkasan/{AIR}.toml", '\n["pasl-1"]\n' + RECORD), [f"{AIR}.toml", "pasl-1"], id="digest of no address"),
    pytest.param(appended(f"ringkasan/{AIR}.toml", '\n["pasal-1"]\n' + RECORD), [f"{AIR}.toml", "TOML"], id="digest twice"),
    pytest.param(replaced(f"ringkasan/{AIR}.toml", "gloss", "glos"), [f"{AIR}.toml", "pasal-1", "glos"], id="unknown field of a digest"),
    pytest.param(written(f"ringkasan/{AIR}.toml", b'judul = "x"\n'), [f"{AIR}.toml", "judul"], id="digest outside a table"),
    pytest.param(
        replaced(f"ringkasan/{AIR}.toml", "pasal-2/ayat-1", "pasal-2/ayat"), [f"{AIR}.toml", "pasal-2"], id="figures from no address"
    ),
    pytest.param(appended("ringkasan/uu-1-2000.toml", ""), ["uu-1-2000", "manifest.toml"], id="digests of an unknown regulation"),
    pytest.param(appended("catatan/tetangga.toml", ""), ["tetangga", "manifest.toml"], id="notes on an unknown regulation"),
    pytest.param(replaced(f"catatan/{ALAT}.toml", "source", "sumber"), [f"{ALAT}.toml", "note", "source"], id="note without a source"),
    pytest.param(written(f"catatan/{ALAT}.toml", b""), [f"{ALAT}.toml", "note"], id="notes empty"),
]


@pytest.mark.parametrize(("damage", "named"), BROKEN)
def test_a_broken_corpus_is_refused_by_file_and_field(place: Place, damage: Callable[[Path], None], named: list[str]) -> None:
    damage(place.corpus)
    with pytest.raises(CorpusError) as caught:
        read_corpus(place.corpus)
    message = str(caught.value)
    assert all(word in message for word in named), message
    assert str(place.corpus) in message
