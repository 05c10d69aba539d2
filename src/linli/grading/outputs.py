"""Files that appear whole or not at all: written beside their place, then put there together."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .faults import Place, refuse


class Outputs:
    """Files being written; `path(final)` is where to write what shall become `final`."""

    def __init__(self) -> None:
        self._files: dict[Path, Path] = {}

    def path(self, final: Path) -> Path:
        """Return a temporary path in the folder of `final`. Raises Refused if nothing can be written there.

        A link stays one: what it leads to is replaced. Whatever is no file (a folder, a device) is refused.
        """
        final = final.resolve()
        if final.exists() and not final.is_file():
            raise refuse("not_a_file", Place(str(final)))
        try:
            handle, name = tempfile.mkstemp(prefix=".linli-", suffix=final.suffix, dir=final.parent)
        except OSError as exc:
            raise refuse("no_folder", Place(str(final)), folder=str(final.parent)) from exc
        os.close(handle)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)  # as if the file had simply been created
        self._files[final] = Path(name)
        return Path(name)

    def put(self) -> None:
        """Put every file in its place, once all of them are safely on disk."""
        for temporary in self._files.values():
            with temporary.open("rb") as file:
                os.fsync(file.fileno())
        for final, temporary in self._files.items():
            temporary.replace(final)
        self._files.clear()

    def drop(self) -> None:
        """Remove what was not put in place."""
        for temporary in self._files.values():
            temporary.unlink(missing_ok=True)
        self._files.clear()


@contextlib.contextmanager
def whole_or_nothing() -> Iterator[Outputs]:
    """Put the files in place if the block succeeds; leave nothing behind if it does not."""
    outputs = Outputs()
    try:
        yield outputs
        outputs.put()
    finally:
        outputs.drop()
