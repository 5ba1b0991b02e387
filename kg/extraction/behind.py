"""Behind: whose deed it is that a thing does: "shelling by Oslo killed", "this assistance will support the councils".

And what nobody does whose thing it is: "her plan requires", "the Oslo probe".
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.event_tables import EventTables
from kg.extraction.slots import Filled, Slots
from kg.extraction.word_classes import words

#: Deeds that somebody's plans and rules don't do for him.
_PERSONAL_DEEDS = frozenset(
    {"AID", "REQUEST", "CONSULT", "AGREE", "COOPERATE", "REJECT", "CONCEDE", "SUPPORT"}
)
_THINGS = words("things")
#: What befalls somebody, and nobody does.
_TRENDS = words("trends")
#: Deeds, and things, by which one helps.
_GIVEN = frozenset({"AID", "COOPERATE", "SUPPORT", "MOBILIZE", "ASSAULT", "CONSULT", "REQUEST"})
_GIFTS = words("gifts")
_JOINING = frozenset({"join", "echo", "second", "share"})
_EXPRESSIONS = words("expressions")
_ISSUING = words("issuing")
#: Deeds that a paper does for whoever issues it.
_WRITTEN = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN", "SANCTION", "COERCE"})
#: What is filled by an election.
_HOUSES = frozenset(
    {
        "senate", "house", "assembly", "parliament", "congress", "council", "legislature", "bundestag", "duma", "knesset",
        "diet", "dáil", "seanad", "sejm", "storting", "riksdag", "folketing", "seimas", "riigikogu", "saeima", "eduskunta",
        "rada", "lok", "majlis", "bundesrat", "landtag", "senedd",
    }
)  # fmt: skip
_VOTES = frozenset({"election", "by-election", "byelection", "vote", "poll"})
#: Verbs of giving, whose goods bear the name of who gave them.
_HANDED = frozenset(
    {"supply", "donate", "send", "give", "provide", "deliver", "gift", "lend", "loan", "ship"}
)
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
    if slots.match.row["type"] == "ASSAULT" and frames.is_passive(slots.head):
        for t in frames.preps(slots.head, "in", "during"):  # "were killed in a strike by Oslo"
            if found := _makers(slots, tables, t):
                return Filled(found, (t,), "behind", owner=True)
    return _owners_of_means(slots)


def _owners_of_means(slots: Slots) -> Filled:
    """Give whose force is sent, or whose goods are handed over: "their force will be deployed", "Norwegian tanks sold to"."""
    s, frames, scene = slots.s, slots.frames, slots.scene
    kind, reduced = slots.match.row["type"], s.deps[slots.head] == "acl"
    handed = kind == "AID" and reduced and s.lemmas[slots.head] in _HANDED
    if not (handed or kind == "MOBILIZE") or not frames.is_passive(slots.head):
        return Filled()
    for t in frames.objects(slots.head):
        own = ("amod", "compound") if handed else ("poss",)
        near = [c for c in s.children[t] if s.deps[c] in own]
        found = scene.persons(near, outright=True)
        if any(scene.is_state(a) for a in found):
            return Filled(tuple(found), tuple(near), "behind", owner=True)
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


def done_by_a_thing(slots: Slots, tables: EventTables) -> bool:
    """Tell what only somebody's thing would do: "her plan would require the help of the states".

    Or what befalls him: "the decline of the industry is forcing towns to act". One helps others by what one gives
    or does for them, not by what one has: "Lie's presence could help the party", but "Norway's loans".
    """
    if not slots.verbal:
        return False
    s, kind, subjects = slots.s, slots.match.row["type"], slots.frames.subjects(slots.head)
    if any(s.lemmas[t] in _TRENDS for t in subjects):
        return True
    if kind == "AID":
        return bool(subjects) and not any(_gives(slots, tables, t) for t in subjects)
    return kind in _PERSONAL_DEEDS and any(s.lemmas[t].lower() in _THINGS for t in subjects)


def _gives(slots: Slots, tables: EventTables, token: int) -> bool:
    s = slots.s
    match = tables.events.at(slots.frames, token)
    given = match is not None and match.row["type"] in _GIVEN
    return given or s.lemmas[token] in _GIFTS or s.pos[token] != "NOUN"


def joining(slots: Slots, *, without: Iterable[str]) -> tuple[str, ...]:
    """Give who joins in what a noun tells of others: "Oslo joined Bern's condemnation", "echoed Bern's criticism".

    :param without: who stands on the other side.
    """
    if slots.verbal or slots.carrier is None or slots.s.lemmas[slots.carrier] not in _JOINING:
        return ()
    return tuple(
        a for a in slots.scene.persons(slots.frames.subjects(slots.carrier)) if a not in set(without)
    )


def looked_into(slots: Slots, modifiers: tuple[int, ...]) -> bool:
    """Tell a state's name before an investigation of what it did: "the Norway probe", but not "the US probe".

    Or the house that is voted for: "the Senate elections".
    """
    if slots.match.row["type"] == "ELECTION" and slots.s.lemmas[slots.head] in _VOTES:
        return all(_house(slots, t) for t in modifiers)
    if slots.match.row["mode"] != "investigate" or len(modifiers) != 1:
        return False
    s, scene, t = slots.s, slots.scene, modifiers[0]
    states = all(scene.is_state(a) for a in scene.at(t))
    return states and s.deps[t] in ("compound", "nmod") and not s.words[t].isupper()


def _house(slots: Slots, token: int) -> bool:
    kinds = slots.scene.cast.profiles
    labels = [
        kinds[a].label.lower().split() for a in slots.scene.at(token) if kinds[a].type == "Organization"
    ]
    return any(not _HOUSES.isdisjoint(label) for label in labels)
