"""Documents of a ready pack, of one term across laws, and of the duty matrix."""

from collections.abc import Iterable, Iterator
from datetime import date

from kb.citation.address import Address
from kb.collecting.pack import Pack
from kb.documents.model import Block, Break, Card, Cited, Document, Heading, Paragraph, Point, Row, Table
from kb.law.regulation import Source
from search.presentation.saying import label_words, permalink, status_words
from search.study.duties import Cell, DutyFilter, DutyMatrix
from search.study.glossary import Entry, Glossary
from search.training.collecting import Collector, Found

_WORDS = {
    "id": {
        "goals": "Tujuan",
        "plan": "Susunan waktu",
        "cases": "Kasus untuk dibahas",
        "invented": "Kasus karangan; tidak menyangkut orang yang nyata.",
        "replies": "Pokok jawaban: {}",
        "term": "Satu istilah menurut beberapa peraturan",
        "duties": "Siapa wajib dan berwenang apa",
        "reworded": "bunyinya berubah sesudah hari itu",
    },
    "en": {
        "goals": "Goals",
        "plan": "Plan",
        "cases": "Cases to discuss",
        "invented": "Invented cases; no real person is meant.",
        "replies": "Points of an answer: {}",
        "term": "One term in several regulations",
        "duties": "Who must and may do what",
        "reworded": "worded otherwise after that day",
    },
}
_PLAN = {"id": ("Menit", "Bagian", "Isi", "Ketentuan"), "en": ("Minutes", "Part", "What to do", "Clauses")}
_CELLS = {
    "id": ("Bidang", "Sifat", "Tugas (ringkasan kami)", "Ketentuan", "Status"),
    "en": ("Field", "Modality", "Duty (our digest)", "Clause", "Status"),
}


def pack_document(collector: Collector, pack: Pack, on: date, language: str = "id") -> Document:
    """A ready pack as a handout: goals, plan of the hour, what to read, cases with points of an answer."""
    say = _WORDS[language]
    english = language == "en"
    blocks: list[Block] = [Heading(say["goals"]), *(Point(goal.en if english else goal.id) for goal in pack.goals)]
    rows = []
    for step in pack.plan:
        where = _where(collector, step.addresses, on)
        title = step.gloss if english and step.gloss else step.judul
        rows.append(Row((str(step.minutes), title, step.isi, "; ".join(one.citation for one in where)), where))
    blocks += [Heading(say["plan"]), Table(_PLAN[language], tuple(rows)), *collector.blocks(pack.collection, on)]
    if pack.cases:
        blocks += [Break(), Heading(say["cases"]), Paragraph(say["invented"], note=True)]
    for case in pack.cases:
        blocks += [Heading(case.judul, 2), Paragraph(case.cerita)]
        blocks += [Paragraph(f"{number}. {question}") for number, question in enumerate(case.questions, start=1)]
    for case in pack.cases:
        if case.replies:
            blocks.append(Heading(say["replies"].format(case.judul), 2))
            blocks += [_reply(collector, reply.text, reply.addresses, on) for reply in case.replies]
    title, subtitle = (pack.gloss, pack.title) if english else (pack.title, pack.gloss)
    return Document(title, subtitle, on, language, tuple(blocks))


def term_document(collector: Collector, glossary: Glossary, entry: Entry, on: date, language: str = "id") -> Document:
    """One term as each law defines it on a day, those in force first."""
    say = _WORDS[language]
    cards = (
        Card(entry.name, collector.quote(Found(one.term.address, collector.shown(one.term.address, on) or one.shown, ())))
        for one in glossary.definitions(entry, on)
    )
    return Document(entry.name, say["term"], on, language, tuple(cards))


def duties_document(matrix: DutyMatrix, wanted: DutyFilter, on: date, *, today: date, base: str, language: str = "id") -> Document:
    """The cells of the duty matrix that a filter lets through: a table a body, each line with its clause."""
    say = _WORDS[language]
    blocks: list[Block] = []
    for name, cells in _by_body(matrix.cells(wanted, on, today=today), language):
        rows = tuple(_duty_row(cell, on, base, language, say["reworded"]) for cell in cells)
        blocks += [Heading(name), Table(_CELLS[language], rows)]
    return Document(say["duties"], "", on, language, tuple(blocks))


def _where(collector: Collector, addresses: Iterable[Address], on: date) -> tuple[Cited, ...]:
    return tuple(one for address in addresses if (one := collector.cited(address, on)))


def _reply(collector: Collector, text: str, addresses: tuple[Address, ...], on: date) -> Point:
    where = _where(collector, addresses, on)
    return Point(f"{text} ({'; '.join(a.citation for a in addresses)})" if addresses else text, where)


def _by_body(cells: Iterable[Cell], language: str) -> Iterator[tuple[str, list[Cell]]]:
    bodies: dict[str, list[Cell]] = {}
    for cell in cells:
        bodies.setdefault(cell.duty.body.gloss if language == "en" else cell.duty.body.name, []).append(cell)
    yield from bodies.items()


def _duty_row(cell: Cell, on: date, base: str, language: str, reworded: str) -> Row:
    duty = cell.duty
    status = status_words(cell.standing, language) + (f"; {reworded}" if cell.reworded else "")
    # the line is in our words, whatever it was drawn from
    source = Source.CATATAN if duty.source is Source.CATATAN else Source.RINGKASAN
    where = Cited(duty.address.citation, source, label_words(source, None, language), status, permalink(base, str(duty.address), on), on)
    english = language == "en"
    cells = (duty.field.gloss if english else duty.field.name, duty.modality.value, duty.gloss if english else duty.duty)
    return Row((*cells, duty.address.citation, status), (where,))
