"""One-sided deeds: whether it is enough for an event that only one side of a deed is named, or none but its place."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.deeds import SPARRING, in_words
from kg.extraction.event_tables import EventDraft
from kg.extraction.lexicon import Row
from kg.extraction.polarity import HARMS
from kg.extraction.scene import Scene
from kg.extraction.slots import Slots
from kg.extraction.word_classes import words

#: Deeds whose other side is told only by context: an election has no source, a resignation no target.
_ONE_SIDED = frozenset(
    {"ELECTION", "IMPEACHMENT", "APPOINTMENT", "RESIGNATION", "LEGISLATION", "PROTEST", "MOBILIZE", "RETREAT"}
)
#: Deeds that are news by their place alone.
_LOCATED = frozenset({"ASSAULT", "PROTEST", "ELECTION"})
#: Deeds whose place an adjective tells, where nobody is named on the other side: "the Syrian conflict".
_FOUGHT = frozenset({"conflict", "war", "warfare", "fighting", "violence", "hostility", "battle"})
#: ... and those that a country has within: "Chad's coup".
_INNER = frozenset(
    {"coup", "putsch", "insurgency", "uprising", "revolt", "rebellion", "mutiny", "revolution"}
)
#: What is studied and fought rather than told: "an expert on terrorism in Norway".
_ABSTRACT = frozenset({"terrorism", "extremism", "jihad", "radicalism"})
#: What armed men attack, though nobody is named in it: "stormed a barracks".
_HIT = words("sites") | words("homes") | (words("grounds") - {"front", "part"}) | {"barracks", "position"}
#: What kills without saying whose it is.
_LETHAL = frozenset(
    {
        "bomb",
        "bullet",
        "device",
        "drone",
        "explosive",
        "grenade",
        "gunfire",
        "ied",
        "landmine",
        "mine",
        "missile",
    }
    | {"mortar", "munition", "operation", "rocket", "shell", "shrapnel"}
)
#: Bodies that can fall or hand over power.
_RULING = words("ruling")


def within(slots: Slots, *, named: bool) -> bool:
    """Tell what goes on within a country rather than being done by it: "Chadian violence", "Chad's civil war".

    :param named: whether the country's name or adjective stands before it, without being a possessive.
    """
    s = slots.s
    lemma = s.lemmas[slots.head].lower()
    civil = lemma == "war" and any(s.lemmas[c] == "civil" for c in s.children[slots.head])
    return lemma in _INNER or civil or (named and lemma in _FOUGHT)


def enough(
    slots: Slots, row: Row, sources: Sequence[str], targets: Sequence[str], *, about: bool, place: str | None
) -> bool:
    """Say whether what is told of the sides of a deed is enough to tell it.

    :param row: the row of the match, with the type that the deed has where it is done.
    :param about: whether it is said what the deed is about.
    :param place: where it is done.
    """
    s, head, verbal = slots.s, slots.head, slots.verbal
    if sources and targets:
        return True
    if not targets and row["type"] in HARMS and slots.reflexive():
        return False  # who hurt himself hurt nobody else
    note, kind_of = row.get("note", ""), slots.scene.cast.profiles
    if "outright" in note and verbal and not targets:
        return False
    if (
        row["type"] == "RESIGNATION"
        and slots.undergone
        and not sources
        and slots.s.lemmas[head] == "resignation"
    ):
        return False  # "accepted the resignation": whose it is stands elsewhere
    freed = row["type"] == "CONCEDE" and row["alone"] == "target"
    if row["type"] == "RESIGNATION" and any(
        kind_of[a].type == "Organization" and not _RULING & set(kind_of[a].label.lower().split())
        for a in sources
    ):
        return False  # agencies don't hand over power
    personal = freed or row["type"] == "APPOINTMENT"
    if personal and targets and all(kind_of[a].type in ("Organization", "State") for a in targets):
        return False  # "released a browser", "installed panels"
    kinds = {kind_of[a].type for a in (*sources, *targets)}
    if in_words(note) and place is None and kinds <= SPARRING["persons"]:
        return bool(sources and targets)  # "the attack on Cruz" may have been one of words
    if not sources and not targets:
        # "recent attacks inside Norway": nobody is named, but where; "studies terrorism in Norway" tells none
        told = not verbal and place is not None and row["type"] in _LOCATED
        return told and s.lemmas[head] not in _ABSTRACT
    struck = row["type"] == "ASSAULT" and verbal and bool(sources) and row["alone"] in ("any", "target")
    if struck and any(s.lemmas[t].lower() in _HIT for t in slots.frames.objects(head)):
        return True
    alone = row["alone"] in ("any", "source" if sources else "target")
    if not alone and ("both" in note or not _of_states(slots, sources, targets)):
        return False  # "helped a lot", "let it happen": too many other uses to tell a deed of one side
    met = row["type"] == "CONSULT" and not (verbal or sources) and row["mode"] not in ("visit", "third-party")
    if met and not any(map(slots.scene.is_state, targets)):
        return False  # "called the talks with the union a waste": whose they were stands elsewhere
    if row["type"] == "CONSULT" and not verbal and row["mode"] != "visit" and slots.carrier is None:
        own = len(sources) == 1 and kind_of[sources[0]].type == "Organization"
        if own and not slots.frames.preps(head, "by"):
            return False  # a body's own sitting: "a meeting of the council"
    if row["type"] in _ONE_SIDED:
        return True
    if verbal and row["type"] == "CONSULT" and place is None and len(slots.match.tokens) == 1:
        return False  # "talked about the budget" is no meeting
    if sources:  # with the thing it is done to, where the pattern names one: "captured three towns"
        return about or place is not None or not verbal or len(slots.match.tokens) > 1
    if not verbal or slots.frames.is_passive(head):
        return True
    blown = row["type"] == "ASSAULT" and alone  # "a landmine killed two soldiers"
    return blown and any(s.lemmas[t].lower() in _LETHAL for t in slots.frames.subjects(head))


def aimless(event: EventDraft, scene: Scene) -> bool:
    """Tell a deed that says little without the one it is for or against, and names him nowhere.

    What a state does is news all the same, and sanctions are: "Oslo closed the border", but not "the panel cut the
    funds", "Lie's political support".
    """
    if event.targets or not event.sources or event.place is not None:
        return False
    if any(map(scene.is_state, event.sources)):
        return False
    if event.type == "SANCTION":
        return all(scene.sentence.lemmas[t] != "sanction" for t in event.tokens)
    return event.type == "SUPPORT" and not event.verbal and event.about_token is None


def _of_states(slots: Slots, sources: Sequence[str], targets: Sequence[str]) -> bool:
    """Tell what states do to a thing, where the words have fewer other uses: "Norway contributed two aircraft"."""
    kinds = {slots.scene.cast.profiles[a].type for a in (*sources, *targets)}
    return bool(sources) and kinds <= {"State", "Territory"} and bool(slots.frames.objects(slots.head))
