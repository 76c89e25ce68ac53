"""Makes passages, the unit of retrieval, from wordings, digests and notes.

A passage is an ayat, a numbered definition (angka of a Pasal that defines), or a Pasal that has neither; its huruf stay inside it.
What the Penjelasan says of a Pasal or ayat is a passage of its own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ingest.build.clausekind import clause_kind
from kb.citation.address import Address, Level, RegulationId
from kb.law.passage import ClauseKind, Passage, TextKind
from kb.law.regulation import Digest, Note, Source, TypicalQuestions
from kb.law.wording import Wording

#: Characters of a passage beyond which a list is split; about 450 tokens, what one vector takes in well.
MAX_CHARACTERS = 1600
_EMPTY_ELUCIDATION = re.compile(r"^\W*(?:Cukup\s+jelas|Ayat\s*\(\d+\w?\)|Huruf\s+\w+|Angka\s+\d+|Pasal\s+\d+\w*|\W)*\W*$", re.I)
_DEFINES = re.compile(r"yang dimaksud dengan|pengertian|dimaksud\s+dengan\s*:", re.I)


def build_passages(id: RegulationId, wordings: Sequence[Wording], digests: Sequence[Digest], notes: Sequence[Note]) -> tuple[Passage, ...]:
    """Passages of one regulation in reading order; `wordings` are those in force."""
    by_address = {digest.address: digest for digest in digests}
    children = _children(wordings)
    passages: list[Passage] = []
    placed: set[Address] = set()
    for wording in wordings:
        if not _is_passage(wording, children, by_address):
            continue
        digest = by_address.get(wording.address)
        placed.add(wording.address)
        passages.extend(_pieces(wording, children.get(wording.address, ()), digest))
    for digest in digests:
        if digest.address not in placed:
            passages.append(_from_digest(digest))
    # notes speak for a regulation only while nobody has its words
    passages.extend(_from_note(id, note) for note in notes)
    return tuple(_in_order(passages, wordings, digests))


def questions_of(passage: Passage, questions: Mapping[Address, TypicalQuestions]) -> TypicalQuestions | None:
    """The questions that a passage answers; of a list in pieces the first stands for all."""
    return questions.get(passage.address) if passage.part == 0 and passage.address.path else None


def embedded_texts(passages: Sequence[Passage], questions: Mapping[Address, TypicalQuestions]) -> Iterator[tuple[int, TextKind, str]]:
    """Everything that is embedded, each with the number of its passage (from 1) and its kind."""
    for number, passage in enumerate(passages, start=1):
        yield from ((number, kind, text) for kind, text in passage.texts())
        answered = questions_of(passage, questions)
        if answered:
            yield number, TextKind.PERTANYAAN, answered.text


def _children(wordings: Iterable[Wording]) -> Mapping[Address, list[Wording]]:
    children: dict[Address, list[Wording]] = {}
    for wording in wordings:
        parent = wording.address.parent
        if parent is not None:
            children.setdefault(parent, []).append(wording)
    return children


def _is_passage(wording: Wording, children: Mapping[Address, list[Wording]], digests: Mapping[Address, Digest]) -> bool:
    address = wording.address
    if address in digests:
        return True
    below = children.get(address, ())
    if address.in_penjelasan:
        if address.level is Level.UMUM:
            return bool(wording.text)
        if address.level not in {Level.PASAL, Level.AYAT} or any(child.level is Level.AYAT for child in below):
            return False
        return not _EMPTY_ELUCIDATION.match(wording.text)
    if not wording.text or any(_is_roman(segment.number) for segment in address.path if segment.level is Level.PASAL):
        return False
    match wording.level:
        case Level.PASAL | Level.DIKTUM:
            return not any(child.level is Level.AYAT for child in below) and not _is_definitions(wording, below)
        case Level.AYAT:
            return not _is_definitions(wording, below)
        case Level.ANGKA:
            return _is_definition(wording, children)
        case _:
            return False


def _is_roman(number: str | None) -> bool:
    return bool(number) and not (number or "")[0].isdigit()


def _is_definitions(wording: Wording, below: Sequence[Wording]) -> bool:
    """Whether a Pasal (or ayat) is a list of numbered definitions."""
    angka = [child for child in below if child.level is Level.ANGKA]
    return len(angka) >= 2 and bool(_DEFINES.search(wording.text[:200]))


def _is_definition(wording: Wording, children: Mapping[Address, list[Wording]]) -> bool:
    parent = wording.address.parent
    if parent is None or parent.level not in {Level.PASAL, Level.AYAT}:
        return False
    siblings = children.get(parent, [])
    return parent.path[-1].number == "1" and len(siblings) >= 2 and any(" adalah " in s.text for s in siblings[:3])


def _pieces(wording: Wording, below: Sequence[Wording], digest: Digest | None) -> Iterable[Passage]:
    texts = _split(wording.text, [child for child in below if child.level in {Level.HURUF, Level.ANGKA}])
    for part, text in enumerate(texts):
        first = digest if part == 0 else None
        yield Passage(
            wording.address,
            part,
            clause_kind(wording.address, wording.text),
            Source.NASKAH,
            text,
            first.judul if first else "",
            first.ringkasan if first else "",
            first.gloss if first else "",
        )


def _split(text: str, items: Sequence[Wording]) -> list[str]:
    """A text that is too long, in pieces: lists with their lead-in, else paragraphs."""
    if len(text) <= MAX_CHARACTERS:
        return [text]
    if len(items) >= 2 and (cut := text.find(items[0].text[:60])) > 0:
        lead = text[:cut].rsplit("\n", 1)[0].strip()
        rest = [line for line in text[len(lead) :].split("\n") if line.strip()]
        return [f"{lead}\n{piece}" for piece in _pack(rest, MAX_CHARACTERS - min(len(lead), MAX_CHARACTERS // 2))]
    return _pack([line for line in text.split("\n") if line.strip()], MAX_CHARACTERS)


def _pack(lines: Sequence[str], limit: int) -> list[str]:
    pieces: list[str] = []
    for line in lines:
        if pieces and len(pieces[-1]) + len(line) < limit:
            pieces[-1] += f"\n{line}"
        else:
            pieces.append(line)
    return pieces


def _from_digest(digest: Digest) -> Passage:
    kind = clause_kind(digest.address, digest.ringkasan)
    return Passage(digest.address, 0, kind, Source.RINGKASAN, "", digest.judul, digest.ringkasan, digest.gloss)


def _from_note(id: RegulationId, note: Note) -> Passage:
    return Passage(Address(id), note.number, ClauseKind.UMUM, Source.CATATAN, "", note.judul, note.isi, note.gloss)


def _in_order(passages: Sequence[Passage], wordings: Sequence[Wording], digests: Sequence[Digest]) -> list[Passage]:
    """Reading order: that of the text, of the digests where there is no text; notes first."""
    order = {wording.address: (1, position) for position, wording in enumerate(wordings)}
    for position, digest in enumerate(digests):
        order.setdefault(digest.address, (2, position))
    return sorted(passages, key=lambda p: (*order.get(p.address, (0, 0)), p.part))
