"""The model's vocabulary as `tokenizers` files: whole, and the part that text without letters beyond ASCII can use.

A unigram tokenizer only considers pieces that occur in the text. So for a text whose letters are all ASCII, dropping every piece that
has another letter changes nothing, as long as the lowest score stays (it sets the price of an unknown character). A third of the pieces
remain, and the file loads in a fifth of the time and memory. `kb.engines.tokens` sends every other text to the whole vocabulary.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from kb.engines.text import has_foreign_letter
from kb.modelprep.blob import Blob

BEGIN, PAD, END, UNKNOWN, MASK = "<s>", "<pad>", "</s>", "<unk>", "<mask>"


#: Stands in for the piece of lowest score where that one is dropped: two code points that are set aside for never being text.
_FLOOR = "\ufdd0\ufdd1"


def write_whole(blob: Blob, path: Path) -> None:
    """All pieces, ids as in the model."""
    _tokenizer(list(zip(blob.pieces, blob.scores.tolist(), strict=True))).save(str(path), pretty=False)


def write_ascii(blob: Blob, path: Path, ids_path: Path) -> None:
    """The pieces without letters beyond ASCII, and the model's id of each as an int32 array."""
    kept = [i for i, piece in enumerate(blob.pieces) if not has_foreign_letter(piece)]
    lowest = int(np.argmin(blob.scores))
    pieces = [(blob.pieces[i], float(blob.scores[i])) for i in kept]
    _tokenizer([*pieces, (_FLOOR, float(blob.scores[lowest]))]).save(str(path), pretty=False)
    np.save(ids_path, np.array([*kept, lowest], dtype=np.int32), allow_pickle=False)


def _tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """SentencePiece's unigram with its NFKC normalisation, as XLM-RoBERTa uses it; the special tokens keep ids 0 to 3."""
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Strip(left=False, right=True), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{BEGIN} $A {END}", pair=f"{BEGIN} $A {END} {END} $B {END}", special_tokens=[(BEGIN, 0), (END, 2)]
    )
    tokenizer.add_special_tokens([BEGIN, PAD, END, UNKNOWN, MASK])
    return tokenizer
