"""A question as it is read: chat forms in standard words, and slips of the keyboard mended where only one known word is near.

    brp thn hukumannya klo anak2 dieksploitsi -> berapa tahun hukumannya kalau anak-anak dieksploitasi

Left as typed: what the corpus or everyday speech knows, numbers, names and abbreviations of law, addresses, "quoted words", and words with
a capital inside a sentence, which are names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kb.words.lexicon import STOPWORDS, all_stems, stems, words
from search.question.abbreviations import load_abbreviations
from search.question.spelling.slang import standard_forms, twice
from search.question.spelling.slips import slipped
from search.question.spelling.wordlists import WordLists, load_word_lists
from search.question.synonyms import load_synonyms

_CHUNK = re.compile(r'["“«][^"“”«»]*["”»]|[^\s"“”«»]+')
_WORD = re.compile(r"[^\W_]+")
# an address of this program, a date, a number of a letter, a web address
_ADDRESS = re.compile(r"(?=.*\d)(?=.*[-/@_.:]\w).*|.*(?:@|://).*|www\..*", re.S)
_SENTENCE_END = (".", "!", "?", ":")
_ENGLISH = frozenset({"the", "of", "is", "are", "to", "for", "how", "what", "who", "does", "can", "and", "when", "which"})
_ENGLISH_WORDS = 2
"""So many of those and the question is English, where "org" and "hrs" are no chat forms."""

_SHORTEST = 5
_TWO_SLIPS = 9
"""From so many letters on a word may have two slips."""
_OWN = "nya"
_SEEN = 2
"""A word that the corpus has only once may be a slip itself."""
_CLEARLY = 5
"""Between several words near by, the first must be so many times as frequent as the next."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A text as it is read, and the words that were changed, each once, in order: as typed, as read."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()


class Speller:
    """Reads questions over one corpus: `vocabulary` are its words in lower case with their counts, `known` other words that stay."""

    def __init__(self, vocabulary: Mapping[str, int], lists: WordLists, known: Iterable[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._lists = lists
        read = (word for table in (lists.indonesian, lists.english) for standard in table.values() for word in words(standard))
        self._never = STOPWORDS | lists.everyday | lists.fixed | frozenset(known) | frozenset(read)

    def read(self, text: str) -> Spelling:
        """The text in words that can be looked up; a text that was read already stays as it is."""
        forms = dict(self._lists.english)
        if sum(word in _ENGLISH for word in words(text)) < _ENGLISH_WORDS:
            forms |= self._lists.indonesian
        changes: dict[str, str] = {}
        shouted, begins = text.isupper(), True

        def read_chunk(match: re.Match[str]) -> str:
            nonlocal begins
            chunk, first = match[0], begins
            begins = chunk.endswith(_SENTENCE_END)
            if chunk[0] in '"“«' or _ADDRESS.fullmatch(chunk):
                return chunk
            return _WORD.sub(lambda word: read_word(word[0], first and word.start() == 0), chunk)

        def read_word(word: str, first: bool) -> str:
            low = word.lower()
            # letters with accents are no keyboard's slip, and one sign may fold to several words ("¼")
            if not word.isascii() or (word != low and not shouted and not (first and word[1:] == low[1:])):
                return word
            standard = self._standard(low, forms)
            if standard is None:
                return word
            standard = standard[0].upper() + standard[1:] if word != low and not shouted else standard
            changes.setdefault(word, standard)
            return standard

        read = _CHUNK.sub(read_chunk, text)
        return Spelling(read, tuple(changes.items()))

    def _standard(self, word: str, forms: Mapping[str, str]) -> str | None:
        """The standard word for one in lower case; None where it stays."""
        if word in forms:
            return forms[word]
        if word.isdigit() or self._has(word):
            return None
        if word.endswith(_OWN) and word.removesuffix(_OWN) in forms and len(word) > _SHORTEST:
            return f"{forms[word.removesuffix(_OWN)]}{_OWN}"
        if self._knows(word):
            return None
        if not word.isalpha():
            return self._repeated(word, forms)
        return next(filter(self._has, standard_forms(word)), None) or self._nearest(word)

    def _repeated(self, word: str, forms: Mapping[str, str]) -> str | None:
        found = twice(word)
        if found is None:
            return None
        base, ending, verb = found
        base = forms.get(base, base)
        if not base.isalpha() or base in self._lists.fixed or not self._has(base.lower()):
            return None
        return f"{base}{ending}" if verb else f"{base}-{base}{ending}"

    def _has(self, word: str) -> bool:
        return word in self._vocabulary or word in self._never

    def _knows(self, word: str) -> bool:
        """Whether a word is known, or would be found by its stem in either language."""
        return self._has(word.removesuffix(_OWN)) or any(stem in known for stem, known in zip(_stems(word), self._stems, strict=True))

    @cached_property  # at the first word that is not known: most questions have none
    def _stems(self) -> tuple[frozenset[str], frozenset[str]]:
        known = (*self._vocabulary, *self._never)
        return all_stems(known), all_stems(known, "english")

    @cached_property
    def _by_letter(self) -> Mapping[str, list[str]]:
        """Words that a slip may be meant for, by their first letter, which people get right."""
        groups: dict[str, list[str]] = {}
        for word, count in self._vocabulary.items():
            if count >= _SEEN and len(word) >= _SHORTEST - 1:
                groups.setdefault(word[0], []).append(word)
        return groups

    def _nearest(self, word: str) -> str | None:
        """The one word of the corpus that a slip or two make of this one; None where there is none, or no clear one."""
        if len(word) < _SHORTEST:
            return None
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        slips = 2 if len(word) >= _TWO_SLIPS else 1
        found = extract(word, self._by_letter.get(word[0], ()), scorer=OSA.distance, processor=None, score_cutoff=slips, limit=None)
        near = [(other, distance) for other, distance, _ in found if slipped(word, other, int(distance))]
        fewest = min((distance for _, distance in near), default=0)
        alike = sorted((other for other, distance in near if distance == fewest), key=self._count, reverse=True)
        rivals = (other for other in alike[1:] if not set(_stems(other)) & set(_stems(alike[0])))
        clear = all(self._count(alike[0]) >= _CLEARLY * self._count(rival) for rival in rivals)
        return alike[0] if alike and clear else None

    def _count(self, word: str) -> int:
        return self._vocabulary.get(word, 0)


def make_speller(vocabulary: Mapping[str, int]) -> Speller:
    """A speller over the words of a corpus; the abbreviations and everyday words that lead to the law's words are known as well."""
    written_out = (f"{one.short} {one.indonesian} {one.english}" for one in load_abbreviations().known)
    return Speller(vocabulary, load_word_lists(), words(" ".join((*written_out, *load_synonyms().phrases))))


def _stems(word: str) -> Iterator[str]:
    """A word's stem in Indonesian and in English."""
    yield from (*stems(word), *stems(word, "english"))
