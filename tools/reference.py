"""Writes the reference parts of the docs from the code: ``python tools/reference.py``. A test fails when they differ."""

from __future__ import annotations

import re
from pathlib import Path

from communique.codebooks.describing import describe, describe_keys
from communique.codebooks.loading import load

DOCS = Path(__file__).parent.parent / "docs"
KEYS = re.compile(r"(<!-- keys:[^>]*-->\n).*?(<!-- /keys -->)", re.DOTALL)


def references() -> dict[Path, str]:
    """The files that are generated, in whole or in part, as they should be."""
    page = (DOCS / "codebook.md").read_text(encoding="utf-8")
    return {
        DOCS / "codebook.md": KEYS.sub(lambda found: f"{found[1]}\n{describe_keys()}\n\n{found[2]}", page),
        **{DOCS / f"{name}.md": describe(load(name)) for name in ("peace-talks", "plover")},
    }


if __name__ == "__main__":
    for file, text in references().items():
        file.write_text(text, encoding="utf-8")
