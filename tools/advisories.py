"""Known faults of libraries from a copy of PyPA's advisory database (OSV files, ``vulns/NAME/*.yaml``): where no service answers, a folder does.

Get it with ``git clone --depth 1 https://github.com/pypa/advisory-database``; its data is CC-BY 4.0. The format is https://ossf.github.io/osv-schema/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version
from ruamel.yaml import YAML

MODIFIED = re.compile(r"^modified: ['\"]?(\d{4}-\d\d-\d\d)", re.MULTILINE)


def newest(folder: Path) -> str:
    """The day of the newest entry, '' when there is none."""
    return max((day for file in sorted(folder.glob("vulns/*/*.yaml")) for day in MODIFIED.findall(file.read_text("utf-8"))), default="")


def known_faults(folder: Path, name: str, version: str) -> list[str]:
    """The ids of the faults that `version` of the library `name` has, as far as `folder` knows."""
    yaml, found = YAML(typ="safe", pure=True), []
    for file in sorted(folder.glob(f"vulns/{canonicalize_name(name)}/*.yaml")):
        entry = yaml.load(file.read_text("utf-8"))
        ours = (one for one in entry.get("affected", ()) if canonicalize_name(one["package"]["name"]) == canonicalize_name(name))
        if not entry.get("withdrawn") and any(is_affected(one, version) for one in ours):
            found.append(" ".join([entry["id"], *entry.get("aliases", ())]))
    return found


def is_affected(affected: Mapping[str, Any], version: str) -> bool:
    """Whether `version` is one of those listed, or in one of the ranges.

    >>> ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "1.0"}, {"fixed": "1.4"}, {"introduced": "2.0"}]}]
    >>> [is_affected({"ranges": ranges}, version) for version in ("0.9", "1.0", "1.10", "1.4", "2.1")]
    [False, True, False, False, True]
    """
    own = Version(version)
    if any(own == held for held in _versions(affected.get("versions", ()))):
        return True
    return any(_in_range(held["events"], own) for held in affected.get("ranges", ()) if held["type"] == "ECOSYSTEM")


def _in_range(events: Sequence[Mapping[str, str]], own: Version) -> bool:
    """By the last event at or before `own`: it began there, and was not mended there or after what was last affected."""
    state, kinds = False, ("introduced", "fixed", "last_affected")
    for at, kind in sorted((_version(text), kind) for event in events for kind, text in event.items() if kind in kinds):
        if at <= own and kind != "last_affected":
            state = kind == "introduced"
        elif at < own:
            state = False
    return state


def _version(text: str) -> Version:
    return Version("0.dev0" if text == "0" else text)


def _versions(texts: Iterable[str]) -> Iterator[Version]:
    for text in texts:
        try:
            yield Version(text)
        except InvalidVersion:  # of before there was a norm: it is none of ours
            continue
