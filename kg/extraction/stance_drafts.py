"""Stances before they have ids, as every finder of stances yields them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.word_classes import words
from kg.model import AUTHOR, Issue, Polarity, Status, TargetKind

#: Those whom one sends or pulls out without being for or against them.
_TROOPS = words("ones_troops")
#: Words for a land that has left, or was taken from, those whose it is called.
_BROKEN_AWAY = frozenset({"breakaway", "separatist", "secessionist", "occupied", "annexed"})

#: Nouns for those of whom nothing else is told, and what only counts them.
_ANYBODY = words("anybody")
_COUNTING = words("counting")
#: Nouns for bodies that are more often something else: "honour that trust".
_ABSTRACT = frozenset({"trust", "practice", "concern", "bond", "enterprise", "interest", "order", "monopoly"})
#: Nouns for bodies of which nothing else is told.
_SOME_BODY = frozenset({"group", "entity", "community", "body", "family", "staff", "team", "outfit", "head"})
#: Weapons and vehicles, which have no opinions.
_GEAR = words("gear")
#: ... and those of them that strike without being anybody's troops by their name.
_CARRIERS = words("carriers")
#: What stands before them where they are spoken of for those in them: "coast guard vessels", "suicide bombers".
_CREWS = frozenset({"guard", "navy", "police", "army", "force", "suicide", "patrol"})
#: ... and for those who sent them: "rebel tanks".
_SENDERS = frozenset({"military", "rebel", "militia", "government", "coalition", "regime"})
#: ... and those of one's household or at one's table.
_HOUSEHOLD = words("household")
#: Who is told to be against somebody by what he is called.
_CONTESTANTS = frozenset({"rival", "opponent", "adversary", "challenger", "incumbent"})


@dataclass(frozen=True, slots=True)
class StanceDraft:
    """A stance before it has an id; ``issue`` is set where the target is one, ``event`` where it is an event's head."""

    sentence: int
    holder: str
    kind: TargetKind
    actor: str | None
    event: int | None
    issue: Issue | None
    label: str
    polarity: Polarity
    towards: tuple[tuple[str, Polarity], ...]
    attitude: str
    status: Status
    tokens: tuple[int, ...]
    #: the token that the stance comes down to
    aim: int


def toward_actor(
    scene: Scene,
    holder: str,
    actor: str,
    polarity: Polarity,
    attitude: str,
    tokens: tuple[int, ...],
    aim: int,
) -> StanceDraft:
    """Give a stance that somebody has towards an actor himself, as a fact."""
    return StanceDraft(
        sentence=scene.sentence.index,
        holder=holder,
        kind="actor",
        actor=actor,
        event=None,
        issue=None,
        label=scene.name(actor),
        polarity=polarity,
        towards=((actor, polarity),),
        attitude=attitude,
        status="actual",
        tokens=tokens,
        aim=aim,
    )


def has_name(scene: Scene, actor: str) -> bool:
    """Say whether an actor is somebody in particular: the author, a known actor, one with a name of his own."""
    profile = scene.cast.profiles[actor]
    known = actor == AUTHOR or profile.wikidata or profile.iso3 or profile.country
    last = profile.label.split()[-1]
    return bool(known) or last[:1].isupper() or last.partition("-")[2][:1].isupper()  # "al-Haddad"


def is_weapon(scene: Scene, actor: str) -> bool:
    """Say whether somebody is described by weapons or vehicles: "Norwegian jets", "two gunships"."""
    profile = scene.cast.profiles[actor]
    label = profile.label.lower()
    *before, last = label.split()
    return profile.type == "Group" and last in _GEAR and _CREWS.isdisjoint(before)


def is_anybody(scene: Scene, actor: str) -> bool:
    """Say whether an actor is nobody in particular, so that a stance to him tells a reader nothing.

    "Police shot a man", "she attacked her opponent", "one of 700 people killed": who that is stands elsewhere, if at
    all.
    """
    profile = scene.cast.profiles[actor]
    if profile.label == "resistance" or (
        profile.type == "Organization" and profile.label.lower() in _ABSTRACT
    ):
        return True
    if profile.label in _SOME_BODY:
        return True  # "has funded a group that"
    if has_name(scene, actor) or profile.type not in ("Person", "Group"):
        return False
    named = [w for w in profile.label.split() if w not in _COUNTING and not w[0].isdigit()]
    if profile.type == "Person" and profile.label[1:].islower():
        return (len(named) == 1 and named[0] not in _CONTESTANTS) or named[-1] in _ANYBODY
    return len(named) == 1 and named[0] in _ANYBODY


def is_to_come(scene: Scene, noun: int, actors: Iterable[str]) -> bool:
    """Say whether a noun names a body that isn't there yet: "wants a council of twenty", "no need for a larger force"."""
    s = scene.sentence
    if s.pos[noun] != "NOUN" or any(has_name(scene, a) for a in actors):
        return False
    if any(scene.cast.profiles[a].type not in ("Organization", "Group") for a in actors):
        return False
    if any(s.lemmas[c].lower() in ("few", "more", "less") for c in s.children[noun] if s.deps[c] == "amod"):
        return True  # "wants fewer troops"
    return any(
        s.deps[c] == "det" and s.lemmas[c].lower() in ("a", "an", "no", "any") for c in s.children[noun]
    )


