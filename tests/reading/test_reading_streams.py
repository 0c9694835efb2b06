import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import InputError
from foedus.reading.streams import Peekable, lines, whole


def stream(data):
    return Peekable(io.BytesIO(data))


@pytest.mark.parametrize("data", [b"", b"a", b"ab\ncd", b"x" * 200_000])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_reads_all_packed_or_not(data, pack):
    opened = stream(pack(data))
    assert opened.peek(3) == data[:3]
    assert opened.peek(3) == data[:3]
    assert whole(opened, 300_000) == data


def test_stops_at_the_limit():
    bomb = gzip.compress(bytes(50_000_000))
    with pytest.raises(InputError, match="larger than 1 MB"):
        whole(stream(bomb), 1_000_000)


@pytest.mark.parametrize("cut", [5, 12, 100])
def test_says_that_gzip_is_damaged(cut):
    data = gzip.compress(b"".join(b"line %d\n" % i for i in range(1000)))[:cut]
    with pytest.raises(InputError, match="gzip"):
        whole(stream(data), 10**6)


def test_lines_have_numbers_and_blank_ones_are_passed_over():
    assert list(lines(stream(b"\n a \r\n\n\nb\nc"), 10)) == [(2, b"a"), (5, b"b"), (6, b"c")]


def test_a_long_line_comes_as_none_and_the_next_is_read():
    data = b"x" * 300_000 + b"\nok\n" + b"y" * 200_000
    assert list(lines(stream(data), 100_000)) == [(1, None), (2, b"ok"), (3, None)]


def test_an_endless_line_is_given_up():
    with pytest.raises(InputError, match="no end"):
        list(lines(stream(gzip.compress(bytes(10_000_000))), 1_000_000))


def test_utf16_lines_become_utf8():
    assert list(lines(stream("é\nü".encode("utf-16")), 100)) == [(1, "é".encode()), (2, "ü".encode())]


@settings(deadline=None)
@given(st.lists(st.binary(max_size=50).map(lambda b: b.replace(b"\n", b"").strip()), max_size=30))
def test_every_line_comes_once(parts):
    data = b"a" + b"\n".join(parts)
    expected = [part for part in (b"a" + b"\n".join(parts)).split(b"\n") if part.strip()]
    assert [line for _, line in lines(stream(data), 1000)] == [e.strip() for e in expected]
