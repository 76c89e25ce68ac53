"""What a reader is shown: whose words they are, where they came from, and whether they still hold."""

from datetime import date

import pytest

from ingest.build.pipeline import build
from kb.citation.address import Address
from kb.law.regulation import Provenance, Source
from kb.law.status import Status
from search.engine import Engine
from search.presentation.presenting import Shown
from tests.corpus_samples import AIR, ALAT, AMENDMENT, CHANGE, KEBUN, KEBUN_TEXT, LAMA, PERUBAHAN, TODAY, Place, put_with_sidecar
from tests.fakes import HashingEmbedder
from tests.search.profiles import PLAIN


def shown(engine: Engine, address: str, on: date = TODAY) -> Shown:
    """What is shown of an address that has something to show."""
    found = engine.presenter.show(Address.parse(address), on)
    assert found is not None
    return found


def test_law_text_is_called_what_it_is_and_carries_our_digest(engine: Engine) -> None:
    found = shown(engine, f"{KEBUN}/pasal-1/angka-1")
    assert (found.source, found.provenance, found.ocr) == (Source.NASKAH, Provenance.SALINAN, False)
    assert found.text == "Kebun Kota adalah lahan terbuka yang ditanami sayur oleh warga."
    assert found.ringkasan.startswith("Kebun Kota adalah tanah kosong")
    assert found.gloss.startswith("City garden")


def test_a_digest_stands_in_and_is_called_a_digest(engine: Engine) -> None:
    found = shown(engine, f"{AIR}/pasal-1")
    assert (found.source, found.provenance, found.wording) == (Source.RINGKASAN, None, None)
    assert found.text == found.ringkasan == "Air sumur boleh dipompa untuk kebun bila izinnya ada."


def test_a_note_says_who_told_it_and_when(engine: Engine) -> None:
    notes = [p for _, p in engine.store.passages_at(Address.parse(ALAT))]
    dated, undated = (engine.presenter.show_passage(note, TODAY) for note in notes)
    assert dated is not None and undated is not None
    assert (dated.source, dated.provenance) == (Source.CATATAN, None)
    assert (dated.note_source, undated.note_source) == ("kabar dari tetangga (Mei 2012)", "papan pengumuman")


@pytest.mark.parametrize(
    ("folder", "provenance"),
    [
        pytest.param("data/naskah", Provenance.SITUS_RESMI, id="pulled"),
        pytest.param("data/unggahan", Provenance.BERKAS_PENGGUNA, id="added"),
    ],
)
def test_provenance_follows_the_file(place: Place, folder: str, provenance: Provenance) -> None:
    put_with_sidecar(place.root / folder, KEBUN, KEBUN_TEXT)
    build(place.settings, HashingEmbedder, "uji")
    engine = Engine(place.data, HashingEmbedder, PLAIN)
    assert shown(engine, f"{KEBUN}/pasal-5").provenance is provenance
    assert shown(engine, f"{KEBUN}/pasal-3").provenance is Provenance.SALINAN, "these words were read from the amending act's copy"
    engine.store.close()


def test_words_of_an_amending_act_name_the_clause_that_put_them_there(engine: Engine) -> None:
    found = shown(engine, f"{KEBUN}/pasal-3")
    assert found.wording is not None
    assert str(found.wording.enacted_by) == f"{PERUBAHAN}/pasal-i/angka-1"
    assert (found.standing.status, found.standing.since) == (Status.DIUBAH, AMENDMENT)
    assert not found.outdated, "the new words are here"


def test_the_wording_of_a_day_or_of_a_version(engine: Engine) -> None:
    enacted = "Permohonan petak diajukan kepada lurah"
    assert shown(engine, f"{KEBUN}/pasal-3", CHANGE).text.startswith(enacted)
    assert shown(engine, f"{KEBUN}/pasal-3@{KEBUN}").text.startswith(enacted)
    assert "aplikasi" in shown(engine, f"{KEBUN}/pasal-3@{PERUBAHAN}", CHANGE).text


