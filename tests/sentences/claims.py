"""What a sentence claims, in a line: the language of the tables in this folder.

A table's columns ``holds`` and ``not`` list claims, separated by ``;``. A claim in ``holds`` must be in the record, one
in ``not`` mustn't be.

    USA REQUEST IRN actual              event: sources, type, targets, status (and more, see below)
    KOR+USA MOBILIZE - planned          several actors with +; - nobody; * whoever
    stance: Lee supports dialogue+PRK   holder; supports, opposes or is-neutral-on; target
    says: Lavrov | talks have failed    speaker (- for none) | words of the content | direct or indirect (optional)
    relation: Putin holdsPosition RUS   a relation; label=president says which
    time: met 2025-06-03                the claim whose trigger has this word: a day, a month, a year, or FROM..TO; - none
    same: She = Angela Merkel           two mentions of one actor
    who: Seoul = KOR                    whom a mention speaks of; - nobody
    type: Moscow = Place                what kind of actor a mention speaks of
    country: the ministry = DEU         the state that an actor belongs to
    issue: talks = negotiations         stances or events about these words are about one issue

**Actors** are ids (``KOR``, ``Q7747``, ``author``), labels, aliases or the words of a mention, with _ for spaces;
``A|B`` is either, ``A|-`` A or nobody. Of words that stand more than once, ``He#2`` is the second. In ``holds`` the sides of an event are exactly
those named (of a reciprocal event, both together); in ``not`` an event with those and others is one too many as well.

**After an event's targets**, in any order: a status or several (``planned|proposed``), ``recip``, and ``mode=``, ``teller=``,
``place=``, ``at=`` (a word of the trigger), ``about=`` and ``if=`` (words of what it is about, of its condition).
A stance and a relation take a status, ``teller=`` and ``at=``, a stance ``attitude=``, a relation ``label=``.

**A stance's target** with a capital or @ first is an actor: the stance has that polarity towards it, itself or by what it
implies. Else it is words of the target's label or its issue (``siege|blockade``: either); ``dialogue+PRK`` adds actors that belong to it.
"""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import EVENT_TYPES, RELATION_TYPES, STATUSES, Event, Record, Relation, Stance, Time

_POLARITIES = {"supports": "support", "opposes": "oppose", "is-neutral-on": "neutral"}
_OPTIONS = {
    "event": {"recip", "mode", "teller", "place", "at", "about", "if"},
    "stance": {"teller", "at", "attitude"},
    "relation": {"teller", "at", "label"},
}
_KINDS = ("stance", "says", "relation", "time", "same", "who", "type", "country", "issue")


class ClaimError(ValueError):
    """A claim that isn't written as the module's docstring says."""


