"""Records made up at run time, for graphs of any size: skewed as news is, a few actors in most of the claims."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.model import (
    AUTHOR,
    EVENT_TYPES,
    About,
    Actor,
    Article,
    Content,
    Event,
    Evidence,
    Issue,
    Mention,
    Part,
    Polarity,
    Record,
    Relation,
    RelationType,
    Run,
    Span,
    Stance,
    Statement,
    Status,
    Target,
    Time,
    Towards,
)

STATES, PERSONS, ORGANISATIONS, ISSUES = 60, 600, 150, 300
CLAIMS = 34
_ATTITUDES = (
    "wants",
    "pledges",
    "urges",
    "approves",
    "condemns",
    "accuses",
    "warns",
    "fears",
    "supports",
    "opposes",
)
_STATUSES: tuple[Status, ...] = ("actual", "actual", "actual", "planned", "proposed", "possible", "denied")
_POLARITIES: tuple[Polarity, ...] = ("support", "oppose", "support", "neutral")
_WORDS = (
    "talks",
    "border",
    "treaty",
    "sanctions",
    "river",
    "drills",
    "elections",
    "missiles",
    "grain",
    "prisoners",
)


@dataclass
class _Draft:
    """One article on its way: its text so far, and whom it speaks of."""

    chance: random.Random
    text: str = ""
    mentions: dict[str, list[Mention]] = field(default_factory=dict)

    def say(self, actors: list[str], verb: str, rest: str) -> tuple[Span, Evidence]:
        """Add a sentence in which the actors stand; give its trigger and itself."""
        start = len(self.text)
        for i, actor in enumerate(actors):
            if i:
                self.text += " and "
            at = len(self.text)
            self.text += name_of(actor)
            self.mentions.setdefault(actor, []).append(Mention(at, len(self.text), name_of(actor), "name"))
        self.text += " "
        at = len(self.text)
        self.text += verb
        trigger = Span(at, len(self.text), verb)
        self.text += f" {rest}."
        evidence = Evidence(start, len(self.text), self.text[start:], ())
        self.text += " "
        return trigger, evidence


def name_of(actor: str) -> str:
    """Name an actor: states and persons get names that share words, as real ones do."""
    kind, number = actor[0], int(actor[1:])
    if kind == "S":
        return f"Republic of {_syllables(number)}"
    if kind == "P":
        return f"{_syllables(number % 40)} {_syllables(1000 + number)}"
    return f"{_syllables(2000 + number)} Alliance"


def records(articles: int, *, seed: int = 7) -> Iterator[Record]:
    """Yield so many records; the same seed gives the same."""
    chance = random.Random(seed)
    for number in range(articles):
        yield _record(number, chance)


def _record(number: int, chance: random.Random) -> Record:
    draft = _Draft(chance)
    published = date(2015, 1, 1) + timedelta(days=chance.randrange(3900))
    issues = sorted({_skewed(chance, ISSUES) for _ in range(6)})
    involved = {i: _actor_of_issue(i) for i in issues}
    events, stances, statements, relations = [], [], [], []
    for claim in range(CLAIMS):
        one, two = _pair(chance)
        kind = claim % 10
        teller = AUTHOR if chance.random() < 0.8 else one
        status = chance.choice(_STATUSES)
        issue = chance.choice(issues)
        time = _time(published, chance)
        sureness = round(0.5 + 0.49 * chance.random() ** 0.4, 2)
        if kind < 4:
            verb, evidence = draft.say([one, two], "met", f"over the {_WORDS[issue % 10]} in session {claim}")
            about = (
                About(evidence.start, evidence.end, evidence.quote, _issue_id(issue)) if kind == 0 else None
            )
            condition = verb if claim % 7 == 0 else None
            events.append(
                Event(
                    f"e{claim}", chance.choice(EVENT_TYPES), None, (one,), (two,), kind == 1, status, time, None, about,
                    condition, teller, verb, evidence, sureness,
                )
            )  # fmt: skip
        elif kind < 8:
            verb, evidence = draft.say([one, two], "backed", f"the {_WORDS[issue % 10]} of round {claim}")
            polarity = chance.choice(_POLARITIES)
            on_issue = kind < 7
            target = (
                Target("issue", _issue_id(issue), _label(issue))
                if on_issue
                else Target("actor", two, name_of(two))
            )
            towards = () if polarity == "neutral" else (Towards(two, polarity),)
            stances.append(
                Stance(
                    f"s{claim}", one, target, polarity, towards, chance.choice(_ATTITUDES), status, time, teller, verb,
                    evidence, sureness,
                )
            )  # fmt: skip
        elif kind == 8:
            verb, evidence = draft.say(
                [one], "said", f"that {name_of(two)} wants the {_WORDS[issue % 10]} no. {claim}"
            )
            start = evidence.quote.index("that ") + evidence.start
            content = Content(start, evidence.end - 1, evidence.quote[start - evidence.start : -1])
            statements.append(
                Statement(f"t{claim}", one, None, verb, content, False, AUTHOR, evidence, sureness)
            )
        else:
            one, two, relation = _tie(chance)
            verb, evidence = draft.say([one, two], "leads", f"in year {claim}")
            relations.append(
                Relation(
                    f"r{claim}", one, relation, two, "president",
                    time, "actual", AUTHOR, verb, evidence, sureness,
                )
            )  # fmt: skip
    ids = set(draft.mentions) | set(involved.values())
    ids |= {c.sources[0] for c in events} | {c.targets[0] for c in events}
    actors = [Actor(AUTHOR, "Author", f"Reporter {number % 50}", (), None, None, None, ())]
    actors += [_actor(a, tuple(draft.mentions.get(a, ()))) for a in sorted(ids)]
    text = draft.text.rstrip()
    article = Article(
        text, f"Story {number} of the {_WORDS[number % 10]}", None, "The Daily", None, published.isoformat(), False, None,
        "en", "news", hashlib.sha256(text.encode()).hexdigest(), (Part("body", 0, len(text)),),
    )  # fmt: skip
    made = tuple(Issue(_issue_id(i), _label(i), _WORDS[i % 10], (involved[i],)) for i in issues)
    run = Run("benchmark", "1", None, {}, ())
    return Record(
        f"story-{number}", article, run, tuple(actors), made, tuple(events), tuple(stances), tuple(statements),
        tuple(relations), (),
    )  # fmt: skip


def _actor(actor: str, mentions: tuple[Mention, ...]) -> Actor:
    kind, number = actor[0], int(actor[1:])
    if kind == "S":
        code = "".join(chr(65 + number // 26**i % 26) for i in (2, 1, 0))
        return Actor(
            actor, "State", name_of(actor), (_syllables(number),), code, None, f"Q{number + 1}", mentions
        )
    if kind == "P":
        family = name_of(actor).split()[1]
        return Actor(actor, "Person", name_of(actor), (family,), None, None, f"Q{number + 1000}", mentions)
    return Actor(actor, "Organization", name_of(actor), (), None, None, f"Q{number + 5000}", mentions)


def _pair(chance: random.Random) -> tuple[str, str]:
    one = _someone(chance)
    two = _someone(chance)
    while two == one:
        two = _someone(chance)
    return one, two


def _tie(chance: random.Random) -> tuple[str, str, RelationType]:
    """Draw a relation: a person's office in the one state that is theirs, or a tie between any two."""
    if chance.random() < 0.6:
        person = _skewed(chance, PERSONS)
        return f"P{person}", f"S{person % STATES}", "holdsPosition"
    one, two = _pair(chance)
    return one, two, chance.choice(("allyOf", "rivalOf", "memberOf"))


