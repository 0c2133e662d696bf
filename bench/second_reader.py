"""What each reader finds and costs: ``python bench/second_reader.py [SHARED] [--endpoint URL --model NAME] [--reply-tokens 256] [--keep DIR]``.

Builds the demo, and with SHARED (the folder with ``seeds`` and ``gold/seeds``) the two seed pages, by the rules alone and with a model as the only
reader, beside the rules, and for their gaps. Without an endpoint the small model of ``bench/small_model.py`` is served here, by the interpreter
``--python``. Prints for each corpus and mode: what the record holds of each reader, what of the replies was taken and why not the rest, requests and
tokens, CPU seconds of this process and of the model's; on the seeds F1 against the gold that `communique evaluate` reads.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from time import process_time

from small_model import NAME

from communique import __version__
from communique.building import build
from communique.building.second import last_spend, totals
from communique.evaluate.scoring import evaluate
from communique.model.asking import SecondReader
from communique.model.record import Record
from communique.settings import Settings
from communique.store.book import Store

MODES = ("rules", "model", "both", "gaps")
TASKS = ("record", "statements", "statements_who")


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("shared", type=Path, nargs="?")
    arguments.add_argument("--endpoint")
    arguments.add_argument("--model", default=NAME)
    arguments.add_argument("--reply-tokens", type=int, default=256)
    arguments.add_argument("--python", default=sys.executable)
    arguments.add_argument("--keep", type=Path)
    given = arguments.parse_args()
    corpora = [("demo", Path(str(files("communique.demo").joinpath("corpus"))), None)]
    if given.shared:
        corpora.insert(0, ("seeds", given.shared / "seeds", given.shared / "gold" / "seeds"))
    with served(given.endpoint, given.python) as (endpoint, server), tempfile.TemporaryDirectory() as folder:
        place = given.keep or Path(folder)
        print(f"{given.model}, replies of at most {given.reply_tokens} tokens · communique {__version__}", flush=True)
        for name, pages, gold in corpora:
            for mode in MODES:
                read(name, mode, pages, gold, place, endpoint, server, given)


def read(
    name: str, mode: str, pages: Path, gold: Path | None, folder: Path, endpoint: str, server: int | None, given: argparse.Namespace
) -> None:
    """Build one corpus in one mode and say what came of it."""
    second = None
    if mode != "rules":
        second = SecondReader(endpoint, given.model, mode=mode, concurrency=1, reply_tokens=given.reply_tokens, timeout=1200.0)
    place = folder / f"{name}.db" if mode in ("model", "both") else folder / f"{name}-{mode}.db"
    begin, before = process_time(), cpu_of(server)
    record = build([pages], place, settings=Settings(second=second), processes=1).record
    own, theirs = process_time() - begin, cpu_of(server) - before
    print(f"\n{name}, {mode}: {says(record)} · {own:.1f} CPU s here, {theirs:.0f} in the model's process")
    if second is not None:
        with Store.open(place) as store:
            spend, came = last_spend(store), totals(store)
        assert spend is not None
        rejected = ", ".join(f"{number} {reason}" for reason, number in came.rejected)
        tokens = f"{spend.prompt_tokens} tokens read, {spend.reply_tokens} replied"
        print(f"  {spend.asked} requests, {spend.known} known, {tokens}, {spend.waiting} pages wait")
        print(f"  taken {came.accepted}, agreed {came.agreed}, differed {came.differed}; not taken {sum(n for _, n in came.rejected)}: {rejected}")
    if gold is not None:
        figures = evaluate(record, gold)
        print("  " + " · ".join(f"{task} F1 {figures.f1(task):.3f}" for task in TASKS), flush=True)


def says(record: Record) -> str:
    """How many things the record holds, by who reads them."""
    parts = []
    for kind in ("statements", "reports", "positions", "expectations"):
        readers = Counter(getattr(thing, "reader", None) or "rules" for thing in getattr(record, kind))
        parts.append(_counted(kind, readers))
    values = Counter(v.reader or "rules" for r in record.reports for values in r.fields.values() for v in values)
    return ", ".join((*parts, _counted("values", values)))


def _counted(kind: str, readers: Counter[str]) -> str:
    who = ", ".join(f"{number} {reader}" for reader, number in sorted(readers.items()))
    return f"{sum(readers.values())} {kind}" + (f" ({who})" if set(readers) - {"rules"} else "")


@contextmanager
def served(endpoint: str | None, python: str) -> Iterator[tuple[str, int | None]]:
    """The endpoint, and the id of its process where it is started here."""
    if endpoint is not None:
        yield endpoint, None
        return
    server = Path(__file__).with_name("small_model.py")
    with subprocess.Popen([python, server], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield f"{process.stdout.readline().strip()}/v1", process.pid
        process.stdin.close()


def cpu_of(process: int | None) -> float:
    """CPU seconds that a process of this machine has used; 0 where that cannot be read."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / 100


if __name__ == "__main__":
    main()
