"""Documents sent as files: the right media type, a name that no system trips over, and not too many from one client."""

import re
import unicodedata

from starlette.requests import Request
from starlette.responses import Response

from kb.documents.formats import format_of, render
from kb.documents.model import Document
from web.shared.serving.posting import too_often
from web.shared.serving.ratelimit import RateLimit


def wanted_suffix(request: Request) -> str:
    """The suffix that the path asks for; DocumentError where nothing is written so."""
    suffix: str = request.path_params["suffix"]
    format_of(suffix)
    return suffix


def refused(request: Request) -> Response | None:
    """The failure for a client that has had many files made this minute; making one costs as much as many pages."""
    rate: RateLimit = request.app.state.heavy
    return too_often(request, rate)


def download(document: Document, suffix: str, name: str) -> Response:
    """A document as a file; DocumentError where it holds nothing that the format shows."""
    return attachment(render(document, suffix), format_of(suffix).media_type, name, suffix)


def attachment(content: bytes, media_type: str, name: str, suffix: str) -> Response:
    """Bytes as a file to keep."""
    headers = {"content-disposition": f'attachment; filename="{safe_name(name)}{suffix}"', "cache-control": "private, no-cache"}
    return Response(content, media_type=media_type, headers=headers)


def safe_name(title: str) -> str:
    """A title as a file's name: small letters, digits and hyphens.

    >>> safe_name('Hak "korban"/../\\r\\nX: é')
    'hak-korban-x-e'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "berkas"
