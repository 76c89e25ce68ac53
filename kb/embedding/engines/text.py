"""Cleans a text as every engine must before its model sees it, so that their vectors agree."""

import re
import unicodedata

#: The tokenizers' own signs, which a text may not give.
_SIGNS = re.compile(r"<(/?s|pad|unk|mask)>")

QUERY = "query: "
PASSAGE = "passage: "


def clean(text: str) -> str:
    """The text as all tokenizers take it: no NUL (it ends a C string), no lone surrogate, none of their own signs, no space around.

    >>> clean(" Pasal\\x005 "), clean("<s>"), clean("")
    ('Pasal 5', '< s>', '-')
    """
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()
    if "<" in text:
        text = _SIGNS.sub(r"< \1>", text)
    # an empty text would leave the bare prefix, which the engines cut differently
    return text.replace("\0", " ").strip() or "-"


def has_foreign_letter(text: str) -> bool:
    """Whether a text, taken as normalised, has a letter or combining mark beyond ASCII.

    >>> has_foreign_letter("or€ng — 5°"), has_foreign_letter("café")
    (False, True)
    """
    return not text.isascii() and any(not c.isascii() and unicodedata.category(c)[0] in "LM" for c in text)


def normalised(text: str) -> str:
    """Compatibility characters composed (NFKC), as the model's tokenizer has them."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)
