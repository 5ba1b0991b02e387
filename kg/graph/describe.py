"""Descriptions of actors, issues and other named things: a bag of facts, each with how many articles give it.

Facts are counted so that several articles may describe one actor, the label most of them use wins, and taking one
article away leaves exactly what the others say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS
from rdflib.term import URIRef

from kg.graph.names import Names
from kg.graph.terms import Terms, fit, text
from kg.ids import Iris
from kg.model import Actor, ActorType, Issue, Run
from kg.vocab import KG

_CLASSES: dict[ActorType, URIRef] = {
    "State": SDO.Country,
    "Territory": KG.Territory,
    "Place": KG.Place,
    "Person": FOAF.Person,
    "Organization": ORG.Organization,
    "Group": KG.Group,
    "Role": KG.Role,
    "Author": KG.Author,
}


#: A fact of a node: a predicate, a value, and whether the value is an IRI.
Fact = tuple[URIRef, str, bool]


class Facts:
    """What is known of one node, with how many articles say so. Labels compete to be the ``rdfs:label``."""

    __slots__ = ("_counts",)

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        # Fitted here, lest two labels that differ in a control character come out equal.
        fitted = [(predicate, fit(value), is_iri) for predicate, value, is_iri in facts]
        self._counts: Counter[Fact] = Counter(dict.fromkeys(fitted, 1))

    def add(self, other: Facts) -> None:
        """Count another article's facts in."""
        self._counts.update(other._counts)

    def drop(self, other: Facts) -> None:
        """Take an article's facts out again."""
        # Unlike Counter's "-", which builds a new table, this touches only what the article said.
        for fact, count in other._counts.items():
            left = self._counts[fact] - count
            if left > 0:
                self._counts[fact] = left
            else:
                del self._counts[fact]

    def __bool__(self) -> bool:
        return bool(self._counts)

    def label(self) -> str | None:
        """Give the label that most articles use; of equals the longest, then the first by code point."""
        labels = {
            value: count for (predicate, value, _), count in self._counts.items() if predicate == RDFS.label
        }
        return min(labels, key=lambda name: (-labels[name], -len(name), name)) if labels else None

    def triples(self, terms: Terms) -> Iterator[tuple[URIRef, NamedNode | Literal]]:
        """Yield predicate and object of each fact; labels that lost become other names."""
        label = self.label()
        if label is None:
            # only somebody's country, so that no article gives it a name
            code = next((value for predicate, value, _ in self._counts if predicate == KG.iso3), None)
            label = None if code is None else _state_names().get(code, code)
        if label is not None:
            yield RDFS.label, text(label)
        names = {v for p, v, _ in self._counts if p in (RDFS.label, SKOS.altLabel)} - {label}
        for name in sorted(names):
            yield SKOS.altLabel, text(name)
        for predicate, value, is_iri in sorted(self._counts):
            if predicate not in (RDFS.label, SKOS.altLabel):
                yield predicate, NamedNode(value) if is_iri else text(value)


def actor_facts(actor: Actor, iris: Iris) -> Facts:
    """Say what a record knows of an actor."""
    facts: list[Fact] = [
        (RDFS.label, actor.label, False),
        (RDF.type, iris.term(KG.Actor), True),
        (RDF.type, iris.term(_CLASSES[actor.type]), True),
        *((SKOS.altLabel, alias, False) for alias in actor.aliases),
    ]
    if actor.iso3 is not None:
        facts.append((KG.iso3, actor.iso3, False))
    if actor.wikidata is not None:
        facts.append((SDO.sameAs, iris.wikidata(actor.wikidata), True))
    if actor.country is not None:
        facts.append((KG.country, iris.actor(actor.country), True))
    return Facts(facts)


@cache
def _state_names() -> Mapping[str, str]:
    table = files("kg").joinpath("extraction", "lexicons", "territories.tsv").read_text(encoding="utf-8")
    columns, *rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    code, name = columns.index("iso3"), columns.index("label")
    return {row[code]: row[name] for row in rows if row[code]}


def country_facts(iso3: str, iris: Iris) -> Facts:
    """Say what is known of a state that is only named as somebody's country."""
    return Facts(
        [(RDF.type, iris.term(KG.Actor), True), (RDF.type, str(SDO.Country), True), (KG.iso3, iso3, False)]
    )


def issue_facts(issue: Issue, named: Names, iris: Iris) -> Facts:
    """Say what a record knows of an issue."""
    return Facts(
        [
            (RDFS.label, issue.label, False),
            (RDF.type, iris.term(KG.Issue), True),
            (KG.head, issue.head, False),
            *((KG.involves, named.actors[actor], True) for actor in issue.actors),
        ]
    )


def attitude_facts(attitude: str, iris: Iris) -> Facts:
    """Say what is known of an attitude: its word, and that it is one."""
    return Facts(
        [
            (RDFS.label, attitude, False),
            (SKOS.prefLabel, attitude, False),
            (RDF.type, str(SKOS.Concept), True),
            (RDF.type, iris.term(KG.Attitude), True),
            (SKOS.inScheme, iris.term(KG.attitudes), True),
        ]
    )


def agent_facts(run: Run) -> Facts:
    """Say what is known of the program that read an article."""
    return Facts(
        [
            (RDFS.label, f"{run.program} {run.version}", False),
            (RDF.type, str(PROV.SoftwareAgent), True),
            (SDO.softwareVersion, run.version, False),
        ]
    )
