"""The words that name a level of a regulation: as regulations print them and as people type them, in Indonesian and English.

Both grammars of provisions are made of these: that of citations in regulations (`ingest.references.grammar`, with the slips of scanned
copies, capitals as printed) and that of questions (`search.question.provision_words`, in lower case, with abbreviations). What stands
around the words (brackets, joins, what else a number may count) differs between the two and is theirs.
"""

from dataclasses import dataclass

from kb.citation.address import Level


@dataclass(frozen=True, slots=True)
class LevelWords:
    """Patterns of the words for one level."""

    printed: str
    """In a regulation, with the slips of scanned copies."""
    typed: str
    """In a question."""
    weak: str = ""
    """In a question, but only before a number, since the word has other meanings."""


PASAL = LevelWords(r"Pasa-?[l1]|pasal", r"pasa[l1]|psl|artikel|article|articles|section", r"ps|pas|fasal|art|sec")
AYAT = LevelWords(r"aya[tlr]", r"ayat|ayt|ay|paragraph|para|par|subsection|verse")
HURUF = LevelWords(r"hu[rn][a-z']{0,2}f", r"huruf|hurup|hrf|letter|lit|subparagraph|sub-paragraph|clause|points?|poin|butir|item")
ANGKA = LevelWords(r"angka|butir", r"angka|number|points?|poin|butir|item|definition|definisi", r"no|nomor|nr")
#: Words that people type for the levels above a Pasal.
GROUPS = {"buku": Level.BUKU, "book": Level.BUKU, "bab": Level.BAB, "chapter": Level.BAB, "bagian": Level.BAGIAN, "part": Level.BAGIAN}
GROUPS |= {"paragraf": Level.PARAGRAF}
#: Words that people type for what stands beside the Pasal.
BESIDE = {"menimbang": Level.MENIMBANG, "konsiderans": Level.MENIMBANG, "konsideran": Level.MENIMBANG, "mengingat": Level.MENGINGAT}
BESIDE |= dict.fromkeys(("lampiran", "annex", "appendix", "attachment"), Level.LAMPIRAN)
