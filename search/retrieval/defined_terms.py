"""Where a term is defined, by any of its names in either language, endings aside."""

from kb.law.term import Terms
from kb.storage.store import Store
from kb.words.lexicon import stems
from search.retrieval.columns import Columns


class DefinedTerms:
    """The defined terms of a generation; read at the first question for a definition."""

    def __init__(self, store: Store, columns: Columns) -> None:
        self._store = store
        self._columns = columns
        self._rows: dict[tuple[str, ...], dict[int, None]] | None = None

    def rows(self, term: str) -> list[int]:
        """Rows of the clauses that define a term, in reading order."""
        if self._rows is None:
            self._rows = self._read()
        found: dict[int, None] = {}
        for name in _stemmed(term):
            found.update(self._rows.get(name, {}))
        return list(found)

    def _read(self) -> dict[tuple[str, ...], dict[int, None]]:
        rows: dict[tuple[str, ...], dict[int, None]] = {}
        for term in Terms(self._store).all():
            defining = self._columns.rows_of.get(str(term.address), ())
            for name in term.every_name:
                for stemmed in _stemmed(name):
                    rows.setdefault(stemmed, {}).update(dict.fromkeys(defining[:1]))
        return rows


def _stemmed(name: str) -> set[tuple[str, ...]]:
    return {tuple(stems(name, language)) for language in ("indonesian", "english")}
