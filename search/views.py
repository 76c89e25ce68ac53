"""The JSON of the command line and the API: one shape for both, its keys fixed by docs/design (additions welcome, these stay)."""

from typing import Any

from kb.address import Address
from kb.status import Effect, Standing
from search.answer import Answer
from search.engine import Engine, Hit, Result
from search.presenting import Shown


def search_view(engine: Engine, result: Result) -> dict[str, Any]:
    """`kb search --json`, `/api/search`."""
    return {
        "query": result.query.text,
        "on": result.query.on.isoformat(),
        "took_ms": round(result.took_ms, 2),
        "embedding_ms": round(result.embedding_ms, 2),
        "hits": [_hit_view(engine, result, hit) for hit in result.hits],
    }


def answer_view(engine: Engine, answer: Answer) -> dict[str, Any]:
    """`kb ask --json`, `/api/ask`."""
    return {
        "question": answer.query.text,
        "on": answer.query.on.isoformat(),
        "answered": answer.answered,
        "kind": answer.kind.value if answer.kind else None,
        "quotes": [shown_view(one) for one in answer.quotes],
        "related": [shown_view(one) for one in answer.related],
        "conflicts": [
            {"topic": c.topic, "addresses": list(map(str, c.addresses)), "isi": c.isi, "gloss": c.gloss, "source": c.source}
            for c in answer.conflicts
        ],
        "reason": answer.reason,
    }


def provision_view(engine: Engine, shown: Shown) -> dict[str, Any]:
    """`kb show --json`, `/api/provisions/…`."""
    address, wording = shown.address, shown.wording
    parents = _parents(engine, shown)
    return {
        **shown_view(shown),
        "ringkasan": shown.ringkasan or None,
        "gloss": shown.gloss or None,
        "heading": wording.heading if wording else None,
        "enacted_by": _text(wording.enacted_by) if wording else None,
        "version": str(wording.version) if wording else None,
        "wordings": [
            {"version": str(w.version), "since": _text(w.since), "until": _text(w.until), "by": _text(w.enacted_by), "deleted": w.deleted}
            for w in engine.store.wordings(address)
        ],
        "parents": list(map(str, parents)),
        "children": [str(child.address) for child in engine.store.children(address, shown.on)],
        "cites": list(dict.fromkeys(str(target) for _, _, target in engine.store.cites(address))),
        "cited_by": list(map(str, engine.store.cited_by(address))),
    }


def shown_view(shown: Shown) -> dict[str, Any]:
    """One quoted clause."""
    return {
        "address": str(shown.address),
        "citation": shown.citation,
        **_standing_view(shown.standing),
        "source": shown.source.value,
        "provenance": shown.provenance.value if shown.provenance else None,
        "ocr": shown.ocr,
        "page": shown.page,
        "outdated": shown.outdated,
        "replaces": list(map(str, shown.replaces)),
        "judul": shown.judul or None,
        "text": shown.text,
        "ringkasan": shown.ringkasan or None,
        "gloss": shown.gloss or None,
        "note_source": shown.note_source,
    }


def _standing_view(standing: Standing) -> dict[str, Any]:
    return {
        "status": standing.status.value,
        "since": _text(standing.since),
        "by": _text(standing.by),
        "replaced_by": list(map(str, standing.replaced_by)),
        "checked": _text(standing.checked),
        "effects": [_effect_view(effect) for effect in standing.effects],
    }


def _effect_view(effect: Effect) -> dict[str, Any]:
    return {
        "target": str(effect.target),
        "kind": effect.kind.value,
        "by": str(effect.by),
        "since": effect.since.isoformat(),
        "note": effect.note,
        "gloss": effect.gloss,
        "source": effect.source,
        "rules": list(map(str, effect.rules)),
        "doubt": effect.doubt,
    }


def _hit_view(engine: Engine, result: Result, hit: Hit) -> dict[str, Any]:
    shown = engine.presenter.show_passage(hit.passage, result.query.on)
    view = shown_view(shown) if shown else {"address": str(hit.address), "citation": hit.address.citation}
    return {
        "rank": hit.rank,
        "score": hit.score,
        **view,
        "via": None,
        "why": [{"code": reason.code, "text": reason.text, "weight": round(reason.weight, 4)} for reason in hit.why],
    }


def _parents(engine: Engine, shown: Shown) -> tuple[Address, ...]:
    """Structural parents from the innermost to the regulation."""
    parents = []
    parent = shown.wording.parent if shown.wording else shown.address.parent
    while parent is not None:
        parents.append(parent)
        above = engine.store.wording(parent, shown.on)
        parent = above.parent if above else parent.parent
    root = Address(shown.address.regulation)
    if not parents or parents[-1] != root:
        parents.append(root)
    return tuple(dict.fromkeys(parents))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
