"""outline, pull, add, remove: texts of regulations, looked at, fetched, taken in and taken out again."""

import sys
from pathlib import Path

import click

from cli.opening import build_view, run_build
from cli.terminal import NO, json_option, ocr_option, print_json, progress_printer
from kb.citation.address import RegulationId
from kb.settings import Settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--ocr", is_flag=True, help="Read pages that are images by OCR (tesseract).")
@json_option
def outline(file: Path, ocr: bool, as_json: bool) -> None:
    """Parse one FILE and print its structure; store nothing."""
    from ingest.sources.extraction import read_source
    from ingest.sources.ocr.reading import read_once
    from ingest.structure.parser import parse
    from ingest.structure.report import outline_view, print_outline
    from kb.law.outline import Grade

    if ocr:
        found = parse(read_once(file, Settings.from_environment(texts_needed=False).data, progress_printer(as_json)))
    else:
        found = parse(read_source(file))
    if as_json:
        print_json(outline_view(found))
    else:
        print_outline(found, click.echo)
    sys.exit(NO if found.grade is Grade.TIDAK_TERBACA else 0)


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@ocr_option
@json_option
def pull(ids: tuple[str, ...], ocr: bool, as_json: bool) -> None:
    """Fetch official texts from the official sites that the manifest names, then build."""
    from ingest.intake.pull import pull as run

    settings = Settings.from_environment()
    report = run(settings, tuple(map(RegulationId.parse, ids)), progress_printer(as_json), ocr=ocr)
    view = {
        "pulled": [{"id": str(p.id), "url": p.url, "sum": p.sum, "pages": p.pages} for p in report.pulled],
        "failed": [{"id": str(f.id), "reason": f.reason} for f in report.failed],
        "kept": list(map(str, report.kept)),
    }
    if as_json:
        print_json(view)
    else:
        for got in report.pulled:
            click.echo(f"{got.id}: {got.pages} pages from {got.url}")
        for failure in report.failed:
            click.echo(f"{failure.id}: not pulled: {failure.reason}")
        click.echo(f"{len(report.pulled)} pulled, {len(report.failed)} failed, {len(report.kept)} there already")
    if report.pulled:
        run_build(settings, quiet=as_json)
    sys.exit(NO if report.failed else 0)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "id_", metavar="ID", help="Which regulation it is, where the title does not say (pergub-dki-64-2019).")
@click.option("--yes", is_flag=True, help="Take it without asking.")
@ocr_option
@json_option
def add(file: Path, id_: str | None, yes: bool, ocr: bool, as_json: bool) -> None:
    """Take a person's FILE into the corpus and build; its structure is shown first."""
    from ingest.intake.adding import inspect_file, take
    from ingest.structure.report import outline_view, print_outline

    settings = Settings.from_environment()
    candidate = inspect_file(file, settings, RegulationId.parse(id_) if id_ else None, progress=progress_printer(as_json), ocr=ocr)
    if not as_json:
        print_outline(candidate.outline, click.echo)
        for notice in candidate.notices:
            click.echo(f"! {notice}")
        if not yes and sys.stdin.isatty():
            click.confirm(f"Take it as {candidate.id.citation}?", abort=True)
    added = take(settings, candidate)
    report = run_build(settings, quiet=as_json)
    if as_json:
        print_json({**outline_view(candidate.outline), "notices": list(candidate.notices), "added": str(added.id), **build_view(report)})


@click.command()
@click.argument("id_", metavar="ID")
def remove(id_: str) -> None:
    """Take an added file out of the corpus again and build."""
    from ingest.intake.adding import remove as run

    settings = Settings.from_environment()
    removed = run(settings, RegulationId.parse(id_))
    click.echo(f"{removed.id.citation}: removed {', '.join(removed.files) or 'its entry'}")
    run_build(settings, quiet=False)
