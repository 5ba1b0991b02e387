"""Events: which predicates of the table ``events`` tell a deed of their own, and which are part of another's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.behind import sums_up
from kg.extraction.deeds import attributive, no_deed
from kg.extraction.event_tables import NO_EVENT, EventDraft, EventTables
from kg.extraction.one_sided import aimless
from kg.extraction.participants import event_of
from kg.extraction.patterns import Match
from kg.extraction.polarity import HARMS
from kg.extraction.reach import JUDGING
from kg.extraction.refusals import refusals
from kg.extraction.scene import Scene
from kg.extraction.sentence import NOMINAL, VERBAL
from kg.extraction.sharing import shared
from kg.extraction.unmeant import (
    advised,
    beaten_in_play,
    defines_a_kind,
    in_general,
    in_the_abstract,
    told_of_others,
)
from kg.extraction.withheld import withheld

#: Words that one may take back.
_WITHDRAWN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT"})
#: Verbs of handing in a protest.
_LODGING = frozenset({"lodge", "file", "register", "make", "deliver", "submit"})
_TAKING_BACK = frozenset({"drop", "abandon", "withdraw", "renounce", "relinquish", "retract", "rescind"})
#: Harms that go on until somebody ends them.
_LASTING = frozenset({"ASSAULT", "COERCE", "SANCTION"})
#: Blows that are often struck with words.
_VERBAL_BLOWS = frozenset({"attack", "assault", "onslaught"})
#: Deeds that others judge or back.
_SEALED = frozenset({"AGREE", "CONCEDE", "COOPERATE", "CONSULT", "AID", "RETREAT"})


def find_events(scene: Scene, tables: EventTables) -> list[EventDraft]:
    """Give the events that one sentence tells, in text order of their triggers, the silent ones among them."""
    s = scene.sentence
    found: dict[int, EventDraft] = {}
    #: nouns that are part of a verb's event, with the verb
    taken: dict[int, int] = {}
    # verbs first: "lifted sanctions" is one deed, and its noun no second one
    telling = [t for t, lemma in enumerate(scene.frames.lemmas) if lemma in tables.events.lemmas]
    for token in sorted(telling, key=lambda t: s.pos[t] not in VERBAL):
        if scene.in_name(token) or attributive(s, token) or (s.pos[token] == "NOUN" and sums_up(s, token)):
            continue
        draft = _best(scene, tables, token)
        if draft is None or no_deed(s, token, draft.type) or beaten_in_play(scene.cast, s, token, draft):
            continue
        if (
            told_of_others(scene, token, draft)
            or advised(scene.cast, s, token, draft)
            or defines_a_kind(scene.cast, s, token, draft)
            or in_general(s, token, draft)
        ):
            continue
        if in_the_abstract(scene, draft):
            if s.lemmas[token] not in _VERBAL_BLOWS or not draft.sources:
                continue
            draft = replace(draft, type="ACCUSE", mode="disapprove")
        if draft.type == "AID" and (giving := _given_in(scene, found, token, draft)) is not None:
            taken.setdefault(token, giving)
        apart = token not in taken or _judged(scene, found[taken[token]], draft)
        if token in taken and _put_an_end(scene, found[taken[token]], draft):
            found[taken[token]] = replace(found[taken[token]], silent=True)
        if not draft.verbal and draft.type == "PROTEST" and s.lemmas[taken.get(token, token)] in _LODGING:
            verb = found[taken[token]]  # "lodged a protest against the raid"
            found[taken[token]] = replace(verb, targets=verb.targets or draft.targets)
            continue
        if not apart and s.lemmas[taken[token]] in _TAKING_BACK and draft.type in _WITHDRAWN:
            # "dropped its demands on Oslo" yields to Oslo, and demands nothing any more
            verb = found[taken[token]]
            found[taken[token]] = replace(verb, targets=verb.targets or draft.targets)
            draft = replace(draft, silent=True)
        elif not apart and _told(found[taken[token]]) >= _told(draft):
            draft = replace(draft, silent=True)
        elif not apart:
            # "opened an investigation into the bank": the noun knows more than the verb
            found[taken[token]] = replace(found[taken[token]], silent=True)
        found[token] = draft
        if not draft.verbal and draft.sources:
            scene.memory[s.lemmas[token]] = draft.sources
        subjects = scene.frames.subjects(token)
        for t in draft.tokens:
            if t != token and s.pos[t] in NOMINAL and t not in subjects and s.pos[token] != "ADJ":
                taken.setdefault(t, token)
    drafts = list(_without_promises(list(shared(found.values(), scene)), scene, tables))
    drafts = [_hosted(scene, d, drafts) for d in drafts if not _told_again(scene, d, drafts)]
    drafts.extend(refusals(drafts, scene))
    told = (d for d in withheld(drafts, scene) if not aimless(d, scene))
    return sorted(told, key=lambda e: e.head)


def _given_in(scene: Scene, found: dict[int, EventDraft], token: int, aid: EventDraft) -> int | None:
    """Give the verb of giving whose object some aid is: "provided ten million in aid (to Oslo)"."""
    s, prep = scene.sentence, scene.sentence.heads[token]
    above = s.heads[prep] if s.deps[token] == "pobj" and s.lemmas[prep] in ("in", "of") else None
    if above is not None and s.deps[above] == "dobj":
        above = s.heads[above]
    for verb in (aid.carrier, above):
        if verb is not None and verb in found and found[verb].type == "AID":
            return verb
    return None


def _best(scene: Scene, tables: EventTables, token: int) -> EventDraft | None:
    """Give the event of the most specific pattern at a token; a plainer one wins where only it finds both sides."""
    best: EventDraft | None = None
    for match in tables.events.all(scene.frames, token):
        if match.row["type"] == NO_EVENT:
            break
        if match.row["type"] == "ASSAULT" and _figurative(scene, tables, match):
            break
        draft = event_of(scene, tables, match)
        if draft is not None and (best is None or _told(draft) > _told(best)):
            best = draft
        if (best is not None and _told(best) == 2) or "final" in match.row.get("note", ""):
            break
    if best is not None and best.type == "SUPPORT" and not best.verbal and not best.sources:
        return None  # "support for Oslo grew": whose it is stands elsewhere, or nowhere
    return best


def _judged(scene: Scene, judging: EventDraft, deed: EventDraft) -> bool:
    """Tell a deed that another one only judges or ends: "the attack by Oslo on Bern was condemned", "halted its strikes"."""
    if _told(deed) == 2:
        lasting = judging.type == "CONCEDE" and deed.type in _LASTING
        # "welcomed the truce between Oslo and Bern"; who rejects talks with Oslo is one side of them
        others = {*deed.sources, *deed.targets}.isdisjoint(judging.sources)
        apart = deed.type in HARMS or (others and deed.type in _SEALED)
        return lasting or (judging.type in JUDGING and apart and deed.type != judging.type)
    if judging.type not in JUDGING or deed.type not in ("ASSAULT", "COERCE", "ELECTION"):
        return False
    struck = deed.type == "ASSAULT" and deed.status == "actual" and bool(deed.sources)
    if struck and {*deed.sources}.isdisjoint(judging.sources):
        return True  # "condemned the attack on a school, for which rebels claimed responsibility"
    # "condemned the killing of villagers", but not "opposed attacks on the villagers' rights"; "the raid, which killed two nuns"
    frames, s = scene.frames, scene.sentence
    done = (c for c in s.children[deed.head] if s.deps[c] == "relcl")
    hit = (
        *frames.preps(deed.head, "of", "on", "against", "in"),
        *(o for c in done for o in frames.objects(c)),
    )
    named = {a for t in hit for a in scene.at(t)}
    return not named.isdisjoint((*deed.targets, deed.place))


def _put_an_end(scene: Scene, verb: EventDraft, deed: EventDraft) -> bool:
    """Tell who ends a harm that others do, and so yields nothing: "fought to end Oslo's occupation of Bern"."""
    if verb.type != "CONCEDE" or deed.type not in _LASTING or not deed.sources or not verb.sources:
        return False
    if any(scene.sentence.tags[c] == "PRP$" for c in scene.sentence.children[deed.head]):
        return False  # "told Oslo to end its raids": its own, whoever else "its" might be
    kinds = scene.cast.profiles
    ends = {s for a in verb.sources for s in (a, kinds[a].country)}
    does = {s for a in deed.sources for s in (a, kinds[a].country)}
    return (ends & does) <= {None}


def _figurative(scene: Scene, tables: EventTables, match: Match) -> bool:
    """Tell a verb whose noun is said of no violence: "waged a war on poverty"."""
    nouns = (t for t in match.tokens if t != match.head and scene.sentence.pos[t] == "NOUN")
    told = (tables.events.at(scene.frames, t) for t in nouns)
    return any(m is not None and m.row["type"] == NO_EVENT for m in told)


def _told(event: EventDraft) -> int:
    """Give how many sides of an event are filled."""
    return bool(event.sources) + bool(event.targets)


def _told_again(scene: Scene, event: EventDraft, events: list[EventDraft]) -> bool:
    """Tell what a meeting is for from a second one: "held talks to discuss trade", "met in Oslo to negotiate a truce"."""
    s, verb = scene.sentence, event.head
    if event.type != "CONSULT" or s.tags[verb] != "VB" or s.deps[verb] not in ("advcl", "xcomp", "acl"):
        return False
    above, sides = s.heads[verb], {*event.sources, *event.targets}
    return any(
        e.type == "CONSULT" and e.head < verb and above in (e.head, e.carrier, s.heads[e.head], *e.tokens)
        and sides <= {*e.sources, *e.targets}
        for e in events
    )  # fmt: skip


def _hosted(scene: Scene, event: EventDraft, events: list[EventDraft]) -> EventDraft:
    """Give talks in which others meet these as the other side: "they met in Oslo for talks hosted by the king"."""
    s = scene.sentence
    talks = s.heads[event.head] if s.deps[event.head] == "acl" else event.head
    prep = s.heads[talks]
    if event.type != "CONSULT" or event.targets or not event.sources or s.deps[talks] != "pobj":
        return event
    for e in events:
        if (
            e.type == "CONSULT"
            and e.head == s.heads[prep]
            and {*event.sources}.isdisjoint((*e.sources, *e.targets))
        ):
            return replace(event, targets=(*e.sources, *e.targets))
    return event


def _without_promises(events: list[EventDraft], scene: Scene, tables: EventTables) -> Iterator[EventDraft]:
    """Drop the pledge where the pledged deed is an event itself: it keeps its own type, as ``planned``."""
    heads = {e.head for e in events if not e.silent}
    s = scene.sentence
    for event in events:
        if (
            event.type == "AGREE"
            and s.pos[event.head] != "ADJ"
            and s.lemmas[event.head] not in ("agree", "agreement")
        ):
            below = scene.frames.clause(event.head)
            if below in heads or any(o in heads for o in scene.frames.objects(event.head)):
                continue
            if below is not None and any(o in heads for o in scene.frames.objects(below)):
                continue
        yield event
