"""The console script `kb`: the composition root. It imports the layers lazily, and nothing imports it."""

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kb.address import Address, RegulationId
from kb.errors import KnowledgeBaseError, QueryError
from kb.settings import SETTINGS, Settings

if TYPE_CHECKING:
    from ingest.pipeline import BuildReport
    from kb.embedding import Embedder
    from search.engine import Engine
    from search.presenting import Shown

_NO = 1  # exit code of a command's own "no": not found, nothing answered, check failed
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_NO_OCR = click.option("--ocr/--no-ocr", default=True, help="Read scans by OCR where tesseract is installed (the default).")
_ON = click.option("--on", "on", metavar="DATE", help="Law as of this day (2025-06-01); today unless given.")


class _Cli(click.Group):
    """Turns expected errors into one line on stderr and exit code 2, and unexpected ones into one line too."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        try:
            return super().make_context(*args, **more)
        except click.UsageError as error:
            _fail_use(error)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KnowledgeBaseError as error:
            _fail(str(error))
        except click.UsageError as error:
            _fail_use(error)
        except BrokenPipeError:
            # the reader of a pipe went away (`kb search … | head`): nothing to tell
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort, KeyboardInterrupt):
            raise
        except Exception as error:
            if os.environ.get("KB_DEBUG"):
                raise
            _fail(f"unexpected {type(error).__name__}: {error} (set KB_DEBUG=1 to see where)")


def _fail(message: str) -> NoReturn:
    click.echo(f"kb: {' '.join(message.split())}", err=True)
    sys.exit(2)


def _fail_use(error: click.UsageError) -> NoReturn:
    """Wrong use in one line too; without any arguments, the help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        raise error
    names: list[str] = []
    context = error.ctx
    while context is not None and context.parent is not None:
        names.insert(0, context.info_name or "")
        context = context.parent
    _fail(f"{error.format_message()} See `{' '.join(['kb', *names])} --help`.")


