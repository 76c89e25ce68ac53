"""The built wheel holds all it needs: installed where nothing of this folder is, it builds, answers and serves."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow

_SERVED = """
import sys
from pathlib import Path
from fastapi.testclient import TestClient
import kb
from kb.embedding.choice import load_embedder
from kb.settings import Settings
from web.app import create_app

assert str(Path(kb.__file__)).startswith(sys.argv[1]), kb.__file__
settings = Settings.from_environment()
with TestClient(create_app(settings, lambda: load_embedder(settings.model, settings.data)), base_url="http://localhost") as client:
    page = client.get("/tanya", params={"q": "what counts as eksploitasi"})
    assert page.status_code == 200 and "/uu-21-2007/pasal-1/angka-7" in page.text
    assert client.get("/static/app.css").status_code == 200
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's files and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    source, site = folder / "source", folder / "site"
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, files):
        # built from a copy: a build leaves folders of its own behind
        if not name.startswith(("tests/", "docs/")) and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    built = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-W", "ignore", "-c", built, str(folder)], cwd=source, check=True, capture_output=True)
    zipfile.ZipFile(next(folder.glob("*.whl"))).extractall(site)
    return site


def _run(installed: Path, tmp_path: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed), "KB_DATA": str(tmp_path / "data"), "KB_TEXTS": "", "KB_CORPUS": ""}
    done = subprocess.run([sys.executable, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_an_installed_wheel_builds_answers_and_serves(installed: Path, tmp_path: Path) -> None:
    _run(installed, tmp_path, "-m", "cli", "build")
    answer = json.loads(_run(installed, tmp_path, "-m", "cli", "ask", "--json", "what counts as eksploitasi"))
    assert answer["quotes"][0]["address"] == "uu-21-2007/pasal-1/angka-7"
    _run(installed, tmp_path, "-c", _SERVED, str(installed))
