"""Standard words that a chat form may stand for by its shape alone: affixes of speech, a 2 for a repeated word, letters drawn out."""

import re
from collections.abc import Iterator

_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")
_TWICE = re.compile(r"([^\W\d_]{3,})2(nya)?")
_VERB = re.compile(r"(?:di|ke|ter|ber|me)\w{3,}|(?:ng|ny)\w{3,}")


def standard_forms(word: str) -> Iterator[str]:
    """Words that a lower-case word may stand for, the likeliest first; most of them do not exist.

    >>> [form for form in standard_forms("nyewa") if form == "menyewa"], [*standard_forms("dipulangin")][:2]
    (['menyewa'], ['dipulangkan', 'dipulangi'])
    """
    if _DRAWN_OUT.search(word):
        yield _DRAWN_OUT.sub(r"\1", word)
        return
    if len(word) > 5 and word.endswith("in"):
        for verb in (*_active(word[:-2]), word[:-2]):
            yield from (f"{verb}{suffix}" for suffix in ("kan", "i", ""))
    yield from _active(word)


def _active(word: str) -> Iterator[str]:
    """The standard prefix before a verb that speech cuts short: "nipu", "nyari", "ngajak", "ngebantu"."""
    if len(word) < 4 or word[0] not in "nm":
        return
    yield f"me{word}"
    if word.startswith("ny"):
        yield f"menc{word[2:]}"
    if word.startswith("nge"):
        yield from (f"{prefix}{word[3:]}" for prefix in ("me", "mem", "men", "meng"))


def twice(word: str) -> tuple[str, str, bool] | None:
    """A word with a 2 behind it: the word, what follows the 2, and whether it is a verb, which a chat's 2 does not repeat.

    >>> twice("anak2nya"), twice("dibayar2"), twice("p2")
    (('anak', 'nya', False), ('dibayar', '', True), None)
    """
    match = _TWICE.fullmatch(word)
    return (match[1], match[2] or "", bool(_VERB.fullmatch(match[1]))) if match else None
