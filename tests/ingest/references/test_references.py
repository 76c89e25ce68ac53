"""Citations: one table, one reason a row; then whole laws against counts made by hand."""
# ruff: noqa: E501 (one row a case)

import os
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.consolidation.consolidation import plain
from ingest.references.citations import citations_of
from ingest.references.finder import Citation, ReferenceFinder, find_references
from ingest.sources.extraction import read_source
from ingest.structure.parser import parse
from kb.citation.address import Address, Level, RegulationId
from kb.law.wording import Wording

TITLES = {
    RegulationId.parse("uu-21-2007"): "Pemberantasan Tindak Pidana Perdagangan Orang",
    RegulationId.parse("pp-9-2008"): "Tata Cara dan Mekanisme Pelayanan Terpadu bagi Saksi dan/atau Korban Tindak Pidana Perdagangan Orang",
    RegulationId.parse("uu-13-2006"): "Perlindungan Saksi dan Korban",
    RegulationId.parse("uu-3-2026"): "Perlindungan Saksi dan Korban",
    RegulationId.parse("uu-23-2002"): "Perlindungan Anak",
}
AYAT = "uu-21-2007/pasal-58/ayat-4"
PASAL = "uu-21-2007/pasal-58"

# fmt: off
# text, where it stands, and for each citation its words = its targets ("-" for a delegation); short targets belong to the same regulation
TABLE = [
    pytest.param("dimaksud pada ayat (1)", AYAT, ["ayat (1) = pasal-58/ayat-1"], id="ayat of the same Pasal"),
    pytest.param("pada ayat (2) dan ayat (3)", AYAT, ["ayat (2) = pasal-58/ayat-2", "ayat (3) = pasal-58/ayat-3"], id="two ayat"),
    pytest.param("pada ayat (1), (2), dan (3)", AYAT, ["ayat (1) = pasal-58/ayat-1", "(2) = pasal-58/ayat-2", "(3) = pasal-58/ayat-3"], id="bare ayat"),
    pytest.param("Pasal 2 ayat (1) huruf b angka 3", AYAT, ["Pasal 2 ayat (1) huruf b angka 3 = pasal-2/ayat-1/huruf-b/angka-3"], id="four levels"),
    pytest.param("Pasal 3, Pasal 4, dan Pasal 5", AYAT, ["Pasal 3 = pasal-3", "Pasal 4 = pasal-4", "Pasal 5 = pasal-5"], id="list of Pasal"),
    pytest.param("Pasal 3, 4, dan 5 ayat (1)", AYAT, ["Pasal 3 = pasal-3", "4 = pasal-4", "5 ayat (1) = pasal-5/ayat-1"], id="bare Pasal numbers"),
    pytest.param("Pasal 5, 3 (tiga) orang", AYAT, ["Pasal 5 = pasal-5"], id="a count is no Pasal"),
    pytest.param("Pasal 2 sampai dengan Pasal 5", AYAT, ["Pasal 2 sampai dengan Pasal 5 = pasal-2 pasal-3 pasal-4 pasal-5"], id="range of Pasal"),
    pytest.param("Pasal 76A s.d. Pasal 76C", AYAT, ["Pasal 76A s.d. Pasal 76C = pasal-76a pasal-76b pasal-76c"], id="range of inserted Pasal"),
    pytest.param("huruf a sampai dengan huruf c", AYAT, ["huruf a sampai dengan huruf c = pasal-58/ayat-4/huruf-a pasal-58/ayat-4/huruf-b pasal-58/ayat-4/huruf-c"], id="range of huruf"),
    pytest.param("ayat (2) sampai (3)", AYAT, ["ayat (2) sampai (3) = pasal-58/ayat-2 pasal-58/ayat-3"], id="range, second bare"),
    pytest.param("Pasal 58 ayat (2) huruf b dan huruf c", AYAT, ["Pasal 58 ayat (2) huruf b = pasal-58/ayat-2/huruf-b", "huruf c = pasal-58/ayat-2/huruf-c"], id="huruf goes on with its ayat"),
    pytest.param("Pasal 10 ayat (1) dan ayat (2)", AYAT, ["Pasal 10 ayat (1) = pasal-10/ayat-1", "ayat (2) = pasal-10/ayat-2"], id="ayat goes on with its Pasal"),
    pytest.param("Pasal 31 ayat (2) dan harta yang dilelang pada ayat (5)", AYAT, ["Pasal 31 ayat (2) = pasal-31/ayat-2", "ayat (5) = pasal-58/ayat-5"], id="words between end a list"),
    pytest.param("ayat (1) Pasal 26", AYAT, ["ayat (1) Pasal 26 = pasal-26/ayat-1"], id="from below upwards"),
    pytest.param("huruf a", "uu-21-2007/pasal-58/ayat-4/huruf-c", ["huruf a = pasal-58/ayat-4/huruf-a"], id="sibling huruf"),
    pytest.param("huruf b", "uu-21-2007/pasal-23/huruf-d/angka-1", ["huruf b = pasal-23/huruf-b"], id="huruf above an angka"),
    pytest.param("angka 2", "uu-21-2007/pasal-1/angka-7", ["angka 2 = pasal-1/angka-2"], id="another definition"),
    pytest.param("angka 2 (dua) orang", AYAT, [], id="angka that counts"),
    pytest.param("huruf, tanda, angka, simbol", AYAT, [], id="letters and figures of writing"),
    pytest.param("huruf a, b, dan c perlu", "uu-21-2007/menimbang/huruf-d", ["huruf a = menimbang/huruf-a", "b = menimbang/huruf-b", "c = menimbang/huruf-c"], id="recitals"),
    pytest.param("dalam ayat ini", "uu-21-2007/penjelasan/pasal-40/ayat-1", ["ayat ini = pasal-40/ayat-1"], id="Penjelasan of an ayat"),
    pytest.param("Ketentuan Pasal ini", "uu-21-2007/penjelasan/pasal-40/ayat-1", ["Pasal ini = pasal-40"], id="Penjelasan of a Pasal"),
    pytest.param("Lihat penjelasan Pasal 33 Ayat (2)", "uu-21-2007/penjelasan/pasal-36", ["penjelasan Pasal 33 Ayat (2) = penjelasan/pasal-33/ayat-2"], id="to the Penjelasan"),
    pytest.param("Cukup jelas.\nPasal 25\nCukup jelas.", "uu-21-2007/penjelasan/pasal-24", [], id="a heading left in the text"),
    pytest.param("ayat (l), ayat(2) dan ayat (31", AYAT, ["ayat (l) = pasal-58/ayat-1", "ayat(2) = pasal-58/ayat-2", "ayat (31 = pasal-58/ayat-3"], id="misread brackets"),
    pytest.param("Pasa1 6O7 ayal (3)hurufa", AYAT, ["Pasa1 6O7 ayal (3)hurufa = pasal-607/ayat-3/huruf-a"], id="misread words"),
    pytest.param("Pasal 2a, Pasal 30 Undang-Undang Nomor 11 Tahun 2008", AYAT, ["Pasal 30 Undang-Undang Nomor 11 Tahun 2008 = uu-11-2008/pasal-30"], id="an unreadable number does not end a list"),
    pytest.param("Undang-Undang ini", PASAL, ["Undang-Undang ini = ."], id="this law"),
    pytest.param("Peraturan Gubernur ini", "pergub-dki-64-2019/pasal-3", ["Peraturan Gubernur ini = ."], id="this Pergub"),
    pytest.param("undang- undang ini", PASAL, ["undang- undang ini = ."], id="hyphen at a line end"),
    pytest.param("Undang-Undang Nomor 13 Tahun 2006 tentang Perlindungan Saksi dan Korban, kecuali", PASAL, ["Undang-Undang Nomor 13 Tahun 2006 tentang Perlindungan Saksi dan Korban = uu-13-2006"], id="law with its title"),
    pytest.param("Peraturan Presiden Republik Indonesia No. 69 tahun 2008", PASAL, ["Peraturan Presiden Republik Indonesia No. 69 tahun 2008 = perpres-69-2008"], id="No., Republik Indonesia"),
    pytest.param("Undang- Undang Nomor 3l Tahun 2Ol4", PASAL, ["Undang- Undang Nomor 3l Tahun 2Ol4 = uu-31-2014"], id="misread number and year"),
    pytest.param("Undang-Undang Nomor 2g Tahun 2OO2 tentang Perlindungan Anak", PASAL, ["Undang-Undang Nomor 2g Tahun 2OO2 tentang Perlindungan Anak = uu-23-2002"], id="unreadable number, known title"),
    pytest.param("Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2016", PASAL, ["Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2016 = perppu-1-2016"], id="Perppu is no UU"),
    pytest.param("Peraturan Gubernur Provinsi Daerah Khusus Ibukota Jakarta Nomor 218 Tahun 2010", PASAL, ["Peraturan Gubernur Provinsi Daerah Khusus Ibukota Jakarta Nomor 218 Tahun 2010 = pergub-dki-218-2010"], id="Pergub of Jakarta"),
    pytest.param("Peraturan Gubernur Nomor 5 Tahun 2010", PASAL, [], id="Pergub of no named province"),
    pytest.param("Peraturan Menteri Sosial Nomor 8 Tahun 2023", PASAL, ["Peraturan Menteri Sosial Nomor 8 Tahun 2023 = permensos-8-2023"], id="a ministry's"),
    pytest.param("Pasal 5 ayat (2) Undang-Undang Nomor 13 Tahun 2006", PASAL, ["Pasal 5 ayat (2) Undang-Undang Nomor 13 Tahun 2006 = uu-13-2006/pasal-5/ayat-2"], id="clause of another law"),
    pytest.param("Pasal 297 dan Pasal 324 Undang-Undang Nomor 1 Tahun 1946", PASAL, ["Pasal 297 = uu-1-1946/pasal-297", "Pasal 324 Undang-Undang Nomor 1 Tahun 1946 = uu-1-1946/pasal-324"], id="the law governs the whole list"),
    pytest.param("Pasal 407 ayat (1) Undang-Undang ini", PASAL, ["Pasal 407 ayat (1) Undang-Undang ini = pasal-407/ayat-1"], id="clause of this law"),
    pytest.param("Undang-Undang Perlindungan Anak tersebut", PASAL, ["Undang-Undang Perlindungan Anak = uu-23-2002"], id="by title"),
    pytest.param("Undang-Undang tentang Perlindungan Saksi dan Korban", "uu-12-2022/pasal-1/angka-10", ["Undang-Undang tentang Perlindungan Saksi dan Korban = uu-13-2006"], id="of two of a title, the one that was there"),
    pytest.param("Undang-Undang Perlindungan Anak dan Perempuan", PASAL, [], id="a longer title is another law"),
    pytest.param("Pasal 297 KUHP", PASAL, [], id="the old KUHP has no address"),
    pytest.param("Pasal 28B ayat (2) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", PASAL, [], id="nor the constitution"),
    pytest.param("dalam Undang-Undang Hukum Acara Pidana", PASAL, [], id="nor the KUHAP"),
    pytest.param("Pasal 4 Undang-Undang yang bersangkutan", PASAL, [], id="nor a law that is not named"),
    pytest.param("Pasal 5 ayat (1) Protokol", "uu-14-2009/penjelasan/pasal-1", [], id="nor a treaty"),
    pytest.param("Pasal 2 pengacuannya diganti dengan Pasal 455", "uu-1-2023/pasal-622/ayat-9", ["Pasal 455 = pasal-455"], id="KUHP 622: the first is of the law replaced"),
    pytest.param("Undang-Undang Nomor 23 Tahun 2002. Pasal 83 menentukan", "uu-21-2007/penjelasan/umum", ["Undang-Undang Nomor 23 Tahun 2002 = uu-23-2002", "Pasal 83 = uu-23-2002/pasal-83"], id="the general Penjelasan speaks of the law last named"),
    pytest.param("Pasal 5 menentukan", "uu-21-2007/penjelasan/umum", [], id="and of no certain one before"),
    pytest.param("tercantum dalam Lampiran II Peraturan Presiden ini", "perpres-19-2023/pasal-5", ["Lampiran II Peraturan Presiden ini = lampiran-2"], id="Lampiran"),
    pytest.param("dimaksud dalam Bab II", PASAL, ["Bab II = bab-2"], id="Bab"),
    pytest.param("diatur dengan Peraturan Pemerintah.", PASAL, ["diatur dengan Peraturan Pemerintah = -"], id="delegation"),
    pytest.param("diatur lebih lanjut dengan Peraturan Presiden.", PASAL, ["diatur lebih lanjut dengan Peraturan Presiden = -"], id="delegation, further"),
    pytest.param("diatur sekaligus dalam peraturan daerah", PASAL, ["diatur sekaligus dalam peraturan daerah = -"], id="delegation to a Perda"),
    pytest.param("diatur dengan Peraturan Kepala Kepolisian Negara Republik Indonesia.", PASAL, ["diatur dengan Peraturan Kepala Kepolisian Negara Republik Indonesia = -"], id="delegation, long name"),
    pytest.param("sesuai dengan ketentuan peraturan perundang-undangan", PASAL, [], id="legislation at large is no delegation"),
    pytest.param("sebagaimana diatur dalam Undang-Undang", PASAL, [], id="what is said to be there is no delegation"),
    pytest.param("belum diatur berdasarkan Peraturan Pemerintah ini", "pp-9-2008/pasal-26", ["Peraturan Pemerintah ini = ."], id="nor is this regulation"),
    pytest.param("diatur dengan Peraturan Presiden Nomor 69 Tahun 2008", PASAL, ["Peraturan Presiden Nomor 69 Tahun 2008 = perpres-69-2008"], id="nor a regulation that is named"),
]

