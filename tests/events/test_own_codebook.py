"""A codebook of one's own: from thirty lines of YAML to reports, without Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.checking import check_examples, reports_of
from communique.codebooks.loading import load

LABOUR = """\
name: labour
version: "1"
classes:
  side: [union, employer, company, ministry, worker, driver]
types:
  bargaining:
    definition: A round of talks between a union and an employer.
    stages: [opened, concluded, collapsed]
    examples: [The drivers' union and the ministry held talks in Leeds on Monday.]
    counter_examples: [She gave two talks on bees.]
    triggers:
      - {nouns: [talks, negotiation], needs: [side]}
    light_verbs: [hold]
    stage_verbs:
      opened: [open, begin]
      concluded: [end]
      collapsed: [collapse]
    fields:
      participants:
        - {takes: actors, from: [subject, between, with], role: party}
      date: {takes: date}
      place: {takes: place, from: [in]}
    requires: [participants, place, date]
  walkout:
    definition: Workers stop working.
    examples: [Some 400 workers called a walkout in Leeds on Friday.]
    counter_examples: [The lawyer staged a comedy.]
    triggers:
      - {nouns: [walkout], with_verbs: [stage, call], needs: [side]}
    light_verbs: [stage, call]
    fields:
      count: {takes: number, from: [subject], of: [side], tag: what}
      date: {takes: date}
    requires: [count]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "labour.yaml"
    path.write_text(LABOUR, encoding="utf-8")
    return path


def test_it_reports(path: Path) -> None:
    [report] = reports_of("Some 400 drivers called a walkout in Leeds on Friday.", load(path))
    assert report.type == "walkout"
    [count] = report.values("count")
    assert (count.number, count.qualifier, count.tags) == (400, "about", (("what", "driver"),))


def test_its_examples_are_its_tests(path: Path) -> None:
    assert check_examples(load(path)) == ()


def test_a_failing_example_is_told(path: Path) -> None:
    path.write_text(LABOUR.replace("Some 400 workers called a walkout in Leeds on Friday.", "Nothing happened."), encoding="utf-8")
    [failure] = check_examples(load(path))
    assert (failure.type, failure.counter, failure.found) == ("walkout", False, ())
