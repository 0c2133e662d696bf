"""What the cache key of an analysis is made of: every argument of `analyse`, the parser, and the code that analyses."""

from __future__ import annotations

import hashlib
import platform
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from communique import __version__
from communique.codebooks.model import Codebook
from communique.language.reading import parser_label
from communique.model.asking import MEANING
from communique.model.ids import digest
from communique.model.page import Page, SiteFacts
from communique.settings import Settings
from communique.store.book import Store
from communique.tables import load_table

ANALYSING = (
    "model", "pages", "language", "times", "actors", "statements", "codebooks", "events", "places", "analysing.py", "settings.py", "tables.py",
)  # fmt: skip
"""Files and folders of the package that can change what `analyse` gives."""


def analysis_key(page: Page, site: SiteFacts, *, codebook: Codebook, settings: Settings, parser: str) -> str:
    """Hash of all that the analysis of `page` depends on; `parser` is the label of the parser (name, version, weights)."""
    return page_key(page, site, standing=standing_key(codebook, settings=settings, parser=parser))


def page_key(page: Page, site: SiteFacts, *, standing: str) -> str:
    """As `analysis_key`, with `standing`, the hash of what is the same for all pages (see `standing_key`)."""
    own = [page.id, page.sha256, page.sha256_text, page.path, page.url, page.member, page.renderer, page.encoding, page.marks, page.fetched]
    return digest(own, list(site.repeated), standing)


def standing_key(codebook: Codebook, *, settings: Settings, parser: str) -> str:
    """Hash of what the analyses of a build have in common. A codebook takes longer to hash than a page to read, so it is hashed once."""
    own = settings.model_dump(mode="json", exclude={"rules", "second", "page_seconds", "page_bytes"})
    return digest(codebook.model_dump(mode="json"), own, parser, engine(), *_second(settings))


def _second(settings: Settings) -> list[object]:
    """What the second reader adds: nothing where there is none. Where and how fast it is asked changes no analysis."""
    return [] if settings.second is None else [[getattr(settings.second, name) for name in MEANING], _files("llm")]


@cache
def engine() -> str:
    """Hash of the version and the files of the rooms that analyse, and of the version of the parser's library."""
    return digest(__version__, _version("spacy"), _files(*ANALYSING))


@cache
def reading_state() -> str:
    """Hash of the files of the room that renders pages, and of the versions of the libraries that it renders with."""
    return digest(_version("trafilatura"), _version("lxml"), _files("model", "pages", "tables.py"))


@cache
def merging_state() -> str:
    """Hash of the files that merge, and of Python's version."""
    return digest(platform.python_version(), _files("model", "record", "tables.py"))


@cache
def handing_state() -> str:
    """Hash of the files by which an analysis goes to another process as it is kept, and back."""
    return digest(_files("store", "building"))


def known_codebook(store: Store, source: str | Path) -> Codebook:
    """The codebook `source`. Reading the YAML of one that ships takes a third of a cached build, so it is read once for each state of its files.

    Raises CodebookError C301 when it is not valid. A user's own file is read each time: it may include others.
    """
    from communique.codebooks.loading import load  # the YAML reader is a sixth of a cached build, which does not need it

    path = Path(source)
    if path.suffix in (".yaml", ".yml") or path.is_file():
        return load(source)
    key = f"codebook {source} {digest(_files('codebooks', 'model'))}"
    known = store.note(key)
    with suppress(ValueError):  # a damaged file: what stands in it is only a copy
        if known is not None:
            return Codebook.model_validate_json(known)
    codebook = load(source)
    text = codebook.model_dump_json()
    if Codebook.model_validate_json(text) == codebook:
        store.put_note(key, text)
    return codebook


def _files(*parts: str) -> list[list[str]]:
    """Path and hash of each file in the folders and files `parts` of the package."""
    home = Path(__file__).parent.parent
    held = [file for part in parts for file in (sorted((home / part).rglob("*")) if (home / part).is_dir() else [home / part])]
    files = [f for f in held if f.is_file() and "__pycache__" not in f.parts]
    return [[f.relative_to(home).as_posix(), hashlib.sha256(f.read_bytes()).hexdigest()] for f in files]


def known_label(store: Store, wanted: str) -> str:
    """The label of the parser that `wanted` names. Its weights are hashed once for each state of its files and then known to `store`.

    Raises ParserError C201 when no model is installed, C202 when it is not the one that was measured.
    """
    state = model_state(wanted)
    label = store.note(f"parser {state}")
    if label is None:
        label = parser_label(wanted)
        store.put_note(f"parser {state}", label)
    return label


def model_state(wanted: str) -> str:
    """Names, sizes and times of the files of the model package that `wanted` would use, hashed; '' when none is installed.

    Imports nothing: a model package imports spaCy, which costs more than a whole cached build.
    """
    rows = load_table("communique.language", "models.tsv")
    names = [row["package"] for row in rows] if wanted == "auto" else [wanted]
    spec = next((spec for name in names if (spec := find_spec(name)) is not None), None)
    folders = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    files = [f for folder in folders for f in sorted(folder.rglob("*")) if f.is_file() and "__pycache__" not in f.parts]
    return digest([[str(f), f.stat().st_size, f.stat().st_mtime_ns] for f in files])


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