@dataclass(frozen=True)
class Claim:
    """One claim of a table, parsed; :meth:`holds_in` and :meth:`barred_from` look it up in a record."""

    text: str
    kind: str
    parts: tuple[str, ...]
    statuses: frozenset[str] = frozenset()
    options: tuple[tuple[str, str], ...] = ()

    def holds_in(self, record: Record) -> bool:
        """Whether the record makes this claim, and of an event neither more nor fewer actors take part."""
        return self._found(Reader(record), exact=True)

    def barred_from(self, record: Record) -> bool:
        """Whether the record makes no such claim, nor one that says more."""
        return not self._found(Reader(record), exact=False)

    @property
    def actors(self) -> Iterator[str]:
        """The names of actors in the claim, as written, for a check that the sentence speaks of them."""
        named = {"event": (0, 2), "stance": (0,), "says": (0,), "relation": (0, 2)}.get(self.kind, ())
        yield from (atom for n in named for atom in _atoms(self.parts[n]))
        if self.kind == "stance":
            head, *others = self.parts[2].split("+")
            yield from (o.lstrip("@") for o in others)
            if _is_actor(head):
                yield from head.lstrip("@").split("|")
        if self.kind in ("who", "country"):
            yield from _atoms(self.parts[1])
        yield from (
            atom for name, value in self.options if name in ("teller", "place") for atom in _atoms(value)
        )

    def _found(self, reader: Reader, *, exact: bool) -> bool:
        look = {
            "event": lambda: any(self._is_event(e, reader, exact=exact) for e in reader.record.events),
            "stance": lambda: any(self._is_stance(s, reader) for s in reader.record.stances),
            "relation": lambda: any(self._is_relation(r, reader) for r in reader.record.relations),
            "says": lambda: self._is_said(reader),
            "time": lambda: self._is_timed(reader),
            "same": lambda: reader.share(*self.parts),
            "who": lambda: reader.means(*self.parts),
            "type": lambda: reader.types(self.parts[0]) == {self.parts[1]},
            "country": lambda: reader.countries(self.parts[0]) == {self.parts[1]},
            "issue": lambda: bool(reader.issues(self.parts[0]) & reader.issues(self.parts[1])),
        }
        return look[self.kind]()

    def _is_event(self, event: Event, reader: Reader, *, exact: bool) -> bool:
        sources, types, targets = self.parts
        if event.type not in types.split("|") or not self._fits(event, reader):
            return False
        sides = set(event.sources), set(event.targets)
        if event.reciprocal and "*" not in (sources, targets):
            both = "+".join(side for side in (sources, targets) if side != "-") or "-"
            return reader.fits(both, sides[0] | sides[1], exact=exact)
        return reader.fits(sources, sides[0], exact=exact) and reader.fits(targets, sides[1], exact=exact)

    def _is_stance(self, stance: Stance, reader: Reader) -> bool:
        holder, verb, target = self.parts
        polarity = _POLARITIES[verb]
        if not reader.fits(holder, {stance.holder}, exact=True) or not self._fits(stance, reader):
            return False
        implied = {t.actor for t in stance.towards if t.polarity == polarity}
        if stance.target.kind == "actor" and stance.polarity == polarity:
            implied.add(stance.target.id)
        if _is_actor(target):
            return reader.fits(target.replace("@", ""), implied, exact=False)
        words, *actors = target.split("+")
        if stance.polarity != polarity or not reader.is_about(stance, words):
            return False
        return all(reader.fits(a.lstrip("@"), reader.involved(stance), exact=False) for a in actors)

    def _is_relation(self, relation: Relation, reader: Reader) -> bool:
        source, types, target = self.parts
        return (
            relation.type in types.split("|")
            and reader.fits(source, {relation.source}, exact=True)
            and reader.fits(target, {relation.target}, exact=True)
            and self._fits(relation, reader)
        )

    def _is_said(self, reader: Reader) -> bool:
        speaker, words, *how = self.parts
        for told in reader.record.statements:
            named = reader.fits(speaker, {told.speaker} - {None}, exact=True)
            direct = "direct" if told.direct else "indirect"
            if named and _has(told.content.quote, words) and how in ([], [direct]):
                return True
        return False

    def _is_timed(self, reader: Reader) -> bool:
        word, when = self.parts
        claims: list[Event | Stance] = [*reader.record.events, *reader.record.stances]
        times = [c.time for c in claims if _has(c.trigger.text, word)]
        return any(_spans(t, when) for t in times)

    def _fits(self, claim: Event | Stance | Relation, reader: Reader) -> bool:
        if self.statuses and claim.status not in self.statuses:
            return False
        return all(reader.option(claim, name, value) for name, value in self.options)


