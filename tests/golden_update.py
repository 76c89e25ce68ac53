"""Golden outlines of the real texts: `python -m tests.golden_update` rewrites them, and `git diff` is the review.

A line is a provision: its address below the regulation's id, indented by depth, and a short hash of its words. Official wording is never
written. White space and hyphens are left out of the hash, so that only words count.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.sources.extraction import read_source
from ingest.structure.parser import parse
from kb.law.outline import Outline

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
GOLDEN = ROOT / "tests" / "golden"
FOLDERS = ("naskah", "naskah-lain", "pdf")


def texts() -> list[Path]:
    """Every real text at hand."""
    return [
        path
        for folder in FOLDERS
        for path in sorted((SHARED / folder).glob("*"))
        if path.suffix in {".txt", ".md", ".html", ".pdf"} and path.name != "README.md"
    ]


def golden_file(path: Path) -> Path:
    """Where a text's outline is kept."""
    return GOLDEN / f"{path.parent.name}.{path.stem[:40].rstrip('-')}.txt"


def lines(outline: Outline) -> Iterator[str]:
    """The golden form of an outline."""
    yield f"{outline.id} {outline.grade.value} pages={outline.pages} ocr={outline.needs_ocr}"
    for provision in outline.provisions:
        words = re.sub(r"[\s-]", "", outline.text_of(provision))
        path = "/".join(map(str, provision.address.path))
        depth = len(provision.address.path) - 1
        yield f"{'  ' * depth}{path} {hashlib.sha256(words.encode()).hexdigest()[:8]}"
    for warning in outline.warnings:
        # messages may quote the text; the code and the page are enough to see a change
        yield f"! {warning.code}{f' p{warning.page}' if warning.page else ''}"


def render(path: Path) -> str:
    """The golden form of a text."""
    return "\n".join(lines(parse(read_source(path)))) + "\n"


def main() -> int:
    """Write every golden outline anew."""
    found = texts()
    if not found:
        print(f"no official texts at {SHARED}: nothing written", file=sys.stderr)
        return 1
    wanted = {golden_file(path): path for path in found}
    # consolidated outlines and others that live beside these are not ours to remove
    for old in GOLDEN.glob("*.txt"):
        if old.name.startswith(tuple(f"{folder}." for folder in FOLDERS)) and old not in wanted:
            old.unlink()
    for target, path in wanted.items():
        target.write_text(render(path), encoding="utf-8")
    print(f"{len(wanted)} golden outlines in {GOLDEN}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
