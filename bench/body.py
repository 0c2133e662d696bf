"""How much of the story is found on a page, and how little else.

    python bench/body.py ARTICLES_FOLDER [--style resi|insc|node|html] [--n N] [--folds FOLDER]

ARTICLES_FOLDER holds html-gold.jsonl.gz (pages as HTML, with the gold body of each) and dumps-STYLE.jsonl.gz (the same pages as text). The
measure is that of scrapinghub's article-extraction-benchmark: precision and recall over 4-word shingles, averaged over pages, F1 of the two
means. FOLDER holds ten models, each made without the pages of one fold by domain: by tools/train_lines.py for dumps, by
tools/train_story.py for HTML, where other extractors run beside us. The first N pages by id.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from body_dumps import measure_dumps


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("--style", choices=("resi", "insc", "node", "html"), default="resi")
    parser.add_argument("--n", type=int, default=None)
    parser.add_argument("--folds", type=Path, default=None, help="the ten models of tools/train_lines.py or tools/train_story.py")
    given = parser.parse_args()
    if given.style == "html":
        from body_html import measure_html

        measure_html(given.folder, given.n, given.folds)
    else:
        measure_dumps(given.folder, given.style, given.n, given.folds)


if __name__ == "__main__":
    main()
