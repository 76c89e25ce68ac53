"""What is learned from must not nearly repeat what is measured with."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.corpus.nearduplicates import NEAR, jaccard, near_duplicates
from kb.citation.address import Address
from kb.law.regulation import TypicalQuestions

CLAUSE = Address.parse("uu-1-2000/pasal-1")


def corpus(folder: Path, measured: str, learned: str) -> Path:
    """A corpus with one question of each kind."""
    for file, text in (("questions.jsonl", measured), ("practice.jsonl", learned)):
        (folder / file).write_text(json.dumps({"qid": file[0], "question": text}), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("measured", "learned", "found"),
    [
        pytest.param("siapa yang menyiram petak kebun", "siapa yang menyiram petak kebun?", True, id="the same words"),
        pytest.param("siapa yang menyiram petak kebun", "siapa yang menyiram semua petak kebun", True, id="one word more"),
        pytest.param("siapa yang menyiram petak kebun", "berapa denda mencuri panen kebun", False, id="one word shared"),
    ],
)
def test_near_duplicates_are_named(tmp_path: Path, measured: str, learned: str, found: bool) -> None:
    typical = [TypicalQuestions(CLAUSE, (learned,), ())]
    lines = list(near_duplicates(corpus(tmp_path, measured, learned), typical))
    assert bool(lines) is found
    if found:
        assert "practice.jsonl: p" in lines[0] and f"uu-1-2000.toml: {CLAUSE}" in lines[1] and "q of questions.jsonl" in lines[0]


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=7), st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=7))
def test_none_is_missed(one: list[str], other: list[str]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        lines = list(near_duplicates(corpus(Path(name), " ".join(one), " ".join(other)), ()))
    assert bool(lines) is (jaccard(frozenset(one), frozenset(other)) >= NEAR)
