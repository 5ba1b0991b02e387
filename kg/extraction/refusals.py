"""Refusals: what "will not" and "does not accept" declare is a deed of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.event_tables import EventDraft, EventTables
from kg.extraction.polarity import HARMS, OUSTS
from kg.extraction.reach import awaited
from kg.extraction.scene import Scene
from kg.extraction.slots import Filled, Slots
from kg.extraction.word_classes import words

#: Verbs of whoever says with "not" that he refuses.
_ACCEPTING = frozenset({"accept", "recognise", "recognize", "acknowledge"})
#: Deeds that yield or cooperate: who says that he won't do one rejects it.
_YIELDING = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
#: What befalls somebody, so that who won't hear of it turns others down than him.
_BEFALLING = words("undergone") | {"resignation", "departure", "exit"}


def spares(slots: Slots, tables: EventTables, target: Filled) -> bool:
    """Tell a refusal by which somebody is spared: "refused to sack Lie", "rejected calls for the dismissal of Lie"."""
    if slots.match.row["type"] != "REJECT" or not target.owner:
        return False
    s, frames = slots.s, slots.frames
    clause = frames.clause(slots.head)
    hit = () if clause is None else frames.objects(clause)
    if clause is not None and not {*hit}.isdisjoint(target.tokens):
        match = tables.events.at(frames, clause)
        return match is not None and match.row["type"] in HARMS | OUSTS
    for t in target.tokens:
        above = s.heads[s.heads[t]] if s.deps[t] == "pobj" and s.lemmas[s.heads[t]] == "of" else t
        for noun in (t, above):
            if s.lemmas[noun] in _BEFALLING and {*slots.scene.doers(noun)}.isdisjoint(target.actors):
                return True
    return False


def refusals(events: Iterable[EventDraft], scene: Scene) -> Iterator[EventDraft]:
    """Yield the refusal that "will not" declares: "Oslo will not accept the refugees" rejects, as "refuses to" does.

    So does who fails to come to terms: "they failed to reach a deal".
    """
    s = scene.sentence
    for event in events:
        verb = event.carrier
        if event.type not in _YIELDING or verb is None or not event.sources or event.status != "denied":
            continue
        above = s.heads[verb]
        if event.type == "AGREE" and s.lemmas[above] == "fail" and s.deps[verb] == "xcomp":
            yield replace(
                event, head=above, tokens=(above, *event.tokens), type="REJECT", mode=None,
                status=scene.status.of(above), condition=None, verbal=True, carrier=above,
            )  # fmt: skip
        no = [c for c in s.children[verb] if s.deps[c] == "neg" and s.lemmas[verb] in _ACCEPTING]
        helpers = {s.lemmas[t].lower() for t in scene.status.auxiliaries(verb)}
        if (
            no and helpers <= {"do", "have"} and not scene.status.conditional(verb)
        ):  # "does not accept the ruling"
            yield replace(
                event, head=no[0], tokens=(no[0], *event.tokens), type="REJECT", mode=None, reciprocal=False,
                status="actual", condition=None,
            )  # fmt: skip
            continue
        will = [t for t in scene.status.auxiliaries(verb) if s.lemmas[t].lower() in ("will", "wo", "would")]
        if will and scene.status.negated(verb) and not scene.status.conditional(verb):
            waits = (a for a in scene.persons(awaited(scene.frames, verb)) if a not in event.sources)
            yield replace(
                event, head=will[0], tokens=(will[0], verb), type="REJECT", mode=None, reciprocal=False,
                status="actual", condition=None, targets=event.targets or tuple(waits),
            )  # fmt: skip
