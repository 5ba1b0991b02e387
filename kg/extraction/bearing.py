"""What a stance implies for actors beyond its target: those who do it, owe it, head it, or whose plan it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.extraction.attitude_slots import answering, cherished, stated
from kg.extraction.behind import summed_clause, sums_up
from kg.extraction.event_tables import EventDraft
from kg.extraction.patterns import PatternIndex
from kg.extraction.polarity import HELPS, IMPARTIAL, Aim, Composer, flip
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL
from kg.extraction.stance_drafts import StanceDraft
from kg.extraction.word_classes import words
from kg.model import EventType, Polarity

#: Attitudes to what somebody has done, which are held against him.
BLAMING = frozenset({"complains", "accuses", "condemns", "criticises", "protests", "resents", "blames"})
#: Attitudes to how a contest ends for somebody, verbs of its ends, and what is lost in it.
SIDING = frozenset({"hopes", "fears", "wants", "prefers", "regrets", "approves", "welcomes", "urges"})
_WINNING = words("winning")
_LOSING = words("losing")
_CONTESTS = words("contests")
#: Verbs of giving up a candidacy, what is given up, verbs of what the law does to somebody, and what that is.
_QUITTING = words("quitting")
_RACES = frozenset({"race", "contest", "campaign", "candidacy", "bid", "primary", "runoff", "ticket"})
_UNDERGOING = frozenset({"face", "go", "pay", "stand", "serve"})
_PUNISHMENTS = words("punishments")
#: Verbs of who has an office, and offices that one is wanted in.
_BEING = frozenset({"be", "become", "remain", "stay", "serve", "continue"})
_OFFICES = words("offices_sought")
_PLEASED = frozenset({"approves", "welcomes", "praises", "thanks"})
_ASKING = frozenset({"demands", "urges", "asks"})
#: Attitudes of whoever lacks a thing, and what others would have to give him.
_LACKING = frozenset({"needs", "asks", "seeks", "wants", "urges", "demands", "hopes"})
_GIVEN = frozenset(
    {
        "cooperation",
        "co-operation",
        "help",
        "support",
        "backing",
        "assistance",
        "consent",
        "approval",
        "input",
    }
    | {"permission", "blessing", "advice", "participation", "contribution", "understanding", "forgiveness"}
    | {"ballot", "vote", "agreement", "compliance", "patience"}
)
_FEARING = frozenset({"fears", "warns"})
#: What one is liked for having.
_HELPFUL = frozenset(
    {"supports", "agrees", "pledges", "endorses", "approves", "praises", "defends", "thanks"}
)
#: Verbs of taking a thing for true, which is no more than that.
_CONCLUDING = frozenset({"conclude", "assume", "suppose", "infer", "deduce", "imagine", "think", "believe"})
#: Attitudes to what somebody does, which are to him as well.
_JUDGING = BLAMING | _HELPFUL | {"admires", "welcomes", "opposes", "rejects", "disapproves", "mocks"}
#: Ends that only whoever laid a thing on others can put to it.
_RELENTING = frozenset(
    {
        "lift",
        "ease",
        "relax",
        "loosen",
        "suspend",
        "rescind",
        "revoke",
        "repeal",
        "cease",
        "refrain",
        "desist",
    }
) | {"withdraw", "remove", "waive", "drop", "reverse"}
#: Deeds that are feared of whoever is feared.
_FEARED: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
#: What is asked only of those whom one is against, as verbs and as nouns: "demanded that he apologise".
_AMENDS = words("amends")
#: What is laid on others, and is ended by whoever laid it on them.
_BURDENS = words("burdens")
#: Offices and contests as somebody's, and verbs that give him one: who blocks them is against him.
_STANDING = words("standing_for")
_INSTALLING = words("installing")
#: Nouns for giving up a place, which is no gain to whoever does.
_LEAVING = words("leaving")
#: What a state has or is in, and doesn't do.
_CONDITIONS = words("conditions")
#: Bodies that are judged with whoever heads them.
_HEADED = words("headed")


def implied_for(
    scene: Scene,
    composer: Composer,
    attitudes: PatternIndex,
    deeds: PatternIndex,
    events: Mapping[int, EventDraft],
    *,
    holder: str,
    token: int,
    attitude: str,
    aim: Aim,
) -> dict[str, Polarity]:
    """Give what a stance implies for actors: a complaint that somebody broke his word is against him.

    :param token: what the attitude is about before its polarity is followed to ``aim``.
    :param deeds: nouns for what one answers for.
    """
    s = scene.sentence
    if s.lemmas[token if s.deps[token] != "ccomp" else s.heads[token]] in _CONCLUDING:
        return {}  # "it would be wrong to conclude that Oslo backs Bern"
    towards = composer.towards(scene, aim, holder, events)
    if sums_up(s, aim.token):  # "Oslo left the bloc, a decision that Bern regretted"
        stepping = scene.persons(scene.frames.subjects(summed_clause(s, aim.token)), outright=True)
        towards = towards | {a: aim.polarity for a in stepping if a != holder and aim.polarity != "neutral"}
    if s.lemmas[aim.token] in _LEAVING:  # who is for their retreat isn't for them
        left = scene.owners(aim.token)
        towards = {a: p for a, p in towards.items() if a not in left or p != aim.polarity}
    if s.lemmas[aim.token] in _CONDITIONS:  # "Norway's economy is a mess" isn't against Norway
        towards = {a: p for a, p in towards.items() if not scene.is_state(a)}
    event = events.get(aim.token)
    if event is not None and event.type == "AGREE" and aim.polarity == "oppose":
        leaving = scene.persons(scene.frames.subjects(token), outright=True)  # "Oslo should leave the pact"
        towards = {a: p for a, p in towards.items() if a not in leaving}
    # "Oslo and Bern agreed to stop the shelling" is against neither
    joint = aim.doers if holder in aim.doers and aim.polarity == "oppose" else ()
    shared = _shared(scene, aim.token, holder)
    towards = {a: p for a, p in towards.items() if a not in joint and a not in shared}
    for actor in _raised(scene, aim.token):
        if actor != holder and aim.polarity != "neutral":
            towards.setdefault(actor, aim.polarity)
    if attitude == "sympathises":
        towards = dict.fromkeys(towards, aim.polarity)  # "mourned her death"
    if attitude == "fears" and cherished(scene, token, itself=False):
        return {}  # who worries about somebody's health isn't against him
    doers = scene.persons(scene.frames.subjects(token), outright=True)
    if attitude in _LACKING:  # "needs Oslo's help", "asked for more money from Oslo"
        givers = list(scene.owners(aim.token)) if s.lemmas[aim.token] in _GIVEN else []
        if s.pos[aim.token] not in VERBAL:
            givers += scene.persons(scene.frames.preps(aim.token, "from"), outright=True)
        towards = {a: p for a, p in towards.items() if a not in givers}
    if s.pos[token] not in VERBAL:
        if aim.token == token and (undergoing := _undergoing(scene, token)):
            return towards | dict.fromkeys(_others(scene, undergoing, holder), flip(aim.polarity))
        if aim.token != token and attitude in BLAMING:  # "criticised Lie's suspension of the talks"
            towards = towards | dict.fromkeys(_others(scene, scene.doers(token), holder), "oppose")
        owing = scene.persons(scene.frames.preps(token, "from", "by"), outright=True)
        found = owing if attitude in _ASKING and s.lemmas[token] in _AMENDS else []
        return towards | dict.fromkeys(_others(scene, found, holder), "oppose")
    if holder in doers:
        return towards  # "he and she are tired of waiting"
    if attitude in _JUDGING and aim.token == token and (answerable := answering(scene, token)):
        return towards | dict.fromkeys(_others(scene, answerable, holder), aim.polarity)
    event = events.get(token)
    against: Iterable[str] = ()
    if attitude in BLAMING:
        against = doers or _answering(scene, deeds, token)
    elif attitude in _ASKING and s.lemmas[token] in _AMENDS and not scene.status.negated(token):
        against = doers if attitude == "demands" or s.lemmas[token] != "pay" else ()
    elif attitude in ("demands", "urges") and aim.polarity == "oppose" and aim.token != token:
        owners = scene.owners(aim.token)
        imposed = s.lemmas[token] in _RELENTING and s.lemmas[aim.token] in _BURDENS and not owners
        quarrel = s.lemmas[aim.token] in IMPARTIAL  # "urged Oslo and Bern to resolve their dispute"
        against = [a for a in aim.doers if imposed or (a in owners and not quarrel)]
    elif attitude in _FEARING and event is not None and event.type in _FEARED:
        against = [a for a in doers if a in event.sources]
    elif attitude in _PLEASED and aim.polarity == "support" and stated(scene, token):
        return towards | dict.fromkeys(
            _others(scene, _helping(scene, attitudes, token, doers, event), holder), "support"
        )
    return towards | dict.fromkeys(_others(scene, against, holder), "oppose")


def outcome(scene: Scene, verb: int) -> tuple[int, bool] | None:
    """Give who is to win or lose, and which: "hopes that she wins", "wants him to fail", "wants him gone"."""
    s, frames = scene.sentence, scene.frames
    if s.lemmas[verb] == "see" and (seen := frames.clause(verb)) is not None:
        verb = seen  # "would love to see her lose"
    won, lost = s.lemmas[verb] in _WINNING or _in_office(scene, verb), s.lemmas[verb] in _LOSING
    if _made_to_pay(scene, verb):
        return next(((t, False) for t in frames.subjects(verb) if scene.at(t)), None)
    gone = s.lemmas[verb] == "go" and all(c < verb or s.deps[c] == "punct" for c in s.children[verb])
    gone = gone and not any(s.tags[c] == "WRB" for c in s.children[verb])  # "where they need to go"
    if s.pos[verb] not in VERBAL or not (won or lost or gone):
        return None
    passive = frames.is_passive(verb)
    if passive and not gone:
        return None
    if frames.clause(verb) is not None:
        return None  # "fails to see"
    if not (won or passive) and any(s.lemmas[t] not in _CONTESTS for t in frames.objects(verb)):
        return None  # "loses money"
    left = frames.objects(verb) if passive else frames.subjects(verb)  # parsers take "is gone" for a passive
    subjects = [t for t in left if scene.at(t)]
    return (subjects[0], won) if len(subjects) == 1 else None


def _made_to_pay(scene: Scene, verb: int) -> bool:
    """Say whether somebody in person gives up a race or answers to the law: "drop out of the race", "face charges"."""
    s, frames = scene.sentence, scene.frames
    lemma = s.lemmas[verb]
    if lemma not in _QUITTING and lemma not in _UNDERGOING:
        return False
    if scene.status.negated(verb) or not any(_is_person(scene, t) for t in frames.subjects(verb)):
        return False
    near = [*frames.objects(verb), *frames.preps(verb, "from", "to", "of")]
    for c in s.children[verb]:
        if s.lemmas[c] == "out":
            near += [g for p in (c, *s.children[c]) for g in s.children[p] if s.deps[g] == "pobj"]
    aside = {s.lemmas[c] for c in s.children[verb] if s.deps[c] in ("prt", "advmod", "prep")}
    if not near and (lemma, *aside) in (("drop", "out"), ("stand", "down")):
        return True
    return any(s.lemmas[t] in (_RACES if lemma in _QUITTING else _PUNISHMENTS) for t in near)


def _is_person(scene: Scene, token: int) -> bool:
    return any(scene.cast.profiles[a].type == "Person" for a in scene.at(token))


def _in_office(scene: Scene, verb: int) -> bool:
    """Say whether somebody is to be or to stay what an office makes him: "wants her to be the next mayor"."""
    s = scene.sentence
    if s.lemmas[verb] not in _BEING or scene.status.negated(verb):
        return False
    held = (*scene.frames.predicates(verb), *scene.frames.preps(verb, "as", "in"))
    return any(s.lemmas[t] in _OFFICES for t in held)


def _undergoing(scene: Scene, noun: int) -> list[str]:
    """Give to whom a deed is done whose it is said to be: "opposed her suspension" sides with her."""
    own = (c for c in scene.sentence.children[noun] if scene.undergone(noun, c))
    return scene.persons(own, outright=True)


def _shared(scene: Scene, token: int, holder: str) -> tuple[str, ...]:
    """Give whose thing a phrase names together with the holder's: "Oslo and Bern hailed their deal"."""
    s = scene.sentence
    owners = next((scene.at(c) for c in s.children[token] if s.tags[c] == "PRP$"), ())
    return owners if holder in owners else ()


