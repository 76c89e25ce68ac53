"""What commands open: the engine of search, the embedder, a build."""

import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import click

from cli.terminal import progress_printer
from kb.settings import Settings
from kb.storage import generation

if TYPE_CHECKING:
    from ingest.build.pipeline import BuildReport
    from kb.embedding.protocol import Embedder
    from search.engine import Engine


def open_engine(*, asks: bool = False) -> "Engine":
    """The engine of search on the index that serves.

    While it is imported, threads beside it sum the index's files and, where a question follows (`asks`), load the model.
    """
    settings = Settings.from_environment(texts_needed=False)
    made = generation.current(settings.data)
    beside = ThreadPoolExecutor(2, "opening")
    beside.submit(generation.damaged_files, settings.data, made)
    open_embedder = embedder_opener(settings)
    if asks:
        open_embedder = beside.submit(open_embedder).result
    gc.disable()  # a start makes a hundred thousand objects that stay, which the collector would scan again and again
    try:
        from search.engine import Engine

        return Engine(settings.data, open_embedder)
    finally:
        gc.freeze()
        gc.enable()


def embedder_opener(settings: Settings) -> "Callable[[], Embedder]":
    """Loads the embedding model when it is called, since many commands never need it."""

    def open_embedder() -> "Embedder":
        from kb.embedding.choice import load_embedder

        return load_embedder(settings.model, settings.data)

    return open_embedder


def run_build(settings: Settings, *, quiet: bool) -> "BuildReport":
    """Build, and say what came of it unless `quiet`; what was left out is said in any case."""
    from ingest.build.pipeline import build
    from kb.embedding.choice import model_name

    report = build(settings, embedder_opener(settings), model_name(settings.model), progress_printer(quiet))
    for line in report.skipped:
        click.echo(f"kb: left out: {line}", err=True)
    if not quiet:
        what = "built" if report.fresh else "nothing changed:"
        click.echo(
            f"{what} {report.generation}: {report.regulations} regulations, {report.passages} passages, {report.vectors} vectors"
            f" ({report.embedded} embedded) in {report.seconds:.1f} s"
        )
    return report


def build_view(report: "BuildReport") -> dict[str, Any]:
    """A build's report as JSON."""
    keys = ("generation", "regulations", "passages", "vectors", "embedded", "seconds", "fresh", "skipped")
    return {key: getattr(report, key) for key in keys}
