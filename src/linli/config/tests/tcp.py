"""A PostgreSQL that is reached as a city's own would be: over TCP, by name and password."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from linli.config.embedded.postgres import USER, Cluster, _as_server, binary

from .running import free_port, until

PASSWORD = "s3cretword of ours"


class Server:
    """The server: whoever runs the tests is its superuser over the socket, others need a password."""

    def __init__(self, folder: Path) -> None:
        self.cluster = Cluster(folder / "postgres", fast=True)
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Make it, with a user and a database as docs/operations/install.md wants them."""
        self.cluster.make()
        hba = self.cluster.data / "pg_hba.conf"
        hba.write_text("local all linli trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
        self.start()
        self.run(f"CREATE USER office PASSWORD '{PASSWORD}'", "CREATE DATABASE city OWNER office ENCODING 'UTF8'")

    def start(self) -> None:
        """Start it and wait until it answers."""
        prefix, who = _as_server(self.cluster.data)
        folder = self.cluster._socket_folder()
        settings = {"listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": folder}
        settings |= dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes", "autovacuum"), "off")
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.cluster._clear_remains(folder)
        with self.cluster.log.open("ab") as log:
            command = [*prefix, str(binary("postgres")), "-D", str(self.cluster.data), *flags]
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, **who)
        until(lambda: self.cluster._answers(self.process), "an answer", 30)

    def stop(self) -> None:
        """Stop it."""
        if self.process:
            self.cluster.stop(self.process)

    def run(self, *statements: str, database: str = "postgres") -> None:
        """Run statements as the superuser."""
        folder = str(self.cluster.socket)
        with psycopg.connect(host=folder, port=self.port, user=USER, dbname=database, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def url(self, user: str = "office", password: str = PASSWORD, database: str = "city") -> str:
        """Return what an operator puts into DATABASE_URL."""
        return f"postgresql://{user}:{password.replace(' ', '%20')}@127.0.0.1:{self.port}/{database}"


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """Run one for as long as the block runs."""
    made = Server(folder)
    try:
        made.make()
        yield made
    finally:
        made.stop()
