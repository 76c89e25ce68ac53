"""serve, mcp: the web service, with official texts fetched beside it, and tools for assistants."""

import json
import subprocess
import sys
import threading

import click

from cli.opening import embedder_opener
from kb.settings import Settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--pull/--no-pull", "pull_texts", default=True, help="Fetch official texts once, in the background, when none were ever fetched."
)
def serve(host: str, port: int, pull_texts: bool) -> None:
    """Run the web service."""
    import uvicorn

    from web.app import create_app

    settings = Settings.from_environment()
    app = create_app(settings, embedder_opener(settings))
    click.echo(f"http://{host}:{port}", err=True)
    if pull_texts:
        _pull_in_background(settings)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, h11_max_incomplete_event_size=65536)


@click.command()
def mcp() -> None:
    """Serve tools for assistants by the Model Context Protocol, on standard input and output."""
    try:
        from web.api.toolserver import tool_server
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] != "mcp":
            raise
        raise click.UsageError("The package mcp is not installed: pip install -e '.[mcp]'.") from None
    from web.shared.serving.service import Service

    settings = Settings.from_environment(texts_needed=False)
    tool_server(settings, Service(settings, embedder_opener(settings)).reader).run("stdio")


def _pull_in_background(settings: Settings) -> None:
    """Start `kb pull` beside the service where nothing was ever pulled, and say in one line what it got.

    A process of its own: what it parses and embeds is no business of the one that answers.
    """
    from ingest.intake.pull import never_pulled

    if not never_pulled(settings.data):
        return

    def run() -> None:
        done = subprocess.run([sys.executable, "-m", "cli", "pull", "--json"], capture_output=True, text=True, check=False)
        try:
            view = json.loads(done.stdout)
        except ValueError:
            click.echo(f"official texts: {done.stderr.strip() or 'not fetched'}", err=True)
            return
        why = f" ({view['failed'][0]['reason']}, …)" if view["failed"] else ""
        click.echo(f"official texts: {len(view['pulled'])} fetched, {len(view['failed'])} not{why}; again with `kb pull`", err=True)

    threading.Thread(target=run, daemon=True).start()
