"""How `kb outline` prints what the parser found."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from kb.law.outline import Outline


def outline_view(outline: Outline) -> dict[str, Any]:
    """The JSON of `kb outline --json`, provisions in reading order."""
    id = outline.id
    return {
        "id": str(id) if id else None,
        "type": id.type if id else None,
        "region": id.region if id else None,
        "number": id.number if id else None,
        "year": id.year if id else None,
        "title": outline.title,
        "pages": outline.pages,
        "needs_ocr": outline.needs_ocr,
        "ocr_pages": list(outline.ocr_pages),
        "grade": outline.grade.value,
        "quality": asdict(outline.quality),
        "warnings": [{"code": w.code, "message": w.message, "page": w.page} for w in outline.warnings],
        "provisions": [
            {
                "address": str(p.address),
                "level": p.level.value,
                "number": p.number,
                "heading": p.heading,
                "text": outline.text_of(p),
                "page": p.page,
                "parent": str(p.parent) if p.parent else None,
            }
            for p in outline.provisions
        ],
    }


def print_outline(outline: Outline, echo: Callable[[str], Any]) -> None:
    """The outline as an indented list, warnings and counts after it."""
    echo(f"{outline.id.citation if outline.id else 'tanpa identitas'}: {outline.title or 'tanpa judul'} [{outline.grade.value}]")
    for provision in outline.provisions:
        depth = len(provision.address.path)
        words = " ".join(outline.text_of(provision).split())
        shown = provision.heading or (words if len(words) < 60 else words[:59] + "…")
        echo(f"{'  ' * depth}{provision.address.path[-1]}  {shown}")
    for warning in outline.warnings:
        page = f" (hlm. {warning.page})" if warning.page else ""
        echo(f"! {warning.code}: {warning.message}{page}")
    if outline.ocr_pages:
        echo(f"OCR: {len(outline.ocr_pages)} dari {outline.pages} halaman dibaca mesin dari gambar")
    elif outline.needs_ocr:
        echo("perlu OCR: halamannya gambar tanpa teks; `kb outline FILE --ocr` membacanya")
    quality = outline.quality
    echo(
        f"mutu {outline.grade.value}: {quality.pasal} Pasal; celah {quality.gaps}, berulang {quality.repeats},"
        f" judul tak terbaca {quality.unreadable}; {quality.outside:.0%} teks di luar Pasal"
    )
