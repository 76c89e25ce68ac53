"""Reads files in a child process with limits of time and memory: whatever a file does to its reader, this process goes on.

    read_source(path), draw_page(path, page), mark_page(path, page, passage)
       └── socket ──► ingest.sources.reading_host (one per process, readers loaded)
                          └── fork: watcher ── fork: child with limits ──► pipe ──► here

A file costs a fork and not a start of Python. `multiprocessing` is not used, because its children import the caller's main module again.
"""

import array
import atexit
import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import kb.errors
from ingest.lines.sourcetext import Line, SourceText
from ingest.sources.markedpage import MarkedPage
from ingest.sources.picture import Picture
from kb.errors import ExtractionError, ExtractionLimit

_CRASHES = frozenset({signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGTRAP})
# letters of a passage: a page holds no more, and a request must fit into one message
_LONGEST = 8000


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost: bytes of address space, seconds of processor time, seconds in all."""

    memory: int = 1 << 30
    cpu: int = 9
    wall: int = 60


def read_source(path: Path, limits: Limits | None = None) -> SourceText:
    """Lines of a file, read in a child process; ExtractionError when it cannot be read, ExtractionLimit when it costs too much."""
    limits = limits or Limits()
    answer, ended = _ask(path, "usual", limits)
    if not answer and ended in _CRASHES and path.suffix.lower() == ".pdf":
        answer, ended = _ask(path, "pypdf", limits)
    if "lines" in answer:
        return _decode(answer)
    raise _refusal(path.name, answer, ended, limits)


def draw_page(path: Path, page: int, turn: int = 0, limits: Limits | None = None) -> Picture:
    """A page of a PDF as a picture, turned clockwise by `turn` degrees, drawn in a child process; errors as for `read_source`."""
    limits = limits or Limits()
    answer, ended = _ask(path, "draw", limits, page=page, turn=turn)
    if "grey" in answer:
        return Picture.decode(answer)
    raise _refusal(path.name, answer, ended, limits)


def mark_page(path: Path, page: int, passage: str, limits: Limits | None = None) -> MarkedPage:
    """A page of a PDF for the screen with the places of a passage, drawn in a child process; errors as for `read_source`."""
    limits = limits or Limits()
    answer, ended = _ask(path, "mark", limits, page=page, passage=passage[:_LONGEST])
    if "grey" in answer:
        return MarkedPage.decode(answer)
    raise _refusal(path.name, answer, ended, limits)


def _refusal(name: str, answer: dict[str, object], ended: int, limits: Limits) -> ExtractionError:
    """Why a child process has not read a file."""
    if "error" in answer:
        kind: type[ExtractionError] = getattr(kb.errors, str(answer["error"]), ExtractionError)
        return kind(str(answer["message"]))
    if answer.get("limit") == "memory":
        return ExtractionLimit(f"{name}: reading takes more than {limits.memory >> 20} MiB of memory; not read")
    if ended in {signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL, -1}:
        return ExtractionLimit(f"{name}: reading takes more than {limits.cpu} seconds; not read")
    return ExtractionError(f"{name}: the file is damaged, its reader crashed; get another copy")


def _decode(answer: dict[str, object]) -> SourceText:
    lines, pages, images = answer["lines"], answer["pages"], answer["image_pages"]
    if not isinstance(lines, list) or not isinstance(images, list) or not (pages is None or isinstance(pages, int)):
        raise ExtractionError("the reading process answered with something else than lines")
    return SourceText(tuple(Line(*line) for line in lines), pages=pages, image_pages=tuple(images), wrapped=bool(answer["wrapped"]))


def _ask(path: Path, plan: str, limits: Limits, **more: int | str) -> tuple[dict[str, object], int]:
    """What the child found, and the signal that ended it (0 for none, -1 when nothing came in time)."""
    request = {"path": str(path.absolute()), "plan": plan, "memory": limits.memory, "cpu": limits.cpu, "wall": limits.wall, **more}
    reading, writing = os.pipe()
    try:
        try:
            _host.send(json.dumps(request).encode(), writing)
        finally:
            os.close(writing)
        data = _receive(reading, time.monotonic() + limits.wall + 5)
    finally:
        os.close(reading)
    answer: dict[str, object] = {}
    ended = -1
    for line in data.split(b"\n"):
        if not line:
            continue
        try:
            part = json.loads(line)
        except ValueError:
            continue  # cut off by the end of the child
        if "signal" in part:
            ended = part["signal"]
        else:
            answer = part
    return answer, ended


def _receive(pipe: int, deadline: float) -> bytes:
    chunks = []
    while (left := deadline - time.monotonic()) > 0:
        poll = select.poll()  # select() fails on the high descriptors of a busy server
        poll.register(pipe, select.POLLIN)
        if not poll.poll(left * 1000):
            break
        chunk = os.read(pipe, 1 << 20)
        if not chunk:
            break
        chunks.append(chunk)
    return b"".join(chunks)


class _Host:
    """The reading host of this process, started when first needed, and again after a fork or should it have ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._channel: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def send(self, message: bytes, pipe: int) -> None:
        """Hand a request on, with the end of the pipe that the answer goes to."""
        with self._lock:
            for attempt in range(2):
                channel = self._running()
                try:
                    channel.sendmsg([message], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [pipe]))])
                except OSError:
                    self._stop()
                    if attempt:
                        raise ExtractionError("the reading process cannot be started; try again") from None
                else:
                    return

    def close(self) -> None:
        """End the host."""
        with self._lock:
            self._stop()

    def _running(self) -> socket.socket:
        if self._owner != os.getpid():
            # after a fork the host belongs to the parent; sharing its channel would mix nothing up, but its end would be unclear
            self._channel = self._process = None
        ended = self._process is not None and self._process.poll() is not None
        if self._channel is None or ended:
            self._stop()
            self._start()
        if self._channel is None:
            raise ExtractionError("the reading process cannot be started; try again")
        return self._channel

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ingest.sources.reading_host", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(entry or os.getcwd() for entry in sys.path), "PYTHONWARNINGS": "ignore"},
                start_new_session=True,
            )
        self._channel, self._owner = ours, os.getpid()

    def _stop(self) -> None:
        if self._channel is not None:
            self._channel.close()
            self._channel = None
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
            self._process = None


_host = _Host()
atexit.register(_host.close)
