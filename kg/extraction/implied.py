"""Stances that deeds imply: who attacks, accuses or sanctions somebody opposes them, who backs or aids them supports them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.circumstances import deterred
from kg.extraction.event_tables import EventDraft
from kg.extraction.harmless import falls_on, is_unmeant, spares
from kg.extraction.held import (
    is_charge,
    is_few,
    is_measured,
    is_reputation,
    is_wanted,
    outranked,
    shunned,
)
from kg.extraction.prepositions import given_in
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.stance_drafts import (
    StanceDraft,
    has_name,
    is_anybody,
    is_weapon,
    toward_actor,
)
from kg.extraction.target_labels import label_of
from kg.extraction.unsaid import denied_cause, disbelieved, given_up, rumoured
from kg.model import EventType, Polarity

#: What a deed says of its doer's stance to those it is done to, and the name of that attitude.
IMPLIED: dict[EventType, tuple[Polarity, str]] = {
    "ACCUSE": ("oppose", "accuses"),
    "REJECT": ("oppose", "rejects"),
    "THREATEN": ("oppose", "threatens"),
    "PROTEST": ("oppose", "protests"),
    "SANCTION": ("oppose", "sanctions"),
    "COERCE": ("oppose", "coerces"),
    "ASSAULT": ("oppose", "attacks"),
    "SUPPORT": ("support", "supports"),
    "AID": ("support", "aids"),
}
#: Deeds that say something of whom they are done to himself: who wrecks a town's bridge needn't be against the town.
_DIRECT: frozenset[EventType] = frozenset(
    {"AID", "SANCTION", "COERCE", "THREATEN", "REJECT", "ACCUSE", "SUPPORT"}
)
#: Deeds told of whoever owns what does them, which say nothing of him: "the industry's decline is forcing them".
_OWN: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "ACCUSE", "REJECT"})
#: What speaks for whom it belongs to: "the premier's office attacked her".
_VOICES = frozenset(
    {"office", "government", "administration", "ministry", "campaign", "camp", "team", "cabinet"}
)
#: Deeds by which one wants somebody's support, is polite to him, or gets even with others for him.
_COURTESIES = frozenset({"court", "woo", "greet", "escort", "accompany", "entertain", "serenade", "avenge"})
#: Words for minding, mentioning or fearing a deed, which isn't doing it.
_DWELLING = frozenset(
    {"focus", "concentrate", "engage", "comment", "speak", "talk", "dwell", "reflect", "interested"}
    | {"concern", "fear", "worry", "anxiety", "speculation", "rumour", "rumor", "suspicion", "debate"}
)
#: What somebody may keep back without being against who would get it: "won't supply weapons to Oslo".
_HANDING = frozenset(
    {"supply", "send", "sell", "provide", "deliver", "give", "lend", "export", "ship", "share"}
)
#: Who signs a deal needn't be for who signs it too; who makes an alliance with somebody is.
_SIGNING = frozenset({"sign", "initial", "ink"})
#: Verbs of attitude to what others do.
_FORBIDDING = frozenset({"prohibit", "ban", "forbid"})
_TOWARDS = (
    "to",
    "for",
    "against",
    "on",
    "of",
    "at",
    "with",
    "from",
    "towards",
    "toward",
    "into",
    "between",
    "by",
)


def implied_stances(scene: Scene, event: EventDraft) -> Iterator[StanceDraft]:
    """Yield what a deed says of those who do it: their stance to those it is done to."""
    implied = IMPLIED.get(event.type)
    if (
        event.silent
        or implied is None
        or event.status not in ("actual", "planned")
        or event.mode == "investigate"
        or outranked(scene.sentence, event.head)
        or shunned(scene, event.head)
        or _pondered(scene, event.head)
        or denied_cause(scene, event.head)
        or given_up(scene.sentence, event.head)
        or disbelieved(scene, event.head)
        or rumoured(scene, event.head)
        or scene.sentence.lemmas[event.head] in _COURTESIES
        or _has_ties(scene, event)
        or is_reputation(scene.sentence, event.head)
        or is_measured(scene.sentence, event.head)
        or is_wanted(scene.sentence, event.head)
        or is_unmeant(scene, event)
        or is_few(scene, event.head)
        or (event.type == "AID" and _contributes(scene, event.head))
        or (event.type == "SUPPORT" and event.reciprocal and _SIGNING & _words(scene, event))
        or (event.type == "REJECT" and _HANDING & {scene.sentence.lemmas[t] for t in event.tokens})
    ):
        return
    if any(scene.sentence.lemmas[t].endswith(("self", "selves")) for t in scene.frames.objects(event.head)):
        return  # "shot himself"
    polarity, attitude = implied
    for source in event.sources:
        holder = wielder(scene, source)
        if holder is None:
            continue  # "gunships destroyed the house": whose they are isn't said
        if (
            (
                event.type == "SUPPORT" and holder in scene.at(event.head)
            )  # "an alliance of farmers and students"
            or (event.type in _OWN and not _does(scene, event, holder))
            or _dwells(scene, event, holder)
            or falls_on(scene, event, holder)
            or _wins(scene, event, holder)
            or is_charge(scene, event.head, holder)
        ):
            continue
        for target in event.targets:
            if is_anybody(scene, target) or spares(scene, event, holder, target):
                continue  # "police shot a man"
            if not has_name(scene, target) and _forbids(scene, event.head):
                continue
            if target != holder and (event.type not in _DIRECT or _reaches(scene, event, target)):
                draft = toward_actor(scene, holder, target, polarity, attitude, event.tokens, event.head)
                yield replace(draft, label=_fuller(scene, event, target, holder) or draft.label)


def wielder(scene: Scene, actor: str) -> str | None:
    """Give who acts where weapons or vehicles do: "Norwegian jets struck" tells of Norway; None where nobody is told.

    Other actors are given back as they are.
    """
    if not is_weapon(scene, actor):
        return actor
    country = scene.cast.profiles[actor].country
    return country if country in scene.cast.profiles else None


def _fuller(scene: Scene, event: EventDraft, target: str, holder: str) -> str:
    """Give the words for somebody whose label is a noun alone: "officials (from the ruling party)"."""
    if " " in scene.name(target) or has_name(scene, target):
        return ""
    frames = scene.frames
    near = (*frames.objects(event.head), *frames.preps(event.head, *_TOWARDS))
    at = next((t for t in near if target in scene.at(t)), None)
    if at is None or scene.sentence.pos[at] != "NOUN":
        return ""
    return label_of(scene, at, IMPLIED[event.type][1], holder, target, event.tokens)


def _words(scene: Scene, event: EventDraft) -> set[str]:
    carried = () if event.carrier is None else (event.carrier,)
    return {scene.sentence.lemmas[t] for t in (event.head, *carried)}


def _pondered(scene: Scene, head: int) -> bool:
    """Say whether a deed is only thought about: "divided over how to stop them"."""
    s = scene.sentence
    below = s.children[head]
    return any(s.tags[c] == "TO" for c in below) and any(s.lemmas[c] in ("how", "whether") for c in below)


def _wins(scene: Scene, event: EventDraft, holder: str) -> bool:
    """Say whether a blow may be a victory in a game or a vote: a person or a state that beats another."""
    kind = scene.cast.profiles[holder].type
    return scene.sentence.lemmas[event.head] == "beat" and kind in ("Person", "State", "Author")


def _has_ties(scene: Scene, event: EventDraft) -> bool:
    """Say whether somebody only has business with another: "has strong ties with Oslo"."""
    s, carrier = scene.sentence, event.carrier
    words = {s.lemmas[t] for t in (event.head, *event.tokens)}
    return (
        bool(words & {"tie", "link", "connection"})
        and (carrier is None or s.lemmas[carrier] == "have")
        and "have"
        in (words | ({s.lemmas[carrier]} if carrier is not None else set()) | {s.lemmas[s.heads[event.head]]})
    )


def _forbids(scene: Scene, verb: int) -> bool:
    """Say whether a verb is against what some do, and not against them: "barred members from voting"."""
    s = scene.sentence
    if s.lemmas[verb] not in _FORBIDDING:
        return False
    froms = (c for c in s.children[verb] if s.lemmas[c] == "from" and s.deps[c] == "prep")
    return any(s.deps[g] == "pcomp" for c in froms for g in s.children[c])


def _dwells(scene: Scene, event: EventDraft, holder: str) -> bool:
    """Say whether somebody only minds or mentions a deed: "was much focused on her arrest"."""
    s, prep = scene.sentence, scene.sentence.heads[event.head]
    if s.deps[event.head] not in ("pobj", "pcomp", "conj") or s.lemmas[s.heads[prep]] not in _DWELLING:
        return False
    return holder not in scene.doers(event.head)


def _contributes(scene: Scene, head: int) -> bool:
    """Say whether a deed adds to something, which needn't be meant: "our contributions to science"."""
    s = scene.sentence
    return s.lemmas[head] in ("contribution", "contribute") and not scene.frames.objects(head)


