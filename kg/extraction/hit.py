"""Hit: whose is what a blow strikes or where troops are moved, where no actor is named there himself.

"attacked an army base in northern Chad" hits Chad, "shelled the rebel-held town of Bol" the rebels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.event_tables import EventTables
from kg.extraction.recipients import lands
from kg.extraction.scene import Scene
from kg.extraction.sentence import Sentence
from kg.extraction.slots import Slots
from kg.extraction.word_classes import words

#: Those who hold a place, named by a bare noun or adjective.
_BEFORE = frozenset({"npadvmod", "compound", "amod", "nmod", "nsubj", "advmod", "poss"})
#: What a state keeps in its land, alone or with an adjective of its own: "barracks", "a police headquarters".
_OWN_SITES = frozenset(
    {"airbase", "airfield", "barracks", "checkpoint", "garrison", "ministry", "parliament"}
)
_HOLDING = words("holding")
_SUFFERED = words("suffered_deeds")
_VIOLENT = words("violent")
_SITES = words("sites")
_OFFICIAL = words("official")
_GROUNDS = _SITES | _OWN_SITES | words("grounds")
_SERVING = _OFFICIAL | {
    "troops",
    "soldiers",
    "forces",
    "officers",
    "warplanes",
    "jets",
    "planes",
    "authorities",
}
_INTO = ("on", "against", "at", "into")
#: Prepositions from a site to the land where it lies: "a base in Lamu county in Kenya".
_LYING = ("in", "of", "near", "outside", "at", "across")
#: Deeds that two states do with each other.
_SHARED = frozenset({"SUPPORT", "COOPERATE", "CONSULT", "AGREE"})
#: Verbs that keep somebody from what he does, and what that is.
_KEEPING = frozenset(
    {
        "ban",
        "bar",
        "block",
        "curb",
        "forbid",
        "halt",
        "limit",
        "outlaw",
        "prevent",
        "prohibit",
        "restrict",
        "stop",
    }
)
_COMING = words("kept_from")
_STEPS = 4
_DYING = frozenset({"die", "perish"})
#: Those who work for somebody, and bodies that are theirs.
_WORKERS = words("workers")
_UNIONS = words("unions")
_STOPPAGES = frozenset({"walkout", "walk-out", "stoppage", "picket"})


def whose(slots: Slots, sources: Sequence[str], targets: list[str]) -> list[str]:
    """Give whom a deed is done to: its targets, or those whose site or land it is done to, where they tell more."""
    kind = slots.match.row.get("type")
    if not slots.verbal and (threatened := [a for a in threatened_with(slots) if a not in sources]):
        return threatened
    if kind in _SHARED and slots.match.row["mode"] != "visit":
        targets = _abroad(slots.scene, sources, targets)
    if kind == "ASSAULT":
        if foes := [a for a in _foes(slots, targets) if a not in sources]:
            return foes
        held_by = [a for a in held(slots) if a not in sources]
        return held_by or targets or list(landlords(slots, sources))
    stopped = {slots.s.lemmas[t].lower() for t in slots.match.tokens} & _STOPPAGES
    if kind == "PROTEST" and (slots.match.row["mode"] == "strike" or stopped):
        return targets or [a for a in _employers(slots) if a not in sources]
    if kind in ("MOBILIZE", "RETREAT") and slots.verbal:
        return targets or list(ground(slots, sources))
    if kind == "COERCE" and slots.verbal:
        return [a for a in kept_from(slots) if a not in sources] or targets
    if kind == "AID":
        return [a for a in lands(slots, targets) if a not in sources] or targets
    return targets


def threatened_with(slots: Slots) -> list[str]:
    """Give to whom a deed would be done: "threatened Oslo with a ban over its raids on Bern" bans nobody from Bern."""
    s, prep = slots.s, slots.s.heads[slots.head]
    verb = s.heads[prep]
    if s.deps[slots.head] != "pobj" or s.words[prep].lower() != "with" or s.lemmas[verb] != "threaten":
        return []
    return slots.scene.persons(slots.frames.objects(verb), outright=True)


def kept_from(slots: Slots) -> list[str]:
    """Give whom a ban keeps from what they do: "banned entry to Oslo by Peruvians" is done to these, not to Oslo."""
    s, frames, head = slots.s, slots.frames, slots.head
    if s.lemmas[head] not in _KEEPING or "by" not in frames.bag:
        return []
    done = [t for t in frames.objects(head) if s.lemmas[t] in _COMING]
    at = done if frames.is_passive(head) else [*done, head] if done else []
    return slots.scene.persons([t for h in at for t in frames.preps(h, "by")], outright=True)


def _employers(slots: Slots) -> tuple[str, ...]:
    """Give for whom those work who strike: "workers at Norlink walked out", but not "members of the union"."""
    s, scene, frames = slots.s, slots.scene, slots.frames
    for t in slots.tokens("subj"):
        if s.lemmas[t].lower() not in _WORKERS:
            continue
        around = [c for c in s.children[t] if s.deps[c] in ("compound", "nmod", "poss")]
        around += frames.preps(t, "at", "for", "of", "from")
        around += [c for o in tuple(around) for c in s.children[o] if s.deps[c] in ("compound", "appos")]
        named = dict.fromkeys(a for o in around for a in scene.at(o) if _employs(scene, a))
        if named:
            return tuple(named)
    return ()


def _employs(scene: Scene, actor: str) -> bool:
    profile = scene.cast.profiles[actor]
    return profile.type == "Organization" and not _UNIONS & set(profile.label.lower().split())


def suffered(slots: Slots, tokens: Sequence[int]) -> bool:
    """Tell whom an arrest or a killing befell from who did it, where he stands before it: "opposition arrests".

    A body, a state or those under arms have done it: "rebel killings"; a person hardly has: "the Lie murder".
    """
    s, scene = slots.s, slots.scene
    if s.lemmas[slots.head].lower() not in _SUFFERED or not tokens:
        return False
    for t in tokens:
        mention = scene.cast.mention(s.index, t)
        kinds = {scene.cast.profiles[a].type for a in scene.at(t)}
        described = mention is not None and mention.kind == "nominal" and s.lemmas[t].lower() not in _VIOLENT
        if not (kinds == {"Person"} or (described and kinds == {"Group"})):
            return False
    return True


def victims(slots: Slots, tables: EventTables) -> tuple[str, ...]:
    """Give whom a blow that a noun tells has killed or hurt: "an attack in Bern that killed ten", "the raid killed ten"."""
    s, frames, head = slots.s, slots.frames, slots.head
    verb = s.heads[s.heads[head]]
    dealt = slots.match.row["recip"] != "y" and s.lemmas[s.heads[head]] in ("in", "during", "from")
    if dealt and s.deps[head] == "pobj" and _die(s, verb):
        return tuple(slots.scene.persons(frames.subjects(verb), outright=True))  # "ten died in a raid"
    said = [s.heads[head]] if s.deps[head] == "nsubj" else []
    at = [head]
    for t in at:
        said += [c for c in s.children[t] if c > head and _tells(slots, t, c)]
        if len(at) < _STEPS:
            at += [o for c in s.children[t] if s.lemmas[c] in _LYING and c > t for o in s.children[c]]
    said += [c for v in tuple(said) for c in s.children[v] if s.deps[c] == "conj" and s.pos[c] == "VERB"]
    for verb in said:
        died = _die(s, verb) and happened_in(slots, verb)
        if died and (found := slots.scene.persons(frames.subjects(verb), outright=True)):
            return tuple(found)
        match = tables.events.at(frames, verb) if s.pos[verb] == "VERB" else None
        if (
            match is None
            or match.row["type"] != "ASSAULT"
            or frames.is_passive(verb) != happened_in(slots, verb)
        ):
            continue
        if s.child(verb, "neg") is None and (
            found := slots.scene.persons(frames.objects(verb), outright=True)
        ):
            return tuple(found)
    return ()


def _die(s: Sentence, verb: int) -> bool:
    """Tell verbs of dying: "in which ten died", "in which ten lost their lives"."""
    lost = s.child(verb, "dobj") if s.lemmas[verb] == "lose" else None
    return s.lemmas[verb] in _DYING or (lost is not None and s.lemmas[lost] == "life")


def _tells(slots: Slots, noun: int, clause: int) -> bool:
    """Tell a clause that goes on telling of a blow, though it may hang on where that was struck."""
    s = slots.s
    if s.deps[clause] == "acl":
        return noun == slots.head and s.tags[clause] == "VBG"
    which = s.child(clause, "nsubj") if s.deps[clause] == "relcl" else None
    if s.deps[clause] == "relcl" and happened_in(slots, clause):
        return True
    return which is not None and s.lemmas[which].lower() in ("that", "which")


def happened_in(slots: Slots, verb: int) -> bool:
    """Tell a clause of what happened in a blow: "in which ten were killed", "where ten died"."""
    s = slots.s
    where = any(s.words[c].lower() == "where" for c in s.children[verb])
    return where or any(s.words[t].lower() == "which" for t in slots.frames.preps(verb, "in", "during"))


def _abroad(scene: Scene, sources: Sequence[str], targets: list[str]) -> list[str]:
    """Leave out whose ties or talks the sources only have as theirs: "Norway's envoy hailed Norway's ties with Chad"."""
    kinds = scene.cast.profiles
    own = {kinds[a].country for a in sources if kinds[a].type in ("Person", "Role")}
    if len(targets) < 2 or own.isdisjoint(targets):
        return targets
    return [a for a in targets if a not in own]


def held(slots: Slots) -> tuple[str, ...]:
    """Give who holds the place that is hit: "the rebel-held town of Bol"."""
    s, scene = slots.s, slots.scene
    for t in struck(slots):
        for c in s.children[t]:
            if (
                c == slots.head
                or s.lemmas[c].lower() not in _HOLDING
                or s.deps[c] not in ("amod", "compound", "nmod")
            ):
                continue
            for holder in s.children[c]:
                found = scene.at(holder) if holder < c and s.deps[holder] in _BEFORE else ()
                if found:
                    return found
    return ()


def _foes(slots: Slots, targets: Sequence[str]) -> tuple[str, ...]:
    """Give against whom a blow is struck in a land that isn't hit itself: "the intervention in Chad against rebels"."""
    scene, frames = slots.scene, slots.frames
    at = [slots.head, *slots.companions]
    lands = {a for h in at for t in frames.preps(h, "in") for a in scene.at(t)}
    if slots.verbal or not targets or not lands.issuperset(targets):
        return ()
    return tuple(dict.fromkeys(a for h in at for t in frames.preps(h, "against") for a in scene.who(t)))


