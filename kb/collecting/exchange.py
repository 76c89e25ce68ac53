"""A collection as JSON, to be kept in a file and taken in again; reading is strict, and says in one line what is wrong.

{"format": "tppo-kb/koleksi", "version": 1, "title": …, "note": …, "sections": [{"title", "introduction", "items": [
  {"kind": "ketentuan", "address": "uu-21-2007/pasal-1", "on": null, "note": "", "seen": [{"address", "words", "source", "status"}]},
  {"kind": "jawaban", "question", "addresses", …}, {"kind": "definisi", "term", …}, {"kind": "catatan", "regulation", "number", …}]}]}
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, PlainSerializer

from kb.collecting.collection import (
    MOST_QUOTED,
    Answer,
    Clause,
    Collection,
    Definition,
    Item,
    Remark,
    Section,
    Seen,
    check,
    kind_of,
)
from kb.errors import CollectionError, CorpusError
from kb.law.regulation import Source
from kb.law.status import Status
from kb.records import AddressField, IdField, Record, validate

FORMAT = "tppo-kb/koleksi"
VERSION = 1
#: A file larger than this is no collection that the bounds allow.
MOST_BYTES = 16 * 1024 * 1024

_Address = Annotated[AddressField, PlainSerializer(str)]
_Id = Annotated[IdField, PlainSerializer(str)]


class _Seen(Record):
    address: _Address
    words: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    source: Source
    status: Status


class _Item(Record):
    on: date | None = None
    note: str = ""
    seen: Annotated[tuple[_Seen, ...], Field(max_length=MOST_QUOTED)] = ()


class _Clause(_Item):
    kind: Literal["ketentuan"]
    address: _Address


class _Answer(_Item):
    kind: Literal["jawaban"]
    question: str
    addresses: Annotated[tuple[_Address, ...], Field(min_length=1, max_length=MOST_QUOTED)]


class _Definition(_Item):
    kind: Literal["definisi"]
    term: Annotated[str, Field(min_length=1)]


class _Remark(_Item):
    kind: Literal["catatan"]
    regulation: _Id
    number: Annotated[int, Field(ge=1, le=10_000)]


class _Section(Record):
    title: str
    introduction: str = ""
    items: tuple[Annotated[_Clause | _Answer | _Definition | _Remark, Field(discriminator="kind")], ...] = ()


class _File(Record):
    format: Literal["tppo-kb/koleksi"]
    version: Literal[1]
    title: str
    note: str = ""
    sections: tuple[_Section, ...] = ()


_VALUES: dict[type[_Item], Callable[..., Item]] = {_Clause: Clause, _Answer: Answer, _Definition: Definition, _Remark: Remark}


def read_collection(text: str | bytes) -> Collection:
    """The collection that a JSON text holds; CollectionError says in one line why it holds none."""
    if len(text) > MOST_BYTES:
        raise CollectionError(f"the file has {len(text) >> 20} MiB; a collection has at most {MOST_BYTES >> 20}")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise CollectionError("the file is not JSON; export the collection once more and take that file") from None
    if not isinstance(value, Mapping) or value.get("format") != FORMAT:
        raise CollectionError(f'the file is JSON, and no collection of this knowledge base (its "format" is not "{FORMAT}")')
    if value.get("version") != VERSION:
        raise CollectionError(f"the collection has version {str(value.get('version'))[:20]}; this service reads version {VERSION}")
    try:
        record = validate(_File, value, "the collection is broken")
    except CorpusError as error:
        raise CollectionError(" ".join(str(error).split())[:300]) from None
    return check(Collection(record.title, record.note, tuple(map(_section, record.sections))))


def write_collection(collection: Collection) -> str:
    """The collection as JSON; reading it gives the same collection."""
    sections = [
        {"title": one.title, "introduction": one.introduction, "items": [_written(item) for item in one.items]}
        for one in collection.sections
    ]
    content = {"format": FORMAT, "version": VERSION, "title": collection.title, "note": collection.note, "sections": sections}
    return json.dumps(content, ensure_ascii=False, indent=1)


def _section(record: _Section) -> Section:
    return Section(record.title, tuple(map(_item, record.items)), record.introduction)


def _item(record: _Item) -> Item:
    fields: dict[str, Any] = {name: getattr(record, name) for name in type(record).model_fields if name not in {"kind", "seen"}}
    seen = tuple(Seen(one.address, one.words, one.source, one.status) for one in record.seen)
    return _VALUES[type(record)](**fields, seen=seen)


def _written(item: Item) -> dict[str, object]:
    match item:
        case Clause(address=address):
            own: dict[str, object] = {"address": str(address)}
        case Answer(question=question, addresses=addresses):
            own = {"question": question, "addresses": list(map(str, addresses))}
        case Definition(term=term):
            own = {"term": term}
        case Remark(regulation=regulation, number=number):
            own = {"regulation": str(regulation), "number": number}
    seen = [{"address": str(s.address), "words": s.words, "source": s.source.value, "status": s.status.value} for s in item.seen]
    return {"kind": kind_of(item).value, **own, "on": item.on.isoformat() if item.on else None, "note": item.note, "seen": seen}
