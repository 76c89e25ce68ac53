"""Which clauses answer: chosen from what each part of a question finds, as many as it needs.

One question is searched whole and part by part. Of each clause found, a few signals tell how likely it is needed: how far it lies behind
the best of its part, whether it is the best, whether its kind is the one asked for, and what kind of question it is. A logistic model
weighs them (`python -m training.quotes`, weights in `search/retrieval/weights.toml`); what is likelier than not enough to be quoted is
quoted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from kb.citation.address import Address
from kb.law.passage import ClauseKind
from kb.law.regulation import Source
from kb.law.status import Status
from search.answering.definitions import defines
from search.question.parts import Part, PartKind
from search.retrieval.hits import Hit, Result

OUT_OF_FORCE = frozenset({Status.DICABUT, Status.BELUM_BERLAKU})
POOL = 12
"""Hits of each part that may be quoted."""
_FAR = 2.0
_MEETS: Mapping[PartKind, ClauseKind] = {
    PartKind.DEFINISI: ClauseKind.DEFINISI,
    PartKind.PIDANA: ClauseKind.PIDANA,
    PartKind.TUGAS: ClauseKind.TUGAS,
    PartKind.PROSEDUR: ClauseKind.PROSEDUR,
}


@dataclass(frozen=True, slots=True)
class Found:
    """What one part of a question found; the whole question is a part of its own where it has several."""

    part: Part
    result: Result
    whole: bool = False

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Hits that may be quoted: law in force on the day, and notes on regulations whose words nobody has."""
        return tuple(hit for hit in self.result.hits if hit.standing.status not in OUT_OF_FORCE)[:POOL]


@dataclass(frozen=True, slots=True)
class Choice:
    """One clause that may be quoted: the part that it answers best (its place among what was found), its rank there, and its signals."""

    hit: Hit
    found: int
    rank: int
    signals: Mapping[str, float]
    likelihood: float = 0.0


def choices(found: Sequence[Found]) -> list[Choice]:
    """Every clause that any part found, once, by its best part."""
    best: dict[Address, Choice] = {}
    several = sum(not one.whole for one in found) > 1
    kinds = {one.part.kind for one in found if not one.whole}
    tops = [one.hits[0] if one.hits else None for one in found]
    places: dict[Address, list[tuple[float, int, int, Hit]]] = {}
    for number, one in enumerate(found):
        for rank, hit in enumerate(one.hits):
            places.setdefault(hit.address, []).append((hit.score - one.hits[0].score, number, rank, hit))
    whole_top = tops[0]
    for address, seen in places.items():
        margin, where, place, hit = max(seen, key=lambda at: (at[0], not found[at[1]].whole))
        part, top = found[where].part, tops[where]
        meets = _MEETS.get(part.kind)
        listing = part.kind in (PartKind.DAFTAR, PartKind.BANDING) or bool(kinds & {PartKind.FAKTA})
        term = found[where].result.analysis.term
        signals = {
            "bias": 1.0,
            "behind": -min(_FAR, -margin),
            "behind_listing": -min(_FAR, -margin) * listing,
            "behind_several": -min(_FAR, -margin) * several,
            "best": float(place == 0),
            "best_of_part": float(place == 0 and several and not found[where].whole),
            "best_of_whole": float(whole_top is not None and hit.address == whole_top.address),
            "second": float(place == 1),
            "listing": float(listing),
            "fact": float(part.kind is PartKind.FAKTA),
            "several": float(several),
            "kind": float(meets is not None and hit.passage.kind is meets),
            "other_kind": float(meets is not None and hit.passage.kind is not meets),
            "defines": float(bool(term) and hit.passage.kind is ClauseKind.DEFINISI and defines(hit.passage, term or "")),
            "found_by": min(3, len(seen)) / 3,
            "same_pasal": float(top is not None and place > 0 and hit.address.pasal == top.address.pasal),
            "same_pasal_several": float(several and top is not None and place > 0 and hit.address.pasal == top.address.pasal),
            "next": _next_to(hit.address, top.address) if top is not None and place > 0 else 0.0,
            "same_law": float(top is not None and place > 0 and hit.address.regulation == top.address.regulation),
            "note": float(hit.passage.source is Source.CATATAN),
            "elucidation": float(hit.address.in_penjelasan),
            "strength": hit.score,
            "behind_questions": _weight(found[where], hit, "questions") - (_weight(found[where], top, "questions") if top else 0.0),
            "core": float(_weight(found[where], hit, "core") > 0),
            "rank": place / POOL,
        }
        best[address] = Choice(hit, where, place, signals)
    return list(best.values())


def _weight(one: Found, hit: Hit, name: str) -> float:
    """What a feature of ranking adds to a hit's score."""
    return one.result.ranking.weights[hit.id].get(name, 0.0)


def _next_to(one: Address, other: Address) -> float:
    """1 for neighbouring ayat of one Pasal, 0 for all others."""
    if one.pasal is None or one.pasal != other.pasal:
        return 0.0
    first, second = one.path[-1].number or "", other.path[-1].number or ""
    return float(first.isdigit() and second.isdigit() and abs(int(first) - int(second)) == 1)


def choose(found: Sequence[Found], weights: Mapping[str, float], threshold: float, most: int) -> list[Choice]:
    """The clauses to quote, the best first, at least one where there is any, in the order of the parts that they answer."""
    weighed = []
    for one in choices(found):
        strength = sum(weights[name] * value for name, value in one.signals.items())
        weighed.append(Choice(one.hit, one.found, one.rank, one.signals, 1 / (1 + exp(-strength))))
    weighed.sort(key=lambda one: -one.likelihood)
    kept = [one for place, one in enumerate(weighed) if place == 0 or one.likelihood >= threshold][:most]
    first = kept[:1]
    # the rest as one reads: part by part, each part's best first
    return [*first, *sorted(kept[1:], key=lambda one: (_order(found, one, first), -one.likelihood))]


def _order(found: Sequence[Found], one: Choice, first: Sequence[Choice]) -> int:
    """The part's place in the question; what the whole question found goes with the first quote."""
    return first[0].found if found[one.found].whole else one.found
