"""What the pages of collections are given: frozen values; the templates only display them."""

from dataclasses import dataclass

from web.shared.law.contexts import Day, Place
from web.shared.training.exports import Export
from web.shared.training.items import ItemView


@dataclass(frozen=True, slots=True)
class CollectionsPage:
    """`/berkas`."""

    packs: tuple[Place, ...]
    problem: str
    detail: str
    title: str
    pasted: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading with its items."""

    title: str
    introduction: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """`/berkas/KEY`. `key` is what the forms post to; "" where the link only reads. `typed` is what a refused form held."""

    title: str
    note: str
    day: Day
    sections: tuple[SectionView, ...]
    found: str
    changed: int
    version: int
    key: str
    href: str
    edit_link: str
    read_link: str
    exports: tuple[Export, ...]
    json_href: str
    problem: str
    typed: str


@dataclass(frozen=True, slots=True)
class SavePage:
    """`/berkas/simpan`: what is to be put away, and where."""

    place: Place
    kind: str
    addresses: tuple[str, ...]
    term: str
    question: str
    per: str
    link: str
    title: str
    problem: str
