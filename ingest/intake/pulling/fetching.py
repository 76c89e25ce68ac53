"""Pages and PDFs from official sites: redirects followed by hand, size and time bounded, downloads resumed, hosts treated politely."""

import http.client
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urljoin

from ingest.intake.pulling.connection import Deadline, exchange
from ingest.intake.pulling.policy import NoAnswer, Policy, PullError
from ingest.sources.shelf import appended, discard

USER_AGENT = "tppo-kb/0.1 (knowledge base of Indonesian regulations for a task force; fetches single PDFs, one at a time)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SLOW_DOWN = frozenset({429, 503})
_CHUNK = 1 << 16
_HEAD = 1024
_TAIL = 2048
_STRIKES = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """What a pull may cost; `seconds` bound a request and its whole answer."""

    page_bytes: int = 5_000_000
    pdf_bytes: int = 100_000_000
    page_seconds: float = 30.0
    pdf_seconds: float = 600.0
    redirects: int = 5
    pause: float = 2.0
    """Seconds between two requests to one host."""
    candidates: int = 3
    """How many of a page's links are tried."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stood at a page's address in the end: its HTML, or a PDF itself."""

    url: str
    html: str
    pdf: bool


@dataclass(slots=True)
class Fetcher:
    """Asks official hosts, one request at a time; PullError in one line for all that can go wrong."""

    policy: Policy
    limits: Limits
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)
    _strikes: dict[str, int] = field(default_factory=dict)

    def page(self, url: str) -> Page:
        """An official page."""
        with self._answer(url, {}, self.limits.page_seconds) as (final, response):
            kind = (response.getheader("Content-Type") or "").lower()
            if "application/pdf" in kind:
                return Page(final, "", True)
            data = b"".join(_body(response, self.limits.page_bytes, final))
        charset = re.search(r"charset=[\"']?([\w-]+)", kind)
        try:
            text = data.decode(charset[1] if charset else "utf-8", "replace")
        except LookupError:
            text = data.decode("utf-8", "replace")
        return Page(final, text, data.startswith(b"%PDF-"))

    def pdf(self, url: str, part: Path) -> str:
        """Download a PDF to `part`, going on where an earlier try broke off; the address that it came from in the end.

        After a failure `part` is kept only where the next try can go on with it.
        """
        try:
            return self._download(url, part, resume=True) or self._download(url, part, resume=False) or url
        except NoAnswer:
            if not _validator_of(part, url):
                discard(part)
            raise
        except Exception:
            discard(part)
            raise

    def _download(self, url: str, part: Path, *, resume: bool) -> str | None:
        """One try; None when the server cannot go on from where the last one ended."""
        validator = _validator_of(part, url) if resume else None
        have = part.stat().st_size if validator else 0
        headers = {"Range": f"bytes={have}-", "If-Range": validator} if validator else {}
        with self._answer(url, headers, self.limits.pdf_seconds) as (final, response):
            start = have if response.status == HTTPStatus.PARTIAL_CONTENT else 0
            if validator and (response.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE or _range_start(response) != (start or None)):
                discard(part)
                return None
            if not start:
                discard(part)
                _note(part, url, response)
            self._store(response, part, start, final)
        return final

    def _store(self, response: http.client.HTTPResponse, part: Path, start: int, url: str) -> None:
        """The body behind what `part` holds already; stops at once when it is no PDF or too much."""
        head = b""
        known = response.getheader("Content-Length") is not None or (response.getheader("Transfer-Encoding") or "").lower() == "chunked"
        with appended(part, keep=start) as write:
            for chunk in _body(response, self.limits.pdf_bytes - start, url):
                if not start and len(head) < _HEAD:
                    head += chunk[: _HEAD - len(head)]
                    if len(head) == _HEAD:
                        _check_pdf(head, url)
                write(chunk)
        if not start and len(head) < _HEAD:
            _check_pdf(head, url)
        if not known and b"%%EOF" not in _end_of(part):
            raise NoAnswer(f"{url} broke off before the end of the PDF")

    @contextmanager
    def _answer(self, url: str, headers: Mapping[str, str], seconds: float) -> Iterator[tuple[str, http.client.HTTPResponse]]:
        """The answer at the end of all redirects, each of which is checked like the first address."""
        deadline: Deadline | None = None
        for _ in range(self.limits.redirects + 1):
            target = self.policy.check(url)
            if self._strikes.get(target.host, 0) >= _STRIKES:
                raise PullError(f"{target.host} did not answer before; not asked again in this run")
            if deadline is None:
                self._pause(target.host)
                deadline = Deadline(seconds)  # real time, whatever clock the pauses go by
            answered = False
            try:
                with exchange(self.policy, target, {"User-Agent": USER_AGENT, **headers}, deadline) as response:
                    answered = True
                    if response.status not in _REDIRECTS:
                        self._check_status(response, target.host, ranged="Range" in headers)
                        yield target.url, response
                        return
                    location = response.getheader("Location")
            except NoAnswer:
                if not answered:
                    self._strikes[target.host] = self._strikes.get(target.host, 0) + 1
                raise
            finally:
                self._asked[target.host] = self.clock()
            if not location:
                raise PullError(f"{target.url} redirects to nowhere")
            url = _joined(target.url, location)
        raise PullError(f"{target.host} redirects more than {self.limits.redirects} times")

    def _check_status(self, response: http.client.HTTPResponse, host: str, *, ranged: bool) -> None:
        status = response.status
        if status in _SLOW_DOWN:
            self._strikes[host] = _STRIKES
        if status != HTTPStatus.OK and not (ranged and status in {206, 416}):
            phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
            raise PullError(f"{host} answers {status} {phrase}".rstrip())
        if (response.getheader("Content-Encoding") or "identity").lower() != "identity":
            raise PullError(f"{host} sends it compressed, which was not asked for")

    def _pause(self, host: str) -> None:
        """Wait until a host may be asked again."""
        if host in self._asked:
            wait = self._asked[host] + self.limits.pause - self.clock()
            if wait > 0:
                self.sleep(wait)


