"""Puts the pieces of text on a page into lines in reading order, whatever order the file draws them in.

OCR layers and office programs draw marks ("(2)", "b.", "Mengingat") apart from the words beside them, often at the end of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_COLUMN_LINES = 8
_COLUMN_WIDTH = 0.22
_CROSSING = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """Words on one baseline: left and right edge, middle height at the first and at the last letter (scans are skewed), letter height.

    Heights grow downwards.
    """

    text: str
    left: float
    right: float
    head: float
    tail: float
    height: float


def arrange(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs as lines in reading order, each line from left to right.

    >>> page = [Run("bahwa", 50, 90, 10.2, 10.2, 12), Run("orang", 50, 90, 24, 24, 12), Run("a.", 30, 38, 10, 10, 8)]
    >>> [[run.text for run in line] for line in arrange(page)]
    [['a.', 'bahwa'], ['orang']]
    """
    gutter = _gutter(runs)
    if gutter is None:
        return _rows(runs)
    lines: list[list[Run]] = []
    band: list[Run] = []
    for run in sorted(runs, key=lambda run: run.head):
        if run.left < gutter < run.right:
            lines.extend(_band(band, gutter))
            band = []
            lines.append([run])
        else:
            band.append(run)
    lines.extend(_band(band, gutter))
    return lines


def _band(runs: Sequence[Run], gutter: float) -> list[list[Run]]:
    """What stands between two lines of full width: the left column, then the right one."""
    left = [run for run in runs if run.right <= gutter]
    right = [run for run in runs if run.right > gutter]
    return [*_rows(left), *_rows(right)]


def _gutter(runs: Sequence[Run]) -> float | None:
    """Where a page of two columns is divided; None for a page of one.

    Both sides must hold many wide lines: a margin of labels ("Menimbang :") and marks, or a pair of signatures, is no column.
    """
    if len(runs) < 2 * _COLUMN_LINES:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = right - left
    for step in range(9):
        # the middle first, then outwards
        gutter = left + width * (0.5 + (step + 1) // 2 * 0.025 * (-1 if step % 2 else 1))
        crossing = sum(run.left < gutter < run.right for run in runs)
        if crossing > _CROSSING * len(runs):
            continue
        sides = ([run for run in runs if run.right <= gutter], [run for run in runs if run.left >= gutter])
        if all(_is_column(side, width) for side in sides) and _side_by_side(*sides):
            return gutter
    return None


def _is_column(runs: Sequence[Run], width: float) -> bool:
    wide = [run for run in runs if run.right - run.left > _COLUMN_WIDTH * width]
    return len(wide) >= _COLUMN_LINES and 2 * len(wide) >= len(runs)


def _side_by_side(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Whether the two share most of their height."""
    top = max(min(run.head for run in left), min(run.head for run in right))
    bottom = min(max(run.head for run in left), max(run.head for run in right))
    taller = max(max(run.head for run in side) - min(run.head for run in side) for side in (left, right))
    return bottom - top > 0.5 * taller


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Lines of one column: each run continues the line whose end is level with it."""
    rows: list[list[Run]] = []
    by_place: dict[int, list[list[Run]]] = {}
    unit = max(sorted(run.height for run in runs)[len(runs) // 2], 1.0) if runs else 1.0
    for run in sorted(runs, key=lambda run: run.left):
        place = int(run.head // unit)
        near = [row for key in (place - 1, place, place + 1) for row in by_place.get(key, ()) if _continues(row[-1], run)]
        row = min(near, key=lambda row: abs(row[-1].tail - run.head)) if near else None
        if row is None:
            row = []
            rows.append(row)
        else:
            by_place[int(row[-1].tail // unit)].remove(row)
        row.append(run)
        by_place.setdefault(int(run.tail // unit), []).append(row)
    return sorted(rows, key=lambda row: sum(run.head for run in row) / len(row))


def _continues(before: Run, run: Run) -> bool:
    level = abs(before.tail - run.head) < 0.45 * min(before.height, run.height)
    return level and run.left > before.right - 0.5 * run.height
