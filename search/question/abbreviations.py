"""Abbreviations of the field and their long forms, from `corpus/singkatan.toml`, to add words to a query."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[2] / "corpus" / "singkatan.toml"


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One abbreviation; `upper` ones count only in capitals, since "sapa" and "tip" are everyday words."""

    short: str
    indonesian: str
    english: str
    source: str | None = None
    upper: bool = False


class Abbreviations:
    """Finds abbreviations in a text."""

    def __init__(self, known: Iterable[Abbreviation]) -> None:
        self.known = tuple(known)
        self._by_short = {_folded(abbreviation.short): abbreviation for abbreviation in self.known}
        # "UPTD PPA" before "UPTD"; "RAN-P3A" is "RAN P3A"
        shorts = sorted(self._by_short, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(_spaced(short) for short in shorts) or '(?!)'})(?!\w)", re.I)

    def find(self, text: str) -> tuple[Abbreviation, ...]:
        """Each abbreviation that a text uses, once, in order.

        >>> [a.short for a in load_abbreviations().find("apa tugas uptd ppa bagi korban TPPO?")]
        ['UPTD PPA', 'TPPO']
        """
        found: dict[str, Abbreviation] = {}
        for match in self._pattern.finditer(text):
            abbreviation = self._by_short[_folded(match[0])]
            if not abbreviation.upper or match[0].isupper():
                found.setdefault(abbreviation.short, abbreviation)
        return tuple(found.values())

    def expand(self, text: str, *, english: bool = True) -> str:
        """The text with the long forms behind it that it does not have yet."""
        added: list[str] = []
        for abbreviation in self.find(text):
            for form in (abbreviation.indonesian, abbreviation.english)[: 2 if english else 1]:
                if form.lower() not in text.lower() and form not in added:
                    added.append(form)
        return " ".join((text, *added))


def expand(text: str) -> str:
    """A query with the long forms of its abbreviations behind it, in both languages.

    >>> expand("tugas LPSK")
    'tugas LPSK Lembaga Perlindungan Saksi dan Korban Witness and Victim Protection Agency'
    """
    return load_abbreviations().expand(text)


@cache
def load_abbreviations(file: Path = _FILE) -> Abbreviations:
    """The abbreviations of the corpus; none where it is not beside the code."""
    if not file.is_file():
        return Abbreviations(())
    rows = tomllib.loads(file.read_text("utf-8"))["singkatan"]
    return Abbreviations(
        Abbreviation(row["singkatan"], row["indonesia"], row["inggris"], row.get("asal"), row.get("huruf_besar", False)) for row in rows
    )


def _folded(short: str) -> str:
    return " ".join(re.split(r"[\s-]+", short.lower()))


def _spaced(short: str) -> str:
    return r"[\s-]+".join(map(re.escape, short.split()))
