"""Recipients: to whom aid goes that is called by his name ("the Chad aid bill"), or to whose land, where those helped have
no other name: "food for people hit by floods in Chad"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.slots import Filled, Slots
from kg.extraction.word_classes import words

#: Last words of those who are only helped: "1.5 million people", "families".
_CROWDS = words("helped")
#: Where aid lies or goes.
_LANDS = ("in", "across", "throughout", "inside")
#: ... and to what it goes.
_GOING = ("to", "for", "of", "in", "among", "from")
_PHRASE = frozenset({"prep", "pobj", "dobj", "conj", "pcomp", "nmod"})
#: Tokens looked at, at most: no phrase of aid is longer.
_LIMIT = 40


def named_before(slots: Slots, given: Filled) -> bool:
    """Tell to whom aid goes by a country's name before it: "the Chad aid bill", but "American aid", "US aid"."""
    s = slots.s
    if given.slot != "mod" or len(given.tokens) != 1 or slots.verbal:
        return False
    token = given.tokens[0]
    state = all(slots.scene.is_state(a) for a in given.actors)
    return state and s.tags[token] == "NNP" and not s.words[token].isupper() and "." not in s.words[token]


def lands(slots: Slots, targets: Sequence[str]) -> tuple[str, ...]:
    """Give the states where those are who are helped, unless they are somebody by themselves."""
    scene = slots.scene
    if any(not _crowd(scene, a) for a in targets):
        return ()
    s, frames, head = slots.s, slots.frames, slots.head
    keep = [head, *slots.companions, *(() if slots.carrier is None else (slots.carrier,))]
    if slots.verbal:
        keep += frames.objects(head)
    for t in keep:
        for c in s.children[t]:
            if len(keep) < _LIMIT and c not in keep and _within(slots, t, c):
                keep.append(c)
    found: dict[str, None] = {}
    for t in keep:
        if s.deps[t] in ("pobj", "conj") and t not in frames.dated and s.lemmas[_link(slots, t)] in _LANDS:
            found.update((a, None) for a in scene.who(t) if scene.is_state(a))
    return tuple(found)


def _within(slots: Slots, above: int, below: int) -> bool:
    """Tell what belongs to the phrase of the aid: "to people hit by floods", "to help feed families"."""
    s, dep = slots.s, slots.s.deps[below]
    if dep in ("prep", "agent"):
        return s.lemmas[below] in (*_LANDS, *_GOING, "by")
    if dep == "conj":
        return s.pos[above] not in VERBAL
    if dep == "acl":
        return s.tags[below] in ("VBN", "VB")  # "affected by", but not "fleeing"
    purpose = dep in ("advcl", "xcomp", "relcl") and s.tags[below] == "VB"
    return purpose or (dep in _PHRASE and below > above)


def _link(slots: Slots, token: int) -> int:
    """Give the preposition over a token, or over what it is joined to."""
    s = slots.s
    for _ in range(_LIMIT):
        if s.deps[token] != "conj":
            break
        token = s.heads[token]
    return s.heads[token]


def _crowd(scene: Scene, actor: str) -> bool:
    profile = scene.cast.profiles[actor]
    words = profile.label.split()
    return profile.type == "Group" and words[-1] in _CROWDS and profile.label.islower()
