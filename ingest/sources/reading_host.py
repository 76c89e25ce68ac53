"""The process that reads files for `ingest.sources.sandbox`: it has the readers loaded, and forks a child with limits for each file.

Run as `python -m ingest.sources.reading_host FD`, FD being a socket. A request is one message with a JSON object and the writing end of
a pipe; on the pipe come back one line of JSON from the child that read the file, and one from the process that watched over it.
A crash, a loop or a bomb ends the child and nobody else; the host ends when its socket closes.
"""

import array
import json
import os
import resource
import signal
import socket
import sys
from importlib import import_module
from pathlib import Path

from ingest.lines.sourcetext import SourceText
from ingest.sources.extraction import extract
from ingest.sources.readers import BY_EXTENSION, drawing
from ingest.sources.readers.pdf import read_without_pdfium
from kb.errors import ExtractionError

_MESSAGE = 65536

for _reader in sorted(set(BY_EXTENSION.values())):
    import_module(f"ingest.sources.readers.{_reader}")  # once, here: the child that reads a file is forked from this process


def serve(channel: socket.socket) -> None:
    """Answer requests until the channel closes."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # watchers are reaped by the system
    while True:
        message, ancillary, _, _ = channel.recvmsg(_MESSAGE, socket.CMSG_SPACE(array.array("i", [0]).itemsize))
        if not message:
            return
        for _, _, data in ancillary:
            (pipe,) = array.array("i", data[: array.array("i", [0]).itemsize])
            if os.fork() == 0:
                channel.close()
                _watch(json.loads(message), pipe)
            os.close(pipe)


def _watch(request: dict[str, str | int], pipe: int) -> None:
    """Fork the child that reads, wait for it, and tell how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    child = os.fork()
    if child == 0:
        _read(request, pipe)
    _, status = os.waitpid(child, 0)
    _send(pipe, {"signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0})
    os._exit(0)


def _read(request: dict[str, str | int], pipe: int) -> None:
    """Read the file within the limits and send its lines or what is wrong with it; never returns."""
    try:
        _limit(int(request["memory"]), int(request["cpu"]), int(request["wall"]))
        path = Path(str(request["path"]))
        if request["plan"] == "draw":
            _send(pipe, drawing.draw(path, int(request["page"]), int(request["turn"])).encode())
        elif request["plan"] == "mark":
            _send(pipe, drawing.draw_marked(path, int(request["page"]), str(request["passage"])).encode())
        else:
            _send(pipe, encode(read_without_pdfium(path) if request["plan"] == "pypdf" else extract(path)))
    except MemoryError:
        _send(pipe, {"limit": "memory"})
    except ExtractionError as error:
        _send(pipe, {"error": type(error).__name__, "message": str(error)})
    except BaseException as error:
        # whatever a reader lets through on a malformed file is a refusal of that file and not a fault of the parent
        _send(pipe, {"error": "ExtractionError", "message": f"{Path(str(request['path'])).name}: cannot be read ({type(error).__name__})"})
    os._exit(0)


def _limit(memory: int, cpu: int, wall: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(wall)


def encode(source: SourceText) -> dict[str, object]:
    """A source as plain data."""
    return {
        "lines": [(line.text, line.page, line.block, line.top) for line in source.lines],
        "pages": source.pages,
        "image_pages": source.image_pages,
        "wrapped": source.wrapped,
    }


def _send(pipe: int, answer: dict[str, object]) -> None:
    # one write may take only part; lone surrogates of odd files must not end the message
    data = json.dumps(answer).encode("ascii") + b"\n"
    while data:
        data = data[os.write(pipe, data) :]


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
