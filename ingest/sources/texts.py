"""Which files hold the words of which regulation: pulled from official sites, added by the office, or mounted copies."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.sources.extraction import EXTENSIONS
from ingest.sources.shelf import Sidecar, read_sidecar
from kb.citation.address import RegulationId
from kb.law.regulation import Provenance
from kb.storage.generation import file_sum

_ID = re.compile(r"[a-z]+(?:-[a-z]+)*-\d+[a-z]*-\d{4}", re.A)
#: Folders below KB_DATA that hold files, and what may be said of the words in them.
PULLED = "naskah"
ADDED = "unggahan"
#: Entries of added regulations that the corpus does not know, beside their files.
OWN_MANIFEST = "manifest.toml"
# where two folders hold the same regulation, the earlier wins
_RANKED = (Provenance.SITUS_RESMI, Provenance.BERKAS_PENGGUNA, Provenance.SALINAN)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file with the words of one regulation."""

    id: RegulationId
    path: Path
    provenance: Provenance
    sum: str
    sidecar: Sidecar | None = None
    """Where it came from, for files that were pulled or added and have not changed since."""


def own_manifest(data: Path) -> Path:
    """Where the office's own manifest lies."""
    return data / ADDED / OWN_MANIFEST


def find_texts(data: Path, mounted: Sequence[Path]) -> tuple[TextFile, ...]:
    """One file a regulation, the best provenance first; names that are no id are ignored."""
    found: dict[RegulationId, TextFile] = {}
    places = [(data / PULLED, Provenance.SITUS_RESMI), (data / ADDED, Provenance.BERKAS_PENGGUNA)]
    places += [(folder, Provenance.SALINAN) for folder in mounted]
    for folder, provenance in sorted(places, key=lambda place: _RANKED.index(place[1])):
        for path in _files(folder):
            id = RegulationId.parse(path.stem)
            if id not in found:
                found[id] = _text(id, path, provenance)
    return tuple(sorted(found.values(), key=lambda text: text.id))


def _text(id: RegulationId, path: Path, provenance: Provenance) -> TextFile:
    """A file with what is recorded of it; a pulled file that was changed since, or put there by hand, counts as a copy only."""
    sum_ = file_sum(path)
    sidecar = read_sidecar(path) if provenance is not Provenance.SALINAN else None
    if sidecar is not None and sidecar.sha256 != sum_:
        sidecar = None
    if provenance is Provenance.SITUS_RESMI and sidecar is None:
        provenance = Provenance.SALINAN
    return TextFile(id, path, provenance, sum_, sidecar)


def _files(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        return ()
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in EXTENSIONS and _ID.fullmatch(p.stem) and p.is_file())
