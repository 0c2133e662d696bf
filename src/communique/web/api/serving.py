"""The API on the server: of the newest edition of the record."""

from __future__ import annotations

from collections.abc import Mapping

from communique.errors import CommuniqueError
from communique.web.api.answering import Said, answer, is_api, problem
from communique.web.shelf import Shelf

__all__ = ["api_answer", "is_api", "problem"]


def api_answer(shelf: Shelf, where: str, query: Mapping[str, str]) -> Said:
    """What stands at `where` now; an error where the record cannot be read."""
    try:
        return answer(shelf.edition(), where, query, full=shelf.full)
    except CommuniqueError as error:
        return problem(503, f"the record cannot be read at present ({error.code})", retry_after="5")
