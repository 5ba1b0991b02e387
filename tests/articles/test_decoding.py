"""Bytes to text."""

from __future__ import annotations

import io

import pytest

from kg.articles.decoding import decode, read_limited
from kg.errors import ArticleError

WORDS = "The president’s café in Ñuñoa — “a new deal” — said señor Peña on Tuesday after talks with the minister. "


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_tells_the_encoding_and_is_no_text(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), where="a.txt") == (WORDS, ())


@pytest.mark.parametrize("encoding, named", [("cp1252", "cp1252"), ("mac_roman", "mac")])
def test_western_encodings_are_told_and_named_in_a_warning(encoding: str, named: str) -> None:
    text, warnings = decode((WORDS * 3).encode(encoding), where="a.txt")
    assert text == WORDS * 3
    assert len(warnings) == 1
    assert warnings[0].startswith(f"a.txt: not UTF-8; read as {named}")


@pytest.mark.parametrize(
    "data, reason",
    [
        (b"PK\x03\x04 and so on", "Zip archive or an Office document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"The minister said\x00 that", "binary"),
        (bytes(range(1, 256)) * 20, "binary"),
        (b"\xff\xfeodd", "begins as UTF-16 but isn't"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        decode(data, where="a.txt")


def test_limit_holds_to_the_byte() -> None:
    assert read_limited(io.BytesIO(b"12345"), where="a", max_bytes=5) == b"12345"
    with pytest.raises(ArticleError, match="larger than 5 bytes; raise the limit with --max-size"):
        read_limited(io.BytesIO(b"123456"), where="a", max_bytes=5)
