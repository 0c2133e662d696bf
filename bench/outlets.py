"""Which outlet a page saved as text is of, told from its furniture.

    python bench/outlets.py ARTICLES_FOLDER [--style resi|insc|node] [--folds even|odd] [--misses]

ARTICLES_FOLDER holds dumps-STYLE.jsonl.gz (English pages as text, with their domain and a fold by domain) and metadata-gold.jsonl (the publisher of
some, from the test data of flairNLP/fundus, MIT). Gold is the domain: a name is right when, case, spaces and "The" left aside, the domain's own label
or the publisher's name holds it or is held by it, or when the label is made of the beginnings of its words ("nytimes"), or when both are names of one
news agency. Lenient for a part of a longer name; a site that goes by another name than its domain counts as wrong. The address itself is not read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from communique import __version__
from communique.errors import PageError
from communique.model.page import Page, SiteFacts
from communique.pages.agencies import same_outlet
from communique.pages.finding import find_article
from communique.pages.reading import read_pages

SECOND_LEVEL = {"co", "com", "org", "net", "gov", "ac"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("--style", choices=("resi", "insc", "node"), default="resi")
    parser.add_argument("--folds", choices=("even", "odd"), default=None)
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    given = parser.parse_args()
    with (given.folder / "metadata-gold.jsonl").open(encoding="utf-8") as lines:
        publishers = {row["id"]: row["publisher"] for row in map(json.loads, lines)}
    pages = told = right = 0
    with TemporaryDirectory() as place, gzip.open(given.folder / f"dumps-{given.style}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["lang"] != "en" or (given.folds and (row["fold"] % 2 == 0) != (given.folds == "even")):
                continue
            pages += 1
            name = _found(row["text"], Path(place) / f"{pages}.txt")
            equal = name is not None and _equal(name, row["domain"], publishers.get(row["id"], ""))
            told, right = told + (name is not None), right + equal
            if given.misses and name is not None and not equal:
                print(f"  {row['domain']}: {name}")
    print(f"data: dumps-{given.style}.jsonl.gz of {given.folder.name}, {pages} English pages, folds {given.folds or 'all'}")
    print(f"communique {__version__}: outlet told {told}, right {right}: precision {right / max(1, told):.3f}, recall {right / max(1, pages):.3f}")


def _found(text: str, file: Path) -> str | None:
    file.write_text(text, encoding="utf-8")
    (page,) = read_pages([file])
    if not isinstance(page, Page):
        return None
    try:
        outlet = find_article(page, SiteFacts()).outlet
    except PageError:
        return None
    return outlet.value if outlet else None


def _equal(name: str, domain: str, publisher: str) -> bool:
    labels = [label for label in domain.removeprefix("www.").split(".")[:-1] if label not in SECOND_LEVEL]
    label, bare = re.sub(r"\W", "", labels[-1]), _bare(name)
    for other in filter(None, (_bare(label), _bare(domain), _bare(publisher))):
        if bare and (bare in other or other in bare):
            return True
    return _of_beginnings(label, name.lower().split()) or same_outlet(name, label.upper()) or same_outlet(name, publisher)


def _bare(name: str) -> str:
    return re.sub(r"^the(?=.)|[\W_]", "", name.lower().replace(" ", ""))


def _of_beginnings(label: str, words: list[str]) -> bool:
    """True when `label` is made of beginnings of `words`, in their order; articles may be left out."""
    if not words:
        return label == ""
    head, rest = words[0], words[1:]
    least = 0 if head in ("the", "of") else 1
    return any(label.startswith(head[:n]) and _of_beginnings(label[n:], rest) for n in range(least, len(head) + 1))


if __name__ == "__main__":
    main()