def to_come(scene: Scene, actor: str, token: int) -> bool:
    """Say whether somebody is yet to be chosen: "should name a director"."""
    s, frames = scene.sentence, scene.frames
    if has_name(scene, actor):
        return False
    near = (*frames.objects(token), *frames.preps(token, "of", "for"))
    at = next((t for t in near if actor in scene.at(t)), None)
    return at is not None and any(s.lemmas[c].lower() in ("a", "an") for c in s.children[at])


def is_private(scene: Scene, actor: str) -> bool:
    """Say whether somebody is one of whom nothing is told but that he is there, or whose kin: "a furious man", "her sister"."""
    profile = scene.cast.profiles[actor]
    if profile.type not in ("Person", "Group") or not profile.label.islower() or has_name(scene, actor):
        return False
    return profile.label.split()[-1] in _ANYBODY | _HOUSEHOLD


def is_machine(scene: Scene, actor: str) -> bool:
    """Say whether what acts is a weapon that nobody is told to have sent: "gunships", but not "Norwegian gunships"."""
    profile = scene.cast.profiles[actor]
    sent = profile.country or profile.wikidata or not _SENDERS.isdisjoint(profile.label.lower().split())
    return is_weapon(scene, actor) and not sent


def is_instrument(scene: Scene, actor: str) -> bool:
    """Say whether what hits somebody only carries a blow, or an accident: "a plane", "rockets", but not "rebel rockets"."""
    label = scene.cast.profiles[actor].label
    carrying = label.lower().split()[-1] in _CARRIERS and label[1:].islower()
    return carrying and is_machine(scene, actor)


def named_anybody(scene: Scene, actor: str) -> bool:
    """Say whether nothing is told of somebody but where he is from: "a Swiss man", "two Norwegian teenagers"."""
    profile = scene.cast.profiles[actor]
    if profile.type not in ("Person", "Group") or profile.wikidata or profile.iso3:
        return False
    return profile.label.split()[-1] in _ANYBODY - {"people"}


def without_repeats(stances: Iterable[StanceDraft]) -> list[StanceDraft]:
    """Keep one of several stances of a sentence with the same holder, target and polarity: the first.

    One whose target is only part of another's says nothing more.
    """
    kept: dict[tuple[object, ...], StanceDraft] = {}
    for stance in stances:
        target = stance.actor or stance.event or (stance.issue.id if stance.issue else None)
        kept.setdefault((stance.sentence, stance.holder, stance.kind, target, stance.polarity), stance)
    drafts = list(kept.values())
    labels: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for d in drafts:
        if d.kind == "issue":
            labels[d.sentence, d.holder, d.polarity, d.tokens].append(d.label)
    return [
        d
        for d in drafts
        if d.kind != "issue" or not _within(d, labels[d.sentence, d.holder, d.polarity, d.tokens])
    ]


def _within(stance: StanceDraft, labels: Iterable[str]) -> bool:
    """Say whether another label names more of the same: "the aims and integrity of the board" and "integrity"."""
    own = stance.label
    if stance.towards or not own[:1].islower():
        return False
    return any(own != label and f" {own} " in f" {label} " for label in labels)


def says(worded: StanceDraft, implied: StanceDraft) -> bool:
    """Say whether an attitude word already says what the deed it names implies, or the reverse: "welcomed the board's report"."""
    return (
        worded.holder == implied.holder
        and bool(set(worded.tokens) & set(implied.tokens))
        and any(actor == implied.actor for actor, _ in worded.towards)
    )


def turns(worded: StanceDraft, implied: StanceDraft) -> bool:
    """Say whether an attitude word says it the other way round: "his endorsements from the generals" are theirs."""
    return (
        worded.holder == implied.actor
        and worded.actor == implied.holder
        and bool(set(worded.tokens) & set(implied.tokens))
    )


def counts(scene: Scene, actor: str, found: Polarity, token: int) -> bool:
    """Say whether a stance that is implied for an actor says something.

    Not for places, for one's troops, and for nobody in particular; "our democracy" needn't be the writer's, and who pulls out "its
    troops" isn't against them.
    """
    profile = scene.cast.profiles[actor]
    if profile.type == "Place" or is_anybody(scene, actor) or profile.label.lower() in _TROOPS:
        return False
    s = scene.sentence
    if actor not in scene.at(token) and any(s.lemmas[c] in _BROKEN_AWAY for c in s.children[token]):
        return False  # "recognised the breakaway Norwegian region"
    kinds = [c for c in s.children[token] if s.deps[c] == "compound" and actor in scene.at(c)]
    if found == "support" and any(s.pos[c] == "NOUN" for c in kinds) and profile.label.islower():
        return False  # "a consumer boycott"
    near = (token, *scene.frames.objects(token)) if s.pos[token] in VERBAL else (token,)
    owned = [c for t in near for c in s.children[t] if s.tags[c] == "PRP$"]
    outright = any(actor in scene.at(t) for t in near)
    if (actor == AUTHOR or (profile.type == "Person" and not outright)) and any(
        s.words[c].lower() == "our" for c in owned
    ):
        return False
    return found != "oppose" or not owned or not outright
