"""Which units stand against each other."""

import numpy as np
import pytest

from kb.citation.address import Address
from search.study.alignment import By, Match, align_laws, align_states, out_of_order
from search.study.states import Unit


def units(law: str, *rows: tuple[str, str, str]) -> list[Unit]:
    """Units from (number, heading, text)."""
    addresses = [Address.parse(f"{law}/pasal-{number}") for number, _, _ in rows]
    return [Unit(address, heading, text, address) for address, (_, heading, text) in zip(addresses, rows, strict=True)]


def test_states_are_matched_by_number_and_what_is_left_by_its_words() -> None:
    before = units("uu-1-2000", ("1", "", "kebun"), ("2", "", "warga menyiram bibit unggul tiap pagi"), ("3", "", "denda"))
    after = units("uu-1-2000", ("1", "", "lain sama sekali"), ("1a", "", "warga menyiram bibit unggul tiap petang"), ("4", "", "pajak"))
    assert align_states(before, after) == (Match(0, 0, By.NUMBER), Match(1, 1, By.LIKENESS))


def test_laws_are_matched_by_record_number_heading_and_likeness_in_turn() -> None:
    before = units("uu-1-2000", ("1", "", "a"), ("2", "", "b"), ("3", "", "c"), ("4", "Iuran", "d"), ("5", "", "e"))
    after = units("uu-2-2001", ("7", "", "a"), ("2", "", "b"), ("3", "", "x"), ("9", "IURAN", "d"), ("8", "", "e"))
    scores = np.zeros((5, 5))
    scores[1, 1], scores[2, 2], scores[3, 3], scores[4, 4] = 1.1, 0.9, 0.4, 1.2
    replaced = {before[0].address: (after[0].address,)}
    assert align_laws(before, after, scores, replaced) == (
        Match(0, 0, By.EFFECT), Match(1, 1, By.NUMBER), Match(3, 3, By.HEADING), Match(4, 4, By.LIKENESS),
    )  # fmt: skip


def test_of_several_successors_the_likest_is_taken_and_each_unit_once() -> None:
    before, after = units("uu-1-2000", ("1", "", "a"), ("2", "", "b")), units("uu-2-2001", ("7", "", "a"), ("8", "", "b"))
    both = tuple(unit.address for unit in after)
    scores = np.array([[0.2, 0.9], [0.8, 0.3]])
    found = align_laws(before, after, scores, {before[0].address: both, before[1].address: both})
    assert found == (Match(1, 0, By.EFFECT), Match(0, 1, By.EFFECT))


def test_what_is_likest_to_another_is_not_matched() -> None:
    before, after = units("uu-1-2000", ("1", "", "a"), ("2", "", "b")), units("uu-2-2001", ("7", "", "a"))
    assert align_laws(before, after, np.array([[1.2], [1.5]]), {}) == (Match(1, 0, By.LIKENESS),)


def test_a_heading_that_stands_twice_matches_nothing() -> None:
    before = units("uu-1-2000", ("1", "Umum", "a"), ("2", "Umum", "b"))
    assert not align_laws(before, units("uu-2-2001", ("7", "Umum", "a")), np.full((2, 1), 0.5), {})


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        pytest.param([0, 1, 2], [], id="in order"),
        pytest.param([2, 0, 1], [2], id="one came forward"),
        pytest.param([1, 2, 0, 3], [0], id="one went back"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_what_breaks_the_order_has_moved(places: list[int], moved: list[int]) -> None:
    matches = [Match(before, after, By.NUMBER) for after, before in enumerate(places)]
    assert sorted(match.before for match in out_of_order(matches)) == moved