@click.group(cls=_Cli, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tppo-kb")
def main() -> None:
    """Regulation knowledge base of the task force against trafficking in persons."""


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--ocr", is_flag=True, help="Read pages that are images by OCR (tesseract).")
@_JSON
def outline(file: Path, ocr: bool, as_json: bool) -> None:
    """Parse one FILE and print its structure; store nothing."""
    from ingest.extraction import read_source
    from ingest.ocr.reading import read_once
    from ingest.parser import parse
    from ingest.report import outline_view, print_outline
    from kb.outline import Grade

    found = parse(read_once(file, Settings.from_environment(texts_needed=False).data, _progress(as_json)) if ocr else read_source(file))
    if as_json:
        _print_json(outline_view(found))
    else:
        print_outline(found, click.echo)
    sys.exit(_NO if found.grade is Grade.TIDAK_TERBACA else 0)


@main.command()
@_JSON
def build(as_json: bool) -> None:
    """Build the index from the corpus and the texts at hand."""
    report = _build(Settings.from_environment(), quiet=as_json)
    if as_json:
        _print_json(_build_view(report))


@main.command()
@click.argument("query")
@click.option("-k", "k", type=int, default=10, show_default=True, help="How many passages.")
@_ON
@_JSON
def search(query: str, k: int, on: str | None, as_json: bool) -> None:
    """Ranked passages for QUERY."""
    from search.query import Query
    from search.views import search_view

    engine = _engine()
    result = engine.search(Query.make(query, on=_day(on), today=date.today(), k=k))
    view = search_view(engine, result)
    if as_json:
        _print_json(view)
    else:
        for hit in view["hits"]:
            click.echo(f"{hit['rank']:>3}. {hit['citation']}  [{hit['status']}, {hit['source']}]  {hit['score']:.3f}")
            click.echo(f"     {_shorten(hit['text'], 200)}")
    sys.exit(0 if result.hits else _NO)


@main.command()
@click.argument("question")
@_ON
@_JSON
def ask(question: str, on: str | None, as_json: bool) -> None:
    """Answer QUESTION with quoted, cited clauses, or refuse."""
    from search.answer import ask as answer_question
    from search.query import Query
    from search.views import answer_view

    engine = _engine()
    answer = answer_question(engine, Query.make(question, on=_day(on), today=date.today()))
    if as_json:
        _print_json(answer_view(engine, answer))
    else:
        if answer.reason:
            click.echo(f"Tidak terjawab: {answer.reason}.")
        for quote in answer.quotes:
            _print_shown(quote)
        if answer.related:
            click.echo("Mungkin terkait: " + "; ".join(one.citation for one in answer.related))
    sys.exit(0 if answer.answered else _NO)


@main.command()
@click.argument("address")
@_ON
@_JSON
def show(address: str, on: str | None, as_json: bool) -> None:
    """One provision by its ADDRESS (uu-21-2007/pasal-58/ayat-4) or citation ("Pasal 58 ayat (4) UU 21/2007")."""
    from search.views import provision_view

    engine = _engine()
    place = _address(engine, address)
    shown = engine.presenter.show(place, _day(on) or date.today())
    if shown is None:
        click.echo(f"kb: {place.citation} is not here: `kb search` finds what is", err=True)
        sys.exit(_NO)
    if as_json:
        _print_json(provision_view(engine, shown))
    else:
        _print_shown(shown)


@main.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@_NO_OCR
@_JSON
def pull(ids: tuple[str, ...], ocr: bool, as_json: bool) -> None:
    """Fetch official texts from the official sites that the manifest names, then build."""
    from ingest.pull import pull as run

    settings = Settings.from_environment()
    report = run(settings, tuple(map(RegulationId.parse, ids)), _progress(as_json), ocr=ocr)
    view = {
        "pulled": [{"id": str(p.id), "url": p.url, "sum": p.sum, "pages": p.pages} for p in report.pulled],
        "failed": [{"id": str(f.id), "reason": f.reason} for f in report.failed],
        "kept": list(map(str, report.kept)),
    }
    if as_json:
        _print_json(view)
    else:
        for got in report.pulled:
            click.echo(f"{got.id}: {got.pages} pages from {got.url}")
        for failure in report.failed:
            click.echo(f"{failure.id}: not pulled: {failure.reason}")
        click.echo(f"{len(report.pulled)} pulled, {len(report.failed)} failed, {len(report.kept)} there already")
    if report.pulled:
        _build(settings, quiet=as_json)
    sys.exit(_NO if report.failed else 0)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "id_", metavar="ID", help="Which regulation it is, where the title does not say (pergub-dki-64-2019).")
@click.option("--yes", is_flag=True, help="Take it without asking.")
@_NO_OCR
@_JSON
def add(file: Path, id_: str | None, yes: bool, ocr: bool, as_json: bool) -> None:
    """Take a person's FILE into the corpus and build; its structure is shown first."""
    from ingest.adding import inspect_file, take
    from ingest.report import outline_view, print_outline

    settings = Settings.from_environment()
    candidate = inspect_file(file, settings, RegulationId.parse(id_) if id_ else None, progress=_progress(as_json), ocr=ocr)
    if not as_json:
        print_outline(candidate.outline, click.echo)
        for notice in candidate.notices:
            click.echo(f"! {notice}")
        if not yes and sys.stdin.isatty():
            click.confirm(f"Take it as {candidate.id.citation}?", abort=True)
    added = take(settings, candidate)
    report = _build(settings, quiet=as_json)
    if as_json:
        _print_json({**outline_view(candidate.outline), "notices": list(candidate.notices), "added": str(added.id), **_build_view(report)})


@main.command()
@click.argument("id_", metavar="ID")
def remove(id_: str) -> None:
    """Take an added file out of the corpus again and build."""
    from ingest.adding import remove as run

    settings = Settings.from_environment()
    removed = run(settings, RegulationId.parse(id_))
    click.echo(f"{removed.id.citation}: removed {', '.join(removed.files) or 'its entry'}")
    _build(settings, quiet=False)


