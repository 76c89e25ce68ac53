"""Questions that no law text answers, told from their words alone (`beyond_law.toml`): persons, contacts, statistics, prices."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BeyondLaw:
    """One kind of question that no law text answers, with what a refusal says."""

    name: str
    pattern: re.Pattern[str]
    reason: str


@cache
def load_kinds() -> tuple[BeyondLaw, ...]:
    """The kinds that ship with the code."""
    rows = tomllib.loads((Path(__file__).parent / "beyond_law.toml").read_text("utf-8"))["tanya"]
    return tuple(BeyondLaw(row["nama"], re.compile("|".join(row["pola"]), re.I), row["sebab"]) for row in rows)


def find_beyond_law(text: str) -> BeyondLaw | None:
    """Which kind of question beyond the law this is, if any.

    >>> find_beyond_law("siapa nama wali kota sekarang?").name, find_beyond_law("siapa yang memimpin gugus tugas?")
    ('orang', None)
    """
    return next((kind for kind in load_kinds() if kind.pattern.search(text)), None)
