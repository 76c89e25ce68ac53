"""A question as somebody put it, made safe, with the filters and the day that it was put with."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from kb.citation.address import RegulationId
from kb.errors import QueryError
from kb.law.passage import ClauseKind
from kb.law.status import Status

MAX_CHARACTERS = 1000
MAX_HITS = 100


@dataclass(frozen=True, slots=True)
class Query:
    """One question and how to answer it: at most `k` hits, all of one regulation, kind of clause or status where one is given.

    `on` is the day whose law is asked for; `on_given` tells whether somebody chose it.
    """

    text: str
    on: date
    k: int = 10
    regulation: RegulationId | None = None
    kind: ClauseKind | None = None
    status: Status | None = None
    on_given: bool = False
    after: str = ""
    """The question that was asked just before, whose subject this one may go on with."""

    @classmethod
    def make(cls, text: str, *, on: date | None = None, today: date, k: int = 10, **filters: object) -> "Query":
        """A query from what a person typed; QueryError says what is wrong with it."""
        printable = "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in text)
        cleaned = " ".join(unicodedata.normalize("NFC", printable).split())
        if not re.search(r"\w", cleaned):
            raise QueryError('pertanyaan kosong: tulis beberapa kata, misalnya "apa tugas gugus tugas"')
        if len(cleaned) > MAX_CHARACTERS:
            raise QueryError(f"pertanyaan terlalu panjang ({len(cleaned)} huruf): paling banyak {MAX_CHARACTERS}")
        if not 1 <= k <= MAX_HITS:
            raise QueryError(f"jumlah hasil (k) harus antara 1 dan {MAX_HITS}")
        return cls(cleaned, on or today, k, on_given=on is not None, **filters)  # type: ignore[arg-type]