@pytest.mark.parametrize(
    ("address", "on"),
    [
        pytest.param(f"{KEBUN}/pasal-99", TODAY, id="no such clause"),
        pytest.param(f"{KEBUN}/pasal-3a", CHANGE, id="not yet inserted"),
        pytest.param(f"{KEBUN}/pasal-5@{AIR}", TODAY, id="a version that no act left"),
        pytest.param(f"{AIR}/pasal-1@{AIR}", TODAY, id="a version of what only a digest tells"),
        pytest.param(f"{AIR}/pasal-9", TODAY, id="no digest"),
        pytest.param(ALAT, TODAY, id="a regulation is no clause"),
        pytest.param("uu-999-1999/pasal-1", TODAY, id="an unknown regulation"),
    ],
)
def test_what_is_not_there_is_not_shown(engine: Engine, address: str, on: date) -> None:
    assert engine.presenter.show(Address.parse(address), on) is None


def test_words_that_later_law_changed_without_their_new_words_are_outdated(place: Place) -> None:
    (place.texts / f"{PERUBAHAN}.txt").unlink()
    effects = place.corpus / "effects.toml"
    change = f'[[effect]]\ntarget = "{KEBUN}/pasal-3"\nkind = "diubah"\nby = "{PERUBAHAN}/pasal-i/angka-1"\nsince = 2015-06-01\n'
    effects.write_text(f'{effects.read_text("utf-8")}\n{change}note = "n"\ngloss = "g"\nsource = "s"\n', "utf-8")
    build(place.settings, HashingEmbedder, "uji")
    engine = Engine(place.data, HashingEmbedder, PLAIN)
    assert shown(engine, f"{KEBUN}/pasal-3").outdated
    assert shown(engine, f"{KEBUN}/pasal-3").standing.status is Status.DIUBAH
    assert not shown(engine, f"{KEBUN}/pasal-3", CHANGE).outdated, "that day they held"
    assert not shown(engine, f"{KEBUN}/pasal-4").outdated
    engine.store.close()


@pytest.mark.parametrize(
    ("follows", "outdated"),
    [
        pytest.param("", True, id="a digest of the words before the change is as old as they are"),
        pytest.param(f'menurut = "{PERUBAHAN}"', False, id="a digest that follows the change is not"),
    ],
)
def test_a_digest_without_law_text_says_whether_it_follows_a_change(place: Place, follows: str, outdated: bool) -> None:
    for path in place.texts.iterdir():
        path.unlink()
    effects = place.corpus / "effects.toml"
    change = f'[[effect]]\ntarget = "{KEBUN}/pasal-3"\nkind = "diubah"\nby = "{PERUBAHAN}/pasal-i/angka-1"\nsince = 2015-06-01\n'
    effects.write_text(f'{effects.read_text("utf-8")}\n{change}note = "n"\ngloss = "g"\nsource = "s"\n', "utf-8")
    digests = place.corpus / "ringkasan" / f"{KEBUN}.toml"
    mine = f'["pasal-3"]\njudul = "Malam saja"\nringkasan = "Selang hanya malam."\ngloss = "Only at night."\n{follows}\n'
    digests.write_text(f"{digests.read_text('utf-8')}\n{mine}", "utf-8")
    build(place.settings, HashingEmbedder, "uji")
    engine = Engine(place.data, HashingEmbedder, PLAIN)
    assert shown(engine, f"{KEBUN}/pasal-3").outdated is outdated
    engine.store.close()


def test_a_digest_that_follows_a_change_does_not_tell_of_the_days_before_it(place: Place) -> None:
    for path in place.texts.iterdir():
        path.unlink()
    facts = f'[[amendment]]\nby = "{PERUBAHAN}/pasal-i/angka-1"\nsince = 2015-06-01\ndiubah = ["{KEBUN}/pasal-3"]\n'
    (place.corpus / "amendments.toml").write_text(facts, "utf-8")
    digests = place.corpus / "ringkasan" / f"{KEBUN}.toml"
    more = '["pasal-3"]\njudul = "Lewat aplikasi"\nringkasan = "Mohon lewat aplikasi."\ngloss = "Apply by app."\n'
    digests.write_text(f'menurut = "{PERUBAHAN}"\n{digests.read_text("utf-8")}\n{more}', "utf-8")
    build(place.settings, HashingEmbedder, "uji")
    engine = Engine(place.data, HashingEmbedder, PLAIN)
    assert shown(engine, f"{KEBUN}/pasal-3").standing.status is Status.DIUBAH
    before = shown(engine, f"{KEBUN}/pasal-3", CHANGE).standing
    assert (before.status, before.since) == (Status.BELUM_BERLAKU, AMENDMENT)
    engine.store.close()


