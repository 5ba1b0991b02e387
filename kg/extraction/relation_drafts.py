"""What the readers of relations share: the draft of a relation, and what titles and actors say of it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.actor_tables import ActorTables, Title
from kg.extraction.cast import Cast
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words
from kg.model import RelationType, Status

#: Words that say that an office is past: "former", "late".
PAST = words("past")
#: Adjectives of what somebody may be: "the alleged leader".
ALLEGED = frozenset(
    {"alleged", "suspected", "suspect", "presumed", "purported", "reputed", "accused", "rumoured", "rumored"}
)
#: Members of a parliament: of a party they are members, in a state they hold an office.
SEATS = frozenset({"lawmaker", "legislator", "senator", "congressman", "congresswoman", "mp", "deputy"})
#: What somebody is to whoever is named before, and to nobody's state.
PERSONAL: frozenset[RelationType] = frozenset({"allyOf", "rivalOf"})


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A relation found in a sentence; ``trigger`` are offsets into the article's text (code points, half-open).

    ``source`` and ``target`` are ids of the cast; ``confidence`` is in [0, 1].
    """

    sentence: int
    source: str
    type: RelationType
    target: str
    label: str
    trigger: tuple[int, int]
    confidence: float
    status: Status


class RelationReader:
    """Reads relations between the actors of a cast."""

    def __init__(self, cast: Cast, tables: ActorTables, published: str | None = None) -> None:
        """Read for a cast.

        :param published: the day of the article (ISO 8601), after which a known term of office hasn't begun and
            before which it may have ended.
        """
        self.cast = cast
        self.tables = tables
        self.published = published

    def at(self, sentence: Sentence, token: int) -> tuple[str, ...]:
        """Give who is named at a token, be it inside a name that the parser heads elsewhere: "Coalition to Counter Piracy"."""
        ids = self.cast.at(sentence.index, token)
        if ids or sentence.pos[token] != "PROPN":
            return ids
        around = (m for m in self.cast.in_sentence(sentence.index) if m.start <= token < m.end)
        return next((m.actors for m in around if m.kind == "name"), ())

    def is_title(self, label: str) -> bool:
        """Say whether an office ends in a title: "deputy foreign minister"."""
        words = tuple(label.split())
        return any(
            (t := self.tables.titles.get(words[n:])) is not None and t.rank != "honour"
            for n in range(len(words))
        )

    def kind(self, noun: str, *, past: bool) -> RelationType:
        """Give the relation that a noun tells: an office, where no table says more."""
        kind = self.tables.relation_nouns.get(noun.lower(), "holdsPosition")
        return "heldPosition" if past and kind in ("holdsPosition", "representativeOf") else kind

    def over(self, person: str, title: Title, place: str) -> bool:
        """Say whether somebody's known terms of an office had ended when the article was published.

        "President Clinton" of an article of 2016 was president once.
        """
        known = self.tables.actors.get(person)
        terms = [t for t in known.terms if t.role in title.roles and t.place == place] if known else []
        return bool(terms and self.published) and all(t.end < (self.published or "") for t in terms)

    def is_place_of_office(self, actor: str) -> bool:
        """Say whether one can hold an office in an actor."""
        return self.cast.profiles[actor].type in ("State", "Territory", "Organization")

    def country(self, person: str) -> str | None:
        """Give the state of a person, where it is in the cast."""
        country = self.cast.profiles[person].country
        return country if country in self.cast.profiles else None

    def by_office(self, person: str, title: Title) -> str | None:
        """Give where a known person holds an office of which the text doesn't say where: "Secretary General Mark Rutte"."""
        known = self.tables.actors.get(person)
        for term in known.terms if known else ():
            if term.role in title.roles and self.published and term.start <= self.published <= term.end:
                if term.place in self.cast.profiles:
                    return term.place
                bodies = (p for p in self.cast.profiles.values() if p.type == "Organization")
                return next((p.id for p in bodies if term.place in (p.label, *p.aliases)), None)
        return self.country(person) if title.rank != "body" else None  # "chairman" says nothing of the state

    def draft(
        self,
        sentence: Sentence,
        source: str,
        kind: RelationType,
        target: str,
        label: str,
        start: int,
        end: int,
        sure: float,
        status: Status = "actual",
    ) -> RelationDraft:
        """Give a relation told by the tokens from ``start`` up to ``end``, excluded."""
        return RelationDraft(
            sentence.index, source, kind, target, label, (sentence.starts[start], sentence.ends[end - 1]), sure, status
        )  # fmt: skip
