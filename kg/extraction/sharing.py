"""Sharing: targets, or a winner, that an event takes from what else its sentence tells.

"end the embargo on Oslo and ease the tariffs", "carried out a raid, targeting rebels", "was re-elected in the election".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from kg.extraction.event_tables import EventDraft
from kg.extraction.frames import MAX_DEPTH
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

#: Deeds against whomever a penalty that is told beside them meets.
_HOSTILE = frozenset({"ACCUSE", "THREATEN", "SANCTION"})
_DENYING = frozenset({"deny", "reject", "dismiss", "refute", "rebuff", "dispute", "repudiate"})
#: What one asks of those whom one accuses.
_AMENDS = words("amends") | {"apology", "explanation", "retraction", "answer", "clarification", "redress"}
#: Verbs of speaking or writing to somebody.
_ADDRESSING = frozenset(
    {"call", "phone", "telephone", "ring", "write", "cable", "contact", "message", "approach", "send"}
)
#: What one refuses of others, and the deeds by which they made it.
_DEMANDS = {
    **dict.fromkeys(("demand", "request", "call", "appeal", "plea", "ultimatum", "invitation"), ("REQUEST",)),
    **dict.fromkeys(("offer", "proposal"), ("AGREE", "REQUEST", "AID", "CONCEDE")),
}
#: Deeds whose next step is done to the same.
_SHARED = frozenset({"CONCEDE", "SANCTION", "AID", "COOPERATE"})
#: Deeds of which a clause goes on telling, and what it tells them by.
_TOLD_ON = {
    "ASSAULT": frozenset({"ASSAULT"}),
    "COERCE": frozenset({"COERCE", "ASSAULT"}),
    "PROTEST": frozenset({"PROTEST", "ACCUSE", "REJECT"}),
}
_AMOUNTS = words("amounts")
#: Fights, in which one is hurt by either side, and verbs of hurting.
_FIGHTS = words("fights") | {"war", "conflict", "fighting", "violence", "unrest", "coup", "crossfire"}
_HURTING = words("hurting")
_GOING_ON = frozenset({"acl", "relcl", "advcl", "xcomp"})
#: Verbs of who is elected, and of who is so by them.
_ELECTING = frozenset({"elect", "re-elect", "reelect"})
_WINNING = _ELECTING | {"win"}
_WHEN = frozenset({"in", "at", "during"})
#: Deeds that a neighbouring one may tell who did.
_DONE_BY_OTHERS = frozenset({"SANCTION", "COERCE"})
_LIFTING = frozenset({"lift", "ease", "remove", "relax", "scrap", "waive", "loosen", "suspend"})
_SENTENCING = frozenset({"sentence", "jail", "imprison", "fine"})
_CONVICTING = frozenset({"convict", "find"})
#: Who lifts what others have imposed.
_COURTS = frozenset({"court", "judge", "tribunal", "justice"})
#: Ties between states, which have another end, and dealings that tell which.
_RELATING = frozenset({"SUPPORT", "COOPERATE"})
_TIES = frozenset({"tie", "relation", "relationship", "link"})
_DEALINGS = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
#: Elections in a row, at most: "in the 1993, 1997 and 2000 elections".
_LISTED = 8


def shared(events: Iterable[EventDraft], scene: Scene) -> Iterator[EventDraft]:
    """Yield events, with the targets of the same deed before them: "end the embargo on Oslo and ease the tariffs"."""
    s = scene.sentence
    known: dict[int, EventDraft] = {}
    events = tuple(events)
    for event in sorted(events, key=lambda e: e.head):
        if event.type == "ELECTION" and not event.verbal and not event.targets:
            winners = _winners(event.head, scene)
            if winners is None:
                continue
            event = replace(event, targets=tuple(a for a in winners if a not in event.sources))
            if not event.targets and _elects(s, event.head):
                continue
        elif event.type in _TOLD_ON and event.sources and not event.targets:
            event = replace(event, targets=_told_on(event, events, scene))
        elif event.type == "ASSAULT" and not (event.verbal or event.sources or event.targets):
            event = _same_blow(event, events, scene)
        elif event.type in _DONE_BY_OTHERS and event.targets and not event.sources:
            event = replace(event, sources=_known_doers(event, events, scene))
        elif event.type in _RELATING and event.sources and not event.targets and event.verbal:
            event = _partners(event, events, scene)
        before = known.get(s.heads[event.head]) if s.deps[event.head] == "conj" else None
        if event.type == "REJECT" and event.verbal and event.sources and not event.targets:
            event = replace(event, targets=_accusers(event, events, scene))
        if (
            event.type in ("SANCTION", "THREATEN")
            and not event.targets
            and event.sources
            and (found := _opponents(event, events, scene))
        ):
            event = replace(event, targets=found)
        if event.type == "REQUEST" and event.verbal and event.sources and not event.targets:
            event = replace(event, targets=_of_the_same(event, events, scene))
        same = before is not None and before.type == event.type and before.sources == event.sources
        if before is not None and same and not event.targets and event.verbal and event.type in _SHARED:
            event = replace(event, targets=before.targets)
        known[event.head] = event
        yield event


def _known_doers(event: EventDraft, events: Iterable[EventDraft], scene: Scene) -> tuple[str, ...]:
    """Give who did what a neighbouring deed tells of him.

    Who lifts sanctions has imposed them ("Oslo lifted sanctions imposed on Bern"), and a court that finds somebody guilty
    sentences him ("was jailed after being convicted by the High Court").
    """
    s = scene.sentence
    for other in events:
        if not other.sources or {*other.targets}.isdisjoint(event.targets):
            continue
        lifted = event.type == "SANCTION" and other.type == "CONCEDE" and s.lemmas[other.head] in _LIFTING
        if lifted and {event.head, s.heads[event.head]} & {*other.tokens}:
            return tuple(a for a in other.sources if not _judges(scene, a))
        tried = event.type == "COERCE" and other.type == "ACCUSE" and s.lemmas[event.head] in _SENTENCING
        if (
            tried
            and event.verbal
            and s.lemmas[other.head] in _CONVICTING
            and _under(s, other.head, event.head)
        ):
            return other.sources
    return ()


def _judges(scene: Scene, actor: str) -> bool:
    return not _COURTS.isdisjoint(scene.cast.profiles[actor].label.lower().split())


def _under(s: Sentence, below: int, above: int) -> bool:
    """Tell a clause that hangs on a verb, itself or by a preposition: "jailed after being convicted"."""
    return above in (s.heads[below], s.heads[s.heads[below]])


def _partners(event: EventDraft, events: Iterable[EventDraft], scene: Scene) -> EventDraft:
    """Give with whom somebody mends or widens ties, told by their meeting: "held talks with Oslo to normalise relations"."""
    s = scene.sentence
    if not any(s.lemmas[t] in _TIES for t in event.tokens) or event.about_token is not None:
        return event
    for other in events:
        if other.type in _DEALINGS and other.head < event.head and other.targets:
            if other.sources == event.sources and all(map(scene.is_state, other.targets)):
                return replace(event, targets=other.targets)
            if (
                other.targets == event.sources
                and other.reciprocal
                and all(map(scene.is_state, other.sources))
            ):
                return replace(event, targets=other.sources)
    return event


def _of_the_same(event: EventDraft, events: Iterable[EventDraft], scene: Scene) -> tuple[str, ...]:
    """Give whom amends are asked of by what is joined to it: "condemned Lie's remark, demanding an apology".

    And of whom one asks for something in a call or letter.
    """
    s, above = scene.sentence, scene.sentence.heads[event.head]
    if s.deps[event.head] not in ("advcl", "conj", "acl") or above > event.head:
        return ()
    if s.deps[event.head] == "acl":  # "handed a petition to the mayor calling for a ban"
        return next((e.targets for e in events if e.type == "REQUEST" and e.head == above), ())
    asked = (*scene.frames.objects(event.head), *scene.frames.preps(event.head, "for"))
    amends = any(s.lemmas[t] in _AMENDS and not scene.who(t) for t in asked)
    written = (
        s.tags[event.head] == "VBG" and s.lemmas[above] in _ADDRESSING
    )  # "wrote to the king, asking for aid"
    for other in events:
        kind = (amends and other.type == "ACCUSE") or (written and other.type == "CONSULT")
        same = other.sources == event.sources and other.status == event.status
        if kind and same and other.verbal and other.head == above:
            return other.targets
    return ()


def _told_on(event: EventDraft, events: Iterable[EventDraft], scene: Scene) -> tuple[str, ...]:
    """Give whom a deed is done to by the clause that goes on telling of it, or by the verb whose means it is.

    "Carried out a raid, targeting rebels", "a bombing that killed villagers", "was killed by a Bernese airstrike",
    "a march to denounce the government".
    """
    s, kinds = scene.sentence, _TOLD_ON[event.type]
    over, above = _means_of(s, event.head), s.heads[event.head]
    at = {event.head, *event.tokens, event.carrier}
    for other in events:
        if other.sources != event.sources or not other.targets or other.status != event.status:
            continue
        goes_on = s.deps[other.head] in _GOING_ON and s.heads[other.head] in at and other.head > event.head
        # "ten were killed and six wounded when Oslo struck"
        when = s.deps[event.head] == "advcl" and other.head in (above, s.heads[above])
        if other.verbal and (
            (goes_on and other.type in kinds)
            or (other.head == over and other.type == event.type)
            or (when and other.type == event.type == "ASSAULT")
        ):
            return other.targets
    return ()


def _same_blow(event: EventDraft, events: Iterable[EventDraft], scene: Scene) -> EventDraft:
    """Give a blow its sides from the verb that tells who was hurt in it: "the rebels killed ten in a raid on Lund"."""
    if scene.sentence.lemmas[event.head] in _FIGHTS:
        return event
    over = _means_of(scene.sentence, event.head)
    for other in events:
        hurt = (
            other.head == over and other.type == "ASSAULT" and scene.sentence.lemmas[other.head] in _HURTING
        )
        if hurt and other.targets and other.status == event.status:
            return replace(event, sources=other.sources, targets=other.targets)
    return event


def _means_of(s: Sentence, noun: int) -> int | None:
    """Give the verb whose means a noun is: "killed in three nights of raids", "killed and hurt by a raid": the first."""
    for _ in range(2):
        prep = s.heads[noun]
        if s.deps[noun] != "pobj" or s.lemmas[prep] not in ("by", "in", "of"):
            return None
        verb = s.heads[prep]
        if s.pos[verb] in VERBAL:
            counted = s.deps[verb] == "acl" and s.pos[s.heads[verb]] == "NUM"  # "and six injured in a raid"
            joined = s.heads[verb] if counted else verb
            first = s.heads[joined]
            own = s.child(verb, "auxpass", "aux") is not None
            return first if s.deps[joined] == "conj" and s.pos[first] in VERBAL and not own else verb
        if s.lemmas[prep] != "of" or s.lemmas[verb] not in _AMOUNTS:
            return None
        noun = verb
    return None


def _winners(election: int, scene: Scene) -> tuple[str, ...] | None:
    """Give who wins by the verb when the election is told only as a time: "Moe was re-elected in the 2002 election".

    None where that is somebody of whom nobody knows who it is: "she was re-elected".
    """
    s, frames = scene.sentence, scene.frames
    for _ in range(_LISTED):
        if s.deps[election] not in ("conj", "appos"):
            break
        election = s.heads[election]
    prep = s.heads[election]
    verb = s.heads[prep]
    timed = s.deps[election] == "pobj" and s.deps[prep] == "prep" and s.lemmas[prep] in _WHEN
    if not timed or s.lemmas[verb] not in _WINNING or s.pos[verb] not in VERBAL:
        return ()
    won = frames.objects(verb) if s.lemmas[verb] in _ELECTING else frames.subjects(verb)
    found = tuple(scene.persons(won))
    return found if found or not won or any(s.pos[t] != "PRON" for t in won) else None


def _elects(s: Sentence, election: int) -> bool:
    """Say whether the verb above tells more of an election than its noun: "was re-elected after the 1997 election"."""
    for above in islice(s.path_up(election), 2 * MAX_DEPTH):
        if s.pos[above] in VERBAL:
            return s.lemmas[above] in _ELECTING
        if s.pos[above] == "ADP" and s.lemmas[above] not in _WHEN:
            return False
    return False


def _opponents(event: EventDraft, events: Iterable[EventDraft], scene: Scene) -> tuple[str, ...]:
    """Give whom a penalty meets by what is joined to it: "called off the meeting and blasted Oslo"."""
    here, act = _joined(event, scene), scene.sentence.child(event.head, "xcomp")
    if any(scene.at(t) for t in scene.frames.objects(event.head)):
        return ()  # "blacklisted the Halden and fined Lie": the Halden is met, if it is no actor
    if act is not None and scene.sentence.child(act, "dobj") is not None:
        return ()  # "accused Lie of fraud and threatened to sue the city": it says who is to be met
    for other in events:
        against = other.type in _HOSTILE and other.sources == event.sources and other.status == "actual"
        if against and other.targets and here is not None and _joined(other, scene) == here:
            return other.targets
    return ()


def _accusers(event: EventDraft, events: Iterable[EventDraft], scene: Scene) -> tuple[str, ...]:
    """Give who has made the charge that is denied: "Bern accuses Oslo of spying, but Oslo denies the charge".

    Or the demand or offer that is refused: "Bern asked for aid, but Oslo turned the request down".
    """
    s = scene.sentence
    told = event.tokens if event.about_token is None else (*event.tokens, event.about_token)
    refused = {s.lemmas[t] for t in told} & _DEMANDS.keys()
    made = {kind for lemma in refused for kind in _DEMANDS[lemma]}
    for other in events if made else ():
        asked = other.type in made and other.status == "actual" and other.head < event.head
        of_whom = {*other.targets, *(scene.cast.profiles[a].country for a in other.targets)}
        if asked and other.sources != event.sources and (not of_whom or of_whom & {*event.sources}):
            return tuple(a for a in other.sources if a not in event.sources)
    if s.lemmas[event.head] not in _DENYING:
        return ()
    for other in events:
        accused = other.type == "ACCUSE" and other.status == "actual" and other.head < event.head
        # the state answers for its army
        answering = {*other.targets, *(scene.cast.profiles[a].country for a in other.targets)}
        if accused and not answering.isdisjoint(event.sources):
            return tuple(a for a in other.sources if a not in event.sources)
    return ()


def _joined(event: EventDraft, scene: Scene) -> int | None:
    """Give the first of the coordinated verbs to which that of an event, or the one above its infinitive, belongs."""
    s, verb = scene.sentence, event.carrier
    for _ in range(3):
        if verb is None or s.deps[verb] not in ("conj", "xcomp"):
            break
        verb = s.heads[verb]
    return verb
