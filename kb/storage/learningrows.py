"""Topics and reading paths from their rows in a generation's SQLite file, and into them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from kb.citation.address import RegulationId
from kb.law.learning.readingpath import ReadingPath, ReadingStep
from kb.law.learning.topic import NoteName, Topic, TopicLine
from kb.storage.rows import to_addresses


def read_topics(connection: sqlite3.Connection) -> tuple[Topic, ...]:
    """The topics of a generation in the corpus' order; none where the corpus has none."""
    lines: dict[str, list[TopicLine]] = {}
    for row in connection.execute("SELECT * FROM topic_lines ORDER BY rowid"):
        note = NoteName(RegulationId.parse(row["noted"]), row["note"]) if row["noted"] else None
        lines.setdefault(row["topic"], []).append(TopicLine(row["text"], row["gloss"], to_addresses(row["addresses"]), note))
    return tuple(
        Topic(
            *(row["id"], row["judul"], row["gloss"], row["pengantar"], row["pengantar_gloss"]),
            lines=tuple(lines[row["id"]]),
            related=tuple(json.loads(row["related"])),
            bodies=tuple(json.loads(row["bodies"])),
            terms=tuple(json.loads(row["terms"])),
        )
        for row in connection.execute("SELECT * FROM topics ORDER BY rowid")
    )


def read_paths(connection: sqlite3.Connection) -> tuple[ReadingPath, ...]:
    """The reading paths of a generation in the corpus' order; none where the corpus has none."""
    steps: dict[str, list[ReadingStep]] = {}
    for row in connection.execute("SELECT * FROM reading_steps ORDER BY rowid"):
        words = (row["judul"], row["gloss"], row["pengantar"], row["pengantar_gloss"])
        steps.setdefault(row["path"], []).append(ReadingStep(*words, to_addresses(row["addresses"]), to_addresses(row["history"])))
    return tuple(
        ReadingPath(
            *(row["id"], row["judul"], row["gloss"], row["pengantar"], row["pengantar_gloss"]),
            steps=tuple(steps[row["id"]]),
            seed=row["seed"],
            asked=to_addresses(row["asked"]),
        )
        for row in connection.execute("SELECT * FROM reading_paths ORDER BY rowid")
    )


def topic_row(topic: Topic) -> tuple[object, ...]:
    """The row of `topics`."""
    t = topic
    return (t.id, t.judul, t.gloss, t.pengantar, t.pengantar_gloss, _json(t.related), _json(t.bodies), _json(t.terms))


def line_rows(topic: Topic) -> Iterator[tuple[object, ...]]:
    """The rows of `topic_lines`."""
    for line in topic.lines:
        note = (str(line.note.regulation), line.note.number) if line.note else (None, None)
        yield (topic.id, line.text, line.gloss, _json(line.addresses), *note)


def path_row(path: ReadingPath) -> tuple[object, ...]:
    """The row of `reading_paths`."""
    return (path.id, path.judul, path.gloss, path.pengantar, path.pengantar_gloss, path.seed, _json(path.asked))


def step_rows(path: ReadingPath) -> Iterator[tuple[object, ...]]:
    """The rows of `reading_steps`."""
    for step in path.steps:
        yield (path.id, step.judul, step.gloss, step.pengantar, step.pengantar_gloss, _json(step.addresses), _json(step.history))


def _json(items: Iterable[object]) -> str:
    return json.dumps(list(map(str, items)))
