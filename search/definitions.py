"""Which term a definition clause defines, in either language."""

import re

from kb.lexicon import stems
from kb.passage import Passage


def defines(passage: Passage, term: str) -> bool:
    """Whether a definition clause defines this very term, in either language, endings aside."""
    for text, language in ((passage.naskah, "indonesian"), (passage.ringkasan, "indonesian"), (passage.gloss, "english")):
        head = _defined_head(text)
        if any(stems(part, language) == stems(term, language) for part in head):
            return True
    return any(stems(part) == stems(term) for part in _defined_head(passage.gloss))


def _defined_head(text: str) -> list[str]:
    """The names that a definition gives to its term: before "adalah", in brackets, after "disingkat" or "disebut"."""
    match = re.match(r"(.{2,160}?)\s+(?:adalah|ialah|berarti|merupakan|is|are|means|mean)\b", text)
    if not match:
        return []
    head = match[1]
    names = re.findall(r"\(([^)]{2,60})\)", head)
    names += re.findall(r"(?:disingkat|disebut(?:\s+dengan)?)\s+([\w/ -]{2,60})", head)
    bare = re.split(r"[,(]|\byang\s+selanjutnya\b|\bselanjutnya\b", head)[0]
    bare = re.sub(r"^(?:an?|the)\s+", "", bare.strip(), flags=re.I)
    return [name.strip() for name in (bare, *names) if name.strip()]
