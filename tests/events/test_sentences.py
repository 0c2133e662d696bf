"""Twenty sentences for each type of the shipped codebook, on other conflicts: what is found, and how far near-misses stay out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reports_kit import first_block
from ruamel.yaml import YAML

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.model.reports import Report

SENTENCES: dict[str, dict[str, list[str]]] = YAML(typ="safe", pure=True).load(Path(__file__).parent / "sentences.yaml")
BOOK = load("peace-talks")

# What is reached today, in sentences that yield the type, in slots that are right, and in near-misses that yield it (of 14, all and 6 a type).
LEAST_FOUND = 0.94
LEAST_OF_A_TYPE = 11
LEAST_SLOTS = 0.96
MOST_NEAR = 3


def parts(line: str) -> tuple[str, list[tuple[str, str]]]:
    """A sentence and what its report must say."""
    sentence, _, wanted = line.partition(" | ")
    return sentence, [(k, v) for k, _, v in (w.partition("=") for w in wanted.split("; ") if w)]


def says(report: Report, key: str, words: str) -> bool:
    """True where the report has that status, stage or value."""
    if key in ("status", "stage"):
        return words == (report.status if key == "status" else report.stage)
    return any(words.lower() in v.raw.lower() or v.raw.lower() in words.lower() for v in report.values(key))


def read(kind: str, line: str, book: Codebook = BOOK) -> tuple[bool, int, int]:
    """Whether the type is found, and of how many slots how many are right."""
    sentence, wanted = parts(line)
    reports = [r for r in first_block(sentence, book) if r.type == kind]
    return bool(reports), max((sum(says(r, k, v) for k, v in wanted) for r in reports), default=0), len(wanted)


@pytest.fixture(scope="module")
def told() -> dict[str, list[tuple[bool, int, int]]]:
    return {kind: [read(kind, line) for line in held["tells"]] for kind, held in SENTENCES.items()}


def test_there_are_twenty_for_each_type() -> None:
    assert set(SENTENCES) == set(BOOK.types)
    counts: Any = {kind: (len(held["tells"]), len(held["near"])) for kind, held in SENTENCES.items()}
    assert {kind: n for kind, n in counts.items() if n != (14, 6)} == {}


def test_the_types_are_found(told: dict[str, list[tuple[bool, int, int]]]) -> None:
    found = {kind: sum(right for right, _, _ in rows) for kind, rows in told.items()}
    assert {kind: n for kind, n in found.items() if n < LEAST_OF_A_TYPE} == {}
    assert sum(found.values()) >= LEAST_FOUND * sum(map(len, told.values()))


def test_the_slots_are_right(told: dict[str, list[tuple[bool, int, int]]]) -> None:
    rows = [row for held in told.values() for row in held if row[0]]
    assert sum(right for _, right, _ in rows) >= LEAST_SLOTS * sum(n for _, _, n in rows)


def test_near_misses_stay_out() -> None:
    wrong = [line for kind, held in SENTENCES.items() for line in held["near"] if read(kind, line)[0]]
    assert len(wrong) <= MOST_NEAR, wrong
