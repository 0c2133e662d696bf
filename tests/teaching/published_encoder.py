"""A folder with an encoder as they are published, very small and not trained, for tests."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from communique.events.taught_weights import Net

SIZE, LAYERS, HEADS, INSIDE, PLACES = 12, 4, 2, 16, 520
WORDS = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "<s>", "</s>", *"abcdefghijklmnopqrstuvwxyz.,", *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz")]
WHOLE = ["rebels", "stole", "rifles", "barracks", "##s", "a", "the"]
PARTS = {"bert": ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "attention.output.LayerNorm")}
PARTS["mpnet"] = ("attention.attn.q", "attention.attn.k", "attention.attn.v", "attention.attn.o", "attention.LayerNorm")


def publish(folder: Path, family: str = "bert", *, kind: str = "WordPiece", layers: int = LAYERS) -> Path:
    """Write it to `folder`; two folders have the same numbers."""
    folder.mkdir(parents=True)
    words = [*WORDS, *(w for w in WHOLE if w not in WORDS)]
    config = {"model_type": family, "num_hidden_layers": layers, "num_attention_heads": HEADS, "layer_norm_eps": 1e-6}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    cutter = {"model": {"type": kind, "vocab": {w: n for n, w in enumerate(words)}}}
    (folder / "tokenizer.json").write_text(json.dumps(cutter), encoding="utf-8")
    header, numbers, at = {}, [], 0
    dice = np.random.default_rng(3)
    for name, shape in _shapes(family, len(words), layers).items():
        array = np.ones(shape) if "LayerNorm.weight" in name else dice.normal(0, 0.3, shape)
        numbers.append(array.astype("<f4").tobytes())
        header[name] = {"dtype": "F32", "shape": list(shape), "data_offsets": [at, at + len(numbers[-1])]}
        at += len(numbers[-1])
    head = json.dumps(header).encode()
    (folder / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head + b"".join(numbers))
    return folder


def _shapes(family: str, words: int, layers: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {"embeddings.word_embeddings.weight": (words, SIZE), "embeddings.position_embeddings.weight": (PLACES, SIZE)}
    found |= {"embeddings.LayerNorm.weight": (SIZE,), "embeddings.LayerNorm.bias": (SIZE,)}
    if family == "mpnet":
        found["encoder.relative_attention_bias.weight"] = (32, HEADS)
    else:
        found["embeddings.token_type_embeddings.weight"] = (2, SIZE)
    q, k, v, o, seen = PARTS[family]
    lines = {q: (SIZE, SIZE), k: (SIZE, SIZE), v: (SIZE, SIZE), o: (SIZE, SIZE), "intermediate.dense": (INSIDE, SIZE), "output.dense": (SIZE, INSIDE)}
    for n in range(layers):
        for name, shape in lines.items():
            found |= {f"encoder.layer.{n}.{name}.weight": shape, f"encoder.layer.{n}.{name}.bias": shape[:1]}
        for name in (seen, "output.LayerNorm"):
            found |= {f"encoder.layer.{n}.{name}.weight": (SIZE,), f"encoder.layer.{n}.{name}.bias": (SIZE,)}
    return found


def weighing(fields: int, *, base: float = 0.0) -> Net:
    """A network, not trained, for what such an encoder shows; `base` is what it adds to the log odds of every phrase."""
    dice, width = np.random.default_rng(5), 7 * SIZE + 2 * fields + 1
    inner, outer = dice.normal(0, 0.3, (width, 6)).astype(np.float32), dice.normal(0, 0.3, (6, fields)).astype(np.float32)
    return Net(np.zeros(width, np.float32), np.ones(width, np.float32), inner, np.zeros(6, np.float32), outer, np.full(fields, base, np.float32))
