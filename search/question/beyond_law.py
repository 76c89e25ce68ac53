"""Questions that no law text answers, told from their words alone (`asks.toml`): persons, contacts, statistics, prices."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ask:
    """One kind of such questions, with what a refusal says."""

    name: str
    pattern: re.Pattern[str]
    reason: str


@cache
def load_asks() -> tuple[Ask, ...]:
    """The kinds that ship with the code."""
    rows = tomllib.loads((Path(__file__).parent / "beyond_law.toml").read_text("utf-8"))["tanya"]
    return tuple(Ask(row["nama"], re.compile("|".join(row["pola"]), re.I), row["sebab"]) for row in rows)


def ask_beyond_law(text: str) -> Ask | None:
    """The kind that a question is of, if any.

    >>> ask_beyond_law("siapa nama wali kota sekarang?").name, ask_beyond_law("siapa yang memimpin gugus tugas?")
    ('orang', None)
    """
    return next((ask for ask in load_asks() if ask.pattern.search(text)), None)
