"""Lower bounds where a release closed a security hole, and that what is installed meets them."""

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
REQUIREMENTS = {requirement.name: requirement for requirement in map(Requirement, PROJECT["dependencies"])}

BOUNDS = [
    pytest.param("pypdf", "7.0.1", id="pypdf: bounds on what a hostile file can make it do"),
    pytest.param("python-multipart", "0.0.32", id="python-multipart: a denial of service"),
    pytest.param("starlette", "1.3.1", id="starlette: a denial of service"),
    pytest.param("jinja2", "3.1.6", id="jinja2: a way out of the sandbox"),
]


@pytest.mark.parametrize(("name", "bound"), BOUNDS)
def test_no_release_with_a_known_hole_may_be_installed(name: str, bound: str) -> None:
    lower = [Version(one.version) for one in REQUIREMENTS[name].specifier if one.operator in {">=", "==", "~=", ">"}]
    assert lower and min(lower) >= Version(bound)


@pytest.mark.parametrize(("name", "bound"), BOUNDS)
def test_what_is_installed_meets_the_bound(name: str, bound: str) -> None:
    assert Version(version(name)) >= Version(bound)


def test_encrypted_files_need_the_crypto_extra() -> None:
    assert "crypto" in REQUIREMENTS["pypdf"].extras
    assert version("cryptography")


@pytest.mark.parametrize("name", sorted(REQUIREMENTS))
def test_what_is_installed_meets_what_is_required(name: str) -> None:
    try:
        installed = version(name)
    except PackageNotFoundError:
        pytest.fail(f"{name} is required and not installed")
    assert REQUIREMENTS[name].specifier.contains(installed, prereleases=True)


def test_serving_never_installs_torch() -> None:
    assert not {"torch", "sentence-transformers", "transformers"} & set(REQUIREMENTS)
