"""build, vectors, amendments, verify: the index, and whether everything that goes into it agrees."""

import sys

import click

from cli.opening import build_view, embedder_opener, run_build
from cli.terminal import NO, json_option, print_json
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
    from ingest.build.readyvectors import write_ready
    from ingest.corpus.corpus import read_corpus

    settings = Settings.from_environment()
    click.echo(f"{write_ready(read_corpus(settings.corpus), embedder_opener(settings)())} texts")


@click.command()
def amendments() -> None:
    """Renew what amending acts did to which clause (corpus/amendments.toml) from the texts at hand."""
    from ingest.build.editions import amendment_facts, assemble
    from ingest.consolidation.amendmentfacts import render_facts
    from ingest.corpus.corpus import read_corpus
    from ingest.sources.texts import find_texts

    settings = Settings.from_environment()
    corpus = read_corpus(settings.corpus)
    facts = amendment_facts(corpus, assemble(corpus, find_texts(settings.data, settings.texts)))
    (settings.corpus / "amendments.toml").write_text(render_facts(facts), "utf-8")
    click.echo(f"{len(facts)} effects of {len({fact.by.regulation for fact in facts})} acts")


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
