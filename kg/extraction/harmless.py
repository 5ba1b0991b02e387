"""Harms that say nothing of whoever does them: accidents, routine work, blows that only fall on a land."""

from __future__ import annotations

from itertools import islice

from kg.extraction.event_tables import EventDraft
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.stance_drafts import has_name, is_weapon, named_anybody
from kg.extraction.word_classes import words
from kg.model import EventType

#: Deeds by which a land is taken, and not punished: "the annexation of the island" is against whoever had it.
_LAND = frozenset({"annex", "annexation", "capture", "recapture", "liberate", "liberation"})
_LANDS = frozenset({"Territory", "State"})
#: Nouns for whose sake a deed is done: "in support of", "on behalf of".
_SAKES = frozenset({"name", "support", "defence", "defense", "behalf", "aid", "favour", "favor", "help"})
#: What tells that a blow wasn't meant, or wasn't meant for whom it hit.
_UNMEANT = words("unmeant")
#: Where somebody is hit: "struck targets in the north of Chad", "bombed the hills of Chad".
_WITHIN = ("in", "over", "across", "inside", "around", "near", "along", "off", "outside")
_STRUCK = ("of", "on", "against", "at", "to", "into")
_GROUNDS = words("landscape")
#: Nouns for blows to the very land that they fall in.
_INVADING = frozenset({"intervention", "invasion", "incursion", "aggression", "occupation", "intrusion"})
#: Deeds that last until they are ended, and verbs that end them.
_IMPOSED: frozenset[EventType] = frozenset({"SANCTION", "COERCE"})
_LIFTING = frozenset(
    {"lift", "end", "ease", "revoke", "cancel", "withdraw", "remove", "overturn", "quash", "rescind", "waive"}
    | {"repeal", "annul", "loosen", "relax", "reverse", "void", "scrap"}
)
#: Those who harmed somebody, and what they did: who hunts them isn't against whom they harmed.
_HARMERS = words("harmers")
_GOING = frozenset({"walk", "storm", "march", "stalk", "file"})
_JUSTICE = words("justice")
_TROOPERS = frozenset(
    {"troops", "soldiers", "forces", "army", "guards", "agents", "authorities", "patrol", "military"}
)
_SENDING = frozenset({"send", "deploy", "dispatch", "mobilise", "mobilize"})
#: How far above a word the blow is looked for that it tells of.
_STEPS = 4
#: What a warning is about that is meant well, and journeys that somebody doesn't make.
_PERILS = frozenset({"risk", "danger", "peril", "hazard", "threat", "problem", "storm", "side-effect"})
_PUT_OFF = frozenset({"trip", "visit", "tour", "holiday", "journey", "flight", "vacation"}) | {
    "postpone",
    "adjourn",
    "reschedule",
    "defer",
    "mediation",
}


def is_unmeant(scene: Scene, event: EventDraft) -> bool:
    """Say whether a harm says nothing to anybody: an accident, a deed that is ended, well-meant advice, a trip not made."""
    if event.type == "ASSAULT":
        return _by_accident(scene, event.head)
    if event.type == "THREATEN":
        return _advises(scene, event.head)
    if event.type in ("SANCTION", "REJECT") and not _PUT_OFF.isdisjoint(
        scene.sentence.lemmas[t] for t in event.tokens
    ):
        return True  # "cancelled her trip to Chad", "postponed the meeting of the leaders"
    return _is_lifted(scene.sentence, event)


def spares(scene: Scene, event: EventDraft, holder: str, target: str) -> bool:
    """Say whether a deed says nothing of its doer's stance to one of those it is told to be done to."""
    s, kinds = scene.sentence, scene.cast.profiles
    if s.lemmas[event.head] in _LAND and kinds[target].type in _LANDS:
        return True
    if event.type == "ASSAULT":
        return (
            _for_the_sake_of(scene, event, target)
            or _joins(scene, event, holder, target)
            or _only_there(scene, event, target)
            or _avenged(scene, event, target)
            or (is_weapon(scene, target) and kinds[target].country is None)
        )
    if event.type in ("COERCE", "ACCUSE") and _is_routine(scene, holder, target):
        return True  # "the court convicted three Swiss men"
    if event.status == "planned" and _sent(scene, event.head) and _is_crowd(scene, target):
        return True  # "soldiers are being sent in to disarm rival gangs"
    return _leaves(scene, event, target)


def _by_accident(scene: Scene, head: int) -> bool:
    """Say whether a blow was an accident: "killed by a stray bomb", "shot them by mistake"."""
    s = scene.sentence
    if _UNMEANT.isdisjoint(scene.frames.bag):
        return False
    above = (head, *islice(s.path_up(head), 2))  # "bombed a village by mistake, killing six"
    return any(
        s.lemmas[t].lower() in _UNMEANT and not set(above).isdisjoint(islice(s.path_up(t), _STEPS))
        for t in range(len(s))
    )


