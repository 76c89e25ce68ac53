"""Status of a provision at a date, from the effects of later law."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citation.address import Address
from kb.law.status import Effect, EffectKind, Standing, Status, standing_at
from tests.kb.strategies import bare_addresses

LAW = "pergub-dki-901-2011"
NEW = "pergub-dki-950-2020"
BORN = date(2011, 3, 1)
ENDED = date(2020, 1, 1)


def effect(
    target: str, kind: EffectKind = EffectKind.DICABUT, *, by: str = f"{NEW}/pasal-9", since: date = ENDED, to: tuple[str, ...] = ()
) -> Effect:
    """An effect on a place in the invented law; `target` is a path in it, or empty for the whole."""
    place = Address.parse(f"{LAW}/{target}" if target else LAW)
    return Effect(place, kind, Address.parse(by), since, tuple(map(Address.parse, to)))


def standing(path: str, on: date, *effects: Effect, in_force: date | None = BORN, known: bool = True) -> Standing:
    """Standing of a path in the invented law."""
    place = Address.parse(f"{LAW}/{path}" if path else LAW)
    return standing_at(place, on, effects, in_force=in_force, checked=date(2023, 1, 1), known=known)


@pytest.mark.parametrize(
    ("path", "on", "effects", "status", "since"),
    [
        pytest.param("pasal-2", date(2011, 2, 28), [], Status.BELUM_BERLAKU, BORN, id="the day before its first"),
        pytest.param("pasal-2", BORN, [], Status.BERLAKU, BORN, id="its first day"),
        pytest.param("pasal-2", date(2019, 12, 31), [effect("pasal-2")], Status.BERLAKU, BORN, id="the day before it ended"),
        pytest.param("pasal-2", ENDED, [effect("pasal-2")], Status.DICABUT, ENDED, id="the day on which it ended"),
        pytest.param("pasal-2/ayat-1", ENDED, [effect("pasal-2")], Status.DICABUT, ENDED, id="an ayat ends with its Pasal"),
        pytest.param("pasal-2", ENDED, [effect("")], Status.DICABUT, ENDED, id="a Pasal ends with its regulation"),
        pytest.param(
            "", ENDED, [effect("", EffectKind.DICABUT_SELURUHNYA)], Status.DICABUT, ENDED, id="a regulation that was repealed whole"
        ),
        pytest.param("pasal-2", ENDED, [effect("pasal-2/ayat-1")], Status.DICABUT_SEBAGIAN, ENDED, id="one ayat of a Pasal ended"),
        pytest.param("", ENDED, [effect("pasal-2/ayat-1")], Status.DICABUT_SEBAGIAN, ENDED, id="one clause of a regulation ended"),
        pytest.param("pasal-3", ENDED, [effect("pasal-2")], Status.BERLAKU, BORN, id="a neighbour is not touched"),
        pytest.param("pasal-21", ENDED, [effect("pasal-2")], Status.BERLAKU, BORN, id="a number that begins alike is not touched"),
        pytest.param("pasal-2/ayat-2", ENDED, [effect("pasal-2/ayat-1")], Status.BERLAKU, BORN, id="an ayat beside the ended one stands"),
        pytest.param("pasal-2", ENDED, [effect("pasal-2", EffectKind.DIUBAH)], Status.DIUBAH, ENDED, id="changed"),
        pytest.param("pasal-2", ENDED, [effect("pasal-2/ayat-1", EffectKind.DIUBAH)], Status.DIUBAH, ENDED, id="changed in one ayat"),
        pytest.param("pasal-2", ENDED, [effect("pasal-2", EffectKind.DIGANTI_ACUAN)], Status.DIUBAH, ENDED, id="another reference"),
        pytest.param("pasal-2", ENDED, [effect("pasal-2", EffectKind.ANCAMAN_DISESUAIKAN)], Status.DIUBAH, ENDED, id="another penalty"),
        pytest.param(
            "pasal-2",
            date(2022, 1, 1),
            [effect("pasal-2", EffectKind.DIUBAH, since=date(2015, 1, 1)), effect("pasal-2", EffectKind.DIUBAH)],
            Status.DIUBAH,
            ENDED,
            id="changed twice: the later change counts",
        ),
        pytest.param(
            "pasal-2",
            date(2022, 1, 1),
            [effect("pasal-2", EffectKind.DIUBAH, since=date(2021, 1, 1)), effect("pasal-2")],
            Status.DICABUT,
            ENDED,
            id="what ended stays ended whatever changed it",
        ),
        pytest.param(
            "pasal-2",
            date(2017, 1, 1),
            [effect("pasal-2", EffectKind.DIUBAH, since=date(2015, 1, 1)), effect("pasal-2")],
            Status.DIUBAH,
            date(2015, 1, 1),
            id="before it ended it was changed",
        ),
        pytest.param("penjelasan/pasal-2", ENDED, [effect("pasal-2")], Status.BERLAKU, BORN, id="the elucidation has its own address"),
    ],
)
def test_status_at_a_date(path: str, on: date, effects: list[Effect], status: Status, since: date) -> None:
    found = standing(path, on, *effects)
    assert (found.status, found.since) == (status, since)


def test_without_any_sign_of_its_coming_into_force_a_status_is_unknown() -> None:
    found = standing("pasal-2", ENDED, in_force=None, known=False)
    assert found.status is Status.BELUM_DIKETAHUI
    assert found.since is None


def test_what_has_a_text_but_no_first_day_is_in_force_since_nobody_knows_when() -> None:
    found = standing("pasal-2", ENDED, in_force=None, known=True)
    assert (found.status, found.since) == (Status.BERLAKU, None)


def test_an_effect_speaks_even_where_nothing_else_is_known() -> None:
    assert standing("pasal-2", ENDED, effect("pasal-2"), in_force=None, known=False).status is Status.DICABUT


INSERTED = effect("pasal-3a", EffectKind.DISISIPKAN, by=f"{NEW}/pasal-i/angka-2")


@pytest.mark.parametrize(
    ("path", "on", "effects", "status", "since"),
    [
        pytest.param("pasal-3a", date(2019, 12, 31), [INSERTED], Status.BELUM_BERLAKU, ENDED, id="before an act put it there"),
        pytest.param("pasal-3a", ENDED, [INSERTED], Status.BERLAKU, ENDED, id="in force since that act, not since the law's first day"),
        pytest.param("pasal-3a/ayat-1", ENDED, [INSERTED], Status.BERLAKU, ENDED, id="an ayat of what was put there"),
        pytest.param("", ENDED, [INSERTED], Status.BERLAKU, BORN, id="the regulation around it is what it was"),
        pytest.param(
            "pasal-3/ayat-1a",
            ENDED,
            [effect("pasal-3", EffectKind.DIUBAH), effect("pasal-3/ayat-1a", EffectKind.DISISIPKAN)],
            Status.BERLAKU,
            ENDED,
            id="putting an ayat into a Pasal changes the Pasal, not that ayat",
        ),
        pytest.param(
            "pasal-3a",
            date(2022, 1, 1),
            [INSERTED, effect("pasal-3a", EffectKind.DIUBAH, since=date(2021, 1, 1))],
            Status.DIUBAH,
            date(2021, 1, 1),
            id="what was put there can be changed later",
        ),
    ],
)
def test_a_clause_that_an_act_inserted(path: str, on: date, effects: list[Effect], status: Status, since: date) -> None:
    found = standing(path, on, *effects)
    assert (found.status, found.since) == (status, since)


@pytest.mark.parametrize("order", [1, -1], ids=["as written", "the other way round"])
def test_the_nearest_target_names_its_own_successor(order: int) -> None:
    effects = [effect("", to=(NEW,)), effect("pasal-2", to=(f"{NEW}/pasal-5",)), effect("pasal-2/ayat-1", to=(f"{NEW}/pasal-5/ayat-3",))]
    found = standing("pasal-2/ayat-1", ENDED, *effects[::order])
    assert list(map(str, found.replaced_by)) == [f"{NEW}/pasal-5/ayat-3"]
    assert len(found.effects) == 3, "the others still apply"


def test_a_part_that_ended_names_what_took_its_place() -> None:
    effects = [effect("pasal-2/ayat-1", to=(f"{NEW}/pasal-5",)), effect("pasal-2/ayat-2", to=(f"{NEW}/pasal-5", f"{NEW}/pasal-6"))]
    found = standing("pasal-2", ENDED, *effects)
    assert found.status is Status.DICABUT_SEBAGIAN
    assert list(map(str, found.replaced_by)) == [f"{NEW}/pasal-5", f"{NEW}/pasal-6"], "each once"


def test_the_clause_that_did_it_is_named() -> None:
    assert str(standing("pasal-2", ENDED, effect("pasal-2")).by) == f"{NEW}/pasal-9"


def test_the_day_up_to_which_a_status_was_checked_goes_along() -> None:
    for found in (standing("pasal-2", ENDED, effect("pasal-2")), standing("pasal-2", date(2000, 1, 1)), standing("pasal-2", ENDED)):
        assert found.checked == date(2023, 1, 1)


_days = st.dates(date(1990, 1, 1), date(2030, 1, 1))
_effects = st.lists(st.builds(Effect, bare_addresses, st.sampled_from(EffectKind), bare_addresses, _days), max_size=5)


@given(bare_addresses, _days, _effects, st.none() | _days, st.booleans())
def test_only_what_has_begun_has_effects(address: Address, on: date, effects: list[Effect], in_force: date | None, known: bool) -> None:
    found = standing_at(address, on, effects, in_force=in_force, checked=None, known=known)
    if found.status is not Status.BELUM_BERLAKU:  # a clause that is still to be inserted names the act that will
        assert all(one.since <= on for one in found.effects)
    if found.status in {Status.DICABUT, Status.DIUBAH, Status.DICABUT_SEBAGIAN}:
        assert found.since is not None and found.since <= on
        assert found.by is not None
    if in_force and on < in_force:
        assert found.status is Status.BELUM_BERLAKU


@given(_days, _days)
def test_what_ended_never_comes_back_by_itself(first: date, second: date) -> None:
    earlier, later = sorted((first, second))
    if standing("pasal-2", earlier, effect("pasal-2"), in_force=None).status is Status.DICABUT:
        assert standing("pasal-2", later, effect("pasal-2"), in_force=None).status is Status.DICABUT
