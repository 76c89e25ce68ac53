"""Endpoint of checked drafts: pasted or uploaded, looked at, and forgotten."""

import textwrap
import threading
from collections.abc import Sequence
from pathlib import PurePath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ingest.sources.drafts import SUFFIXES, read_draft
from kb.errors import EncryptedFile, ExtractionError, ExtractionLimit, UnsupportedFormat
from search.checking.draft import MOST_CHARACTERS
from web.checking.page import check_page
from web.shared.law.reading import Reading
from web.shared.serving.endpoints import reading_of, reading_on
from web.shared.serving.posting import Posted, posted
from web.shared.serving.security import most_body
from web.shared.site import links
from web.shared.site.rendering import render

#: Words of a draft that are shown back in the form.
_SHOWN_BACK = 20_000
#: Characters of a line; what has more is no paragraph, and finding citations takes longer than in proportion.
_LONGEST_LINE = 10_000
# more drafts at one time would only take the cores from each other and from readers
_free = threading.Lock()


async def check(request: Request) -> Response:
    """`/periksa?per=`: the form; posted, every citation of the draft."""
    if request.method != "POST":
        return await run_in_threadpool(_form, request)
    sent = await posted(request, request.app.state.heavy, most_body(request.url.path), file=True)
    return sent if isinstance(sent, Response) else await run_in_threadpool(_check, request, sent)


def _form(request: Request) -> Response:
    return render(request, "checking/check.html", check_page(reading_of(request), None), section="checking")


def _check(request: Request, sent: Posted) -> Response:
    reading = reading_on(request, sent.fields.get("per", ""))
    pasted, name = sent.fields.get("isi", ""), PurePath(sent.file_name.replace("\\", "/")).name[:100]
    shown_back = pasted if len(pasted) <= _SHOWN_BACK else ""
    if not _free.acquire(blocking=False):
        busy = reading.language.gettext("Naskah lain sedang diperiksa. Coba lagi sebentar lagi.")
        page = check_page(reading, None, text=shown_back, problem=busy)
        return render(request, "checking/check.html", page, status=503, section="checking")
    try:
        lines = _bounded(read_draft(sent.file, name) if sent.file else pasted.splitlines())
        problem = _problem(reading, lines)
        page = check_page(reading, None if problem else lines, text=shown_back, name=name if sent.file else "", problem=problem)
    except ExtractionError as error:
        page = check_page(reading, None, text=shown_back, problem=_unreadable(reading, error), detail=" ".join(str(error).split())[:300])
    finally:
        _free.release()
    return render(request, "checking/check.html", page, status=422 if page.problem else 200, section="checking")


def _bounded(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(piece for line in lines for piece in (textwrap.wrap(line, _LONGEST_LINE) if len(line) > _LONGEST_LINE else (line,)))


def _problem(reading: Reading, lines: tuple[str, ...]) -> str:
    _ = reading.language.gettext
    length = sum(map(len, lines))
    if not any(line.strip() for line in lines):
        return _("Tidak ada tulisan yang dapat dibaca. Tempel naskahnya atau pilih berkasnya.")
    if length > MOST_CHARACTERS:
        return _("Naskah terlalu panjang: paling banyak %s huruf. Periksa per bagian.") % reading.language.number(MOST_CHARACTERS)
    return ""


def _unreadable(reading: Reading, error: ExtractionError) -> str:
    _ = reading.language.gettext
    if isinstance(error, UnsupportedFormat):
        return _("Berkas itu bukan %s. Simpan dulu dalam bentuk itu, atau tempel tulisannya.") % ", ".join(SUFFIXES)
    if isinstance(error, EncryptedFile):
        return _("Berkas itu terkunci dengan kata sandi. Buka kuncinya dulu, atau tempel tulisannya.")
    if isinstance(error, ExtractionLimit):
        return _("Berkas itu terlalu berat untuk dibaca. Tempel tulisannya.")
    return _("Berkas itu tidak dapat dibaca. Tempel tulisannya.")


def routes() -> list[Route]:
    """The routes of this subject."""
    return [Route(links.CHECK, check, methods=["GET", "POST"])]
