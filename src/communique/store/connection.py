"""Opening the SQLite file, and saying clearly why it does not open."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib.resources import files
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from communique.errors import StoreError

APPLICATION_ID = 0x434D4E51
"""``CMNQ`` in ASCII: marks the file as a record (SQLite's application_id)."""
VERSION = 5
"""Of the schema (SQLite's user_version)."""
UPGRADES: dict[int, tuple[str, ...]] = {
    1: ("ALTER TABLE pages ADD COLUMN encoding_from TEXT NOT NULL DEFAULT ''", "ALTER TABLE pages ADD COLUMN fetched TEXT"),
    2: ("upgrade_2.sql",),
    3: ("upgrade_3.sql",),
    4: ("upgrade_4.sql",),
}
"""What brings a file of a version to the next one: statements, and scripts in the folder ``data``."""
PATIENCE_S = 5.0
"""How long a writer waits for another writer of the same file."""


class Placed(Protocol):
    """What is kept in a file."""

    path: Path


P = ParamSpec("P")
R = TypeVar("R")
Held = TypeVar("Held", bound=Placed)
DAMAGE = ("malformed", "corrupt", "could not decode", "no such table", "no such column")
"""Words of SQLite's for a record that is not what was written."""


def open_to_write(path: Path) -> sqlite3.Connection:
    """Connection to the record at `path`, which is made if there is none. StoreError C401 or C402 when that cannot be."""
    if not path.parent.is_dir():
        raise StoreError("C401", f"the folder {path.parent} does not exist. Make it first, or name another file.")
    with said_clearly(path):
        connection = _connect(path.absolute().as_uri())
        try:
            if _is_new(connection):
                _set_up(connection)
            _upgrade(connection)
            _check(connection, path)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")  # in WAL mode safe against kill -9; a power cut costs at most what is not `durable`
            connection.execute("PRAGMA secure_delete = ON")  # text of a page that is taken out shall not linger in free blocks
        except BaseException:
            connection.close()
            raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """Read-only connection to the record at `path`. StoreError C401 when there is none or it cannot be opened, C402 when it is not one."""
    if not path.is_file():
        raise StoreError("C401", f"no such file: {path}. Make a record with `communique build PAGES -o {path}`.")
    uri = path.absolute().as_uri()
    with said_clearly(path):
        try:
            return _checked(f"{uri}?mode=ro", path)
        except sqlite3.OperationalError:
            # On read-only media SQLite cannot make the index file of a WAL database; a record at rest can be read without it.
            if path.with_name(path.name + "-wal").exists():
                raise
            return _checked(f"{uri}?mode=ro&immutable=1", path)


def _checked(uri: str, path: Path) -> sqlite3.Connection:
    """A connection to a record of this version; closed again when it is none."""
    connection = _connect(uri)
    try:
        _check(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def said_clearly(path: Path) -> Iterator[None]:
    """Turns errors of SQLite into StoreErrors that say what to do."""
    try:
        yield
    except UnicodeDecodeError as error:  # an error of SQLite's that quotes what stands in a damaged file
        raise damaged(path, error) from error
    except sqlite3.DatabaseError as error:
        if any(word in str(error).lower() for word in DAMAGE):
            raise damaged(path, error) from error
        if isinstance(error, sqlite3.OperationalError):
            raise StoreError("C401", f"{path}: {error}. {_advice(str(error))}") from error
        raise StoreError("C402", f"{path} is not a record of Communiqué ({error}). Name another file.") from error


def damaged(path: Path, why: Exception) -> StoreError:
    """What to raise when the file holds what no program wrote there; `why` it is taken for that."""
    said = next(iter(str(why).splitlines()), "") or type(why).__name__
    return StoreError("C402", f"{path} is damaged ({said}). Go back to a backup, or move it away and build again; `communique verify` says more.")


def decoding(method: Callable[Concatenate[Held, P], R]) -> Callable[Concatenate[Held, P], R]:
    """`method`, which turns rows into objects, raising StoreError C402 where a row is not what was written."""

    @wraps(method)
    def clear(self: Held, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(self, *args, **kwargs)
        except (ValueError, TypeError, KeyError) as error:
            raise damaged(self.path, error) from error

    return clear


def back_up(connection: sqlite3.Connection, to: Path) -> None:
    """Copy the database of `connection`, as it is at one moment, to the new file `to`. StoreError C401 when that cannot be written or exists."""
    if to.exists():
        raise StoreError("C401", f"{to} exists already. Name a new file; a backup overwrites nothing.")
    half = to.with_name(f"{to.name}.part")
    with said_clearly(to):
        half.unlink(missing_ok=True)
        copy = _connect(half.absolute().as_uri())
        try:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, at rest
            copy.close()
            half.rename(to)
        except BaseException:
            copy.close()
            half.unlink(missing_ok=True)
            raise


def _advice(message: str) -> str:
    if "locked" in message:
        return "Another program is writing to it; wait until it is done."
    if "readonly" in message:
        return "The file or its folder is read-only; copy it or name another."
    return "Check that the file and its folder can be read and written, and that the disk is not full."


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, timeout=PATIENCE_S, isolation_level=None)


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    (value,) = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(value)


def _is_new(connection: sqlite3.Connection) -> bool:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return int(tables) == 0


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    schema = files(__package__).joinpath("data", "schema.sql").read_text(encoding="utf-8")
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};"
    connection.executescript(f"BEGIN IMMEDIATE;\n{schema}\n{marks}\nCOMMIT;")


def _upgrade(connection: sqlite3.Connection) -> None:
    """Brings a record of an earlier version to this one, in one transaction."""
    if _number(connection, "application_id") != APPLICATION_ID:
        return
    found = _number(connection, "user_version")
    steps = [_script(step) for version in range(found, VERSION) for step in UPGRADES.get(version, ())]
    if steps:
        connection.executescript(";\n".join(("BEGIN IMMEDIATE", *steps, f"PRAGMA user_version = {VERSION}", "COMMIT;")))


def _script(step: str) -> str:
    return files(__package__).joinpath("data", step).read_text(encoding="utf-8") if step.endswith(".sql") else step


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if _is_new(connection):
        raise StoreError("C402", f"{path} holds no record: its build did not get to begin. Run `communique build PAGES -o {path}` again.")
    if _number(connection, "application_id") != APPLICATION_ID:
        raise StoreError("C402", f"{path} is not a record of Communiqué. Name another file.")
    found = _number(connection, "user_version")
    if found != VERSION:
        next_step = "Install a newer Communiqué." if found > VERSION else f"Bring it up to date with `communique build PAGES -o {path}`."
        raise StoreError("C402", f"{path} is a record of version {found}; this Communiqué reads version {VERSION}. {next_step}")
