"""The weights of retrieval, read once from `weights.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Profile:
    """Weights of the legs, priors on passages, and the thresholds of an answer; meanings and reasons stand in the file."""

    dense: float
    lexical: float
    dense_depth: int
    lexical_depth: int
    columns: tuple[float, float, float, float]
    intent: float
    defined_term: float
    ended: float
    elucidation: float
    note: float
    cosine_floor: float
    coverage_floor: float
    confident_cosine: float
    related: int
    answers: int
    answer_margin: float


@cache
def load_profile() -> Profile:
    """The profile that ships with the code."""
    data = tomllib.loads((Path(__file__).parent / "weights.toml").read_text("utf-8"))
    columns = data["lexical"]
    return Profile(
        **data["fusion"],
        columns=(columns["naskah"], columns["ringkasan"], columns["gloss"], columns["unstemmed"]),
        **data["prior"],
        **data["evidence"],
    )
