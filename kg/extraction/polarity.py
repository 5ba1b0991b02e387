"""How polarity composes: what a stance is really about, and what it implies for the actors in it.

"called for an end to the siege" is against the siege; "opposes lifting sanctions on Iran" is for the sanctions and
against Iran; "criticised B for attacking C" is against B and says nothing about C.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.extraction.absent import absent
from kg.extraction.event_tables import EventDraft
from kg.extraction.lexicon import Lexicons
from kg.extraction.patterns import PatternIndex
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.stance_drafts import counts
from kg.extraction.word_classes import words
from kg.model import AUTHOR, EventType, Polarity

MAX_STEPS = 4
#: Note of words that make more or less of a thing, and things whose being less is their being fought.
_DEGREE = "degree"
_EVILS = words("evils")
#: What a deed does to those on its receiving end.
HARMS: frozenset[EventType] = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "COERCE", "ASSAULT"}
)
#: Deeds that remove somebody from office: who calls for one is against him, whether he goes or is made to go.
OUSTS: frozenset[EventType] = frozenset({"RESIGNATION", "IMPEACHMENT"})
#: What is done to whoever follows "of": who condemns a breach of the board's rules is not against the board.
_WRONGS = words("wrongs")
#: Verbs of giving somebody up to others.
_DELIVERING = frozenset({"hand", "extradite", "surrender", "turn", "deliver", "extradition", "handover"})
#: Verbs by which power goes to whoever is named.
_CEDING = frozenset({"hand", "transfer", "cede", "return"})
#: What befalls whose it is, where nobody follows "of".
_UNDERGONE = frozenset({"treatment", "mistreatment", "dismissal", "detention", "imprisonment", "suffering"})
#: What is laid on somebody.
_PENALTIES = words("penalties_laid")
_PUNISHMENTS = words("punishments_for")
_LEAVING = frozenset({"withdrawal", "disengagement", "retreat", "pullout", "pull-out"})
#: Nouns whose "be" says what they are about: "the priority must be access".
_AIMS = words("aims")
#: What somebody is accused of.
_CHARGES = words("charges_made")
#: Ends that somebody comes to: who welcomes them is against him.
_FALLS = words("falls")
#: How somebody does a thing, and verbs of doing what one answers for: "the decision that Oslo took".
_WAYS = frozenset({"way", "manner"})
_MAKING = words("performing") | words("bringing_about")
_MEDIATING = frozenset({"broker", "mediate", "facilitate", "host", "monitor"})
_TAKING_PART = frozenset({"participation", "involvement", "membership", "entry", "accession", "return"})
#: What one has with others; for one's own side it says nothing.
_TIES = frozenset({"relation", "relationship", "tie", "link", "friendship", "cooperation", "alliance"})
#: Words by which one says sorry, which take nobody's side.
_APOLOGY = frozenset({"apologise", "apologize", "apology"})
#: Nouns that imply nothing for those they are between, with, of, to or from: strife, ways in, seats, borders, what one
#: demands of somebody.
IMPARTIAL = words("impartial")
#: Prepositions of a pattern behind which stands to whom a thing is done, and "rid", which has one of them.
_DONE_TO = frozenset({"of", "against", "to", "from", "rid"})
#: Verbs of keeping harm from their object.
_SHIELDING = words("shielding")
#: Verbs that one does with those whom one is for.
_TOGETHER = words("allying")
#: Thoughts of what is to become of a country, which needn't gain by it.
_SCHEMES = words("schemes")
#: Times that something is the first or largest in.
_SPANS = frozenset(
    {
        "percent",
        "percentage",
        "%",
        "history",
        "memory",
        "year",
        "decade",
        "century",
        "generation",
        "month",
        "week",
        "era",
    }
)
HELPS: frozenset[EventType] = frozenset(
    {"SUPPORT", "AID", "COOPERATE", "CONSULT", "AGREE", "CONCEDE", "ELECTION", "APPOINTMENT"}
)


def flip(polarity: Polarity) -> Polarity:
    """Turn a polarity round; neutral stays.

    >>> flip("support"), flip("neutral")
    ('oppose', 'neutral')
    """
    return {"support": "oppose", "oppose": "support", "neutral": "neutral"}[polarity]  # type: ignore[return-value]


class Aim(NamedTuple):
    """What a stance comes down to: the token it is about, and the polarity towards that."""

    token: int
    polarity: Polarity
    #: who is to end or begin it, where the words on the way say: "urged Oslo to stop the strikes"
    doers: tuple[str, ...] = ()
    #: the change of degree that it is in the words, and the polarity towards that: "wants to cut taxes" isn't against taxes
    change: tuple[int, Polarity] | None = None


@dataclass(frozen=True, slots=True)
class Composer:
    """Follows verbs and nouns of change, and reads off what a stance implies."""

    effects: PatternIndex
    light: PatternIndex

    @classmethod
    def load(cls, lexicons: Lexicons, light: PatternIndex) -> Composer:
        """Read the table ``effects``."""
        return cls(PatternIndex(lexicons.table("effects", ["pattern", "pos", "effect"])), light)

    def aim(self, scene: Scene, token: int, polarity: Polarity, events: Mapping[int, EventDraft]) -> Aim:
        """Follow a target through what is done to it: "to restart dialogue" is about the dialogue."""
        doers: tuple[str, ...] = ()
        change: tuple[int, Polarity] | None = None
        for _ in range(MAX_STEPS):
            step = self._step(scene, token, polarity, events)
            if step is None:
                break
            match = self.effects.at(scene.frames, token)
            said = match is not None and match.row["note"] == "said"
            if change is None and match is not None and match.row["note"] == _DEGREE:
                evil = match.row["effect"] == "-" and scene.sentence.lemmas[step[0]] in _EVILS
                change = None if evil else (token, polarity)
            if scene.sentence.pos[token] in VERBAL and not said:  # who condemns a raid doesn't end it
                doers = tuple(scene.persons(scene.frames.subjects(token), outright=True)) or doers
            token, kept = step
            polarity = polarity if kept else flip(polarity)
        return Aim(token, polarity, doers, change)

    def _step(
        self, scene: Scene, token: int, polarity: Polarity, events: Mapping[int, EventDraft]
    ) -> tuple[int, bool] | None:
        s, frames = scene.sentence, scene.frames
        match = self.effects.at(frames, token)
        if match is not None and match.row["effect"] == "=":
            return None
        if match is not None and match.row["note"] == "said" and polarity == "oppose":
            return None  # who won't condemn the raid needn't be for it
        shielded = s.lemmas[token] in _SHIELDING and bool(frames.objects(token))  # "defend it against"
        kept = match is not None and (match.row["effect"] == "+" or shielded)
        if s.lemmas[token] == "be":
            # "the priority must be access", "his focus has to be on access"
            if any(s.lemmas[t] not in _AIMS for t in frames.subjects(token) if s.pos[t] in ("NOUN", "PROPN")):
                return None  # "the deal should not be a condition of" is about its being one
            subjects = frames.subjects(token)
            if subjects and all(s.words[t].lower() in ("that", "this", "it", "they") for t in subjects):
                return None  # "that has to be a key element of reform" is for whatever that is
            named = frames.predicates(token) or frames.preps(token, "on", "about")
            none = bool(named) and any(s.lemmas[c].lower() == "no" for c in s.children[named[0]])
            return (named[0], not none) if named and not scene.at(named[0]) else None
        if s.pos[token] in VERBAL:
            if match is None and self.light.at(frames, token) is None:
                return None
            if s.lemmas[token] == "return" and frames.objects(token):
                return None  # "the land must be returned to the farmers"
            if frames.control.retained(token):
                return None  # who warns that Oslo may be given a loan warns of its being given one
            if match is not None and match.row["note"] == "asks":
                return None  # "press Oslo to end the raids" stays the issue
            inner = self._undergoing(scene, token, match.tokens if match else ())
            if not inner and frames.clause(token) is not None:
                inner = (frames.clause(token) or token,)
                if frames.clause_form(inner[0]) == "whether":
                    return None  # "check whether it was disclosed" is for the check
            if not inner and match is not None:
                inner = tuple(t for t in frames.subjects(token) if s.pos[t] == "NOUN")  # "the war must end"
            if not inner or scene.at(inner[0]):
                return None  # what is done to somebody stays the issue: "isolating Oslo", "working with Bern"
            if match is None and inner[0] not in events:
                return None  # "take the initiative" is the issue, not the initiative
            return inner[0], kept or match is None
        if match is None or scene.at(token):
            return None
        if s.lemmas[token] in _TAKING_PART and scene.doers(token):
            return None  # "blocked Oslo's participation in the talks" isn't against the talks
        inner = frames.preps(token, "to", "of", "on", "in", "against", "from")
        if inner and (s.lemmas[inner[0]] in _SPANS or s.pos[inner[0]] == "NUM"):
            return None  # "the largest increase in the history of the county", "a rise of two percent"
        return (inner[0], kept) if inner and not scene.at(inner[0]) else None

    @staticmethod
    def _undergoing(scene: Scene, verb: int, tokens: Iterable[int]) -> tuple[int, ...]:
        """Give to what or whom a verb is done, by its object or its pattern's preposition: "to get rid of her"."""
        s = scene.sentence
        rid = next((t for t in (verb, *tokens) if s.lemmas[t] == "rid"), None)
        if rid is not None:  # parsers take "get rid" for a passive, or for what somebody becomes
            return scene.frames.preps(rid, "of")
        if found := scene.frames.objects(verb):
            return found
        for t in tokens:
            if s.deps[t] == "prep":
                return scene.frames.preps(verb, s.lemmas[t].lower())
        return ()

    def towards(
        self, scene: Scene, aim: Aim, holder: str, events: Mapping[int, EventDraft]
    ) -> dict[str, Polarity]:
        """Give what a stance to ``aim`` implies for actors other than its holder."""
        event = events.get(aim.token)
        found: dict[str, Polarity] = {}
        if scene.sentence.lemmas[aim.token] in IMPARTIAL and not scene.at(aim.token):
            return found
        accused = self._accused(scene, aim.token) if scene.sentence.lemmas[aim.token] in _CHARGES else []
        if event is not None and event.type in HARMS:
            if aim.polarity == "oppose":
                found = dict.fromkeys(event.sources, "oppose") if event.status == "actual" else {}
                if not event.sources:
                    found = dict.fromkeys(aim.doers, "oppose")
                if event.type == "SANCTION" and scene.sentence.pos[aim.token] not in VERBAL:
                    found.update(dict.fromkeys(event.targets, "support"))
            elif aim.polarity == "support":
                found = dict.fromkeys(event.targets, "oppose")
                if event.status in ("actual", "planned"):
                    found.update(dict.fromkeys(event.sources, "support"))
        elif event is not None and event.type in OUSTS:
            if aim.polarity == "support":
                # who resigns does so himself; who impeaches somebody is another
                leaving = event.sources if event.type == "RESIGNATION" else ()
                # who is handed power doesn't lose it
                ousted = event.targets if scene.sentence.lemmas[aim.token] not in _CEDING else ()
                found = dict.fromkeys((*ousted, *leaving), "oppose")
        elif event is not None and event.type in HELPS and scene.sentence.lemmas[aim.token] in _APOLOGY:
            return {}  # who wants an apology to somebody needn't be for him
        elif event is not None and event.type == "ELECTION" and self._beats(scene, aim.token):
            found = dict.fromkeys(event.targets, flip(aim.polarity))
        elif (
            event is not None and event.type == "CONCEDE" and scene.sentence.lemmas[aim.token] in _DELIVERING
        ):
            return {}  # who is handed over gains nothing by it
        elif event is not None and event.type in HELPS:
            asked = event.verbal and event.status == "proposed" and len(event.sources) == 1
            both = event.sources if event.reciprocal and not asked else ()
            found = dict.fromkeys((*event.targets, *both), aim.polarity)
            if aim.polarity == "oppose" and event.status == "actual" and not event.verbal:
                for actor in event.sources:  # "is concerned about Oslo's support for the rebels"
                    found.setdefault(actor, "oppose")
        elif scene.at(aim.token):
            found = dict.fromkeys(scene.at(aim.token), aim.polarity)
        else:
            found = self._by_structure(scene, aim, holder, events)
        for actor in accused:  # who dismisses what somebody is accused of takes his side
            found.setdefault(actor, flip(aim.polarity))
        found.pop(holder, None)
        return {a: p for a, p in found.items() if p != "neutral" and counts(scene, a, p, aim.token)}

    @staticmethod
    def _accused(scene: Scene, noun: int) -> list[str]:
        """Give who is accused: "rejected the allegations against her", "dismissed criticism of Oslo"."""
        s = scene.sentence
        links = ("against", "of", "on") if s.lemmas[noun] in ("criticism", "smear") else ("against",)
        found = scene.persons(scene.frames.preps(noun, *links), outright=True)
        return [a for a in found if scene.cast.profiles[a].type in ("Person", "State", "Organization")]

    def _beats(self, scene: Scene, head: int) -> bool:
        """Say whether a verb of voting is against those it is done to: "vowed to defeat the mayor"."""
        match = self.effects.at(scene.frames, head)
        return match is not None and match.row["effect"] == "-"

    def _by_structure(
        self, scene: Scene, aim: Aim, holder: str, events: Mapping[int, EventDraft]
    ) -> dict[str, Polarity]:
        """Read off a phrase that is no event: its owners share its fate, whom it is against the reverse."""
        s, frames = scene.sentence, scene.frames
        found: dict[str, Polarity] = {}
        if s.pos[aim.token] in VERBAL:
            match = self.effects.at(scene.frames, aim.token)
            if match is not None and match.row["note"] == "asks":
                found = dict.fromkeys(self._stopping(scene, aim.token, events), flip(aim.polarity))
            elif match is not None:
                # "wants to weaken X" is against X; "is against weakening X" says nothing of X
                shielded = s.lemmas[aim.token] in _SHIELDING
                helps = match.row["effect"] == "+" or shielded
                sign = aim.polarity if helps else flip(aim.polarity)
                if helps or aim.polarity == "support":
                    said = [t for t in match.tokens if s.lemmas[t] in _DONE_TO]
                    helped = self._undergoing(scene, aim.token, said)
                    if frames.control.retained(aim.token):
                        helped = frames.dative(aim.token)
                    found = dict.fromkeys(scene.persons(helped, outright=True), sign)
                    if any(s.lemmas[t] == "from" for t in match.tokens):  # "to withdraw from Chad"
                        found = {a: p for a, p in found.items() if not scene.is_state(a)}
                if shielded and aim.polarity == "support":
                    from_whom = scene.persons(frames.preps(aim.token, "from", "against"))
                    found.update(dict.fromkeys(from_whom, "oppose"))
            if s.lemmas[aim.token] in _TOGETHER:
                for actor in scene.persons(frames.preps(aim.token, "with"), outright=True):
                    found.setdefault(actor, aim.polarity)
            return found
        match = self.effects.at(frames, aim.token)
        ended = match is not None and match.row["effect"] == "-"
        leaving = s.lemmas[aim.token] in _LEAVING
        wrong = ended or leaving or s.lemmas[aim.token] in _WRONGS
        suffering = scene.persons(frames.preps(aim.token, "of")) if wrong else []
        # who likes Oslo's ties with Bern likes Bern; who dislikes them blames Oslo
        tied = holder != AUTHOR and aim.polarity == "support" and s.lemmas[aim.token] in _TIES
        beyond = tied and frames.preps(aim.token, "with")
        if s.lemmas[aim.token] in _UNDERGONE and not frames.preps(aim.token, "of"):
            by = frames.preps(aim.token, "by")  # "aggrieved by their treatment" blames nobody
            return dict.fromkeys(scene.persons(by, outright=True), aim.polarity)
        done = s.child(aim.token, "poss") is not None and frames.preps(aim.token, "of")
        fallen = s.lemmas[aim.token] in _FALLS and not done  # "his dismissal of the claims" is his deed
        for actor in () if beyond else self._answerable(scene, aim.token):
            if leaving and actor not in suffering and aim.polarity == "support":
                continue  # who demands Oslo's withdrawal needn't be for Oslo
            ends = actor in suffering or (fallen and scene.cast.profiles[actor].type != "State")
            found[actor] = flip(aim.polarity) if ends else aim.polarity
        sides = () if ended else frames.preps(aim.token, "with", "to", "for", "between")
        for actor in scene.persons(sides, outright=True):
            if s.lemmas[aim.token] not in _SCHEMES or not scene.is_state(actor):  # "a plan for Mali"
                found.setdefault(actor, aim.polarity)
        if s.lemmas[aim.token] in _PUNISHMENTS:  # "tougher sentences for dealers"
            punished = scene.persons(frames.preps(aim.token, "for"), outright=True)
            found.update(dict.fromkeys(punished, flip(aim.polarity)))
        against = ("against", "on") if s.lemmas[aim.token] in _PENALTIES else ("against",)
        for actor in scene.persons(frames.preps(aim.token, *against), outright=True):
            found.setdefault(actor, flip(aim.polarity))
        for actor in (*(suffering if done else ()), *absent(scene, aim.token)):
            found.setdefault(actor, flip(aim.polarity))
        return found

    def _stopping(self, scene: Scene, verb: int, events: Mapping[int, EventDraft]) -> list[str]:
        """Give who is asked to end a harm that he does: "wants Oslo to press Bern to end the raids"."""
        frames, clause = scene.frames, scene.frames.clause(verb)
        match = self.effects.at(frames, clause) if clause is not None else None
        if clause is None or match is None or match.row["effect"] != "-":
            return []
        harms = (events[o] for o in frames.objects(clause) if o in events)
        if not any(e.type in HARMS for e in harms):
            return []
        return scene.persons(frames.objects(verb), outright=True)

    def _answerable(self, scene: Scene, noun: int) -> Iterable[str]:
        """Give whose thing a noun is: its doer where that is told besides whom it is done to ("Lie's treatment by Oslo")."""
        s = scene.sentence
        if any(s.deps[c] == "poss" and scene.undergone(noun, c) for c in s.children[noun]):
            doers = scene.doers(noun)
            if doers or s.lemmas[noun] not in _FALLS:
                return doers
        return scene.owners(noun) or self._makers(scene, noun)

    @staticmethod
    def _makers(scene: Scene, noun: int) -> list[str]:
        """Give whose thing a noun is by a participle or a clause: "the decision taken by Oslo", "the way Oslo rules"."""
        s, frames = scene.sentence, scene.frames
        made = [
            c
            for c in s.children[noun]
            if s.deps[c] == "acl" and frames.is_passive(c) and s.lemmas[c] not in _MEDIATING
        ]
        done = (c for c in s.children[noun] if s.deps[c] == "relcl" and scene.status.of(c) == "actual")
        made += [
            c
            for c in done
            if s.lemmas[noun] in _WAYS or (s.lemmas[c] in _MAKING and noun in frames.objects(c))
            if not (s.lemmas[c] == "take" and frames.preps(c, "from"))  # "the grants that Oslo took from us"
        ]
        return scene.persons((t for c in made for t in frames.subjects(c)), outright=True)
