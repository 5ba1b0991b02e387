"""Attitudes that somebody gives up, or denies to have together with their opposite."""

from __future__ import annotations

from kg.extraction.patterns import Match, PatternIndex
from kg.extraction.polarity import Composer
from kg.extraction.scene import Scene
from kg.extraction.word_classes import words

#: Verbs that end what one wanted, whoever their subject is: "its bid was dropped".
GIVEN_UP = words("giving_up")
#: Attitudes against something whose end is for it: "dropped its opposition to", "lifted the ban on".
LIFTED = frozenset({"opposes", "forbids", "rejects", "refuses"})
_WRONG = frozenset(
    {"wrong", "mistaken", "foolish", "naive", "naïve", "stupid", "unwise", "silly", "crazy", "mad"}
)
#: Verbs of doing less or later what one wants all the same.
DELAYING = words("delaying")


def repented(scene: Scene, head: int, holder: str) -> bool:
    """Say whether a speaker calls wrong what he held himself: "we were wrong to support the war"."""
    s = scene.sentence
    above = s.heads[head]
    return s.deps[head] == "xcomp" and s.lemmas[above] in _WRONG and scene.voice(head) == holder


def balanced(scene: Scene, attitudes: PatternIndex, match: Match) -> bool:
    """Say whether an attitude and its opposite are both denied: "neither backed nor opposed the plan"."""
    s = scene.sentence
    if not any(s.words[c].lower() == "neither" for c in s.children[match.head]):
        return False
    joined = (c for c in s.children[match.head] if s.deps[c] == "conj")
    others = (attitudes.at(scene.frames, c) for c in joined)
    sides = {other.row["polarity"] for other in others if other is not None}
    return {match.row["polarity"], *sides} == {"support", "oppose"}


def leavers_of(scene: Scene, composer: Composer, head: int) -> list[str] | None:
    """Give who ends an attitude by the verb over it: "abandoned the goal of", "dropped its opposition to".

    Whose request somebody else rejects goes on wishing it. None where no verb ends it.
    """
    s, frames = scene.sentence, scene.frames
    verb = s.heads[head]
    if s.deps[head] not in ("dobj", "nsubjpass") or s.pos[verb] not in ("VERB", "AUX"):
        return None
    match = composer.effects.at(frames, verb)
    if match is None or match.row["effect"] != "-":
        return None
    if scene.status.of(verb) == "denied" or only_wished(scene, head):
        return None  # "refuses to lift the ban" keeps it
    leavers = scene.persons(frames.subjects(verb), outright=True)
    if not leavers and s.lemmas[verb] not in GIVEN_UP:
        return None  # "its bid was frozen": by others
    return leavers


def only_wished(scene: Scene, head: int) -> bool:
    """Say whether others only want an attitude to be dropped: "urged Oslo to drop its opposition to"."""
    verb = scene.sentence.heads[head]
    return scene.sentence.pos[verb] == "VERB" and scene.status.of(verb) in ("proposed", "possible")


def only_to_lift(scene: Scene, composer: Composer, head: int) -> bool:
    """Say whether somebody should only end what nobody says is his: "ministers should lift the ban"."""
    s = scene.sentence
    if s.deps[head] != "dobj" or s.child(head, "poss") is not None or not only_wished(scene, head):
        return False
    match = composer.effects.at(scene.frames, s.heads[head])
    return match is not None and match.row["effect"] == "-"