class Reader:
    """A record with the look-ups that claims need."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record.article.text

    @cached_property
    def _names(self) -> dict[str, list[frozenset[str]]]:
        """Who is meant by an id, a label, an alias, the words of a mention; each a choice of ids."""
        found: dict[str, list[frozenset[str]]] = {}
        spans: dict[tuple[int, int, str], set[str]] = {}
        for actor in self.record.actors:
            for name in (actor.id, actor.wikidata, actor.label, *actor.aliases):
                if name:
                    found.setdefault(_plain(name), []).append(frozenset({actor.id}))
            for m in actor.mentions:
                spans.setdefault((m.start, m.end, m.text), set()).add(actor.id)
        for (_, _, words), ids in spans.items():
            found.setdefault(_plain(words), []).append(frozenset(ids))
        return found

    def choices(self, atom: str) -> list[frozenset[str]]:
        """Give each reading of a name: the ids that it may stand for."""
        name, _, number = atom.partition("#")
        if number:
            return [frozenset(self.at(atom))]
        return [ids for part in name.split("|") for ids in self._names.get(_plain(part), [])]

    def fits(self, written: str, ids: Iterable[str | None], *, exact: bool) -> bool:
        """Whether ids are the actors as written (``exact``), or those among others."""
        there = {i for i in ids if i is not None}
        if written == "*" or not there:
            return written == "*" or "-" in written.split("|")
        readings = [self.choices(atom) for atom in written.split("+")]
        unions = (set().union(*choice) for choice in itertools.product(*readings))
        return any(union == there if exact else union <= there for union in unions)

    def place(self, words: str) -> tuple[int, int] | None:
        """Where words stand in the text: ``He#2`` for the second time."""
        name, _, number = words.partition("#")
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.text)]
        return places[int(number or 1) - 1] if len(places) >= int(number or 1) else None

    def at(self, words: str) -> set[str]:
        """Give the actors that the words speak of: their mention ends where they do, and starts within or before."""
        span = self.place(words.replace("_", " "))
        if span is None:
            return set()
        ends = {
            (m.start, a.id)
            for a in self.record.actors
            for m in a.mentions
            if m.end == span[1] and not (m.start < span[0] and m.kind == "pronoun")
        }
        exact = {actor for start, actor in ends if start == span[0]}
        return exact or {actor for _, actor in ends}

    def share(self, one: str, other: str) -> bool:
        """Whether both words speak of the same actors, and of any."""
        return bool(self.at(one)) and self.at(one) == self.at(other)

    def means(self, words: str, actors: str) -> bool:
        """Whether words speak of just these actors."""
        return self.fits(actors, self.at(words), exact=True)

    def types(self, words: str) -> set[str]:
        """Give the types of the actors that words speak of."""
        return {a.type for a in self.record.actors if a.id in self.at(words)}

    def countries(self, words: str) -> set[str | None]:
        """Give the states that those whom words speak of belong to."""
        return {a.country for a in self.record.actors if a.id in self.at(words)}

    def issues(self, words: str) -> set[str]:
        """Give the issues of the stances and events that are about these words."""
        found = {e.about.issue for e in self.record.events if e.about and _has(e.about.text, words)}
        found |= {
            s.target.id
            for s in self.record.stances
            if s.target.kind == "issue" and _has(s.target.label, words)
        }
        return {i for i in found if i}

    def is_about(self, stance: Stance, words: str) -> bool:
        """Whether the label of a stance's target, or its issue's head, has these words."""
        heads = [
            i.head for i in self.record.issues if stance.target.kind == "issue" and i.id == stance.target.id
        ]
        return any(_has(label, words) for label in (stance.target.label, *heads))

    def involved(self, stance: Stance) -> set[str]:
        """Give the actors that belong to a stance's target."""
        found = {t.actor for t in stance.towards}
        found.update(a for i in self.record.issues if i.id == stance.target.id for a in i.actors)
        for event in self.record.events:
            if stance.target.kind == "event" and event.id == stance.target.id:
                found.update((*event.sources, *event.targets))
        return found

    def option(self, claim: Event | Stance | Relation, name: str, value: str) -> bool:
        """Whether a claim is as its option says."""
        if name in ("teller", "place"):
            return self.fits(value, {getattr(claim, name)}, exact=True)
        if name == "at":
            return _has(claim.trigger.text, value)
        if name == "recip":
            return isinstance(claim, Event) and claim.reciprocal
        if name in ("about", "if"):
            span = getattr(claim, {"about": "about", "if": "condition"}[name])
            return (span is None) if value == "-" else span is not None and _has(span.text, value)
        return str(getattr(claim, name)).casefold() == value.replace("_", " ").casefold()