@main.command()
@_JSON
def verify(as_json: bool) -> None:
    """Check that manifest, effects, digests, texts, model and generation agree."""
    from ingest.verification import verify as check

    report = check(Settings.from_environment())
    if as_json:
        _print_json({"ok": report.ok, "problems": list(report.problems), "gaps": [{"what": g.what, "why": g.why} for g in report.gaps]})
    else:
        for problem in report.problems:
            click.echo(f"problem: {problem}")
        for gap in report.gaps:
            click.echo(f"gap: {gap.what}: {gap.why}")
        click.echo("ok" if report.ok else f"{len(report.problems)} problems")
    sys.exit(0 if report.ok else _NO)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--run", "saved", type=click.Path(path_type=Path), help="Compare with a run saved by --save.")
@click.option("--save", type=click.Path(path_type=Path), help="Save this run.")
@_JSON
def evaluate(file: Path, saved: Path | None, save: Path | None, as_json: bool) -> None:
    """Measure retrieval and refusals on a FILE of questions with gold addresses."""
    from search.evaluation import evaluate as measure
    from search.evaluation import print_report, read_questions, report_view

    questions = read_questions(file)
    before = _saved_run(saved) if saved else None
    report = measure(_engine(), questions, progress=_progress(as_json))
    if save:
        try:
            save.write_text(json.dumps(report_view(report), ensure_ascii=False, indent=1), "utf-8")
        except OSError as error:
            _fail(f"--save: {save}: cannot be written ({error.strerror})")
    if as_json:
        _print_json(report_view(report))
    else:
        print_report(report, click.echo, before)


def _saved_run(path: Path) -> dict[str, Any]:
    try:
        run: dict[str, Any] = json.loads(path.read_text("utf-8"))
        run["per_query"].items()
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        _fail(f"--run: {path}: not a run that --save wrote ({error})")
    return run


@main.command()
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
    app = create_app(settings, _embedder_opener(settings))
    click.echo(f"http://{host}:{port}", err=True)
    if pull_texts:
        _pull_in_background(settings)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, h11_max_incomplete_event_size=65536)


@main.command()
@click.option("--settings", "list_settings", is_flag=True, help="List the settings and their values.")
@_JSON
def status(list_settings: bool, as_json: bool) -> None:
    """Which generation serves, with which model, what is there and what is missing."""
    if list_settings:
        values = {setting.name: os.environ.get(setting.name) or setting.default for setting in SETTINGS}
        if as_json:
            _print_json({setting.name: {"value": values[setting.name], "help": setting.help} for setting in SETTINGS})
        else:
            for setting in SETTINGS:
                click.echo(f"{setting.name}={values[setting.name]}\n    {setting.help}")
        return
    settings = Settings.from_environment(texts_needed=False)
    from search.inventory import inventory, print_inventory

    view = inventory(settings)
    if as_json:
        _print_json(view)
    else:
        print_inventory(view, click.echo)


@main.command()
def vectors() -> None:
    """Renew the vectors of digests and notes that travel with the corpus."""
    from ingest.corpus import read_corpus
    from ingest.readyvectors import write_ready

    settings = Settings.from_environment()
    click.echo(f"{write_ready(read_corpus(settings.corpus), _embedder_opener(settings)())} texts")


@main.group()
def model() -> None:
    """The embedding model."""


@model.command()
def prepare() -> None:
    """Write the bundled model as a Sentence Transformers folder with an ONNX file."""
    from kb.modelprep import prepare as run

    click.echo(run(Settings.from_environment().data, _progress(False)))


