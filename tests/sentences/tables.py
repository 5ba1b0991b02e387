"""The tables of sentences: reading them, and the articles made of their rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Article, Genre, Part, Record
from tests.sentences.claims import Claim, parse_claims

if TYPE_CHECKING:
    from kg.extraction.extractor import Extractor

FOLDER = Path(__file__).parent
COLUMNS = ["sentence", "holds", "not", "xfail"]
#: The day all rows are published on; "on Tuesday" is counted from it.
PUBLISHED = "2025-06-01"
#: What a table's rows are read as, where they aren't news.
GENRES: dict[str, Genre] = {"author_argument": "opinion", "commentary": "opinion", "official": "statement"}
#: What may stand at the head of a reason in ``xfail``: the class of the fault.
CLASSES = {
    "parser": "the pipeline's tags or tree are wrong; a larger model would mend it",
    "names": "the pipeline's names are wrong or missing",
    "lexicon": "a word or a use of it is in no table, or stands there wrongly",
    "frame": "the word is known, but its participants stand where the frame doesn't look",
    "scope": "status or polarity from another part of the sentence reaches too far or not far enough",
    "coreference": "a mention isn't tied to its actor, or to the wrong one",
    "actor": "an actor is missing, split, merged or of the wrong kind",
    "stance": "a stance's target, polarity or implication is composed wrongly",
    "time": "a time is missing, resolved wrongly or tied to the wrong claim",
    "statement": "speaker, content or teller of what is said is wrong",
    "relation": "an office, membership or tie between actors is missing or wrong",
    "world": "only knowledge of the world would tell",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, what must be found in it and what mustn't, and why that fails today, if it does."""

    table: str
    line: int
    sentence: str
    holds: str
    bars: str
    xfail: str

    @property
    def id(self) -> str:
        return f"{self.table}-{self.line}"

    @property
    def claims(self) -> list[Claim]:
        return parse_claims(self.holds)

    @property
    def barred(self) -> list[Claim]:
        return parse_claims(self.bars)

    def failures(self, record: Record) -> list[str]:
        """Say what is wrong with a record of this row's sentence."""
        missing = [f"missing: {c.text}" for c in self.claims if not c.holds_in(record)]
        return missing + [f"wrong: {c.text}" for c in self.barred if not c.barred_from(record)]


def read_rows(folder: Path = FOLDER) -> Iterator[Row]:
    """Yield the rows of all tables, by table and line."""
    for path in sorted(folder.glob("*.tsv")):
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        table = [(n, line.split("\t")) for n, line in lines if line.strip() and not line.startswith("#")]
        if not table or table[0][1] != COLUMNS:
            raise ValueError(f"{path.name}: the header is {' '.join(COLUMNS)}, with tabs")
        for n, cells in table[1:]:
            if len(cells) > len(COLUMNS):
                raise ValueError(f"{path.name}:{n}: {len(cells)} cells for {len(COLUMNS)} columns")
            sentence, holds, bars, xfail = (*cells, "", "", "")[:4]
            yield Row(path.stem, n, sentence, holds, bars, xfail)


def article(text: str, genre: Genre = "news") -> Article:
    """Make an article of one paragraph, without what a reader would guess of so short a text."""
    return Article(
        text=text,
        title=None,
        standfirst=None,
        publisher=None,
        author=None,
        published=PUBLISHED,
        published_inferred=False,
        url=None,
        language="en",
        genre=genre,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        parts=(Part(kind="body", start=0, end=len(text)),),
    )


def extract_rows(extractor: Extractor, rows: Iterable[Row]) -> dict[str, Record]:
    """Extract all rows in one pass: row id to record."""
    items = ((row.id, article(row.sentence, GENRES.get(row.table, "news")), ()) for row in rows)
    return {record.id: record for record in extractor.stream(items)}