def landlords(slots: Slots, sources: Iterable[str]) -> tuple[str, ...]:
    """Give the state whose base, checkpoint or ministry is hit, by the land it lies in: "an army camp in Mali"."""
    s, scene = slots.s, slots.scene
    own = {state for a in sources for state in (a, _served(scene, a))}
    for t in struck(slots):
        lemma = s.lemmas[t].lower()
        official = {s.lemmas[c].lower() for c in s.children[t]} & _OFFICIAL
        if lemma in _OWN_SITES or (lemma in _SITES and official):
            around = _land(scene, t, _LYING) or _land(scene, slots.head, ("in", "near"))
            found = tuple(a for a in around if a not in own)
            if found:
                return found
    return ()


def ground(slots: Slots, sources: Iterable[str]) -> tuple[str, ...]:
    """Give the state in whose land troops are sent or left: "withdrew from a position in Chad", "a base in Mali"."""
    scene, frames = slots.scene, slots.frames
    at = (slots.head, *slots.companions)
    for t in (t for h in at for t in frames.preps(h, "from", "to", "into", "in", "along", "near", "at")):
        if not scene.at(t) and slots.s.lemmas[t].lower() in _GROUNDS:
            found = tuple(a for a in _land(scene, t, (*_LYING, "between")) if a not in sources)
            if found:
                return found
    return ()


