"""The most plausible numbering: tables, and against trying every chain."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.structure.sequence import GAP_COST, Candidate, best_chain, step_cost


def chain(*marks: tuple[str, float], first: int | None = 1) -> list[str]:
    """Numbers of the best chain among marks in order, given as (number, weight)."""
    candidates = [Candidate(i, rank(number), weight) for i, (number, weight) in enumerate(marks)]
    return [marks[i][0] for i in best_chain(candidates, first=first)]


def rank(number: str) -> tuple[int, str]:
    digits = "".join(itertools.takewhile(str.isdigit, number))
    return int(digits), number[len(digits) :]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([("1", 1), ("2", 1), ("3", 1)], ["1", "2", "3"], id="clean"),
        pytest.param([("1", 1), ("9", 0.3), ("2", 1)], ["1", "2"], id="a cited higher number between"),
        pytest.param([("1", 1), ("2", 1), ("1", 0.3), ("3", 1)], ["1", "2", "3"], id="a cited lower number between"),
        pytest.param([("1", 1), ("3", 1)], ["1", "3"], id="a gap is better than half a law"),
        pytest.param([("7", 1), ("7a", 1), ("7b", 1), ("8", 1)], ["7", "7a", "7b", "8"], id="inserted numbers"),
        pytest.param([("1", 0.8), ("2", 0.8), ("1", 1), ("2", 1), ("3", 1)], ["1", "2", "3"], id="a table of contents before"),
        pytest.param([("1", 1), ("500", 0.4), ("2", 1), ("3", 1)], ["1", "2", "3"], id="one far number does not end the law"),
    ],
)
def test_best_chain(marks: list[tuple[str, float]], expected: list[str]) -> None:
    assert chain(*marks, first=None if marks[0][0] == "7" else 1) == expected


def test_the_later_of_two_equal_headings_wins() -> None:
    candidates = [Candidate(0, (1, ""), 1), Candidate(1, (2, ""), 1), Candidate(2, (2, ""), 1), Candidate(3, (3, ""), 1)]
    assert best_chain(candidates) == (0, 2, 3)


def test_readings_of_one_mark_exclude_each_other() -> None:
    candidates = [Candidate(0, (1, ""), 1), Candidate(1, (2, ""), 0.6), Candidate(1, (3, ""), 0.6), Candidate(2, (4, ""), 1)]
    assert len(best_chain(candidates)) == 3


def test_a_reading_is_taken_where_it_closes_the_gap() -> None:
    readings = [Candidate(1, (74, ""), 0.6), Candidate(1, (14, ""), 0.6)]
    candidates = [Candidate(0, (73, ""), 1), *readings, Candidate(2, (75, ""), 1)]
    assert best_chain(candidates, first=None) == (0, 1, 3)


@pytest.mark.parametrize("candidates", [[], [Candidate(0, (9, ""), 0.2)]])
def test_nothing_plausible_is_no_chain(candidates: list[Candidate]) -> None:
    assert best_chain(candidates) == ()


def test_cost_grows_with_the_gap_up_to_a_limit() -> None:
    assert step_cost((1, ""), (3, "")) == GAP_COST
    assert step_cost((1, ""), (90, "")) == step_cost((1, ""), (900, ""))


CANDIDATES = st.lists(
    st.tuples(st.booleans(), st.integers(1, 9), st.sampled_from(["", "", "a", "b"]), st.sampled_from([0.1, 0.5, 0.8, 1.0])), max_size=8
)


@given(CANDIDATES, st.sampled_from([1, None]))
@settings(max_examples=300, deadline=None)
def test_no_chain_scores_better(drawn: list[tuple[bool, int, str, float]], first: int | None) -> None:
    position = 0
    candidates = []
    for same, number, suffix, weight in drawn:
        position += not same
        candidates.append(Candidate(position, (number, suffix), weight))
    every = itertools.chain.from_iterable(itertools.combinations(range(len(candidates)), size) for size in range(len(candidates) + 1))
    best = max((score(candidates, chosen, first) for chosen in every), default=0.0)
    assert score(candidates, best_chain(candidates, first=first), first) == pytest.approx(max(best, 0.0))


def score(candidates: list[Candidate], chosen: tuple[int, ...], first: int | None) -> float:
    """What a chain is worth; minus infinity when it is none."""
    if not chosen:
        return 0.0
    late = 0 if first is None else max(0, candidates[chosen[0]].rank[0] - first)
    total = candidates[chosen[0]].weight - min(GAP_COST * late, 4 * GAP_COST)
    for before, after in itertools.pairwise(chosen):
        cost = step_cost(candidates[before].rank, candidates[after].rank)
        if cost is None or candidates[before].position == candidates[after].position:
            return float("-inf")
        total += candidates[after].weight - cost
    return total
