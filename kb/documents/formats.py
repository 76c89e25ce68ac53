"""Which module writes which kind of file; the one place that a new format is added to."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from kb.documents.model import Document
from kb.documents.text import cleaned
from kb.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: the ending of its name, its media type, the module that writes it, and what it is for."""

    suffix: str
    media_type: str
    module: str
    title: str


FORMATS = (
    Format(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word", "Word"),
    Format(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "slides", "Slide"),
    Format(".pdf", "application/pdf", "pdf", "PDF"),
    Format(".kartu.pdf", "application/pdf", "cardsheet", "Kartu (PDF)"),
    Format(".apkg", "application/octet-stream", "anki", "Kartu (Anki)"),
    Format(".md", "text/markdown; charset=utf-8", "markdown", "Markdown"),
    Format(".csv", "text/csv; charset=utf-8", "spreadsheet", "CSV"),
    Format(".gift.txt", "text/plain; charset=utf-8", "gift", "Moodle GIFT"),
)
_BY_SUFFIX = {one.suffix: one for one in FORMATS}


def format_of(suffix: str) -> Format:
    """The format of a suffix; DocumentError where there is none."""
    if suffix not in _BY_SUFFIX:
        raise DocumentError(f'"{suffix[:20]}" is no format here; there are {", ".join(_BY_SUFFIX)}')
    return _BY_SUFFIX[suffix]


def render(document: Document, suffix: str) -> bytes:
    """A document as the bytes of a file; DocumentError where it holds nothing that the format shows (no question for a quiz).

    Libraries of a format are imported when it is first asked for. Characters that files cannot carry are replaced visibly before.
    """
    write: Callable[[Document], bytes] = import_module(f"kb.documents.{format_of(suffix).module}").write
    return write(cleaned(document))
