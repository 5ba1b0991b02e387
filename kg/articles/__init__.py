"""Files, folders and JSON Lines to articles: zones, offsets, metadata, and what was left out and why.

``article.text`` is the input's text, code point for code point, after the byte order mark and a front-matter block, if
there is one, but for what nobody sees: it stands in Normalization Form C, without soft hyphens and zero-width spaces
(:mod:`kg.articles.characters`). Offsets count in the text as it is stored so, ``sha256`` is its digest. (Web pages and
PDFs have no text of their own; theirs is made, a paragraph a line.) Each
paragraph is one part of the article or one skip with a reason; a part is parsed apart from its neighbours.
"""

from kg.articles.decoding import MAX_BYTES
from kg.articles.inputs import is_one_article, read, read_many
from kg.articles.reading import Item, Notice, Reading, read_text

__all__ = ["MAX_BYTES", "Item", "Notice", "Reading", "is_one_article", "read", "read_many", "read_text"]
