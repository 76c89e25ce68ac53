"""What `kb verify` checks of `corpus/pidana.toml`: its figures stand in the clauses, no effect contradicts them, nothing is left out."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from ingest.build.editions import Edition
from ingest.build.passages import build_passages
from ingest.corpus.corpus import Corpus
from ingest.corpus.figures import figures
from kb.citation.address import Address, RegulationId
from kb.law.passage import ClauseKind
from kb.law.penalty import Duration, Offence, Penalty
from kb.law.regulation import Source
from kb.law.status import Effect, EffectKind

_FILE = "pidana.toml"
_JOINED = re.compile(r"\b(dan/atau|dan|atau)\s+(?:pidana\s+)?denda\b", re.I)
_NOW = re.compile(r"\bkini\b", re.I)
_DAY = timedelta(days=1)

Editions = Mapping[RegulationId, Edition]


def penalty_problems(corpus: Corpus, editions: Editions, exists: Callable[[Address], bool]) -> Iterator[str]:
    """Contradictions, each naming the offence; `exists` tells whether a text at hand holds an address (True where none can tell)."""
    adjusting = _adjusting(corpus)
    for offence in corpus.offences:
        where = f"{_FILE}: {offence.address}"
        cited = (offence.address, *offence.replaced_by, *offence.before, *(a for one in offence.penalties for a in one.by))
        for address in dict.fromkeys(cited):
            if not exists(address):
                yield f"{where}: {address} is not in the text of {address.regulation}"
        for one in offence.penalties:
            if one.source is Source.NASKAH and (missing := _missing(one, editions)):
                yield f"{where}: penalty from {one.since}: {', '.join(missing)} does not stand in {', '.join(map(str, one.by))} on that day"
            for effect in adjusting:
                if effect.target.covers(offence.address) and (said := _contradicted(one, effect)):
                    yield f'{where}: penalty from {one.since}: joined is {one.joined}, the effect\'s note says "{said} denda"'


def penalty_gaps(corpus: Corpus, editions: Editions) -> Iterator[tuple[str, str]]:
    """Offences of which nothing is here but the table, and adjusted penal clauses that the table lacks: what, and why."""
    for offence in corpus.offences:
        if not _known(offence, corpus, editions):
            yield f"pidana {offence.address.citation}", "tidak ada naskah atau ringkasannya di sini; angkanya hanya dari tabel pidana"
    covered = [offence.address for offence in corpus.offences]
    if not covered:
        return
    for address in _adjusted_clauses(corpus, editions):
        if not any(address.covers(one) or one.covers(address) for one in covered):
            yield f"pidana {address.citation}", "ancamannya disesuaikan, tetapi klausul ini belum ada di tabel pidana"


def _known(offence: Offence, corpus: Corpus, editions: Editions) -> bool:
    edition = editions.get(offence.address.regulation)
    if edition and any(wording.address == offence.address for wording in edition.wordings):
        return True
    return any(d.address.covers(offence.address) or offence.address.covers(d.address) for d in corpus.digests)


def _missing(penalty: Penalty, editions: Editions) -> list[str]:
    """Figures of a row that its clauses do not state on its first day; none where a clause's text is not at hand."""
    texts = [_text(address, penalty.since, editions) for address in penalty.by]
    if None in texts:
        return []
    text = "\n".join(filter(None, texts))
    stated = figures(text)
    numbers = [number for span in _spans(penalty) for number, _ in span.parts]
    missing = [f"{value:,}" for value in (*numbers, *filter(None, (penalty.fine_min, penalty.fine_max))) if float(value) not in stated]
    if penalty.fine_category and not re.search(rf"\bkategori\s+{penalty.fine_category}\b", text, re.I):
        missing.append(f"kategori {penalty.fine_category}")
    return missing


def _spans(penalty: Penalty) -> list[Duration]:
    return [span for span in (penalty.prison_min, penalty.prison_max, penalty.detention_max) if span]


def _text(address: Address, on: date, editions: Editions) -> str | None:
    """The words at an address on a day; None where they are not at hand."""
    edition = editions.get(address.regulation)
    found = (w for w in edition.wordings if w.address == address and w.holds_on(on) and not w.deleted) if edition else iter(())
    wording = next(found, None)
    return wording.text if wording else None


def _adjusting(corpus: Corpus) -> list[Effect]:
    return [effect for effect in corpus.effects if effect.kind is EffectKind.ANCAMAN_DISESUAIKAN]


def _contradicted(penalty: Penalty, effect: Effect) -> str | None:
    """How the effect's note joins imprisonment and fine, where the row before or since the effect says otherwise."""
    before, *since = _NOW.split(effect.note, maxsplit=1)
    if penalty.since == effect.since and since:
        words = since[0]
    elif penalty.until == effect.since - _DAY and since:
        words = before
    else:
        return None
    said = {match.lower() for match in _JOINED.findall(words)}
    # a note on several figures at once tells of none in particular
    return said.pop() if penalty.joined and len(said) == 1 and said != {penalty.joined.value} else None


def _adjusted_clauses(corpus: Corpus, editions: Editions) -> Iterator[Address]:
    """Penal clauses of the laws in the table whose penalty later law adjusted."""
    adjusting = _adjusting(corpus)
    for id in dict.fromkeys(offence.address.regulation for offence in corpus.offences):
        edition = editions.get(id)
        if edition is None:
            continue
        digests = [digest for digest in corpus.digests if digest.address.regulation == id]
        targets = [effect.target for effect in adjusting if effect.target.regulation == id]
        passages = build_passages(id, edition.wordings_on(date.max), digests, ())
        for address in dict.fromkeys(p.address for p in passages if p.kind is ClauseKind.PIDANA and not p.address.in_penjelasan):
            if any(target.covers(address) or address.covers(target) for target in targets):
                yield address
