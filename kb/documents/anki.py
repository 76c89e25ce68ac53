"""Flash cards for Anki: a term in front, the words that define it behind, with where they stand."""

import html
import tempfile
import warnings
import zlib
from pathlib import Path

from kb.documents.model import Card, Document
from kb.documents.text import source_line, word
from kb.errors import DocumentError

_MODEL = 1_607_392_021
_CSS = """.card { font-family: sans-serif; font-size: 20px; text-align: left; padding: 1em; }
.naskah { border-left: 6px solid #1f4e79; padding-left: .7em; } .ringkasan { border-left: 6px dashed #b26a00; padding-left: .7em; }
.catatan { border-left: 6px dotted #6b6b6b; padding-left: .7em; } .sumber { font-size: 13px; color: #444; margin-top: 1em; }"""


def write(document: Document) -> bytes:
    """The bytes of an .apkg file; DocumentError where nothing in the document can be a card."""
    cards = document.cards()
    if not cards:
        raise DocumentError("there is nothing in it that a card can show; put a clause or a definition into it")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its parser's grammar warns when it is first imported
        import genanki
    model = genanki.Model(
        _MODEL,
        "Istilah hukum",
        fields=[{"name": name} for name in ("Depan", "Belakang", "Jenis", "Label", "Sumber")],
        templates=[
            {
                "name": "Istilah",
                "qfmt": "<h2>{{Depan}}</h2>",
                "afmt": "<h2>{{Depan}}</h2><p>{{Label}}</p><div class={{Jenis}}>{{Belakang}}</div><div class=sumber>{{Sumber}}</div>",
            }
        ],
        css=_CSS,
    )
    deck = genanki.Deck(zlib.crc32(document.title.encode()) + 1_000_000, document.title)
    for card in cards:
        fields = _fields(card, document.language)
        # the same card of a later export takes the place of the earlier one
        deck.add_note(genanki.Note(model=model, fields=fields, guid=genanki.guid_for(card.term, card.quote.cited.citation)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kartu.apkg"
        genanki.Package(deck).write_to_file(str(path))
        return path.read_bytes()


def _fields(card: Card, language: str) -> list[str]:
    quote = card.quote
    label = f"{quote.cited.label}; {quote.cited.status}" + (f". {quote.remark}" if quote.remark else "")
    below = source_line(quote.cited, language) + (f"\n{word(language, 'note')}: {quote.note}" if quote.note else "")
    return [*map(_html, (card.term, quote.words)), quote.cited.source.value, *map(_html, (label, below))]


def _html(text: str) -> str:
    """Text that Anki shows as it is; braces would be fields."""
    return html.escape(text).replace("{", "&#123;").replace("}", "&#125;").replace("\n", "<br>")
