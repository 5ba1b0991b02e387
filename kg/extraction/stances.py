"""Stances: who supports or opposes what, from words of attitude and from deeds that imply one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.extraction.attitude_slots import (
    cherished,
    excessive,
    fronted,
    is_mutual,
    meant,
    meant_by,
    modifying,
    named_whole,
    none_of,
    precedes,
    predicated,
    said_of,
    stated,
    threatened,
)
from kg.extraction.bearing import BLAMING, SIDING, implied_for, outcome, shown
from kg.extraction.event_tables import EventDraft
from kg.extraction.fiction import in_story
from kg.extraction.foes import foes_of_friends, shielders
from kg.extraction.held import LIGHT, is_charge, is_few, outranked, standing
from kg.extraction.holders import disowned, holders
from kg.extraction.implied import implied_stances
from kg.extraction.issues import make_issue
from kg.extraction.lexicon import Row
from kg.extraction.patterns import Match
from kg.extraction.phrase_labels import MAX_LABEL_WORDS
from kg.extraction.polarity import Aim, flip
from kg.extraction.renounced import DELAYING, GIVEN_UP, LIFTED, balanced, leavers_of, only_to_lift, repented
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.slots import Slots
from kg.extraction.stance_drafts import (
    StanceDraft,
    is_anybody,
    is_private,
    is_to_come,
    is_weapon,
    says,
    to_come,
    turns,
)
from kg.extraction.stance_tables import ACTOR, PARTICIPLE, PERSON, SOLE, THING, StanceTables
from kg.extraction.target_labels import label_of
from kg.extraction.unsaid import granted
from kg.extraction.word_classes import words
from kg.extraction.worth import in_private, is_public, is_vague, says_nothing
from kg.model import Issue, Polarity, Status, TargetKind

#: Attitudes of everyday life, which count as light ones do: "members who wish to leave", "decided to sell the shop".
_WISHES = frozenset({"wants", "seeks", "plans", "needs", "prefers", "admires", "offers", "hopes", "asks"})
_EVERYDAY = _WISHES | {"recognises"}
#: Attitudes to what isn't there yet, or needn't be.
_UNMADE = _WISHES | {"proposes", "demands", "urges"}
#: How something is done that isn't done well.
_ILL = frozenset({"ill", "badly", "poorly", "hardly", "scarcely", "barely"})
#: Attitudes to what may come.
_FORESEEING = frozenset({"warns", "fears", "doubts", "hopes", "expects"})
#: Attitudes to somebody.
_PERSONAL = frozenset({"criticises", "mocks", "accuses", "blames", "praises", "thanks"})
#: Attitudes that those who play and watch games have outside the game as well.
_SPOKEN = _PERSONAL | {
    "condemns",
    "supports",
    "endorses",
    "defends",
    "opposes",
    "demands",
    "trusts",
    "resents",
}
#: Attitudes to a fact or a chance as a whole: who fears that the tax will split the party isn't for the party.
_RECKONING = BLAMING | {"fears", "warns", "doubts"}
#: Bodies that a text speaks of again by a noun alone.
_BODIES = words("bodies")
#: Attitudes that turn into opposition where they are negated.
_FOR = words("favouring")


class StanceFinder:
    """Finds the stances of one sentence, given its events.

    :param argues: whether the author argues, as in opinion, or reports, as in news: a reporter's "it is important
        that" is somebody else's opinion, or nobody's.
    :param reports: whether this is news for certain, whose author judges nobody.
    :param playing: whether it is of sport, where helping and dismissing somebody is part of the game.
    """

    def __init__(
        self,
        scene: Scene,
        tables: StanceTables,
        events: Iterable[EventDraft],
        *,
        argues: bool = True,
        reports: bool = False,
        playing: bool = False,
    ) -> None:
        self.scene, self.tables, self.argues, self.reports = scene, tables, argues, reports
        self.playing = playing
        self.events: Mapping[int, EventDraft] = {e.head: e for e in events}

    def find(self) -> Iterator[StanceDraft]:
        """Yield stances by attitude words, then those that events imply."""
        found: dict[int, list[StanceDraft]] = {}
        greeted: set[int] = set()
        attitudes = self.tables.attitudes
        for token, lemma in enumerate(self.scene.frames.lemmas):
            if lemma in attitudes.lemmas and (match := attitudes.at(self.scene.frames, token)) is not None:
                found[token] = list(self._by_attitude(match))
                notes = match.row["note"].split(",")
                if SOLE in notes or (THING in notes and not found[token]):
                    greeted.add(token)
        # "stresses the need to talk" is about the talks: the inner word says all that the outer does
        worded = [x for head, xs in found.items() for x in xs if not self._outdone(x, head, found)]
        yield from worded
        for event in self.events.values():
            if event.head in greeted:
                continue  # done to somebody, the deed means something else: "welcomed the guests", "questioned him"
            for stance in () if self.playing else implied_stances(self.scene, event):
                if not any(says(x, stance) or turns(x, stance) or self._unmade(x, stance) for x in worded):
                    yield stance
        if not self.playing:
            yield from foes_of_friends(self.scene, self.events)
            for verb, holder, token in shielders(self.scene):
                drafts = self.about(holder, token, "oppose", "opposes", "actual", (verb,))
                yield from (d for d in drafts if d.towards)

    def _unmade(self, worded: StanceDraft, implied: StanceDraft) -> bool:
        """Say whether a word tells of somebody as of one who isn't there yet: "approved a plan for a council"."""
        return worded.issue is not None and implied.actor in self.scene.at(worded.aim)

    @staticmethod
    def _outdone(stance: StanceDraft, head: int, found: Mapping[int, list[StanceDraft]]) -> bool:
        """Say whether another word of the same holder says it better.

        "stresses the need to talk" is about the talks, as the inner word says; "rejects any attempt to talk" isn't
        what the attempt says; who weighs plans hasn't made them.
        """
        inner = (
            [y for y in found.get(stance.aim, ()) if y.holder == stance.holder] if stance.aim != head else []
        )
        if inner:
            return stance.polarity == "support" or any(y.polarity == stance.polarity for y in inner)
        return stance.polarity == "support" and any(
            x.aim == head and x.holder == stance.holder and x.polarity != "support"
            for h, xs in found.items()
            if h != head
            for x in xs
        )

    # -- words of attitude -----------------------------------------------------------------------------------------

    def _by_attitude(self, match: Match) -> Iterator[StanceDraft]:
        row, s = match.row, self.scene.sentence
        slots = Slots(self.scene, self.tables.lenders, match)
        tokens, slot = slots.first(row["target"])
        if slot != "self":
            tokens = tuple(t for t in tokens if t != match.head)
        if (slots.verbal and fronted(s, match)) or in_story(s, match.head):
            return
        if s.tags[match.head] == "VBD" and PARTICIPLE in row["note"].split(","):
            return
        if slot == "clause" and (
            precedes(s, match.head, tokens[0]) or granted(self.scene, match.head, tokens[0])
        ):
            return
        barring = slot == "from" and row["attitude"] in ("forbids", "avoids")
        if barring and all(s.pos[t] not in VERBAL for t in tokens):
            tokens = slots.frames.objects(match.head)  # "barred the ships from its ports"
        if slot == "mod":
            tokens = modifying(self.scene, tokens, row)
        if slots.undergone and "subj" in row["holder"]:
            return  # "drew praise": whoever it was, it wasn't the one who drew it
        held_by, own = holders(self.scene, slots, match, slot, tokens, argues=self.argues)
        if own and s.deps[match.head] == "amod" and s.pos[match.head] == "ADJ":
            tokens = predicated(self.scene, self.events, self.tables.issues, match.head)
        elif own and not slots.verbal and not said_of(self.scene, match, slot):
            return  # "the bloc that gave him victories" is no victory
        if not held_by or not tokens or (own and disowned(self.scene, self.tables.attitudes, match.head)):
            return
        tokens = meant_by(self.scene, row["attitude"], held_by, named_whole(self.scene, tokens))
        held = standing(self.scene, match, own=own) if tokens else None
        undecided = bool(tokens) and balanced(self.scene, self.tables.attitudes, match)
        if undecided:
            held = "neutral", "actual"
        if held is None:
            return
        polarity, status = held
        if slot == "clause" and polarity == "support" and excessive(s, match.head):
            polarity = "oppose"
        if own and any(s.words[c].lower() in _ILL for c in s.children[match.head]):
            polarity = "oppose"  # "ill serves the town"
        if slot == "attr" and self.scene.status.negated(s.heads[match.head]):
            polarity = flip(polarity)  # "our goal is not to"
        leavers = leavers_of(self.scene, self.tables.composer, match.head)
        if leavers is None and only_to_lift(self.scene, self.tables.composer, match.head):
            return
        if own and leavers is not None:
            return  # "tackles the perils of the moment"
        if leavers is not None and polarity == "support" and s.lemmas[s.heads[match.head]] in GIVEN_UP:
            return  # who drops a demand needn't be against what it was for
        if row["attitude"] == "warns" and slot == "clause" and threatened(self.scene, match.head, tokens[0]):
            return  # "warned Oslo that it might be fined" is a threat
        for holder in held_by:
            if is_few(self.scene, match.head):
                continue
            if is_charge(self.scene, match.head, holder) or repented(self.scene, match.head, holder):
                continue
            left = leavers is not None and (holder in leavers or not leavers)
            if left and polarity == "oppose" and row["attitude"] not in LIFTED:
                continue  # who ends a dispute over the pay deal needn't be for it
            if left and polarity == "support" and s.lemmas[s.heads[match.head]] in DELAYING:
                continue  # who delays his plan isn't against it
            turned = flip(polarity) if left else polarity
            attitude = "considers" if undecided else row["attitude"]
            if turned == "oppose" and row["polarity"] == "support" and attitude in _FOR:
                attitude = "opposes"  # "it is not in its interest to", "did not want"
            for token in tokens:
                if slot == "clause" and outranked(s, token):
                    continue  # "plans to build dams, rather than buying coal"
                if is_mutual(s, token):
                    others = [a for a in held_by if a != holder]
                    aim = Aim(token, turned)
                    yield from (
                        self._draft(
                            holder, "actor", aim, {a: turned}, attitude, status, match.tokens, actor=a
                        )
                        for a in others
                    )
                    continue
                way = flip(turned) if none_of(self.scene, match, token) else turned
                for stance in self.about(holder, token, way, attitude, status, match.tokens):
                    if self._fits(row, stance):
                        yield stance

    def _fits(self, row: Row, stance: StanceDraft) -> bool:
        """Say whether what a stance is about is what its row asks for."""
        notes, actor = row["note"].split(","), stance.kind == "actor"
        if actor if THING in notes else ACTOR in notes and not actor:
            return False
        if PERSON in notes and not (stance.actor and self._in_person(stance.actor)):
            return False
        light = LIGHT in notes
        if light and row["pos"] == "adj" and self.scene.frames.is_passive(stance.aim):
            return False  # "happy to be welcomed by the mayor"
        if light and stance.status == "possible":
            return False
        if self.playing and (light or row["attitude"] not in _SPOKEN):
            return False
        light = light or row["attitude"] in _EVERYDAY
        if in_private(self.scene, stance, self.tables.issues):
            return False
        return not (light or is_private(self.scene, stance.holder)) or is_public(
            self.scene, stance, self.events, self.tables.issues
        )

    def _in_person(self, actor: str) -> bool:
        return self.scene.cast.profiles[actor].type in ("Person", "Role")

    def about(
        self,
        holder: str,
        token: int,
        polarity: Polarity,
        attitude: str,
        status: Status,
        trigger: tuple[int, ...],
    ) -> Iterator[StanceDraft]:
        """Yield the stance of a holder to what stands at a token, composed: one for each actor it is about."""
        scene = self.scene
        named_by = meant(scene, token)
        if named_by is None or (polarity == "oppose" and is_weapon(scene, holder)):
            return  # "warplanes stopped the raids"
        token = named_by
        named = token in trigger and scene.sentence.pos[token] == "NOUN"
        negated = scene.sentence.pos[token] in ("VERB", "AUX") and scene.status.negated(token)
        is_so = scene.sentence.pos[token] == "AUX" or attitude == "doubts"
        if negated and is_so and attitude in _FORESEEING:
            return  # "warned that it would not be a cure" is against no cure, and for none
        if stated(scene, token) and any(scene.sentence.lemmas[t] == "suggestion" for t in trigger):
            return  # "rejected suggestions that he had lost"
        turned = polarity if not negated or (attitude in BLAMING and shown(scene, token)) else flip(polarity)
        if attitude in SIDING and (sided := outcome(scene, token)):
            ends, won = sided
            for actor in scene.persons((ends,), outright=True):
                if actor != holder and scene.cast.profiles[actor].type != "Place":
                    aim = Aim(ends, turned if won else flip(turned))
                    yield self._draft(
                        holder, "actor", aim, {actor: aim.polarity}, attitude, status, trigger, actor=actor
                    )
            return
        # "there is no military solution" is about the solution, not about what it would end
        fact = stated(self.scene, token) and attitude in (BLAMING if negated else _RECKONING)
        aim = Aim(token, turned)
        if not named and not fact:  # who complains of a broken promise isn't for the promise
            aim = self.tables.composer.aim(scene, token, turned, self.events)
        if attitude == "fears" and aim == Aim(token, "oppose") and cherished(scene, token, itself=True):
            if holder in scene.owners(aim.token):
                return  # "worried about its chances"
            aim = Aim(token, "support")  # "worried about the safety of the line"
        actors = [a for a in scene.at(aim.token) if a != holder]
        described = any(
            scene.sentence.lemmas[c] == "without"
            or (scene.sentence.deps[c] in ("amod", "acl") and not scene.at(c))
            for c in scene.sentence.children[aim.token]
        )
        if scene.sentence.tags[aim.token] == "VBG" and scene.sentence.words[aim.token - 1] == "-":
            return  # "praised a Nazi-collaborating writer"
        if (
            actors
            and aim.token > 1
            and scene.sentence.tags[aim.token - 1] == "VBG"
            and scene.sentence.words[aim.token - 2] == "-"
        ):
            return  # "decided against fact-checking Lie"
        if actors and not described and all(is_anybody(scene, a) for a in actors):
            return  # "disagrees with her boss"
        towards = implied_for(
            scene,
            self.tables.composer,
            self.tables.attitudes,
            self.tables.deeds,
            self.events,
            holder=holder,
            token=token,
            attitude=attitude,
            aim=aim,
        )
        if attitude in _UNMADE:
            towards = {a: p for a, p in towards.items() if not to_come(scene, a, aim.token)}
        if scene.at(aim.token) and not actors:
            return
        if actors and attitude in _UNMADE and is_to_come(scene, aim.token, actors):
            actors, towards = [], {}  # "wants a council of twenty" is for no council that is there
        if actors and not (described and len(actors) == 1 and scene.is_state(actors[0])):
            for actor in actors:
                kind = scene.cast.profiles[actor].type
                if kind == "Place" or (kind == "Person" and scene.sentence.words[aim.token].lower() == "us"):
                    continue  # "those who protect us" protect more than the speaker
                own: dict[str, Polarity] = {actor: aim.polarity}
                yield self._draft(holder, "actor", aim, own, attitude, status, trigger, actor=actor)
            return
        event = self.events.get(aim.token)
        changed = Aim(*aim.change) if aim.change else aim
        told = event is not None and not event.silent and event.status == "actual" and not event.reciprocal
        if told and aim.polarity == "oppose":
            yield self._draft(holder, "event", aim, towards, attitude, status, trigger, event=aim.token)
        else:
            kept = aim if changed.polarity == aim.polarity else changed
            issue = make_issue(scene, kept.token, self.tables.issues)
            somebody = issue.label in _BODIES or issue.label.istitle()
            if attitude in _PERSONAL and somebody and " " not in issue.label:
                return  # "blasted Oversight", "accused the office": somebody whom we don't know
            if says_nothing(scene, aim.token, issue, self.events, self.tables.issues):
                return  # "wants more", "refused to comment"
            draft = self._draft(holder, "issue", changed, towards, attitude, status, trigger, issue=issue)
            low, high = scene.phrase(changed.token, whole=True)
            shrunk = high - low >= MAX_LABEL_WORDS and " " not in draft.label
            if not is_vague(scene, changed.token, draft.label) and not shrunk:
                yield draft  # "the change that Bern backs" is a change

    def _draft(
        self,
        holder: str,
        kind: TargetKind,
        aim: Aim,
        towards: Mapping[str, Polarity],
        attitude: str,
        status: Status,
        trigger: tuple[int, ...],
        *,
        actor: str | None = None,
        event: int | None = None,
        issue: Issue | None = None,
    ) -> StanceDraft:
        return StanceDraft(
            sentence=self.scene.sentence.index,
            holder=holder,
            kind=kind,
            actor=actor,
            event=event,
            issue=issue,
            label=label_of(self.scene, aim.token, attitude, holder, actor, trigger),
            polarity=aim.polarity,
            towards=tuple(sorted((a, p) for a, p in towards.items() if a != holder)),
            attitude=attitude,
            status=status,
            tokens=trigger,
            aim=aim.token,
        )
