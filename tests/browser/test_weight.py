"""What a first visit costs on a poor network."""

from collections.abc import Callable
from typing import Any

import pytest

MOST = 200_000
CRAWLED = [
    "/",
    "/tanya?q=apa+tugas+gugus+tugas",
    "/cari?q=restitusi",
    "/uu-21-2007",
    "/uu-1-2023",
    "/uu-21-2007/pasal-58/ayat-4",
    "/belajar",
    "/belajar/pengantar",
    "/topik/restitusi",
    "/bantuan",
    "/definisi",
    "/definisi/korban",
    "/banding/uu-13-2006/uu-3-2026",
    "/api/docs",
]


@pytest.mark.parametrize("url", CRAWLED)
def test_a_first_load_is_small(digests: str, url: str, visit: Callable[..., Any]) -> None:
    page = visit("about:blank", width=360)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    bytes_of: list[int] = []
    wire.on("Network.loadingFinished", lambda event: bytes_of.append(event["encodedDataLength"]))
    page.goto(digests + url, wait_until="networkidle")
    assert len(bytes_of) >= 4, "the page, two styles and a script"
    assert sum(bytes_of) <= MOST, f"{url}: {sum(bytes_of):,} bytes"
