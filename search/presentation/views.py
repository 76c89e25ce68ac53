"""The JSON of the command line and the API: one shape for both, its keys fixed by docs/design (additions welcome, these stay)."""

from datetime import date
from typing import Any

from kb.citation.address import Address, RegulationId
from kb.law.regulation import Regulation, Relation
from kb.law.status import Effect, Standing
from search.answering.answer import Answer
from search.engine import Engine, Hit, Result
from search.presentation.presenting import Shown


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
        "children": list(map(str, _children(engine, shown))),
        "cites": list(dict.fromkeys(str(target) for _, _, target in engine.store.cites(address))),
        "cited_by": list(map(str, engine.store.cited_by(address))),
        "delegations": [shown.text[start:stop] for start, stop in engine.store.delegations(address)]
        if wording and wording.until is None
        else [],
        "implemented_by": list(dict.fromkeys(str(id) for id, _ in engine.store.implementing(address))),
    }


def regulations_view(engine: Engine, on: date) -> dict[str, Any]:
    """`/api/regulations`: what is in here."""
    return {"on": on.isoformat(), "regulations": [_regulation_facts(engine, facts, on) for facts in engine.store.regulations()]}


def regulation_view(engine: Engine, id: RegulationId, on: date) -> dict[str, Any] | None:
    """`/api/regulations/{id}`; None where the corpus does not know it."""
    facts = engine.store.regulation(id)
    if facts is None:
        return None
    relations = [(facts.id, relation) for relation in facts.relations]
    return {
        **_regulation_facts(engine, facts, on),
        "short_title": facts.short_title,
        "aliases": list(facts.aliases),
        "issuer": facts.issuer,
        "enacted": _text(facts.enacted),
        "in_force": _text(facts.in_force),
        "gazette": facts.gazette,
        "topics": list(facts.topics),
        "pages": list(facts.pages),
        "sources": list(facts.sources),
        "gaps": list(facts.gaps),
        "notes": [{"judul": n.judul, "isi": n.isi, "gloss": n.gloss, "source": n.source, "dated": n.dated} for n in engine.store.notes(id)],
        "relations": [_relation_view(source, relation) for source, relation in relations],
        "related_by": [_relation_view(source, relation) for source, relation in engine.store.relations_to(id)],
        "provisions": [
            {"address": str(w.address), "level": w.level.value, "number": w.number, "heading": w.heading, "parent": _text(w.parent)}
            for w in engine.store.wordings_of(id, on)
        ],
    }


def _regulation_facts(engine: Engine, facts: Regulation, on: date) -> dict[str, Any]:
    record = engine.store.text(facts.id)
    return {
        "id": str(facts.id),
        "citation": facts.citation,
        "title": facts.title,
        **standing_view(engine.presenter.standing(Address(facts.id), on)),
        "text": {
            "provenance": record.provenance.value,
            "file": record.file,
            "sha256": record.sum,
            "pages": record.pages,
            "ocr": record.ocr,
            "grade": record.grade,
            "warnings": [{"code": w.code, "message": w.message, "page": w.page} for w in record.warnings],
        }
        if record
        else None,
        "digests": len(engine.store.digests_of(facts.id)),
        "notes": len(engine.store.notes(facts.id)),
    }


def _relation_view(source: RegulationId, relation: Relation) -> dict[str, Any]:
    return {
        "regulation": str(source),
        "kind": relation.kind.value,
        "target": str(relation.target),
        "by": _text(relation.by),
        "note": relation.note,
        "since": relation.since.isoformat() if relation.since else None,
    }


def shown_view(shown: Shown) -> dict[str, Any]:
    """One quoted clause."""
    return {
        "address": str(shown.address),
        "citation": shown.citation,
        **standing_view(shown.standing),
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


def standing_view(standing: Standing) -> dict[str, Any]:
    """Status of a clause on a day, with what made it so."""
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
    named = result.analysis.address
    return {
        "rank": hit.rank,
        "score": hit.score,
        **shown_view(engine.presenter.show_hit(hit.passage, result.query.on)),
        "via": _text(result.analysis.via) if named and named.covers(hit.address) else None,
        "why": [{"code": reason.code, "text": reason.text, "weight": round(reason.weight, 4)} for reason in hit.why],
    }


def _children(engine: Engine, shown: Shown) -> tuple[Address, ...]:
    """Structural children; without law text, the parts that have a digest."""
    children = tuple(child.address for child in engine.store.children(shown.address, shown.on))
    depth = len(shown.address.path) + 1
    below = (digest.address for digest in engine.store.digests_below(shown.address)) if not children else ()
    return children or tuple(dict.fromkeys(Address(a.regulation, a.path[:depth]) for a in below))


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
