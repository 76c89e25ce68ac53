"""Templates to responses. Autoescape is on for every template, and an unknown variable is an error and not an empty string."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from web.shared.site import links
from web.shared.site.i18n import COOKIE, LANGUAGES, Language, chosen, language_of
from web.shared.site.pagecache import Packed, tag_of

_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page's frame shows: the language, its switch, and which part of the site this is."""

    lang: str
    others: tuple[tuple[str, str, str], ...]
    section: str


def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parents[2] / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(language.gettext, language.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["links"] = links
    return environment


_ENVIRONMENTS = {code: _environment(language) for code, language in LANGUAGES.items()}


def render(request: Request, template: str, page: Any, *, status: int = 200, section: str = "") -> Response:
    """One page."""
    return respond(request, body_of(request, template, page, section), status)


def body_of(request: Request, template: str, page: Any, section: str = "") -> bytes:
    """The words of one page."""
    language = language_of(request)
    others = tuple((one.code, one.name, links.in_language(url_of(request), one.code)) for one in LANGUAGES.values() if one is not language)
    frame = Frame(language.code, others, section)
    return _ENVIRONMENTS[language.code].get_template(template).render(page=page, frame=frame).encode()


def url_of(request: Request) -> str:
    """The page's own URL, without its host."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def respond(request: Request, body: bytes, status: int = 200) -> Response:
    """A page on its way."""
    return _sent(request, lambda headers: HTMLResponse(body, status, headers), tag_of(body) if status == 200 else "")


def respond_packed(request: Request, page: Packed) -> Response:
    """A page that was kept, on its way as it lies."""
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return _sent(request, lambda headers: HTMLResponse(page.plain(), 200, headers), page.tag)
    return _sent(request, lambda headers: HTMLResponse(page.zipped, 200, {**headers, "content-encoding": "gzip"}), page.tag)


def _sent(request: Request, make: Callable[[dict[str, str]], Response], tag: str) -> Response:
    """What the browser has already is not sent again."""
    headers = {"content-language": language_of(request).code, "vary": "Accept-Encoding, Cookie", "cache-control": "private, no-cache"}
    if tag:
        headers["etag"] = tag
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    response = make(headers)
    asked = chosen(request)
    if asked is not None:
        response.set_cookie(COOKIE, asked.code, max_age=_YEAR, httponly=True, samesite="lax")
    return response
