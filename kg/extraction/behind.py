"""Behind: whose deed it is that a thing does: "shelling by Oslo killed", "this assistance will support the councils"."""

from __future__ import annotations

from kg.extraction.event_tables import EventTables
from kg.extraction.slots import Filled, Slots
from kg.extraction.word_classes import words

_EXPRESSIONS = words("expressions")
_ISSUING = words("issuing")
#: Deeds that a paper does for whoever issues it.
_WRITTEN = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN", "SANCTION", "COERCE"})
_ANAPHORIC = frozenset({"this", "these", "that", "those", "the", "such"})


def behind(slots: Slots, tables: EventTables) -> Filled:
    """Give who stands behind the subjects of a verb, told by their words or, of deeds told before, remembered."""
    s, frames, scene = slots.s, slots.frames, slots.scene
    for t in frames.subjects(slots.head):
        if slots.match.row["type"] == "ASSAULT" and (found := _makers(slots, tables, t)):
            return Filled(found, (t,), "behind", owner=True)
        issued = s.deps[t] == "dobj" and s.lemmas[t] in _EXPRESSIONS and s.lemmas[s.heads[t]] in _ISSUING
        if issued and slots.match.row["type"] in _WRITTEN:  # "adopted a resolution that condemns Oslo"
            by = frames.subjects(s.heads[t])
            return Filled(tuple(scene.persons(by)), by, "behind")
        if s.pos[t] == "NOUN" and tables.events.at(frames, t) is not None:
            known = scene.memory.get(s.lemmas[t])
            if known and any(s.words[c].lower() in _ANAPHORIC for c in s.children[t]):
                return Filled(known, (t,), "remembered", owner=True)
    return Filled()


def _makers(slots: Slots, tables: EventTables, thing: int) -> tuple[str, ...]:
    """Give whose deed or tool a thing is: "shelling by Oslo killed", "a bomb planted by rebels killed"."""
    s, frames, scene = slots.s, slots.frames, slots.scene
    made = [c for c in s.children[thing] if s.deps[c] == "acl" and frames.is_passive(c)]
    claimed = [  # "a Red Front-claimed bomb"
        t for c in s.children[thing] if s.lemmas[c] == "claim" and s.deps[c] == "amod" for t in s.children[c]
    ]
    found = tuple(scene.persons((*(t for c in made for t in frames.agents(c)), *claimed)))
    if found or scene.at(thing) or s.pos[thing] != "NOUN":
        return found
    match = tables.events.at(frames, thing)
    if match is None or match.row["type"] != slots.match.row["type"]:
        return ()
    return Slots(scene, slots.lenders, match).fill(match.row["source"]).actors
