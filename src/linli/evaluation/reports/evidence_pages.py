"""How many pages of PDFs can be placed in a report: asked in a process of its own, for the files are anybody's.

Run by its path with the files as arguments: prints a line for each, the number of pages, 0 if it cannot be placed. A
file that takes too long, too much memory or the process with it ends the run; whoever reads goes on after that file.
"""

import re
import resource
import signal
import sys
from pathlib import Path

SECONDS, MEMORY, MOST_PAGES = 20, 3 * 2**30, 30


def main(files: list[str]) -> None:
    """Print how many pages of each file can be placed."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for file in files:
        signal.alarm(SECONDS)
        print(_pages(Path(file)), flush=True)
        signal.alarm(0)


def _pages(file: Path) -> int:
    import typst

    layout = file.with_suffix(".typ")
    name = file.name.replace("\\", "\\\\").replace('"', '\\"')
    try:
        layout.write_text(f'#image("{name}", page: 999999)', "utf-8")
        try:
            typst.Compiler(str(layout), ignore_system_fonts=True).compile(format="pdf")
            return 0
        except typst.TypstError as exc:
            found = re.search(r"only has (\d+) page", " ".join(map(str, exc.hints)))
        pages = int(found[1]) if found else 0
        shown = "\n".join(f'#image("{name}", page: {n}, width: 10mm)' for n in range(1, min(pages, MOST_PAGES) + 1))
        layout.write_text(shown, "utf-8")
        typst.Compiler(str(layout), ignore_system_fonts=True).compile(format="pdf")
    except BaseException as exc:  # a panic of the library is no Exception
        if isinstance(exc, (KeyboardInterrupt, SystemExit)):
            raise
        return 0
    finally:
        layout.unlink(missing_ok=True)
    return pages


if __name__ == "__main__":
    main(sys.argv[1:])
