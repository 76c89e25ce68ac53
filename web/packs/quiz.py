"""A pack's quiz on the web: the questions as a form, and what was chosen beside what is right."""

from collections.abc import Iterator, Mapping

from kb.citation.address import Address
from kb.collecting.pack import Pack
from kb.documents.model import Choice, Cited, Match
from web.packs.contexts import CitedPlace, Pick, QuestionView, QuizPage
from web.packs.pack import places
from web.shared.law.reading import Reading
from web.shared.law.standings import source_label
from web.shared.site import links
from web.shared.training.quizzes import quiz_of


def quiz_page(reading: Reading, pack: Pack, seed: int, chosen: Mapping[str, str] | None) -> QuizPage:
    """The quiz of a seed on the reader's day; with what was chosen, judged."""
    made = quiz_of(reading, pack.title, pack.quiz.addresses, seed).questions()
    questions = tuple(_question(reading, one, chosen or {}) for one in made)
    picks = [pick for one in questions for pick in one.picks]
    english = reading.language.code == "en"
    return QuizPage(
        title=pack.gloss if english else pack.title,
        pack_href=links.pack(pack.id, reading.per),
        href=links.quiz(pack.id),
        again_href=links.quiz(pack.id, seed + 1, reading.per),
        sheet_href=links.pack_download(pack.id, ".gift.txt", reading.per, seed=seed),
        seed=seed,
        per=reading.per.isoformat() if reading.per else "",
        day=reading.day(links.quiz(pack.id, seed)),
        questions=questions,
        judged=chosen is not None,
        right=sum(pick.chosen == pick.right for pick in picks),
        total=len(picks),
    )


def _question(reading: Reading, made: Choice | Match, chosen: Mapping[str, str]) -> QuestionView:
    if isinstance(made, Choice):
        text, _, given = made.question.partition("\n")
        pick = _pick(reading, f"s{made.number}", "", made.answer, made.cited, chosen, len(made.choices))
        return QuestionView(made.number, text, given, pick.source if given else None, made.choices, (pick,), False)
    return QuestionView(made.number, made.question, "", None, made.right, tuple(_pairs(reading, made, chosen)), True)


def _pairs(reading: Reading, made: Match, chosen: Mapping[str, str]) -> Iterator[Pick]:
    for place, (left, right, cited) in enumerate(zip(made.left, made.key, made.cited, strict=True)):
        yield _pick(reading, f"s{made.number}-{place + 1}", left, right, cited, chosen, len(made.right))


def _pick(reading: Reading, name: str, text: str, right: int, cited: Cited, chosen: Mapping[str, str], most: int) -> Pick:
    value = chosen.get(name, "")
    picked = int(value) if value.isascii() and value.isdigit() and len(value) < 3 and int(value) < most else None
    address = _address(reading, cited)
    shown = reading.reader.presenter.show_whole(address, reading.on)
    label = source_label(cited.source, shown.provenance if shown else None, bool(shown and shown.ocr), reading.language)
    (place,) = places(reading, (address,))
    return Pick(name, text, picked, right, CitedPlace(place.place, place.status), label)


def _address(reading: Reading, cited: Cited) -> Address:
    """The clause of a permanent link of ours."""
    return Address.parse(cited.link.removeprefix(reading.base).partition("?")[0].strip("/"))
