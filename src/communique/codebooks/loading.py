"""Reading a codebook from YAML 1.2, and saying where a mistake is and what to write instead."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from communique.codebooks.issues import Issue, Stance
from communique.codebooks.model import Codebook, Codes, EventType, Filler, Trigger
from communique.errors import CodebookError

# Sections that files named in `includes` may hold; their entries are put behind those of the file that includes them.
LISTS = ("issues", "stances", "on_topic", "off_topic")
MAPS = ("classes", "types")

Path_ = tuple[str | int, ...]


def load(source: str | Path = "peace-talks") -> Codebook:
    """The codebook that ships under the name `source`, or the one in the file `source`. CodebookError C301 when it is not valid.

    The message of the error gives file, line and column, what is wrong there and what to write instead.
    """
    path = Path(source)
    if path.suffix in (".yaml", ".yml") or path.is_file():
        return read_codebook(path)
    return _shipped(str(source))


@cache
def _shipped(source: str) -> Codebook:
    shipped = files(__package__).joinpath("data")
    with as_file(shipped) as folder:
        found = folder / f"{source}.yaml"
        if not found.is_file():
            names = sorted(f.stem for f in folder.glob("*.yaml"))
            near = get_close_matches(source, names, 1)
            hint = f"Did you mean '{near[0]}'?" if near else f"Shipped codebooks: {', '.join(names)}; or give the path of a .yaml file."
            raise CodebookError("C301", f"there is no codebook '{source}'. {hint}")
        return read_codebook(found)


def read_codebook(path: Path) -> Codebook:
    """The codebook in the file `path` with the files that it includes (from the same folder). CodebookError C301 when it is not valid."""
    data = _read(path)
    origins: dict[tuple[str, str | int], tuple[Path, str | int]] = {}
    for name in data.get("includes") or ():
        other = path.parent / str(name)
        if not other.is_file():
            raise _error(path, ("includes",), f"the included file '{name}' is not in {path.parent}. Put it there or take the line out.")
        _join(data, _read(other), other, origins)
    if isinstance(data.get("learned"), str):
        data["learned"] = _learned(path, data["learned"])
    try:
        codebook = Codebook.model_validate(data)
    except ValidationError as problem:
        raise _explained(path, problem, origins) from problem
    for at, what, name, known in codebook.problems():
        raise _error(*_home(path, at, origins), f"unknown {what} '{name}'. {_instead(name, known)}")
    return codebook


def _learned(path: Path, name: str) -> dict[str, str]:
    """The file `name` beside the codebook, when it is one that `communique codebook teach` wrote."""
    try:
        text = (path.parent / name).read_text(encoding="utf-8")
        lesson = json.loads(text)
        sound = _is_lesson(lesson)
    except OSError:
        raise _error(path, ("learned",), f"the file '{name}' is not in {path.parent}. Put it there or take the line out.") from None
    except (ValueError, RecursionError):
        sound = False
    if not sound:
        raise _error(path, ("learned",), f"'{name}' was not written by `communique codebook teach`. Make it again or take the line out.")
    if lesson.get("encoder") is None:
        return {"file": name, "text": text}
    encoder = path.parent / str(lesson["encoder"]["file"])
    if not encoder.is_file():
        raise _error(path, ("learned",), f"'{encoder.name}', the encoder of '{name}', is not in {path.parent}. Put it there or take the line out.")
    return {"file": name, "text": text, "encoder": str(encoder.resolve())}


def _is_lesson(data: object) -> bool:
    if not isinstance(data, dict) or not isinstance(data.get("fields"), list) or "trees" not in data:
        return False
    tables, encoder = [data.get(part) for part in ("phrase", "about")], data.get("encoder", {})
    named = isinstance(encoder, dict) and ("encoder" not in data or ("sha256" in encoder and _is_plain(encoder.get("file"))))
    return named and isinstance(data.get("least"), dict) and all(isinstance(table, dict) and "" in table for table in tables)


def _is_plain(name: object) -> bool:
    """Whether `name` is that of a file in the same folder, and leads nowhere else."""
    return isinstance(name, str) and name not in ("", ".", "..") and not set("/\\:\0").intersection(name)


def _read(path: Path, *, kind: str = "safe") -> Any:
    try:
        data = YAML(typ=kind, pure=True).load(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise CodebookError("C301", f"{path}: cannot be opened ({problem.strerror}). Check the path.") from problem
    except UnicodeDecodeError as problem:
        raise CodebookError("C301", f"{path}: not UTF-8. Save it as UTF-8.") from problem
    except MarkedYAMLError as problem:
        mark = problem.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise CodebookError("C301", f"{where}: not valid YAML: {problem.problem}. Check indentation, colons and quotes near here.") from problem
    except (YAMLError, ValueError, RecursionError) as problem:  # characters that YAML has not, a 13th month, a thousand brackets
        raise CodebookError("C301", f"{path}: not valid YAML: {str(problem).partition(chr(10))[0]}. Mend that.") from problem
    if not isinstance(data, dict):
        raise CodebookError("C301", f"{path}:1:1: a codebook is a mapping. Begin with 'name: …', 'version: …', 'types: …'.")
    return data


def _join(data: dict[str, Any], more: dict[str, Any], path: Path, origins: dict[tuple[str, str | int], tuple[Path, str | int]]) -> None:
    for section, entries in more.items():
        if section in LISTS and isinstance(entries, list):
            held = data.setdefault(section, [])
            for n, entry in enumerate(entries):
                origins[section, len(held)] = path, n
                held.append(entry)
        elif section in MAPS and isinstance(entries, dict):
            for key, entry in entries.items():
                origins[section, key] = path, key
                data.setdefault(section, {})[key] = entry
        else:
            raise _error(path, (section,), f"an included file has no section '{section}'. {_instead(section, (*LISTS, *MAPS))}")


def _home(path: Path, at: Path_, origins: Mapping[tuple[str, str | int], tuple[Path, str | int]]) -> tuple[Path, Path_]:
    if len(at) >= 2 and (str(at[0]), at[1]) in origins:
        home, key = origins[str(at[0]), at[1]]
        return home, (at[0], key, *at[2:])
    return path, at


def _explained(path: Path, problem: ValidationError, origins: Mapping[tuple[str, str | int], tuple[Path, str | int]]) -> CodebookError:
    # A misspelt key is also a missing one; telling of the misspelling helps more.
    first = min(problem.errors(), key=lambda e: e["type"] != "extra_forbidden")
    at = tuple(first["loc"])
    home, there = _home(path, at, origins)
    name = str(at[-1]) if at else ""
    if first["type"] == "extra_forbidden":
        known = _keys(at[:-1])
        return _error(home, there, f"unknown key '{name}'. {_instead(name, known)}")
    if first["type"] == "missing":
        return _error(home, there[:-1], f"the key '{name}' is missing here. Add '{name}: …'.")
    if first["type"] == "literal_error":
        known = tuple(str(first["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", "))
        return _error(home, there, f"'{first['input']}' is not allowed here. {_instead(str(first['input']), known)}")
    return _error(home, there, f"{first['msg'][0].lower()}{first['msg'][1:]}. Found: {first['input']!r:.60}.")


def _keys(at: Path_) -> tuple[str, ...]:
    """The keys that the mapping at `at` may have."""
    where = [a for a in at if isinstance(a, str)]
    model: type[BaseModel] = Codebook
    if where[:1] == ["types"]:
        last = where[-1]
        model = Codes if last == "codes" else Trigger if "triggers" in where else Filler if "fields" in where else EventType
    elif where[:1] == ["common"]:
        model = Filler
    elif where[:1] in (["issues"], ["stances"]):
        model = Issue if where[0] == "issues" else Stance
    return tuple(f.alias or name for name, f in model.model_fields.items())


def _instead(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, 1, 0.6)
    return f"Did you mean '{near[0]}'?" if near else f"Write one of: {', '.join(known)}."


def _error(path: Path, at: Path_, message: str) -> CodebookError:
    line, column = _position(_read(path, kind="rt"), at)
    return CodebookError("C301", f"{path}:{line}:{column}: {message}")


def _position(data: Any, at: Path_) -> tuple[int, int]:
    """Line and column, from 1, of the deepest part of `at` that the file has."""
    place = (0, 0)
    for key in at:
        marks = getattr(data, "lc", None)
        if marks is None:
            break
        if isinstance(data, dict) and key in data:
            place = marks.key(key)
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            place = marks.item(key)
        else:
            continue
        data = data[key]
    return place[0] + 1, place[1] + 1
