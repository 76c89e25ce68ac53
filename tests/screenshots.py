"""The pictures in the README, taken of the corpus as it is committed: `python -m tests.screenshots` (or `make screenshots`)."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.browser.chromium import opened
from tests.browser.serving import digest_app, serving

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page at a size; `at` is what the reader has come to, the top of the page unless it is named."""

    name: str
    url: str
    width: int
    height: int
    at: str = ""


PICTURES = (
    Picture("jawaban", "/tanya?q=apa+tugas+gugus+tugas+TPPO", 390, 780),
    Picture("peraturan", "/uu-21-2007", 1280, 780),
    Picture("definisi", "/definisi/korban", 1280, 780),
    Picture("gugus-tugas", "/gugus-tugas?bidang=pemulangan", 1280, 780, "#matriks"),
)


def main() -> None:
    """Take them all anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data, opened() as browser, serving(digest_app(Path(data))) as base:
        for picture in PICTURES:
            page = browser.new_page(viewport={"width": picture.width, "height": picture.height}, reduced_motion="reduce", locale="id-ID")
            page.goto(base + picture.url)
            if picture.at:
                page.evaluate("at => document.querySelector(at).scrollIntoView()", picture.at)
            page.screenshot(path=FOLDER / f"{picture.name}.png")
            page.close()
            print(FOLDER / f"{picture.name}.png")


if __name__ == "__main__":
    main()
