"""Prepositions: who fills a slot that a preposition names, where parsers hang it on other words too.

"held talks in Geneva with Oslo", "criticism came from the union", "strikes using drones against the rebels".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.frames import EXPELLING, Frames
from kg.extraction.word_classes import words

if TYPE_CHECKING:
    from kg.extraction.slots import Slots

_HAPPENING = words("happening") | {"break", "erupt", "flare", "rage", "ensue"}
_ARRIVING = frozenset({"come", "arrive", "emerge", "pour", "flow", "emanate"})
_USING = frozenset({"use", "involve", "employ"})
#: Words under which a means may be told, at most.
_MEANS = 6
#: Verbs whose object is asked to take part in what stands behind "for".
_INVITING = frozenset({"ask", "beg", "petition", "press", "lobby", "approach"})
#: What one has from others in a deed.
_HELP = words("others_help")
#: What an amount is given in.
_AID = frozenset({"aid", "assistance", "help", "support", "relief", "funding", "weapon", "equipment"})
#: Where two states meet.
_BORDERS = frozenset({"border", "frontier", "boundary", "line"})
#: Verbs of taking support away from somebody.
_TAKING = frozenset({"withdraw", "withhold", "pull", "yank", "shift", "switch", "divert", "remove", "drop"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves"})
#: Slots that are filled without their preposition too: "gave Oslo a deadline", "asked Oslo for a meeting".
_UNSAID = frozenset({"between", "to", "with"})
#: Prepositions behind a harm that is judged, which say whom it was done to.
_OWN = frozenset({"of", "against", "on"})


def prepositional(slots: Slots, name: str) -> tuple[int, ...]:
    """Give the heads of the phrases behind a preposition of a deed, without those that its type excludes."""
    if name not in slots.frames.bag and name not in _UNSAID:
        return ()
    s, kind = slots.s, slots.match.row.get("type")
    found = _found(slots, name)
    if found and not _REFLEXIVE.isdisjoint(slots.frames.bag):  # "put pressure on himself"
        found = tuple(t for t in found if s.words[t].lower() not in _REFLEXIVE)
    if name == "over" and kind == "PROTEST":  # "marched over Lie's arrest"
        found = tuple(t for t in found if not slots.closed(t))
    taken = name == "from" and kind == "SUPPORT" and slots.carrier is not None and not slots.verbal
    if taken and s.lemmas[slots.carrier or 0] in _TAKING:
        return ()  # "withdrew its support from Lie": it was for him
    if kind == "MOBILIZE":  # "troops along the border with Oslo"
        lines = (t for t in found if s.lemmas[t] in _BORDERS)
        found = tuple(t for o in lines for t in slots.frames.preps(o, "with", "between")) or found
    return found


def _found(slots: Slots, name: str) -> tuple[int, ...]:
    """Give what stands behind a preposition on the deed, or on the words that parsers hang it on instead."""
    s, frames, head = slots.s, slots.frames, slots.head
    if name == "between" and not slots.verbal:  # "talks involving Norway and Peru"
        for c in s.children[head]:
            if s.lemmas[c] == "involve" and s.tags[c] == "VBG":
                return frames.objects(c)
        for t in frames.preps(head, "along", "on", "at", "near", "across"):
            if s.lemmas[t] in _BORDERS and not frames.preps(head, name):
                return frames.preps(t, name)  # "fighting along the border between Norway and Peru"
    if slots.verbal and name == "by" and frames.is_passive(head):
        return ()  # "was refused a visa by Oslo": who fills the subject's slot and no other; one stands by a friend
    doers = slots.verbal and name == "from" and _expelled(slots)
    found = () if doers else frames.preps(head, name)
    named = slots.match.row["target"].split(",")[0] == name  # "blamed the attack on Oslo"
    if slots.verbal and not named and name in _OWN and any(map(slots.closed, frames.objects(head))):
        return ()  # "deplored the killing, on 2 May, of two envoys"
    above = s.heads[head]
    if not found and not slots.verbal and name in ("between", "with") and _breaks_out(slots, above):
        found = frames.preps(above, name)  # "clashes broke out between Oslo and Bern"
    arriving = s.deps[head] == "nsubj" and s.lemmas[above] in _ARRIVING
    if not found and not slots.verbal and name == "from" and arriving:
        found = frames.preps(above, name)  # "criticism came from the union"
    if not found and not slots.verbal and slots.carrier is not None:
        found = frames.preps(slots.carrier, name)  # "held talks in Geneva with Iran"
        if head in found:
            found = ()  # "focused on her arrest and the sanctions": these aren't on her
        if not found and name == "to":
            found = frames.dative(slots.carrier)  # "gave Oslo a deadline"
    if not found and slots.verbal:
        # "rejected criticism from Oslo"
        theirs = name == "from" and slots.match.row.get("type") == "REJECT"
        for o in frames.objects(head):  # "sign a deal with Iran" hung on the noun
            if o > head and (theirs or not slots.closed(o)):
                found = found or frames.preps(o, name)
    if not found and slots.verbal and name in ("to", "for") and slots.match.row.get("type") == "AID":
        found = tuple(t for a in given_in(frames, head) for t in frames.preps(a, name))
    if not found and name == "from" and slots.verbal:  # "asked for help from X"
        asked = frames.preps(head, "for")
        found = tuple(t for o in asked if not slots.closed(o) for t in frames.preps(o, name))
    if name == "with":  # "fought the rebels with the support of Oslo" is no fight with Oslo
        found = tuple(t for t in found if s.lemmas[t] not in _HELP)
    if not found and name == "with" and not slots.verbal and slots.match.row.get("recip") == "y":
        found = _invited(slots)
    for c in slots.companions:  # "come to the aid of X"
        if not slots.closed(c):
            found = found or frames.preps(c, name)
    if not found and name in ("against", "on"):
        found = _with_means(slots, name) or _among_them(slots, name)
    return found


def _among_them(slots: Slots, name: str) -> tuple[int, ...]:
    """Give what some of the deeds are done to: "ten airstrikes, including strikes against the rebels"."""
    s, frames = slots.s, slots.frames
    if "including" not in frames.bag:
        return ()
    listed = (c for t in (slots.head, *slots.companions) for c in s.children[t] if s.words[c] == "including")
    return tuple(t for c in listed for o in s.children[c] for t in frames.preps(o, name))


def given_in(frames: Frames, verb: int) -> tuple[int, ...]:
    """Give the help that an amount is given in: "provided ten million in assistance to farmers"."""
    lemmas = frames.sentence.lemmas
    around = (verb, *frames.objects(verb))
    return tuple(t for a in around for t in frames.preps(a, "in", "of") if lemmas[t] in _AID)


def _with_means(slots: Slots, name: str) -> tuple[int, ...]:
    """Give what a means is used against: "strikes using drones against the rebels"."""
    s, frames = slots.s, slots.frames
    if _USING.isdisjoint(frames.bag):
        return ()
    below = [slots.head, *slots.companions]
    for t in below:
        for c in s.children[t]:
            if s.deps[c] == "acl" and len(below) < _MEANS:
                below.append(c)  # "strikes coordinated with Oslo using drones"
            if s.lemmas[c] in _USING and s.tags[c] == "VBG":
                ways = (c, *frames.objects(c))
                return next((found for w in ways if (found := frames.preps(w, name))), ())
    return ()


def _invited(slots: Slots) -> tuple[int, ...]:
    """Give who is asked to join in: "asked Oslo for a meeting"."""
    s, prep = slots.s, slots.s.heads[slots.head]
    verb = s.heads[prep]
    if s.deps[slots.head] != "pobj" or s.lemmas[prep] != "for" or s.lemmas[verb] not in _INVITING:
        return ()
    return () if slots.frames.is_passive(verb) else slots.frames.objects(verb)


def _breaks_out(slots: Slots, verb: int) -> bool:
    return slots.s.deps[slots.head] == "nsubj" and slots.s.lemmas[verb] in _HAPPENING


def _expelled(slots: Slots) -> bool:
    return slots.s.lemmas[slots.head] in EXPELLING and slots.frames.is_passive(slots.head)
