"""Chooses the real marks among many candidates: the most plausible numbering of the whole sequence.

A line that begins with "Pasal 5" may be the heading of Pasal 5 or a citation that happens to start a line, and "Pasal 2T" may be 27 or 21.
Looking at one line cannot tell; the sequence can: the real headings run 1, 2, 3 … The best chain is found by dynamic programming over the
candidates; candidates at one position are alternative readings of the same mark.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Rank = tuple[int, str]

#: What a missing number costs, in units of a candidate's weight: dearer than a weak candidate, cheaper than two strong ones.
GAP_COST = 0.6
_DEAR_GAP = 4
_MAX_GAP_COST = GAP_COST * _DEAR_GAP


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mark: its place, the sort key of its number, and how much it looks like a real one (0 to 1)."""

    position: int
    rank: Rank
    weight: float


def step_cost(before: Rank, after: Rank) -> float | None:
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


@dataclass(slots=True)
class _Ends:
    """The best chain that ends at each number, and a Fenwick tree for the best that ends at or below a number."""

    size: int
    near: dict[int, dict[str, tuple[float, int]]] = field(default_factory=dict)
    tree: dict[int, tuple[float, int]] = field(default_factory=dict)

    def put(self, rank: Rank, score: float, index: int) -> None:
        """Record a chain of this score that ends here; of equal ones the later stays, so that a citation before the real heading loses."""
        slot = self.near.setdefault(rank[0], {})
        if rank[1] not in slot or score >= slot[rank[1]][0]:
            slot[rank[1]] = (score, index)
        place = rank[0] + 1
        while place <= self.size + 1:
            if place not in self.tree or score >= self.tree[place][0]:
                self.tree[place] = (score, index)
            place += place & -place

    def before(self, rank: Rank) -> Iterator[tuple[float, int]]:
        """Score and index of each chain that this number could continue, the cost of the step taken off."""
        for number in range(rank[0], max(rank[0] - _DEAR_GAP, 0) - 1, -1):
            for suffix, (score, index) in self.near.get(number, {}).items():
                cost = step_cost((number, suffix), rank)
                if cost is not None:
                    yield score - cost, index
        place, far = rank[0] - _DEAR_GAP, _MAX_GAP_COST + (GAP_COST if rank[1] else 0.0)
        while place > 0:
            if place in self.tree:
                score, index = self.tree[place]
                yield score - far, index
            place -= place & -place


def best_chain(candidates: Sequence[Candidate], *, first: int | None = 1) -> tuple[int, ...]:
    """Indices of the candidates that make the most plausible rising numbering.

    `first` is the number at which the sequence should begin (a late start costs like a gap); None where any start is as good.

    >>> best_chain([Candidate(0, (1, ""), 1), Candidate(1, (9, ""), 0.2), Candidate(2, (2, ""), 1), Candidate(3, (3, ""), 1)])
    (0, 2, 3)
    """
    ends = _Ends(max((candidate.rank[0] for candidate in candidates), default=0))
    scores: list[float] = []
    links: list[int] = []
    waiting = 0
    for index, candidate in enumerate(candidates):
        while waiting < index and candidates[waiting].position != candidate.position:
            ends.put(candidates[waiting].rank, scores[waiting], waiting)
            waiting += 1
        late = 0 if first is None else max(0, candidate.rank[0] - first)
        score, link = -min(GAP_COST * late, _MAX_GAP_COST), -1
        for before, other in ends.before(candidate.rank):
            if before > score or (before == score and other > link):
                score, link = before, other
        scores.append(score + candidate.weight)
        links.append(link)
    if not scores or max(scores) <= 0:
        return ()
    index = max(range(len(scores)), key=lambda i: (scores[i], -i))
    chain = []
    while index >= 0:
        chain.append(index)
        index = links[index]
    return tuple(reversed(chain))
