"""The manifest entry of a regulation that only an office's own file has: facts from the text itself, kept as TOML beside the file."""

import re
from collections.abc import Iterable
from datetime import date

import tomli_w

from kb.citation.address import Address, Level
from kb.law.outline import Outline
from kb.law.regulation import Regulation

_MONTHS = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember")
# "Ditetapkan di Jakarta pada tanggal 13 Juni 2019", "Diundangkan di Jakarta, pada tanggal 2 Januari 2023"
_SIGNED = re.compile(
    r"(?P<what>Disahkan|Ditetapkan|Diundangkan)\s+[Dd]i\s+[\w.]+(?:\s+[\w.]+){0,2}?,?\s+[Pp]ada\s+[Tt]anggal\s*:?\s*"
    r"(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]+)\s+(?P<year>\d{4})\b",
    re.A,
)
# "NOMOR 64 TAHUN 2019", "NO. 22 TAHUN 1961", scanned "NOMOR 17 TAHUN 2OL6"
_NUMBERED = re.compile(r"\bNO(?:MOR|\.)\s*[:.]?\s*\w{1,5}\s+TAHUN\s+\w{4}", re.I)
# "Peraturan Gubernur ini mulai berlaku pada tanggal diundangkan."
_STARTS = re.compile(r"\bini\s+(?:mulai\s+)?berlaku\s+(?:pada|sejak)\s+tanggal\s+(diundangkan|ditetapkan|disahkan)\b")
_HEAD = "# Peraturan yang ditambahkan dengan `kb add` dan tidak ada dalam manifest korpus; ditulis oleh program.\n"

# on the subject of this knowledge base: an office's own regulation on it must not stand behind the law of others
_CORE = re.compile(r"perdagangan\s+(?:orang|manusia)|trafi[ck]+ing|gugus\s+tugas", re.I)


def has_title_block(outline: Outline) -> bool:
    """Whether type, number and year stand in the title: a text that lost its title would have the id of what it cites first."""
    first = next((p for p in outline.provisions if p.address.level is Level.JUDUL), None)
    return first is not None and bool(_NUMBERED.search(outline.text_of(first)))


def entry_of(outline: Outline, name: str) -> Regulation:
    """Facts that the text itself states; what it does not is absent, and listed as a gap.

    The outline is one that has an id; `name` is what the file was called.
    """
    if outline.id is None:
        raise ValueError("an entry needs an id")
    signed = _signed(outline)
    enacted = signed.get("disahkan") or signed.get("ditetapkan")
    last = next((p for p in reversed(outline.provisions) if p.level is Level.PASAL and len(p.address.path) == 1), None)
    starts = _STARTS.search(outline.text_of(last)) if last else None
    in_force = signed.get(starts[1]) if starts else None
    gaps = [
        f"tanggal {what} tidak terbaca dari berkas yang ditambahkan"
        for what, day in (("penetapan", enacted), ("mulai berlaku", in_force))
        if day is None
    ]
    return Regulation(
        id=outline.id,
        title=plain(outline.title or "") or outline.id.citation,
        enacted=enacted,
        in_force=in_force,
        sources=(f"berkas yang ditambahkan: {name}",),
        gaps=tuple(gaps),
        core=(Address(outline.id),) if _CORE.search(outline.title or "") else (),
    )


def _signed(outline: Outline) -> dict[str, date]:
    """Days in the closing block by what was done on them; a misprinted day is left out."""
    days: dict[str, date] = {}
    for closing in (p for p in outline.provisions if p.level is Level.PENUTUP and len(p.address.path) == 1):
        for match in _SIGNED.finditer(outline.text_of(closing)):
            month = match["month"].lower()
            if month in _MONTHS and outline.id and 0 <= int(match["year"]) - outline.id.year <= 1:
                try:
                    days.setdefault(match["what"].lower(), date(int(match["year"]), _MONTHS.index(month) + 1, int(match["day"])))
                except ValueError:
                    continue
    return days


def with_entry(entries: Iterable[Regulation], entry: Regulation) -> str:
    """The manifest with one entry added or renewed."""
    return printed([*(other for other in entries if other.id != entry.id), entry])


def printed(entries: Iterable[Regulation]) -> str:
    """Entries as TOML, sorted by id; days and lists that an entry does not have are left out."""
    ordered = sorted(entries, key=lambda entry: str(entry.id))
    return _HEAD + tomli_w.dumps({"regulation": list(map(_record, ordered))})


def _record(entry: Regulation) -> dict[str, str | date | bool | list[str]]:
    days = {"enacted": entry.enacted, "in_force": entry.in_force}
    whole = {"core": True} if Address(entry.id) in entry.core else {}
    lists = {"sources": entry.sources, "gaps": entry.gaps}
    return {
        "id": str(entry.id),
        "title": plain(entry.title),
        **whole,
        **{name: day for name, day in days.items() if day},
        **{name: list(map(plain, words)) for name, words in lists.items() if words},
    }


def plain(text: str) -> str:
    """Text on one line without control characters and lone surrogates."""
    return " ".join("".join(c if c.isprintable() else " " for c in text.encode("utf-8", "replace").decode("utf-8")).split())
