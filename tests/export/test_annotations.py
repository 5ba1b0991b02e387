"""Web Annotations: a JSON-LD processor knows every key, and selectors lead back to the words."""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld

from export.annotations import web_annotations
from export.contents import Contents

_OA = "http://www.w3.org/ns/oa#"
#: those terms of the Web Annotation vocabulary (https://www.w3.org/TR/annotation-vocab/) that we write
CONTEXT = {
    "@context": {
        "@version": 1.1,
        "id": {"@id": "@id"},
        "type": {"@id": "@type"},
        "Annotation": f"{_OA}Annotation",
        "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
        "SpecificResource": f"{_OA}SpecificResource",
        "TextualBody": f"{_OA}TextualBody",
        "TextPositionSelector": f"{_OA}TextPositionSelector",
        "TextQuoteSelector": f"{_OA}TextQuoteSelector",
        "body": {"@id": f"{_OA}hasBody", "@type": "@id"},
        "target": {"@id": f"{_OA}hasTarget", "@type": "@id"},
        "source": {"@id": f"{_OA}hasSource", "@type": "@id"},
        "selector": {"@id": f"{_OA}hasSelector", "@type": "@id"},
        "refinedBy": {"@id": f"{_OA}refinedBy", "@type": "@id"},
        "motivation": {"@id": f"{_OA}motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": f"{_OA}hasPurpose", "@type": "@vocab"},
        "classifying": f"{_OA}classifying",
        "describing": f"{_OA}describing",
        "identifying": f"{_OA}identifying",
        "linking": f"{_OA}linking",
        "exact": f"{_OA}exact",
        "prefix": f"{_OA}prefix",
        "suffix": f"{_OA}suffix",
        "start": f"{_OA}start",
        "end": f"{_OA}end",
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "format": "http://purl.org/dc/elements/1.1/format",
        "items": {
            "@id": "http://www.w3.org/ns/activitystreams#items",
            "@type": "@id",
            "@container": "@list",
        },
        "startIndex": "http://www.w3.org/ns/activitystreams#startIndex",
    }
}


def load(url: str, options: dict[str, Any]) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in keys(item)}
    return {key for item in value for key in keys(item)} if isinstance(value, list) else set()


def test_every_key_is_one_of_the_standards(said: Contents) -> None:
    page = json.loads(web_annotations(said))
    assert keys(page) - {"@context"} <= set(CONTEXT["@context"])
    expanded = jsonld.expand(page, {"documentLoader": load})
    items = expanded[0]["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == len(said.claims) + sum(len(a.mentions) for a in said.articles)
    assert {item["@type"][0] for item in items} == {f"{_OA}Annotation"}


def test_selectors_lead_to_the_words_by_position_and_by_quote(said: Contents) -> None:
    text = said.articles[0].text
    for item in json.loads(web_annotations(said))["items"]:
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"] != ""
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        refined = quote.get("refinedBy")
        assert refined is None or refined["exact"] in quote["exact"]


def test_ids_are_unique(said: Contents) -> None:
    ids = [item["id"] for item in json.loads(web_annotations(said))["items"]]
    assert len(ids) == len(set(ids)) > 50


def test_a_claim_is_described_in_words(said: Contents) -> None:
    items = {item["id"]: item for item in json.loads(web_annotations(said))["items"]}
    stance = next(c for c in said.claims if c.id == "s2")
    assert (
        items[stance.iri]["body"][0]["value"]
        == "Karim Fadel: opposes: any Ethiopian filling of the reservoir"
    )
