"""Stances: who supports or opposes what, from words of attitude and from deeds that imply one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import LexiconError
from kg.extraction.attitude_slots import meant, meant_by, modifying, one_of, said_of, stated
from kg.extraction.event_tables import EventDraft
from kg.extraction.held import LIGHT, POLARITIES, outranked, shunned, standing
from kg.extraction.issues import IssueTable, make_issue
from kg.extraction.lexicon import Lexicons, Row
from kg.extraction.patterns import Lenders, Match, PatternIndex
from kg.extraction.polarity import Aim, Composer, flip
from kg.extraction.scene import Scene
from kg.extraction.slots import Slots
from kg.model import AUTHOR, EventType, Issue, Polarity, Status, TargetKind

#: What a deed says of its doer's stance to those it is done to, and the name of that attitude.
IMPLIED: dict[EventType, tuple[Polarity, str]] = {
    "ACCUSE": ("oppose", "accuses"),
    "REJECT": ("oppose", "rejects"),
    "THREATEN": ("oppose", "threatens"),
    "PROTEST": ("oppose", "protests"),
    "SANCTION": ("oppose", "sanctions"),
    "COERCE": ("oppose", "coerces"),
    "ASSAULT": ("oppose", "attacks"),
    "SUPPORT": ("support", "supports"),
    "AID": ("support", "aids"),
}
#: Note: not where somebody is the target, to whom the word does something else: "questioned the witnesses".
THING = "thing"
#: Note: only where somebody is the target: "close to Moscow", not "close to the end".
ACTOR = "actor"
#: Attitudes of everyday life, which count for somebody without a name as light ones do: "members who wish to leave".
_WISHES = frozenset({"wants", "seeks", "plans", "needs", "prefers", "admires", "offers", "hopes"})
#: Attitudes to what may come.
_FORESEEING = frozenset({"warns", "fears", "doubts", "hopes", "expects"})
#: Attitudes to what somebody has done, which are held against him.
_BLAMING = frozenset({"complains", "accuses", "condemns", "criticises", "protests", "resents", "blames"})
#: Deeds that say something of whom they are done to himself: who wrecks a town's bridge needn't be against the town.
_DIRECT: frozenset[EventType] = frozenset({"AID", "SANCTION", "COERCE", "THREATEN"})
_TOWARDS = (
    "to",
    "for",
    "against",
    "on",
    "of",
    "at",
    "with",
    "from",
    "towards",
    "toward",
    "into",
    "between",
    "by",
)


#: Heads that name no issue.
_EMPTY = frozenset(
    [
        "do",
        "be",
        "have",
        "thing",
        "it",
        "something",
        "anything",
        "everything",
        "nothing",
        "more",
        "less",
        "lot",
        "way",
        "go",
        "get",
        "make",
        "one",
        "comment",
        "that",
        "this",
        "what",
        "who",
        "so",
        "say",
        "see",
        "know",
        "think",
        "look",
        "come",
        "take",
        "answer",
        "question",
        "be",
        "hand",
        "home",
    ]
)


@dataclass(frozen=True, slots=True)
class StanceDraft:
    """A stance before it has an id; ``issue`` is set where the target is one, ``event`` where it is an event's head."""

    sentence: int
    holder: str
    kind: TargetKind
    actor: str | None
    event: int | None
    issue: Issue | None
    label: str
    polarity: Polarity
    towards: tuple[tuple[str, Polarity], ...]
    attitude: str
    status: Status
    tokens: tuple[int, ...]
    #: the token that the stance comes down to
    aim: int


@dataclass(frozen=True, slots=True)
class StanceTables:
    """Attitude patterns, and what composing polarity takes."""

    attitudes: PatternIndex
    composer: Composer
    issues: IssueTable
    lenders: Lenders

    @classmethod
    def load(cls, lexicons: Lexicons, lenders: Lenders) -> StanceTables:
        """Read the tables ``attitudes``, ``effects`` and ``issues``; an unknown polarity is refused."""
        rows = lexicons.table("attitudes", ["pattern", "pos", "attitude", "polarity", "holder", "target"])
        for row in rows:
            if row["polarity"] not in POLARITIES:
                raise LexiconError(
                    f"attitudes table: {row['pattern']!r} has the unknown polarity {row['polarity']!r}"
                )
        return cls(
            PatternIndex(rows), Composer.load(lexicons, lenders.light), IssueTable.load(lexicons), lenders
        )


