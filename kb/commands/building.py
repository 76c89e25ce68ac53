"""build, vectors, verify: the index, and whether everything that goes into it agrees."""

import sys

import click

from kb.commands.opening import build_view, embedder_opener, run_build
from kb.commands.terminal import NO, json_option, print_json
from kb.settings import Settings


@click.command()
@json_option
def build(as_json: bool) -> None:
    """Build the index from the corpus and the texts at hand."""
    report = run_build(Settings.from_environment(), quiet=as_json)
    if as_json:
        print_json(build_view(report))


@click.command()
def vectors() -> None:
    """Renew the vectors of digests and notes that travel with the corpus."""
    from ingest.corpus import read_corpus
    from ingest.readyvectors import write_ready

    settings = Settings.from_environment()
    click.echo(f"{write_ready(read_corpus(settings.corpus), embedder_opener(settings)())} texts")


@click.command()
@json_option
def verify(as_json: bool) -> None:
    """Check that manifest, effects, digests, texts, model and generation agree."""
    from ingest.verification import verify as check

    report = check(Settings.from_environment())
    if as_json:
        print_json({"ok": report.ok, "problems": list(report.problems), "gaps": [{"what": g.what, "why": g.why} for g in report.gaps]})
    else:
        for problem in report.problems:
            click.echo(f"problem: {problem}")
        for gap in report.gaps:
            click.echo(f"gap: {gap.what}: {gap.why}")
        click.echo("ok" if report.ok else f"{len(report.problems)} problems")
    sys.exit(0 if report.ok else NO)
