"""The commands from the outside: what they print, where errors go, and that everything is documented."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from commands import Run
from communique import __version__
from communique.cli import app
from communique.errors import CODES
from communique.store.book import Store
from sample_talks import RECORD

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Store.create(tmp_path / "talks.db") as store:
        store.write_record(RECORD)
    return tmp_path / "talks.db"


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"communique {__version__}\n", "")


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; import communique.cli; print(sorted({'spacy', 'pydantic', 'trafilatura', 'ruamel', 'sqlite3'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_show_and_the_words_behind_a_reference(place: Path, run: Run) -> None:
    code, page, _ = run("show", place)
    assert code == 0
    (ref,) = re.findall(r"talks in Lakeville: Norland, Sudland [^\n\[]*\[(\S+)\]\n", page)[:1]
    assert "⟦Lakeville⟧ ⟦on Monday⟧ for ⟦six hours⟧" in run("show", place, ref)[1]


def test_a_reference_that_is_not_there(place: Path, run: Run) -> None:
    code, out, err = run("show", place, "e-zzz")
    assert (code, out) == (2, "")
    assert err.startswith("C403: the record has no reference e-zzz")


def test_no_record(tmp_path: Path, run: Run) -> None:
    code, out, err = run("show", tmp_path / "none.db")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("C401: no such file")


def test_names_of_files_cannot_steer_the_terminal(tmp_path: Path, run: Run) -> None:
    code, _, err = run("show", tmp_path / "\x1b[2Jnone.db")
    assert (code, "\x1b" in err, err.count("\n")) == (2, False, 1)


def test_export_json_to_a_file_and_to_standard_output(place: Path, tmp_path: Path, run: Run) -> None:
    code, out, _ = run("export", place)
    assert code == 0
    assert json.loads(out)["communique"] == 1
    run("export", place, "-o", tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == out
    assert "text" in json.loads(run("export", place, "--with-text")[1])["pages"][0]


def test_export_csv_needs_a_folder(place: Path, tmp_path: Path, run: Run) -> None:
    code, _, err = run("export", place, "--format", "csv")
    assert (code, err[:5]) == (2, "C601:")
    assert run("export", place, "--format", "csv", "-o", tmp_path / "tables")[0] == 0
    with (tmp_path / "tables" / "events.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["e-strike", "e-swap", "e-talks"]


def test_evaluate_prints_a_table_and_on_request_the_misses(place: Path, tmp_path: Path, run: Run) -> None:
    start = RECORD.pages[[p.path for p in RECORD.pages].index("post.txt")].text.index("on Monday")
    row = {"doc": "post", "level": "core", "start": start, "end": start + 9, "text": "on Monday", "type": "DATE", "value": "2031-03-04"}
    (tmp_path / "times.jsonl").write_text(json.dumps(row), encoding="utf-8")
    code, out, _ = run("evaluate", place, tmp_path / "times.jsonl", "--misses")
    assert code == 0
    assert re.search(r"times_relaxed +1 +1 +1 +100.0 +100.0 +100.0", out)
    assert re.search(r"times_value +1 +1 +0 +0.0 +0.0 +0.0", out)
    assert "on Monday: gold 2031-03-04, found 2031-03-03" in out


def test_gold_of_an_unknown_format(place: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "gold.json").write_text("{}", encoding="utf-8")
    code, _, err = run("evaluate", place, tmp_path / "gold.json")
    assert (code, err[:5]) == (2, "C501:")


def test_build_ends_with_a_summary_and_the_unread(tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    code, out, err = run("build", tmp_path / "empty.txt", "-o", tmp_path / "talks.db")
    assert (code, err) == (0, "")
    assert "0 articles, 0 events, 0 statements" in out
    assert "No talks were found" in out
    assert re.search(r"Not read: 1 page\n.*\nempty.txt +C104 ", out)


@pytest.mark.parametrize("words", [["build", "none.txt"], ["build", ".", "--codebook", "peace-tallks"]])
def test_a_build_that_cannot_begin_is_one_line(words: list[str], tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert re.match(r"C\d{3}: ", err)
    assert not (tmp_path / "talks.db").exists()


def test_a_day_is_written_as_iso(tmp_path: Path, run: Run) -> None:
    code, _, err = run("build", tmp_path, "-o", tmp_path / "talks.db", "--as-of", "3 March")
    assert code == 2
    assert "2031-03-05" in err


def test_codebook_check_says_where(tmp_path: Path, run: Run) -> None:
    (tmp_path / "mine.yaml").write_text("name: mine\nversion: '1'\ntypes: [\n", encoding="utf-8")
    code, _, err = run("codebook", "check", tmp_path / "mine.yaml")
    assert code == 2
    assert re.match(r"C301: .*mine.yaml:\d+", err)


def _commands() -> list[tuple[str, list[str]]]:
    found = []
    todo = [("communique", typer.main.get_command(app))]
    while todo:
        name, command = todo.pop()
        inner = getattr(command, "commands", {})
        todo += [(f"{name} {key}", value) for key, value in inner.items()]
        if not inner:
            found.append((name, [opt for p in command.params if p.param_type_name == "option" for opt in p.opts]))
    return sorted(found)


@pytest.mark.parametrize(("name", "options"), _commands())
def test_every_option_is_documented(name: str, options: list[str]) -> None:
    section = (DOCS / "cli.md").read_text(encoding="utf-8").split(f"\n## {name}\n")[1].split("\n## ")[0]
    assert [option for option in options if f"`{option}`" not in section] == []


def test_every_error_code_is_documented() -> None:
    rows = re.findall(r"\| `(C\d+)` \| (.*) \|", (DOCS / "errors.md").read_text(encoding="utf-8"))
    assert dict(rows) == CODES


def test_site_says_where_it_is_and_what_it_shows(place: Path, tmp_path: Path, run: Run) -> None:
    code, out, err = run("site", place, "-o", tmp_path / "site", "--name", "Lake <talks>")
    assert (code, err) == (0, "")
    assert re.match(rf"{tmp_path}/site/index\.html: \d+ pages; open it in a browser\.\nIt shows the sentences that the record cites", out)
    assert "<title>Lake &lt;talks&gt;</title>" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "keep it to yourself" in run("site", place, "-o", tmp_path / "site", "--full")[1]
    assert "<title>talks</title>" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_site_leaves_a_folder_of_others_alone(place: Path, tmp_path: Path, run: Run) -> None:
    code, out, err = run("site", place, "-o", tmp_path)
    assert (code, out, err[:5], err.count("\n")) == (2, "", "C602:", 1)


def test_serve_of_what_is_no_record_or_where_it_cannot(place: Path, tmp_path: Path, run: Run) -> None:
    assert run("serve", tmp_path / "none.db")[2][:5] == "C401:"
    assert run("serve", place, "--host", "192.0.2.1")[2][:5] == "C603:"
    assert run("serve", place, "--port", "65536")[0] == 2


def test_serve_warns_of_an_open_address(place: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.web.listening.run", lambda *_: None)
    code, out, err = run("serve", place, "--host", "0.0.0.0", "--port", "0", "--full")
    assert code == 0
    assert re.search(r"is at http://127\.0\.0\.1:\d+/ until Ctrl-C\.", out)
    assert re.match(r"Warning: at 0\.0\.0\.0, everybody who reaches this machine .* with whole pages\. There is no password\.", err)
    assert run("serve", place, "--port", "0")[2] == ""
