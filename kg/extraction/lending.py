"""Lending: who does, or suffers, the deed that a noun tells, by the words above it.

A light verb ("Oslo held talks"), a wish or a plan ("Oslo's desire for talks"), a preposition ("a town under siege", "on a
visit to Oslo, the king said") or another noun ("the victim of an attack").
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.frames import MAX_DEPTH
from kg.extraction.patterns import Lenders, Match
from kg.extraction.scene import Scene
from kg.extraction.sentence import NOMINAL, VERBAL
from kg.extraction.word_classes import words

_COPULAS = words("copulas")
#: Nouns that only count or frame the deed after their "of": "a history of talks".
_FRAMING = words("framing")
#: Nouns that measure a deed.
_AMOUNTS = words("amounts")
#: Where one may say something without being a side: "raised it in a call with Oslo", but not "at a forum with Oslo".
_GATHERINGS = frozenset({"forum", "conference", "rally", "debate", "event", "hearing", "war", "campaign"})
#: Light verbs whose subject does the deed: not those that let it happen, cause or undergo it.
_DOING = frozenset({"do", "begin", "continue", "end", "seek", "plan", "refuse"})
#: Verbs of those who wait for what others do.
_AWAITING = frozenset({"accept", "anticipate", "await", "envisage", "envision", "expect", "project", "eye"})
#: Verbs of those who show up "in support of" somebody, and what they show.
_RALLYING = words("rallying")
_SIDES = frozenset(
    {"support", "favour", "favor", "solidarity", "opposition", "protest", "defence", "defense"}
)
#: Deeds of words, which are refused by whom they are addressed to.
_ADDRESSED = frozenset({"REQUEST", "ACCUSE", "THREATEN"})
#: Nouns of those to whom a deed is done, and deeds under which one is.
_SUFFERERS = words("sufferers")
_HARMS = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN"})
#: Deeds that one uses where others have done them.
_UNUSED = frozenset({"ASSAULT", "COERCE"})
_RISINGS = frozenset({"insurrection", "rebellion", "revolt", "riot", "rioting", "unrest", "uprising"})
_BETWEEN_OTHERS = frozenset({"arrange", "broker", "mediate", "negotiate", "secure"})
_MEANWHILE = frozenset({"on", "during", "after", "before", "following", "for"})
_TRAVELLING = frozenset(
    {"be", "arrive", "come", "depart", "fly", "gather", "go", "head", "leave", "return", "travel", "visit"}
)
#: What one says or does of those whom one has met: "announced the deal after talks with Oslo".
_MEETING = words("meeting")
_JOURNEYS = frozenset({"visit", "trip", "tour", "journey", "mission"})
#: What measures a meeting by its time.
_SPELLS = frozenset({"minute", "hour", "day", "week", "month", "year", "round", "night", "course"})
#: What one captures or loses a town after, and verbs of doing so.
_FIGHTS = words("fights")
_AFTER = frozenset({"after", "in", "during", "following", "amid"})
_WARRING = frozenset(
    {
        "capture",
        "take",
        "seize",
        "retake",
        "recapture",
        "kill",
        "lose",
        "storm",
        "enter",
        "withdraw",
        "retreat",
    }
    | {"advance", "occupy", "overrun", "conquer", "surrender", "flee", "push", "suffer", "wound", "destroy"}
)
#: What is held in support of somebody.
_RALLIES = frozenset(
    {"rally", "demonstration", "protest", "march", "vigil", "procession", "strike", "gathering"}
)
#: Verbs whose object gets into a deed with others.
_EMBROILING = frozenset({"embroil", "entangle", "drag", "draw", "suck", "plunge", "pull", "lure"})
#: Verbs whose object is kept from harm.
_SHIELDING = frozenset({"defend", "protect", "shield", "guard", "insulate"})
#: Verbs that say whose deed a harm was.
_BLAMING = frozenset({"blame", "pin", "attribute", "ascribe", "trace"})
#: Verbs with which one is in favour or in support of something.
_STANDING = words("standing")


class Lending:
    """What stands above the noun of a match."""

    def __init__(self, scene: Scene, lenders: Lenders, match: Match) -> None:
        self.lenders, self.match, self.head = lenders, match, match.head
        self.scene, self.s, self.frames = scene, scene.sentence, scene.frames
        #: the light verb makes its subject the receiving side: "faces sanctions"
        self.undergone = False
        self.carrier = self._carrier()
        #: whom the noun above makes the receiving side: "a town under siege", "the victim of an attack"
        self.sufferers = () if self.carrier is not None else self._sufferers()

    def _carrier(self) -> int | None:
        """Give the light verb of which the noun is object: "held talks", "engaged in talks", "talks were held"."""
        s, noun = self.s, self.head
        while s.deps[noun] == "conj" and s.pos[s.heads[noun]] in NOMINAL:
            noun = s.heads[noun]
        above = s.heads[s.heads[noun]]
        if s.deps[noun] == "pobj" and (s.pos[above] == "NUM" or s.lemmas[above] in _AMOUNTS):
            noun = above  # "provides 10 million in aid"
        verb = s.heads[noun]
        through: int | None = None
        if s.deps[noun] == "pobj":
            through, verb = verb, s.heads[verb]
        elif s.deps[noun] not in ("dobj", "nsubjpass"):
            return None
        if s.pos[verb] not in VERBAL or (s.lemmas[verb] == "get" and s.child(verb, "prt") is not None):
            return None  # "get the violence down" suffers none
        match = self.lenders.light.at(self.frames, verb)
        if match is None or (through is not None and through not in match.tokens):
            return None
        self.undergone = match.row["aspect"] == "undergo"
        return verb

    def _sufferers(self) -> tuple[int, ...]:
        """Give who undergoes a noun's deed by the noun above: "a town under siege", "Oslo is a target of attacks"."""
        s, prep = self.s, self.s.heads[self.head]
        above = s.heads[prep]
        kind, word = self.match.row.get("type"), s.lemmas[prep]
        helped = (kind in ("SUPPORT", "AID") and word == "with") or (kind == "REQUEST" and word == "at")
        if s.deps[self.head] == "pobj" and helped and s.pos[above] in VERBAL:
            # "freed it with the help of Oslo", "came at the request of Bern"
            for _ in range(MAX_DEPTH):
                if kind == "REQUEST" and s.deps[above] in ("xcomp", "advcl") and s.heads[above] < above:
                    above = s.heads[above]
            return self.frames.subjects(above) if self.frames.preps(self.head, "of", "from") else ()
        if s.deps[self.head] == "pobj" and helped and s.words[prep - 1] == "," and s.pos[above] in NOMINAL:
            # "Lie, with the backing of Oslo, left"
            return (above,) if self.frames.preps(self.head, "of", "from") else ()
        shielded = s.lemmas[above] in _SHIELDING and word in ("against", "from")
        if s.deps[self.head] == "pobj" and shielded and s.pos[above] in VERBAL and kind in _HARMS:
            return self._shielded(above)
        leading = (
            kind in _HARMS and s.words[prep - 1] == "," and prep < above
        )  # "Lie, under investigation, fled"
        pressed = word == "under" and (leading or s.lemmas[self.head] == "pressure")
        if pressed and s.deps[self.head] == "pobj" and s.pos[above] in VERBAL:
            return self.frames.control.surface_subjects(
                above, MAX_DEPTH
            )  # "buckled under pressure from Oslo"
        if s.deps[self.head] != "pobj" or s.pos[above] not in NOMINAL:
            return ()
        if s.lemmas[prep] == "under":
            return (above,) if self.match.row.get("type") in _HARMS else ()
        if s.lemmas[prep] != "of" or s.lemmas[above] not in _SUFFERERS:
            return ()
        if s.deps[above] == "appos":
            return (s.heads[above],)
        said = s.deps[above] == "attr" and s.lemmas[s.heads[above]] in _COPULAS
        return self.frames.subjects(s.heads[above]) if said else (above,)

    def _shielded(self, verb: int) -> tuple[int, ...]:
        """Give who is defended against a harm: "defended Oslo against criticism", "defended himself against it"."""
        found = self.frames.objects(verb)
        own = any(self.s.lemmas[t].lower().endswith(("self", "selves")) for t in found)
        return self.frames.subjects(verb) if own else found

    def _claimants(self) -> tuple[int, ...]:
        """Give who claims a harm: "an attack claimed by X", "for which X claimed responsibility"."""
        s, frames, above = self.s, self.frames, self.s.heads[self.head]
        below = [c for c in s.children[self.head] if s.deps[c] in ("acl", "relcl")]
        through = s.heads[above]  # "claimed responsibility for the attack"
        if s.lemmas[through] in ("responsible", "guilty") and s.deps[through] == "acomp":
            return frames.subjects(through)  # "was responsible for the attack"
        for c in (*below, above, s.heads[through]):
            if s.lemmas[c] != "claim" or s.pos[c] not in VERBAL:
                continue
            if c == above and s.deps[self.head] == "dobj" and not self.scene.owners(self.head):
                return tuple(t for t in frames.subjects(c) if self._of_fighters(t))  # "claimed two attacks"
            taken = any(s.lemmas[o] in ("responsibility", "credit") for o in frames.objects(c))
            if frames.is_passive(c) and (c in below or self.head in s.children[c]):
                return frames.subjects(c)
            if taken and (c in below or s.lemmas[through] in ("responsibility", "credit")):
                return frames.subjects(c)
        return ()

    def _of_fighters(self, token: int) -> bool:
        """Tell groups, who claim attacks as theirs, from states and persons, who claim that there were some."""
        kinds = {self.scene.cast.profiles[a].type for a in self.scene.at(token)}
        return bool(kinds) and kinds <= {"Organization", "Group"}

    def _blamed(self) -> tuple[int, ...]:
        """Give on whom a harm is blamed: "the killings, which monitors blamed on the army", "an attack blamed on X"."""
        s, frames = self.s, self.frames
        if not _BLAMING & frames.bag:
            return ()
        above = s.heads[self.head]
        harmed = (self.head, *frames.preps(self.head, "on", "of", "against", "in"))
        below = (c for t in harmed for c in s.children[t] if s.deps[c] in ("acl", "relcl"))
        for c in (*below, above):
            blamed = s.lemmas[c] in _BLAMING and s.pos[c] in VERBAL
            if blamed and not {*harmed}.isdisjoint(frames.objects(c)):
                return frames.preps(c, "on" if s.lemmas[c] in ("blame", "pin") else "to")
        return ()

    def doers(self, *, both_named: Callable[[], bool]) -> tuple[int, ...]:
        """Give who a noun's deed belongs to by the words above it: a light verb, a wish, a plan."""
        s, frames = self.s, self.frames
        if self.match.row.get("type") == "ASSAULT":
            claimants = self._claimants() or self._blamed()
            if claimants:
                return claimants
        for c in s.children[self.head]:  # "the threat posed by Oslo", "strikes carried out by Bern"
            if s.deps[c] in ("acl", "relcl") and s.pos[c] in VERBAL and frames.is_passive(c) and self._do(c):
                if self.match.row.get("type") == "CONCEDE" and s.lemmas[c] in _BETWEEN_OTHERS:
                    return ()  # "a truce negotiated by Oslo" needn't be its own
                agents = frames.subjects(c)
                if agents:
                    return agents
        if self.carrier is not None:
            match = self.lenders.light.at(frames, self.carrier)
            aspect = match.row["aspect"] if match is not None else ""
            third = aspect == "enable" or (aspect == "continue" and self.match.row.get("type") == "COOPERATE")
            if aspect == "cause" or (third and both_named()) or self._others(match):
                return ()
            if aspect in ("refuse", "enable") and self.match.row.get("type") == "ACCUSE":
                return ()  # "rejected allegations", "oversaw the inquiry": of others
            if (
                aspect == "plan"
                and s.lemmas[self.carrier] in _AWAITING
                and self.match.row.get("type") in _HARMS
            ):
                return ()  # "would not accept an attack on Oslo"
            taken = s.lemmas[self.carrier] == "involve" and frames.is_passive(self.carrier)
            if taken and self.match.row.get("type") not in _HARMS:
                return ()
            return frames.patients(self.carrier) if taken else frames.subjects(self.carrier)
        noun = self.head
        for _ in range(MAX_DEPTH):
            above = s.heads[noun]
            if above == noun:
                return ()
            if s.deps[noun] == "conj":
                noun = above
                continue
            through: int | None = None
            if s.deps[noun] == "pobj":
                through, above = above, s.heads[above]
            elif s.deps[noun] not in ("dobj", "nsubjpass", "attr"):
                return ()
            if through is not None and s.lemmas[above] in _EMBROILING and s.lemmas[through] in ("in", "into"):
                return frames.objects(above)  # "embroiled Oslo in a conflict with Bern"
            if through is not None and s.lemmas[through] == "of" and s.lemmas[above] in _SPELLS:
                noun = above  # "after hours of talks with Oslo, she signed the accord"
                continue
            on_object = s.deps[above] == "dobj" and s.pos[s.heads[above]] in VERBAL
            if (
                through is not None
                and on_object
                and s.lemmas[through] in ("after", "before", "during", "following")
            ):
                above = s.heads[above]  # "issued the warning after talks with Oslo"
            if through is not None and s.pos[above] in VERBAL and self._fought(through, above):
                return frames.subjects(above)  # "captured the town after fighting with rebels"
            if through is not None and s.pos[above] in VERBAL and self._attended(through, above):
                return frames.subjects(above)  # "raised it in a call with Oslo", "said on a visit to Oslo"
            if through is not None and noun == self.head and s.pos[above] in NOMINAL and self._backs():
                noun = above  # "conducted strikes in support of the army"
                continue
            match = self.lenders.embeddings.at(frames, above)
            if match is not None and match.row["lends"] != "y":
                match = None
            used = self.match.row.get("type") in _UNUSED or s.lemmas[self.head] in _RISINGS
            if s.lemmas[above] == "use" and used:
                return ()  # "used the riot to justify the law"
            if (
                through is not None
                and s.lemmas[through] == "in"
                and (
                    s.pos[above] == "ADJ"
                    or s.lemmas[above] in _STANDING
                    or self._rallies(above)
                    or self._backs()
                )
            ):
                return frames.subjects(above)  # "is in favour of", "remains steadfast in support of"
            if s.pos[above] == "ADJ" and s.deps[above] == "oprd":
                return ()  # "holds Oslo responsible for the attack"
            if s.pos[above] in VERBAL or s.pos[above] == "ADJ":
                match = match or self._do(above)
                fits = match is not None and (
                    through is None or through in match.tokens or s.pos[above] == "ADJ"
                )
                return frames.subjects(above) if fits else ()
            framed = through is not None and (
                (s.lemmas[through] == "of" and s.lemmas[above] in _FRAMING)
                # "held a rally in support of Oslo"
                or (
                    s.lemmas[through] == "in"
                    and s.lemmas[above] in _RALLIES
                    and s.lemmas[self.head] in _SIDES
                )
            )
            if match is None and not framed:
                return ()
            owners = [t for c in s.children[above] if s.deps[c] == "poss" for t in frames.conjuncts(c)]
            owners = owners or list(frames.preps(above, "by"))
            if owners:
                return tuple(owners)
            noun = above
        return ()

    def _others(self, match: Match | None) -> bool:
        """Tell a deed of others that a light verb stops: "blocked any discussion", but not "blocked talks with Oslo".

        Or at which one only sits: "the judge presides over the lawsuit", but not "over the summit".
        """
        note = "" if match is None else match.row["note"]
        if match is not None and match.row["aspect"] == "refuse" and self.match.row.get("type") in _ADDRESSED:
            return True  # "rejected calls for her to resign" calls for nothing
        mutual = self.match.row.get("recip") == "y"
        if note == "mutual":
            return not mutual
        return note == "others" and not (mutual and self.frames.preps(self.head, "with"))

    def _attended(self, prep: int, verb: int) -> bool:
        """Tell talks or a visit at which the subject of the sentence is: "during a visit to Oslo, the king praised"."""
        s, noun = self.s, self.head
        # "after hours of talks with Oslo", but not "power in the months of meetings"
        direct, framed = s.heads[noun] == prep, s.heads[s.heads[noun]]
        if s.lemmas[s.heads[framed]] == "of":
            framed = s.heads[s.heads[framed]]  # "over the course of two days of talks"
        if s.lemmas[noun] in _GATHERINGS or not (direct or s.heads[framed] == prep):
            return False
        if not direct and s.lemmas[prep] == "in":
            return False
        word, met = s.lemmas[prep].lower(), bool(self.frames.preps(noun, "with"))
        if met and word in ("in", "during", "at"):
            return True
        spell = word == "over" and s.lemmas[framed] == "course"
        if self.match.row.get("type") != "CONSULT" or not (spell or word in _MEANWHILE):
            return False
        if met and word == "for" and s.lemmas[verb] in _TRAVELLING:
            return True  # "was in Oslo for talks with the king"
        travelling = word != "for" and s.lemmas[noun] in _JOURNEYS and bool(self.frames.preps(noun, "to"))
        told = s.lemmas[verb] in _MEETING and word != "for"
        return travelling or (met and (prep < verb or told))

    def _fought(self, prep: int, verb: int) -> bool:
        """Tell a fight with somebody in which the subject of a verb of war has been."""
        s = self.s
        if (
            s.lemmas[self.head] not in _FIGHTS
            or s.lemmas[verb] not in _WARRING
            or self.frames.is_passive(verb)
        ):
            return False
        return s.lemmas[prep].lower() in _AFTER and bool(self.frames.preps(self.head, "with", "against"))

    def _rallies(self, verb: int) -> bool:
        """Tell a verb of those who show up for somebody: "marched in support of Oslo"."""
        held = any(self.s.lemmas[o] in _RALLIES for o in self.frames.objects(verb))
        return (held or self.s.lemmas[verb] in _RALLYING) and self.s.lemmas[self.head] in _SIDES

    def _backs(self) -> bool:
        """Tell what is done in somebody's support or in protest: "in support of the army, jets struck the town"."""
        if self.s.lemmas[self.head] == "protest" and self.s.lemmas[self.head - 1] == "in":
            return bool(self.frames.preps(self.head, "over", "at", "against"))
        return self.s.lemmas[self.head] in ("support", "solidarity") and bool(
            self.frames.preps(self.head, "of", "with")
        )

    def _do(self, verb: int) -> Match | None:
        """Give the light verb that makes its subject the doer: "has a desire for talks"."""
        match = self.lenders.light.at(self.frames, verb)
        return match if match is not None and match.row["aspect"] in _DOING else None