def _served(scene: Scene, actor: str) -> str | None:
    """Give the state whose soldiers or officials somebody is: "Chadian troops", but not "Taliban fighters"."""
    profile = scene.cast.profiles[actor]
    return profile.country if _SERVING & set(profile.label.lower().split()) else None


def struck(slots: Slots) -> tuple[int, ...]:
    """Give the heads of the phrases that name what a blow strikes, actors or not."""
    frames, head = slots.frames, slots.head
    found = list(frames.objects(head)) if slots.verbal else []
    at = [head, *slots.companions, *(() if slots.carrier in (None, head) else (slots.carrier,))]
    found += [t for h in at if h is not None for t in frames.preps(h, *_INTO)]
    return tuple(dict.fromkeys(found))


def _land(scene: Scene, site: int, lying: tuple[str, ...]) -> tuple[str, ...]:
    """Give the states named where a site lies, nearest first: "a camp in Lamu county in Kenya"."""
    s, frames = scene.sentence, scene.frames
    for _ in range(_STEPS):
        around = frames.preps(site, *lying)
        beside = (c for t in around for c in s.children[t] if s.deps[c] == "appos")
        for tokens in (around, beside):
            named = dict.fromkeys(a for t in tokens for a in scene.who(t) if scene.is_state(a))
            if named:
                return tuple(named)
        if not around:
            return ()
        site = around[0]
    return ()
