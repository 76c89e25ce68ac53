"""What the forms of a collection's page do to it: each is one action on one item, one section, or the whole."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kb.collecting.collection import Collection, Section
from kb.errors import QueryError

Fields = Mapping[str, str]


def edited(collection: Collection, fields: Fields) -> Collection:
    """The collection after the action that a form names; QueryError where there is no such action, section or item."""
    action = _ACTIONS.get(fields.get("aksi", ""))
    if action is None:
        raise QueryError("no such action")
    return action(collection, fields)


def where(fields: Fields) -> str:
    """The anchor at which the reader goes on."""
    section = fields.get("bagian", "")
    return f"bagian-{int(section) + 1}" if section.isascii() and section.isdigit() and len(section) < 5 else ""


def text_of(text: str) -> str:
    """What somebody typed, with the line ends of a form made plain."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _place(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) < most):
        raise QueryError("no such section or item")
    return int(text)


def _section(collection: Collection, fields: Fields) -> int:
    return _place(fields.get("bagian", ""), len(collection.sections))


def _item(collection: Collection, fields: Fields) -> tuple[int, int]:
    section = _section(collection, fields)
    return section, _place(fields.get("butir", ""), len(collection.sections[section].items))


def _with_section(collection: Collection, place: int, section: Section) -> Collection:
    return replace(collection, sections=(*collection.sections[:place], section, *collection.sections[place + 1 :]))


def _title(collection: Collection, fields: Fields) -> Collection:
    return replace(collection, title=" ".join(fields.get("judul", "").split()), note=text_of(fields.get("catatan", "")))


def _note(collection: Collection, fields: Fields) -> Collection:
    place, number = _item(collection, fields)
    section = collection.sections[place]
    item = replace(section.items[number], note=text_of(fields.get("catatan", "")))
    return _with_section(collection, place, replace(section, items=(*section.items[:number], item, *section.items[number + 1 :])))


def _without(collection: Collection, place: int, number: int) -> Collection:
    section = collection.sections[place]
    return _with_section(collection, place, replace(section, items=(*section.items[:number], *section.items[number + 1 :])))


def _removed(collection: Collection, fields: Fields) -> Collection:
    return _without(collection, *_item(collection, fields))


def _stepped(step: int) -> Callable[[Collection, Fields], Collection]:
    """One place up or down; from the edge of a section into the one beside it."""

    def act(collection: Collection, fields: Fields) -> Collection:
        place, number = _item(collection, fields)
        target = number + step
        if 0 <= target < len(collection.sections[place].items):
            return _put(collection, place, number, place, target)
        beside = place + step
        if not 0 <= beside < len(collection.sections):
            return collection
        return _put(collection, place, number, beside, len(collection.sections[beside].items) if step < 0 else 0)

    return act


def _moved(collection: Collection, fields: Fields) -> Collection:
    place, number = _item(collection, fields)
    target = _place(fields.get("ke", ""), len(collection.sections))
    if target == place:
        return collection
    return _put(collection, place, number, target, len(collection.sections[target].items))


def _put(collection: Collection, place: int, number: int, target: int, position: int) -> Collection:
    item = collection.sections[place].items[number]
    rest = _without(collection, place, number)
    section = rest.sections[target]
    return _with_section(rest, target, replace(section, items=(*section.items[:position], item, *section.items[position:])))


def _section_made(collection: Collection, fields: Fields) -> Collection:
    return replace(collection, sections=(*collection.sections, Section(" ".join(fields.get("judul", "").split()))))


def _section_named(collection: Collection, fields: Fields) -> Collection:
    place = _section(collection, fields)
    title, introduction = " ".join(fields.get("judul", "").split()), text_of(fields.get("catatan", ""))
    return _with_section(collection, place, replace(collection.sections[place], title=title, introduction=introduction))


def _section_removed(collection: Collection, fields: Fields) -> Collection:
    """Without the heading; its items go to the section before it, so that none is lost."""
    place = _section(collection, fields)
    if len(collection.sections) == 1:
        return _with_section(collection, 0, replace(collection.sections[0], title="", introduction=""))
    sections = list(collection.sections)
    gone = sections.pop(place)
    heir = max(place - 1, 0)
    kept = sections[heir].items
    sections[heir] = replace(sections[heir], items=(*kept, *gone.items) if place else (*gone.items, *kept))
    return replace(collection, sections=tuple(sections))


_ACTIONS: dict[str, Callable[[Collection, Fields], Collection]] = {
    "nama": _title,
    "catatan": _note,
    "hapus": _removed,
    "naik": _stepped(-1),
    "turun": _stepped(1),
    "pindah": _moved,
    "bagian-baru": _section_made,
    "bagian-nama": _section_named,
    "bagian-hapus": _section_removed,
}
