"""Personal fields can be read with their key, and with nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.core import vault


@given(st.text())
def test_what_is_sealed_is_read_again(text: str) -> None:
    key = vault.unwrap(vault.new_key())
    assert vault.unseal(key, vault.seal(key, text)) == text


def test_the_same_name_is_sealed_differently_each_time() -> None:
    key = vault.unwrap(vault.new_key())
    assert vault.seal(key, "王小明") != vault.seal(key, "王小明")


@given(st.integers(min_value=0), st.integers(1, 255))
def test_a_changed_byte_is_noticed(place: int, change: int) -> None:
    key = vault.unwrap(vault.new_key())
    sealed = bytearray(vault.seal(key, "13800000000"))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(vault.Unreadable):
        vault.unseal(key, bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" * 12, b"\x01" * 20])
def test_what_is_too_short_is_unreadable_and_no_crash(sealed: bytes) -> None:
    with pytest.raises(vault.Unreadable):
        vault.unseal(bytes(32), sealed)


def test_another_persons_key_does_not_open_it() -> None:
    mine, other = vault.unwrap(vault.new_key()), vault.unwrap(vault.new_key())
    with pytest.raises(vault.Unreadable):
        vault.unseal(other, vault.seal(mine, "王小明"))


def test_an_index_is_equal_for_equal_texts_of_one_purpose_only() -> None:
    assert vault.blind_index("phone", "13800000000") == vault.blind_index("phone", "13800000000")
    assert vault.blind_index("phone", "13800000000") != vault.blind_index("card", "13800000000")
