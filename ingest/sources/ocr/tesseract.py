"""Debian's tesseract as a subprocess: one page a run, with limits of time and memory, one core each, and all of them can be ended.

The picture goes in through standard input and the words come out as TSV, so that nothing is written beside.
"""

import os
import re
import shutil
import subprocess
import threading
from dataclasses import dataclass, field

from ingest.sources.ocr.words import ReadLine, read_tsv
from ingest.sources.picture import Picture
from kb.errors import ExtractionError

LANGUAGE = "ind"
#: How a person gets it, to be read after what is missing.
HOW_TO_GET = "install Debian's tesseract-ocr and tesseract-ocr-ind, then try again"
_LIST_SECONDS = 20
# the shell sets the limits and becomes tesseract: they hold even when this process is killed
_LIMITED = 'ulimit -c 0; ulimit -v "$0"; ulimit -t "$1"; shift; exec "$@"'
_ROTATE = re.compile(r"^Rotate: (90|180|270)$", re.M)
_ROTATION_SURE = re.compile(r"^Orientation confidence: ([0-9.]+)$", re.M)
_SURE = 1.0
# with its own analysis of the page (3) tesseract loses marks that stand alone in a margin: pages 3 and 4 of PP 38/2009 kept 17 of 27
_ONE_COLUMN = "4"


@dataclass(frozen=True, slots=True)
class PageLimits:
    """What one page may cost: kibibytes of address space, seconds of processor time, seconds in all."""

    memory: int = 1 << 20
    cpu: int = 60
    wall: int = 180


class PageFailed(Exception):
    """One page could not be read: too much time or memory, or a crash on it; the others may be."""


class Cancelled(Exception):
    """The run was ended from outside."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed tesseract that knows Indonesian."""

    program: str
    version: str
    orientation: bool
    """Whether it can tell which way a page lies."""


def find_tesseract() -> Tesseract | None:
    """The tesseract on PATH; None where there is none, or it lacks Indonesian."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    listed = _told(program, "--list-langs").split()
    if LANGUAGE not in listed:
        return None
    return Tesseract(program, " ".join(_told(program, "--version").split()[:2]), "osd" in listed)


def _told(program: str, option: str) -> str:
    try:
        done = subprocess.run([program, option], stdin=subprocess.DEVNULL, capture_output=True, timeout=_LIST_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).decode(errors="replace") if done.returncode == 0 else ""


@dataclass(slots=True)
class Crew:
    """Runs tesseract for several threads at once, and ends all that runs when it is told to stop."""

    engine: Tesseract
    limits: PageLimits = field(default_factory=PageLimits)
    _running: set[subprocess.Popen[bytes]] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stopped: bool = False

    def read(self, picture: Picture) -> tuple[ReadLine, ...]:
        """The lines of a page; PageFailed when this page cannot be read, ExtractionError when tesseract itself does not work."""
        return read_tsv(self._run(picture, "-l", LANGUAGE, "--psm", _ONE_COLUMN, "-c", "tessedit_create_tsv=1"), picture.height)

    def turn(self, picture: Picture) -> int:
        """By how many degrees a page must be turned clockwise to stand upright; 0 where that is not clear."""
        if not self.engine.orientation:
            return 0
        try:
            report = self._run(picture, "-l", "osd", "--psm", "0")
        except (PageFailed, ExtractionError):
            return 0  # too few letters to tell
        rotate, sure = _ROTATE.search(report), _ROTATION_SURE.search(report)
        return int(rotate[1]) if rotate and sure and float(sure[1]) >= _SURE else 0

    def stop(self) -> None:
        """End every run, and start none any more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()

    def _run(self, picture: Picture, *options: str) -> str:
        limits = self.limits
        command = [self.engine.program, "stdin", "stdout", "--dpi", str(picture.dpi), *options]
        process = self._start(["/bin/sh", "-c", _LIMITED, str(limits.memory), str(limits.cpu), *command])
        try:
            with process:
                try:
                    out, err = process.communicate(picture.pgm(), timeout=limits.wall)
                finally:
                    process.kill()
        except subprocess.TimeoutExpired:
            raise PageFailed(f"more than {limits.wall} seconds") from None
        finally:
            with self._lock:
                self._running.discard(process)
        if self._stopped:
            raise Cancelled
        if process.returncode < 0:
            raise PageFailed(f"ended by signal {-process.returncode}: too much time or memory, or a crash")
        if process.returncode:
            lines = err.decode(errors="replace").strip().splitlines() or [f"exit code {process.returncode}"]
            raise ExtractionError(f"tesseract does not work ({lines[-1][:200]}); {HOW_TO_GET}")
        return out.decode("utf-8", errors="replace")

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise Cancelled
            try:
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                )
            except OSError as error:
                raise ExtractionError(f"tesseract cannot be started ({error.strerror}); {HOW_TO_GET}") from None
            self._running.add(process)
            return process
