"""How sure OCR was of what it read, by page: a page of doubtful words must be compared with its image."""

from collections.abc import Iterable, Sequence

from ingest.lines.sourcetext import Line

#: A page whose words are less sure than this on average gets a warning. A clean page has 90 and more, however coarse the scan; where slips
#: come into most lines (PP 38/2009 at 50 dots an inch) it falls to 82.
DOUBTFUL = 85.0


def mean_confidence(lines: Iterable[Line]) -> float | None:
    """How sure OCR was of these lines, a letter weighing as another; None where none of them came from OCR.

    >>> mean_confidence([Line("Pasal", confidence=90.0), Line("lantai", confidence=35.0), Line("asli")])
    60.0
    """
    read = [(line.confidence, len(line.text)) for line in lines if line.confidence is not None]
    letters = sum(size for _, size in read)
    return round(sum(confidence * size for confidence, size in read) / letters, 1) if letters else None


def doubtful_pages(lines: Sequence[Line]) -> dict[int, float]:
    """Pages that OCR read and is not sure of, with their mean confidence."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        if line.page is not None and line.confidence is not None:
            by_page.setdefault(line.page, []).append(line)
    means = {page: mean_confidence(found) for page, found in sorted(by_page.items())}
    return {page: mean for page, mean in means.items() if mean is not None and mean < DOUBTFUL}
