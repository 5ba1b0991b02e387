"""Events: predicates of the table ``events`` with who acts, on or with whom, where, about what and on what condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.behind import (
    behind,
    culprits,
    done_by_a_thing,
    done_there,
    joining,
    looked_into,
    where_done,
)
from kg.extraction.circumstances import condition_of, deterred, place_of, teller_of
from kg.extraction.deeds import (
    SPARRING,
    attributive,
    in_words,
    kind_of_deed,
    no_deed,
    owed,
)
from kg.extraction.event_tables import NO_EVENT, EventDraft, EventTables
from kg.extraction.hit import victims, whose
from kg.extraction.lexicon import Row
from kg.extraction.patterns import Match
from kg.extraction.polarity import HARMS
from kg.extraction.reach import JUDGING, REACHING_FAR, reached
from kg.extraction.refusals import refusals
from kg.extraction.scene import Scene
from kg.extraction.sentence import NOMINAL, VERBAL
from kg.extraction.sharing import shared
from kg.extraction.slots import Filled, Slots
from kg.extraction.spelled import asked, asks_nobody, bidden, demanded_deed, done_to, spelled_out
from kg.extraction.unmeant import beaten_in_play, without_polls
from kg.extraction.withheld import withheld
from kg.extraction.word_classes import words
from kg.model import AUTHOR, Status

#: Deeds whose other side is told only by context: an election has no source, a resignation no target.
_ONE_SIDED = frozenset(
    {"ELECTION", "IMPEACHMENT", "APPOINTMENT", "RESIGNATION", "LEGISLATION", "PROTEST", "MOBILIZE", "RETREAT"}
)
#: Deeds that are news by their place alone.
_LOCATED = frozenset({"ASSAULT", "PROTEST", "ELECTION"})
#: Words that one may take back.
_WITHDRAWN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})
_TAKING_BACK = frozenset({"drop", "abandon", "withdraw", "renounce", "relinquish", "retract", "rescind"})
#: Harms that go on until somebody ends them.
_LASTING = frozenset({"ASSAULT", "COERCE", "SANCTION"})
#: Deeds that help or meet, and the harms whose victims they and judging don't touch.
_HELPING = frozenset({"AID", "COOPERATE", "AGREE", "CONSULT"})
_MISFORTUNES = words("misfortunes")
_CLOSING = JUDGING | _HELPING | {"PROTEST"}
#: ... and that others judge or back.
_SEALED = frozenset({"AGREE", "CONCEDE", "COOPERATE", "CONSULT", "AID", "RETREAT"})
_TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})
#: Prepositions behind which all the sides of a deed stand.
_AMONG = frozenset({"between", "among"})
#: Nouns and verbs in which one asks: "launched a campaign to persuade them".
_EFFORTS = words("efforts")
_TRYING = frozenset({"try", "seek", "attempt", "struggle", "strive"})
#: Deeds whose place an adjective tells, where nobody is named on the other side: "the Syrian conflict".
_FOUGHT = frozenset({"conflict", "war", "warfare", "fighting", "violence", "hostility", "battle"})
#: What is studied and fought rather than told: "an expert on terrorism in Norway".
_ABSTRACT = frozenset({"terrorism", "extremism", "jihad", "radicalism"})
#: Bodies that can fall or hand over power.
_RULING = words("ruling")
#: Deeds that one announces for whoever sent one.
_GIVING = frozenset({"AID", "COOPERATE", "AGREE", "SUPPORT"})
_GIVEN = frozenset({"support", "solidarity", "backing", "sympathy"})
#: Deeds of which a clause behind them says whom they are meant for.
_SPELLED = frozenset({"ACCUSE", "REQUEST", "PROTEST"})


def find_events(scene: Scene, tables: EventTables) -> list[EventDraft]:
    """Give the events that one sentence tells, in text order of their triggers, the silent ones among them."""
    s = scene.sentence
    found: dict[int, EventDraft] = {}
    #: nouns that are part of a verb's event, with the verb
    taken: dict[int, int] = {}
    # verbs first: "lifted sanctions" is one deed, and its noun no second one
    telling = [t for t, lemma in enumerate(scene.frames.lemmas) if lemma in tables.events.lemmas]
    for token in sorted(telling, key=lambda t: s.pos[t] not in VERBAL):
        if scene.in_name(token) or attributive(s, token):
            continue
        draft = _best(scene, tables, token)
        if draft is None or no_deed(s, token, draft.type) or beaten_in_play(scene.cast, s, token, draft):
            continue
        if draft.type == "AID" and draft.carrier in found and found[draft.carrier].type == "AID":
            taken.setdefault(token, draft.carrier)  # "provided ten million in aid"
        apart = token not in taken or _judged(scene, found[taken[token]], draft)
        if not apart and s.lemmas[taken[token]] in _TAKING_BACK and draft.type in _WITHDRAWN:
            # "dropped its demands on Oslo" yields to Oslo, and demands nothing any more
            verb = found[taken[token]]
            found[taken[token]] = replace(verb, targets=verb.targets or draft.targets)
            draft = replace(draft, silent=True)
        elif not apart and _told(found[taken[token]]) >= _told(draft):
            draft = replace(draft, silent=True)
        elif not apart:
            # "opened an investigation into the bank": the noun knows more than the verb
            found[taken[token]] = replace(found[taken[token]], silent=True)
        found[token] = draft
        if not draft.verbal and draft.sources:
            scene.memory[s.lemmas[token]] = draft.sources
        subjects = scene.frames.subjects(token)
        for t in draft.tokens:
            if t != token and s.pos[t] in NOMINAL and t not in subjects and s.pos[token] != "ADJ":
                taken.setdefault(t, token)
    drafts = list(_without_promises(without_polls(shared(found.values(), scene), s), scene, tables))
    drafts.extend(refusals(drafts, scene))
    return sorted(withheld(drafts, scene), key=lambda e: e.head)


def _best(scene: Scene, tables: EventTables, token: int) -> EventDraft | None:
    """Give the event of the most specific pattern at a token; a plainer one wins where only it finds both sides."""
    best: EventDraft | None = None
    for match in tables.events.all(scene.frames, token):
        if match.row["type"] == NO_EVENT:
            break
        if match.row["type"] == "ASSAULT" and _figurative(scene, tables, match):
            break
        draft = _Builder(scene, tables, match).build()
        if draft is not None and (best is None or _told(draft) > _told(best)):
            best = draft
        if (best is not None and _told(best) == 2) or "final" in match.row.get("note", ""):
            break
    if best is not None and best.type == "SUPPORT" and not best.verbal and not best.sources:
        return None  # "support for Oslo grew": whose it is stands elsewhere, or nowhere
    return best


def _judged(scene: Scene, judging: EventDraft, deed: EventDraft) -> bool:
    """Tell a deed that another one only judges or ends: "the attack by Oslo on Bern was condemned", "halted its strikes"."""
    if _told(deed) == 2:
        lasting = judging.type == "CONCEDE" and deed.type in _LASTING
        # "welcomed the truce between Oslo and Bern"; who rejects talks with Oslo is one side of them
        others = {*deed.sources, *deed.targets}.isdisjoint(judging.sources)
        apart = deed.type in HARMS or (others and deed.type in _SEALED)
        return lasting or (judging.type in JUDGING and apart and deed.type != judging.type)
    if judging.type not in JUDGING or deed.type not in ("ASSAULT", "COERCE", "ELECTION"):
        return False
    # "condemned the killing of villagers", but not "opposed attacks on the villagers' rights"
    named = {a for t in scene.frames.preps(deed.head, "of", "on", "against", "in") for a in scene.at(t)}
    return not named.isdisjoint((*deed.targets, deed.place))


def _figurative(scene: Scene, tables: EventTables, match: Match) -> bool:
    """Tell a verb whose noun is said of no violence: "waged a war on poverty"."""
    nouns = (t for t in match.tokens if t != match.head and scene.sentence.pos[t] == "NOUN")
    told = (tables.events.at(scene.frames, t) for t in nouns)
    return any(m is not None and m.row["type"] == NO_EVENT for m in told)


def _told(event: EventDraft) -> int:
    """Give how many sides of an event are filled."""
    return bool(event.sources) + bool(event.targets)


def _without_promises(events: list[EventDraft], scene: Scene, tables: EventTables) -> Iterator[EventDraft]:
    """Drop the pledge where the pledged deed is an event itself: it keeps its own type, as ``planned``."""
    heads = {e.head for e in events if not e.silent}
    s = scene.sentence
    for event in events:
        if (
            event.type == "AGREE"
            and s.pos[event.head] != "ADJ"
            and s.lemmas[event.head] not in ("agree", "agreement")
        ):
            below = scene.frames.clause(event.head)
            if below in heads or any(o in heads for o in scene.frames.objects(event.head)):
                continue
            if below is not None and any(o in heads for o in scene.frames.objects(below)):
                continue
        yield event


class _Builder:
    """Fills the slots of one matched pattern."""

    def __init__(self, scene: Scene, tables: EventTables, match: Match) -> None:
        self.scene, self.match, self.tables = scene, match, tables
        self.s, self.frames = scene.sentence, scene.frames
        self.head = match.head
        self.row: Row = match.row
        self.slots = Slots(scene, tables.lenders, match, closed=self._closed)
        self.verbal = self.slots.verbal

    def build(self) -> EventDraft | None:
        if self.slots.undergone:  # "came under attack from Oslo"
            target = self.slots.fill("subj")
            source = self.slots.fill(self.row["source"].replace("subj", ""), without=target.actors)
        else:
            target = self.slots.fill(self.row["target"])
            source = self.slots.fill(self.row["source"], without=target.actors)
        if (
            source.slot == "poss"
            and not target.actors
            and (by := self.slots.fill("by", without=source.actors)).actors
        ):
            source, target = by, source  # "the senator's endorsement by the union"
        deed_of = self.row["type"] == "REQUEST" and demanded_deed(self.slots, self.tables, target)
        if deed_of:
            target = bidden(self.slots, self.tables, without=source.actors)
        passive = self.row["type"] == "REQUEST" and self.verbal and asks_nobody(self.slots, target)
        if passive:
            target = Filled()  # "ordered the editor (to be) arrested" asks nothing of the editor
        note = self.row.get("note", "")
        if target.owner and ("outright" in note or "named" in note):
            target = Filled()  # "released the agency's report" frees no agency
        wished = source.slot == "subj" and not self.verbal and self.slots.carrier is None
        if wished and self.row["type"] in HARMS and self.scene.status.of(self.head) == "proposed":
            source = Filled()  # who dwells on sanctions, or wants them, doesn't impose them
        if self.verbal and self.scene.status.imperative(self.head) and self.s.deps[self.head] != "ROOT":
            source = Filled()  # "I said, 'don't hit them'": whoever is told to, not the speaker
        if source.slot == "subj" and (
            self._ended() or self.slots.asked() or (source.owner and done_by_a_thing(self.slots, self.tables))
        ):
            source = Filled()
        if source.slot == "by" and self._ended() and source.tokens != self.frames.preps(self.head, "by"):
            source = Filled()  # "Lie's sentence was cut by the king"
        if source.slot == "of" and source.owner and self.row["type"] == "PROTEST":
            source = Filled()  # "a protest of Lie's death"
        if self.row["source"] == "teller" and (said := self.scene.teller(self.head)) != AUTHOR:
            source = Filled((said,), (), "teller") if said not in target.actors else source
        owner = self._own_deed()
        if owner and set(owner.actors) & set(target.actors):
            owner = None  # "ordered her arrest"
        if owner and self.row["type"] not in _GIVING:
            source = owner
        elif owner:  # "the envoy promised Oslo's support": both
            source = owner._replace(actors=tuple(dict.fromkeys((*source.actors, *owner.actors))))
        if source.slot in ("poss", "by") and (more := joining(self.slots, without=target.actors)):
            source = source._replace(actors=tuple(dict.fromkeys((*source.actors, *more))))
        if not source.actors and self.verbal and not done_by_a_thing(self.slots, self.tables):
            source = behind(self.slots, self.tables)
            if not {*source.actors}.isdisjoint(target.actors):
                source = Filled()  # "clashes between the police and protesters erupted"
        between = target.slot in _AMONG and len(target.actors) > 1 and self.row["recip"] == "y"
        if between and source.slot == "subj" and not self.verbal:
            source, target = target, Filled()  # "Norway called for talks between Oslo and Bern"
        if source.slot == "subj" and not target.actors and self.s.lemmas[self.head] in _TRUCES:
            carrier = self.slots.carrier
            if not self.verbal and carrier is not None and self.slots.wishes(carrier):
                source = Filled()  # "Norway and Peru proposed a truce": to those who fight
        if target.owner and source.actors:
            own = self.slots.fill(self.row["source"])
            if not own.owner and set(own.actors) & set(target.actors):
                # "the regime and its backers must comply with their obligations": owning is no being acted on
                source, target = own, self.slots.fill(self.row["target"], without=own.actors)
        if not source.actors and not self.slots.undergone and target.slot in self.row["source"].split(","):
            source, target = target, Filled()
        mutual = self.row["recip"] == "y" and not target.actors
        parties = self.slots.parties(source.tokens) if mutual and len(source.actors) == 1 else []
        both = self.row["recip"] == "y" and (len(source.actors) > 1 or bool(parties))
        mediated = self.row["mode"] == "third-party"
        far = mediated or (
            self.row["type"] in REACHING_FAR and (self.verbal or self.row["type"] != "REQUEST")
        )
        elsewhere = self.row["type"] == "AID" and "obj" not in self.row["target"].split(",")
        if (
            deed_of
            or passive
            or source.slot == "obj"
            or (elsewhere and self.slots.first(self.row["target"])[0])
        ):
            far = False  # "gave the old Lie building to the town": the town, not Lie
        if not target.actors and source.actors and not both and far and "named" not in note:
            target = reached(self.slots, without=source.actors)
            target = target if target.actors else done_to(self.slots, self.tables, without=source.actors)
            means = {a for t in self.slots.companions for a in self.scene.at(t)}
            if self.row["type"] == "THREATEN" and not self._own_threat(source):
                target = Filled()  # "warned that the raids hurt Oslo" threatens nobody
            if "obj" not in self.row["target"].split(",") and means.issuperset(target.actors):
                target = Filled()  # "used lethal force" against somebody, but not against the force
        if not target.actors and source.actors and self.row["type"] in _GIVING and not self.verbal:
            target = self._thanked(without=source.actors)
        if self.row["type"] in ("SANCTION", "AID") and target.owner and self._own_country(source, target):
            target = Filled()  # "the president cut American aid": it was his own country's
        if source.slot == "mod" and looked_into(self.slots, source.tokens):
            source, target = Filled(), target if target.actors else source
        if not target.actors and source.actors and self.row["type"] == "THREATEN":
            who = deterred(self.scene, self.head) if self._own_threat(source) else ()
            found = self.scene.persons(who, outright=True)
            target = Filled(tuple(a for a in found if a not in source.actors), who, "if")
        if not target.actors and source.actors and self.row["type"] in _SPELLED and not passive:
            target = spelled_out(self.slots, self.tables)
            target = target._replace(actors=tuple(a for a in target.actors if a not in source.actors))
        if not target.actors and self.row["type"] in HARMS | {"PROTEST"} and not self.verbal:
            target = Filled(tuple(a for a in self.slots.opposed() if a not in source.actors), (), "mod")
        there: tuple[str, ...] = ()
        land: str | None = None
        if source.actors and done_there(self.slots, source):
            there, source, land = source.actors, Filled(), where_done(self.slots, source)
        if source.slot == "mod" and len(source.actors) > 1 and target.slot == "subj":
            target = Filled()  # "Lie's quest for a Norwegian-Peruvian truce"
        if source.slot == "obj" and self.verbal and not self.frames.is_passive(self.head):
            source = Filled()  # "the cost of sending troops"
        around = self.verbal and source.slot == "subj" and target.slot != "of"  # "critics of Norway say"
        if around and self._inside(target.tokens, source.tokens):
            target = Filled()  # "forces from the Red Front fled"
        sources, targets = list(source.actors), list(target.actors)
        if "town:ASSAULT" in note and any(self._is_place(a) for a in targets):
            self.row = {**self.row, "type": "ASSAULT", "mode": "", "alone": "any"}  # "seized Bergen"
        place = place_of(self.slots, told=bool(sources or targets))
        if place is None and (self.row["type"] == "ASSAULT" or self.row["mode"] == "visit"):
            place = next((a for a in targets if self._is_place(a)), None)
        if place is None and land not in targets:
            place = land
        sources = [a for a in sources if not self._is_place(a)]
        targets = [a for a in targets if not self._is_place(a)]
        targets = whose(self.slots, sources, targets)
        if self.row["type"] == "ASSAULT" and not (self.verbal or targets):
            targets = [a for a in victims(self.slots, self.tables) if a not in sources]
        undergone = self.slots.undergone and not self.slots.sufferers
        if not sources and not self.verbal and target.slot != "poss" and not undergone:
            owner = self.slots.fill("poss", without=(*targets, *there))  # "Oslo's arrest of Lie"
            sources = [] if owner.owner else list(owner.actors)
            if not sources and self.row["type"] == "ASSAULT":
                sources = [a for a in culprits(self.slots) if a not in targets]
            if (
                self.s.lemmas[self.head] == "election" and not targets
            ):  # "Lie's election", but "Norway's election"
                targets = [a for a in sources if self.scene.cast.profiles[a].type in ("Person", "Role")]
                sources = [a for a in sources if a not in targets]
        if source.slot == "mod" and len(sources) == 1 and not targets and self.s.lemmas[self.head] in _FOUGHT:
            place, sources = place or sources[0], []
        reciprocal = self.row["recip"] == "y"
        sources = parties if parties and not targets else sources
        reciprocal = reciprocal or (len(sources) > 1 and not targets and self.slots.mutual())
        if len(sources) > 1 and not targets and (reciprocal or source.slot in ("mod", "between")):
            sources, targets = sources[:1], sources[1:]
        about = self.slots.first(self.row["about"])[0]
        if not targets and about and self.row["type"] == "REQUEST" and not passive:
            targets = [a for a in asked(self.slots, about[0]) if a not in sources]
        if not self._enough(sources, targets, bool(about) or place is not None, place):
            return None
        kind = kind_of_deed(self.scene.cast, self.row, sources, targets, place)
        if kind is None:
            return None
        return EventDraft(
            sentence=self.s.index,
            head=self.head,
            tokens=self.match.tokens,
            type=kind,
            mode=self.row["mode"] or None,
            sources=tuple(sources),
            targets=tuple(targets),
            reciprocal=reciprocal and bool(sources) and bool(targets),
            status=self._status(),
            place=place,
            about_token=about[0] if about else None,
            condition=condition_of(self.scene, self.head),
            verbal=self.verbal,
            carrier=self.slots.carrier,
            teller=teller_of(self.slots, source),
        )

    def _inside(self, inner: Sequence[int], outer: Sequence[int]) -> bool:
        """Tell tokens that all belong to the names or descriptions at others."""
        mentions = [self.scene.cast.mention(self.s.index, t) for t in outer]
        around = {t for m in mentions if m is not None for t in range(m.start, m.end)} - {*outer}
        return bool(inner) and around.issuperset(inner)

    def _status(self) -> Status:
        """Give the status; who launched a campaign to persuade somebody, or tried to, has asked him."""
        above = self.s.heads[self.head]
        asks = self.verbal and self.row["type"] == "REQUEST"
        if asks and self.s.deps[self.head] == "acl" and self.s.lemmas[above] in _EFFORTS:
            return self.scene.status.of(above)
        if asks and self.s.lemmas[self.head] in ("persuade", "convince") and self.s.lemmas[above] in _TRYING:
            return self.scene.status.of(above)
        return owed(self.s, self.head, self.row["type"], self.scene.status.of(self.head))

    def _ended(self) -> bool:
        """Tell a harm that the subject ends: who ends a war need not have fought it."""
        if self.verbal or self.row["type"] not in HARMS or self.slots.carrier is None:
            return False
        return self.slots.ends(self.slots.carrier)

    def _own_deed(self) -> Filled | None:
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

    def _thanked(self, *, without: tuple[str, ...]) -> Filled:
        """Give who thanks for a deed, which was done to him: "Oslo thanked Bern for its support"."""
        prep = self.s.heads[self.head]
        verb = self.s.heads[prep]
        if self.s.lemmas[prep] != "for" or self.s.lemmas[verb] != "thank":
            return Filled()
        who = self.frames.subjects(verb)
        return Filled(tuple(a for a in self.scene.persons(who) if a not in without), who, "thanks")

    def _own_threat(self, source: Filled) -> bool:
        """Tell whether whoever warns tells of a deed of his own: "warned that it would shell the town"."""
        clause = self.frames.clause(self.head)
        if clause is None or self.s.lemmas[self.head] != "warn":
            return True
        doers = self.scene.persons(self.frames.subjects(clause))
        countries = {self.scene.cast.profiles[a].country for a in source.actors}
        return any(a in source.actors or a in countries for a in doers)

    def _own_country(self, source: Filled, target: Filled) -> bool:
        """Tell a target that is but the country of whoever acts."""
        kinds = self.scene.cast.profiles
        return bool(target.actors) and set(target.actors) <= {kinds[a].country for a in source.actors}

    def _closed(self, token: int) -> bool:
        """Tell a harm that is judged or refused, behind which nobody is acted on: "condemned the attack on Oslo"."""
        if self.row["type"] not in _CLOSING:
            return False
        if self.row["mode"] == "third-party":
            return False
        if self.row["type"] == "PROTEST" and token in self.match.tokens:
            return False  # "began a strike against the company": the strike is the protest
        if self.s.lemmas[token] in _MISFORTUNES:
            return True  # who looks into somebody's death doesn't accuse him
        match = self.tables.events.at(self.frames, token)
        # "launched a scathing attack on": the noun is the judging itself
        return match is not None and match.row["type"] in HARMS - {self.row["type"]}

    def _enough(self, sources: list[str], targets: list[str], about: bool, place: str | None) -> bool:
        if sources and targets:
            return True
        if not targets and self.row["type"] in HARMS and self.slots.reflexive():
            return False  # who hurt himself hurt nobody else
        note, kind_of = self.row.get("note", ""), self.scene.cast.profiles
        if "outright" in note and self.verbal and not targets:
            return False
        freed = self.row["type"] == "CONCEDE" and self.row["alone"] == "target"
        if self.row["type"] == "RESIGNATION" and any(
            kind_of[a].type == "Organization" and not _RULING & set(kind_of[a].label.lower().split())
            for a in sources
        ):
            return False  # agencies don't hand over power
        personal = freed or self.row["type"] == "APPOINTMENT"
        if personal and targets and all(kind_of[a].type in ("Organization", "State") for a in targets):
            return False  # "released a browser", "installed panels"
        kinds = {kind_of[a].type for a in (*sources, *targets)}
        if in_words(note) and place is None and kinds <= SPARRING["persons"]:
            return bool(sources and targets)  # "the attack on Cruz" may have been one of words
        if not sources and not targets:
            # "recent attacks inside Norway": nobody is named, but where; "studies terrorism in Norway" tells none
            told = not self.verbal and place is not None and self.row["type"] in _LOCATED
            return told and self.s.lemmas[self.head] not in _ABSTRACT
        alone = self.row["alone"] in ("any", "source" if sources else "target")
        if not alone and ("both" in note or not self._of_states(sources, targets)):
            return False  # "helped a lot", "let it happen": too many other uses to tell a deed of one side
        if self.row["type"] in _ONE_SIDED:
            return True
        if self.verbal and self.row["type"] == "CONSULT" and place is None and len(self.match.tokens) == 1:
            return False  # "talked about the budget" is no meeting
        if sources:  # with the thing it is done to, where the pattern names one: "captured three towns"
            return about or not self.verbal or len(self.match.tokens) > 1
        return not self.verbal or self.frames.is_passive(self.head)

    def _of_states(self, sources: list[str], targets: list[str]) -> bool:
        """Tell what states do to a thing, where the words have fewer other uses: "Norway contributed two aircraft"."""
        kinds = {self.scene.cast.profiles[a].type for a in (*sources, *targets)}
        return bool(sources) and kinds <= {"State", "Territory"} and bool(self.frames.objects(self.head))

    def _is_place(self, actor: str) -> bool:
        return self.scene.cast.profiles[actor].type == "Place"
