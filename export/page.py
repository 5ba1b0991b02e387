"""Assembling a page: one HTML file with its style, scripts and data, under a Content-Security-Policy of its own.

The policy names the SHA-256 of each script and style that the page has, and allows nothing else: no inline handler, no
remote source. The data stands in a ``script`` element of a type that isn't executed.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import zlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

from export.safe import data_block, unicode_text

#: characters of data above which they are packed
LONG = 1_500_000
_ASSETS = files("export") / "html"
#: vis-network puts its own style sheets into the page when it loads: calls of its helper with one literal
_INJECTED_STYLE = re.compile(r"""(?<=[;}])A\(("(?:[^"\\]|\\.)*\}"|'(?:[^'\\]|\\.)*\}')\)""")


def asset(name: str) -> str:
    """Give the text of a file in ``export/html``."""
    return (_ASSETS / name).read_text("utf-8")


def concatenate(names: Iterable[str]) -> str:
    """Join script files into one strict function scope, in the order given."""
    parts = (f"// {name}\n{asset(name)}" for name in names)
    return '(async () => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def assemble(
    *,
    title: str,
    body: str,
    style: str,
    scripts: Sequence[str],
    data: dict[str, Any],
    library_styles: Sequence[str] = (),
) -> str:
    """Give a page.

    :param body: our own markup; nothing in it comes from an article.
    :param scripts: run in this order, after the data is there.
    :param data: what ``JSON.parse(document.getElementById("data").textContent)`` gives the scripts.
    :param library_styles: style sheets that a script adds by itself, and may.
    """
    made = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts, [style, *library_styles])}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="generator" content="stancegraph">\n'
        f"<title>{html.escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}"
        f"{data_element(data)}\n"
    )
    made += "".join(f"<script>{script}</script>\n" for script in scripts)
    return unicode_text(made + "</body>\n</html>\n")


def data_element(data: dict[str, Any]) -> str:
    """Give the element that holds a page's data: JSON, or if that is long, JSON as zlib stream in base64.

    Neither is executed. Base64 of a zlib stream is about a quarter of the JSON.
    """
    text = data_block(data)
    if len(text) <= LONG:
        return f'<script type="application/json" id="data">{text}</script>'
    packed = base64.b64encode(zlib.compress(text.encode(), 9)).decode()
    return f'<script type="application/octet-stream" id="data">{packed}</script>'


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Give the Content-Security-Policy under which exactly these scripts and styles run and nothing is loaded.

    >>> policy(["a"], [])[:44]
    "default-src 'none'; script-src 'sha256-ypeBE"
    """
    directives = ["default-src 'none'", f"script-src {_hashes(scripts)}", f"style-src {_hashes(styles)}"]
    directives += ["img-src data: blob:", "base-uri 'none'", "form-action 'none'"]
    return "; ".join(directives)


def injected_styles(script: str) -> list[str]:
    """Give the style sheets that vis-network's minified build adds to a page when it is loaded.

    It adds each element empty and fills it then, so that a browser asks about the empty one too.
    """
    return ["", *(_unquoted(m.group(1)) for m in _INJECTED_STYLE.finditer(script))]


def _unquoted(literal: str) -> str:
    """Give the value of a JavaScript string literal that has only simple escapes."""
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), literal[1:-1], flags=re.DOTALL)


def _hashes(texts: Iterable[str]) -> str:
    digests = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts]
    return " ".join(f"'sha256-{d}'" for d in digests) or "'none'"
