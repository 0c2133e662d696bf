"""Imported by the process from which those that read pages are forked (`communique.building.pools`): loads once what all of them need.

Where there is no parser each of them finds that out, and says so.
"""

import gc
from contextlib import suppress

import communique.analysing  # noqa: F401  # the import is all that this is for
from communique.errors import CommuniqueError
from communique.language.reading import load_parser
from communique.settings import Settings

with suppress(CommuniqueError):
    load_parser(Settings().parser)
gc.freeze()
