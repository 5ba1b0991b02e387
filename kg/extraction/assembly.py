"""Drafts to the record: ids, evidence, who is kept, in an order that depends on the text alone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.extraction import confidence
from kg.extraction.cast import Cast, Found
from kg.extraction.event_tables import EventDraft
from kg.extraction.event_times import time_of
from kg.extraction.issues import IssueTable, make_issue
from kg.extraction.nominal_spans import whole
from kg.extraction.relation_drafts import RelationDraft
from kg.extraction.scene import Scene
from kg.extraction.sentence import Sentence
from kg.extraction.stance_drafts import StanceDraft
from kg.extraction.statements import StatementDraft
from kg.extraction.times import TimeFound
from kg.model import (
    AUTHOR,
    About,
    Actor,
    Article,
    Content,
    Event,
    Evidence,
    Issue,
    Mention,
    MentionKind,
    Place,
    Record,
    Relation,
    Run,
    Skip,
    Span,
    Stance,
    Statement,
    Target,
    Time,
    Towards,
)


@dataclass(slots=True)
class Findings:
    """All that was found in one article, before it has ids."""

    article: Article
    sentences: Sequence[Sentence]
    also: Mapping[int, Sequence[Place]]
    cast: Cast
    scenes: Mapping[int, Scene]
    times: Mapping[int, Sequence[TimeFound]]
    events: list[EventDraft] = field(default_factory=list)
    stances: list[StanceDraft] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    relations: list[RelationDraft] = field(default_factory=list)


#: Tokens between the words of one trigger, at most.
_CLOSE = 4


#: Between two things that one description says of somebody.
_JOINTS = frozenset({"and", "&", ",", "/"})


class Assembler:
    """Makes one record of one findings."""

    def __init__(self, findings: Findings, issues: IssueTable) -> None:
        self.findings = findings
        self.text = findings.article.text
        self._issue_table = issues
        self._issues: dict[str, Issue] = {}
        self._event_ids: dict[tuple[int, int], str] = {}
        self._evidences: dict[int, Evidence] = {}

    def record(self, identifier: str, run: Run, skipped: Iterable[Skip]) -> Record:
        """Give the record: claims numbered in text order, actors in the order of their first mention."""
        findings = self.findings
        meant = {(s.sentence, s.event) for s in findings.stances if s.event is not None}
        shares = ((e, self._share(e)) for e in sorted(findings.events, key=lambda e: (e.sentence, e.head)))
        likely = [(e, p) for e, p in shares if (e.sentence, e.head) in meant or p >= self._least(e)]
        self._event_ids = {(e.sentence, e.head): f"e{n}" for n, (e, _) in enumerate(likely, 1)}
        events = tuple(self._event(f"e{n}", e, p) for n, (e, p) in enumerate(likely, 1))
        stances = tuple(
            self._stance(f"s{n}", s) for n, s in enumerate(sorted(findings.stances, key=_stance_order), 1)
        )
        told = sorted(findings.statements, key=lambda t: (t.trigger, t.content))
        statements = tuple(self._statement(f"t{n}", t) for n, t in enumerate(told, 1))
        held = sorted(findings.relations, key=lambda r: (r.sentence, r.trigger, r.source, r.type, r.target))
        relations = tuple(self._relation(f"r{n}", r) for n, r in enumerate(held, 1))
        return Record(
            id=identifier,
            article=findings.article,
            run=run,
            actors=self._actors(events, stances, statements, relations),
            issues=tuple(self._issues.values()),
            events=events,
            stances=stances,
            statements=statements,
            relations=relations,
            skipped=tuple(skipped),
        )

    # -- claims ----------------------------------------------------------------------------------------------------

    def _event(self, identifier: str, draft: EventDraft, share: float) -> Event:
        scene = self.findings.scenes[draft.sentence]
        about = None
        if draft.about_token is not None:
            span = scene.span(*scene.phrase(draft.about_token))
            issue = make_issue(scene, draft.about_token, self._issue_table)
            self._issues.setdefault(issue.id, issue)
            about = About(start=span.start, end=span.end, text=span.text, issue=issue.id)
        return Event(
            id=identifier,
            type=draft.type,
            mode=draft.mode,
            sources=draft.sources,
            targets=draft.targets,
            reciprocal=draft.reciprocal,
            status=draft.status,
            time=self._time(draft.sentence, draft.head),
            place=draft.place,
            about=about,
            condition=draft.condition,
            teller=draft.teller or scene.teller(draft.head),
            trigger=self._trigger(draft.sentence, draft.tokens, draft.head),
            evidence=self._evidence(draft.sentence),
            confidence=share,
        )

    def _share(self, draft: EventDraft) -> float:
        """Give how sure an event is."""
        profiles = self.findings.cast.profiles
        sides = ([profiles[a] for a in side] for side in (draft.sources, draft.targets))
        return confidence.share(confidence.event_reasons(draft.type, draft.status, *sides))

    def _least(self, draft: EventDraft) -> float:
        """Give how sure an event must be."""
        profiles = self.findings.cast.profiles
        sources, targets = ([profiles[a] for a in side] for side in (draft.sources, draft.targets))
        return confidence.least(draft.status, sources, targets)

    def _stance(self, identifier: str, draft: StanceDraft) -> Stance:
        if draft.issue is not None:
            self._issues.setdefault(draft.issue.id, draft.issue)
            target = draft.issue.id
        elif draft.event is not None:
            target = self._event_ids[draft.sentence, draft.event]
        else:
            target = draft.actor or ""
        return Stance(
            id=identifier,
            holder=draft.holder,
            target=Target(kind=draft.kind, id=target, label=draft.label),
            polarity=draft.polarity,
            towards=tuple(Towards(actor=a, polarity=p) for a, p in draft.towards),
            attitude=draft.attitude,
            status=draft.status,
            time=self._time(draft.sentence, draft.tokens[0]),
            teller=self._stance_teller(draft),
            trigger=self._trigger(draft.sentence, draft.tokens),
            evidence=self._evidence(draft.sentence),
            confidence=self._stance_share(draft),
        )

    def _stance_share(self, draft: StanceDraft) -> float:
        """Give how sure a stance is."""
        profiles = self.findings.cast.profiles
        reasons = confidence.stance_reasons(
            profiles[draft.holder],
            draft.status,
            label=draft.label,
            told=self._stance_teller(draft) != AUTHOR,
        )
        return confidence.share(reasons)

    def _stance_teller(self, draft: StanceDraft) -> str:
        return self.findings.scenes[draft.sentence].teller(draft.tokens[0])

    def _statement(self, identifier: str, draft: StatementDraft) -> Statement:
        scene = self.findings.scenes[draft.sentence]
        start, end = draft.content
        return Statement(
            id=identifier,
            speaker=draft.speaker,
            source=self._span(*draft.source) if draft.source else None,
            trigger=self._span(*draft.trigger),
            content=Content(start=start, end=end, quote=self.text[start:end]),
            direct=draft.direct,
            teller=scene.tell(draft.trigger[0]),
            evidence=self._evidence(draft.sentence),
            confidence=draft.confidence,
        )

    def _relation(self, identifier: str, draft: RelationDraft) -> Relation:
        scene = self.findings.scenes[draft.sentence]
        return Relation(
            id=identifier,
            source=draft.source,
            type=draft.type,
            target=draft.target,
            label=draft.label,
            time=None,
            status=draft.status,
            teller=scene.tell(draft.trigger[0]),
            trigger=self._span(*draft.trigger),
            evidence=self._evidence(draft.sentence),
            confidence=draft.confidence,
        )

    # -- what claims share -----------------------------------------------------------------------------------------

    def _span(self, start: int, end: int) -> Span:
        return Span(start=start, end=end, text=self.text[start:end])

    def _trigger(self, sentence: int, tokens: Sequence[int], head: int | None = None) -> Span:
        """Give the words of the trigger: its head, with companions that stand close by."""
        s = self.findings.sentences[sentence]
        low = high = tokens[0] if head is None else head
        for t in (t for t in tokens if t > high):
            if t - high > _CLOSE:
                break
            high = t
        for t in (t for t in reversed(tokens) if t < low):
            if low - t > _CLOSE:
                break
            low = t
        return self._span(s.starts[low], s.ends[high])

    def _evidence(self, sentence: int) -> Evidence:
        known = self._evidences.get(sentence)
        if known is None:
            s = self.findings.sentences[sentence]
            also = tuple(self.findings.also.get(sentence, ()))
            quote = self.text[s.start : s.end]
            known = self._evidences[sentence] = Evidence(start=s.start, end=s.end, quote=quote, also=also)
        return known

    def _time(self, sentence: int, token: int) -> Time | None:
        s, times = self.findings.sentences[sentence], self.findings.times[sentence]
        found = time_of(token, s, times)
        if found is None and s.deps[token] == "acl":  # "the decision in May to leave"
            found = time_of(s.heads[token], s, times)
        return found

    # -- actors ----------------------------------------------------------------------------------------------------

    def _actors(
        self,
        events: Iterable[Event],
        stances: Iterable[Stance],
        statements: Iterable[Statement],
        relations: Iterable[Relation],
    ) -> tuple[Actor, ...]:
        """Give the actors that have a name, and of the others those that take part in a claim."""
        taking = set(self._taking_part(events, stances, statements, relations))
        used = {AUTHOR, *(actor for _, actor in taking)}
        groups = ((at, self.findings.cast.profiles[actor]) for at, actor in list(taking))
        taking.update((at, p.country) for at, p in groups if p.country and p.type == "Group")
        for issue in self._issues.values():
            used.update(issue.actors)
        mentions = self._mentions(taking, used)
        kept = [
            profile
            for profile in self.findings.cast.profiles.values()
            if profile.id in used
            or any(m.kind in ("name", "adjective") for m in mentions.get(profile.id, ()))
        ]
        kept.sort(key=lambda p: (p.id != AUTHOR, _first(mentions.get(p.id, ())), p.id))
        return tuple(
            Actor(
                id=p.id,
                type=p.type,
                label=p.shown or p.label,
                aliases=p.aliases,
                iso3=p.iso3,
                country=p.country,
                wikidata=p.wikidata,
                mentions=tuple(mentions.get(p.id, ())),
            )
            for p in kept
        )

    def _taking_part(
        self,
        events: Iterable[Event],
        stances: Iterable[Stance],
        statements: Iterable[Statement],
        relations: Iterable[Relation],
    ) -> Iterator[tuple[int, str]]:
        """Yield the actors of each claim with the offset at which its sentence begins."""
        for event in events:
            topic = self._issues.get(event.about.issue or "") if event.about else None
            about = topic.actors if topic else ()
            for actor in (*event.sources, *event.targets, event.teller, event.place or AUTHOR, *about):
                yield event.evidence.start, actor
        for stance in stances:
            target = stance.target
            issue = self._issues.get(target.id) if target.kind == "issue" else None
            aimed = issue.actors if issue else (target.id,) if target.kind == "actor" else ()
            for actor in (stance.holder, stance.teller, *aimed, *(t.actor for t in stance.towards)):
                yield stance.evidence.start, actor
        for statement in statements:
            for actor in (statement.speaker or AUTHOR, statement.teller):
                yield statement.evidence.start, actor
        for relation in relations:
            for actor in (relation.source, relation.target, relation.teller):
                yield relation.evidence.start, actor

    def _mentions(
        self, taking: Container[tuple[int, str]], used: Container[str]
    ) -> dict[str, tuple[Mention, ...]]:
        """Give each actor's mentions; an adjective speaks of a state only where a claim is the state's or its people's.

        "Danish troops crossed the river" does, "a Danish novelist" and "the Danish Film Award" don't. What nothing but
        adjectives name keeps them all, if a claim speaks of it elsewhere: "The Danish envoy said his country would sign."

        :param taking: who takes part in the claims, each with the offset at which the claim's sentence begins.
        :param used: those of any claim.
        """
        found: dict[str, dict[tuple[int, int, MentionKind], Mention]] = {}
        passing: set[tuple[str, Mention]] = set()
        for m, last in self._reaching():
            s = self.findings.sentences[m.sentence]
            start, end = s.starts[m.start], s.ends[last - 1]
            at = start, end, m.kind
            for actor in m.actors:
                known = found.setdefault(actor, {})
                if at not in known:
                    known[at] = Mention(start=start, end=end, text=self.text[start:end], kind=m.kind)
                if m.kind == "adjective" and (s.start, actor) not in taking:
                    passing.add((actor, known[at]))
        given: dict[str, tuple[Mention, ...]] = {}
        for actor, known in found.items():
            unnamed = actor in used and not any(m.kind == "name" for m in known.values())
            given[actor] = tuple(m for m in known.values() if unnamed or (actor, m) not in passing)
        return given

    def _reaching(self) -> Iterator[tuple[Found, int]]:
        """Yield the mentions, each with the token at which what a description says ends."""
        cast = self.findings.cast
        nominals = {(m.sentence, m.start): m for m in cast.mentions if m.kind == "nominal"}
        held: set[tuple[int, int]] = set()
        for m in cast.mentions:
            if m.kind != "nominal":
                yield m, m.end
                continue
            if (m.sentence, m.start) in held:
                continue
            s = self.findings.sentences[m.sentence]
            after = nominals.get((m.sentence, m.end + 1))
            while after is not None and _goes_on(s, m, after):
                held.add((after.sentence, after.start))
                m = m._replace(end=after.end)
                after = nominals.get((m.sentence, m.end + 1))
            last = whole(s, m.head, m.end)
            # where others who may act are spoken of behind it, the words would be theirs as well
            if last > m.end and any(
                m.end <= other.start < last
                and other.kind != "pronoun"
                and any(cast.profiles[a].type != "Place" for a in other.actors)
                for other in cast.in_sentence(m.sentence)
            ):
                last = m.end
            yield m, last


def _goes_on(sentence: Sentence, mention: Found, after: Found) -> bool:
    """Say whether a bare noun goes on with what somebody is said to be: "a lawyer and politician"."""
    return (
        mention.kind == after.kind == "nominal"
        and mention.actors == after.actors
        and sentence.words[mention.end] in _JOINTS
        and sentence.deps[after.head] == "conj"
        and sentence.tags[after.start] not in ("DT", "PRP$")
    )


def _first(mentions: Iterable[Mention]) -> int:
    return next((m.start for m in mentions), -1)


def _stance_order(stance: StanceDraft) -> tuple[object, ...]:
    issue = stance.issue.id if stance.issue else ""
    return stance.sentence, stance.tokens, stance.holder, stance.kind, stance.actor or issue, stance.polarity
