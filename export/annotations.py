"""The claims as W3C Web Annotations (JSON-LD): what annotation tools read, such as Hypothesis and Recogito.

https://www.w3.org/TR/annotation-model/. A claim's target is its sentence, by position and by quote, refined by its
trigger; a mention's target is its words, and its body the actor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from export.contents import Article, Claim, Contents, Words
from export.safe import unicode_text, web_address

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: characters of text before and after a quote, by which it is found again when positions have moved
AROUND = 32

Json = dict[str, Any]  # Any: JSON values


def web_annotations(contents: Contents) -> bytes:
    """Give all claims and mentions as one annotation page."""
    items = [*_claims(contents), *_mentions(contents)]
    page: Json = {
        "@context": _CONTEXT,
        "id": "urn:stancegraph:annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return (unicode_text(json.dumps(page, ensure_ascii=False, indent=1)) + "\n").encode()


def _claims(contents: Contents) -> Iterator[Json]:
    articles = {a.iri: a for a in contents.articles}
    names = {a.iri: a.label for a in contents.actors} | {i.iri: i.label for i in contents.issues}
    for claim in contents.claims:
        article = articles[claim.article]
        bodies: list[Json] = [
            {
                "type": "TextualBody",
                "value": describe(claim, names),
                "format": "text/plain",
                "purpose": "describing",
            },
            {"type": "TextualBody", "value": claim.kind, "purpose": "classifying"},
            {"type": "TextualBody", "value": claim.status, "purpose": "classifying"},
        ]
        about = dict.fromkeys([*claim.sources, *claim.targets])
        bodies += [{"type": "SpecificResource", "source": iri, "purpose": "linking"} for iri in about]
        selector = _selectors(article, claim.evidence)
        for one in selector:
            one["refinedBy"] = _quote(article, claim.trigger)
        yield {
            "id": claim.iri,
            "type": "Annotation",
            "motivation": "classifying",
            "body": bodies,
            "target": {"source": _source(article), "selector": selector},
        }


def _mentions(contents: Contents) -> Iterator[Json]:
    for article in contents.articles:
        for mention in article.mentions:
            words = Words(mention.start, mention.end)
            yield {
                "id": f"{article.iri}#mention={mention.start},{mention.end},{mention.actor.rpartition('/')[2]}",
                "type": "Annotation",
                "motivation": "identifying",
                "body": {"type": "SpecificResource", "source": mention.actor, "purpose": "identifying"},
                "target": {"source": _source(article), "selector": _selectors(article, words)},
            }


def describe(claim: Claim, names: dict[str, str]) -> str:
    """Say what a claim says in a line: who, what, whom.

    >>> c = Claim("x", "e1", "event", "a", "CONSULT", "actual", "t", 1.0, "", Words(0, 1), Words(0, 1), "", "", "",
    ...     sources=("k",), targets=("t",))
    >>> describe(c, {"k": "Kim", "t": "Trump"})
    'Kim: CONSULT: Trump'
    """
    sources = ", ".join(names.get(iri, "?") for iri in claim.sources)
    targets = claim.label or ", ".join(names[iri] for iri in claim.targets if iri in names)
    what = {"support": "supports", "oppose": "opposes", "neutral": "is undecided on"}.get(
        claim.polarity or "", claim.name
    )
    return ": ".join(part for part in (sources, what, targets) if part)


def _source(article: Article) -> str:
    return web_address(article.url) or article.iri


def _selectors(article: Article, words: Words) -> list[Json]:
    return [{"type": "TextPositionSelector", "start": words.start, "end": words.end}, _quote(article, words)]


def _quote(article: Article, words: Words) -> Json:
    return {
        "type": "TextQuoteSelector",
        "exact": article.text[words.start : words.end],
        "prefix": article.text[max(0, words.start - AROUND) : words.start],
        "suffix": article.text[words.end : words.end + AROUND],
    }
