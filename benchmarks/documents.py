"""How long a collection of 200 items takes in each format: `python -m benchmarks.documents`.

The items are clauses of the index that serves, spread over all regulations; without law texts they are digests, which are shorter.
"""

import sys
import time
from datetime import date

from benchmarks.measuring.goals import Figure, print_figures
from cli.opening import open_engine
from kb.citation.address import Address
from kb.collecting.collection import Clause, Collection, Section
from kb.documents.formats import render
from search.engine import Engine
from search.study.glossary import Glossary
from search.training.collecting import Collector

ITEMS = 200
#: Seconds that each format may take: goal and floor.
GOALS = {".docx": (2.0, 3.0), ".pptx": (2.5, 3.0), ".pdf": (5.0, 8.0)}
_OTHERS = (".kartu.pdf", ".apkg", ".md", ".csv")


def main() -> int:
    """Print a line a format; 1 when one is too slow."""
    engine = open_engine()
    addresses = _clauses(engine)
    items = tuple(Clause(address, note="Catatan pelatih.") for address in addresses[:: max(len(addresses) // ITEMS, 1)][:ITEMS])
    collector = Collector(engine.store, engine.presenter, Glossary(engine.store, engine.presenter), base="https://kb.contoh")
    document = collector.document(Collection("Tolok ukur", "", (Section("Bagian", items),)), date.today())
    print(f"{len(items)} items, {sum(len(quote.words) for quote in document.quotes()):,} characters")
    figures = []
    for suffix in (*GOALS, *_OTHERS):
        started = time.perf_counter()
        render(document, suffix)
        goal, floor = GOALS.get(suffix, (None, None))
        figures.append(Figure(f"{suffix} of {len(items)} items, seconds", time.perf_counter() - started, goal, floor))
    return print_figures(figures)


def _clauses(engine: Engine) -> list[Address]:
    """Every clause that has a passage, in the order of the manifest."""
    found = (
        passage.address for regulation in engine.store.regulations() for _, passage in engine.store.passages_below(Address(regulation.id))
    )
    return [address for address in dict.fromkeys(found) if address.path]


if __name__ == "__main__":
    sys.exit(main())
