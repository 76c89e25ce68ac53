"""Writing side of a generation's SQLite file: values of the domain in, rows out."""

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ingest.references.finder import Citation
from kb.citation.address import Address
from kb.law.duty import DutyBook
from kb.law.facets import NAMES, said_facets
from kb.law.learning.readingpath import ReadingPath
from kb.law.learning.topic import Topic
from kb.law.narrowings import CASES, narrowings
from kb.law.passage import TEXTS, Passage, TextKind
from kb.law.penalty import Offence
from kb.law.regulation import Conflict, Digest, Note, Regulation, TypicalQuestions
from kb.law.status import Effect
from kb.law.term import Term, TermUse
from kb.law.textrecord import TextRecord
from kb.law.wording import Wording
from kb.storage.learningrows import line_rows, path_row, step_rows, topic_row
from kb.storage.penaltyrows import offence_row, penalty_rows
from kb.storage.tables import SCHEMA_SQL
from kb.words.bm25 import weighed
from kb.words.lexicon import words
from kb.words.postings import PostingsWriter, pack


class Writer:
    """Fills one new database; nothing reads it before it is published."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        # a half-written file is thrown away whole, so no journal is kept; publishing syncs the finished one
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA_SQL)
        self._postings = PostingsWriter()
        self._vocabulary: Counter[str] = Counter()
        self._facets: dict[str, array[int]] = {name: array("i") for name in NAMES}
        self._narrowings: dict[str, array[int]] = {name: array("i") for name in CASES}

    def regulation(self, position: int, regulation: Regulation, *, known: bool) -> None:
        """One entry of the manifest with its relations."""
        r = regulation
        self._insert(
            "regulations",
            (
                *(str(r.id), position, r.title, r.short_title, _json(r.aliases), r.issuer, _text(r.enacted), _text(r.in_force)),
                *(r.gazette, _text(r.checked), _json(r.topics), _json(r.pages), _json(r.sources), _json(r.gaps)),
                *(_json(tuple(map(str, r.core))), known),
            ),
        )
        self._count_words(r.title, r.short_title or "", *r.aliases)
        for place, relation in enumerate(r.relations):
            what = (relation.kind, str(relation.target), _text(relation.by), relation.note, _text(relation.since))
            self._insert("relations", (str(r.id), place, *what))

    def text(self, record: TextRecord) -> None:
        """Which file a regulation's words come from."""
        warnings = _json([(w.code, w.message, w.page) for w in record.warnings])
        self._insert(
            "texts",
            (
                *(str(record.regulation), record.provenance, record.file, record.sum, record.pages, record.ocr, record.grade),
                *(record.source, warnings),
            ),
        )

    def effects(self, effects: Iterable[Effect]) -> None:
        """Effects of later law."""
        for e in effects:
            row = (str(e.target), str(e.target.regulation), e.kind, str(e.by), _text(e.since), _json(map(str, e.replaced_by)))
            self._insert("effects", (*row, e.note, e.gloss, e.source, _json(map(str, e.rules)), e.doubt))

    def wordings(self, wordings: Iterable[Wording]) -> None:
        """Wordings in reading order."""
        for w in wordings:
            place = (None, str(w.address), str(w.address.regulation), str(w.version), w.level, w.number, w.heading, w.text, w.page)
            origin = (_text(w.parent), str(w.printed_in), _text(w.enacted_by), _text(w.since), _text(w.until), w.deleted)
            self._insert("wordings", (*place, *origin))

    def aliases(self, aliases: Iterable[tuple[Address, Address]]) -> None:
        """Amending addresses and the bare ones that they print new words for."""
        for address, bare in aliases:
            self._db.execute("INSERT OR IGNORE INTO aliases VALUES (?, ?)", (str(address), str(bare)))

    def digests(self, digests: Iterable[Digest]) -> None:
        """Digests."""
        for d in digests:
            self._insert("digests", (str(d.address), d.judul, d.ringkasan, d.gloss, _json(map(str, d.angka_dari)), _text(d.menurut)))

    def notes(self, notes: Iterable[Note]) -> None:
        """Editorial notes."""
        for n in notes:
            self._insert("notes", (str(n.regulation), n.number, n.judul, n.isi, n.gloss, n.source, n.dated))

    def conflicts(self, conflicts: Iterable[Conflict]) -> None:
        """Clauses that stand side by side unsettled."""
        for c in conflicts:
            self._insert("conflicts", (c.topic, _json(map(str, c.addresses)), c.isi, c.gloss, c.source))

    def duty_book(self, book: DutyBook) -> None:
        """Who has which duty by which clause."""
        for b in book.bodies:
            self._insert("duty_bodies", (b.id, b.name, b.gloss, b.level))
        for f in book.fields:
            self._insert("duty_fields", (f.id, f.name, f.gloss))
        for d in book.duties:
            self._insert("duties", (d.body.id, d.field.id, d.modality, d.duty, d.gloss, str(d.address), d.source, d.note))
        for t in book.facts:
            self._insert("task_force_facts", (t.body.id, t.aspect, t.isi, t.gloss, str(t.address), t.source, t.note))

    def offences(self, offences: Iterable[Offence]) -> None:
        """What each offence carries, by the day of the act."""
        for offence in offences:
            self._insert("offences", offence_row(offence))
            for row in penalty_rows(offence):
                self._insert("penalties", row)

    def topics(self, topics: Iterable[Topic]) -> None:
        """Topic pages with their lines."""
        for topic in topics:
            self._insert("topics", topic_row(topic))
            for row in line_rows(topic):
                self._insert("topic_lines", row)

    def reading_paths(self, paths: Iterable[ReadingPath]) -> None:
        """Reading paths with their steps."""
        for path in paths:
            self._insert("reading_paths", path_row(path))
            for row in step_rows(path):
                self._insert("reading_steps", row)

    def citations(self, citations: Iterable[tuple[Address, Citation]]) -> None:
        """References in texts, each with the provision that makes it: a row for each target, and the delegations, which have none."""
        for source, citation in citations:
            if citation.delegation:
                self._insert("delegations", (str(source), citation.start, citation.end))
            for target in citation.targets:
                self._insert("cites", (str(source), citation.start, citation.end, str(target)))

    def terms(self, terms: Iterable[Term], uses: Iterable[TermUse]) -> None:
        """Defined terms of a regulation, and the places where each is used, in reading order."""
        ids: dict[Term, int] = {}
        for t in terms:
            ids[t] = self._insert("terms", (None, t.term, _json(t.aliases), _json(t.also), t.gloss, str(t.address)))
        for use in uses:
            self._insert("term_uses", (ids[use.term], str(use.address), use.start, use.stop))

    def passage(self, id: int, passage: Passage, questions: TypicalQuestions | None = None) -> None:
        """The next passage, its words and those of the questions that it answers."""
        p = passage
        self._insert(
            "passages",
            (id, str(p.address), str(p.address.regulation), p.part, p.kind, p.source, p.naskah, p.judul, p.ringkasan, p.gloss),
        )
        self._postings.add(passage, questions)
        self._count_words(p.naskah, p.judul, p.ringkasan, p.gloss, *((*questions.id, *questions.en) if questions else ()))
        for name in said_facets(passage):
            self._facets[name].append(id - 1)
        for name in narrowings(passage.judul):
            self._narrowings[name].append(id - 1)

    def vectors(self, rows: Sequence[tuple[int, TextKind, bytes]]) -> None:
        """Rows of the vector index, in its order; `text_rows` repeats whose they are in two arrays, which every start reads."""
        self._db.executemany("INSERT INTO vectors VALUES (?, ?, ?, ?)", ((row, *values) for row, values in enumerate(rows)))
        passages, kinds = array("i", (passage for passage, _, _ in rows)), array("i", (TEXTS.index(kind) for _, kind, _ in rows))
        self._insert("text_rows", (pack(passages), pack(kinds)))

    def finish(self) -> None:
        """Write what is left and close."""
        self._db.executemany("INSERT INTO postings VALUES (?, ?, ?, ?)", self._postings.postings())
        self._db.executemany("INSERT INTO weighed VALUES (?, ?, ?, ?, ?, ?, ?, ?)", weighed(self._postings))
        self._db.executemany("INSERT INTO text_lengths VALUES (?, ?)", self._postings.lengths())
        self._db.executemany("INSERT INTO vocabulary VALUES (?, ?)", sorted(self._vocabulary.items()))
        for table, marked in (("facets", self._facets), ("narrowings", self._narrowings)):
            self._db.executemany(f"INSERT INTO {table} VALUES (?, ?)", ((name, pack(rows)) for name, rows in marked.items()))
        self._db.commit()
        self._db.execute("ANALYZE")
        self._db.close()

    def _count_words(self, *texts: str) -> None:
        self._vocabulary.update(word for text in texts for word in words(text) if len(word) > 1 and word.isalpha())

    def _insert(self, table: str, row: Sequence[object]) -> int:
        return self._db.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row).lastrowid or 0


def _json(items: Iterable[object]) -> str:
    return json.dumps(list(items), ensure_ascii=False)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
