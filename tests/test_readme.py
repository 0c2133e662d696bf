"""What the README says of commands and files is so."""

import doctest
import re
from pathlib import Path

from typer.testing import CliRunner

from communique.cli import app

HOME = Path(__file__).parent.parent
README = (HOME / "README.md").read_text(encoding="utf-8")


def test_the_files_it_links_to_exist() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert len(links) > 5
    assert [link for link in links if not (HOME / link).exists()] == []


def test_the_scripts_it_names_exist() -> None:
    assert [name for name in set(re.findall(r"`(bench/\w+\.py)", README)) if not (HOME / name).is_file()] == []


def test_the_commands_it_names_exist() -> None:
    for command in sorted(set(re.findall(r"communique (build|show|export|evaluate|demo|codebook|site|serve|brief|changes)\b", README))):
        assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


def test_its_two_commands_are_those_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", (HOME / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make (\w+)", README, re.MULTILINE)) == {"demo", "test"} <= targets


def test_its_examples_in_python_say_what_they_say() -> None:
    failed, tried = doctest.testfile(str(HOME / "README.md"), module_relative=False)
    assert tried > 3
    assert failed == 0