def parse_claims(cell: str) -> list[Claim]:
    """Parse a cell of claims.

    :raises ClaimError: when a claim isn't in the language.

    >>> [c.kind for c in parse_claims("USA REQUEST IRN actual; who: Seoul = KOR")]
    ['event', 'who']
    """
    return [_claim(text.strip()) for text in cell.split(";") if text.strip()]


def _claim(text: str) -> Claim:
    kind, colon, rest = text.partition(": ")
    if not colon or " " in kind:
        return _with_options(text, "event", text.split())
    if kind in ("stance", "relation"):
        return _with_options(text, kind, rest.split())
    separator = {"says": " | ", "time": " "}.get(kind, "=")
    parts = tuple(p.strip() for p in (rest.rsplit(" ", 1) if kind == "time" else rest.split(separator)))
    if kind not in _KINDS or not all(parts) or len(parts) not in ((2, 3) if kind == "says" else (2,)):
        raise ClaimError(f"{text!r}: not a claim; see tests/sentences/claims.py")
    if kind == "says" and parts[2:] not in ((), ("direct",), ("indirect",)):
        raise ClaimError(f"{text!r}: direct or indirect, not {parts[2]!r}")
    return Claim(text, kind, parts)


def _with_options(text: str, kind: str, words: list[str]) -> Claim:
    statuses: set[str] = set()
    options: list[tuple[str, str]] = []
    for word in words[3:]:
        name, equals, value = word.partition("=")
        if name in _OPTIONS[kind] and (equals or name == "recip"):
            options.append((name, value))
        elif set(word.split("|")) <= set(STATUSES):
            statuses.update(word.split("|"))
        else:
            raise ClaimError(f"{text!r}: {word!r} is no status or option of a {kind}")
    if len(words) < 3:
        raise ClaimError(f"{text!r}: three words at least: who, what, whom")
    middle = {"event": EVENT_TYPES, "relation": RELATION_TYPES, "stance": tuple(_POLARITIES)}[kind]
    if not set(words[1].split("|")) <= set(middle):
        raise ClaimError(f"{text!r}: {words[1]!r} is none of {', '.join(middle)}")
    return Claim(text, kind, tuple(words[:3]), frozenset(statuses), tuple(options))


def _atoms(written: str) -> list[str]:
    return [a for part in written.split("+") for a in part.split("|") if a not in ("-", "*")]


def _is_actor(target: str) -> bool:
    return target[0].isupper() or target[0] == "@"


def _plain(name: str) -> str:
    words = " ".join(name.replace("_", " ").replace("’", "'").split()).casefold()
    return words.removeprefix("the ").removesuffix("'s")


def _has(text: str, words: str) -> bool:
    """Whether words stand in a text, from the start of a word on ("sanction" in "new sanctions")."""
    wanted = "|".join(re.escape(" ".join(w.split())) for w in words.replace("_", " ").split("|"))
    return re.search(rf"(?<!\w)(?:{wanted})", " ".join(text.split()), re.IGNORECASE) is not None


def _spans(time: Time | None, when: str) -> bool:
    if when == "-" or time is None:
        return time is None and when == "-"
    first, _, last = when.partition("..")
    return (time.start, time.end) == (_day(first, first=True), _day(last or first, first=False))


def _day(date: str, *, first: bool) -> str:
    year, *rest = date.split("-")
    month = rest[0] if rest else ("01" if first else "12")
    last = calendar.monthrange(int(year), int(month))[1]
    return date if len(rest) == 2 else f"{year}-{month}-{'01' if first else last}"
