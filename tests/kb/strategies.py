"""Hypothesis strategies for the values of the domain; shared by the properties of this suite."""

import string

from hypothesis import strategies as st

from kb.citation.address import Address, Level, RegulationId, Segment

_letters = st.text(string.ascii_lowercase, min_size=1, max_size=8)
_digits = st.integers(1, 9999).map(str)
_suffix = st.text(string.ascii_lowercase, max_size=2)
_numbered = st.builds("{}{}".format, _digits, _suffix)
_with_one_letter = st.builds("{}{}".format, _digits, st.text(string.ascii_lowercase, max_size=1))
_regions = st.none() | st.lists(_letters, min_size=1, max_size=3).map("-".join)

#: Levels that never carry a number.
UNNUMBERED = (
    Level.JUDUL,
    Level.MENIMBANG,
    Level.MENGINGAT,
    Level.MENETAPKAN,
    Level.PENUTUP,
    Level.PENJELASAN,
    Level.UMUM,
)
_numbers = {
    Level.BUKU: _digits,
    Level.BAB: _with_one_letter,
    Level.BAGIAN: _with_one_letter,
    Level.PARAGRAF: _with_one_letter,
    Level.PASAL: _numbered | st.text("ivxlc", min_size=1, max_size=6),
    Level.AYAT: _numbered,
    Level.HURUF: st.builds("{}{}".format, st.text(string.ascii_lowercase, min_size=1, max_size=2), st.just("") | _digits),
    Level.ANGKA: _numbered,
    Level.DIKTUM: _digits,
    Level.LAMPIRAN: st.none() | _digits,
} | dict.fromkeys(UNNUMBERED, st.none())

regulation_ids = st.builds(RegulationId, type=_letters, number=_numbered, year=st.integers(0, 9999), region=_regions)
segments = st.one_of([st.builds(Segment, st.just(level), _numbers[level]) for level in Level])
addresses = st.builds(Address, regulation_ids, st.lists(segments, max_size=7).map(tuple), st.none() | regulation_ids).filter(
    lambda address: len(str(address)) <= 300
)
bare_addresses = addresses.map(lambda address: address.bare)
