"""Where a deed is done, on what condition, and who tells of it."""

from __future__ import annotations

from kg.extraction.frames import MAX_DEPTH
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.slots import Filled, Slots
from kg.extraction.word_classes import words
from kg.model import AUTHOR, Span

_PLACES = words("places")
_SITES = words("sites") | words("homes")
#: Verbs by which a deed is done in saying so.
_DECLARING = frozenset({"declare", "proclaim", "decree"})
#: ... and by which one says who did it.
_BLAMING = frozenset({"blame", "pin", "attribute", "ascribe"})
_CONDITIONS = frozenset({"if", "unless", "provided", "provide", "providing", "assume", "suppose", "lest"})


def place_of(slots: Slots, *, told: bool) -> str | None:
    """Give the place or state in which a deed is done.

    :param told: whether anybody is named whom it is done by or to.
    """
    head, frames, scene = slots.head, slots.frames, slots.scene
    heads = [head, head if slots.carrier is None else slots.carrier]
    if told and slots.match.row["type"] == "ASSAULT":  # "strikes against bases in Norway"
        heads += frames.preps(heads[-1], "against", "on") + frames.preps(head, "against", "on")
    bodily = "person" not in slots.match.row.get("note", "")
    if told and slots.match.row["type"] == "ASSAULT" and slots.verbal:  # "stormed a hospital in Bern"
        heads += [t for t in frames.objects(head) if bodily or slots.s.lemmas[t].lower() in _SITES]
    if slots.match.row["type"] == "ELECTION" and slots.verbal:  # "elections in Norway were held"
        heads += frames.objects(head)
    # "welcomed the envoy to Oslo"
    ways = (*_PLACES, "to") if "placed" in slots.match.row.get("note", "") else _PLACES
    for at in dict.fromkeys(heads):
        for t in frames.preps(at, *ways):
            # "spoke to the envoy on Norway": on a state is about it or against it
            about = slots.s.lemmas[slots.s.heads[t]].lower() == "on"
            for actor in scene.at(t):
                kind = scene.cast.profiles[actor].type
                if kind == "Place" or (kind in ("State", "Territory") and not about):
                    return actor
    return None


def condition_of(scene: Scene, head: int) -> Span | None:
    """Give the clause that says on what condition a deed is done: "if Oslo agrees"."""
    clause = condition_clause(scene, head)
    if clause is None:
        return None
    low, high = scene.sentence.edges(clause)
    return scene.span(low, high - 1)


def condition_clause(scene: Scene, head: int) -> int | None:
    """Give the verb of the clause that says on what condition a deed is done."""
    s, at = scene.sentence, head
    for _ in range(MAX_DEPTH):
        if s.pos[at] in VERBAL:
            for c in s.children[at]:
                if s.deps[c] in ("advcl", "conj") and _is_condition(scene, c):
                    low, high = s.edges(c)
                    if not low <= head < high:
                        return c
            if s.deps[at] not in ("xcomp", "ccomp", "conj"):
                return None
        if s.heads[at] == at:
            return None
        at = s.heads[at]
    return None


def teller_of(slots: Slots, source: Filled) -> str | None:
    """Give the author where whoever acts doesn't tell of it but does it by saying so: "declared a state of emergency".

    Or whoever blames a harm on others: "the army blamed the raid on rebels".
    """
    verb = slots.carrier
    s, above = slots.s, slots.s.heads[slots.head]
    told = [c for c in s.children[slots.head] if s.deps[c] == "relcl"]
    told += [above] if s.deps[slots.head] == "dobj" else []
    for blaming in (v for v in told if s.lemmas[v] in _BLAMING):
        tellers = slots.scene.persons(slots.frames.subjects(blaming), outright=True)
        blamed = set(slots.frames.preps(blaming, "on", "to"))
        if tellers and blamed & {*source.tokens} and tellers[0] not in source.actors:
            return tellers[0]
    declared = verb not in (None, slots.head) and slots.s.lemmas[verb] in _DECLARING
    return AUTHOR if source.slot == "teller" or (declared and source.slot == "subj") else None


def deterred(scene: Scene, threat: int) -> tuple[int, ...]:
    """Give who is threatened in case he does something: "threatened to strike again if Oslo rebuilt the plant"."""
    act = scene.frames.clause(threat)
    clause = condition_clause(scene, threat if act is None else act)
    return () if clause is None else scene.frames.subjects(clause)


def _is_condition(scene: Scene, clause: int) -> bool:
    s = scene.sentence
    below = s.children[clause]
    if any(s.deps[c] == "mark" and s.lemmas[c].lower() in _CONDITIONS for c in below):
        return s.deps[clause] == "advcl"
    # "should Oslo try to leave"
    subject = s.child(clause, "nsubj", "nsubjpass")
    return subject is not None and below[0] < subject and s.words[below[0]].lower() == "should"
