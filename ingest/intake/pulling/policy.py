"""Which hosts `kb pull` may ask: official hosts over https, at public addresses, and nobody else.

Everything that decides is a field of `Policy`, so that a test can put a local server in an official host's place;
no environment variable relaxes the policy that `kb pull` uses.
"""

import re
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urlsplit, urlunsplit

from kb.errors import KnowledgeBaseError

IP = IPv4Address | IPv6Address

#: Official publishers; their subdomains (www.peraturan.go.id) count as theirs.
OFFICIAL_HOSTS = (
    "peraturan.go.id",
    "peraturan.bpk.go.id",
    "jdih.kemenpppa.go.id",
    "jdih.jakarta.go.id",
    "jdih.setneg.go.id",
)
_PORT = 443
_MAX_URL = 2000
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.A)
# what a page may leave unquoted in a link ("/Download/1/UU Nomor 21 Tahun 2007.pdf") is quoted; what is quoted stays
_SAFE = "/%:@!$&'()*+,;=~-._?"
_NAT64 = IPv6Network("64:ff9b::/96")


class PullError(KnowledgeBaseError):
    """An official text could not be pulled; one line that says why."""


class NoAnswer(PullError):
    """The network or the server is to blame, not what it sent: asking again later may help."""


def is_public(address: IP) -> bool:
    """Whether an address belongs to the public internet; an IPv4 address inside an IPv6 one is judged itself.

    >>> is_public(ip_address("103.78.104.1")), is_public(ip_address("::ffff:10.0.0.1")), is_public(ip_address("169.254.169.254"))
    (True, False, False)
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.sixtofour or address.teredo or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int) -> Sequence[str]:
    """Addresses of a host, by the system's resolver (whose own time limit holds)."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def connect(address: str, port: int, timeout: float) -> socket.socket:
    """A connection to a numeric address: no name is looked up again."""
    return socket.create_connection((address, port), timeout=timeout)


def _shown(text: str) -> str:
    """Text that a stranger wrote, fit for a terminal."""
    return "".join(c if c.isprintable() else "?" for c in text)


@dataclass(frozen=True, slots=True)
class Target:
    """A checked URL, and what to connect to for it."""

    url: str
    host: str
    path: str


@dataclass(frozen=True, slots=True)
class Policy:
    """Whom to talk to and how; the default is the one that `kb pull` uses."""

    hosts: tuple[str, ...] = OFFICIAL_HOSTS
    allows: Callable[[IP], bool] = is_public
    resolve: Callable[[str, int], Sequence[str]] = resolve
    connect: Callable[[str, int, float], socket.socket] = connect
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context

    def check(self, url: str) -> Target:
        """A URL that may be asked for; PullError says what is wrong with another."""
        shown = _shown(url[:100])
        try:
            parts = urlsplit(url.strip())
            port, host = parts.port, (parts.hostname or "").lower()
        except ValueError:
            raise PullError(f'"{shown}" is not a web address') from None
        if parts.scheme != "https":
            raise PullError(f'"{shown}" is not https')
        if parts.username is not None or parts.password is not None or port not in {None, _PORT} or len(url) > _MAX_URL:
            raise PullError(f'"{shown}" is not a plain address of an official page')
        if not _HOST.fullmatch(host) or not any(host == allowed or host.endswith(f".{allowed}") for allowed in self.hosts):
            raise PullError(f'"{_shown(host[:60])}" is not among the official hosts')
        path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=_SAFE, errors="replace")
        return Target(f"https://{host}{path}", host, path)

    def addresses(self, host: str) -> list[str]:
        """The addresses of a host, in the resolver's order; PullError when one of them is not public."""
        try:
            found = list(dict.fromkeys(self.resolve(host, _PORT)))
        except (OSError, UnicodeError):
            raise NoAnswer(f"{host} cannot be found; is there a network?") from None
        if not found:
            raise PullError(f"{host} has no address")
        for text in found:
            try:
                public = self.allows(ip_address(text.partition("%")[0]))
            except ValueError:
                public = False
            if not public:
                raise PullError(f"{host} leads to {text}, which is not a public address; refused")
        return found

    def open(self, host: str, timeout: Callable[[], float]) -> socket.socket:
        """A TCP connection to one of the host's checked addresses."""
        failure: OSError | None = None
        for address in self.addresses(host):
            try:
                return self.connect(address, _PORT, timeout())
            except OSError as error:
                failure = failure or error
        raise failure or OSError("no address")
