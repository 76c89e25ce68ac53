"""reports, digest withdraw, digest restore: what readers report, and digests taken out of sight."""

import sys

import click

from cli.terminal import NO, json_option, print_json
from kb.citation.address import Address
from kb.people import People, Report
from kb.settings import Settings


@click.command()
@click.option("--all", "closed", is_flag=True, help="Closed ones too.")
@click.option("--close", "number", type=int, metavar="N", help="Close report N: it was seen to.")
@json_option
def reports(closed: bool, number: int | None, as_json: bool) -> None:
    """What readers report as wrong."""
    people = People(Settings.from_environment(texts_needed=False).data)
    if number is not None and not people.close(number):
        click.echo(f"kb: no open report {number}: `kb reports` lists them", err=True)
        sys.exit(NO)
    listed = people.reports(closed=closed)
    if as_json:
        print_json({"reports": list(map(_view, listed))})
        return
    for report in listed:
        c = report.complaint
        place = c.address.citation if c.address else "(jawaban)"
        click.secho(f"{report.id}  {report.taken}  {c.kind}  {place}" + ("  [closed]" if report.closed else ""), bold=True)
        if c.address:
            click.echo(f"    {c.address}" + (f", hukum per {c.day}" if c.day else ""))
        if c.question:
            click.echo(f"    pertanyaan: {c.question}")
        for line in c.words.splitlines():
            click.echo(f"    {line}")
    click.echo(f"{sum(not report.closed for report in listed)} open")


def _view(report: Report) -> dict[str, object]:
    c = report.complaint
    return {
        "id": report.id,
        "taken": report.taken,
        "kind": c.kind.value,
        "address": str(c.address) if c.address else None,
        "question": c.question,
        "words": c.words,
        "on": c.day.isoformat() if c.day else None,
        "generation": c.generation,
        "closed": report.closed,
    }


@click.group()
def digest() -> None:
    """Our digests: take one out of sight at once, or bring it back."""


@digest.command()
@click.argument("address")
@click.option("--reason", required=True, help="Why, for whoever reads `kb status`.")
def withdraw(address: str, reason: str) -> None:
    """Take the digest of ADDRESS out of answers, pages, search and API, without a rebuild."""
    from kb.storage import generation
    from kb.storage.store import Store

    settings = Settings.from_environment(texts_needed=False)
    place = Address.parse(address).bare
    if not reason.strip():
        raise click.BadParameter("say why.", param_hint="--reason")
    made = generation.current(settings.data)
    if Store(generation.folder_of(settings.data, made.name) / generation.DATABASE).digest(place) is None:
        click.echo(f"kb: there is no digest of {place}: `kb show` tells which clause has one", err=True)
        sys.exit(NO)
    done = People(settings.data).withdraw(place, " ".join(reason.split()))
    click.echo(f"{place.citation}: " + ("withdrawn; a service takes it up within seconds" if done else "is withdrawn already"))


@digest.command()
@click.argument("address")
def restore(address: str) -> None:
    """Bring the digest of ADDRESS back."""
    place = Address.parse(address).bare
    if not People(Settings.from_environment(texts_needed=False).data).restore(place):
        click.echo(f"kb: the digest of {place} is not withdrawn: `kb status` lists those that are", err=True)
        sys.exit(NO)
    click.echo(f"{place.citation}: shown again")
