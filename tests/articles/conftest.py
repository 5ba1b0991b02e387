"""Small files made for the tests: a web page, and a PDF with its text placed line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ruritania seeks talks | The Daily Example</title>
<meta property="og:title" content="Ruritania seeks talks with its neighbour">
<meta property="og:site_name" content="The Daily Example"><meta name="author" content="Ann Writer">
<meta name="description" content="The new government wants to end a long dispute over the river.">
<meta property="article:published_time" content="2024-03-05T08:00:00Z">
<link rel="canonical" href="https://example.org/opinion/2024/ruritania"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Ruritania seeks talks with its neighbour</h1>
<p class="standfirst">The new government wants to end a long dispute over the river.</p>
<p>The prime minister of Ruritania said on Monday that her government would <b>offer</b> talks to Borduria over the
river that divides the two countries. She spoke after a meeting with the ambassador of France.</p>
<h2>What happens next</h2>
<p>Borduria has so far refused to negotiate. Its foreign minister called the offer “a café trick”, and accused
Ruritania of stealing water from farmers on the southern bank.</p>
<blockquote>Borduria has so far refused to negotiate.</blockquote>
<p>Observers in Paris expect that both sides will meet in April. The European Union has promised money for a new dam.</p>
<p>You may also be interested in</p><ul><li><a href="/1">Another story about rivers</a></li></ul>
</article><footer>© 2024 Daily Example.</footer><script>var x = "<p>A script is no paragraph of the page.</p>"</script></body></html>
"""


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Make a PDF whose pages show the given lines, from the top, in Helvetica."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(
            f"1 0 0 1 72 {760 - 14 * i} Tm ({line.translate({40: None, 41: None, 92: None})}) Tj\n"
            for i, line in enumerate(lines)
        )
        stream = b"BT /F1 11 Tf\n" + shown.encode("cp1252") + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(kids) + b"] /Count %d >>" % len(kids)
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % count
        + table
        + (b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out)))
    )


@pytest.fixture
def page_source() -> str:
    """A web page with menus, metadata and an article."""
    return PAGE


@pytest.fixture
def make_pdf() -> Callable[[Sequence[Sequence[str]]], bytes]:
    """A function from pages of lines to the bytes of a PDF."""
    return pdf
