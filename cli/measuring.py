"""evaluate: retrieval and refusals on a file of questions."""

import json
from pathlib import Path
from typing import Any

import click

from cli.opening import open_engine
from cli.terminal import json_option, print_json, progress_printer


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--run", "saved", type=click.Path(path_type=Path), help="Compare with a run saved by --save.")
@click.option("--save", type=click.Path(path_type=Path), help="Save this run.")
@json_option
def evaluate(file: Path, saved: Path | None, save: Path | None, as_json: bool) -> None:
    """Measure retrieval and refusals on a FILE of questions with gold addresses."""
    from search.evaluation.retrieval import evaluate as measure
    from search.evaluation.retrieval import print_report, read_questions, report_view

    questions = read_questions(file)
    before = _saved_run(saved) if saved else None
    report = measure(open_engine(), questions, progress=progress_printer(as_json))
    if save:
        try:
            save.write_text(json.dumps(report_view(report), ensure_ascii=False, indent=1), "utf-8")
        except OSError as error:
            raise click.BadParameter(f"{save}: cannot be written ({error.strerror}).", param_hint="--save") from None
    if as_json:
        print_json(report_view(report))
    else:
        print_report(report, click.echo, before)


def _saved_run(path: Path) -> dict[str, Any]:
    try:
        run: dict[str, Any] = json.loads(path.read_text("utf-8"))
        run["per_query"].items()
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise click.BadParameter(f"{path}: not a run that --save wrote ({error}).", param_hint="--run") from None
    return run
