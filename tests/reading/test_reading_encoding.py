import os
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import InputError
from foedus.reading.encoding import decode

TEXT = "The minister said “we will act” at the Café in Bogotá. The talks went on for two days – then ended."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_tells_the_encoding(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_keeps_carriage_returns():
    assert decode(b"One.\r\nTwo.\r") == "One.\r\nTwo.\r"


def test_a_stray_byte_does_not_turn_the_rest_to_rubbish():
    data = (TEXT * 3).encode().replace(b"two days", b"two \xff days", 1)
    assert decode(data).replace("\ufffd ", "") == TEXT * 3


def test_a_page_declares_its_encoding():
    page = '<meta charset="windows-1251"><p>Москва</p>'
    assert decode(page.encode("cp1251"), html=True) == page
    assert "caf" in decode(b'<meta charset="punycode">caf\xe9', html=True)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 20, b"\x01\x02\x03\x04" * 10]
)
def test_refuses_binary(data):
    with pytest.raises(InputError, match="binary"):
        decode(data)


def test_refuses_broken_utf16():
    with pytest.raises(InputError, match="UTF-16"):
        decode(TEXT.encode("utf-16") + b"\x00")


@settings(deadline=None)
@given(st.text())
def test_utf8_is_kept_to_the_character(text):
    data = text.encode()
    try:
        assert decode(data) == text.removeprefix("\ufeff")
    except InputError:
        assert any(ord(c) < 32 or ord(c) == 127 for c in text)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    with suppress(InputError):
        assert isinstance(decode(data), str)


def test_random_bytes_are_refused():
    with pytest.raises(InputError):
        decode(os.urandom(4000))
