"""Reach: whom a deed reaches through its complement or inside its object, where no slot of its row names anybody.

"refused to meet the envoys", "threatened to shell the town", "ease the curfew in the valley".
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.frames import Frames
from kg.extraction.issues import actors_in
from kg.extraction.sentence import VERBAL
from kg.extraction.slots import AT_WHOSE_WISH, ENDURED, Filled, Slots
from kg.extraction.word_classes import words

#: Deeds that reach so far: "refused to meet", "agreed to help".
REACHING_FAR = frozenset(
    {
        "REJECT",
        "AGREE",
        "CONCEDE",
        "THREATEN",
        "SANCTION",
        "AID",
        "COERCE",
        "ACCUSE",
        "SUPPORT",
        "ASSAULT",
        "REQUEST",
    }
)
#: Deeds that judge, back or refuse another deed.
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})
#: Deeds that judge or hit their object, not where it stands: who backs a truce in a valley doesn't back the valley.
_STOPPING = JUDGING | {"ASSAULT"}
#: Verbs whose objects are only talked about.
_TOPICS = words("topics")
#: In what one asks.
_MAIL = words("mail")
#: Verbs of handing something to somebody.
_HANDING = words("handing")
#: What somebody who asks does, and that after which one gives in.
_SEEKING = frozenset({"seek", "request", "demand", "file", "ask"})
_DEALS = frozenset(
    {"deal", "agreement", "talk", "negotiation", "meeting", "accord", "compromise", "settlement"}
)
#: Before clauses of what has to happen first.
_AWAITING = frozenset({"until", "till", "unless"})
#: Ends of fighting, and what is ceased.
TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
_CEASING = TRUCES | {"fire"}
#: Verbs of making what others judge, and what is sent to whoever refuses it.
_MAKING = words("making")
_SENT = words("charges_and_demands")
#: Thoughts of what is to become of somebody.
_SCHEMES = words("schemes")
_PERSONS = frozenset({"Person", "Role", "Organization"})
#: Words of a phrase that are looked at, at most.
_FAR = 16
_EXCUSING = frozenset({"defend", "justify", "excuse", "explain"})
#: Verbs whose object is a means.
_SENDING = words("sending")
_WARS = frozenset({"war", "conflict", "fight", "battle", "clash", "fighting", "struggle"})
#: Measures that are aimed at somebody, and verbs of whom they hit.
_AIMED = frozenset({"SANCTION", "COERCE", "MOBILIZE"})
_AIMING = frozenset({"aim", "direct", "level", "target", "design"})
_BITING = words("biting")
#: What is done with people without asking them: who agrees to house refugees agrees with others on it.
HANDLING = words("handling")
#: Deeds that let or help somebody do something.
_LETTING = frozenset({"AID", "CONCEDE"})
#: Prepositions by which a deed reaches somebody.
_REACHING: tuple[str, ...] = (
    "with",
    "to",
    "against",
    "on",
    "from",
    "of",
    "at",
    "between",
    "towards",
    "into",
    "for",
    "over",
    "in",
)
#: ... and by which a charge does: a complaint "to" somebody isn't against him.
_ACCUSING: tuple[str, ...] = ("against", "on", "from", "of", "at", "between", "towards", "into", "over")


def reached(slots: Slots, *, without: Iterable[str]) -> Filled:
    """Give whom the deed of a match reaches.

    :param without: actors that don't count (they already stand on the other side).
    """
    return _Reach(slots, frozenset(without)).find()


def awaited(frames: Frames, verb: int) -> tuple[int, ...]:
    """Give on whom a refusal waits: "will not lift the ban until Oslo pays"."""
    s = frames.sentence
    for c in s.children[verb]:
        marks = (s.lemmas[m].lower() for m in s.children[c] if s.deps[m] == "mark")
        if s.deps[c] == "advcl" and c > verb and not _AWAITING.isdisjoint(marks):
            return frames.subjects(c)
    return ()


class _Reach:
    def __init__(self, slots: Slots, barred: frozenset[str]) -> None:
        self.slots, self.barred = slots, barred
        self.s, self.frames, self.scene = slots.s, slots.frames, slots.scene
        self.head, self.type = slots.head, slots.match.row.get("type")
        self.judging = self.type in _STOPPING

    def find(self) -> Filled:
        mine = tuple(t for t in self.frames.objects(self.head) if not self.slots.closed(t))
        mine = mine if self.slots.verbal else ()
        if self.type == "AGREE" and self.s.lemmas[self.head] == "offer":
            mine = tuple(t for t in mine if self.s.tags[t] != "NNS")  # "offered joint patrols"
        if (
            self.type == "SANCTION"
        ):  # "enforces the Union's sanctions": a body imposes those that bear its name
            kinds = self.scene.cast.profiles
            own = (a for t in mine for a in self.scene.owners(t) if kinds[a].type == "Organization")
            self.barred = self.barred.union(own)
        groups = self._in_object(mine)
        if self.type in ("ACCUSE", "REJECT") and self.slots.verbal:  # "condemned the threats made by Oslo"
            judged = self.frames.objects(self.head)
            groups += [self._makers(t) for t in judged if self.slots.closed(t)]
            groups += [self._makers(o) for t in judged for o in self.frames.preps(t, "of")]
        objects: tuple[int, ...] = ()
        clause = self._clause()
        if clause is not None and self._lets(clause):
            groups.append(self.frames.comp_subjects(self.head))  # "helped the girls enter Norway": the girls
        elif clause is not None and (self.slots.verbal or self.type != "AGREE"):
            # who makes a deal to free somebody makes it with others
            ends = self.slots.ends(clause)  # who refuses to lift a ban on somebody is against him
            objects = tuple(t for t in self.frames.objects(clause) if ends or not self.slots.closed(t))
            if self.s.lemmas[clause] in _SENDING:
                objects = ()  # "warned that Oslo would deploy troops" is no threat to the troops
            handed = self.s.lemmas[clause] in _HANDING  # "refused to send troops to Oslo" reaches Oslo
            reached_by = (
                (self.frames.dative(clause), self.frames.preps(clause, "to", "for")) if handed else ()
            )
            named, reaching = objects, _REACHING
            # who agrees to set up an institute doesn't agree with it
            if self.type == "AGREE":
                known = self._knows if self.s.lemmas[clause] in HANDLING else self._agrees
                named = tuple(t for t in objects if any(map(known, self.scene.at(t))))
                objects = named if self.s.lemmas[clause] in HANDLING else objects
                reaching = _REACHING[:-1]
            groups += [*reached_by, named, self.frames.comp_subjects(clause), self.frames.dative(clause)]
            groups.append(self.frames.preps(clause, *reaching))
            groups += [self.frames.preps(t, *reaching) for t in objects]
            if self.type == "THREATEN":  # "threatened to resume attacks on Oslo"
                groups += [self.frames.preps(t, "on", "against") for t in self.frames.objects(clause)]
        if self.type == "REQUEST" and self.slots.verbal:  # "in a letter to the king, the union demanded"
            groups += [
                self.frames.preps(t, "to")
                for t in self.frames.preps(self.head, "in")
                if self.s.lemmas[t] in _MAIL
            ]
        for tokens in groups:
            # "withdraw its troops from Oslo" reaches Oslo, not the troops
            others = [
                t
                for t in tokens
                if not any(self.s.tags[c] == "PRP$" for c in self.s.children[t])
                and not self._benefits(t)
                and not (self.s.lemmas[self.s.heads[t]] == "at" and self.s.lemmas[t] in AT_WHOSE_WISH)
            ]
            if self.type == "AGREE":  # who agrees on a force doesn't agree with it
                others = [t for t in others if not (self.scene.at(t) and self._about(t))]
            if self.type == "CONCEDE" and self._ceases():  # "declared a truce in Bern" yields nothing to Bern
                others = [t for t in others if self.s.lemmas[self.s.heads[t]].lower() != "in"]
            found = tuple(a for a in self.scene.persons(others) if a not in self.barred)
            if found:
                return Filled(found, tokens, "deep", owner=True)
        for t in () if self.judging else (*mine, *objects):
            deep = actors_in(self.scene, t)
            if self.type == "AGREE" and t in objects:
                deep = tuple(filter(self.scene.is_state, deep))
            found = tuple(a for a in deep if a not in self.barred)
            if len(found) == 1:
                return Filled(found, (t,), "deepest", owner=True)
        return Filled()

    def _agrees(self, actor: str) -> bool:
        """Tell those with whom one may agree on what one does to them: states, people, bodies that are known."""
        return self._knows(actor) or self.scene.cast.profiles[actor].type in ("Role", "Group")

    def _knows(self, actor: str) -> bool:
        profile = self.scene.cast.profiles[actor]
        return bool(profile.wikidata or profile.iso3)

    def _about(self, token: int) -> bool:
        prep = self.s.heads[token]
        within = not self.slots.verbal and self.s.heads[prep] == self.head
        return self.s.lemmas[prep].lower() in (("on", "over", "in") if within else ("on", "over"))

    def _ceases(self) -> bool:
        """Tell an end of fighting, which is made with somebody, in some place."""
        return any(self.s.lemmas[t] in _CEASING for t in (self.head, *self.slots.companions))

    def _benefits(self, token: int) -> bool:
        """Tell for whom is what one refuses or demands: "rejected a plan for the refugees", "demanded aid for Oslo".

        Who backs a plan for a country may be for or against it.
        """
        prep = self.s.heads[token]
        named = self.s.lemmas[prep] == "for" and bool(self.scene.at(token))
        where = self.type == "SUPPORT" and self.s.lemmas[self.s.heads[prep]] in _SCHEMES
        return named and (self.type in ("REJECT", "REQUEST") or where)

    def _in_object(self, mine: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Give the phrases of the object, and of the noun that tells the deed, that may name whom it reaches."""
        reaching = _ACCUSING if self.type == "ACCUSE" else _REACHING[:-1] if self.judging else _REACHING
        if self.type == "ASSAULT":  # "waged war an hour from Oslo", "an attack from Chad"
            apart = (
                ("from", "over") if self.s.lemmas[self.head] in _WARS else ("from",)
            )  # "a war over the delta"
            reaching = tuple(p for p in reaching if p not in apart)
        if self.type == "SUPPORT":  # "supports laws against smugglers", "hailed the victory over the rebels"
            reaching = tuple(p for p in reaching if p not in ("against", "over"))
        hit = tuple(t for t in mine if self.type != "ASSAULT" or t not in self.slots.companions)
        hit = tuple(t for t in hit if self.type != "ACCUSE" or self.s.lemmas[t] not in ENDURED)
        groups = [hit, *(self.frames.preps(t, *self._leading(t, reaching)) for t in mine)]
        if self.type in JUDGING or self.type == "AGREE":
            groups += [self._makers(t) for t in mine]
        if self.type == "CONCEDE":  # "granted an order sought by the union"
            sought = (c for t in mine for c in self._participles(t) if self.s.lemmas[c] in _SEEKING)
            groups += [self.frames.subjects(c) for c in sought]
        if self.type == "CONCEDE":  # "called off the strike after a deal with Oslo"
            deals = self.frames.preps(self.head, "after", "following", "under")
            groups += [self.frames.preps(t, "with") for t in deals if self.s.lemmas[t] in _DEALS]
        if self.type == "REJECT" and self.slots.verbal:
            groups += [awaited(self.frames, v) for v in (self.head, self._clause()) if v is not None]
        if self.type in _AIMED:  # "announced sanctions targeting Oslo"
            nouns = mine if self.slots.verbal else (self.head,)
            groups += [self._meant_for(t) for t in nouns]
        if self.type == "THREATEN":  # "set a deadline for Oslo to leave"
            groups += [self._bound(t) for t in mine]
        if not self.judging:  # "lifted sanctions imposed on Oslo"
            groups += [self.frames.preps(c, "on", "against") for t in mine for c in self._participles(t)]
        if not self.slots.verbal:
            above = () if self.slots.carrier is None else (self.slots.carrier,)
            # "an agreement was signed in Oslo to applause from the audience" is made with neither
            around = ("between",) if self.type == "AGREE" else tuple(p for p in reaching if p != "with")
            ways = [(self.head, reaching), *((t, around) for t in above)]
            for head, prepositions in ways:
                found = self.frames.preps(head, *prepositions)
                groups.append(tuple(t for t in found if not (self.judging and self.slots.closed(t))))
        return groups

    def _leading(self, noun: int, prepositions: tuple[str, ...]) -> tuple[str, ...]:
        """Give the prepositions that name whom a judgement is about: "the abuse of players" is no fault of theirs."""
        endured = self.type == "ACCUSE" and self.s.lemmas[noun] in ENDURED
        return tuple(p for p in prepositions if p != "of") if endured else prepositions

    def _clause(self) -> int | None:
        """Give the verb of the complement, where it tells of the same deed."""
        clause = self.frames.clause(self.head)
        if clause is None or self._tells_of_others(clause) or self.s.pos[clause] not in VERBAL:
            return None
        if self.type == "REJECT" and self.s.lemmas[clause] in _TOPICS:
            return None
        if self.type == "AGREE" and self.frames.clause_form(clause) == "that":
            return None  # who agrees that somebody should go agrees with nobody named there
        gerund = self.frames.clause_form(clause) == "ing" and self.type in JUDGING
        denied = any(self.s.deps[c] == "neg" for c in self.s.children[clause])
        if gerund and (denied or self.type == "ACCUSE" or self.s.lemmas[self.head] in _EXCUSING):
            return None  # who defends not paying somebody, or criticises arming him, isn't for or against him
        return None if self.slots.closed(clause) else clause

    def _tells_of_others(self, clause: int) -> bool:
        """Tell a threat whose clause is about somebody else: "warned that Oslo was losing hold over Bergen"."""
        if self.type != "THREATEN":
            return False
        subjects = self.frames.subjects(clause)
        doers = {a for t in subjects for a in self.scene.who(t)}
        things = any(self.s.tags[t] in ("NN", "NNS") for t in subjects) and not doers
        if things and self.s.lemmas[self.head] == "warn":
            return True  # "warned that the raids violated Oslo's borders"
        return bool(doers) and not doers & self.barred

    def _makers(self, noun: int) -> tuple[int, ...]:
        """Give whose a thing is by a clause after it: "rejected the appeal filed by the union", "the offer Oslo made"."""
        made = [c for c in self.s.children[noun] if self.s.deps[c] == "relcl" and self.s.lemmas[c] in _MAKING]
        makers = tuple(t for c in (*self._participles(noun), *made) for t in self.frames.subjects(c))
        return tuple(t for t in makers if t != noun) or self._senders(noun)

    def _senders(self, noun: int) -> tuple[int, ...]:
        """Give from whom a charge or demand comes, told far behind it: "rejected criticism of its ban on cars from Lie"."""
        if self.type != "REJECT" or self.s.lemmas[noun] not in _SENT:
            return ()
        found = [noun]
        for t in found:
            for c in self.s.children[t]:
                if len(found) < _FAR and c > t and self.s.deps[c] in ("prep", "pobj"):
                    found.append(c)
        kinds = self.scene.cast.profiles
        sent = (t for t in found if self.s.deps[t] == "pobj" and self.s.lemmas[self.s.heads[t]] == "from")
        return tuple(t for t in sent if any(kinds[a].type in _PERSONS for a in self.scene.at(t)))[:1]

    def _bound(self, noun: int) -> tuple[int, ...]:
        """Give who is to do what an infinitive with "for" says: "a deadline for Oslo to leave"."""
        s = self.s
        clauses = [
            c for c in s.children[noun] if s.tags[c] == "VB" and s.deps[c] in ("acl", "advcl", "relcl")
        ]
        marked = [
            c for c in clauses if any(s.lemmas[m] == "for" and s.deps[m] == "mark" for m in s.children[c])
        ]
        return tuple(t for c in marked for t in self.frames.subjects(c))

    def _meant_for(self, noun: int) -> tuple[int, ...]:
        """Give whom a measure hits by a clause after it: "sanctions aimed at Oslo", "a ban that bars trade with Oslo"."""
        s, frames = self.s, self.frames
        for c in s.children[noun]:
            if c < noun or s.deps[c] not in ("acl", "relcl") or s.child(c, "neg") is not None:
                continue
            if s.lemmas[c] in _AIMING and (found := frames.preps(c, "at", "against", "toward", "towards")):
                return found
            if s.lemmas[c] in _BITING and not frames.is_passive(c):
                hit = frames.objects(c)
                around = tuple(t for o in (c, *hit) for t in frames.preps(o, "with", "to", "from"))
                return hit if self.scene.persons(hit, outright=True) else around
        return ()

    def _participles(self, noun: int) -> list[int]:
        s = self.s
        return [c for c in s.children[noun] if s.deps[c] == "acl" and self.frames.is_passive(c)]

    def _lets(self, clause: int) -> bool:
        """Tell the deed that somebody else is helped or allowed to do: "let the plane land", "helped them flee"."""
        s = self.s
        if self.type not in _LETTING or s.tags[clause] != "VB":
            return False
        modal = any(s.tags[c] == "MD" for c in s.children[clause])
        own = {*self.frames.subjects(self.head), *self.slots.match.tokens}
        return not modal and bool({*self.frames.comp_subjects(self.head)} - own)
