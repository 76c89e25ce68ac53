"""Threads follow the cores, and the share of them that a container was given."""

from pathlib import Path

import pytest

from kb.embedding.engines.cores import usable_cores


@pytest.mark.parametrize("content", ["100000 100000", "50000 100000", "1 100000"])
def test_a_container_of_one_core_or_less_uses_one_thread(content: str, tmp_path: Path) -> None:
    (tmp_path / "cpu.max").write_text(content)
    assert usable_cores(tmp_path / "cpu.max") == 1


@pytest.mark.parametrize("content", ["max 100000", "", "scrambled"])
def test_without_a_quota_every_core_counts(content: str, tmp_path: Path) -> None:
    (tmp_path / "cpu.max").write_text(content)
    assert usable_cores(tmp_path / "cpu.max") == usable_cores(tmp_path / "missing") >= 1
