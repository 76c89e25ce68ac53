"""The JSON of the command line and the API: one shape for both. Keys may be added; those that are there stay."""

from datetime import date
from typing import Any

from kb.citation.address import Address, RegulationId
from kb.law.regulation import Regulation, Relation
from kb.law.status import Effect, Standing
from kb.storage.store import Store
from search.presentation.presenting import Presenter, Shown
from search.question.spelling.speller import Spelling
from search.retrieval.hits import Hit, Result


def search_view(presenter: Presenter, result: Result) -> dict[str, Any]:
    """The hits of a search: `kb search --json`, `/api/search`."""
    return {
        "query": result.query.text,
        "read_as": read_as_view(result.spelling),
        "on": result.query.on.isoformat(),
        "took_ms": round(result.took_ms, 2),
        "embedding_ms": round(result.embedding_ms, 2),
        "hits": [_hit_view(presenter, result, hit) for hit in result.hits],
    }


def read_as_view(spelling: Spelling) -> dict[str, Any] | None:
    """A question as it was read, where that is not as it was typed."""
    if not spelling.changes:
        return None
    return {"text": spelling.text, "changes": [list(change) for change in spelling.changes]}


def provision_view(store: Store, shown: Shown) -> dict[str, Any]:
    """One provision with all that is known of it: `kb show --json`, `/api/provisions/…`."""
    address, wording = shown.address, shown.wording
    parents = _parents(store, shown)
    return {
        **shown_view(shown),
        "ringkasan": shown.ringkasan or None,
        "gloss": shown.gloss or None,
        "heading": wording.heading if wording else None,
        "enacted_by": _text(wording.enacted_by) if wording else None,
        "version": str(wording.version) if wording else None,
        "wordings": [
            {"version": str(w.version), "since": _text(w.since), "until": _text(w.until), "by": _text(w.enacted_by), "deleted": w.deleted}
            for w in store.wordings(address)
        ],
        "parents": list(map(str, parents)),
        "children": list(map(str, _children(store, shown))),
        "cites": list(dict.fromkeys(str(target) for _, _, target in store.cites(address))),
        "cited_by": list(map(str, store.cited_by(address))),
        "delegations": [shown.text[start:stop] for start, stop in store.delegations(address)] if wording and wording.until is None else [],
        "implemented_by": list(dict.fromkeys(str(id) for id, _ in store.implementing(address))),
    }


def regulations_view(store: Store, presenter: Presenter, on: date) -> dict[str, Any]:
    """All regulations with their status: `/api/regulations`."""
    return {"on": on.isoformat(), "regulations": [_regulation_facts(store, presenter, facts, on) for facts in store.regulations()]}


def regulation_view(store: Store, presenter: Presenter, id: RegulationId, on: date) -> dict[str, Any] | None:
    """One regulation with its provisions: `/api/regulations/{id}`; None where the corpus does not know it."""
    facts = store.regulation(id)
    if facts is None:
        return None
    relations = [(facts.id, relation) for relation in facts.relations]
    return {
        **_regulation_facts(store, presenter, facts, on),
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
        "notes": [{"judul": n.judul, "isi": n.isi, "gloss": n.gloss, "source": n.source, "dated": n.dated} for n in store.notes(id)],
        "relations": [_relation_view(source, relation) for source, relation in relations],
        "related_by": [_relation_view(source, relation) for source, relation in store.relations_to(id)],
        "provisions": [
            {"address": str(w.address), "level": w.level.value, "number": w.number, "heading": w.heading, "parent": _text(w.parent)}
            for w in store.wordings_of(id, on)
        ],
    }


def _regulation_facts(store: Store, presenter: Presenter, facts: Regulation, on: date) -> dict[str, Any]:
    record = store.text(facts.id)
    return {
        "id": str(facts.id),
        "citation": facts.citation,
        "title": facts.title,
        **standing_view(presenter.standing(Address(facts.id), on)),
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
        "digests": len(store.digests_of(facts.id)),
        "notes": len(store.notes(facts.id)),
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
    """One clause as it is shown: its words, where they come from, and its status."""
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


def _hit_view(presenter: Presenter, result: Result, hit: Hit) -> dict[str, Any]:
    named = result.analysis.address
    return {
        "rank": hit.rank,
        "score": hit.score,
        **shown_view(presenter.show_hit(hit.passage, result.query.on)),
        "via": _text(result.analysis.via) if named and named.covers(hit.address) else None,
        "why": [{"code": reason.code, "text": reason.text, "weight": round(reason.weight, 4)} for reason in hit.why],
    }


def _children(store: Store, shown: Shown) -> tuple[Address, ...]:
    """Structural children; without law text, the parts that have a digest."""
    children = tuple(child.address for child in store.children(shown.address, shown.on))
    depth = len(shown.address.path) + 1
    below = (digest.address for digest in store.digests_below(shown.address)) if not children else ()
    return children or tuple(dict.fromkeys(Address(a.regulation, a.path[:depth]) for a in below))


def _parents(store: Store, shown: Shown) -> tuple[Address, ...]:
    """Structural parents from the innermost to the regulation."""
    parents = []
    parent = shown.wording.parent if shown.wording else shown.address.parent
    while parent is not None:
        parents.append(parent)
        above = store.wording(parent, shown.on)
        parent = above.parent if above else parent.parent
    root = Address(shown.address.regulation)
    if not parents or parents[-1] != root:
        parents.append(root)
    return tuple(dict.fromkeys(parents))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