# fmt: on


@pytest.mark.parametrize(("text", "at", "expected"), TABLE)
def test_citation(text: str, at: str, expected: list[str]) -> None:
    assert _shown(text, at, find_references(text, Address.parse(at), TITLES)) == expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        pytest.param(
            "Ketentuan ayat (1) Pasal 455 diubah",
            "uu-1-2026/pasal-vii/angka-40",
            ["ayat (1) Pasal 455 = uu-1-2023/pasal-455/ayat-1"],
            id="an instruction",
        ),
        pytest.param(
            "pada ayat (1)",
            "uu-1-2026/pasal-vii/angka-40/pasal-455/ayat-2",
            ["ayat (1) = uu-1-2023/pasal-455/ayat-1"],
            id="the words that it prints",
        ),
        pytest.param("Undang-Undang ini mulai berlaku", "uu-1-2026/pasal-ii", ["Undang-Undang ini = ."], id="its own last clause"),
    ],
)
def test_amending_act(text: str, at: str, expected: list[str]) -> None:
    found = find_references(text, Address.parse(at), TITLES, amended=RegulationId.parse("uu-1-2023"))
    assert _shown(text, at, found) == expected


def test_bagian_is_one_of_the_same_bab() -> None:
    found = find_references("dalam Bagian Kedua", Address.parse(PASAL), within=Address.parse("uu-21-2007/bab-7/bagian-1"))
    assert [str(c.targets[0]) for c in found] == ["uu-21-2007/bab-7/bagian-2"]