def _someone(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.5:
        return f"S{_skewed(chance, STATES)}"
    return f"P{_skewed(chance, PERSONS)}" if kind < 0.85 else f"O{_skewed(chance, ORGANISATIONS)}"


def _skewed(chance: random.Random, size: int) -> int:
    """Draw a number below ``size``, small ones far more often (a power law, as with actors in the news)."""
    return min(int(size * chance.random() ** 1.6), size - 1)


def _time(published: date, chance: random.Random) -> Time | None:
    if chance.random() < 0.6:
        return None
    day = (published - timedelta(days=chance.randrange(400))).isoformat()
    return Time(day, day, day, "day", False)


def _actor_of_issue(issue: int) -> str:
    return f"S{issue % STATES}"


def _issue_id(issue: int) -> str:
    return f"{_WORDS[issue % 10]}{issue}+{_actor_of_issue(issue)}"


def _label(issue: int) -> str:
    return f"{_WORDS[issue % 10]} no. {issue} with {name_of(_actor_of_issue(issue))}"


def _syllables(number: int) -> str:
    parts = ("ba", "do", "ki", "lu", "me", "no", "ra", "so", "tu", "ve", "zi", "wa")
    made = ""
    value = number + 12
    while value:
        value, rest = divmod(value, 12)
        made += parts[rest]
    return made.capitalize()
