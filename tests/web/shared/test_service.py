"""The generation that serves."""

import shutil
from pathlib import Path

from kb.settings import Settings
from tests.fakes import HashingEmbedder
from tests.web.samples import settings_for
from web.shared.serving.service import Service


def test_the_service_goes_on_when_a_new_generation_cannot_serve(worded: Settings, tmp_path: Path) -> None:

    data = tmp_path / "data"
    shutil.copytree(worded.data, data)
    now = 0.0
    service = Service(settings_for(data, worded.corpus), HashingEmbedder, lambda: now)
    first = service.reader()
    (data / "current").write_text("nihil")
    now = 10.0
    assert service.reader() is first
