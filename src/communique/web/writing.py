"""The site as files in a folder: whole or not at all, the same record in the same bytes.

``write_site(load(Path("talks.db"), name="The talks"), Path("site"))`` writes ``site/index.html`` and all the rest.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from communique import __version__
from communique.errors import OutputError
from communique.web.edition import Edition

MANIFEST = "site.json"
"""Lists the files of a site. A folder that has it is an earlier site of ours, and only what it lists is ours."""
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in every folder that they show."""


@dataclass(frozen=True, slots=True)
class Written:
    """A site in a folder: its front page, and how many pages there are."""

    front: Path
    pages: int


def write_site(edition: Edition, folder: Path) -> Written:
    """Put `edition` into `folder` in the place of an earlier site. What was there stays until the new site is whole.

    Raises OutputError C602 when `folder` holds anything that is not of an earlier site, C601 when it cannot be written.
    """
    place = folder.resolve()
    _clear_left(place)
    _refuse_foreign(place, called=folder)
    fresh = _beside(place, "new")
    try:
        fresh.mkdir(parents=True)
        files = _write(edition, fresh)
        _put_in_place(fresh, place)
    except OSError as error:
        raise OutputError("C601", f"cannot write the site to {folder}: {error.strerror}. Name a place that can be written.") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Written(folder / "index.html", sum(name.endswith(".html") for name in files))


def _write(edition: Edition, fresh: Path) -> list[str]:
    """All files of `edition` in the folder `fresh`, the list of them last."""
    files = []
    for where in edition.addresses():
        file = fresh / where
        file.parent.mkdir(exist_ok=True)
        file.write_bytes((edition.text_of(where) or "").encode("utf-8"))
        files.append(where)
    record = edition.site.view.record
    facts = {"communique_site": 1, "version": __version__, "codebook": record.codebook, "as_of": record.as_of, "full": edition.site.full}
    (fresh / MANIFEST).write_text(json.dumps({**facts, "files": sorted(files)}, indent=1) + "\n", encoding="utf-8", newline="\n")
    return files


def _put_in_place(fresh: Path, place: Path) -> None:
    """`fresh` becomes `place`. A folder is renamed whole, so that a reader finds the old site or the new one."""
    before = _beside(place, "old")
    if place.exists():
        place.rename(before)
    try:
        fresh.rename(place)
    except BaseException:
        if before.exists():
            before.rename(place)
        raise
    if before.exists():
        shutil.rmtree(before)


def _clear_left(place: Path) -> None:
    """Takes away what a run that was killed left beside `place`; where it fell between the two renames, the old site comes back first."""
    name = re.compile(rf"\.{re.escape(place.name)}\.([0-9]+)\.(new|old)")
    with suppress(OSError):
        left = [(item, found) for item in sorted(place.parent.iterdir()) if (found := name.fullmatch(item.name)) and not _runs(int(found[1]))]
        for item, found in left:
            if found[2] == "old" and not place.exists():
                item.rename(place)
            else:
                shutil.rmtree(item, ignore_errors=True)


def _runs(process: int) -> bool:
    """Whether another process has the number `process`; taken to be so where that cannot be asked without harm."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return process != os.getpid()


def _beside(place: Path, what: str) -> Path:
    return place.with_name(f".{place.name}.{os.getpid()}.{what}")


def _refuse_foreign(place: Path, *, called: Path) -> None:
    """OutputError when `place` is a file, or a folder with anything that no earlier site put there."""
    if not place.exists():
        return
    if not place.is_dir():
        raise OutputError("C601", f"{called} is a file. Name a folder for the site with -o DIR.")
    try:
        held = sorted(_files(place))
        own = _listed(place)
    except OSError as error:
        raise OutputError("C601", f"cannot read {called}: {error.strerror}. Name a folder of your own with -o DIR.") from error
    if held and own is None:
        raise OutputError("C602", f"{called} is not empty and holds no earlier site. Name a new folder with -o DIR.")
    foreign = [name for name in held if name not in {MANIFEST, *(own or ())}]
    if foreign:
        raise OutputError("C602", f"{called} holds what is not of the site: {_few(foreign)}. Move it elsewhere, or name a new folder with -o DIR.")


def _files(place: Path) -> list[str]:
    """The files in a folder and below, links too; without what file managers leave."""
    found = []
    for item in place.iterdir():
        if item.is_dir() and not item.is_symlink():
            found += [f"{item.name}/{name}" for name in _files(item)]
        elif item.name not in LITTER:
            found.append(item.name)
    return found


def _listed(place: Path) -> set[str] | None:
    """The files that the folder's list names; None when it has no list."""
    try:
        facts = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, IsADirectoryError, ValueError):
        return None
    files = facts.get("files") if isinstance(facts, dict) and facts.get("communique_site") == 1 else None
    return {str(name) for name in files} if isinstance(files, list) else None


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
