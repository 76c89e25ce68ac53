"""Reading order from places, whatever order a file draws its words in."""

import random

import pytest

from ingest.sources.readers.layout import Run, arrange


def run(text: str, left: float, top: float, *, width: float | None = None, height: float = 12, slope: float = 0.0) -> Run:
    right = left + (width if width is not None else 6 * len(text))
    return Run(text, left, right, top, top + slope * (right - left), height)


def lines(runs: list[Run]) -> list[str]:
    return [" ".join(part.text for part in line) for line in arrange(runs)]


PARAGRAPH = [run("bahwa negara menjamin", 60, 10), run("hak anak atas hidup", 60, 26), run("dan tumbuh.", 60, 42)]


def test_marks_drawn_after_the_page_stand_before_their_words() -> None:
    runs = [
        run("Selain itu", 60, 10),
        run("diatur.", 60, 26),
        run("Dalam hal", 60, 50),
        run("(4)", 40, 11, height=9),
        run("(5)", 40, 51, height=9),
    ]
    assert lines(runs) == ["(4) Selain itu", "diatur.", "(5) Dalam hal"]


def test_order_of_the_file_does_not_matter() -> None:
    runs = [*PARAGRAPH, run("a.", 40, 10.5), run("b.", 40, 58), run("bahwa perlu", 60, 58.3)]
    expected = lines(runs)
    for seed in range(20):
        shuffled = runs.copy()
        random.Random(seed).shuffle(shuffled)
        assert lines(shuffled) == expected


def test_a_skewed_scan() -> None:
    runs = [run("baris pertama yang panjang", 60, 10, slope=0.03), run("baris kedua yang panjang", 60, 26, slope=0.03), run("(1)", 40, 9.5)]
    assert lines(runs) == ["(1) baris pertama yang panjang", "baris kedua yang panjang"]


def test_pieces_of_one_line_join_from_left_to_right() -> None:
    assert lines([run("Dasar Negara", 200, 26), run("Undang-Undang", 60, 26.5), run("Pasal 20", 300, 10), run("Pasal 5,", 60, 10)]) == [
        "Pasal 5, Pasal 20",
        "Undang-Undang Dasar Negara",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [run(f"kiri {n} " + "x" * 25, 40, 40 + 14 * n) for n in range(12)]
    right = [run(f"kanan {n} " + "x" * 25, 320, 41 + 14 * n) for n in range(12)]
    heading = [run("JUDUL YANG MELEBAR DI ATAS KEDUA KOLOM TEKS INI YANG SANGAT PANJANG", 80, 10)]
    mixed = [*heading, *[r for pair in zip(left, right, strict=True) for r in pair]]
    found = lines(mixed)
    assert found[0].startswith("JUDUL")
    assert [line.split()[0] for line in found[1:]] == ["kiri"] * 12 + ["kanan"] * 12


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param([run("Menimbang :", 20, 10), *[run("x" * 60, 110, 10 + 14 * n) for n in range(20)]], id="a label in the margin"),
        pytest.param([r for n in range(20) for r in (run(f"({n})", 20, 14 * n), run("x" * 60, 50, 14 * n))], id="a column of marks"),
        pytest.param([r for n in range(5) for r in (run("x" * 30, 20, 14 * n), run("y" * 30, 320, 14 * n))], id="a pair of signatures"),
    ],
)
def test_no_columns(runs: list[Run]) -> None:
    rows = arrange(runs)
    assert rows[0][-1].left > rows[0][0].left, "the first line holds both sides"


def test_no_runs() -> None:
    assert arrange([]) == []
