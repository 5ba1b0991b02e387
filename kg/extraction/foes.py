"""Foes: whom those who help or shield others are against, though nobody says that they strike them.

"trains the army to defeat the rebels" is against the rebels, "protects Bern from Oslo's raids" against the raids and Oslo.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extraction.event_tables import EventDraft
from kg.extraction.polarity import HARMS
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.stance_drafts import StanceDraft, is_anybody, is_weapon, toward_actor
from kg.extraction.word_classes import words
from kg.model import EventType

_HELPING: frozenset[EventType] = frozenset({"SUPPORT", "AID", "COOPERATE"})
#: Verbs of helping somebody to do something, or in what he does.
_ASSISTING = words("assisting")
#: Verbs of keeping harm from somebody.
_SHIELDING = words("shielding")
#: How the protecting must stand for it to say something of whoever does it.
_MEANT = frozenset({"actual", "planned", "proposed"})
#: Verbs of being somebody's enemy that tell no deed of their own.
_WEAKENING = words("weakening")
#: Nouns of a fight, in which one is helped.
_STRUGGLES = words("struggles")


def foes_of_friends(scene: Scene, events: Mapping[int, EventDraft]) -> Iterator[StanceDraft]:
    """Yield a helper's opposition to those whom the helped are to beat: "helps Oslo to contain Bern"."""
    for event in events.values():
        if event.type not in _HELPING or event.silent or event.status not in ("actual", "planned"):
            continue
        if _ASSISTING.isdisjoint(scene.sentence.lemmas[t] for t in (event.head, *event.tokens)):
            continue
        for deed in _deeds(scene, event):
            for foe in _struck(scene, deed, events):
                if foe in event.targets or is_anybody(scene, foe) or _is_place(scene, foe):
                    continue
                for holder in event.sources:
                    if holder != foe and not is_weapon(scene, holder):
                        yield toward_actor(
                            scene, holder, foe, "oppose", "opposes", (*event.tokens, deed), deed
                        )


def shielders(scene: Scene) -> Iterator[tuple[int, str, int]]:
    """Yield verbs of protecting, who protects others, and the token of what he protects them from: somebody's, or a deed."""
    s, frames = scene.sentence, scene.frames
    if frames.bag.isdisjoint(_SHIELDING):
        return
    for verb, lemma in enumerate(frames.lemmas):
        if lemma not in _SHIELDING or s.pos[verb] not in VERBAL or scene.status.of(verb) not in _MEANT:
            continue
        if not any(scene.at(t) for t in frames.objects(verb)):
            continue  # "shielded her dealings from the public"
        for token in frames.preps(verb, "from", "against"):
            if any(not _is_place(scene, a) for a in scene.who(token)):
                for holder in scene.persons(frames.subjects(verb), outright=True):
                    yield verb, holder, token


def _deeds(scene: Scene, event: EventDraft) -> Iterator[int]:
    """Yield what others are helped to do: "helps Oslo (to) defeat", "in its fight against", "in fighting"."""
    s, frames, helping = scene.sentence, scene.frames, event.head
    for c in s.children[helping] if event.verbal else ():
        if s.deps[c] in ("xcomp", "ccomp", "advcl") and s.tags[c] == "VB" and c > helping:
            yield c
            yield from (j for j in s.children[c] if s.deps[j] == "conj" and s.pos[j] == "VERB")
    for t in frames.objects(helping) if event.verbal else ():
        yield from (c for c in s.children[t] if s.deps[c] in ("acl", "relcl") and s.tags[c] == "VB")
    yield from frames.preps(helping, "in", "with")
    if not event.verbal and event.carrier is not None:  # "voiced its support for Oslo in its fight against"
        yield from frames.preps(event.carrier, "in")


def _struck(scene: Scene, deed: int, events: Mapping[int, EventDraft]) -> list[str]:
    """Give against whom a deed is."""
    s, frames, event = scene.sentence, scene.frames, events.get(deed)
    if s.pos[deed] in VERBAL and scene.status.negated(deed):
        return []
    if event is not None and event.type in HARMS:
        return list(event.targets)
    if s.lemmas[deed] in _SHIELDING and s.pos[deed] in VERBAL:
        return [a for t in frames.preps(deed, "from", "against") for a in scene.who(t)]
    if s.lemmas[deed] in _WEAKENING and s.pos[deed] in VERBAL:
        return scene.persons(frames.objects(deed), outright=True)
    if s.lemmas[deed] not in _STRUGGLES or s.pos[deed] != "NOUN":
        return []
    aims = [c for c in s.children[deed] if s.deps[c] == "acl" and s.tags[c] == "VB"]  # "campaign to defeat"
    named = scene.persons(frames.preps(deed, "against"), outright=True)
    return named + [a for c in aims for a in _struck(scene, c, events)]


def _is_place(scene: Scene, actor: str) -> bool:
    return scene.cast.profiles[actor].type == "Place"
