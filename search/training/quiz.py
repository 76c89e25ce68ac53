"""A quiz from clauses: multiple choice and matching, wrong answers from sibling clauses; the same seed gives the same quiz."""

import random
from collections.abc import Iterable, Sequence
from datetime import date

from kb.citation.address import Address, RegulationId
from kb.documents.model import Block, Choice, Document, Match
from search.presentation.saying import cited
from search.training.facts import Fact, FactKind, Facts

MOST = 20
_WRONG = 3
_FEWEST_WRONG = 2
_PAIRS = 5
_FEWEST_PAIRS = 3
_LONGEST_PAIR = 320
_ASKED = {
    FactKind.DEFINISI: "Istilah apa yang dikosongkan dalam definisi ini ({})?\n{}",
    FactKind.TENGGAT: "Berapa lama waktu yang dikosongkan dalam ketentuan ini ({})?\n{}",
    FactKind.PIDANA: "Angka ancaman pidana mana yang dikosongkan dalam ketentuan ini ({})?\n{}",
}
_PAIRED = {
    FactKind.DEFINISI: "Pasangkan istilah dengan definisinya; istilahnya dikosongkan.",
    FactKind.TUGAS: "Pasangkan siapa dengan tugasnya.",
}


class QuizMaker:
    """Makes quizzes of one generation, on one day; `more` are facts known from elsewhere (penalties by the day of the act)."""

    def __init__(self, facts: Facts, *, base: str, more: Sequence[Fact] = ()) -> None:
        self._facts = facts
        self._base = base
        self._more = more
        self._siblings: dict[RegulationId, tuple[Fact, ...]] = {}

    def questions(self, addresses: Iterable[Address], seed: int, most: int = MOST) -> tuple[Choice | Match, ...]:
        """Questions on clauses, in their order, then what is to be matched; a clause that states nothing plain gives none.

        The clauses should be few: what can be wrong comes from the whole of their regulations.
        """
        chance = random.Random(seed)
        wanted = tuple(dict.fromkeys(addresses))
        held = [fact for address in wanted for fact in (*self._facts.at(address), *(one for one in self._more if one.address == address))]
        pool = self._pool(held)
        made: list[Choice | Match] = []
        for address in wanted:
            own = [fact for fact in held if fact.address == address]
            chance.shuffle(own)
            for fact in own:
                question = self._choice(len(made) + 1, fact, pool, chance)
                if question is not None and len(made) < most:
                    made.append(question)
                    break
        rest = [fact for fact in pool if fact not in held]
        for kind in _PAIRED:
            # what is asked about leads: siblings alone may be of another subject
            match = self._match(len(made) + 1, kind, held, chance.sample(rest, len(rest)), chance)
            if match is not None and len(made) < most:
                made.append(match)
        return tuple(made)

    def _pool(self, held: Iterable[Fact]) -> tuple[Fact, ...]:
        """All facts of the regulations that are asked about, each once."""
        laws = dict.fromkeys(fact.address.regulation for fact in held)
        for id in laws:
            if id not in self._siblings:
                self._siblings[id] = self._facts.of(id)
        return tuple(dict.fromkeys([fact for id in laws for fact in self._siblings[id]] + list(self._more)))

    def _choice(self, number: int, fact: Fact, pool: Sequence[Fact], chance: random.Random) -> Choice | None:
        """A question with its wrong answers, those of the same regulation first; None where there are too few."""
        others = [other for other in pool if other.kind is fact.kind and other.address != fact.address]
        own = [other for other in others if other.address.regulation == fact.address.regulation]
        wrong: list[Fact] = []
        for group in (own, others):
            for other in chance.sample(group, len(group)):
                # neither right itself, nor the same as another wrong one
                if len(wrong) < _WRONG and not fact.may_also_be(other) and not any(other.may_also_be(one) for one in wrong):
                    wrong.append(other)
        if len(wrong) < _FEWEST_WRONG:
            return None
        choices = [fact.right, *(other.right for other in wrong)]
        chance.shuffle(choices)
        template = _ASKED.get(fact.kind)
        question = template.format(fact.shown.citation, fact.asked) if template else fact.asked
        return Choice(number, question, tuple(choices), choices.index(fact.right), cited(fact.shown, self._base, "id"))

    def _match(self, number: int, kind: FactKind, held: Sequence[Fact], rest: Sequence[Fact], chance: random.Random) -> Match | None:
        """Pairs of one kind and one regulation of which none can be exchanged for another; None where too few are asked about."""
        leading = [fact for fact in held if fact.kind is kind and len(fact.paired) <= _LONGEST_PAIR]
        chosen: list[Fact] = []
        for fact in (*leading, *rest):
            fits = fact.kind is kind and fact.address.regulation == leading[0].address.regulation if leading else False
            short = len(fact.paired) <= _LONGEST_PAIR
            if fits and short and len(chosen) < _PAIRS and not any(fact.may_also_be(one) for one in chosen):
                chosen.append(fact)
        if len(chosen) < _FEWEST_PAIRS:
            return None
        right = list(chosen)
        chance.shuffle(right)
        return Match(
            number,
            _PAIRED[kind],
            tuple(fact.right for fact in chosen),
            tuple(fact.paired for fact in right),
            tuple(right.index(fact) for fact in chosen),
            tuple(cited(fact.shown, self._base, "id") for fact in chosen),
        )


def quiz_document(title: str, questions: Sequence[Choice | Match], on: date) -> Document:
    """A quiz as a sheet to print; each format puts the key with the clauses behind it."""
    blocks: tuple[Block, ...] = tuple(questions)
    return Document(title, "Kuis", on, "id", blocks)
