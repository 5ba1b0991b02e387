"""Contents made up at run time, for pages of any size: actors in circles that have most to do with each other."""

from __future__ import annotations

import random

from export.contents import Actor, Article, Claim, Contents, Issue, Mention, Towards, Words

_WORDS = [
    "the",
    "a",
    "of",
    "to",
    "and",
    "in",
    "that",
    "on",
    "with",
    "officials",
    "said",
    "talks",
    "sanctions",
    "border",
    "security",
    "trade",
    "return",
    "prisoners",
    "tension",
    "government",
    "ministers",
    "warned",
    "agreed",
    "rejected",
    "demanded",
    "offered",
    "weapons",
    "exercises",
    "treaty",
    "parliament",
    "vote",
    "protest",
]
_TYPES = ("State", "Person", "Organization", "Group")
_QUADS = ("verbal-cooperation", "verbal-conflict", "material-cooperation", "material-conflict")
_NAMES = ("CONSULT", "ACCUSE", "AID", "SANCTION")
CLAIMS_AN_ARTICLE, WORDS_A_SENTENCE, CIRCLE = 60, 22, 120


def crowd(actors: int, claims: int, *, seed: int = 1) -> Contents:
    """Make contents; the same numbers and seed give the same.

    Each sentence of 24 words makes two claims and names both of their actors.
    """
    chance = random.Random(seed)
    circles = [range(g, actors, max(1, actors // CIRCLE)) for g in range(max(1, actors // CIRCLE))]
    people = tuple(
        Actor(
            iri=f"urn:actor:{i}",
            id=f"a{i}",
            type=_TYPES[i % 4],
            label=f"{_syllables(i)} {_syllables(i * 7 + 3)}",
        )
        for i in range(actors)
    )
    issues = tuple(
        Issue(f"urn:issue:{i}", f"i{i}", f"the {_WORDS[i % 30]} {i}") for i in range(max(5, actors // 10))
    )
    articles, said = [], []
    for number in range((claims + CLAIMS_AN_ARTICLE - 1) // CLAIMS_AN_ARTICLE):
        iri, text, mentions = f"urn:article:{number}", "", []
        for k in range(min(CLAIMS_AN_ARTICLE, claims - number * CLAIMS_AN_ARTICLE)):
            if k % 2 == 0:
                circle = chance.choice(circles)
                one = circle[min(len(circle) - 1, int(chance.paretovariate(0.8)) - 1)]
                other = chance.choice(circle) if chance.random() < 0.9 else chance.randrange(actors)
                other = other if other != one else (other + 1) % actors
                start = len(text)
                for who in (one, other):
                    mentions.append(Mention(len(text), len(text) + len(people[who].label), people[who].iri))
                    text += f"{people[who].label} "
                trigger = Words(len(text), len(text) + 4)
                text += " ".join(["says", *(chance.choice(_WORDS) for _ in range(WORDS_A_SENTENCE))]) + "."
                evidence = Words(start, len(text))
                text += " "
            claim = number * CLAIMS_AN_ARTICLE + k
            said.append(
                _claim(chance, claim, iri, text, evidence, trigger, (people[one], people[other]), issues)
            )
        articles.append(
            Article(
                iri,
                f"art{number}",
                f"News {number}",
                text,
                "Wire",
                published="2025-06-01",
                mentions=tuple(mentions),
            )
        )
    return Contents(tuple(articles), people, issues, tuple(said))


def _claim(
    chance: random.Random,
    number: int,
    article: str,
    text: str,
    evidence: Words,
    trigger: Words,
    pair: tuple[Actor, Actor],
    issues: tuple[Issue, ...],
) -> Claim:
    day = f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}"
    stance = number % 3 == 0
    return Claim(
        iri=f"urn:claim:{number}",
        id=f"{'s' if stance else 'e'}{number}",
        kind="stance" if stance else "event",
        article=article,
        name="urges" if stance else _NAMES[number % 4],
        status=("actual", "actual", "planned", "possible")[number % 4],
        teller=pair[0].iri,
        confidence=chance.randrange(40, 100) / 100,
        quote=text[evidence.start : evidence.end],
        evidence=evidence,
        trigger=trigger,
        start=day,
        end=day,
        date_kind="claimDate",
        sources=(pair[0].iri,),
        targets=(chance.choice(issues).iri,) if stance else (pair[1].iri,),
        towards=(Towards(pair[1].iri, chance.choice(("support", "oppose"))),) if stance else (),
        polarity="support" if stance else None,
        label="the talks" if stance else "",
        quad_class=None if stance else _QUADS[number % 4],
    )


def _syllables(number: int) -> str:
    parts = ("ka", "ro", "mi", "sel", "dan", "tor", "vi", "lo", "ber", "an")
    return "".join(parts[int(d)] for d in str(number)).capitalize()