def _pull_in_background(settings: Settings) -> None:
    """Start `kb pull` beside the service where nothing was ever pulled, and say in one line what it got.

    A process of its own: what it parses and embeds is no business of the one that answers.
    """
    import subprocess
    import threading

    from ingest.pull import never_pulled

    if not never_pulled(settings.data):
        return

    def run() -> None:
        done = subprocess.run([sys.executable, "-m", "kb.cli", "pull", "--json"], capture_output=True, text=True, check=False)
        try:
            view = json.loads(done.stdout)
        except ValueError:
            click.echo(f"official texts: {done.stderr.strip() or 'not fetched'}", err=True)
            return
        why = f" ({view['failed'][0]['reason']}, …)" if view["failed"] else ""
        click.echo(f"official texts: {len(view['pulled'])} fetched, {len(view['failed'])} not{why}; again with `kb pull`", err=True)

    threading.Thread(target=run, daemon=True).start()


def _build(settings: Settings, *, quiet: bool) -> "BuildReport":
    from ingest.pipeline import build as run

    report = run(settings, _embedder_opener(settings), _model_name(settings), _progress(quiet))
    for line in report.skipped:
        click.echo(f"kb: left out: {line}", err=True)
    if not quiet:
        what = "built" if report.fresh else "nothing changed:"
        click.echo(
            f"{what} {report.generation}: {report.regulations} regulations, {report.passages} passages, {report.vectors} vectors"
            f" ({report.embedded} embedded) in {report.seconds:.1f} s"
        )
    return report


def _build_view(report: "BuildReport") -> dict[str, Any]:
    keys = ("generation", "regulations", "passages", "vectors", "embedded", "seconds", "fresh", "skipped")
    return {key: getattr(report, key) for key in keys}


def _engine() -> "Engine":
    from search.engine import Engine

    settings = Settings.from_environment(texts_needed=False)
    return Engine(settings.data, _embedder_opener(settings))


def _embedder_opener(settings: Settings) -> "Callable[[], Embedder]":
    def open_embedder() -> "Embedder":
        from kb.embedding import load_embedder

        return load_embedder(settings.model, settings.data)

    return open_embedder


def _model_name(settings: Settings) -> str:
    from kb.embedding import model_name

    return model_name(settings.model)


def _address(engine: "Engine", text: str) -> Address:
    """An address, however it was typed; an amending act's address resolves to the bare one."""
    try:
        return engine.store.bare(Address.parse(text))
    except ValueError as error:
        found = engine.lookup.find(text).address
        if found is None or not found.path:
            raise error
        return found


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(f'--on: "{text[:20]}" is not a date; write it like 2025-06-01') from None


def _progress(quiet: bool) -> Callable[[str], None]:
    """Progress on stderr, on one line where it is a terminal."""
    if quiet or not sys.stderr.isatty():
        return lambda _: None
    return lambda line: click.echo(f"\r\033[K{line}", nl=False, err=True)


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _shorten(text: str, width: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1].rsplit(" ", 1)[0] + " …"


_LABELS = {"naskah": "Salinan", "ringkasan": "Ringkasan", "catatan": "Catatan"}


def _print_shown(shown: "Shown") -> None:
    label = "Naskah resmi" if shown.provenance == "situs-resmi" else _LABELS[shown.source.value]
    standing = shown.standing
    since = f" sejak {standing.since.isoformat()}" if standing.since and standing.status.value != "berlaku" else ""
    by = f" oleh {standing.by.citation}" if standing.by else ""
    click.secho(f"{shown.citation}  [{label}; {standing.status.value}{since}{by}]", bold=True)
    if shown.outdated:
        click.echo("  (bunyi sebelum diubah; naskah perubahannya belum ada di sini)")
    if shown.replaces:
        click.echo("  menggantikan " + ", ".join(a.citation for a in shown.replaces))
    if standing.replaced_by:
        click.echo("  kini: " + ", ".join(a.citation for a in standing.replaced_by))
    for line in shown.text.splitlines():
        click.echo(f"  {line}")
    for effect in standing.effects:
        click.echo(f"  · {effect.note} ({effect.by.citation}, {effect.since.isoformat()})" + (" [meragukan]" if effect.doubt else ""))
    click.echo("")


if __name__ == "__main__":
    main()
