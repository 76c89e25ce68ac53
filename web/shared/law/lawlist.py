"""The list of regulations with what there is of each, and questions to start from: for the first page and for refusals."""

from kb.citation.address import Address, RegulationId
from kb.law.regulation import Provenance, Source
from web.shared.law.contexts import Label, LawRow, Place
from web.shared.law.reading import Reading
from web.shared.law.standings import source_label, status_label
from web.shared.site import links

# questions that the core laws answer, as an official would type them; each is asked in a test of the corpus
EXAMPLES = (
    "apa saja yang termasuk eksploitasi",
    "apa tugas gugus tugas TPPO",
    "berapa hukuman pelaku perdagangan orang",
    "apa hak korban atas restitusi",
    "apakah korban yang dipaksa berbuat pidana dihukum",
    "Pasal 58 ayat (4) UU 21/2007",
)
EXAMPLES_EN = (
    "what counts as eksploitasi",
    "what are the duties of the task force",
    "what is the penalty for trafficking in persons",
    "can a victim be punished for crimes committed under force",
    "within how many days must restitution be paid",
)


def examples(reading: Reading) -> tuple[Place, ...]:
    """Questions to start from."""
    questions = EXAMPLES_EN if reading.language.code == "en" else EXAMPLES
    return tuple(Place("", question, links.ask(question, reading.per)) for question in questions)


_DAYS_KEPT = 32


def law_rows(reading: Reading) -> tuple[LawRow, ...]:
    """All regulations, with what there is of each; cached in the reader, since every refusal lists them."""
    kept, key = reading.reader.law_rows, (reading.language.code, reading.per, reading.on)
    if key not in kept:
        if len(kept) >= _DAYS_KEPT:
            kept.clear()
        kept[key] = _law_rows(reading)
    return kept[key]


def _law_rows(reading: Reading) -> tuple[LawRow, ...]:
    rows = []
    for id, facts in reading.reader.regulations.items():
        standing = reading.reader.presenter.standing(Address(id), reading.on)
        rows.append(
            LawRow(
                reading.place(Address(id)),
                facts.title if facts.title != str(id) else "",
                status_label(standing.status, reading.language, None),
                _holdings(reading, id),
            )
        )
    return tuple(rows)


def _holdings(reading: Reading, id: RegulationId) -> tuple[Label, ...]:
    """Badges for what there is of a regulation: law text (from where), digests, notes; "nothing yet" where there is none."""
    reader, language = reading.reader, reading.language
    labels = []
    record = reader.store.text(id)
    if record:
        labels.append(source_label(Source.NASKAH, Provenance(record.provenance), record.ocr, language))
    digests, notes = reader.holdings[id]
    if digests:
        label = source_label(Source.RINGKASAN, None, False, language)
        words = language.ngettext("%s ringkasan", "%s ringkasan", digests) % language.number(digests)
        labels.append(Label(label.code, words, label.help))
    if notes:
        label = source_label(Source.CATATAN, None, False, language)
        labels.append(Label(label.code, language.ngettext("%s catatan", "%s catatan", notes) % language.number(notes), label.help))
    if not labels:
        labels.append(Label("kosong", language.gettext("Naskah belum ada")))
    return tuple(labels)