def _raised(scene: Scene, token: int) -> list[str]:
    """Give who is to get what a phrase names: "blocked her nomination", "voted to confirm her"."""
    s, frames = scene.sentence, scene.frames
    if s.pos[token] in VERBAL:
        own = frames.objects(token) if s.lemmas[token] in _INSTALLING else ()
    elif s.lemmas[token] in _STANDING:
        own = (*(c for c in s.children[token] if s.deps[c] == "poss"), *frames.preps(token, "of"))
    else:
        return []
    return [a for a in scene.persons(own, outright=True) if scene.cast.profiles[a].type == "Person"]


def _others(scene: Scene, actors: Iterable[str], holder: str) -> Iterator[str]:
    return (a for a in actors if a != holder and scene.cast.profiles[a].type != "Place")


def _answering(scene: Scene, deeds: PatternIndex, verb: int) -> list[str]:
    """Give whose plan or deed does what is complained of: "complained that his budget would raise taxes"."""
    own = [t for t in scene.frames.subjects(verb) if deeds.at(scene.frames, t) is not None]
    found = [a for t in own for a in scene.owners(t)]
    return [a for a in found if scene.cast.profiles[a].type != "Group"]


def _helping(
    scene: Scene, attitudes: PatternIndex, verb: int, doers: list[str], event: EventDraft | None
) -> list[str]:
    """Give who is liked for what he does: "glad that she backs the review", but not "glad that she is gone"."""
    if scene.status.of(verb) not in ("actual", "planned") or scene.frames.is_passive(verb):
        return []
    if event is not None and event.type in HELPS:
        return [a for a in doers if a in event.sources]
    match = attitudes.at(scene.frames, verb)
    return doers if match is not None and match.row["attitude"] in _HELPFUL else []


