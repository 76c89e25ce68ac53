"""One HTTPS request over a connection to a checked address, every step of it under one deadline.

The standard library's http.client and not httpx: it takes a socket that is already connected, so the address that was checked is the one
that is talked to (a second look-up of the name, which an attacker's DNS could answer otherwise, never happens), it follows no redirect and
obeys no proxy variable on its own, and the project gets no further dependency.
"""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ingest.intake.pulling.policy import NoAnswer, Policy, PullError, Target

_PORT = 443


@dataclass(slots=True)
class Deadline:
    """The moment by which a request and its whole answer must be through."""

    seconds: float
    clock: Callable[[], float] = time.monotonic
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = self.clock() + self.seconds

    def left(self) -> float:
        """Seconds left; TimeoutError when there are none."""
        left = self._end - self.clock()
        if left <= 0:
            raise TimeoutError
        return left


class _Incoming(io.RawIOBase):
    """What a socket receives, each read within what is left of the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)


class _TimedSocket:
    """As much of a socket as http.client uses; the real one is closed by `exchange`."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self._sock, self._deadline))

    def close(self) -> None:
        """Nothing: http.client closes before the body is read."""


@contextmanager
def exchange(policy: Policy, target: Target, headers: Mapping[str, str], deadline: Deadline) -> Iterator[http.client.HTTPResponse]:
    """The answer to a GET, open for reading; PullError in one line for whatever goes wrong on the way, reading included."""
    with _errors_in_one_line(target.host, deadline), policy.open(target.host, deadline.left) as plain:
        plain.settimeout(deadline.left())
        with policy.tls().wrap_socket(plain, server_hostname=target.host) as secure:
            connection = http.client.HTTPConnection(target.host, _PORT)
            connection.sock = _TimedSocket(secure, deadline)
            connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": target.host, "Accept-Encoding": "identity", "Connection": "close", **headers}.items():
                connection.putheader(name, value)
            connection.endheaders()
            with connection.getresponse() as response:
                yield response


@contextmanager
def _errors_in_one_line(host: str, deadline: Deadline) -> Iterator[None]:
    """Raise whatever goes wrong on the network as a PullError of one line."""
    try:
        yield
    except TimeoutError:
        raise NoAnswer(f"{host} did not finish within {deadline.seconds:g} s") from None
    except ssl.SSLCertVerificationError as error:
        raise PullError(f"{host} shows a certificate that is not valid ({error.verify_message.rstrip('.')})") from None
    except OSError as error:
        raise NoAnswer(f"{host} cannot be reached or broke off ({error.strerror or type(error).__name__})") from None
    except http.client.IncompleteRead:
        raise NoAnswer(f"{host} broke off in the middle of its answer") from None
    except (http.client.HTTPException, ValueError):
        raise PullError(f"{host} answers with something that is not HTTP") from None
