"""Relations told beside a name or in it: titles, party tags, ties ("Merkel ally Altmaier"), bodies named after others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extraction.actor_tables import MAX_TITLE, POSTS
from kg.extraction.cast import Found
from kg.extraction.joining import conjuncts
from kg.extraction.name_index import Entry, normal
from kg.extraction.relation_drafts import PAST, PERSONAL, SEATS, RelationDraft, RelationReader
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words
from kg.model import RelationType

#: Last words of bodies that belong to the state whose adjective they bear: "Russian Foreign Ministry".
_STATE_BODIES = words("state_bodies")

#: Titles of those who speak for whoever pays them.
_SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson"})

#: What a body fights for that is no state's, army though it is called.
_FREEING = frozenset({"liberation", "resistance", "salvation", "rebel"})

#: Titles of offices in a region or town, which say nothing of the state.
_LOCAL = words("local_offices")

#: Nouns for those who are of a body or work for it: "Red Front official Lie".
_MEMBERS = words("members") | words("employed")
#: What only persons are to others.
_OF_PERSONS = ("holdsPosition", "heldPosition", "representativeOf", "relatedTo")
#: How far before a noun it may be named to whom somebody is what it says.
_NEAR = 5


def as_written(sentence: Sentence, first: int, end: int) -> str:
    """Give the words from token ``first`` up to ``end``, with a space only where the text has one.

    >>> s = Sentence.parse("foreign minister", "amod ROOT", "2 2")
    >>> as_written(s, 0, 2)
    'foreign minister'
    """
    gaps = (" " if t > first and sentence.starts[t] > sentence.ends[t - 1] else "" for t in range(first, end))
    return "".join(gap + word for gap, word in zip(gaps, sentence.words[first:end], strict=True))


class NameRelations(RelationReader):
    """Reads what stands beside a name."""

    def read(self, sentence: Sentence, m: Found, ends: Mapping[int, Found]) -> Iterator[RelationDraft]:
        """Yield the relations told beside a name.

        :param ends: the names of the sentence by the token after them.
        """
        yield from self._title(sentence, m)
        yield from self._candidate(sentence, m)
        yield from self._within_name(sentence, m)
        yield from self._party_tag(sentence, m, ends)
        yield from self._tie_before(sentence, m)
        yield from self._of_body(sentence, m)

    def _title(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Russian President Vladimir Putin", "former president Yoon Suk-yeol"."""
        last = sentence.words[m.start - 1].lower() if m.start else ""
        if last not in self.tables.title_ends or self.cast.profiles[m.actors[0]].type != "Person":
            return
        for n in range(min(MAX_TITLE, m.start), 0, -1):
            start = m.start - n
            words = tuple(w.lower() for w in sentence.words[start : m.start])
            title = self.tables.titles.get(words)
            if title is None or words[-1] in POSTS:
                continue
            if any(self.cast.at(sentence.index, t) for t in range(start, m.start - 1)):
                continue  # "European Council president": no council president of Europe
            if title.rank == "honour":
                return
            local = title.name in _LOCAL
            place, past, first = self._left_of_title(sentence, start, local=local)
            place = place or self._right_of_name(sentence, m, local=local or title.rank == "seat")
            anybodys = local or words[-1] in _SPEAKING  # "campaign spokesman Lie" speaks for no state
            target = place or (None if anybodys else self.by_office(m.actors[0], title))
            past = past or bool(target and self.over(m.actors[0], title, target))
            kind = self.kind(words[-1], past=past)
            if kind == "memberOf" and target and self.cast.profiles[target].type != "Organization":
                kind = "heldPosition" if past else "holdsPosition"  # a state's senator, a party's member
            if target and target != m.actors[0] and kind not in PERSONAL:
                yield self.draft(
                    sentence,
                    m.actors[0],
                    kind,
                    target,
                    as_written(sentence, start, m.start).lower(),
                    first,
                    m.start,
                    0.95 if place else 0.8,
                )
            return

    def _right_of_name(self, sentence: Sentence, m: Found, *, local: bool) -> str | None:
        """Give the state or body named behind a titled name: "Prime Minister Anna Lie of Norway"."""
        link = m.end
        if link >= len(sentence) or sentence.words[link] != "of" or sentence.heads[link] != m.head:
            return None
        thing = sentence.child(link, "pobj")
        ids = self.cast.at(sentence.index, thing) if thing is not None else ()
        region = local and len(ids) == 1 and self.cast.profiles[ids[0]].type == "Place"
        return ids[0] if len(ids) == 1 and (region or self.is_place_of_office(ids[0])) else None

    def _left_of_title(self, sentence: Sentence, start: int, *, local: bool) -> tuple[str | None, bool, int]:
        """Give the state or body named left of a title, whether a word says that it is past, and where the phrase begins.

        :param local: whether it is an office of a region or town.
        """
        past, at = False, start - 1
        if at > 2 and sentence.words[at] == ")" and self._is_short_form(sentence, at - 1):
            at -= 1  # "Northern League (NL) president"
        while at >= 0 and at >= start - 4:
            word = sentence.words[at].lower()
            ids = self.cast.at(sentence.index, at)
            if ids:
                found = self.cast.mention(sentence.index, at)
                region = local and self.cast.profiles[ids[0]].type == "Place"
                place = ids[0] if region or self.is_place_of_office(ids[0]) else None
                first = found.start if found and place else start
                past = past or (first > 0 and sentence.words[first - 1].lower() in PAST)
                return place, past, first
            if word in PAST:
                past, start = True, at
            elif (
                word
                not in (
                    "'s",
                    "’s",
                    "-",
                    "new",
                    "current",
                    "outgoing",
                    "incoming",
                    "the",
                    "acting",
                    "interim",
                )
                and sentence.pos[at] != "ADJ"
            ):
                break
            at -= 1
        return None, past, start

    def _is_short_form(self, sentence: Sentence, token: int) -> bool:
        """Tell what stands in brackets behind the name that it is short for from a place line: "Oslo (ABC)"."""
        short = self.cast.mention(sentence.index, token)
        return short is not None and any(
            m.end == short.start - 1 and m.actors == short.actors
            for m in self.cast.in_sentence(sentence.index)
        )

    def _candidate(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "Frontrunner for the presidency Lee Jae-myung"."""
        if self.cast.profiles[m.actors[0]].type != "Person":
            return
        for at in range(max(0, m.start - 6), m.start):
            if (
                self.tables.relation_nouns.get(sentence.lemmas[at].lower()) == "candidateFor"
                and "for" in sentence.words[at : m.start]
            ):
                if any(w in (",", ".", ";") for w in sentence.words[at : m.start]):
                    continue
                inside = [
                    i
                    for t in range(at, m.start)
                    for i in self.cast.at(sentence.index, t)
                    if self.is_place_of_office(i)
                ]
                target = inside[0] if inside else self.country(m.actors[0])
                if target:
                    yield self.draft(
                        sentence,
                        m.actors[0],
                        "candidateFor",
                        target,
                        as_written(sentence, at, m.start),
                        at,
                        m.start,
                        0.85,
                    )
                return

    def _within_name(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read a body's name that begins with another's: "UN Security Council", "Russian Foreign Ministry"."""
        if m.end - m.start < 2 or self.cast.profiles[m.actors[0]].type != "Organization":
            return
        words = [normal(w) for w in sentence.words[m.start : m.end - 1]]
        for spelling in self.tables.names.get(words[0].casefold(), ()):
            n = len(spelling.rest)
            if tuple(w.casefold() for w in words[1 : n + 1]) != spelling.rest or (
                not n and words[0] not in spelling.exact
            ):
                continue
            for entry in spelling.entries:
                owner = self._id(entry)
                kind = self.cast.profiles[owner].type if owner in self.cast.profiles else None
                before, last = (normal(w).casefold() for w in sentence.words[m.end - 2 : m.end])
                if kind in ("State", "Territory") and (last not in _STATE_BODIES or before in _FREEING):
                    continue  # "Syrian Democratic Forces" are no part of the state
                if sentence.tags[m.start + n + 1] == "IN" or kind in ("Person", "Place"):
                    continue  # "European Council on Foreign Relations", "Lie University"
                if kind is not None and owner != m.actors[0]:
                    yield self.draft(sentence, m.actors[0], "partOf", owner, "part", m.start, m.end, 0.8)
                    return

    def _id(self, entry: Entry) -> str:
        """Give the id in the cast of what a name may mean."""
        territory = self.tables.territories.get(entry.key)
        return (territory.iso3 or territory.wikidata or territory.id) if territory else entry.key

    def _party_tag(self, sentence: Sentence, m: Found, ends: Mapping[int, Found]) -> Iterator[RelationDraft]:
        """Read "Ted Cruz (R-Texas)"."""
        at = m.start - 1
        if m.end - m.start > 1 or len(sentence.words[m.start]) > 1 or at < 1 or sentence.words[at] != "(":
            return
        who = ends.get(at)
        if who and self.cast.profiles[who.actors[0]].type == "Person":
            yield self.draft(sentence, who.actors[0], "memberOf", m.actors[0], "party", m.start, m.end, 0.95)

    def _tie_before(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "NATO member Turkey", "Lie aide Anna Dahl", "Norway's arch-rival Sweden": what somebody is to who stands before."""
        noun = m.start - 1
        if noun > 1 and sentence.lemmas[noun - 1].lower() == "member" and sentence.deps[noun] != "appos":
            noun -= sentence.lemmas[noun].lower() in ("state", "country", "nation")
        nouns = self.tables.relation_nouns
        lemma = sentence.lemmas[noun].lower() if noun > 0 else ""
        while noun > 1 and (sentence.words[noun].lower(),) in self.tables.titles:
            if lemma in nouns or (lemma in _MEMBERS and sentence.pos[noun] == "NOUN"):
                break
            noun -= 1  # "Northern Command commander General Lie"
            lemma = sentence.lemmas[noun].lower()
        kind = nouns.get(lemma, "memberOf" if lemma in _MEMBERS else None)
        if kind in PERSONAL and sentence.deps[noun] in ("compound", "conj", "amod"):
            yield from self._beside(sentence, m, noun, kind)
        if kind is None or kind == "candidateFor" or sentence.deps[noun] not in ("compound", "nmod", "amod"):
            return
        person = self.cast.profiles[m.actors[0]].type == "Person"
        if len(m.actors) != 1 or (kind == "partOf" and person) or (kind in _OF_PERSONS and not person):
            return
        first, past = noun - 1, False
        while first > max(0, noun - _NEAR) and not self.cast.at(sentence.index, first):
            word = sentence.words[first].lower()
            past = past or word in PAST
            if sentence.deps[first] not in ("amod", "compound", "case", "punct") or word in (",", '"'):
                return
            first -= 1
        named = self.cast.mention(sentence.index, first)
        if named is None or len(named.actors) != 1 or sentence.heads[first] not in (noun, m.head):
            return
        before = sentence.words[named.start - 1].lower() if named.start else ""
        to = named.actors[0]
        after = named.end + (sentence.deps[named.end] in ("case", "punct"))
        label = as_written(sentence, after, noun + 1).lower()
        past = past or before in PAST
        kind = self.kind(lemma, past=past) if lemma in nouns else kind
        if lemma in SEATS and self.cast.profiles[to].type != "Organization":
            kind = "heldPosition" if past else "holdsPosition"
        if kind == "memberOf" and (past or self.cast.profiles[to].type not in ("Organization", "Group")):
            return  # "a Norwegian official"
        office = kind in ("holdsPosition", "representativeOf") and lemma not in SEATS
        elsewhere = office and self.cast.profiles[to].type == "Place"
        sent = kind == "representativeOf" and named.start and self.cast.at(sentence.index, named.start - 1)
        everyone: tuple[int, ...] = (m.head,)
        if sentence.tags[noun] == "NNS" or sentence.tags[m.start - 1] == "NNS":
            everyone = conjuncts(sentence, m.head)  # "NATO members Norway and Sweden"
        apart = before == "-"  # "the anti-Oslo commander Lie"
        if to != m.actors[0] and not (apart or elsewhere or sent):
            for who in (i for t in everyone for i in self.cast.at(sentence.index, t) if i != to):
                yield self.draft(sentence, who, kind, to, label, noun, m.end, 0.85)

    def _beside(self, sentence: Sentence, m: Found, noun: int, kind: RelationType) -> Iterator[RelationDraft]:
        """Read "Norway and Nordic rival Sweden"."""
        link = noun - 1 if sentence.pos[noun - 1] != "ADJ" else noun - 2
        if link < 1 or sentence.words[link] != "and":
            return
        for other in self.cast.in_sentence(sentence.index):
            if (
                other.end == link
                and other.kind == "name"
                and len(other.actors) == 1
                and other.actors != m.actors
            ):
                label = sentence.lemmas[noun].lower()
                yield self.draft(sentence, m.actors[0], kind, other.actors[0], label, noun, m.end, 0.8)

    def _of_body(self, sentence: Sentence, m: Found) -> Iterator[RelationDraft]:
        """Read "the Bergen Institute's Anna Lie"."""
        if m.start < 2 or self.cast.profiles[m.actors[0]].type != "Person":
            return
        before = m.start - 2
        body = self.cast.mention(sentence.index, before)
        if (
            body is None
            or body.kind != "name"
            or sentence.deps[before] != "poss"
            or sentence.heads[before] != m.head
        ):
            return
        if len(body.actors) == 1 and self.cast.profiles[body.actors[0]].type == "Organization":
            yield self.draft(
                sentence, m.actors[0], "memberOf", body.actors[0], "of", before + 1, before + 2, 0.65
            )
