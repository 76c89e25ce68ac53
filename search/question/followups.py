"""Questions that go on from the one before: "kalau yang ditemukan itu anak?" keeps the subject of what was asked."""

import re

from search.question.parts import subject_of, with_subject

_GOES_ON = re.compile(
    r"^\W*(?:(?:lalu|terus|trus|dan|nah|and|then)\s+)?(?:kalau|kalo|klo|jika|bila|bagaimana\s+(?:kalau|jika|dengan)|gimana\s+(?:kalau|kalo|klo|dengan)"
    r"|what\s+(?:if|about)|how\s+about|and\s+(?:if|for|the)|lalu|terus|trus)\b",
    re.I,
)
# "apa itu kompos" asks for a term and points nowhere; "apa itu?" does
_POINTS_BACK = re.compile(
    r"\b(?:itu(?=\W*$)|(?<!\bapa\s)(?<!\bsiapa\s)itu|tersebut|tadi|begitu|\w{3,}nya|it|its|they|them|that|those)\b", re.I
)
_FEW = 3
"""A question with no more words of its own than this, that points back, goes on from the one before."""


def continue_question(text: str, before: str) -> tuple[str, tuple[str, ...]]:
    """The question to search, and the subject that it takes from the one `before`; the question as it is where it stands alone.

    >>> continue_question("kalau korbannya anak?", "berapa lama pendampingan rehabilitasi korban?")
    ('kalau korbannya anak pendampingan rehabilitasi korban', ('pendampingan', 'rehabilitasi', 'korban'))
    >>> continue_question("apa tugas gugus tugas provinsi?", "apa itu restitusi?")
    ('apa tugas gugus tugas provinsi?', ())
    """
    own = subject_of(text)
    goes_on = bool(_GOES_ON.match(text)) or (len(own) <= _FEW and bool(_POINTS_BACK.search(text)))
    subject = tuple(word for word in subject_of(before) if word not in own) if goes_on and before else ()
    return (with_subject(text, subject), subject) if subject else (text, ())
