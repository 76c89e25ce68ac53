"""A browser, the services it visits, and pages on which every complaint of the browser is a failure."""

from collections.abc import Callable, Iterator

import pytest

from ingest.build.pipeline import build
from kb.settings import Settings
from tests.browser.chromium import installed, opened
from tests.browser.serving import HOST, digest_app, serving
from tests.browser.visits import Visitor
from tests.fakes import HashingEmbedder
from tests.web.samples import HERE, pdf_settings, settings_for, write_corpus
from web.app import create_app


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser is slow: `make quick` leaves it out."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="package")
def browser() -> Iterator[object]:
    """The machine's own Chromium."""
    pytest.importorskip("playwright.sync_api", reason='Playwright is not installed: pip install "tppo-kb[test]"')
    if installed() is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with opened() as browser:
        yield browser


@pytest.fixture(scope="package")
def digests(browser: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over the corpus as it is committed; its address."""
    with serving(digest_app(tmp_path_factory.mktemp("ringkasan"))) as base:
        yield base


@pytest.fixture(scope="package")
def texts(browser: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over invented law texts; its address."""
    corpus = write_corpus(tmp_path_factory.mktemp("contoh") / "corpus")
    settings: Settings = settings_for(tmp_path_factory.mktemp("naskah"), corpus, (HERE / "naskah",), hosts=(HOST,))
    build(settings, HashingEmbedder, HashingEmbedder().name)
    with serving(create_app(settings, HashingEmbedder)) as base:
        yield base


@pytest.fixture(scope="package")
def pdfs(browser: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over an invented law that was added as a PDF; its address."""
    corpus = write_corpus(tmp_path_factory.mktemp("contoh") / "corpus")
    settings = pdf_settings(tmp_path_factory.mktemp("pdf"), corpus, hosts=(HOST,))
    build(settings, HashingEmbedder, HashingEmbedder().name)
    with serving(create_app(settings, HashingEmbedder)) as base:
        yield base


@pytest.fixture
def visit(browser: object) -> Iterator[Callable[..., object]]:
    """Opens pages; at the end of the test nothing may have been complained of."""
    visitor = Visitor(browser)
    yield visitor.visit
    visitor.close()
    assert visitor.complaints == []
