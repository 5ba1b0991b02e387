"""What holds between actors: offices, membership, alliance, kin, from titles, appositions, copulas and possessives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extraction.actor_tables import MAX_TITLE, POSTS, ActorTables
from kg.extraction.cast import Cast, Found
from kg.extraction.name_index import Entry, normal
from kg.extraction.nominals import appositions
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words
from kg.model import RelationType, Status

_PAST = words("past")
_COPULAS = frozenset({"be", "become", "remain"})
_LINKS = frozenset({"of", "for", "to", "in", "at", "from"})
_LEADING = frozenset({"lead", "head", "chair", "join"})
_SELF = frozenset({"allyOf", "rivalOf"})
#: Verbs that name the members of a body.
_LISTING = frozenset({"include", "comprise"})
#: Verbs that give somebody an office: "was appointed ambassador", "elected her president".
_GIVING_OFFICE = words("giving_office")
#: What "for" and "to" say of these: for whom a spokesman speaks, but where or about what an envoy is sent.
_SENT = frozenset(
    {"ambassador", "envoy", "representative", "diplomat", "emissary", "delegate", "negotiator", "consul"}
)
#: Last words of bodies that belong to the state whose adjective they bear: "Russian Foreign Ministry".
_STATE_BODIES = words("state_bodies")


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


def find_relations(
    sentences: Sequence[Sentence], cast: Cast, tables: ActorTables | None = None
) -> list[RelationDraft]:
    """Find the relations between the actors of an article, in text order, each once a sentence.

    :param tables: the tables that the cast was found with; ours, where none are given.
    """
    finder = _Finder(cast, tables or ActorTables.load())
    mentions: dict[int, list[Found]] = {}
    for m in cast.mentions:
        mentions.setdefault(m.sentence, []).append(m)
    found: dict[tuple[int, str, str, str], RelationDraft] = {}
    for sentence in sentences:
        for draft in finder.read(sentence, mentions.get(sentence.index, [])):
            found.setdefault((draft.sentence, draft.source, draft.type, draft.target), draft)
    return list(found.values())


class _Finder:
    """Reads sentences for relations between the actors of a cast."""

    def __init__(self, cast: Cast, tables: ActorTables) -> None:
        self._cast = cast
        self._tables = tables

    def read(self, sentence: Sentence, mentions: Sequence[Found]) -> Iterator[RelationDraft]:
        """Yield the relations that one sentence tells."""
        ends = {m.end: m for m in mentions if m.kind == "name"}
        for m in mentions:
            if m.kind == "name":
                yield from self._title(sentence, m)
                yield from self._candidate(sentence, m)
                yield from self._within_name(sentence, m)
                yield from self._party_tag(sentence, m, ends)
                yield from self._tie_before(sentence, m)
            yield from self._apposition(sentence, m)
            if m.kind == "nominal":
                yield from self._owned(sentence, m)
        for token, dep in enumerate(sentence.deps):
            if dep in ("attr", "pobj", "oprd"):
                yield from self._said_to_be(sentence, token)
            elif dep == "dobj" and sentence.lemmas[sentence.heads[token]] in _LISTING:
                yield from self._lists(sentence, token)
            elif dep == "dobj" and sentence.lemmas[sentence.heads[token]] in _LEADING:
                yield from self._leads(sentence, token)

    # Titles

    def _title(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Russian President Vladimir Putin", "former president Yoon Suk-yeol"."""
        if self._cast.profiles[m.actors[0]].type != "Person":
            return
        for n in range(min(MAX_TITLE, m.start), 0, -1):
            start = m.start - n
            words = tuple(w.lower() for w in sentence.words[start : m.start])
            title = self._tables.titles.get(words)
            if title is None or words[-1] in POSTS:
                continue
            if title.rank == "honour":
                return
            place, past, first = self._left_of_title(sentence, start)
            target = place or self._country(m.actors[0])
            kind = self._kind(words[-1], past=past)
            if target and target != m.actors[0]:
                yield self._draft(
                    sentence,
                    m.actors[0],
                    kind,
                    target,
                    " ".join(words),
                    first,
                    m.start,
                    0.95 if place else 0.8,
                )
            return

    def _left_of_title(self, sentence: Sentence, start: int) -> tuple[str | None, bool, int]:
        """Give the state or body named left of a title, whether a word says that it is past, and where the phrase begins."""
        past, at = False, start - 1
        while at >= 0 and at >= start - 4:
            word = sentence.words[at].lower()
            ids = self._cast.at(sentence.index, at)
            if ids:
                found = self._cast.mention(sentence.index, at)
                place = ids[0] if self._is_place_of_office(ids[0]) else None
                first = found.start if found and place else start
                past = past or (first > 0 and sentence.words[first - 1].lower() in _PAST)
                return place, past, first
            if word in _PAST:
                past, start = True, at
            elif (
                word
                not in ("'s", "’s", "-", "new", "current", "outgoing", "incoming", "the", "acting", "interim")
                and sentence.pos[at] != "ADJ"
            ):
                break
            at -= 1
        return None, past, start

    def _candidate(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Frontrunner for the presidency Lee Jae-myung"."""
        if self._cast.profiles[m.actors[0]].type != "Person":
            return
        for at in range(max(0, m.start - 6), m.start):
            if (
                self._tables.relation_nouns.get(sentence.lemmas[at].lower()) == "candidateFor"
                and "for" in sentence.words[at : m.start]
            ):
                if any(w in (",", ".", ";") for w in sentence.words[at : m.start]):
                    continue
                inside = [
                    i
                    for t in range(at, m.start)
                    for i in self._cast.at(sentence.index, t)
                    if self._is_place_of_office(i)
                ]
                target = inside[0] if inside else self._country(m.actors[0])
                if target:
                    yield self._draft(
                        sentence,
                        m.actors[0],
                        "candidateFor",
                        target,
                        " ".join(sentence.words[at : m.start]),
                        at,
                        m.start,
                        0.85,
                    )
                return

    def _within_name(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read a body's name that begins with another's: "UN Security Council", "Russian Foreign Ministry"."""
        if m.end - m.start < 2 or self._cast.profiles[m.actors[0]].type != "Organization":
            return
        words = [normal(w) for w in sentence.words[m.start : m.end - 1]]
        for spelling in self._tables.names.get(words[0].casefold(), ()):
            n = len(spelling.rest)
            if tuple(w.casefold() for w in words[1 : n + 1]) != spelling.rest or (
                not n and words[0] not in spelling.exact
            ):
                continue
            for entry in spelling.entries:
                owner = self._id(entry)
                state = owner in self._cast.profiles and self._cast.profiles[owner].type == "State"
                if state and normal(sentence.words[m.end - 1]).casefold() not in _STATE_BODIES:
                    continue  # "Syrian Democratic Forces" are no part of the state
                if owner in self._cast.profiles and owner != m.actors[0]:
                    yield self._draft(sentence, m.actors[0], "partOf", owner, "part", m.start, m.end, 0.8)
                    return

    def _id(self, entry: Entry) -> str:
        """Give the id in the cast of what a name may mean."""
        territory = self._tables.territories.get(entry.key)
        return (territory.iso3 or territory.wikidata or territory.id) if territory else entry.key

    def _party_tag(self, sentence: Sentence, m: Found, ends: Mapping[int, Found]) -> Iterator[RelationDraft]:
        """Read "Ted Cruz (R-Texas)"."""
        at = m.start - 1
        if m.end - m.start > 1 or len(sentence.words[m.start]) > 1 or at < 1 or sentence.words[at] != "(":
            return
        who = ends.get(at)
        if who and self._cast.profiles[who.actors[0]].type == "Person":
            yield self._draft(sentence, who.actors[0], "memberOf", m.actors[0], "party", m.start, m.end, 0.95)

    # Appositions, copulas, possessives

    def _tie_before(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "NATO member Turkey", "Merkel ally Altmaier": what somebody is to whoever is named before."""
        noun = m.start - 1
        kind = self._tables.relation_nouns.get(sentence.lemmas[noun].lower()) if noun > 0 else None
        if kind not in ("memberOf", "allyOf", "rivalOf") or sentence.deps[noun] != "compound":
            return
        first = noun - 1
        to = self._cast.at(sentence.index, first)
        if len(to) == 1 and to != m.actors and sentence.heads[first] in (noun, m.head):
            label = sentence.lemmas[noun].lower()
            yield self._draft(sentence, m.actors[0], kind, to[0], label, noun, m.end, 0.85)

    def _apposition(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Kim Jong-un, the leader of North Korea" either way round."""
        if m.kind not in ("name", "nominal") or len(m.actors) != 1:
            return
        for c in appositions(sentence, m.head):
            noun = c if m.kind == "name" else m.head
            who = m.actors[0] if m.kind == "name" else next(iter(self._cast.at(sentence.index, c)), None)
            if who:
                yield from self._is(sentence, who, noun, past=False, sure=0.85)

    def _said_to_be(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "Lee is the leader of X", "Russia's status as North Korea's ally", "X, as Y's ally, ..."."""
        head = sentence.heads[token]
        past = False
        if sentence.deps[token] == "oprd" or self._as_office(sentence, token):
            verb = head if sentence.deps[token] == "oprd" else sentence.heads[head]
            if sentence.lemmas[verb] not in _GIVING_OFFICE or self._unsure(sentence, verb):
                return
            subject = sentence.child(verb, "nsubjpass") or sentence.child(verb, "dobj")
        elif sentence.deps[token] == "attr":
            if sentence.lemmas[head] not in _COPULAS or any(
                sentence.deps[c] in ("neg", "aux")
                for c in sentence.children[head]
                if sentence.tags[c] != "VBZ" and sentence.tags[c] != "VBP" and sentence.tags[c] != "VBD"
            ):
                return
            subject = sentence.child(head, "nsubj")
            past = sentence.lemmas[head] == "be" and sentence.tags[head] == "VBD"
        elif sentence.words[head].lower() == "as":
            noun = sentence.heads[head]
            subject, past = sentence.child(noun, "poss"), False
            if subject is None and sentence.pos[noun] == "VERB":
                subject = sentence.child(noun, "nsubj")
        else:
            return
        who = self._cast.at(sentence.index, subject) if subject is not None else ()
        if len(who) == 1:
            yield from self._is(sentence, who[0], token, past=past, sure=0.8)

    def _as_office(self, sentence: Sentence, token: int) -> bool:
        """Tell "was elected as mayor"."""
        prep = sentence.heads[token]
        return (
            sentence.deps[token] == "pobj"
            and sentence.words[prep].lower() == "as"
            and sentence.lemmas[sentence.heads[prep]] in _GIVING_OFFICE
        )

    def _unsure(self, sentence: Sentence, verb: int) -> bool:
        """Tell a verb that is negated, or stands under a modal or "to"."""
        tags = {sentence.tags[c] for c in sentence.children[verb]}
        return bool(tags & {"MD", "TO"}) or any(sentence.deps[c] == "neg" for c in sentence.children[verb])

    def _lists(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "The Arctic Council includes Norway and Sweden"."""
        verb = sentence.heads[token]
        subject = sentence.child(verb, "nsubj")
        body = self._cast.at(sentence.index, subject) if subject is not None else ()
        if len(body) != 1 or self._cast.profiles[body[0]].type not in ("Organization", "Group"):
            return
        if self._unsure(sentence, verb):
            return
        members = [token]
        for t in members:
            members.extend(c for c in sentence.children[t] if sentence.deps[c] == "conj")
        for t in members[:40]:
            for who in self._cast.at(sentence.index, t):
                if who != body[0] and self._cast.profiles[who].type in ("State", "Organization", "Person"):
                    yield self._draft(sentence, who, "memberOf", body[0], "member", verb, verb + 1, 0.8)

    def _is(
        self, sentence: Sentence, who: str, noun: int, *, past: bool, sure: float
    ) -> Iterator[RelationDraft]:
        """Yield that ``who`` is the thing that ``noun`` says, where it names to whom."""
        if self._cast.profiles[who].type in ("Place", "Author"):
            return
        lemma = sentence.lemmas[noun].lower()
        label, start = self._noun_label(sentence, noun)
        if lemma not in self._tables.relation_nouns and not self._is_title(label):
            return
        target = self._to_whom(sentence, noun, who)
        if target is None and self._is_title(label) and self._cast.profiles[who].type == "Person":
            return
        if target:
            past = past or any(sentence.words[c].lower() in _PAST for c in sentence.children[noun])
            yield self._draft(
                sentence, who, self._kind(lemma, past=past), target, label, start, noun + 1, sure
            )

    def _owned(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "the regime and its backers": those that are somebody's allies."""
        kind = self._tables.relation_nouns.get(sentence.lemmas[m.head].lower())
        if kind not in _SELF or len(m.actors) != 1 or sentence.deps[m.head] in ("attr", "appos"):
            return
        target = self._to_whom(sentence, m.head, m.actors[0])
        if target and self._cast.profiles[m.actors[0]].type in ("Group", "Organization", "State"):
            yield self._draft(
                sentence,
                m.actors[0],
                kind,
                target,
                sentence.lemmas[m.head].lower(),
                m.start,
                m.head + 1,
                0.75,
            )

    def _leads(self, sentence: Sentence, token: int) -> Iterator[RelationDraft]:
        """Read "We will continue to lead the global coalition": whoever leads or joins it is a member."""
        verb = sentence.heads[token]
        subject = sentence.child(verb, "nsubj")
        for at in sentence.path_up(verb):
            if subject is not None or sentence.deps[verb] != "xcomp":
                break
            subject = sentence.child(at, "nsubj")
        who = self._cast.at(sentence.index, subject) if subject is not None else ()
        what = self._cast.at(sentence.index, token)
        if (
            len(who) != 1
            or len(what) != 1
            or who == what
            or self._cast.profiles[what[0]].type not in ("Organization", "Group")
        ):
            return
        if any(sentence.deps[c] == "neg" for c in sentence.children[verb]):
            return
        person = self._cast.profiles[who[0]].type == "Person" and sentence.lemmas[verb] != "join"
        kind: RelationType = "holdsPosition" if person else "memberOf"
        yield self._draft(sentence, who[0], kind, what[0], sentence.lemmas[verb], verb, verb + 1, 0.7)

    # What they share

    def _to_whom(self, sentence: Sentence, noun: int, who: str) -> str | None:
        """Give the actor whose ally, member or leader a noun speaks of: possessor, modifier, object of "of" or "for"."""
        for c in sentence.children[noun]:
            if sentence.deps[c] in ("poss", "amod", "compound", "nmod") and c < noun:
                ids = [i for i in self._cast.at(sentence.index, c) if i != who]
                if ids:
                    return ids[0]
        sent = sentence.lemmas[noun].lower() in _SENT
        for c in sentence.children[noun]:
            word = sentence.words[c].lower()
            if sentence.deps[c] == "prep" and word in (_LINKS if not sent else ("of", "from")):
                thing = sentence.child(c, "pobj")
                ids = (
                    [i for i in self._cast.at(sentence.index, thing) if i != who] if thing is not None else []
                )
                if ids:
                    return ids[0]
        return None

    def _noun_label(self, sentence: Sentence, noun: int) -> tuple[str, int]:
        """Give the words of an office up to its noun ("foreign minister", "former leader"), and where they begin."""
        start = noun
        while (
            start
            and sentence.heads[start - 1] == noun
            and sentence.deps[start - 1] in ("compound", "amod")
            and not self._cast.at(sentence.index, start - 1)
        ):
            start -= 1
        return " ".join(w.lower() for w in sentence.words[start : noun + 1]), start

    def _is_title(self, label: str) -> bool:
        words = tuple(label.split())
        return any(
            (t := self._tables.titles.get(words[n:])) is not None and t.rank != "honour"
            for n in range(len(words))
        )

    def _kind(self, noun: str, *, past: bool) -> RelationType:
        kind = self._tables.relation_nouns.get(noun.lower(), "holdsPosition")
        return "heldPosition" if past and kind == "holdsPosition" else kind

    def _is_place_of_office(self, actor: str) -> bool:
        return self._cast.profiles[actor].type in ("State", "Territory", "Organization")

    def _country(self, person: str) -> str | None:
        """Give the state of a person, where it is in the cast."""
        country = self._cast.profiles[person].country
        return country if country in self._cast.profiles else None

    def _draft(
        self,
        sentence: Sentence,
        source: str,
        kind: RelationType,
        target: str,
        label: str,
        start: int,
        end: int,
        sure: float,
    ) -> RelationDraft:
        return RelationDraft(
            sentence.index, source, kind, target, label, (sentence.starts[start], sentence.ends[end - 1]), sure, "actual"
        )  # fmt: skip
