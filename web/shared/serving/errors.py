"""The one place where an error of the project becomes an HTTP status, a code and one line for the reader."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kb import errors
from web.shared.law.contexts import Place
from web.shared.law.reading import Reading
from web.shared.serving.suggestions import nearest_places, nearest_terms
from web.shared.site import apilinks, links
from web.shared.site.i18n import Language, language_of
from web.shared.site.rendering import render

#: Status and code of each error; a class without an entry takes that of its nearest base.
STATUSES: dict[type[errors.KnowledgeBaseError], tuple[int, str]] = {
    errors.KnowledgeBaseError: (400, "bad_request"),
    errors.AddressError: (404, "unknown_address"),
    errors.ProvisionNotFound: (404, "not_found"),
    errors.TermNotFound: (404, "unknown_term"),
    errors.QueryError: (400, "bad_query"),
    errors.CorpusError: (500, "corpus_broken"),
    errors.ExtractionError: (422, "unreadable_file"),
    errors.UnsupportedFormat: (415, "unsupported_format"),
    errors.EncryptedFile: (422, "encrypted_file"),
    errors.ExtractionLimit: (413, "file_too_demanding"),
    errors.StructureError: (422, "no_structure"),
    errors.ModelError: (503, "model_unusable"),
    errors.CollectionError: (422, "unusable_collection"),
    errors.CollectionNotFound: (404, "no_collection"),
    errors.CollectionStale: (409, "collection_changed"),
    errors.CollectionsFull: (503, "collections_full"),
    errors.CollectionsUnusable: (503, "collections_unusable"),
    errors.DocumentError: (422, "no_document"),
    errors.PeopleError: (503, "people_unusable"),
    errors.ReportsFull: (503, "reports_full"),
    errors.GenerationError: (503, "index_unusable"),
    errors.IndexMissing: (503, "index_missing"),
    errors.IndexDamaged: (503, "index_damaged"),
    errors.IndexStale: (503, "index_stale"),
    errors.SettingError: (500, "setting_wrong"),
}
_log = logging.getLogger("web.shared.serving.errors")


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """A failure: status, one line about it, and links to places that may have been meant."""

    status: int
    title: str
    message: str
    suggestions: tuple[Place, ...] = ()
    question: str = ""


def status_of(kind: type[errors.KnowledgeBaseError]) -> tuple[int, str]:
    """Status and code of a class of errors."""
    return next(STATUSES[base] for base in kind.__mro__ if base in STATUSES)


def is_api(request: Request) -> bool:
    """Whether the answer must be JSON."""
    return request.url.path.startswith(f"{apilinks.API}/") and request.url.path != apilinks.API_DOCS


def failure(request: Request, status: int, code: str, message: str, near: tuple[Place, ...] = ()) -> Response:
    """One failure: a page, or the API's `{"error": {"code", "message"}}`."""
    if is_api(request):
        body: dict[str, object] = {"code": code, "message": message}
        if near:
            body["suggestions"] = [place.address for place in near if place.address]
        return JSONResponse({"error": body}, status)
    question = request.query_params.get("q", "")[:200]
    page = ErrorPage(status, _title(status, language_of(request)), message, near, question)
    return render(request, "shared/serving/error.html", page, status=status)


def _title(status: int, language: Language) -> str:
    _ = language.gettext
    titles = {404: _("Tidak ditemukan"), 429: _("Terlalu banyak permintaan"), 500: _("Terjadi kesalahan"), 503: _("Layanan belum siap")}
    return titles.get(status, _("Permintaan tidak dapat dilayani"))


