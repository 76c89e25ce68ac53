"""Which files hold the words of which regulation: pulled from official sites, added by the office, or mounted copies."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.extraction import EXTENSIONS
from kb.address import RegulationId
from kb.generation import file_sum
from kb.regulation import Provenance

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*-\d+[a-z]*-\d{4}")
#: Folders below KB_DATA that hold files, and what may be said of the words in them.
PULLED = "naskah"
ADDED = "unggahan"
# where two folders hold the same regulation, the earlier wins
_RANKED = (Provenance.SITUS_RESMI, Provenance.BERKAS_PENGGUNA, Provenance.SALINAN)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file with the words of one regulation."""

    id: RegulationId
    path: Path
    provenance: Provenance
    sum: str


def find_texts(data: Path, mounted: Sequence[Path]) -> tuple[TextFile, ...]:
    """One file a regulation, the best provenance first; names that are no id are ignored."""
    found: dict[RegulationId, TextFile] = {}
    places = [(data / PULLED, Provenance.SITUS_RESMI), (data / ADDED, Provenance.BERKAS_PENGGUNA)]
    places += [(folder, Provenance.SALINAN) for folder in mounted]
    for folder, provenance in sorted(places, key=lambda place: _RANKED.index(place[1])):
        for path in _files(folder):
            id = RegulationId.parse(path.stem)
            if id not in found:
                found[id] = TextFile(id, path, provenance, file_sum(path))
    return tuple(sorted(found.values(), key=lambda text: text.id))


def _files(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        return ()
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in EXTENSIONS and _ID.fullmatch(p.stem) and p.is_file())