def _advises(scene: Scene, verb: int) -> bool:
    """Say whether somebody is only told of a danger: "warned Oslo of the risks"."""
    s = scene.sentence
    if s.lemmas[verb] != "warn" or _PERILS.isdisjoint(scene.frames.bag):
        return False
    return any(
        s.lemmas[t] in _PERILS
        and s.lemmas[s.heads[t]] in ("of", "about")
        and verb in islice(s.path_up(t), _STEPS)
        for t in range(verb + 1, len(s))
    )


def _is_lifted(s: Sentence, event: EventDraft) -> bool:
    """Say whether a deed is told by a noun as what somebody ends: "lifted its blockade", "revoked the order for his arrest"."""
    if event.type not in _IMPOSED or s.pos[event.head] in VERBAL:
        return False
    for t in (event.head, *islice(s.path_up(event.head), _STEPS)):
        if s.pos[t] == "NOUN" and s.deps[t] in ("dobj", "nsubjpass"):
            return s.lemmas[s.heads[t]] in _LIFTING
        if s.pos[t] in VERBAL:
            return False
    return False


def falls_on(scene: Scene, event: EventDraft, holder: str) -> bool:
    """Say whether a land before a blow's noun is where it fell: "were killed in the Gaza strikes"."""
    s = scene.sentence
    if event.type != "ASSAULT" or scene.cast.profiles[holder].type != "Territory":
        return False
    blows = (*scene.frames.preps(event.head, "in", "by"), event.head)
    before = (c for t in blows for c in s.children[t] if s.deps[c] in ("compound", "nmod"))
    return any(s.pos[c] == "PROPN" and holder in scene.at(c) for c in before)


def _for_the_sake_of(scene: Scene, event: EventDraft, target: str) -> bool:
    """Say whether a blow is struck for somebody: "struck the depots in support of its allies"."""
    s, frames = scene.sentence, scene.frames
    sakes = [t for t in frames.preps(event.head, "in", "on") if s.lemmas[t] in _SAKES]
    return any(target in scene.at(o) for t in sakes for o in frames.preps(t, "of"))


def _joins(scene: Scene, event: EventDraft, holder: str, target: str) -> bool:
    """Say whether somebody may fight on another's side: one man "fighting with the rebels" does, a crowd doesn't."""
    s, frames = scene.sentence, scene.frames
    if s.lemmas[event.head] != "fight" or scene.cast.profiles[holder].type not in ("Person", "Role"):
        return False
    return any(target in scene.at(t) for t in frames.preps(event.head, "with"))


def _only_there(scene: Scene, event: EventDraft, target: str) -> bool:
    """Say whether a land is only where a blow falls: "the operation in Chad", "bombed the hills of Chad"."""
    s, frames = scene.sentence, scene.frames
    land = scene.cast.profiles[target].type in ("State", "Territory", "Place")
    if not land or not _INVADING.isdisjoint(s.lemmas[t] for t in event.tokens):
        return False
    heads = {event.head, *event.tokens, *([event.carrier] if event.carrier is not None else [])}
    hit = (t for h in heads for t in (*frames.objects(h), *frames.preps(h, *_STRUCK)))
    struck = [t for t in hit if t != event.head]
    own = [c for c in s.children[event.head] if s.deps[c] in ("poss", "amod", "compound", "nmod")]
    if any(target in scene.at(t) for t in (*struck, *own)):
        return False
    if struck:
        return any(s.lemmas[t].lower() in _GROUNDS and target in scene.owners(t) for t in struck)
    inside = [t for h in heads for t in frames.preps(h, *_WITHIN)]
    return any(target in scene.who(t) for t in inside)


def _avenged(scene: Scene, event: EventDraft, target: str) -> bool:
    """Say whether a blow strikes those who harmed somebody: "are hunting the killers of two nurses"."""
    s, frames = scene.sentence, scene.frames
    struck = [t for h in (event.head, *event.tokens) for t in (*frames.objects(h), *frames.preps(h, "for"))]
    return any(s.lemmas[t] in _HARMERS and target in scene.owners(t) for t in struck)


def _is_routine(scene: Scene, holder: str, target: str) -> bool:
    """Say whether police or a court only do their work, on people of whom nothing else is told."""
    office = scene.cast.profiles[holder].label.lower().partition(" in ")[0].partition(" of ")[0]
    return office.split()[-1] in _JUSTICE | _TROOPERS and named_anybody(scene, target)


def _sent(scene: Scene, head: int) -> bool:
    """Say whether a deed is what somebody is sent to do."""
    s = scene.sentence
    return any(s.lemmas[t] in _SENDING for t in islice(s.path_up(head), _STEPS))


def _is_crowd(scene: Scene, actor: str) -> bool:
    return scene.cast.profiles[actor].type == "Group" and not has_name(scene, actor)


def _leaves(scene: Scene, event: EventDraft, target: str) -> bool:
    """Say whether a protest is made by going out of where somebody sits: "walked out of parliament in protest"."""
    lemmas = {scene.sentence.lemmas[t] for t in event.tokens}
    if "out" not in lemmas or _GOING.isdisjoint(lemmas):
        return False
    return any(target in scene.at(t) for t in scene.frames.preps(event.head, "of"))
