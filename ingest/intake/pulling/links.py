"""Which links of an official page may be the regulation's PDF, the likeliest first.

A link finder and not a parser: what it takes for a link is downloaded and judged by its title, so a wrong guess costs a request. It reads
each tag up to the next angle bracket, which keeps it linear on any page.
"""

import html
import re
from itertools import islice
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from kb.citation.address import RegulationId

_TAG = re.compile(r"<(?P<name>a|iframe|embed|object|button|base)\s(?P<attributes>[^<>]*)>", re.I)
_ATTRIBUTE = re.compile(r"([a-z][a-z-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_PLACES = ("href", "src", "data", "data-href", "data-url", "data-file", "data-src")
_LABEL = 400
_MAX_TAGS = 20_000
# https://jdih.kemenpppa.go.id/dokumen-hukum/produk-hukum/480/download, https://peraturan.bpk.go.id/Download/161562/…
_DOWNLOAD = re.compile(r"/(?:download|unduh|viewpdf|view-pdf|getpdf|produk_download)", re.I)
# viewers that show a PDF inside the page: /pdfjs/web/viewer.html?file=/storage/a.pdf, docs.google.com/viewer?url=https://…
_SHOWN = frozenset({"file", "url", "src"})
_BESIDE = re.compile(
    r"lampiran|abstrak|penjelasan|pjl|terjemah|english|translat|naskah[ _-]*akademik|ringkas|katalog|infografis|matriks|sosialisasi"
    r"|siaran|brosur|panduan|manual|formulir|risalah|putusan",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMES_IT, _ANOTHER_YEAR, _IS_BESIDE, _ENDS_PDF = 4, -3, -6, 1


def find_links(page: str, url: str, id: RegulationId) -> tuple[str, ...]:
    """Links of a page that may be the PDF of a regulation, the likeliest first; each once, without its fragment, https only.

    >>> find_links('<a href="/files/uu21-2007pjl.pdf">Penjelasan</a> <a href="/files/uu21-2007bt.pdf">', "https://peraturan.go.id/id/uu-no-21",
    ...            RegulationId("uu", "21", 2007))
    ('https://peraturan.go.id/files/uu21-2007bt.pdf', 'https://peraturan.go.id/files/uu21-2007pjl.pdf')
    """
    base = url
    scores: dict[str, int] = {}
    for tag in islice(_TAG.finditer(page), _MAX_TAGS):
        attributes = {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag["attributes"])}
        if tag["name"].lower() == "base":
            base = _join(url, attributes.get("href", "")) or base
            continue
        label = f"{attributes.get('title', '')} {attributes.get('download', '')} {_label(page, tag)}"
        for place in _PLACES:
            link = _pdf_link(base, attributes.get(place, ""), offered="download" in attributes)
            if link and link != url:
                scores[link] = max(scores.get(link, -100), _score(link, label, id))
    return tuple(sorted(scores, key=lambda link: -scores[link]))  # a stable sort: among equals the page's order


def _label(page: str, tag: re.Match[str]) -> str:
    """The words between a link's tags."""
    if tag["name"].lower() != "a":
        return ""
    after = page[tag.end() : tag.end() + _LABEL]
    return html.unescape(re.sub(r"<[^<>]*>", " ", re.split(r"</a\b|<a\b", after, maxsplit=1, flags=re.I)[0]))


def _pdf_link(base: str, value: str, *, offered: bool) -> str | None:
    """The address of a PDF that an attribute's value leads to; None where it does not look like one."""
    link = _join(base, value)
    if link is None:
        return None
    parts = urlsplit(link)
    for name, inner in parse_qsl(parts.query, max_num_fields=None):
        if name.lower() in _SHOWN and ".pdf" in inner.lower():
            return _join(link, inner)
    if offered or ".pdf" in (parts.path + parts.query).lower() or _DOWNLOAD.search(parts.path):
        return link
    return None


def _join(base: str, value: str) -> str | None:
    """A value resolved as a browser does, http raised to https; None for mailto:, javascript: and what is no address."""
    value = re.sub(r"[\t\r\n]", "", value).strip()
    if not value or value.startswith("#"):
        return None
    try:
        parts = urlsplit(urljoin(base, value))
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            return None
        return parts._replace(scheme="https", fragment="").geturl()
    except ValueError:
        return None


def _score(link: str, label: str, id: RegulationId) -> int:
    """How much a link looks like the regulation: its number and year in the name, and no word of what stands beside it."""
    parts = urlsplit(link)
    words = f"{unquote(parts.path.rsplit('/', 1)[-1])} {unquote(parts.query)} {label}"
    numbers = {number.lstrip("0") for number in re.findall(r"\d+", words, re.A)}
    years = set(_YEAR.findall(words))
    score = _ENDS_PDF if parts.path.lower().endswith(".pdf") else 0
    if str(id.year) in years and id.number.rstrip("abcdefghijklmnopqrstuvwxyz") in numbers:
        score += _NAMES_IT
    elif years and str(id.year) not in years:
        score += _ANOTHER_YEAR
    return score + (_IS_BESIDE if _BESIDE.search(words) else 0)
