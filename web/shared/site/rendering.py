"""Templates rendered into responses, with ETag and language. All templates escape, and an unknown variable is an error."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from web.shared.site import apilinks, links
from web.shared.site.i18n import COOKIE, LANGUAGES, Language, chosen, language_of
from web.shared.site.pagecache import CachedPage, etag_of

#: Templates are named from here: `answers/answer.html`, `shared/site/base.html`.
_WEB = Path(__file__).parents[2]
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Frame:
    """What the base template shows: the language, the page in other languages (code, name, URL), and the current menu entry."""

    lang: str
    others: tuple[tuple[str, str, str], ...]
    section: str


def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_WEB),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(language.gettext, language.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["links"], environment.globals["apilinks"] = links, apilinks
    return environment


_ENVIRONMENTS = {code: _environment(language) for code, language in LANGUAGES.items()}


def render(request: Request, template: str, page: Any, *, status: int = 200, section: str = "") -> Response:
    """A page rendered for this request alone, past the page cache."""
    return respond(request, body_of(request, template, page, section), status)


def body_of(request: Request, template: str, page: Any, section: str = "") -> bytes:
    """The HTML of one page, UTF-8."""
    language = language_of(request)
    others = tuple((one.code, one.name, links.in_language(url_of(request), one.code)) for one in LANGUAGES.values() if one is not language)
    frame = Frame(language.code, others, section)
    return _ENVIRONMENTS[language.code].get_template(template).render(page=page, frame=frame).encode()


def url_of(request: Request) -> str:
    """The page's own URL, without its host."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def respond(request: Request, body: bytes, status: int = 200) -> Response:
    """A response with this HTML; with an ETag where it is a success."""
    return _conditional(request, lambda headers: HTMLResponse(body, status, headers), etag_of(body) if status == 200 else "")


def respond_cached(request: Request, page: CachedPage) -> Response:
    """A response with a page of the cache: as it is kept, or unpacked for a client that takes no gzip."""
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return _conditional(request, lambda headers: HTMLResponse(page.html(), 200, headers), page.etag)
    return _conditional(request, lambda headers: HTMLResponse(page.gzipped, 200, {**headers, "content-encoding": "gzip"}), page.etag)


def _conditional(request: Request, make: Callable[[dict[str, str]], Response], etag: str) -> Response:
    """304 where the browser has this very page (`if-none-match`); else the page, and a cookie for a language that the URL chose."""
    headers = {"content-language": language_of(request).code, "vary": "Accept-Encoding, Cookie", "cache-control": "private, no-cache"}
    if etag:
        headers["etag"] = etag
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    response = make(headers)
    language = chosen(request)
    if language is not None:
        response.set_cookie(COOKIE, language.code, max_age=_YEAR, httponly=True, samesite="lax")
    return response
