"""The errors of Communiqué: few, with stable codes, each saying what to do next.

Codes never change their meaning; the documentation lists them (``docs/errors.md``), and a test compares the two.
"""

from __future__ import annotations

CODES = {
    "C101": "the path does not exist",
    "C102": "the file cannot be opened",
    "C103": "the bytes are not text in a known encoding",
    "C104": "the page has no text",
    "C105": "no article was found on the page",
    "C106": "the language is not supported yet",
    "C107": "the format is not supported yet",
    "C108": "the same page is in the corpus twice",
    "C109": "a reader failed on the page",
    "C110": "the front matter is not valid",
    "C111": "the page is too long",
    "C112": "the archive unpacks to too much",
    "C113": "the file is damaged or cut off",
    "C114": "the entry is not valid",
    "C115": "the feed declares entities of its own",
    "C116": "the page takes too long to read",
    "C117": "the file changed while it was read",
    "C201": "no parser model is installed",
    "C202": "the parser model is not the one that it says it is",
    "C301": "the codebook is not valid",
    "C302": "the file of actors is not valid",
    "C303": "the coded articles are not valid",
    "C401": "the record file cannot be opened",
    "C402": "the file is not a record of Communiqué, or of another version",
    "C403": "the record has no such reference",
    "C501": "the gold file is not in a known format",
    "C601": "the output cannot be written",
    "C602": "the folder holds what is not of an earlier site",
    "C603": "the site cannot be served there",
    "C604": "a part that this needs is not installed",
    "C605": "the reviewed annotations cannot be read",
    "C606": "the cluster cannot read the pages",
    "C701": "the second reader cannot be asked",
    "C702": "the second reader stopped answering",
    "C703": "the second reader has not read the page yet",
    "C801": "the address may not be asked",
    "C802": "the address does not answer with a page",
    "C803": "the site forbids programs to read the address",
}


class CommuniqueError(Exception):
    """Base of all errors that a user can meet. `code` is one of `CODES`; the message says what is wrong and what to do next.

    >>> str(CommuniqueError("C101", "no such file: talks.txt. Check the path."))
    'C101: no such file: talks.txt. Check the path.'
    """

    def __init__(self, code: str, message: str) -> None:
        if code not in CODES:
            raise ValueError(f"unknown error code {code}")
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class PageError(CommuniqueError):
    """A page cannot be read or set aside; becomes a row of the build's report."""


class ParserError(CommuniqueError):
    """The language model is missing or not the one pinned."""


class CodebookError(CommuniqueError):
    """The codebook cannot be used; the message has file, line and what to write instead."""


class ActorsError(CommuniqueError):
    """The user's file of actors cannot be used; the message has file, line and what to write instead."""


class StoreError(CommuniqueError):
    """The record file cannot be used."""


class GoldError(CommuniqueError):
    """The gold data cannot be used."""


class OutputError(CommuniqueError):
    """A result cannot be written."""


class ReviewError(CommuniqueError):
    """Reviewed annotations cannot be used."""


class SecondReaderError(CommuniqueError):
    """The language model that is to read the pages cannot be asked."""


class FetchError(CommuniqueError):
    """An address cannot be read, or must not be."""
