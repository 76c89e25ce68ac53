"""Ready packs: read with their addresses, refused by file and field, and verified against the corpus."""

from pathlib import Path

import pytest

from ingest.corpus.packs import pack_problems
from kb.citation.address import Address, RegulationId
from kb.collecting.collection import Clause, Definition, Remark
from kb.collecting.pack import read_pack, read_packs
from kb.errors import CorpusError
from kb.law.status import Effect, EffectKind
from tests.corpus_samples import ALAT, CHANGE, KEBUN, LAMA, PACK

PLACE = Address.parse(f"{KEBUN}/pasal-2/ayat-1")


def written(folder: Path, text: str = PACK) -> Path:
    (folder / "paket").mkdir(exist_ok=True)
    path = folder / "paket" / "kebun.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_pack_is_read_with_everything_in_it(tmp_path: Path) -> None:
    pack = read_pack(written(tmp_path))
    assert (pack.id, pack.title, pack.gloss, sum(step.minutes for step in pack.plan)) == ("kebun", "Kebun bersama", "Shared garden", 60)
    kinds = [type(item) for item in pack.collection.items()]
    assert kinds == [Clause, Clause, Definition, Clause, Remark]
    assert pack.history == (Address.parse(f"{LAMA}/pasal-2"),)
    (reply,) = pack.cases[0].replies
    assert (reply.text, reply.addresses) == ("Penggarap wajib menyiram.", (PLACE,))
    assert PLACE in pack.addresses()


def test_packs_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    assert read_packs(tmp_path) == ()
    path = written(tmp_path)
    path.with_name("air.toml").write_text(PACK, "utf-8")
    assert [pack.id for pack in read_packs(tmp_path)] == ["air", "kebun"]


BROKEN = [
    pytest.param("minutes = 20", "minutes = 25", "65 minutes", id="a plan longer than an hour"),
    pytest.param('istilah = "kompos"', f'istilah = "kompos", alamat = "{KEBUN}/pasal-1"', "alamat and istilah", id="two things in an item"),
    pytest.param('note = "', 'note = "#', "note", id="a note that is none"),
    pytest.param("seed = 7", 'seed = "tujuh"', "seed", id="a seed that is no number"),
    pytest.param("[pergub", "[pergubb-x/", "not a regulation id", id="an answer with a broken address"),
    pytest.param('field = "kebun"', 'field = "kebun"\nwarna = "hijau"', "warna", id="a field that there is not"),
]


@pytest.mark.parametrize(("old", "new", "told"), BROKEN)
def test_a_broken_pack_is_named_with_what_is_wrong(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert old in PACK
    with pytest.raises(CorpusError) as broken:
        read_pack(written(tmp_path, PACK.replace(old, new, 1)))
    assert "kebun.toml" in str(broken.value)
    assert told in str(broken.value)


def test_what_a_pack_names_must_be_there_and_in_force(tmp_path: Path) -> None:
    written(tmp_path, PACK.replace(", sejarah = true", ""))
    ids = {RegulationId.parse(id) for id in (KEBUN, LAMA)}
    ended = Effect(Address.parse(f"{LAMA}/pasal-2"), EffectKind.DICABUT, Address.parse(f"{KEBUN}/pasal-4"), CHANGE)
    problems = list(pack_problems(tmp_path, ids, (), (ended,), lambda address: address != PLACE))
    assert f"paket/kebun.toml: {PLACE} is not in the text of {KEBUN}" in problems
    assert any("no longer in force" in problem for problem in problems)
    assert any(f"no note 1 in catatan/{ALAT}" in problem for problem in problems)