class StanceFinder:
    """Finds the stances of one sentence, given its events.

    :param argues: whether the author argues, as in opinion, or reports, as in news: a reporter's "it is important
        that" is somebody else's opinion, or nobody's.
    """

    def __init__(
        self, scene: Scene, tables: StanceTables, events: Iterable[EventDraft], *, argues: bool = True
    ) -> None:
        self.scene, self.tables, self.argues = scene, tables, argues
        self.events: Mapping[int, EventDraft] = {e.head: e for e in events}

    def find(self) -> Iterator[StanceDraft]:
        """Yield stances by attitude words, then those that events imply."""
        found: dict[int, list[StanceDraft]] = {}
        greeted: set[int] = set()
        for token in range(len(self.scene.sentence)):
            match = self.tables.attitudes.at(self.scene.frames, token)
            if match is not None:
                found[token] = list(self._by_attitude(match))
                if not found[token] and THING in match.row["note"].split(","):
                    greeted.add(token)
        # "stresses the need to talk" is about the talks: the inner word says all that the outer does
        worded = [x for head, xs in found.items() for x in xs if not self._outdone(x, head, found)]
        yield from worded
        for event in self.events.values():
            if event.head in greeted:
                continue  # done to somebody, the deed means something else: "welcomed the guests", "questioned him"
            for stance in self._by_event(event):
                if not any(_says(x, stance) or _turns(x, stance) for x in worded):
                    yield stance

    @staticmethod
    def _outdone(stance: StanceDraft, head: int, found: Mapping[int, list[StanceDraft]]) -> bool:
        """Say whether another word of the same holder says it better.

        "stresses the need to talk" is about the talks, as the inner word says; "rejects any attempt to talk" isn't
        what the attempt says.
        """
        inner = (
            [y for y in found.get(stance.aim, ()) if y.holder == stance.holder] if stance.aim != head else []
        )
        if inner:
            return stance.polarity == "support" or any(y.polarity == stance.polarity for y in inner)
        return stance.polarity == "support" and any(
            x.aim == head and x.holder == stance.holder and x.polarity == "oppose"
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
        if slot == "mod":
            tokens = modifying(self.scene, tokens, row)
        if slots.undergone and "subj" in row["holder"]:
            return  # "drew praise": whoever it was, it wasn't the one who drew it
        holders, own = self._holders(match, slots, slot, tokens)
        if own and s.deps[match.head] == "amod" and s.pos[match.head] == "ADJ":
            tokens = self._predicated(match.head)
        elif own and slot == "subj" and not slots.verbal and not said_of(self.scene, match):
            return  # "the bloc that gave him victories" is no victory
        if not holders or not tokens:
            return
        tokens = meant_by(self.scene, row["attitude"], holders, tokens)
        held = standing(self.scene, match, own=own) if tokens else None
        if held is None:
            return
        polarity, status = held
        leavers = self._leavers(match.head)
        if own and leavers is not None:
            return  # "tackles the perils of the moment"
        for holder in holders:
            turned = (
                flip(polarity) if leavers is not None and (holder in leavers or not leavers) else polarity
            )
            for token in tokens:
                for stance in self.about(holder, token, turned, row["attitude"], status, match.tokens):
                    if self._fits(row, stance):
                        yield stance

    def _holders(
        self, match: Match, slots: Slots, target: str, tokens: tuple[int, ...]
    ) -> tuple[tuple[str, ...], bool]:
        """Give who has the attitude, and whether it is whoever speaks, since nobody else is named.

        :param target: the slot that names what the attitude is about, and holds nobody.
        """
        row, s = match.row, self.scene.sentence
        # what fills the target holds nothing: "support of the government and its institutions"
        filled = slots.fill(",".join(c for c in row["holder"].split(",") if c not in ("author", target)))
        if filled.slot == "self" or (target == "mod" and not filled.actors):
            filled = one_of(self.scene, match.head, target) or filled
        if filled.slot == "self" and target == "poss" and any(s.tags[t] == "PRP$" for t in tokens):
            return (), False  # "our friends" says nothing of what the friends think
        if filled.actors or not row["holder"].endswith("author"):
            return filled.actors, False
        teller = self.scene.teller(match.head)
        asked = "?" in s.words[-2:] or any(s.lemmas[c] == "enough" for c in s.children[match.head])
        if asked or (teller == AUTHOR and not self.argues):
            return (), True  # "are we wise enough to": nothing is argued yet
        return (teller,), True

    def _predicated(self, adjective: int) -> tuple[int, ...]:
        """Give what an attributive adjective says something of: "the ban is a dangerous move", "this is a wise ban".

        "a dangerous stalemate" argues nothing, and neither does "this is a dangerous time".
        """
        s = self.scene.sentence
        noun = s.heads[adjective]
        if s.deps[noun] != "attr" or s.child(s.heads[noun], "nsubj", "csubj", "expl") is None:
            return ()
        named = tuple(t for t in self.scene.frames.subjects(noun) if s.pos[t] in ("NOUN", "PROPN", "VERB"))
        if named or noun in self.events:
            return named or (noun,)
        return (noun,) if self.tables.issues.knows(self.scene, noun) else ()

    def _fits(self, row: Row, stance: StanceDraft) -> bool:
        """Say whether what a stance is about is what its row asks for."""
        notes, actor = row["note"].split(","), stance.kind == "actor"
        if actor if THING in notes else ACTOR in notes and not actor:
            return False
        light = LIGHT in notes
        if light and stance.status == "possible":
            return False
        wish = row["attitude"] in _WISHES and not has_name(self.scene, stance.holder)
        return not (wish or light) or self._public(stance)

    def _public(self, stance: StanceDraft) -> bool:
        """Say whether a stance is about something public: another actor, an event, or an issue that has a name."""
        if stance.issue is None:
            return True
        s = self.scene.sentence
        if s.lemmas[stance.aim] == "be":
            return False  # "proud to be here with your mayor"
        if stance.towards or (stance.aim in self.events and s.pos[stance.aim] not in ("VERB", "AUX")):
            return True
        return bool(set(stance.issue.actors) - {stance.holder}) or self.tables.issues.knows(
            self.scene, stance.aim
        )

    def _leavers(self, head: int) -> list[str] | None:
        """Give who ends an attitude by the verb over it: "abandoned the goal of", "dropped its opposition to".

        Whose request somebody else rejects goes on wishing it. None where no verb ends it.
        """
        s, frames = self.scene.sentence, self.scene.frames
        verb = s.heads[head]
        if s.deps[head] not in ("dobj", "nsubjpass") or s.pos[verb] not in ("VERB", "AUX"):
            return None
        match = self.tables.composer.effects.at(frames, verb)
        if match is None or match.row["effect"] != "-":
            return None
        return self.scene.persons(frames.subjects(verb), outright=True)

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
        if named_by is None:
            return
        token = named_by
        named = token in trigger and scene.sentence.pos[token] == "NOUN"
        negated = scene.sentence.pos[token] in ("VERB", "AUX") and scene.status.negated(token)
        if negated and scene.sentence.pos[token] == "AUX" and attitude in _FORESEEING:
            return  # "warned that it would not be a cure" is against no cure, and for none
        turned = flip(polarity) if negated else polarity
        # "there is no military solution" is about the solution, not about what it would end
        fact = attitude in _BLAMING and stated(self.scene, token)
        aim = Aim(token, turned)
        if not named and not fact:  # who complains of a broken promise isn't for the promise
            aim = self.tables.composer.aim(scene, token, turned, self.events)
        actors = [a for a in scene.at(aim.token) if a != holder]
        described = any(
            scene.sentence.deps[c] in ("amod", "acl") and not scene.at(c)
            for c in scene.sentence.children[aim.token]
        )
        towards = self._implied(holder, token, attitude, aim)
        if scene.at(aim.token) and not actors:
            return
        if actors and not (described and len(actors) == 1 and scene.is_state(actors[0])):
            for actor in actors:
                if scene.cast.profiles[actor].type == "Place":
                    continue
                yield self._draft(
                    holder,
                    "actor",
                    aim,
                    {actor: aim.polarity},
                    attitude,
                    status,
                    trigger,
                    actor=actor,
                )
            return
        event = self.events.get(aim.token)
        told = event is not None and not event.silent and event.status == "actual" and not event.reciprocal
        if told and aim.polarity == "oppose":
            yield self._draft(holder, "event", aim, towards, attitude, status, trigger, event=aim.token)
        else:
            issue = make_issue(scene, aim.token, self.tables.issues)
            if issue.head in _EMPTY and not issue.actors:
                return  # "wants more", "refused to comment"
            yield self._draft(holder, "issue", aim, towards, attitude, status, trigger, issue=issue)

    def _implied(self, holder: str, token: int, attitude: str, aim: Aim) -> dict[str, Polarity]:
        """Give what a stance implies for actors: a complaint that somebody broke his word is against him."""
        scene = self.scene
        towards = self.tables.composer.towards(scene, aim, holder, self.events)
        if attitude not in _BLAMING or scene.sentence.pos[token] not in ("VERB", "AUX"):
            return towards
        for actor in scene.persons(scene.frames.subjects(token), outright=True):
            if actor != holder and scene.cast.profiles[actor].type != "Place":
                towards[actor] = "oppose"
        return towards

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
            label=self.scene.label(aim.token),
            polarity=aim.polarity,
            towards=tuple(sorted((a, p) for a, p in towards.items() if a != holder)),
            attitude=attitude,
            status=status,
            tokens=trigger,
            aim=aim.token,
        )

    # -- deeds that imply a stance ---------------------------------------------------------------------------------

    def _by_event(self, event: EventDraft) -> Iterator[StanceDraft]:
        implied = IMPLIED.get(event.type)
        if (
            event.silent
            or implied is None
            or event.status not in ("actual", "planned")
            or event.mode == "investigate"
            or outranked(self.scene.sentence, event.head)
            or shunned(self.scene, event.head)
        ):
            return
        polarity, attitude = implied
        for holder in event.sources:
            for target in event.targets:
                if target != holder and (event.type not in _DIRECT or self._reaches(event, target)):
                    yield StanceDraft(
                        sentence=event.sentence,
                        holder=holder,
                        kind="actor",
                        actor=target,
                        event=None,
                        issue=None,
                        label=self.scene.name(target),
                        polarity=polarity,
                        towards=((target, polarity),),
                        attitude=attitude,
                        status="actual",
                        tokens=event.tokens,
                        aim=event.head,
                    )

    def _reaches(self, event: EventDraft, target: str) -> bool:
        """Say whether a deed is done to somebody himself, not only to what is his or to others for his sake."""
        s, frames = self.scene.sentence, self.scene.frames
        for head in {event.head, *event.tokens, *([event.carrier] if event.carrier is not None else [])}:
            near = (*frames.objects(head), *frames.dative(head), *frames.preps(head, *_TOWARDS))
            own = [c for c in s.children[head] if s.deps[c] in ("poss", "amod", "compound", "nmod")]
            helped = s.lemmas[head] in ("help", "assist") and frames.clause(head) is not None
            if not helped and any(target in self.scene.at(t) for t in (*near, *own)):
                return True
        return False


