"""Examples for the OpenAPI document: shortened answers as the service gives them, about UU 21/2007 Pasal 18 in our own digest."""

from typing import Any

from web.shared.site import apilinks

_STANDING: dict[str, Any] = {
    "status": "berlaku", "since": "2007-04-19", "by": None, "replaced_by": [], "checked": "2026-11-24", "effects": [],
}  # fmt: skip
_CLAUSE: dict[str, Any] = {
    "address": "uu-21-2007/pasal-18",
    "citation": "UU 21/2007 Pasal 18",
    **_STANDING,
    "source": "ringkasan",
    "provenance": None,
    "ocr": False,
    "page": None,
    "outdated": False,
    "replaces": [],
    "judul": "Korban yang dipaksa berbuat pidana tidak dihukum",
    "text": "Bila korban melanggar hukum pidana karena paksaan pelaku perdagangan orang, ia tidak dipidana.",
    "ringkasan": "Bila korban melanggar hukum pidana karena paksaan pelaku perdagangan orang, ia tidak dipidana.",
    "gloss": "A victim who commits a crime because the trafficker forced them to is not punished (tidak dipidana).",
    "note_source": None,
}
RESULTS: dict[str, Any] = {
    "query": "korban yg dipaksa",
    "read_as": {"text": "korban yang dipaksa", "changes": [["yg", "yang"]]},
    "on": "2026-11-24", "took_ms": 12.4, "embedding_ms": 9.1,
    "hits": [
        {"rank": 1, "score": 0.97, **_CLAUSE, "via": None, "why": [{"code": "makna", "text": "dekat dengan ringkasan-nya", "weight": 0.8}]}
    ],
}  # fmt: skip
ANSWER: dict[str, Any] = {
    "question": "apakah korban yang dipaksa dihukum", "read_as": None, "on": "2026-11-24", "answered": True, "kind": "pidana",
    "subject": [], "topic": None, "verdicts": [],
    "parts": [{"text": "apakah korban yang dipaksa dihukum", "kind": "pidana", "addresses": ["uu-21-2007/pasal-18"]}],
    "quotes": [{**_CLAUSE, "answers": [1]}], "related": [], "conflicts": [], "table": None, "reason": None,
}  # fmt: skip
PROVISION: dict[str, Any] = {
    **_CLAUSE, "heading": None, "enacted_by": None, "version": None, "wordings": [],
    "parents": ["uu-21-2007"], "children": [], "cites": [], "cited_by": [],
    "delegations": [], "implemented_by": [],
}  # fmt: skip
_LAW: dict[str, Any] = {
    "id": "uu-21-2007", "citation": "UU 21/2007", "title": "Pemberantasan Tindak Pidana Perdagangan Orang", **_STANDING,
    "text": None, "digests": 120, "notes": 0,
}  # fmt: skip
REGULATIONS: dict[str, Any] = {"on": "2026-11-24", "regulations": [_LAW]}
REGULATION: dict[str, Any] = {
    **_LAW, "short_title": "UU TPPO", "aliases": [], "issuer": None, "enacted": "2007-04-19", "in_force": "2007-04-19", "gazette": None,
    "topics": [], "pages": [], "sources": [], "gaps": [], "notes": [], "relations": [], "related_by": [],
    "provisions": [{"address": "uu-21-2007/pasal-18", "level": "pasal", "number": "18", "heading": None, "parent": None}],
}  # fmt: skip
_POLICE: dict[str, Any] = {"id": "kepolisian", "name": "Kepolisian", "gloss": "Police", "level": "penegak-hukum"}
_PROTECTION: dict[str, Any] = {
    "id": "pelindungan-saksi-korban", "name": "Pelindungan saksi dan korban", "gloss": "Protection of witnesses and victims",
}  # fmt: skip
_FORCE: dict[str, Any] = {
    "id": "gugus-tugas-pusat", "name": "Gugus Tugas Pusat", "gloss": "National anti-trafficking task force", "level": "pusat",
}  # fmt: skip
_STATUS = {key: value for key, value in _STANDING.items() if key != "effects"}
DUTIES: dict[str, Any] = {
    "on": "2026-11-24", "total": 1,
    "duties": [
        {
            "body": _POLICE, "field": _PROTECTION, "modality": "wajib",
            "duty": "Melindungi saksi, korban, dan keluarganya yang terancam, sebelum sampai sesudah perkara diperiksa",
            "gloss": "Protects threatened witnesses, victims and families before, during and after the proceedings",
            "address": "uu-21-2007/pasal-47", "citation": "UU 21/2007 Pasal 47", "source": "naskah", "note": None, "reworded": False,
            **_STATUS,
        }
    ],
    "task_forces": [
        {
            "body": _FORCE, "aspect": "pembentukan", "isi": "Dibentuk Pemerintah", "gloss": "Set up by the central Government",
            "address": "uu-21-2007/pasal-58/ayat-2", "citation": "UU 21/2007 Pasal 58 ayat (2)", "source": "naskah", "note": None,
            **_STATUS,
        }
    ],
    "bodies": [_POLICE, _FORCE], "fields": [_PROTECTION], "laws": ["uu-21-2007"],
}  # fmt: skip
_TERM: dict[str, Any] = {"term": "eksploitasi", "name": "Eksploitasi", "aliases": [], "gloss": ["exploitation"]}
_DEFINING: dict[str, Any] = {"address": "uu-21-2007/pasal-1/angka-7", "citation": "UU 21/2007 Pasal 1 angka 7"}
DEFINITIONS: dict[str, Any] = {"on": "2026-11-24", "terms": [{**_TERM, "definitions": [{**_DEFINING, "status": "berlaku"}]}]}
_COMPARED: dict[str, Any] = {
    "likeness": 0.667,
    "words": [{"op": "same", "text": "memanfaatkan "}, {"op": "dropped", "text": "korban"}, {"op": "added", "text": "orang"}],
}
DEFINITION: dict[str, Any] = {
    "on": "2026-11-24", **_TERM,
    "definitions": [
        {**_CLAUSE, **_DEFINING, "judul": "Arti eksploitasi", "text": "memanfaatkan orang", "ringkasan": "memanfaatkan orang",
         "gloss": "using people (memanfaatkan orang)", "uses": ["uu-21-2007/pasal-2/ayat-2"], "compared": _COMPARED},
    ],
    "related": ["eksploitasi-seksual"],
}  # fmt: skip
COMPARISON: dict[str, Any] = {
    "on": "2026-11-24", "before": "uu-23-2002@uu-23-2002", "after": "uu-23-2002", "basis": "naskah",
    "counts": {"same": 38, "changed": 1, "moved": 0, "new": 0, "dropped": 0, "ended": 0},
    "rows": [
        {"change": "changed", "before": "uu-23-2002/pasal-59@uu-23-2002", "after": "uu-23-2002/pasal-59", "matched_by": "number",
         "status": "diubah", "replaced_by": [], "compared": _COMPARED},
    ],
}  # fmt: skip
#: Examples by path of the document.
EXAMPLES = {
    apilinks.API_SEARCH: RESULTS,
    apilinks.API_ASK: ANSWER,
    apilinks.API_PROVISIONS + "/{address}": PROVISION,
    apilinks.API_REGULATIONS: REGULATIONS,
    apilinks.API_REGULATIONS + "/{id}": REGULATION,
    apilinks.API_DUTIES: DUTIES,
    apilinks.API_COMPARE + "/{before}/{after}": COMPARISON,
    apilinks.API_DEFINITIONS: DEFINITIONS,
    apilinks.API_DEFINITIONS + "/{term}": DEFINITION,
}
