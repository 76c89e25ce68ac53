"""pack, check: what a trainer hands out, and whether a draft cites rightly."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.opening import open_engine
from cli.terminal import NO, json_option, on_option, parse_day, print_json
from kb.errors import DocumentError, ExtractionError, QueryError
from kb.settings import Settings

if TYPE_CHECKING:
    from kb.collecting.collection import Collection
    from kb.collecting.pack import Pack
    from kb.documents.model import Document


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--out", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the files.")
@click.option("--seed", type=int, help="Another quiz than the pack's own.")
@on_option
@json_option
def pack(id_: str, folder: Path, seed: int | None, on: str | None, as_json: bool) -> None:
    """A ready pack by its ID, or an exported collection (a JSON file), in every format, with a quiz."""
    from kb.collecting.collection import Answer, Clause
    from search.study.duties import DutyMatrix
    from search.study.glossary import Glossary
    from search.training.collecting import Collector
    from search.training.facts import Facts
    from search.training.handouts import pack_document
    from search.training.quiz import QuizMaker, quiz_document

    settings = Settings.from_environment(texts_needed=False)
    day = parse_day(on) or date.today()
    name, ready, collection = _wanted(id_, settings)
    engine = open_engine()
    glossary = Glossary(engine.store, engine.presenter)
    collector = Collector(engine.store, engine.presenter, glossary, base=settings.base_url)
    if ready is not None:
        document, addresses, chosen = pack_document(collector, ready, day), ready.quiz.addresses, ready.quiz.seed
    else:
        document, chosen = collector.document(collection, day), 1
        held = [item for item in collection.items() if isinstance(item, Clause | Answer)]
        addresses = tuple(a for item in held for a in ((item.address,) if isinstance(item, Clause) else item.addresses))
    facts = Facts(engine.store, engine.presenter, glossary, DutyMatrix(engine.store, engine.presenter), day)
    questions = QuizMaker(facts, base=settings.base_url).questions(addresses, chosen if seed is None else seed)
    files = _write(document, quiz_document(collection.title, questions, day) if questions else None, folder, name)
    if as_json:
        print_json({"files": [str(path) for path in files], "items": collection.size, "questions": len(questions)})
    else:
        for path in files:
            click.echo(path)
        click.echo(f"{collection.size} items, {len(questions)} questions")


def _wanted(id_: str, settings: Settings) -> "tuple[str, Pack | None, Collection]":
    """The name of the files, the ready pack where it is one, and what there is to read."""
    from kb.collecting.exchange import read_collection
    from kb.collecting.pack import FOLDER, read_pack

    path = Path(id_)
    if path.suffix == ".json":
        try:
            return path.stem, None, read_collection(path.read_bytes())
        except OSError as error:
            raise QueryError(f"{path}: cannot be read ({error.strerror})") from None
    packs = {one.stem: one for one in sorted((settings.corpus / FOLDER).glob("*.toml"))}
    if id_ not in packs:
        raise QueryError(f'there is no pack "{id_[:60]}"; there are {", ".join(packs) or "none"}; a collection is named by its .json file')
    ready = read_pack(packs[id_])
    return id_, ready, ready.collection


def _write(document: "Document", quiz: "Document | None", folder: Path, name: str) -> list[Path]:
    """Every format of the handout, the quiz as a sheet and for Moodle; what a format cannot show is said."""
    from kb.documents.formats import FORMATS, render

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DocumentError(f"{folder}: cannot be made ({error.strerror}); name another folder with --out") from None
    wanted = [(document, name, one.suffix) for one in FORMATS if one.suffix != ".gift.txt"]
    if quiz is not None:
        wanted += [(quiz, f"{name}-kuis", suffix) for suffix in (".docx", ".pdf")] + [(quiz, name, ".gift.txt")]
    else:
        click.echo("kb: no quiz: none of its clauses states a single definition, figure or duty", err=True)
    files = []
    for content, stem, suffix in wanted:
        try:
            made = render(content, suffix)
            path = folder / f"{stem}{suffix}"
            path.write_bytes(made)
        except DocumentError as error:
            click.echo(f"kb: {stem}{suffix} left out: {error}", err=True)
        except OSError as error:
            raise DocumentError(f"{folder}: cannot be written to ({error.strerror}); name another folder with --out") from None
        else:
            files.append(path)
    return files


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@on_option
@json_option
def check(file: Path, on: str | None, as_json: bool) -> None:
    """Check every citation of a draft FILE (.txt, .docx): whether it exists, is in force, and is quoted rightly."""
    from ingest.sources.extraction import read_source
    from search.checking.draft import MOST_CHARACTERS, DraftChecker, checked_view

    source = read_source(file)
    if sum(len(line.text) for line in source.lines) > MOST_CHARACTERS:
        raise ExtractionError(f"{file.name}: longer than the {MOST_CHARACTERS:,} characters that a draft may have; check it in parts")
    if not source.lines:
        raise ExtractionError(f"{file.name}: no text in it that could be read")
    engine = open_engine()
    checker = DraftChecker(engine.store, engine.presenter, engine.store.regulations(), parse_day(on) or date.today())
    checked = checker.check(line.text for line in source.lines)
    wrong = [one for one in checked if one.wrong]
    if as_json:
        print_json(checked_view(checked))
    else:
        for one in checked:
            click.secho(f"{'SALAH' if one.wrong else 'benar'}  {one.text}", bold=one.wrong, fg="red" if one.wrong else None)
            click.echo(f"       {one.address.citation + ': ' if one.address else ''}{one.note}")
        click.echo(f"{len(checked)} citations, {len(wrong)} wrong" if checked else "no citation in it")
    sys.exit(NO if wrong else 0)
