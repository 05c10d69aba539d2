"""The same over a store that speaks S3, on this machine."""

from datetime import UTC, datetime, timedelta

import pytest

from linli.core.files.content import content
from linli.core.files.operations import forget, store

from .conftest import picture, upload

AT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def bucket(settings):
    """An empty bucket of a server in this process."""
    moto = pytest.importorskip("moto.server")
    import boto3

    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    keys = {"access_key_id": "test", "secret_access_key": "test", "region": "us-east-1"}
    client = boto3.client(
        "s3", endpoint_url=f"http://{host}:{port}", region_name="us-east-1",
        aws_access_key_id="test", aws_secret_access_key="test",
    )  # fmt: skip
    client.create_bucket(Bucket="linli")
    settings.FILES = "s3://linli/files"
    settings.FILES_S3 = {"endpoint": f"http://{host}:{port}", **keys}
    yield client
    client.close()
    server.stop()


def test_a_file_is_kept_read_and_forgotten_in_a_bucket(db, photos, bucket):
    file = store(upload(picture()), purpose=photos, at=AT)
    store(upload(picture()), purpose=photos, at=AT)
    listed = bucket.list_objects_v2(Bucket="linli")["Contents"]
    assert [(one["Key"], one["Size"]) for one in listed] == [(f"files/{file.key}", file.size)]
    assert len(b"".join(content().chunks(file.key))) == file.size
    assert [key for key, _ in content().listed()] == [file.key]
    with pytest.raises(FileNotFoundError):
        content().chunks("00" * 32)
    content().delete("00" * 32)
    assert forget(AT + timedelta(days=2), AT.date() + timedelta(days=2)) == 1
    assert "Contents" not in bucket.list_objects_v2(Bucket="linli")
