"""The service as a browser reaches it: on a port of this machine, over the digest corpus or over invented law texts."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from ingest.build.pipeline import build
from kb.embedding.choice import load_embedder, model_name
from kb.settings import Settings
from web.app import create_app

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
HOST = "127.0.0.1"


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The base URL of a running service; what comes before it is up waits in the socket's queue."""
    with socket.create_server((HOST, 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://{HOST}:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def digest_app(data: Path) -> FastAPI:
    """The service over the corpus as it is committed, no law text, built into `data` with the model that every machine has."""
    settings = Settings(data=data, corpus=CORPUS, texts=(), model="", hosts=(HOST,), rate=0, log_queries=False)
    build(settings, lambda: load_embedder(settings.model, data), model_name(settings.model))
    return create_app(settings, lambda: load_embedder(settings.model, data))