def has_name(scene: Scene, actor: str) -> bool:
    """Say whether an actor is somebody in particular: the author, a known actor, one with a name of his own."""
    profile = scene.cast.profiles[actor]
    known = actor == AUTHOR or profile.wikidata or profile.iso3 or profile.country
    return bool(known) or profile.label.split()[-1][:1].isupper()


def _says(worded: StanceDraft, implied: StanceDraft) -> bool:
    """Say whether an attitude word already says what the deed it names implies: "welcomed the board's report"."""
    return (
        worded.holder == implied.holder
        and bool(set(worded.tokens) & set(implied.tokens))
        and any(pair in worded.towards for pair in implied.towards)
    )


def _turns(worded: StanceDraft, implied: StanceDraft) -> bool:
    """Say whether an attitude word says it the other way round: "his endorsements from the generals" are theirs."""
    return (
        worded.holder == implied.actor
        and worded.actor == implied.holder
        and bool(set(worded.tokens) & set(implied.tokens))
    )


def without_repeats(stances: Iterable[StanceDraft]) -> list[StanceDraft]:
    """Keep one of several stances of a sentence with the same holder, target and polarity: the first."""
    kept: dict[tuple[object, ...], StanceDraft] = {}
    for stance in stances:
        target = stance.actor or stance.event or (stance.issue.id if stance.issue else None)
        kept.setdefault((stance.sentence, stance.holder, stance.kind, target, stance.polarity), stance)
    return list(kept.values())
