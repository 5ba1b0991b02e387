"""Persons and organisations that are known by name: the table actors.tsv and a user's CSV files in the same columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kg.errors import LexiconError
from kg.extraction.lexicon import Lexicons
from kg.ids import slug

COLUMNS = ("label", "type", "wikidata", "country", "aliases", "positions", "gender", "source")
_NEEDED = ("label", "type")
_FAR_PAST, _FAR_FUTURE = "0000-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office: ISO 8601 days, both inclusive; ``place`` is an ISO alpha-3 code or an organisation's label."""

    role: str
    place: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A row of the actors table. ``key`` is its Wikidata id, or a slug of its label where none is known."""

    key: str
    label: str
    type: Literal["Person", "Organization"]
    wikidata: str | None
    country: str | None
    aliases: tuple[str, ...]
    terms: tuple[Term, ...]
    gender: str
    #: From a user's file: wins over ours of the same name or office.
    own: bool = False

    @property
    def surname(self) -> str:
        """The last word of the label, folded; the first of a Korean or Chinese name written surname first."""
        words = self.label.casefold().split()
        return words[0] if self.country in ("PRK", "KOR", "CHN", "TWN", "VNM") else words[-1]

    @property
    def generic(self) -> bool:
        """Say whether others bear the same name: parties and parliaments of several states do ("National Assembly")."""
        return self.type == "Organization" and self.label in _GENERIC


#: Organisations whose names others bear too; they are linked only where the article speaks of their country.
_GENERIC = frozenset(
    {
        "National Assembly", "Democratic Party", "Democratic Party of Korea", "Conservative Party", "Labour Party",
        "Liberal Party of Australia", "Liberal Party of Canada", "Conservative Party of Canada", "Australian Labor Party",
        "Workers' Party", "People's Party", "Liberal Democratic Party", "Justice and Development Party",
        "National Rally", "Democratic Alliance", "State Council", "Federation Council", "Ministry of Defence",
        "Foreign Office", "House of Commons", "House of Lords", "National Liberation Army", "Social Democratic Party of Germany",
        "Christian Democratic Union", "Free Democratic Party", "Republican People's Party", "Renaissance", "Vox", "Lega",
        "Komeito", "Podemos", "Quad", "Guardian Council", "U.S. Congress", "U.S. Senate", "U.S. House of Representatives",
        "Liberal Democrats", "Islamic Consultative Assembly", "Parliament of the United Kingdom", "Law and Justice",
        "National Security Council", "U.S. Supreme Court", "Republican Party", "Federal Reserve",
    }
)  # fmt: skip


def read_actors(lexicons: Lexicons, files: Iterable[Path]) -> Iterator[KnownActor]:
    """Yield the known actors: those of a user's files first, then the table's.

    :raises LexiconError: with file, line and what is wrong.
    """
    for path in files:
        for number, row in _csv_rows(path):
            yield replace(known_actor(row, f"{path}:{number}"), own=True)
    for row in lexicons.table("actors", COLUMNS[:-1]):
        yield known_actor(row, f"actors.tsv, {row['label']}")


def _csv_rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [c for c in _NEEDED if c not in (reader.fieldnames or ())]
            if missing:
                raise LexiconError(
                    f"{path}:1: no column {', '.join(missing)}; the first line names the columns: {','.join(COLUMNS)}"
                )
            for row in reader:
                if None in row:
                    raise LexiconError(
                        f"{path}:{reader.line_num}: more cells than columns; quote cells that hold commas"
                    )
                yield reader.line_num, {k: (v or "").strip() for k, v in row.items()}
    except (OSError, UnicodeDecodeError, csv.Error) as exc:
        raise LexiconError(f"{path}: can't be read as a UTF-8 CSV file of actors: {exc}") from exc


def known_actor(row: Mapping[str, str], place: str) -> KnownActor:
    """Make a known actor of a row; ``place`` says where the row stands, for messages.

    :raises LexiconError: with the place and what is wrong.

    >>> a = known_actor({"label": "Jane Roe", "type": "Person", "positions": "president@NZL:2020-01-01.."}, "mine.csv:2")
    >>> a.key, a.terms[0].place
    ('jane-roe', 'NZL')
    """
    label, kind = row["label"], row["type"]
    if not label:
        raise LexiconError(f"{place}: the label is empty")
    if kind != "Person" and kind != "Organization":
        raise LexiconError(f"{place}: type {kind!r} is neither Person nor Organization")
    wikidata = row.get("wikidata", "") or None
    if wikidata and not (wikidata[0] == "Q" and wikidata[1:].isdigit()):
        raise LexiconError(f"{place}: {wikidata!r} is no Wikidata id such as Q76")
    return KnownActor(
        key=wikidata or slug(label),
        label=label,
        type="Person" if kind == "Person" else "Organization",
        wikidata=wikidata,
        country=row.get("country", "") or None,
        aliases=tuple(a.strip() for a in row.get("aliases", "").split("|") if a.strip()),
        terms=tuple(_term(t.strip(), place) for t in row.get("positions", "").split("|") if t.strip()),
        gender=row.get("gender", ""),
    )


def _term(text: str, place: str) -> Term:
    role, at, rest = text.partition("@")
    where, colon, span = rest.partition(":")
    start, dots, end = span.partition("..")
    if not (role and at and where and colon and dots):
        raise LexiconError(f"{place}: position {text!r} is not of the form role@PLACE:from..to")
    return Term(role, where, start or _FAR_PAST, end or _FAR_FUTURE)
