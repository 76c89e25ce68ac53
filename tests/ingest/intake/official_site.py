"""A local server that behaves like the official sites, well and badly, over real TLS; and a policy under which it stands in for them.

The policy is the real one but for three things: names resolve from a table, connections to the public addresses in it end up here, and the
certificates are the ones that were made for this run.
"""

import datetime
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ingest.intake.pulling.policy import OFFICIAL_HOSTS, Policy

ADDRESS = "103.10.10.10"
_STEP = 0.02


@dataclass(frozen=True)
class Asked:
    """One request that came in."""

    host: str
    path: str
    headers: Mapping[str, str]


Reply = Callable[["_Handler"], None]


@dataclass
class OfficialSite:
    """All official hosts at once; `replies` maps "peraturan.go.id/id/uu-no-1" to what is answered there, others get a 404."""

    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    connected: list[str] = field(default_factory=list)
    raw: Callable[[socket.socket], None] | None = None
    """Speaks instead of TLS, for a server that is no web server."""
    over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        """End all that hangs, and the server."""
        self.over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def policy(self) -> Policy:
        """The policy of `kb pull`, with this server in the hosts' places."""
        return Policy(resolve=self._resolve, connect=self._connect, tls=lambda: ssl.create_default_context(cafile=str(_certificate())))

    def _resolve(self, host: str, port: int) -> list[str]:
        found = self.names.get(host, [ADDRESS])
        if not found:
            raise socket.gaierror("unknown host")
        return found

    def _connect(self, address: str, port: int, timeout: float) -> socket.socket:
        self.connected.append(address)
        return socket.create_connection(("127.0.0.1", self._server.server_port), timeout=timeout)

    def hang(self, request: socket.socket) -> None:
        """Say nothing, not even in the handshake, until the test is over."""
        self.over.wait(5)


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def __init__(self, site: OfficialSite) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(_certificate(), _certificate().with_name("key.pem"))

    def finish_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        with suppress(OSError):
            if self.site.raw:
                self.site.raw(request)
                return
            with self.context.wrap_socket(request, server_side=True) as secure:
                _Handler(secure, client_address, self)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    @property
    def site(self) -> OfficialSite:
        return self.server.site

    def do_GET(self) -> None:
        host = self.headers.get("Host", "")
        self.site.asked.append(Asked(host, self.path, dict(self.headers)))
        self.close_connection = True
        self.site.replies.get(f"{host}{self.path}", page("not here", status=404))(self)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests read `asked`."""

    def head(self, status: int, **headers: object) -> None:
        """Status line and headers; underscores stand for dashes."""
        self.send_response(status)
        for name, value in headers.items():
            if value is not None:
                self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()


def page(body: str, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: object) -> Reply:
    """An HTML page."""

    def reply(handler: _Handler) -> None:
        data = body.encode()
        handler.head(status, Content_Type=kind, Content_Length=len(data), **headers)
        handler.wfile.write(data)

    return reply


def linking(*hrefs: str) -> Reply:
    """A page with links."""
    return page("<html><body>" + "".join(f'<p><a href="{href}">Unduh</a></p>' for href in hrefs) + "</body></html>")


def file(data: bytes, etag: str | None = None, kind: str = "application/pdf", *, stop: int | None = None, length: bool = True) -> Reply:
    """A file that can be had in ranges where it has an ETag; `stop` breaks off after so many bytes of an answer."""

    def reply(handler: _Handler) -> None:
        start, wanted = 0, handler.headers.get("Range", "")
        if etag and wanted and handler.headers.get("If-Range") == etag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
        if start and start >= len(data):
            handler.head(416, Content_Range=f"bytes */{len(data)}", Content_Length=0)
            return
        ranged = {"Content_Range": f"bytes {start}-{len(data) - 1}/{len(data)}"} if start else {}
        size = len(data) - start if length else None
        handler.head(206 if start else 200, Content_Type=kind, Content_Length=size, ETag=etag, **ranged)
        handler.wfile.write(data[start : None if stop is None else start + stop])

    return reply


def redirect(location: str, status: int = 302) -> Reply:
    """A redirect."""
    return lambda handler: handler.head(status, Location=location or None, Content_Length=0)


def hang(handler: _Handler) -> None:
    """Say nothing until the test is over."""
    handler.site.over.wait(5)


def trickle(handler: _Handler) -> None:
    """Headers, and then a byte now and then: each arrives in time, the whole never does."""
    handler.head(200, Content_Type="text/html", Content_Length=40_000)
    while not handler.site.over.wait(_STEP):
        handler.wfile.write(b" ")


def slow_headers(handler: _Handler) -> None:
    """A header line now and then."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not handler.site.over.wait(_STEP):
        handler.wfile.write(b"X-More: yes\r\n")


def endless(start: bytes, kind: str = "application/pdf") -> Reply:
    """A body without an announced length that does not end."""

    def reply(handler: _Handler) -> None:
        handler.head(200, Content_Type=kind)
        handler.wfile.write(start)
        while not handler.site.over.is_set():
            handler.wfile.write(b"0" * 65536)

    return reply


def announcing(size: int, kind: str = "application/pdf") -> Reply:
    """Says how large the body will be, and begins it."""

    def reply(handler: _Handler) -> None:
        handler.head(200, Content_Type=kind, Content_Length=size)
        handler.wfile.write(b"%PDF-1.4\n")
        handler.site.over.wait(5)

    return reply


def chunked(*chunks: bytes, ended: bool = True) -> Reply:
    """A chunked body, with or without its end."""

    def reply(handler: _Handler) -> None:
        handler.head(200, Content_Type="application/pdf", Transfer_Encoding="chunked")
        for chunk in chunks:
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        handler.wfile.write(b"0\r\n\r\n" if ended else b"")

    return reply


_KEPT: list[TemporaryDirectory[str]] = []


@cache
def _certificate() -> Path:
    """A certificate for all official hosts, made for this run; its key lies beside it."""
    _KEPT.append(TemporaryDirectory(prefix="kb-tls-", ignore_cleanup_errors=True))
    folder = Path(_KEPT[0].name)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = datetime.datetime.now(datetime.UTC)
    hosts = x509.SubjectAlternativeName([x509.DNSName(host) for host in OFFICIAL_HOSTS])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(hosts, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(private)
    path = folder / "certificate.pem"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return path
