"""Addresses as people type them: "psl 58 ayat 4 uu tppo", "Pasal 58(4)(b)", "article 58 paragraph 4 of law 21/2007", "UU 2l/2O07 ps 26".

Regulations are read by `search.question.regulation_names`, provisions by `search.question.provision_words`; here the two are put
together, and the words that
name them are taken out of the text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.citation.address import Address, Level, RegulationId, Segment
from kb.law.regulation import Regulation
from search.question.provision_words import Place, find_place
from search.question.regulation_names import Mention, RegulationNames, identifier


@dataclass(frozen=True, slots=True)
class Reference:
    """What a text names: a regulation, a path in it, or both; `rest` is the text without the words that name it.

    A text that names several regulations and no provision ("beda UU TPPO dan UU TPKS") is about none of them alone: `regulation` is None,
    `others` holds them all and `rest` is the whole text. Beside a `regulation`, `others` are those that are named as well.
    """

    regulation: RegulationId | None
    path: tuple[Segment, ...]
    rest: str
    others: tuple[RegulationId, ...] = ()
    version: RegulationId | None = None
    """The act whose wording an address names after its @."""

    @property
    def address(self) -> Address | None:
        """The address, where a regulation is named."""
        return Address(self.regulation, self.path, self.version) if self.regulation else None


_FOLD = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "“": '"', "”": '"', "’": "'", "‘": "'", "\u00a0": " "})
# words that only tie a clause or a law to the sentence: "restitusi menurut …", "isi dari …", "under the …"
_TIES = r"(?:dari|dalam|pada|menurut|berdasarkan|sesuai|ketentuan|di|of|in|under|from|the|according\s+to|pursuant\s+to)"
_TIED = re.compile(rf"(?:\s+{_TIES}|^{_TIES})+\s*$")
# behind a name, a number alone is a Pasal: "uu tpks 12 huruf a", "kuhp 455", "uu tppo 58(4)"; not "uu tppo 15 tahun"
_NUMBER_AFTER = re.compile(r"[\s,:]*(?P<number>\d{1,3}[a-z]?)(?=\s*(?:$|[?.!(,;]|ayat\b|ay\b|huruf\b|hrf\b|angka\b|para))(?![.,]\d)")
# "455 kuhp", "26 uu tppo"; not "no 21 uu tppo"
_NUMBER_BEFORE = re.compile(r"(?:^|(?<=\s))(?P<number>\d{1,3}[a-z]?)\s*$")
_CODES = frozenset({("uu", "1", 2023), ("uu", "20", 2025)})
# "pasal 58 no 21 tahun 2007", "21/2007 pasal 58"
_PLAIN_NUMBER = re.compile(r"(?<![\w/.])(?:no(?:mor|\.)?\s*)?(?P<number>\d{1,3})\s*(?:/|tahun|thn)\s*(?P<year>(?:19|20)\d{2})(?![\w/])")
_SAME_LAW = re.compile(r"\b(?:jo|juncto|diubah|amended|perubahan)\b")


class Lookup:
    """Finds regulations and provisions that a text names; knows the corpus' popular names."""

    def __init__(self, regulations: Iterable[Regulation]) -> None:
        self._names = RegulationNames(regulations)

    def find(self, text: str) -> Reference:
        """The regulation and provision that a text names.

        >>> Lookup([]).find("psl 58 ayat (4) huruf b UU No. 21 Tahun 2007").address.citation
        'UU 21/2007 Pasal 58 ayat (4) huruf b'
        >>> Lookup([]).find("berapa ancaman pasal 9 uu 21/2007?").rest
        'berapa ancaman'
        """
        folded = " ".join(text.lower().translate(_FOLD).split())
        if exact := identifier(folded):
            address, start, end = exact
            return Reference(address.regulation, address.path, _rest(folded, [(start, end)]), version=address.version)
        mentions = self._names.find(folded)
        place = None if any(mention.treaty for mention in mentions) else find_place(_marked(folded, mentions))
        if place is None:
            mentions, place = self._by_bare_number(folded, mentions)
        if not mentions and place is not None:
            mentions = self._unnamed(folded, place)
        if place is not None and place.weak and not mentions:
            place = None  # "harga ps 5" names no Pasal
        return _reference(folded, mentions, place)

    def _by_bare_number(self, text: str, mentions: list[Mention]) -> tuple[list[Mention], Place | None]:
        """ "uu tpks 12 huruf a" and "455 kuhp" lack the word Pasal: put it there and read once more."""
        for mention in mentions:
            after = _NUMBER_AFTER.match(text, mention.end)
            if after and (mention.popular or text[after.end() :].lstrip(" (") != ""):
                return mentions, _read_as_pasal(text, mentions, after.start("number"))
            before = _NUMBER_BEFORE.search(text, 0, mention.start)
            code = (mention.id.type, mention.id.number, mention.id.year) in _CODES
            if before and mention.popular and (code or not text[: before.start()].strip()):
                return mentions, _read_as_pasal(text, mentions, before.start("number"))
        return mentions, None

    def _unnamed(self, text: str, place: Place) -> list[Mention]:
        """A law named beside a Pasal without the word UU ("pasal 58 tppo") or without its type ("pasal 58 no 21 tahun 2007")."""
        for match in _PLAIN_NUMBER.finditer(text):
            if (id := self._names.of_number(match["number"], int(match["year"]))) and not _overlaps(match.span(), place.spans):
                return [Mention(id, *match.span())]
        start, end = min(s for s, _ in place.spans), max(e for _, e in place.spans)
        for mention in self._names.bare(text):
            gap = text[end : mention.start] if mention.start >= end else text[mention.end : start]
            if not gap.strip(" ,") and not _overlaps((mention.start, mention.end), place.spans):
                return [mention]
        return []


