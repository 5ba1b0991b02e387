"""The argument of whoever speaks: what should be done, and how actors are judged.

"Seoul should talk to Moscow" is no deed of Seoul's; it is a stance of the author, or of the speaker whose words they
are. So is "a reckless president", of whoever calls him so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.events import EventDraft
from kg.extraction.lexicon import Lexicons
from kg.extraction.patterns import Match, PatternIndex
from kg.extraction.polarity import HARMS
from kg.extraction.scene import Scene
from kg.extraction.stances import StanceDraft, StanceFinder, has_name, outranked, row_polarity
from kg.model import AUTHOR

_VERBAL = frozenset({"VERB", "AUX"})
_DUTY = frozenset({"should", "must", "ought"})


@dataclass(frozen=True, slots=True)
class ArgumentTables:
    """Words by which actors are judged: modifiers, predicates, and verbs that judge their subject or object."""

    evaluations: PatternIndex
    by_subject: PatternIndex
    by_object: PatternIndex
    by_owner: PatternIndex
    by_manner: PatternIndex

    @classmethod
    def load(cls, lexicons: Lexicons) -> ArgumentTables:
        """Read the table ``evaluations``."""
        rows = lexicons.table("evaluations", ["pattern", "pos", "polarity", "strength"])
        for row in rows:
            row_polarity(row)
        return cls(
            PatternIndex([r for r in rows if r["pos"] in ("adj", "noun")]),
            PatternIndex([{**r, "pos": "verb"} for r in rows if r["pos"] == "verb-subj"]),
            PatternIndex([{**r, "pos": "verb"} for r in rows if r["pos"] == "verb-obj"]),
            PatternIndex([{**r, "pos": "noun"} for r in rows if r["pos"] == "noun-poss"]),
            PatternIndex([r for r in rows if r["pos"] == "adv"]),
        )


def find_argument(scene: Scene, finder: StanceFinder, tables: ArgumentTables) -> Iterator[StanceDraft]:
    """Yield what whoever speaks argues for or against in one sentence."""
    yield from _duties(scene, finder)
    yield from _judgements(scene, tables, argues=finder.argues)
    yield from _judged_deeds(scene, finder, tables)


def find_demands(scene: Scene, attitudes: PatternIndex) -> Iterator[EventDraft]:
    """Yield the request that a speaker's "must" or "it is vital that" makes: "Oslo said that Bern must end the talks".

    The author's own "must" is no event: nobody is told to have asked.
    """
    for token in range(len(scene.sentence)):
        cue = _duty_cue(scene, token)
        if cue is not None and scene.sentence.lemmas[cue] not in ("need", "have"):
            yield from _demand(scene, cue, token)
        match = attitudes.at(scene.frames, token) if scene.sentence.pos[token] == "ADJ" else None
        if match is not None and match.row["attitude"] == "urges" and match.row["polarity"] == "support":
            clause = scene.frames.clause(token)
            if clause is not None and scene.frames.clause_form(clause) == "that":
                yield from _demand(scene, token, clause)


def _demand(scene: Scene, cue: int, verb: int) -> Iterator[EventDraft]:
    if scene.status.negated(verb) or scene.status.conditional(verb):
        return
    speaker = scene.teller(cue)
    asked = scene.persons(scene.frames.subjects(verb), outright=True)
    if speaker == AUTHOR or not asked or speaker in asked:
        return
    yield EventDraft(
        sentence=scene.sentence.index,
        head=cue,
        tokens=(cue, verb) if cue < verb else (verb, cue),
        type="REQUEST",
        mode=None,
        sources=(speaker,),
        targets=tuple(asked),
        reciprocal=False,
        status="actual",
        place=None,
        about_token=verb,
        condition=None,
        verbal=True,
        carrier=None,
        teller=AUTHOR,
    )


def _duties(scene: Scene, finder: StanceFinder) -> Iterator[StanceDraft]:
    s = scene.sentence
    if "?" in s.words[-2:]:
        return
    for token in range(len(s)):
        cue = _duty_cue(scene, token)
        if cue is None or outranked(s, token):
            continue
        holder = scene.teller(token)
        if holder == AUTHOR and not finder.argues:
            continue
        if holder in scene.persons(scene.frames.subjects(token)) and holder != AUTHOR:
            attitude = "commits to"
        else:
            attitude = "urges"
        if scene.status.of(token) not in ("proposed", "possible") or scene.status.conditional(token):
            continue
        yield from finder.about(holder, token, "support", attitude, "actual", (cue,))


def _duty_cue(scene: Scene, token: int) -> int | None:
    """Give the word that makes a verb a duty ("should talk", "has to talk", "needs to talk"), or None."""
    s = scene.sentence
    if s.pos[token] not in _VERBAL:
        return None
    auxiliaries = scene.status.auxiliaries(token)
    if any(s.lemmas[a] == "have" for a in auxiliaries):
        return None  # "should have talked" is regret, "must have talked" a guess
    for a in auxiliaries:
        if s.words[a].lower() in _DUTY:
            subject = next((c for c in s.children[token] if s.deps[c] in ("nsubj", "nsubjpass")), None)
            return a if subject is None or subject < a else None  # "should he fail" is a condition
    head = s.heads[token]
    near = any(s.tags[a] == "TO" and 0 < a - head <= 2 for a in auxiliaries)
    if near and s.deps[token] == "xcomp" and s.lemmas[head] in ("have", "need") and s.tags[head] != "VBD":
        if any(s.words[t].lower() == "i" for t in scene.frames.subjects(head)) or scene.frames.objects(head):
            return None  # "I have to step back" argues nothing, nor does "the chance that he has to speak"
        infinitive = any(s.tags[a] == "TO" for a in auxiliaries)
        return head if infinitive and not scene.status.negated(head) else None
    return None


def _judgements(scene: Scene, tables: ArgumentTables, *, argues: bool) -> Iterator[StanceDraft]:
    s = scene.sentence
    for token in range(len(s)):
        match = None if scene.in_name(token) else tables.evaluations.at(scene.frames, token)
        if match is not None:
            judged = _described(scene, token)
            yield from _judge(scene, judged, match, token, argues=argues)
        match = tables.by_owner.at(scene.frames, token)
        if match is not None:  # "his lies"
            owners = [c for c in s.children[token] if s.deps[c] == "poss"]
            judged = scene.persons(owners, outright=True)
            yield from _judge(scene, judged, match, token, argues=argues)
        match = tables.by_manner.at(scene.frames, token)
        if match is not None and s.pos[s.heads[token]] in _VERBAL:  # "falsely claimed"
            judged = scene.persons(scene.frames.subjects(s.heads[token]), outright=True)
            yield from _judge(scene, judged, match, s.heads[token], argues=argues)
        if s.pos[token] in _VERBAL:
            match = tables.by_subject.at(scene.frames, token)
            if match is not None:
                judged = scene.persons(scene.frames.subjects(token), outright=True)
                yield from _judge(scene, judged, match, token, argues=argues)
            match = tables.by_object.at(scene.frames, token)
            if match is not None:
                judged = scene.persons(scene.frames.objects(token), outright=True)
                yield from _judge(scene, judged, match, token, argues=argues)


def _judged_deeds(scene: Scene, finder: StanceFinder, tables: ArgumentTables) -> Iterator[StanceDraft]:
    """Yield what judging a deed makes a stance: "this was an indefensible attack", "his brutal invasion"."""
    s = scene.sentence
    for token in range(len(s)):
        if s.deps[token] != "amod" or s.pos[token] != "ADJ":
            continue
        noun = s.heads[token]
        event = finder.events.get(noun)
        harm = event is not None and event.type in HARMS
        if not harm and (s.deps[noun] != "attr" or not finder.tables.issues.knows(scene, noun)):
            continue  # "he is a disgusting fraud" judges him, and no fraud
        match = tables.evaluations.at(scene.frames, token)
        holder = scene.teller(token)
        if (
            match is None
            or match.row["strength"] == "1"
            or scene.at(noun)
            or (holder == AUTHOR and not finder.argues)
        ):
            continue
        polarity = row_polarity(match.row)
        attitude = "disapproves" if polarity == "oppose" else "praises"
        yield from finder.about(holder, noun, polarity, attitude, "actual", match.tokens)


def _described(scene: Scene, token: int) -> list[str]:
    """Give whom an adjective or noun describes: "a reckless leader", "the leader is reckless", "X, a hero"."""
    s = scene.sentence
    head, dep = s.heads[token], s.deps[token]
    if dep in ("amod", "compound", "nmod"):
        if s.deps[head] in ("attr", "oprd") and s.pos[head] == "NOUN":
            return scene.persons(scene.frames.subjects(head), outright=True) or list(scene.at(head))
        return [a for a in scene.at(head) if not _anybody(scene, head) or has_name(scene, a)]
    if dep in ("acomp", "attr", "oprd"):
        return scene.persons(scene.frames.subjects(token), outright=True)
    if dep == "appos":
        return list(scene.at(head))
    return []


def _anybody(scene: Scene, noun: int) -> bool:
    """Tell a phrase that means nobody in particular: "claims of being a generous donor"."""
    s = scene.sentence
    return s.pos[noun] == "NOUN" and any(
        s.deps[c] == "det" and s.lemmas[c].lower() in ("a", "an", "any", "no", "every")
        for c in s.children[noun]
    )


def _judge(
    scene: Scene, judged: list[str], match: Match, token: int, *, argues: bool
) -> Iterator[StanceDraft]:
    holder, strength, trigger = scene.teller(token), match.row["strength"], match.tokens
    polarity = row_polarity(match.row)
    if holder == AUTHOR and strength == "1" and not argues:
        return  # a reporter's mild word is no judgement
    judged = [
        a for a in judged if scene.cast.profiles[a].type != "Group"
    ]  # "extremist groups" is what they are called
    status = scene.status.of(token)
    if status not in ("actual", "denied"):
        return  # "may lie" judges nobody yet
    if status == "denied":
        polarity, status = ("oppose" if polarity == "support" else "support"), "actual"
    for actor in judged:
        if actor == holder or scene.cast.profiles[actor].type == "Place":
            continue
        yield StanceDraft(
            sentence=scene.sentence.index,
            holder=holder,
            kind="actor",
            actor=actor,
            event=None,
            issue=None,
            label=scene.name(actor),
            polarity=polarity,
            towards=((actor, polarity),),
            attitude="praises" if polarity == "support" else "disapproves",
            status=status,
            tokens=trigger,
            aim=token,
        )