def message_of(error: errors.KnowledgeBaseError, request: Request) -> str:
    """The line that a reader sees; details that only an operator can use are in the log."""
    _ = language_of(request).gettext
    if isinstance(error, errors.AddressError):
        address = request.url.path.removeprefix(apilinks.API_PROVISIONS).removeprefix(apilinks.API_REGULATIONS).strip("/")
        return _("Alamat “%s” tidak dikenali. Tulis seperti uu-21-2007/pasal-58/ayat-4.") % address[:80]
    if isinstance(error, errors.IndexMissing):
        return _("Indeks belum dibangun. Minta pengelola menjalankan “kb build”, lalu coba lagi.")
    if isinstance(error, errors.GenerationError | errors.ModelError):
        return _("Indeks atau model bahasanya tidak dapat dipakai. Minta pengelola menjalankan “kb status”, lalu “kb build”.")
    if isinstance(error, errors.ReportsFull):
        return _("Terlalu banyak laporan yang belum dibaca. Hubungi pengelola.")
    if isinstance(error, errors.CollectionNotFound):
        return _("Tidak ada berkas di tautan ini. Berkasnya sudah dihapus, atau tautannya tidak lengkap.")
    if isinstance(error, errors.CollectionsFull | errors.CollectionsUnusable):
        return _("Berkas tidak dapat disimpan sekarang. Hubungi pengelola.")
    if isinstance(error, errors.CollectionError):
        return _("Berkas itu tidak dapat dipakai: terlalu besar atau rusak.")
    if isinstance(error, errors.DocumentError):
        return _("Isinya tidak dapat dibuat dalam bentuk itu, misalnya kuis tanpa soal. Pilih bentuk lain.")
    if isinstance(error, errors.PeopleError):
        return _("Catatan pengelola tidak dapat dibaca. Minta pengelola menjalankan “kb status”.")
    return " ".join(str(error).split())


async def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.KnowledgeBaseError)
    status, code = status_of(type(error))
    if status >= 500:
        _log.error("%s: %s", type(error).__name__, error)
    near: tuple[Place, ...] = ()
    if status == 404 and not links.is_secret(request.url.path):
        near = await run_in_threadpool(_near_terms if isinstance(error, errors.TermNotFound) else _near_places, request)
    return failure(request, status, code, message_of(error, request), near)


def _near_places(request: Request) -> tuple[Place, ...]:
    path = request.url.path
    for prefix in (apilinks.API_PROVISIONS, apilinks.API_REGULATIONS):
        path = path.removeprefix(prefix)
    try:
        reader = request.app.state.service.reader()
        return nearest_places(Reading.make(reader, language_of(request), None, ""), path)
    except errors.KnowledgeBaseError:
        return ()


def _near_terms(request: Request) -> tuple[Place, ...]:
    reader = request.app.state.service.reader()
    return nearest_terms(Reading.make(reader, language_of(request), None, ""), request.url.path.rpartition("/")[2])


async def _on_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    _ = language_of(request).gettext
    messages = {
        404: ("not_found", _("Halaman itu tidak ada di sini.")),
        405: ("method_not_allowed", _("Cara itu tidak dilayani di alamat ini; pakai GET.")),
    }
    code, message = messages.get(error.status_code, ("bad_request", _("Permintaan itu tidak dapat dilayani.")))
    response = failure(request, error.status_code, code, message)
    response.headers.update(error.headers or {})
    return response


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    _ = language_of(request).gettext
    first = error.errors()[0]
    name = str(first["loc"][-1])[:40]
    if first["type"] == "missing":
        return failure(request, 400, "bad_query", _("Parameter “%s” wajib diisi.") % name)
    return failure(request, 400, "bad_query", _("Parameter “%s” tidak dapat dipakai; lihat /api/docs.") % name)


def install(app: FastAPI) -> None:
    """Register the handlers of every expected failure."""
    handlers: tuple[tuple[type[Exception], Callable[[Request, Exception], object]], ...] = (
        (errors.KnowledgeBaseError, _on_error),
        (HTTPException, _on_http_error),
        (RequestValidationError, _on_invalid),
    )
    for kind, handler in handlers:
        app.add_exception_handler(kind, handler)  # type: ignore[arg-type]
