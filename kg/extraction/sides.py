"""Sides: what tells, of a matched deed, who stands on which side of it and who on none."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.event_tables import EventTables
from kg.extraction.lexicon import Row
from kg.extraction.patterns import Match
from kg.extraction.polarity import HARMS
from kg.extraction.reach import JUDGING
from kg.extraction.scene import Scene
from kg.extraction.slots import Filled, Slots
from kg.extraction.status import OWN_ENDS
from kg.extraction.word_classes import words

#: Deeds that judge, help, meet or protest, and don't touch the victims of a harm in them.
_CLOSING = JUDGING | {"AID", "COOPERATE", "AGREE", "CONSULT", "PROTEST"}
#: What befalls somebody, who isn't accused by whoever looks into it.
_MISFORTUNES = words("misfortunes") | words("falls")
#: Prepositions behind which all the sides of a deed stand.
_AMONG = frozenset({"between", "among"})
_DASHES = frozenset({"-", "–", "—"})
_AVERTING = words("averting") | {"avoid", "escape"}
_THANKING = frozenset({"thank", "grateful", "thankful", "appreciative", "indebted"})
_GIVEN = frozenset({"support", "solidarity", "backing", "sympathy"})
#: Verbs of those who want others to come to terms.
_WORKING = frozenset({"work", "push", "press", "strive", "appeal", "campaign", "pray", "lobby", "struggle"})


class Sides:
    """The sides of one matched pattern."""

    def __init__(self, scene: Scene, tables: EventTables, match: Match) -> None:
        self.scene, self.match, self.tables = scene, match, tables
        self.s, self.frames = scene.sentence, scene.frames
        self.head = match.head
        self.row: Row = match.row
        self.slots = Slots(scene, tables.lenders, match, closed=self.closed)
        self.verbal = self.slots.verbal

    def among_others(self, target: Filled) -> bool:
        """Tell a deed of several on one side, which is their own: "between leaders in Bern", "the Oslo-Bern talks"."""
        if self.row["recip"] != "y" or not target.actors:
            return False
        several = len(target.actors) > 1
        if target.slot == "mod":
            return several and any(self.s.words[t + 1] in _DASHES for t in target.tokens)
        return target.slot in _AMONG and (several or self.s.tags[target.tokens[0]] == "NNS")

    def works_for(self) -> bool:
        """Tell what somebody only works towards: "pushed for a truce"."""
        prep = self.s.heads[self.head]
        return self.s.lemmas[prep] == "for" and self.s.lemmas[self.s.heads[prep]] in _WORKING

    def takes_on(self, said: str, target: Filled) -> bool:
        """Tell whoever takes something on himself together with others: "said that it and the Greens were responsible"."""
        scene = self.scene
        own = (t for t in target.tokens if self.s.tags[t] == "PRP" and {*scene.at(t)} <= {said})
        return len(target.tokens) > 1 and next(own, None) is not None

    def inside(self, inner: Sequence[int], outer: Sequence[int]) -> bool:
        """Tell tokens that all belong to the names or descriptions at others."""
        mentions = [self.scene.cast.mention(self.s.index, t) for t in outer]
        around = {t for m in mentions if m is not None for t in range(m.start, m.end)} - {*outer}
        return bool(inner) and around.issuperset(inner)

    def ended(self) -> bool:
        """Tell a harm that the subject ends: who ends a war need not have fought it."""
        if self.verbal or self.row["type"] not in HARMS or self.slots.carrier is None:
            return False
        if self.row["type"] == "ASSAULT" and self.s.lemmas[self.slots.carrier] in OWN_ENDS:
            return False  # "ceased airstrikes": one's own
        return self.slots.ends(self.slots.carrier)

    def averted(self) -> bool:
        """Tell a harm that the subject keeps from happening: "avoided a war"."""
        if self.verbal or self.row["type"] not in HARMS or self.slots.carrier is None:
            return False
        return self.s.lemmas[self.slots.carrier] in _AVERTING

    def own_deed(self) -> Filled | None:
        """Give whose deed the object is by a possessive: "promised Oslo's support", "announced Bern's aid"."""
        for t in self.slots.companions:
            owners = [c for c in self.s.children[t] if self.s.deps[c] == "poss" and self.s.tags[c] != "PRP$"]
            match = (
                self.tables.events.at(self.frames, t)
                if owners and t in self.frames.objects(self.head)
                else None
            )
            given = match is None and self.row["type"] == "SUPPORT" and self.s.lemmas[t] in _GIVEN
            if given or (match is not None and match.row["type"] == self.row["type"]):
                actors = tuple(a for c in owners for a in self.scene.who(c))
                return Filled(actors, tuple(owners), "poss") if actors else None
        return None

    def thanked(self, *, without: tuple[str, ...]) -> Filled:
        """Give who thanks for a deed, which was done to him: "Oslo thanked Bern for its support", "is grateful for"."""
        noun = self.s.heads[self.head] if self.s.deps[self.head] == "acl" else self.head
        prep = self.s.heads[noun]
        verb = self.s.heads[prep]
        if self.s.lemmas[prep] != "for" or self.s.lemmas[verb] not in _THANKING:
            return Filled()
        who = self.frames.subjects(verb)
        return Filled(tuple(a for a in self.scene.persons(who) if a not in without), who, "thanks")

    def own_threat(self, source: Filled) -> bool:
        """Tell whether whoever warns tells of a deed of his own: "warned that it would shell the town"."""
        clause = self.frames.clause(self.head)
        if clause is None or self.s.lemmas[self.head] != "warn":
            return True
        doers = self.scene.persons(self.frames.subjects(clause))
        countries = {self.scene.cast.profiles[a].country for a in source.actors}
        return any(a in source.actors or a in countries for a in doers)

    def own_country(self, source: Filled, target: Filled) -> bool:
        """Tell a target that is but the country of whoever acts."""
        kinds = self.scene.cast.profiles
        return bool(target.actors) and set(target.actors) <= {kinds[a].country for a in source.actors}

    def closed(self, token: int) -> bool:
        """Tell a harm that is judged or refused, behind which nobody is acted on: "condemned the attack on Oslo"."""
        if self.row["type"] not in _CLOSING:
            return False
        if self.row["mode"] == "third-party":
            return False
        if self.row["type"] == "PROTEST" and token in self.match.tokens:
            return False  # "began a strike against the company": the strike is the protest
        if self.s.lemmas[token] in _MISFORTUNES:
            return True  # who looks into somebody's death doesn't accuse him, nor back him who welcomes it
        match = self.tables.events.at(self.frames, token)
        # "launched a scathing attack on": the noun is the judging itself
        return match is not None and match.row["type"] in HARMS - {self.row["type"]}

    def is_place(self, actor: str) -> bool:
        """Tell a place, which does nothing itself."""
        return self.scene.cast.profiles[actor].type == "Place"
