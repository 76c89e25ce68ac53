"""`kb status`: which generation serves, what is there as law text, digest or note, and what is missing."""

from collections.abc import Callable
from typing import Any

from kb.people import People
from kb.settings import Settings
from kb.storage import generation
from kb.storage.store import Store


def inventory(settings: Settings) -> dict[str, Any]:
    """What the generation that serves holds; IndexMissing when there is none."""
    made = generation.current(settings.data)
    people = People(settings.data)
    store = Store(generation.folder_of(settings.data, made.name) / generation.DATABASE, people.withdrawn())
    regulations = []
    for regulation in store.regulations():
        text = store.text(regulation.id)
        regulations.append(
            {
                "id": str(regulation.id),
                "citation": regulation.citation,
                "title": regulation.title,
                "naskah": text.provenance.value if text else None,
                "file": text.file if text else None,
                "grade": text.grade if text else None,
                "ringkasan": len(store.digests_of(regulation.id)),
                "catatan": len(store.notes(regulation.id)),
                "checked": regulation.checked.isoformat() if regulation.checked else None,
            }
        )
    return {
        "generation": made.name,
        "model": made.model,
        "engine": made.engine,
        "dimension": made.dimension,
        "counts": store.counts(),
        "withdrawn": [{"address": str(w.address), "reason": w.reason, "since": w.since} for w in people.withdrawals()],
        "reports": len(people.reports()),
        "regulations": regulations,
        "missing": [r["id"] for r in regulations if not r["naskah"]],
    }


def print_inventory(view: dict[str, Any], echo: Callable[[str], Any]) -> None:
    """The inventory for people."""
    counts = view["counts"]
    echo(f"generation {view['generation']}, model {view['model']} ({view['dimension']} numbers)")
    echo(", ".join(f"{count} {name}" for name, count in counts.items()))
    for r in view["regulations"]:
        have = [
            f"naskah: {r['naskah']} ({r['file']}, {r['grade']})" if r["naskah"] else "naskah: belum ada",
            f"{r['ringkasan']} ringkasan",
            f"{r['catatan']} catatan",
        ]
        echo(f"  {r['citation']:22} {'; '.join(have)}")
    for w in view["withdrawn"]:
        echo(f"withdrawn: ringkasan {w['address']} since {w['since']}: {w['reason']}")
    if view["reports"]:
        echo(f"{view['reports']} open reports: `kb reports`")