def _shown(text: str, at: str, found: tuple[Citation, ...]) -> list[str]:
    own = at.split("/")[0]
    return [f"{text[c.start : c.end]} = {' '.join(_short(str(t), own) for t in c.targets) or '-'}" for c in found]


def _short(target: str, own: str) -> str:
    return "." if target == own else target.removeprefix(f"{own}/")


_PIECES = [
    "Pasal 5",
    "ayat (1)",
    "huruf a",
    ", ",
    " dan ",
    " sampai dengan ",
    "Undang-Undang ",
    "Nomor 1 Tahun 2000",
    " ini",
    "KUHP",
    "(2",
    "\n",
    "diatur dengan Peraturan Presiden",
]


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=12).map("".join))
def test_spans_are_in_order_and_never_overlap(text: str) -> None:
    found = find_references(text, Address.parse(AYAT), TITLES)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def _wording(address: str, text: str) -> Wording:
    at = Address.parse(address)
    assert at.level is not None
    return Wording(at, at.regulation, at.level, at.path[-1].number, None, text, None, None, at.regulation)


def test_holders_repeat_the_rows_of_what_they_hold() -> None:
    ayat = "Tim sebagaimana dimaksud pada ayat (1) bertugas: a. mencatat; b. melapor menurut huruf a."
    wordings = [
        _wording("uu-1-2000/pasal-2", f"(1) Ada tim. (2) {ayat}"),
        _wording("uu-1-2000/pasal-2/ayat-1", "Ada tim."),
        _wording("uu-1-2000/pasal-2/ayat-2", ayat),
        _wording("uu-1-2000/pasal-2/ayat-2/huruf-a", "mencatat;"),
        _wording("uu-1-2000/pasal-2/ayat-2/huruf-b", "melapor menurut huruf a."),
    ]
    texts = {w.address: w.text for w in wordings}
    rows = [
        (str(source).partition("/")[2], texts[source][start:stop], str(target))
        for source, citation in citations_of(wordings, ReferenceFinder())
        for start, stop, target in [(citation.start, citation.end, target) for target in citation.targets]
    ]
    assert rows == [
        ("pasal-2", "ayat (1)", "uu-1-2000/pasal-2/ayat-1"),
        ("pasal-2", "huruf a", "uu-1-2000/pasal-2/ayat-2/huruf-a"),
        ("pasal-2/ayat-2", "ayat (1)", "uu-1-2000/pasal-2/ayat-1"),
        ("pasal-2/ayat-2", "huruf a", "uu-1-2000/pasal-2/ayat-2/huruf-a"),
        ("pasal-2/ayat-2/huruf-b", "huruf a", "uu-1-2000/pasal-2/ayat-2/huruf-a"),
    ]


