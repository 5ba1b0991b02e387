"""Gerunds: who does what a gerund behind a preposition tells.

"accused Oslo of attacking", "gave credit to Oslo for standing up", "joined Oslo in condemning", "is afraid of being hit".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.grounds import answering
from kg.extraction.sentence import VERBAL
from kg.extraction.word_classes import words

if TYPE_CHECKING:
    from kg.extraction.control import Control

#: Verbs whose prepositional gerund is done by the object: "accused B of attacking", "praised B for backing".
OBJECT_GERUND = words("object_gerund")
#: Nouns of what others are asked to do, in which whoever speaks never means himself: "a call for arming the rebels".
CALLING = frozenset({"call", "instruction", "plea", "advice", "request", "demand"})
_PENALTIES = words("penalties")
#: Penalties that are given to somebody, and verbs of giving.
_SENTENCES, _HANDING = words("punishments_for"), words("double_object")
_WARNING = frozenset({"warn", "caution", "advise", "counsel", "urge", "lobby"})
#: Verbs behind whose charge stands how it was done.
_ACCUSING = frozenset({"accuse", "blame", "suspect", "convict", "charge"})
#: Verbs that say as doing what somebody is shown.
_CITING = words("depicting") | {"quote", "cite", "name", "list", "identify"}
#: Verbs of helping somebody with what he does.
_ASSISTING = frozenset({"help", "assist", "aid", "support", "back"})
#: What one gives to somebody for a deed of his.
_CREDIT = words("credit")
#: Verbs whose "at" or "into" names who is scolded.
_BERATING = words("berating")


def gerund_doers(control: Control, prep: int, depth: int) -> tuple[int, ...]:
    """Give who does, or suffers, the gerund behind a preposition: "accused B of attacking", "afraid of being hit"."""
    s = control.sentence
    governor = s.heads[prep]
    struck = answering(s, prep)
    if struck >= 0:  # "retaliated against Oslo for attacking"
        return control.frames.conjuncts(struck)
    if s.pos[governor] == "ADV":  # "steered clear of condemning", "stopped short of attacking"
        return control.surface_subjects(s.heads[governor], depth)
    if s.pos[governor] in VERBAL:
        if s.lemmas[governor] in OBJECT_GERUND and s.lemmas[prep] in ("of", "for", "from", "over"):
            return control.frames.objects(governor)
        if (
            s.lemmas[prep] == "by"
            and s.lemmas[governor] in _ACCUSING
            and not control.frames.is_passive(governor)
        ):
            return control.frames.objects(governor)  # "accused Oslo of breaking the truce by shelling"
        if s.lemmas[governor] == "charge" and s.lemmas[prep] == "with":  # "charged them with plotting"
            return control.frames.objects(governor)
        if (
            s.lemmas[prep] == "into"
            and not control.frames.is_passive(governor)
            and control.frames.objects(governor)
        ):
            return control.frames.objects(governor)  # "tricked them into attacking"
        if s.lemmas[prep] == "as" and s.lemmas[governor] in _CITING and control.frames.objects(governor):
            return control.frames.objects(governor)  # "quoted Lie as calling her a coward"
        if s.lemmas[prep] == "against" and s.lemmas[governor] in _WARNING:
            return control.frames.objects(governor)
        if s.lemmas[prep] == "for" and (credited := _credited(control, governor)):
            return credited
        if s.lemmas[prep] in ("for", "over") and (punished := _punished(control, governor)):
            return punished
        if s.lemmas[prep] in ("for", "over") and s.lemmas[governor] in _BERATING:
            scolded = control.frames.preps(governor, "at", "into", "on")  # "lashed out at Oslo for jailing"
            if scolded and s.heads[s.heads[scolded[0]]] == governor:
                return scolded
        if s.lemmas[governor] in _ASSISTING and s.lemmas[prep] in ("in", "with"):  # "backs Oslo in fighting"
            return control.frames.objects(governor)
        if s.lemmas[governor] == "join" and s.lemmas[prep] == "in":  # "joined Oslo in condemning"
            own = control.surface_subjects(governor, depth)
            if s.child(governor, "neg") is not None:
                return own  # whom one didn't join has done it
            passive = control.frames.is_passive(governor)  # "was joined by Bern in condemning"
            return own + (control.frames.agents(governor) if passive else control.frames.objects(governor))
        if s.deps[governor] == "pcomp":  # "expelled them for disrupting a session by joining a protest"
            return control.frames.doers(governor, depth - 1)
        return control.surface_subjects(governor, depth)
    if s.pos[governor] in ("NOUN", "PROPN"):
        if s.lemmas[prep] == "for" and s.lemmas[governor] in CALLING:
            return ()  # "a call for arming the rebels"
        if s.lemmas[prep] == "for" and (credited := _credited(control, governor)):
            return credited
        return control.noun_holders(governor, depth)
    return control.frames.doers(governor, depth - 1)


def _credited(control: Control, governor: int) -> tuple[int, ...]:
    """Give to whom credit goes for what the gerund tells: "gave credit to Oslo for standing up", "paid tribute to"."""
    s, verb = control.sentence, governor
    for _ in range(control.depth):  # parsers hang the "for" on the last of those who get it
        if s.pos[verb] in VERBAL or s.heads[verb] == verb:
            break
        verb = s.heads[verb]
    praise = [o for o in control.frames.objects(verb) if s.lemmas[o] in _CREDIT]
    if not praise:
        return ()
    ways = (control.frames.dative(verb), *(control.frames.preps(t, "to") for t in (verb, *praise)))
    return next(filter(None, ways), ())


def _punished(control: Control, verb: int) -> tuple[int, ...]:
    """Give on whom a penalty is laid: "imposed sanctions on Oslo for jailing", "handed a fine to Lie for jailing"."""
    s, frames = control.sentence, control.frames
    laid = [o for o in frames.objects(verb) if s.lemmas[o] in _PENALTIES | _SENTENCES]
    if s.lemmas[verb] in _HANDING and any(s.lemmas[o] in _SENTENCES for o in laid):
        return frames.dative(verb) or frames.preps(verb, "to")
    return next((on for t in (verb, *laid) if (on := frames.preps(t, "on", "against"))), ()) if laid else ()
