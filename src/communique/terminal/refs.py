"""From a reference that a person typed to a thing of the record."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from communique.errors import StoreError

MOST = 6
"""Candidates that an error names."""


def living_id(ref: str, *, known: Sequence[str], living: Container[str], forwarded: Callable[[str], str | None]) -> str:
    """The id that `ref`, an id or the beginning of one, stands for now.

    `known` are all ids that begin with `ref`, those of earlier builds too; `living` the ids of the record; `forwarded` says where the words
    of an old id are now. Raises StoreError C403 when `ref` stands for nothing, for more than one thing, or for words that are gone.
    """
    found = {ref} if ref in known else {name for name in known if name in living} or set(known)
    heirs = {name if name in living else forwarded(name) for name in found}
    if heirs == {None}:
        raise StoreError("C403", f"the words of {ref} are no longer in the record: their page was taken out or reads differently now.")
    alive = sorted(name for name in heirs if name is not None)
    if len(alive) == 1:
        return alive[0]
    if not alive:
        raise StoreError("C403", f"the record has no reference {ref}. `communique show RECORD` prints those that it has.")
    more = ", …" if len(alive) > MOST else ""
    raise StoreError("C403", f"{ref} stands for {len(alive)} things. Type more of it: {', '.join(alive[:MOST])}{more}.")
