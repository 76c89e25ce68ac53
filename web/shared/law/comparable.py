"""What of a regulation can be compared: its states, and links to the comparisons that a reader is likely to want."""

from kb.citation.address import Address, RegulationId
from kb.errors import ProvisionNotFound
from kb.law.regulation import Relation, RelationKind, Source
from web.shared.law.reading import Reader, Reading
from web.shared.site import links
from web.shared.site.i18n import Language


def check_state(reader: Reader, state: Address, language: Language) -> None:
    """ProvisionNotFound where a regulation, or its wording as of an act, is not here."""
    reader.facts(state.regulation, language)
    if state.version and state.version not in reader.versions(state.regulation):
        message = language.gettext("%(citation)s tidak punya bunyi menurut %(act)s.")
        raise ProvisionNotFound(message % {"citation": state.regulation.citation, "act": state.version.citation})


def nothing_to_compare(language: Language, before: Address, after: Address) -> str:
    """The message that two states cannot be compared yet."""
    message = language.gettext("%(before)s dan %(after)s belum dapat dibandingkan: naskah atau ringkasan keduanya harus ada di sini.")
    return message % {"before": before.citation, "after": after.citation}


def origin_link(reading: Reading, id: RegulationId) -> str | None:
    """Link that compares a law with its first form; None where no later one is here."""
    versions = reading.reader.versions(id)
    return links.compare(Address(id, (), id), Address(id), reading.per) if versions[:1] == (id,) and len(versions) > 1 else None


def successor_link(reading: Reading, relation: Relation, new: RegulationId) -> str | None:
    """Link that compares a regulation with the one that took its place; None where there is nothing of both to compare."""
    old = relation.target
    if relation.kind not in (RelationKind.REPLACES, RelationKind.REPEALS) or old.path:
        return None
    if not sources_of(reading.reader, old.regulation) & sources_of(reading.reader, new):
        return None
    return links.compare(Address(old.regulation), Address(new), reading.per)


def sources_of(reader: Reader, id: RegulationId) -> set[Source]:
    """Which words of a regulation can be compared: its law text, our digests, both or none."""
    if id not in reader.regulations:
        return set()
    found = {Source.NASKAH} if reader.versions(id) else set()
    return found | ({Source.RINGKASAN} if reader.digests(id) else set())
