"""Which of many candidate marks are the real ones: the most plausible numbering, decided with the whole sequence in view.

A line that begins with "Pasal 5" may be the heading of Pasal 5 or a citation that happens to start a line. Looking at one line cannot
tell; the sequence can: the real headings run 1, 2, 3 … The best chain is found by dynamic programming over the candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass

#: What a missing number costs, in units of a candidate's weight: dearer than a weak candidate, cheaper than two strong ones.
GAP_COST = 0.6
_MAX_GAP_COST = 2.4
_WINDOW = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mark: its place, the sort key of its number, and how much it looks like a real one (0 to 1)."""

    position: int
    rank: tuple[int, str]
    weight: float


def step_cost(before: tuple[int, str], after: tuple[int, str]) -> float | None:
    """Cost of `after` following `before`; None when it cannot.

    >>> step_cost((5, ""), (6, "")), step_cost((7, ""), (7, "a")), step_cost((7, "b"), (8, "")), step_cost((6, ""), (5, ""))
    (0.0, 0.0, 0.0, None)
    """
    if after <= before:
        return None
    missing = after[0] - before[0] - 1
    if missing < 0:  # 7 -> 7a, 7a -> 7b
        expected = chr(ord(before[1][-1]) + 1) if before[1] else "a"
        return 0.0 if after[1] == expected else GAP_COST
    cost = min(GAP_COST * missing, _MAX_GAP_COST)
    return cost if not after[1] else cost + GAP_COST  # 7 -> 8a leaves 8 out


def best_chain(candidates: Sequence[Candidate], *, first: int | None = 1) -> tuple[int, ...]:
    """Indices of the candidates that make the most plausible rising numbering.

    `first` is the number at which the sequence should begin (a late start costs like a gap); None where any start is as good.
    """
    best: list[float] = []
    previous: list[int] = []
    for index, candidate in enumerate(candidates):
        start_gap = 0 if first is None else max(0, candidate.rank[0] - first)
        score, link = candidate.weight - min(GAP_COST * start_gap, _MAX_GAP_COST), -1
        for other in range(max(0, index - _WINDOW), index):
            cost = step_cost(candidates[other].rank, candidate.rank)
            # >= : of equally good predecessors the later one, so that a citation before the real heading loses
            if cost is not None and best[other] + candidate.weight - cost >= score:
                score, link = best[other] + candidate.weight - cost, other
        best.append(score)
        previous.append(link)
    if not best or max(best) <= 0:
        return ()
    index = max(range(len(best)), key=lambda i: best[i])
    chain = []
    while index >= 0:
        chain.append(index)
        index = previous[index]
    return tuple(reversed(chain))
