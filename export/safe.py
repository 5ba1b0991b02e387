"""Making hostile text harmless before it enters a page or a file.

Everything that comes from an article is hostile: names, quotes, ids, addresses. Pages get it as JSON data and write
it with ``textContent``; these functions see to what must hold before that.
"""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

_SURROGATE = re.compile(r"[\ud800-\udfff]")
#: what XML 1.0 can't hold, even as a character reference
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}\Z")
REPLACEMENT = "\ufffd"


def unicode_text(text: str) -> str:
    """Give text that can be written as UTF-8: a lone surrogate becomes U+FFFD.

    >>> unicode_text("a\\ud800b") == "a\\ufffdb"
    True
    """
    return _SURROGATE.sub(REPLACEMENT, text)


def xml_text(text: str) -> str:
    """Give text that XML 1.0 can hold: what it can't becomes U+FFFD, so that lengths stay true.

    >>> xml_text("a\\x00b\\x1b") == "a\\ufffdb\\ufffd"
    True
    """
    return _NOT_XML.sub(REPLACEMENT, text)


def data_block(value: object) -> str:
    """Write a value as JSON that may stand inside an HTML ``script`` element: no ``<``, ``>`` or ``&`` is left in it.

    >>> data_block(["</script><!--", 1])
    '["\\\\u003c/script\\\\u003e\\\\u003c!--",1]'
    """
    made = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    made = made.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return unicode_text(made).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def web_address(url: str | None) -> str | None:
    """Give a URL if following it is harmless (``http`` or ``https`` with a host), else nothing.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address("//evil")
    ('https://example.org/a', None, None)
    """
    if not url or any(c.isspace() or ord(c) < 32 for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return unicode_text(url) if parts.scheme in ("http", "https") and parts.netloc else None


def wikidata_id(value: str | None) -> str | None:
    """Give a Wikidata item id, from the id or its address, if it is one.

    >>> wikidata_id("http://www.wikidata.org/entity/Q884"), wikidata_id("Q1'><b")
    ('Q884', None)
    """
    last = (value or "").rsplit("/", 1)[-1]
    return last if _WIKIDATA.match(last) else None


def shorten(text: str, limit: int) -> str:
    """Give at most ``limit`` characters of text, with an ellipsis where some were left off.

    >>> shorten("abcdef", 4), shorten("abcd", 4)
    ('abc…', 'abcd')
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"
