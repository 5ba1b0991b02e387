"""The grammar of English questions: phrasings read from ``grammar.yaml`` and matched all at once, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
import re2
from msgspec import yaml

from kg.errors import QueryError
from queries.inflection import forms, pattern

_BRACES = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"(?<![\w\[])[a-z]{2,}(?![\w\]])")
_AUTOMATON_MEMORY = 1 << 28  # bytes; some 130 kB of patterns need more than RE2's usual 8 MB
#: Slots that stand for one of the words of a table, and the table's name; their value goes to the parameter ``type``.
_TABLES = {"type": "types", "deed": "deeds", "relation": "relations"}


class _Question(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"phrasings": "as", "fixed": "with"}
):
    ask: str
    phrasings: list[str]
    fixed: dict[str, str] = {}


class _Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, str]
    verbs: dict[str, list[str]]
    irregular: dict[str, str]
    types: dict[str, str]
    deeds: dict[str, str]
    relations: dict[str, str]
    questions: list[_Question]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a question: a catalogue question, its parameters as text, and how much was understood.

    ``literal`` counts the characters that the phrasing itself accounts for; what is left are names.
    """

    ask: str
    given: tuple[tuple[str, str], ...]
    literal: int


class Phrasings:
    """All phrasings of the grammar, compiled into one automaton."""

    def __init__(self, grammar: _Grammar) -> None:
        self._grammar = grammar
        self._all: list[tuple[_Question, str]] = []
        self._verbs: dict[str, str] = {}
        for name, verbs in grammar.verbs.items():
            self._verbs[name] = pattern(verbs, grammar.irregular)
            self._verbs[f"{name}_ING"] = pattern(verbs, grammar.irregular, ending="ing")
        options = re2.Options()
        options.never_capture = True
        options.case_sensitive = False
        # Byte by byte: what takes several bytes stands in names only.
        options.encoding = re2.Options.Encoding.LATIN1
        options.max_mem = _AUTOMATON_MEMORY
        self._set = re2.Set.FullMatchSet(options)
        for question in grammar.questions:
            for phrasing in question.phrasings:
                self._all.append((question, phrasing))
                self._set.Add(self._expand(phrasing, slot="(?:.+)"))
        self._set.Compile()

    def readings(self, text: str) -> Iterator[Reading]:
        """Yield every way to understand a question, the one that leaves least to names first.

        >>> next(phrasings().readings("who opposes a nuclear South Korea"))
        Reading(ask='opponents', given=(('topic', 'a nuclear South Korea'),), literal=12)
        """
        found: dict[Reading, None] = {}
        for index in self._set.Match(text) or ():  # None, where nothing matches
            question, phrasing = self._all[index]
            # "between A and B and C" has two splits: the shortest first name, and the longest.
            for slot in ("(?P<{}>.+?)", "(?P<{}>.+)"):
                matched = re2.fullmatch(f"(?i){self._expand(phrasing, slot=slot)}", text)
                if matched is not None:
                    found[self._reading(question, matched.groupdict(), len(text))] = None
        yield from sorted(found, key=lambda reading: (-reading.literal, len(reading.given), reading.ask))

    def vocabulary(self) -> frozenset[str]:
        """Give the words of the grammar, as far as they are written out in it: what a mistyped word may be meant for."""
        grammar = self._grammar
        tables = (grammar.words, grammar.types, grammar.deeds, grammar.relations)
        texts = [text for table in tables for text in table.values()]
        texts += [phrasing for _, phrasing in self._all]
        # "favou?r" is two words, and "talks?"; endings in brackets are left off.
        spelt = (re.sub(r"(\w)\?", part, text) for text in texts for part in (r"\1", ""))
        found = {word for text in spelt for word in _WORD.findall(_BRACES.sub(" ", text))}
        verbs = (verb for verbs in grammar.verbs.values() for verb in verbs)
        return frozenset(found.union(*(" ".join(forms(verb, grammar.irregular)).split() for verb in verbs)))

    def _reading(self, question: _Question, slots: dict[str, str | None], length: int) -> Reading:
        given = dict(question.fixed)
        literal = length
        for name, value in slots.items():
            if value is None:
                continue
            if name in _TABLES:
                given["type"] = self._named(_TABLES[name], value)
            else:
                given[name] = value
                literal -= 0 if name.upper() in self._grammar.words else len(value)
        return Reading(question.ask, tuple(given.items()), literal)

    def _named(self, table: str, value: str) -> str:
        """Give the type that a noun or verb of one of the tables names."""
        rows: dict[str, str] = getattr(self._grammar, table)
        return next(name for name, words in rows.items() if re2.fullmatch(f"(?i)(?:{words})", value))

    def _expand(self, phrasing: str, *, slot: str) -> str:
        rows: dict[str, str]

        def replaced(part: re.Match[str]) -> str:
            nonlocal rows
            name = part[1]
            if name.isupper() and name.lower() in _TABLES:
                rows = getattr(self._grammar, _TABLES[name.lower()])
                return f"(?:{'|'.join(rows.values())})"
            if name in self._verbs:
                return self._verbs[name]
            if name.isupper():
                if name not in self._grammar.words:
                    raise QueryError(f"grammar.yaml: no words {{{name}}}, which {phrasing!r} uses")
                return f"(?:{_BRACES.sub(replaced, self._grammar.words[name])})"
            if name in _TABLES:
                rows = getattr(self._grammar, _TABLES[name])
                alternatives = "|".join(rows.values())
                return f"(?P<{name}>{alternatives})" if "?P<" in slot else f"(?:{alternatives})"
            if name.upper() in self._grammar.words:
                alternatives = _BRACES.sub(replaced, self._grammar.words[name.upper()])
                return f"(?P<{name}>{alternatives})" if "?P<" in slot else f"(?:{alternatives})"
            return slot.format(name)

        return _BRACES.sub(replaced, phrasing)


def vocabulary() -> frozenset[str]:
    """Give the words of the grammar.

    >>> {"opposes", "supported", "favour", "favor", "talks"} - vocabulary()
    set()
    """
    return phrasings().vocabulary()


@cache
def phrasings() -> Phrasings:
    """Read the grammar; takes some 40 ms, once.

    :raises QueryError: naming what is wrong with the file.
    """
    try:
        grammar = yaml.decode((files("queries") / "grammar.yaml").read_bytes(), type=_Grammar)
    except msgspec.DecodeError as exc:
        raise QueryError(f"grammar.yaml: {exc}") from exc
    return Phrasings(grammar)