def test_a_list_of_an_earlier_ayat_is_meant_where_this_one_has_none() -> None:
    # UU 23/2004 Pasal 2 ayat (2) says "huruf c" of the list in ayat (1)
    wordings = [
        _wording("uu-1-2000/pasal-2/ayat-1", "meliputi: a. satu; b. dua"),
        _wording("uu-1-2000/pasal-2/ayat-1/huruf-a", "satu;"),
        _wording("uu-1-2000/pasal-2/ayat-1/huruf-b", "dua"),
        _wording("uu-1-2000/pasal-2/ayat-2", "sebagaimana dimaksud pada huruf b"),
    ]
    assert [str(target) for _, c in citations_of(wordings, ReferenceFinder()) for target in c.targets] == [
        "uu-1-2000/pasal-2/ayat-1/huruf-b"
    ]


def test_a_pasal_past_the_end_is_one_of_another_law() -> None:
    # the Penjelasan of UU 39/1999 Pasal 95 cites Pasal 140 of the code of procedure without saying so
    wordings = [_wording("uu-1-2000/pasal-1", "Pasal 2 dan Pasal 140"), _wording("uu-1-2000/pasal-2", "Pasal 1")]
    assert [str(target) for _, c in citations_of(wordings, ReferenceFinder()) for target in c.targets] == [
        "uu-1-2000/pasal-2",
        "uu-1-2000/pasal-1",
    ]


