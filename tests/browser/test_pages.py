"""Every kind of page, at the width of a phone and of a desk, light and dark: no barrier, nothing to scroll sideways for, no complaint."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.kinds import SERVICES

WIDTHS = (360, 1280)
#: The rule on the size of what is touched is off unless asked for.
_ALL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
KINDS = [pytest.param(service, url, id=name) for service, kinds in SERVICES.items() for name, url in kinds.items()]


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that looks for barriers."""
    carrier = pytest.importorskip("axe_playwright_python.base", reason='axe is not installed: pip install "tppo-kb[test]"')
    return str(carrier.AXE_SCRIPT)


@pytest.mark.parametrize(("service", "url"), KINDS)
def test_no_barrier_at_any_width_in_light_and_dark(
    service: str, url: str, axe: str, visit: Callable[..., Any], request: pytest.FixtureRequest
) -> None:
    # colours that still change from light to dark are nobody's
    page = visit(request.getfixturevalue(service) + url, width=WIDTHS[0], reduced_motion="reduce")
    page.evaluate(axe)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(_SIDEWAYS) <= 0, f"{url} is wider than {width} px"
        for scheme, rules in (("light", _ALL), ("dark", _COLOURS)):
            page.emulate_media(color_scheme=scheme)
            for violation in page.evaluate("rules => axe.run(rules)", rules)["violations"]:
                nodes = violation["nodes"][:3]
                found += [f"{width} px, {scheme}: {violation['id']}: {node['target']} {node['failureSummary']}" for node in nodes]
    assert not found, "\n".join(found)


def test_a_barrier_would_be_found(digests: str, axe: str, visit: Callable[..., Any]) -> None:
    page = visit(digests)
    page.evaluate(axe)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<p class=pale>pasal</p><button></button>')")
    page.evaluate("document.querySelector('.pale').style.color = '#bbb'")
    found = {violation["id"] for violation in page.evaluate("rules => axe.run(rules)", _ALL)["violations"]}
    assert {"button-name", "color-contrast"} <= found
