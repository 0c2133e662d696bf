"""What an install brings along stays within its stated size, and under licences that may stand beside ours."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

AUDIT = Path(__file__).parents[2] / "tools" / "audit.py"
ENTRY = """id: PYSEC-2031-1
aliases: [CVE-2031-7]
modified: "2031-05-02T10:00:00Z"
affected:
- package: {{name: {name}, ecosystem: PyPI}}
  ranges:
  - {{type: GIT, repo: x, events: [{{introduced: "0"}}]}}
  - type: ECOSYSTEM
    events: [{{introduced: "0"}}, {events}]
  versions: [{versions}]
"""


def test_size_and_licences_of_an_install() -> None:
    done = subprocess.run([sys.executable, AUDIT, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "LOOK" not in done.stdout
    assert done.stdout.splitlines()[0].startswith("spacy ")


@pytest.mark.parametrize(
    ("events", "versions", "known"),
    [
        ('{fixed: "0.1"}', "", False),
        ('{fixed: "9999"}', "", True),
        ('{last_affected: "0.1"}', "", False),
        ('{fixed: "0.1"}, {introduced: "0.2"}', "", True),
        ('{fixed: "0.1"}', f"0.0.1, not-a-version, {version('jinja2')}", True),
    ],
)
def test_known_faults_are_looked_up_in_a_copy_of_the_database(tmp_path: Path, events: str, versions: str, known: bool) -> None:
    entry = tmp_path / "vulns" / "jinja2" / "PYSEC-2031-1.yaml"
    entry.parent.mkdir(parents=True)
    entry.write_text(ENTRY.format(name="Jinja2", events=events, versions=versions), "utf-8")
    done = subprocess.run([sys.executable, AUDIT, "--check", "--advisories", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == int(known), done.stdout + done.stderr
    assert ("known fault of jinja2: PYSEC-2031-1 CVE-2031-7" in done.stdout) == known
    assert "by the advisory database of 2031-05-02" in done.stdout


def test_a_folder_that_is_no_copy_of_the_database_is_said(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, AUDIT, "--check", "--advisories", tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "holds no vulns/" in done.stdout
