"""What trainers and those who check a draft come for, walked at both widths, with scripts and without them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_pages import _ALL, _SIDEWAYS, axe

__all__ = ["axe"]


@pytest.fixture(params=[(360, True), (1280, True), (360, False)], ids=["a phone", "a desk", "a phone without scripts"])
def device(request: pytest.FixtureRequest) -> tuple[int, bool]:
    return request.param  # type: ignore[no-any-return]


def held_well(page: Any, axe: str, scripts: bool) -> None:
    """Nothing to scroll sideways for and, where a script can look, no barrier."""
    if not scripts:
        return
    page.evaluate(axe)
    assert page.evaluate(_SIDEWAYS) <= 0
    found = page.evaluate("rules => axe.run(rules)", _ALL)["violations"]
    assert not found, [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


def test_a_trainer_searches_saves_arranges_and_takes_away(
    digests: str, axe: str, device: tuple[int, bool], visit: Callable[..., Any], tmp_path: Path
) -> None:
    width, scripts = device
    page = visit(digests + "/cari?q=restitusi+korban", width=width, scripts=scripts, reduced_motion="reduce", accept_downloads=True)
    page.locator("article.brief h3 a").first.click()
    page.get_by_role("link", name="Simpan ke berkas").first.click()
    page.wait_for_url("**/berkas/simpan?**")
    page.get_by_label("atau judul berkas baru").fill("Pelatihan <b>kelurahan</b>")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.wait_for_url(re.compile("/berkas/[A-Za-z0-9_-]{32}$"))
    link = page.get_by_label("Tautan untuk mengubah").input_value()
    assert link == page.url and page.get_by_role("heading", level=1).inner_text() == "Pelatihan <b>kelurahan</b>"

    page.goto(digests + "/definisi/restitusi")
    page.get_by_role("link", name="Simpan ke berkas").click()
    page.wait_for_url("**/berkas/simpan?**")
    field = page.get_by_label("Tautan berkas yang dapat diubah")
    if scripts:
        assert field.input_value() == link, "the device remembers the collection that was opened last"
    else:
        field.fill(link)
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.wait_for_url(link + "*")
    assert page.locator("article.kept-item").count() == 2
    second = page.locator("article.kept-item").nth(1)
    second.locator("summary").filter(has_text="Ubah butir").click()
    second.get_by_label("Catatan untuk peserta").fill("=1+1 tanyakan contohnya")
    second.get_by_role("button", name="Simpan catatan").click()
    page.wait_for_url(link + "#bagian-1")
    assert "=1+1 tanyakan contohnya" in page.locator("article.kept-item").nth(1).inner_text()
    page.locator("article.kept-item").nth(1).locator("summary").filter(has_text="Ubah butir").click()
    held_well(page, axe, scripts)
    page.locator("article.kept-item").nth(1).get_by_role("button", name="Naik").click()
    page.locator("article.kept-item").first.get_by_text("Definisi:").wait_for()
    assert "Definisi" in page.locator("article.kept-item").first.inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="Word").click()
    assert download.value.suggested_filename == "pelatihan-b-kelurahan-b.docx"

    reading = page.get_by_label("Tautan untuk membaca saja").input_value()
    page.goto(reading)
    assert page.locator("article.kept-item").count() == 2 and page.locator("main form[method=post]").count() == 0


def test_a_draft_is_checked(digests: str, axe: str, device: tuple[int, bool], visit: Callable[..., Any]) -> None:
    width, scripts = device
    page = visit(digests, width=width, scripts=scripts, reduced_motion="reduce")
    page.get_by_role("link", name="Periksa naskah").click()
    page.wait_for_url("**/periksa")
    page.get_by_label("Tulisan yang diperiksa").fill("Menurut Pasal 58 ayat (4) UU 21/2007, Pasal 2 UU 21/2007, dan Pasal 5 UU 99/2099.")
    page.get_by_role("button", name="Periksa", exact=True).click()
    page.get_by_role("heading", name="Hasil pemeriksaan").wait_for()
    assert "3 kutipan, 1 tanpa kesalahan." in page.get_by_role("status").first.inner_text()
    rows = [row.inner_text() for row in page.locator("li.citation-row").all()]
    assert rows[0].startswith("Benar") and "TIDAK BERLAKU" in rows[1] and rows[2].startswith("TIDAK DITEMUKAN")
    held_well(page, axe, scripts)


def test_a_quiz_of_a_pack_is_done(digests: str, device: tuple[int, bool], visit: Callable[..., Any]) -> None:
    width, scripts = device
    page = visit(digests + "/berkas", width=width, scripts=scripts)
    page.get_by_role("link", name="Hak korban", exact=True).click()
    page.get_by_role("link", name="Kerjakan kuisnya").click()
    page.wait_for_url("**/kuis/hak-korban")
    page.locator("fieldset.question").first.get_by_role("radio").first.check()
    page.get_by_role("button", name="Periksa jawaban").click()
    page.wait_for_url("**periksa=ya**")
    first = page.locator("fieldset.question").first
    assert first.get_by_role("radio").first.is_checked()
    assert re.match("(Benar|Salah)", first.locator(".judged").inner_text()) and first.locator(".judged a").count() == 1
