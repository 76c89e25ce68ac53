"""search, ask, show: passages, answers, provisions."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from cli.opening import open_engine
from cli.terminal import NO, json_option, on_option, parse_day, print_json

if TYPE_CHECKING:
    from search.presentation.presenting import Shown
    from search.question.spelling.speller import Spelling

_LABELS = {"naskah": "Salinan", "ringkasan": "Ringkasan", "catatan": "Catatan"}


@click.command()
@click.argument("query")
@click.option("-k", "k", type=int, default=10, show_default=True, help="How many passages.")
@on_option
@json_option
def search(query: str, k: int, on: str | None, as_json: bool) -> None:
    """Ranked passages for QUERY."""
    engine = open_engine(asks=True)
    from search.presentation.views import search_view
    from search.question.query import Query

    result = engine.search(Query.make(query, on=parse_day(on), today=date.today(), k=k))
    view = search_view(engine.presenter, result)
    if as_json:
        print_json(view)
    else:
        _print_read_as(result.spelling)
        for hit in view["hits"]:
            click.echo(f"{hit['rank']:>3}. {hit['citation']}  [{hit['status']}, {hit['source']}]  {hit['score']:.3f}")
            click.echo(f"     {_shorten(hit['text'], 200)}")
    sys.exit(0 if result.hits else NO)


@click.command()
@click.argument("question")
@click.option("--after", default="", metavar="QUESTION", help="The question asked just before, whose subject this one goes on with.")
@on_option
@json_option
def ask(question: str, after: str, on: str | None, as_json: bool) -> None:
    """Answer QUESTION with quoted, cited clauses, or refuse."""
    engine = open_engine(asks=True)
    from search.answering.answer import ask as answer_question
    from search.answering.views import answer_view
    from search.question.query import Query

    answer = answer_question(engine, Query.make(question, on=parse_day(on), today=date.today(), after=after))
    if as_json:
        print_json(answer_view(answer))
    else:
        _print_read_as(answer.result.spelling)
        if answer.reason:
            click.echo(f"Tidak terjawab: {answer.reason}.")
        for verdict in answer.verdicts:
            click.echo(verdict.text)
        for quote in answer.quotes:
            _print_shown(quote)
        if answer.related:
            click.echo("Mungkin terkait: " + "; ".join(one.citation for one in answer.related))
    sys.exit(0 if answer.answered else NO)


@click.command()
@click.argument("address")
@on_option
@json_option
def show(address: str, on: str | None, as_json: bool) -> None:
    """One provision by its ADDRESS (uu-21-2007/pasal-58/ayat-4) or citation ("Pasal 58 ayat (4) UU 21/2007")."""
    engine = open_engine()
    from search.presentation.views import provision_view

    place = engine.locate(address)
    shown = engine.presenter.show_whole(place, parse_day(on) or date.today())
    if shown is None:
        click.echo(f"kb: {place.citation} is not here: `kb search` finds what is", err=True)
        sys.exit(NO)
    if as_json:
        print_json(provision_view(engine.store, shown))
    else:
        _print_shown(shown)


def _print_read_as(spelling: "Spelling") -> None:
    if spelling.changes:
        click.echo(f"Dibaca sebagai: {spelling.text}")


def _shorten(text: str, width: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1].rsplit(" ", 1)[0] + " …"


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
    for effect in dict.fromkeys(standing.effects):
        click.echo(f"  · {effect.note} ({effect.by.citation}, {effect.since.isoformat()})" + (" [meragukan]" if effect.doubt else ""))
    click.echo("")