def _does(scene: Scene, event: EventDraft, holder: str) -> bool:
    """Say whether somebody does a deed himself; what merely belongs to him doesn't speak for him."""
    s, frames = scene.sentence, scene.frames
    if s.pos[event.head] not in VERBAL:
        return True
    subjects = frames.subjects(event.head)
    owned = [t for t in subjects if holder not in scene.at(t) and holder in scene.owners(t)]
    return all(s.lemmas[t] in _VOICES for t in owned)


def _reaches(scene: Scene, event: EventDraft, target: str) -> bool:
    """Say whether a deed is done to somebody himself, not only to what is his or to others for his sake."""
    s, frames = scene.sentence, scene.frames
    if event.type == "THREATEN" and any(target in scene.at(t) for t in deterred(scene, event.head)):
        return True
    if event.carrier is not None and any(target in scene.at(t) for t in frames.subjects(event.carrier)):
        return True  # "drew criticism from the board"
    heads = {event.head} if event.type == "REJECT" else {event.head, *event.tokens}
    heads.update(given_in(frames, event.head) if event.type == "AID" and event.verbal else ())
    for head in {*heads, *([event.carrier] if event.carrier is not None else [])}:
        near = (*frames.objects(head), *frames.dative(head), *frames.preps(head, *_TOWARDS))
        own = [c for c in s.children[head] if s.deps[c] in ("poss", "amod", "compound", "nmod")]
        helped = s.lemmas[head] in ("help", "assist") and frames.clause(head) is not None
        if not helped and any(target in scene.at(t) for t in (*near, *own)):
            return True
    return False
