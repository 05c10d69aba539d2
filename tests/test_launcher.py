"""`./linli` itself: standard library only, any path, one sentence when something is in the way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LINLI", "PYTHONPATH", "NUMBA"))}
    command = [sys.executable, "-I", str(root / "linli"), *words]
    return subprocess.run(command, env=kept | environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program in a path with blanks and Chinese characters, its environment being the one of this test."""
    root = tmp_path / "邻礼 的 文件夹"
    root.mkdir()
    for name in ("linli", "package-lock.json"):
        shutil.copy(ROOT / name, root)
    for name in ("src", "standards", "locks", "examples"):
        (root / name).symlink_to(ROOT / name)
    return root


def ready(root: Path) -> Path:
    (root / ".venv").symlink_to(ROOT / ".venv")
    return root


@pytest.mark.parametrize("words", [(), ("--help",), ("help",)])
def test_help_lists_the_commands_and_builds_nothing(copy: Path, words: tuple[str, ...]) -> None:
    done = run(copy, *words)
    assert done.returncode == 0
    for command in ("up", "manage", "backup", "restore", "grade", "verify", "standard", "test", "check", "bench"):
        assert command in done.stdout
    assert not (copy / ".venv").exists()


def test_an_unknown_command_is_told_what_is_allowed(copy: Path) -> None:
    done = run(copy, "grad")
    assert done.returncode == 2
    assert "up, manage, backup, restore, grade, verify, draw, standard" in done.stderr


@pytest.mark.long
def test_it_grades_from_a_path_with_blanks_and_chinese_characters(copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果 文件.xlsx"
    done = run(
        ready(copy), "grade", "courteous-compound", str(copy / "examples" / "courteous-compounds.xlsx"), "-o", str(out)
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert out.exists()


def test_what_is_installed_is_not_installed_again(copy: Path) -> None:
    done = run(
        ready(copy), "standard", "check", str(ROOT / "standards"), PATH="", PIP_INDEX_URL="http://127.0.0.1:9/none"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_in_the_current_folder_is_never_run(copy: Path, tmp_path: Path) -> None:
    for name in ("xlsxwriter", "csv", "json", "linli"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('run from the current folder')")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LINLI", "PYTHONPATH"))}
    command = [sys.executable, "-I", str(ready(copy) / "linli"), "standard", "check", "green-community"]
    done = subprocess.run(command, cwd=tmp_path, env=kept, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unknown_benchmark_lists_the_known_ones(copy: Path) -> None:
    (copy / "benches").symlink_to(ROOT / "benches")
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    done = run(ready(copy), "bench", "nothing")
    assert done.returncode == 2
    assert "scoring" in done.stderr


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"PATH": ""}, "sudo apt install chromium"),
        ({"LINLI_CHROMIUM": "/no/such/browser"}, "/no/such/browser"),
    ],
)
def test_tests_without_a_browser_say_what_to_install(copy: Path, changes: dict[str, str], says: str) -> None:
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    done = run(ready(copy), "test", **changes)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_pages_use_of_the_npm_packages_is_there_and_refers_to_nothing_that_is_not() -> None:
    vendor = ROOT / "node_modules" / ".linli"
    assert (vendor / "fonts" / "tabler-icons.woff2").stat().st_size > 100_000
    for name in ("tabler.min.css", "tabler.min.js", "tabler-icons.min.css", "htmx.min.js", "echarts.min.js"):
        assert b"sourceMappingURL" not in (vendor / name).read_bytes()
    assert b".ttf" not in (vendor / "tabler-icons.min.css").read_bytes()


@pytest.mark.long
def test_a_mirror_that_cannot_be_reached_gives_one_sentence_and_exit_2(copy: Path) -> None:
    """Nothing is installed yet, and the index that pip is told of is a closed door on this machine."""
    done = run(
        copy,
        "grade",
        "x",
        "y",
        "-o",
        "z",
        PIP_INDEX_URL="http://127.0.0.1:9/none",
        PIP_RETRIES="0",
        PIP_NO_CACHE_DIR="1",
    )
    assert done.returncode == 2
    assert "请检查网络后重试" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0 and shutil.which("setpriv") is None, reason="needs an ordinary user")
def test_a_folder_that_cannot_be_written_to_gives_one_sentence(copy: Path) -> None:
    command = [sys.executable, "-I", str(copy / "linli"), "standard", "check", "standards"]
    if os.geteuid() == 0:  # root writes everywhere: become somebody else
        for folder in (copy, *copy.parents):
            if str(folder).startswith("/tmp/pytest"):
                folder.chmod(0o755)
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
    copy.chmod(0o555)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    copy.chmod(0o755)
    if "Permission denied" in done.stderr and "linli:" not in done.stderr:
        pytest.skip("the Python of this machine cannot be run by another user")
    assert done.returncode == 2
    assert "不可写" in done.stderr
    assert "Traceback" not in done.stderr


def test_locks_hold_what_pyproject_asks_for_and_no_address() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.stale_lock"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_python_without_venv_is_told_what_to_install(copy: Path, tmp_path: Path) -> None:
    """As on Debian, where ensurepip is a package of its own."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "ensurepip.py").write_text("raise ImportError('no ensurepip')")
    command = [sys.executable, str(copy / "linli"), "standard", "check", "x"]
    kept = os.environ | {"PYTHONPATH": str(tmp_path / "bare")}
    done = subprocess.run(command, env=kept, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert f"apt install python{sys.version_info.major}.{sys.version_info.minor}-venv" in done.stderr