def _joined(url: str, location: str) -> str:
    try:
        # header values come as Latin-1, while sites write UTF-8
        return urljoin(url, location.encode("latin-1", "replace").decode("utf-8", "replace"))
    except ValueError:
        raise PullError(f"{url} redirects to something that is not an address") from None


def _body(response: http.client.HTTPResponse, limit: int, url: str) -> Iterator[bytes]:
    """The body in pieces; PullError as soon as it is, or says that it will be, larger than the limit, NoAnswer when it ends early."""
    length = response.length
    if length is not None and length > limit:
        raise PullError(f"{url} is {_mb(length)}, more than the {_mb(limit)} that are taken")
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise PullError(f"{url} is larger than the {_mb(limit)} that are taken")
        yield chunk
    if length is not None and size < length:
        raise NoAnswer(f"{url} broke off after {size} of {length} bytes")


def _mb(size: int) -> str:
    return f"{size / 1e6:.4g} MB"


def _check_pdf(head: bytes, url: str) -> None:
    if b"%PDF-" not in head:
        page = re.search(rb"<\s*(?:!doctype|html|head|body)\b", head, re.I)
        raise PullError(f"{url} is {'a web page' if page else 'something else'}, not a PDF")


def _range_start(response: http.client.HTTPResponse) -> int | None:
    match = re.match(r"bytes (\d{1,12})-", response.getheader("Content-Range") or "")
    return int(match[1]) if match else None


def _end_of(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return file.read()


def _note(part: Path, url: str, response: http.client.HTTPResponse) -> None:
    """Write down what the server calls this version of the file, so that only the same one is gone on with."""
    etag = response.getheader("ETag") or ""
    validator = etag if etag.startswith('"') else response.getheader("Last-Modified")
    if validator and (response.getheader("Accept-Ranges") or "bytes").lower() == "bytes":
        with appended(part.with_suffix(".json"), keep=0) as write:
            write(json.dumps({"url": url, "validator": validator}).encode())


def _validator_of(part: Path, url: str) -> str | None:
    """What the server called the version that `part` is the beginning of; None where it cannot be gone on with."""
    try:
        note = json.loads(part.with_suffix(".json").read_bytes())
        if note["url"] != url or not part.stat().st_size:
            return None
        validator = note["validator"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return validator if isinstance(validator, str) and validator.isprintable() else None
