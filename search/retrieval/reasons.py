"""Why a passage was found, for people and in JSON: the weights of its reasons add up to its score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from kb.law.passage import TEXTS, Passage, TextKind
from search.question.analysis import QueryAnalysis


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a passage was found: which of its texts was near, which words matched, what raised or lowered it."""

    code: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Matched:
    """What a question asks for, and which of its content words the passage has."""

    facets: tuple[str, ...]
    words: tuple[str, ...]


_TEXT_NAMES = {
    TextKind.NASKAH: "naskahnya",
    TextKind.RINGKASAN: "ringkasannya",
    TextKind.GLOSS: "ringkasannya yang berbahasa Inggris",
    TextKind.PERTANYAAN: "pertanyaan yang dijawabnya",
    TextKind.PUSAT: "naskah dan ringkasannya bersama",
}
# reason -> the features that it stands for
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "makna": (
        "nearest",
        "text_only",
        "text",
        "text_behind",
        "text_law",
        "ringkasan",
        "gloss",
        "questions",
        "centroid",
        "neighbours",
        "siblings",
    ),
    "kata": ("words", "text_words", "title", "question_words"),
    "jenis": ("facets", "definition", "definition_unasked", "narrowed"),
    "definisi": ("term",),
    "pokok": ("law",),
    "penjelasan": ("elucidation",),
    "catatan": ("note",),
    "undang-undang": ("law_named",),
    "inti": ("core",),
    "alamat": ("named",),
    "menggantikan": ("successor",),
    "akibat": ("effect",),
    "banding": ("compared",),
    "model": ("reranked",),
}
_GROUP_OF = {name: code for code, names in _GROUPS.items() for name in names}
_NOTHING = 1e-9
_TEXTS: Mapping[str, str] = {
    "pokok": "judul dan pokok peraturannya disebut dalam pertanyaan",
    "penjelasan": "penjelasan, bukan batang tubuh",
    "catatan": "catatan, bukan hukum",
    "undang-undang": "dari peraturan yang disebut dalam pertanyaan",
    "inti": "peraturan pokok tentang perdagangan orang",
    "alamat": "pasal yang disebut dalam pertanyaan",
    "menggantikan": "menggantikan pasal yang ditemukan",
    "akibat": "mengubah atau menggantikan pasal yang disebut",
    "banding": "dibandingkan dengan peraturan lain yang disebut",
    "model": "dinilai ulang oleh model pemeringkat",
}


def explain(
    weights: Mapping[str, float], analysis: QueryAnalysis, cosines: Sequence[float], passage: Passage, matched: Matched
) -> tuple[Reason, ...]:
    """Say why one passage was found, from its weighed features and the cosines of its texts by kind (NaN: there is none).

    What weighs nothing is left out, but for nearness.
    """
    found = dict.fromkeys(_GROUPS, 0.0)
    for name, weight in weights.items():
        found[_GROUP_OF[name]] += weight
    return tuple(
        Reason(code, _text(code, analysis, cosines, passage, matched), weight)
        for code, weight in found.items()
        if code == "makna" or abs(weight) > _NOTHING
    )


def _text(code: str, analysis: QueryAnalysis, cosines: Sequence[float], passage: Passage, matched: Matched) -> str:
    match code:
        case "makna":
            seen = [(cosine, kind) for cosine, kind in zip(cosines, TEXTS, strict=True) if not isnan(cosine)]
            return f"dekat dengan {_TEXT_NAMES[max(seen)[1]]}" if seen else "jauh artinya"
        case "kata":
            return ", ".join(matched.words)
        case "jenis":
            return "menyebut yang ditanyakan: " + ", ".join(matched.facets) if matched.facets else f"pasal jenis {passage.kind.value}"
        case "definisi":
            return f"mendefinisikan {analysis.term}"
        case _:
            return _TEXTS[code]