def with_heads(scene: Scene, drafts: Iterable[StanceDraft]) -> Iterator[StanceDraft]:
    """Yield stances, those to a body with whoever heads it: "denounced the Lie government" is against Lie as well."""
    heads: dict[str, tuple[str, ...]] | None = None
    for draft in drafts:
        if draft.kind != "actor" or draft.actor is None or draft.attitude == "agrees":
            yield draft
            continue
        if heads is None:
            heads = _heads(scene)
        told = {a for a, _ in draft.towards}
        more = [a for a in heads.get(draft.actor, ()) if a not in told and a != draft.holder]
        if more:
            draft = replace(
                draft, towards=tuple(sorted((*draft.towards, *((a, draft.polarity) for a in more))))
            )
        yield draft


def _heads(scene: Scene) -> dict[str, tuple[str, ...]]:
    """Give whose government, ministry or campaign each body of the sentence is told to be."""
    s, found = scene.sentence, {}
    for token, lemma in enumerate(scene.frames.lemmas):
        if lemma not in _HEADED or len(scene.at(token)) != 1:
            continue
        (body,) = scene.at(token)
        owners = [
            a for c in s.children[token] if s.deps[c] in ("poss", "compound", "nmod") for a in scene.at(c)
        ]
        persons = tuple(a for a in owners if scene.cast.profiles[a].type == "Person" and a != body)
        if persons:
            found[body] = persons
    return found


def shown(scene: Scene, verb: int) -> bool:
    """Say whether a label shows that something is not so: "that the army had not helped", "that they had no food"."""
    s = scene.sentence
    below = s.children[verb]
    named = any(s.deps[c] in ("nsubj", "nsubjpass") and s.pos[c] in ("NOUN", "PROPN") for c in below)
    return named or not any(s.deps[c] == "neg" for c in below)
