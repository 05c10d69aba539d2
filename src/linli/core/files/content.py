"""Where contents lie: a folder, or a bucket that speaks S3. Named by their hash, so writing twice is writing once."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

CHUNK = 256 * 1024


class Content(Protocol):
    """What keeps contents; a key is the hash in 64 hexadecimal digits."""

    def put(self, key: str, data: bytes) -> None:
        """Keep a content, wholly and on disk before this returns, or not at all."""

    def chunks(self, key: str) -> Iterator[bytes]:
        """Yield a content piece by piece. Raises FileNotFoundError before the first if it is not there."""

    def delete(self, key: str) -> None:
        """Forget a content; harmless if it is not there."""

    def listed(self) -> Iterator[tuple[str, datetime]]:
        """Yield everything kept, with the time it was written."""


class Folder:
    """A folder: aa/bb/aabb..., so that no folder holds too many."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, key: str, data: bytes) -> None:
        """Write beside, flush to disk, then rename: a reader sees all of it or nothing."""
        path = self._path(key)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        for folder in (path.parent, path.parent.parent, self.root):  # the names too
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)

    def chunks(self, key: str) -> Iterator[bytes]:
        """Yield the file."""
        return _Pieces(self._path(key))

    def delete(self, key: str) -> None:
        """Remove the file."""
        self._path(key).unlink(missing_ok=True)

    def listed(self) -> Iterator[tuple[str, datetime]]:
        """Yield the files; what a crash left half-written comes too, under the name it has."""
        for path in self.root.glob("??/??/*"):
            with contextlib.suppress(FileNotFoundError):
                yield path.name, datetime.fromtimestamp(path.stat().st_mtime, UTC)
        for path in self.root.glob("??/??/.*"):
            with contextlib.suppress(FileNotFoundError):
                yield path.name, datetime.fromtimestamp(path.stat().st_mtime, UTC)

    def _path(self, key: str) -> Path:
        if key.startswith("."):
            return next(self.root.glob(f"??/??/{key}"), self.root / "gone")
        return self.root / key[:2] / key[2:4] / key


class _Pieces:
    """A file, piece by piece: opened at once, so that a missing one is noticed in time, and closed also if unread."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("rb")

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if piece := self.file.read(CHUNK):
            return piece
        self.close()
        raise StopIteration

    def close(self) -> None:
        """Let the file go."""
        self.file.close()


class Bucket:
    """A bucket of an object store that speaks S3."""

    def __init__(self, store: Any) -> None:
        self.store = store

    def put(self, key: str, data: bytes) -> None:
        """Send the object; the store keeps it wholly or not at all."""
        import obstore

        obstore.put(self.store, key, data)

    def chunks(self, key: str) -> Iterator[bytes]:
        """Yield the object."""
        import obstore

        try:
            found = obstore.get(self.store, key)
        except FileNotFoundError:  # obstore's NotFoundError is one
            raise FileNotFoundError(key) from None
        return (bytes(piece) for piece in found.stream(min_chunk_size=CHUNK))

    def delete(self, key: str) -> None:
        """Delete the object."""
        import obstore

        with contextlib.suppress(FileNotFoundError):
            obstore.delete(self.store, key)

    def listed(self) -> Iterator[tuple[str, datetime]]:
        """Yield the objects."""
        import obstore

        for page in obstore.list(self.store):
            for one in page:
                yield one["path"], one["last_modified"]


def content() -> Content:
    """Return the store that the settings name: FILES is a folder or "s3://bucket/prefix"."""
    return _content(str(settings.FILES), tuple(sorted(settings.FILES_S3.items())))


@lru_cache(maxsize=4)
def _content(where: str, s3: tuple[tuple[str, str], ...]) -> Content:
    if not where.startswith("s3://"):
        return Folder(Path(where))
    from obstore.store import S3Store

    bucket, _, prefix = where.removeprefix("s3://").strip("/").partition("/")
    options: dict[str, Any] = dict(s3)
    plain = str(options.get("endpoint", "")).startswith("http://")  # a store on this machine, or a test
    return Bucket(
        S3Store(bucket, prefix=prefix or None, client_options={"allow_http": True} if plain else None, **options)
    )