_BY_HAND = Path(__file__).parent / "data" / "references_by_hand.tsv"
_BESIDE = {Level.JUDUL, Level.MENETAPKAN, Level.PENUTUP}
# UU 12/2022 was read from Pasal 20 to 50
_READ = {"uu-12-2022": range(20, 51)}


def _text_of(id: str) -> Path | None:
    """The copy that was read: text or Markdown. An HTML copy at hand has lost the words that were links, "Undang-Undang Nomor 23 Tahun 2002"."""
    folders = [Path(folder) for folder in os.environ.get("KB_TEXTS", "").split(os.pathsep) if folder]
    return next((path for folder in folders for kind in ("txt", "md") if (path := folder / f"{id}.{kind}").is_file()), None)


def _by_hand(id: str) -> dict[str, list[tuple[str, ...]]]:
    lines = (line.split("\t") for line in _BY_HAND.read_text().splitlines() if not line.startswith("#"))
    full = {address: targets.split() for address, targets in lines if address.startswith(f"{id}/")}
    return {address: [(_full(target, id),) for target in targets] for address, targets in full.items()}


def _full(target: str, id: str) -> str:
    if target == "delegasi" or target.startswith(("uu-", "pp-")):
        return target
    return id if target == "." else f"{id}/{target}"


def _own_citations(id: str, path: Path) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each provision with what its own words cite, what its parts cite left out."""
    wordings = plain(parse(read_source(path)), None)
    found: dict[Address, list[tuple[str, ...]]] = {}
    for source, citation in citations_of(wordings, ReferenceFinder(TITLES)):
        found.setdefault(source, []).append(tuple(map(str, citation.targets)) or ("delegasi",))
    for wording in wordings:
        first = wording.address.path[0]
        if wording.level in _BESIDE or (
            id in _READ and (first.level is not Level.PASAL or int((first.number or "0").rstrip("abc")) not in _READ[id])
        ):
            continue
        parts = Counter(c for a, citations in found.items() if a.parent == wording.address for c in citations)
        own = [c for c in found.get(wording.address, []) if not parts[c] or parts.subtract([c])]
        yield str(wording.address), own


@pytest.mark.parametrize("id", ["uu-21-2007", "pp-9-2008", "uu-12-2022"])
def test_precision_and_recall_against_a_reading_by_hand(id: str) -> None:
    path = _text_of(id)
    if path is None:
        pytest.skip(f"set KB_TEXTS to a folder with {id}")
    expected = _by_hand(id)
    right = made = 0
    for address, own in _own_citations(id, path):
        right += (Counter(own) & Counter(expected.get(address, []))).total()
        made += len(own)
    counted = sum(map(len, expected.values()))
    print(f"{id}: {counted} by hand, precision {right / made:.4f}, recall {right / counted:.4f}")
    assert right / made >= 0.98
    assert right / counted >= 0.98
