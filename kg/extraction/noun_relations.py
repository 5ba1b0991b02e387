"""What a noun says that somebody is, and to whom: "leader of the Red Front", "Norway's ally", "an alliance of A and B"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.joining import conjuncts
from kg.extraction.name_relations import as_written
from kg.extraction.relation_drafts import ALLEGED, PAST, PERSONAL, SEATS, RelationDraft, RelationReader
from kg.extraction.sentence import MODIFIERS, Sentence
from kg.extraction.word_classes import words
from kg.model import RelationType, Status

_LINKS: tuple[str, ...] = ("of", "for", "to", "in", "at", "from")
#: ... of what is part of something: "a faction within the front".
_WITHIN = (*_LINKS, "within", "inside")
#: ... of those who stand with or against somebody, wherever they are: not "allies in Oslo".
_TIES = ("of", "for", "to")
#: Before these a party tells on whose side they are: "a Labour opponent".
_OF_A_SIDE = frozenset({"challenger", "opponent", "critic"})
#: Adjectives of what somebody isn't, or not yet: "our potential senator".
_MAY_BE = words("prospective")
#: What "for" and "to" say of these: for whom a spokesman speaks, but where or about what an envoy is sent.
_SENT = frozenset(
    {"ambassador", "envoy", "representative", "diplomat", "emissary", "delegate", "negotiator", "consul"}
)
#: Whoever serves for money serves those behind "for", not the town he works in: "a Bergen lawyer for the union".
_SERVING = frozenset({"lawyer", "attorney", "consultant", "lobbyist"})
#: What may name to whom before the noun, and before those who serve.
_BEFORE = (MODIFIERS, frozenset({"poss"}))
#: What a member may be: "member state".
LANDS = frozenset({"state", "country", "nation"})
#: Bodies that are made of others, named after "of".
_WHOLES = words("wholes")
_APART = frozenset({"anti", "pro", "non", "counter", "ex", "former"})
_PARTNERS = frozenset({"partner", "ally"})
_GROUPS = frozenset({"group", "organisation", "organization", "body", "movement", "company", "firm"})


#: Who seeks the office after "for", and how.
_SEEKING = frozenset(
    {"candidate", "contender", "hopeful", "nominee", "frontrunner", "run", "stand", "bid", "campaign"}
)


class NounRelations(RelationReader):
    """Reads what a noun says of somebody."""

    def said(
        self,
        sentence: Sentence,
        who: str,
        noun: int,
        *,
        past: bool,
        sure: float,
        status: Status = "actual",
        ended: bool = False,
    ) -> Iterator[RelationDraft]:
        """Yield that ``who`` is the thing that ``noun`` says, where it names to whom.

        :param status: how the sentence commits to it.
        :param ended: whether a word says that he is it no more.
        """
        if self.cast.profiles[who].type in ("Place", "Author") or _is_sought(sentence, noun):
            return
        lemma = sentence.lemmas[noun].lower()
        own = self.cast.mention(sentence.index, noun)
        if own and own.kind == "name" and who in own.actors:
            return  # "Burger King" is no king
        named = sentence.pos[noun] == "PROPN" and self.tables.relation_nouns.get(lemma) == "partOf"
        if named and self.at(sentence, noun) not in ((), (who,)):
            return  # "the Oslo Police, Department of Customs and others"
        before = {sentence.lemmas[c].lower() for c in sentence.children[noun]}
        if lemma in LANDS and "member" in before:
            lemma = "member"  # "a member state of the union"
        if (
            before & _MAY_BE
            or "no" in before
            or any(sentence.deps[c] == "neg" for c in sentence.children[noun])
        ):
            return
        if self.tables.relation_nouns.get(lemma) == "relatedTo" and self.cast.profiles[who].type == "Group":
            return  # "our wives and mothers"
        yield from self.made_of(sentence, who, noun)
        if lemma == "parent" or (lemma in _GROUPS and "parent" in before):
            yield from self._parent(sentence, who, noun)
            if self.cast.profiles[who].type != "Person":
                return
        start = self._office_start(sentence, noun)
        if "not" in sentence.words[max(0, start - 2) : start]:
            return
        label = as_written(sentence, start, noun + 1).lower()
        title = self.is_title(" ".join(w.lower() for w in sentence.words[start : noun + 1]))
        if lemma not in self.tables.relation_nouns and not title:
            return
        union = self._partners_in(sentence, noun) if lemma in _PARTNERS else None
        if union and union != who:
            yield self.draft(sentence, who, "memberOf", union, label, start, noun + 1, sure)
            return
        targets = list(self._targets(sentence, noun, who)) or self._shared(sentence, noun, who)
        office = self.tables.titles.get(tuple(label.split()))
        if not targets and office and office.rank != "seat" and sentence.words[start - 1].lower() == "the":
            held = self.by_office(who, office)
            targets = [held] if held else []
        if (
            len(targets) > 1
            and sentence.tags[noun] == "NNS"
            and self.kind(lemma, past=False) == "holdsPosition"
        ):
            return  # "the heads of the council and the league": who heads which?
        ahead = sentence.words[start - 1].lower() if start else ""
        former = ended or ahead in PAST or not before.isdisjoint(PAST)
        former = former or any(sentence.words[t].lower() in PAST for t in range(start, noun))
        if before & ALLEGED:
            status = "possible"
        for target in targets:
            kind = self._kind_to(lemma, target, past=past, former=former)
            if kind:
                yield self.draft(sentence, who, kind, target, label, start, noun + 1, sure, status)

    def _all_of(self, sentence: Sentence, token: int, noun: int) -> Iterator[str]:
        """Yield of whom a noun speaks: of all that are joined, where it is plural ("Norway and Sweden, both members")."""
        several = sentence.tags[noun] == "NNS"
        first = token
        while several and sentence.deps[first] == "conj" and sentence.pos[sentence.heads[first]] == "PROPN":
            first = sentence.heads[first]
        for t in conjuncts(sentence, first) if several else (token,):
            found = self.cast.mention(sentence.index, t)
            if found and len(found.actors) == 1 and (t == token or found.kind == "name"):
                yield found.actors[0]

    def _parent(self, sentence: Sentence, who: str, noun: int) -> Iterator[RelationDraft]:
        """Read "Norbank's parent company, the Nordic Group": the child is a part of it."""
        child = self.to_whom(sentence, noun, who)
        if child and {self.cast.profiles[i].type for i in (child, who)} == {"Organization"}:
            yield self.draft(sentence, child, "partOf", who, "parent", noun, noun + 1, 0.75)

    def _kind_to(self, lemma: str, target: str, *, past: bool, former: bool) -> RelationType | None:
        """Give the relation that a noun tells to an actor; None where somebody is none, or none any more."""
        kind, other = self.kind(lemma, past=past or former), self.cast.profiles[target].type
        office: RelationType = "heldPosition" if past or former else "holdsPosition"
        if lemma in SEATS and (former or other in ("State", "Territory", "Place")):
            return office  # "a former senator", "a Norwegian senator"
        if kind == "memberOf" and other in ("State", "Territory", "Place"):
            return None  # "a founder of Oslo"
        if kind == "memberOf" and other == "Person":
            return office if lemma == "deputy" else None  # "Lie's deputy"
        if former and kind in ("memberOf", "partOf", "allyOf", "rivalOf"):
            return None  # a former member is none
        if kind == "candidateFor" and other == "Person":
            return None  # "picked her as his nominee"
        return kind

    def made_of(self, sentence: Sentence, body: str, noun: int) -> Iterator[RelationDraft]:
        """Read "an alliance of the Red Brigade and the Blue Guard", "an umbrella group for the brigade and the guard"."""
        lemma = sentence.lemmas[noun].lower()
        umbrella = any(sentence.lemmas[c].lower() == "umbrella" for c in sentence.children[noun])
        if lemma not in _WHOLES and not (umbrella and lemma in _GROUPS):
            return
        if self.cast.profiles[body].type not in ("Organization", "Group"):
            return
        for prep in sentence.children[noun]:
            if sentence.words[prep].lower() not in ("of", "between", "among", "for", "uniting"):
                continue
            if sentence.words[prep] == "for" and not umbrella:
                continue
            first = sentence.child(prep, "pobj")
            parts = conjuncts(sentence, first) if first is not None else ()
            named = [n for t in parts if (n := self.cast.mention(sentence.index, t)) and n.kind == "name"]
            if len(named) < 2 and not umbrella:
                return  # "the Union of Norway"
            for who in (n.actors[0] for n in named if len(n.actors) == 1):
                if who != body and self.cast.profiles[who].type in ("State", "Organization", "Group"):
                    yield self.draft(sentence, who, "memberOf", body, lemma, noun, noun + 1, 0.75)

    def to_whom(self, sentence: Sentence, noun: int, who: str) -> str | None:
        """Give the actor whose ally, member or leader a noun speaks of: possessor, modifier, object of "of" or "for"."""
        return next(self._targets(sentence, noun, who), None)

    def _shared(self, sentence: Sentence, noun: int, who: str) -> list[str]:
        """Give to whom somebody is both of two things that are joined: "founder and leader of the front"."""
        joined = [c for c in sentence.children[noun] if sentence.deps[c] == "conj"]
        if sentence.deps[noun] == "conj":
            joined.append(sentence.heads[noun])
        same = [c for c in joined if sentence.pos[c] == "NOUN" and sentence.tags[c] == sentence.tags[noun]]
        return list(self._targets(sentence, same[0], who)) if same and abs(same[0] - noun) == 2 else []

    def _targets(self, sentence: Sentence, noun: int, who: str) -> Iterator[str]:
        """Yield to whom somebody is what a noun says: several in "a member of the council and the league"."""
        lemma = sentence.lemmas[noun].lower()
        links: tuple[str, ...] = (
            ("of", "from") if lemma in _SENT else ("of", "for") if lemma in _SERVING else _LINKS
        )
        kind = self.kind(lemma, past=False)
        links = _WITHIN if kind == "partOf" else _TIES if kind in PERSONAL else links
        bodies = self._bodies_of(sentence, noun) if kind == "holdsPosition" else ()
        for c in sentence.children[noun]:
            if sentence.deps[c] in _BEFORE[lemma in _SERVING] and c < noun and not _against(sentence, c):
                ids = [i for i in self.cast.at(sentence.index, c) if i != who]
                if ids and lemma in _OF_A_SIDE and sentence.deps[c] != "poss" and self._is_party(ids[0]):
                    continue
                if ids and bodies and sentence.deps[c] in ("amod", "compound"):
                    yield bodies[0]  # "the Norwegian head of the Bergen Institute"
                    return
                if ids:
                    yield ids[0]
                    return
        for c in sentence.children[noun]:
            word = sentence.words[c].lower()
            if sentence.deps[c] == "prep" and word in links:
                thing = sentence.child(c, "pobj")
                if thing is None or sentence.lemmas[thing] == "staff":
                    continue  # "chief of staff to the president"
                found: list[str] = []
                for t in conjuncts(sentence, thing):
                    ids = [i for i in self.at(sentence, t) if i != who]
                    types = {self.cast.profiles[i].type for i in (*ids[:1], *found[:1])}
                    if ids and len(types) == 1:
                        found.append(ids[0])
                    elif not found:
                        break
                if found:
                    yield from dict.fromkeys(found if len(found) == 2 else found[:1])
                    return  # more than two are a name with commas: "Committee on Trade, Industry and Fishing"

    def _partners_in(self, sentence: Sentence, noun: int) -> str | None:
        """Give the body that "our Coalition partners" or "partners in the coalition" are in."""
        for c in sentence.children[noun]:
            if sentence.deps[c] == "compound" and sentence.lemmas[c].lower() in _WHOLES:
                return next(iter(self.cast.at(sentence.index, c)), None)
            within = sentence.child(c, "pobj") if sentence.words[c] == "in" else None
            if within is not None and sentence.lemmas[within].lower() in _WHOLES:
                return next(iter(self.cast.at(sentence.index, within)), None)
        return None

    def _is_party(self, actor: str) -> bool:
        profile = self.cast.profiles[actor]
        return any("party" in name.lower() for name in (profile.label, *profile.aliases))

    def _bodies_of(self, sentence: Sentence, noun: int) -> tuple[str, ...]:
        """Give the bodies that somebody heads: "commander for the Northern Command"."""
        things = (
            sentence.child(c, "pobj")
            for c in sentence.children[noun]
            if sentence.deps[c] == "prep" and sentence.words[c].lower() in ("of", "for", "at")
        )
        named = (i for t in things if t is not None for i in self.cast.at(sentence.index, t))
        return tuple(i for i in named if self.cast.profiles[i].type == "Organization")

    def _office_start(self, sentence: Sentence, noun: int) -> int:
        """Give the first token of an office that ends in a noun ("foreign minister", "former leader")."""
        start = _hyphenated(sentence, noun)  # "vice-president", which the parser takes apart
        while (
            start
            and start
            <= sentence.heads[start - 1]
            <= noun  # "national security adviser": of security, not of adviser
            and sentence.deps[start - 1] in ("compound", "amod")
            and not self.cast.at(sentence.index, start - 1)
        ):
            start = _hyphenated(sentence, start - 1)
        return start


def _is_sought(sentence: Sentence, noun: int) -> bool:
    """Tell an office that somebody only seeks: "the candidate for mayor of Oslo, Anna Lie"."""
    prep = sentence.heads[noun]
    if sentence.deps[noun] != "pobj" or sentence.words[prep] != "for":
        return False
    return sentence.lemmas[sentence.heads[prep]].lower() in _SEEKING


def _against(sentence: Sentence, token: int) -> bool:
    """Say whether a prefix sets somebody apart from those before the noun: "the anti-Oslo commander"."""
    return token > 1 and sentence.words[token - 1] == "-" and sentence.words[token - 2].lower() in _APART


def _hyphenated(sentence: Sentence, token: int) -> int:
    """Give where a word begins of which a token is the last part: "long" in "long-time"."""
    while (
        token > 1
        and sentence.words[token - 1] == "-"
        and sentence.ends[token - 2] == sentence.starts[token - 1]
    ):
        token -= 2
    return token