def test_a_pasal_whose_parts_have_digests_is_shown_by_them(place: Place) -> None:
    for path in place.texts.iterdir():
        path.unlink()
    digests = place.corpus / "ringkasan" / f"{KEBUN}.toml"
    more = "".join(f'["pasal-7/ayat-{n}"]\njudul = "J"\nringkasan = "Kata {n}."\ngloss = "Word {n}."\n' for n in (1, 2))
    digests.write_text(f"{digests.read_text('utf-8')}\n{more}", "utf-8")
    build(place.settings, HashingEmbedder, "uji")
    engine = Engine(place.data, HashingEmbedder, PLAIN)
    found = engine.presenter.show_whole(Address.parse(f"{KEBUN}/pasal-7"), TODAY)
    assert found is not None and found.source is Source.RINGKASAN
    assert found.text == "ayat (1): Kata 1.\nayat (2): Kata 2."
    assert engine.presenter.show_whole(Address.parse(f"{KEBUN}/pasal-8"), TODAY) is None
    engine.store.close()


def test_a_digest_of_what_is_in_force_does_not_stand_beside_earlier_words(place: Place) -> None:
    digests = place.corpus / "ringkasan" / f"{KEBUN}.toml"
    more = '\n["pasal-3"]\njudul = "Lewat aplikasi"\nringkasan = "Mohon lewat aplikasi."\ngloss = "Apply by app."\n'
    digests.write_text(digests.read_text("utf-8") + more, "utf-8")
    build(place.settings, HashingEmbedder, "uji")
    engine = Engine(place.data, HashingEmbedder, PLAIN)
    assert shown(engine, f"{KEBUN}/pasal-3").ringkasan == "Mohon lewat aplikasi."
    assert shown(engine, f"{KEBUN}/pasal-3", CHANGE).ringkasan == ""
    assert shown(engine, f"{KEBUN}/pasal-3@{KEBUN}").ringkasan == ""
    engine.store.close()


def test_what_ended_names_its_successor_and_the_successor_what_it_replaces(engine: Engine) -> None:
    ended, new = shown(engine, f"{LAMA}/pasal-2"), shown(engine, f"{KEBUN}/pasal-4/ayat-1")
    assert (ended.standing.status, ended.standing.since) == (Status.DICABUT, CHANGE)
    assert list(map(str, ended.standing.replaced_by)) == [f"{KEBUN}/pasal-4/ayat-1"]
    assert list(map(str, new.replaces)) == [f"{LAMA}/pasal-2"]
    assert shown(engine, f"{KEBUN}/pasal-4/ayat-2").replaces == ()


def test_what_explains_a_clause_ends_with_it(engine: Engine) -> None:
    explaining = Address.parse(f"{LAMA}/penjelasan/pasal-2")
    before, after = (engine.presenter.standing(explaining, day) for day in (date(2011, 2, 28), CHANGE))
    assert (before.status, after.status) == (Status.BERLAKU, Status.DICABUT)


def test_an_effect_carries_its_doubt(engine: Engine) -> None:
    (effect,) = shown(engine, f"{AIR}/pasal-2").standing.effects
    assert effect.doubt == "naskahnya belum dilihat"


def test_the_day_up_to_which_the_status_was_checked_is_shown(engine: Engine) -> None:
    assert shown(engine, f"{KEBUN}/pasal-5").standing.checked == date(2023, 12, 31)
    assert shown(engine, f"{LAMA}/pasal-1").standing.checked is None


def test_nothing_says_that_a_regulation_known_by_notes_ever_came_into_force(engine: Engine) -> None:
    assert engine.presenter.standing(Address.parse(ALAT), TODAY).status is Status.BELUM_DIKETAHUI


def test_a_hit_whose_words_do_not_hold_yet_is_shown_as_such(engine: Engine) -> None:
    ((_, inserted),) = engine.store.passages_at(Address.parse(f"{KEBUN}/pasal-3a"))
    found = engine.presenter.show_hit(inserted, CHANGE)
    assert (found.text, found.source) == ("Petak yang kosong diundi di balai warga.", Source.NASKAH)
    assert (found.standing.status, found.standing.since) == (Status.BELUM_BERLAKU, AMENDMENT)
    assert engine.presenter.show_hit(inserted, TODAY) == engine.presenter.show_passage(inserted, TODAY)
