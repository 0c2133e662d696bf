"""What a machine lacks is said, never passed over in silence."""

import os
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parent.parent


def test_without_a_browser_its_tests_are_said_not_to_be_run(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "tests/browser", "tests/test_readme.py", "--collect-only", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=HOME, env=os.environ | {"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "tests/browser are NOT RUN: there is no Chromium on PATH." in done.stdout
    assert "test_browser" not in done.stdout
    assert "test_readme" in done.stdout


def test_the_script_that_installs_one_says_how_where_it_may_not(tmp_path: Path) -> None:
    done = subprocess.run(["/bin/bash", HOME / "tools" / "browser.sh"], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "the tests in a browser will not be run" in done.stderr
