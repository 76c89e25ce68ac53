"""What `kb verify` checks of `corpus/topik.toml` and `corpus/belajar.toml`: every clause shows something and holds."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ingest.build.editions import Edition
from ingest.corpus.corpus import Corpus
from ingest.terms.definitions import find_terms
from kb.citation.address import Address, RegulationId
from kb.law.standings import Standings
from kb.law.status import Status
from kb.words.lexicon import words

Editions = Mapping[RegulationId, Edition]


def learning_problems(corpus: Corpus, editions: Editions, exists: Callable[[Address], bool], today: date) -> Iterator[str]:
    """What does not agree, a line each; `exists` tells whether a text at hand holds an address (True where none can tell)."""
    standings = _standings(corpus, editions)

    def wrong(address: Address) -> str:
        """What is wrong with a clause that is shown; "" where nothing is."""
        if not exists(address):
            return f"{address} is not in the text of {address.regulation}"
        if not _shows(address, corpus, editions):
            return f"{address} shows nothing: neither its words nor a digest are here"
        return ""

    for topic in corpus.topics:
        where = f"topik.toml: {topic.id}"
        for address in topic.addresses:
            if problem := wrong(address):
                yield f"{where}: {problem}"
            elif standings.at(address, today).status is Status.DICABUT:
                yield f"{where}: {address} is no longer in force; name what took its place"
        for line in topic.lines:
            if line.note and not any((note.regulation, note.number) == (line.note.regulation, line.note.number) for note in corpus.notes):
                yield f"{where}: there is no note {line.note.number} in catatan/{line.note.regulation}.toml"
    for path in corpus.reading_paths:
        where = f"belajar.toml: {path.id}"
        for address in dict.fromkeys((*path.addresses, *path.asked)):
            if problem := wrong(address):
                yield f"{where}: {problem}"
            elif standings.at(address, today).status is Status.DICABUT and address not in path.history:
                yield f"{where}: {address} is no longer in force; mark it with sejarah, or name what took its place"


def learning_gaps(corpus: Corpus, editions: Editions) -> Iterator[tuple[str, str]]:
    """Terms of topics that nothing at hand defines, so that their links are left out: what, and why."""
    names = {
        "-".join(words(name))
        for id, edition in (editions.items() if any(topic.terms for topic in corpus.topics) else ())
        for term in find_terms(edition.wordings_on(date.max), [digest for digest in corpus.digests if digest.address.regulation == id])
        for name in term.every_name
    }
    for topic in corpus.topics:
        for term in topic.terms:
            if term not in names:
                yield f'istilah "{term}" dalam topik {topic.id}', "tidak ada naskah atau ringkasan di sini yang mendefinisikannya"


def _standings(corpus: Corpus, editions: Editions) -> Standings:
    effects = {id: edition.effects for id, edition in editions.items()}
    return Standings(corpus.regulations, effects, frozenset(id for id, edition in editions.items() if edition.known))


def _shows(address: Address, corpus: Corpus, editions: Editions) -> bool:
    edition = editions.get(address.regulation)
    if edition and any(wording.address == address and wording.text and not wording.deleted for wording in edition.wordings):
        return True
    # a digest of the passage that holds it, or of its ayat, stands in
    return any(address.covers(digest.address) or digest.address.covers(address) for digest in corpus.digests)