def _marked(text: str, mentions: Iterable[Mention]) -> str:
    """The text with each regulation's name replaced by `|` and spaces, so that places stay."""
    for mention in mentions:
        text = f"{text[: mention.start]}|{' ' * (mention.end - mention.start - 1)}{text[mention.end :]}"
    return text


def _read_as_pasal(text: str, mentions: Sequence[Mention], start: int) -> Place | None:
    word = "pasal "
    place = find_place(_marked(text, mentions)[:start] + word + _marked(text, mentions)[start:])
    if place is None or place.path[0].level is not Level.PASAL:
        return None
    spans = [(s if s <= start else s - len(word), e if e <= start else e - len(word)) for s, e in place.spans]
    return Place(place.path, tuple(spans))


def _overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _reference(text: str, mentions: list[Mention], place: Place | None) -> Reference:
    ids = list(dict.fromkeys(mention.id for mention in mentions))
    spans = list(place.spans) if place else []
    path = place.path if place else ()
    if not ids:
        return Reference(None, path, _rest(text, spans))
    chosen = ids[0]
    if len(ids) > 1 and place is None and not _SAME_LAW.search(text):
        return Reference(None, (), text, tuple(ids))
    if len(ids) > 1 and place is not None:
        chosen = min(mentions, key=lambda mention: _distance(mention, place)).id
    spans += [(mention.start, mention.end) for mention in mentions if mention.id == chosen]
    return Reference(chosen, path, _rest(text, spans), tuple(id for id in ids if id != chosen))


def _distance(mention: Mention, place: Place) -> int:
    """How far a regulation's name stands from the provision; behind it is nearer than before it ("Pasal 5 UU 1 dan UU 2")."""
    start, end = min(s for s, _ in place.spans), max(e for _, e in place.spans)
    return mention.start - end if mention.start >= end else 2 * (start - mention.end) + 1


def _rest(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without the spans, and without the words that tied them to it."""
    kept: list[str] = []
    position = 0
    for start, end in sorted(spans):
        kept.append(_TIED.sub("", text[position : max(start, position)]))
        position = max(position, end)
    kept.append(text[position:])
    if len(kept) == 1:
        return text
    words = " ".join(" ".join(kept).split())
    words = re.sub(r"\(\s*\)|\s+(?=[,;?!)])", "", words)
    return re.sub(rf"^(?:[\s,.;:?!)\-]|{_TIES}\s)+|[\s,.;:?!(\-]+$", "", f"{words} ").strip() if re.search(r"\w", words) else ""
