"""Stances: who supports or opposes what, from words of attitude and from deeds that imply one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import LexiconError
from kg.extraction.events import EventDraft
from kg.extraction.issues import IssueTable, make_issue
from kg.extraction.lexicon import Lexicons, Row
from kg.extraction.patterns import Lenders, Match, PatternIndex
from kg.extraction.polarity import Aim, Composer, flip
from kg.extraction.scene import Scene
from kg.extraction.sentence import Sentence
from kg.extraction.slots import Filled, Slots
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
#: Note in the table ``attitudes``: a word of everyday talk, which counts only where it is about something public.
LIGHT = "light"
#: Note: not where somebody is the target, to whom the word does something else: "questioned the witnesses".
THING = "thing"
#: Note: only where somebody is the target: "close to Moscow", not "close to the end".
ACTOR = "actor"
#: Where a noun stands that is not said of anything.
_ARGUMENTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "dative", "compound", "poss"})
#: Attitudes of everyday life, which count for somebody without a name as light ones do: "members who wish to leave".
_WISHES = frozenset({"wants", "seeks", "plans", "needs", "prefers", "admires", "offers", "hopes"})
#: Marks of clauses that give a reason or a time and are nobody's wish: "it was important, because they would pay".
_CAUSES = frozenset(
    {"because", "since", "although", "though", "as", "while", "when", "if", "until", "after", "before"}
)
#: Attitudes to what may come.
_FORESEEING = frozenset({"warns", "fears", "doubts", "hopes", "expects"})
#: Attitudes by which a fact may be granted.
_GRANTING = frozenset({"agrees", "accepts", "recognises", "acknowledges", "trusts", "stresses"})
#: Attitudes to what somebody has done, which are held against him.
_BLAMING = frozenset({"complains", "accuses", "condemns", "criticises", "protests", "resents", "blames"})
#: Auxiliaries by which an attitude is supposed, not told: "would accept"; "can accept" says what one is able to do.
_SUPPOSING = frozenset({"would", "'d", "’d", "could", "may", "might", "will"})
_REPORTED = frozenset({"say", "report", "believe", "think", "understand", "know", "rumour", "rumor"})
#: Verbs that pass a negation on to the infinitive under them: "never seems to tire".
_RAISING = frozenset({"seem", "appear", "bear", "dare", "want", "wish", "tend", "care", "manage"})
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
_POLARITIES: dict[str, Polarity] = {"support": "support", "oppose": "oppose", "neutral": "neutral"}


#: Attitudes that say somebody hasn't made up his mind.
_UNDECIDED = frozenset({"doubts", "abstains", "considers"})
#: Attitudes whose absence, where it is told, is the opposite: "does not trust".
_HELD = frozenset(
    [
        "supports",
        "approves",
        "wants",
        "favours",
        "trusts",
        "agrees",
        "accepts",
        "admires",
        "recognises",
        "respects",
        "condones",
        "tolerates",
        "permits",
        "allows",
    ]
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
            if row["polarity"] not in _POLARITIES:
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
            tokens = self._modifying(tokens, row)
        if slots.undergone and "subj" in row["holder"]:
            return  # "drew praise": whoever it was, it wasn't the one who drew it
        holders, own = self._holders(match, slots, slot, tokens)
        if own and s.deps[match.head] == "amod" and s.pos[match.head] == "ADJ":
            tokens = self._predicated(match.head)
        elif own and slot == "subj" and not slots.verbal and not self._said_of(match):
            return  # "the bloc that gave him victories" is no victory
        if not holders or not tokens:
            return
        tokens = self._meant_by(row["attitude"], holders, tokens)
        standing = self._standing(match, own=own) if tokens else None
        if standing is None:
            return
        polarity, status = standing
        if own and self._leavers(match.head) is not None:
            return  # "tackles the perils of the moment"
        leavers = self._leavers(match.head)
        for holder in holders:
            held = flip(polarity) if leavers is not None and (holder in leavers or not leavers) else polarity
            for token in tokens:
                for stance in self.about(holder, token, held, row["attitude"], status, match.tokens):
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
            filled = self._one_of(match.head, target) or filled
        if filled.slot == "self" and target == "poss" and any(s.tags[t] == "PRP$" for t in tokens):
            return (), False  # "our friends" says nothing of what the friends think
        if filled.actors or not row["holder"].endswith("author"):
            return filled.actors, False
        teller = self.scene.teller(match.head)
        asked = "?" in s.words[-2:] or any(s.lemmas[c] == "enough" for c in s.children[match.head])
        if asked or (teller == AUTHOR and not self.argues):
            return (), True  # "are we wise enough to": nothing is argued yet
        return (teller,), True

    def _one_of(self, noun: int, target: str) -> Filled | None:
        """Give who is one of those that a noun names: "Lie was among the critics of", "one of his critics"."""
        s, frames = self.scene.sentence, self.scene.frames
        if s.deps[noun] in ("compound", "nmod") and (named := self.scene.at(s.heads[noun])):
            return Filled(named, (s.heads[noun],), "subj")  # "Lie ally Per Dahl"
        if s.deps[noun] == "pobj" and s.lemmas[s.heads[noun]] in ("of", "among"):
            above = s.heads[s.heads[noun]]
            if s.lemmas[above] == "be" or (s.deps[above] == "attr" and s.lemmas[above] == "one"):
                tokens = frames.subjects(above)
                return Filled(tuple(self.scene.persons(tokens, outright=True)), tokens, "subj")
        some = any(s.lemmas[c] == "a" for c in s.children[noun]) and s.deps[noun] not in _ARGUMENTS
        return Filled() if target == "mod" or some else None  # "Trump supporters" are his, whatever they do

    def _modifying(self, tokens: tuple[int, ...], row: Row) -> tuple[int, ...]:
        """Give whose supporters or critics: "a Lie ally", but not "Norwegian allies" or "Republican critics"."""
        s, profiles = self.scene.sentence, self.scene.cast.profiles
        barred = ("Group", "Role", *(("Organization",) if row["polarity"] == "oppose" else ()))
        return tuple(
            t
            for t in tokens
            if s.deps[t] in ("compound", "nmod")
            and s.tags[t].startswith("NNP")
            and not any(profiles[a].type in barred for a in self.scene.at(t))
        )

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

    def _said_of(self, match: Match) -> bool:
        """Say whether a noun or adjective is said of its subject: "is a risk to", "has no place", not "at risk of"."""
        dep, companions = self.scene.sentence.deps[match.head], match.row["pattern"].split()[1:]
        if dep == "pobj":
            return any(c.startswith("prep:") for c in companions)
        return dep not in _ARGUMENTS or any(c.startswith("mod:") for c in companions)

    def _meant_by(self, attitude: str, holders: Iterable[str], tokens: tuple[int, ...]) -> tuple[int, ...]:
        """Give what the attitude is about among what fills its target; nothing where that takes no stance."""
        scene = self.scene
        tokens = tuple(self._doing(t) for t in tokens if not self._causal(t))
        if any(scene.frames.clause_form(t) == "whether" for t in tokens):
            return ()  # who asks whether wishes nothing
        if attitude in _GRANTING:  # to agree that it failed is no support of failing
            tokens = tuple(t for t in tokens if not self._stated(t))
        own = set(holders)
        if attitude == "warns" and any(own & set(scene.persons(scene.frames.subjects(t))) for t in tokens):
            return ()  # "warned that it would attack" is a threat, and no stance against attacking
        return tokens

    def _causal(self, clause: int) -> bool:
        s = self.scene.sentence
        return s.deps[clause] == "advcl" and any(
            s.deps[c] == "mark" and s.lemmas[c].lower() in _CAUSES for c in s.children[clause]
        )

    def _standing(self, match: Match, *, own: bool) -> tuple[Polarity, Status] | None:
        """Give the polarity and the status with which the attitude is had; None where it isn't."""
        row, s, head = match.row, self.scene.sentence, match.head
        polarity, status = _POLARITIES[row["polarity"]], self.scene.status.of(head)
        if self.scene.status.conditional(head) and status != "possible":
            return None  # "if indeed he is not legitimate"
        if outranked(s, head) or self._shunned(head) or (not own and self.scene.status.bound(head)):
            return None  # "should abandon" is no stance of whoever should
        if any(s.lemmas[t] == "no" for t in match.tokens):
            status = "actual"  # the pattern has the negation in it: "there is no excuse for"
        if polarity == "neutral" and row["attitude"] not in _UNDECIDED:
            return None
        if status == "possible" and self._negated(head):
            if self._perhaps(head):
                return None
            status = "denied"  # "would not accept", "never seems to tire of"
        if status == "denied" and polarity == "support":
            if row["attitude"] not in _HELD or LIGHT in row["note"] or not (own or self._negated(head)):
                return None  # who didn't propose it needn't be against it
            polarity, status = "oppose", "actual"  # "does not support"
        if own and not self.scene.status.conditional(head):
            status = "actual"  # "would have no place": the deed is hypothetical, the opinion is held
        if status in ("proposed", "denied") or (status == "possible" and not self._supposed(head)):
            return None  # somebody wants that one had the attitude, or it is said that one hasn't
        return polarity, status

    def _shunned(self, head: int) -> bool:
        """Say whether somebody keeps away from what a gerund says: "steers clear of criticising"."""
        s = self.scene.sentence
        prep = s.heads[head]
        return (
            s.deps[head] == "pcomp"
            and s.lemmas[prep] == "of"
            and s.lemmas[s.heads[prep]] in ("clear", "short")
        )

    def _perhaps(self, head: int) -> bool:
        """Say whether an attitude is guessed at: "may not like it"."""
        return any(
            self.scene.sentence.lemmas[a] in ("may", "might") for a in self.scene.status.auxiliaries(head)
        )

    def _supposed(self, head: int) -> bool:
        """Say whether the attitude itself is what may be: "might back the deal", but not "is able to back it"."""
        s = self.scene.sentence
        verb = s.heads[head] if s.deps[head] in ("acomp", "attr", "oprd", "dobj") else head
        if self.scene.status.conditional(verb) or s.words[-1] == "?":
            return False
        above = s.heads[verb]
        if s.deps[verb] == "xcomp" and s.lemmas[above] in _REPORTED and self.scene.frames.is_passive(above):
            return True  # "is said to oppose"
        return any(s.lemmas[a].lower() in _SUPPOSING for a in self.scene.status.auxiliaries(verb))

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

    def _doing(self, token: int) -> int:
        """Go on to what somebody is to do: "calls for the powers to disarm" is about disarming."""
        s = self.scene.sentence
        if s.deps[token] == "pobj" and self.scene.at(token):
            for c in s.children[token]:
                if s.deps[c] in ("acl", "relcl") and any(s.tags[a] == "TO" for a in s.children[c]):
                    return c
        return token

    def _meant(self, token: int) -> int | None:
        """Give what "it" stands for, where the sentence says: "the road is long, but it is the only path"."""
        s = self.scene.sentence
        if s.tags[token] not in ("PRP", "DT", "WDT") or s.pos[token] != "PRON" or self.scene.at(token):
            return token
        verb = s.heads[token]
        if s.deps[verb] == "conj":
            subjects = self.scene.frames.subjects(s.heads[verb])
            if subjects and s.pos[subjects[0]] in ("NOUN", "PROPN"):
                return subjects[0]
        return None

    def _negated(self, head: int) -> bool:
        """Say whether a word is negated, by itself or by what it stands under: "could not bear to insult"."""
        s, status = self.scene.sentence, self.scene.status
        verb = s.heads[head] if s.deps[head] in ("acomp", "attr", "oprd", "dobj") else head
        if status.negated(head) or status.negated(verb):
            return True
        above = s.heads[verb]
        return s.deps[verb] == "xcomp" and s.lemmas[above] in _RAISING and status.negated(above)

    def _stated(self, token: int) -> bool:
        """Tell a that-clause which states a fact from one that says what should be done."""
        scene = self.scene
        verbal = scene.sentence.pos[token] in ("VERB", "AUX")
        return verbal and scene.frames.clause_form(token) == "that" and not scene.status.bound(token)

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
        meant = self._meant(token)
        if meant is None:
            return
        token = meant
        named = token in trigger and scene.sentence.pos[token] == "NOUN"
        negated = scene.sentence.pos[token] in ("VERB", "AUX") and scene.status.negated(token)
        if negated and scene.sentence.pos[token] == "AUX" and attitude in _FORESEEING:
            return  # "warned that it would not be a cure" is against no cure, and for none
        turned = flip(polarity) if negated else polarity
        # "there is no military solution" is about the solution, not about what it would end
        fact = attitude in _BLAMING and self._stated(token)
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
            or self._shunned(event.head)
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


def outranked(sentence: Sentence, token: int) -> bool:
    """Say whether a word is what one does not do: "they sell adverts rather than ask for gifts"."""
    before = [w.lower() for w in sentence.words[max(0, token - 3) : token]]
    if before[-1:] == ["to"]:
        before.pop()
    return before[-2:] in (["rather", "than"], ["instead", "of"])


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


def row_polarity(row: Row) -> Polarity:
    """Give the polarity that a table row names.

    :raises LexiconError: if it is none of support, oppose, neutral, positive, negative.
    """
    found = _POLARITIES.get(
        {"positive": "support", "negative": "oppose"}.get(row["polarity"], row["polarity"])
    )
    if found is None:
        raise LexiconError(f"{row['pattern']!r} has the unknown polarity {row['polarity']!r}")
    return found
