"""The page of one collection, for who may change it and for who only reads."""

from kb.collecting.sharing import Shared, reading_key
from web.collections.contexts import CollectionPage, SectionView
from web.shared.law.reading import Reading
from web.shared.site import links
from web.shared.training.exports import exports
from web.shared.training.items import collector_of, item_view


def collection_page(reading: Reading, key: str, shared: Shared, *, problem: str = "", typed: str = "") -> CollectionPage:
    """A collection on the reader's day; a refused change shows what it is now, why, and what was typed."""
    collector, held = collector_of(reading), shared.collection
    sections = tuple(
        SectionView(one.title, one.introduction, tuple(item_view(reading, collector, item) for item in one.items)) for one in held.sections
    )
    reading_link = links.collection(reading_key(key) if shared.editable else key)
    return CollectionPage(
        title=held.title,
        note=held.note,
        day=reading.day(links.collection(key)),
        sections=sections,
        found=reading.language.ngettext("%s butir", "%s butir", held.size) % reading.language.number(held.size),
        changed=sum(any(clause.changes for clause in item.clauses) or not item.clauses for one in sections for item in one.items),
        version=shared.version,
        key=key if shared.editable else "",
        href=links.collection(key),
        edit_link=reading.base + links.collection(key) if shared.editable else "",
        read_link=reading.base + reading_link,
        exports=exports(lambda suffix: links.collection_download(key, suffix, reading.per), reading.language, cards=True, quiz=True)
        if held.size
        else (),
        json_href=links.collection_download(key, ".json"),
        problem=problem,
        typed=typed,
    )
