"""Start the platform as a person does: `./linli up` on a new data folder, and again.

    ./linli bench start [--shape demo|quzhou|empty] [--repeats N] [--packages]

From the command to the first page served, medians. A first start makes the database, its tables and the data; a
second one finds everything. The packages are there already; how long a bare machine takes to install them depends on
its network and is measured apart, once, with --packages: a copy of the program without .venv and node_modules.
"""

import argparse
import http.client
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _report import Goal, machine, print_goals, print_table, progress

ROOT = Path(__file__).resolve().parents[1]
SHAPES = {"demo": [], "quzhou": ["--city", "quzhou"], "empty": ["--empty"]}
REPEATS = 3
SECOND_START = 5.0  # seconds, the bound of the issue
COPIED = ("linli", "src", "standards", "locks", "package.json", "package-lock.json", ".npmrc", "pyproject.toml")


def start(program: Path, data: Path, *words: str) -> float:
    """Start it and stop it again; returns the seconds from the command to the first page."""
    port = free_port()
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LINLI", "PYTHONPATH", "DATABASE"))}
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        command = [sys.executable, "-I", str(program), "up", "--data", str(data), "--port", str(port), *words]
        process = subprocess.Popen(command, env=kept, stdout=said, stderr=said, start_new_session=True)
        try:
            while not serves(port):
                if process.poll() is not None:
                    said.seek(0)
                    sys.exit(said.read().decode())
                time.sleep(0.01)
            return time.perf_counter() - began
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def serves(port: int) -> bool:
    """Whether the sign of life is served."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        response = connection.getresponse()
        response.read()
        return response.status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="./linli bench start")
    parser.add_argument("--shape", choices=SHAPES, default="demo")
    parser.add_argument("--repeats", type=int, default=REPEATS)
    parser.add_argument("--packages", action="store_true", help="install the packages too, into a copy")
    asked = parser.parse_args()
    first, second = [], []
    rows = []
    with tempfile.TemporaryDirectory(prefix="linli-bench-") as place:
        Path(place).chmod(0o711)
        for number in range(asked.repeats):
            progress(f"start {number + 1} of {asked.repeats}, on a new folder and again")
            data = Path(place, f"data{number}")
            first.append(start(ROOT / "linli", data, *SHAPES[asked.shape]))
            second.append(start(ROOT / "linli", data))
        if asked.packages:
            progress("installing the packages into a copy")
            copy = Path(place, "copy")
            copy.mkdir()
            for name in COPIED:
                source = ROOT / name
                shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(source, copy / name)
            bare = start(copy / "linli", Path(place, "data-of-copy"), "--empty")
            rows.append(("a bare machine: packages, then an empty city", f"{bare:.2f} s", "once"))
    for name, found in ((f"first start, {asked.shape}", first), ("second start", second)):
        rows.append((name, f"{statistics.median(found):.2f} s", f"{min(found):.2f} to {max(found):.2f} s"))
    print(machine(), end="\n\n")
    print_table(("from the command to the first page", "median", "range"), rows)
    print()
    print_goals([Goal("second start", statistics.median(second), SECOND_START, unit=" s")])
    if statistics.median(second) > SECOND_START:
        sys.exit(1)


if __name__ == "__main__":
    main()
