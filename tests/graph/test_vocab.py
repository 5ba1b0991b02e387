"""The closed vocabulary, the ontology file and the record's closed values say the same."""

from __future__ import annotations

import runpy
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib.namespace import OWL, RDF, RDFS, SKOS, DefinedNamespace

from kg import model
from kg.graph.shared import ontology_quads
from kg.ids import VOCABULARY, Iris
from kg.vocab import KG, MARL, NIF, SEM


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=files("kg").joinpath("ontology.ttl").read_text("utf-8"), format="turtle")


def terms(namespace: type[DefinedNamespace]) -> set[str]:
    return {str(term) for term in dir(namespace)} | {str(namespace[name]) for name in namespace._extras}


def test_the_module_and_the_ontology_define_the_same_terms(ontology: rdflib.Graph) -> None:
    defined = {str(s) for s in ontology.subjects() if str(s) != VOCABULARY}
    assert defined == terms(KG)


def test_the_ontology_defines_nothing_in_a_foreign_namespace(ontology: rdflib.Graph) -> None:
    assert {str(s) for s in ontology.subjects() if not str(s).startswith(VOCABULARY)} == set()


def test_every_term_has_one_label_and_says_what_it_means(ontology: rdflib.Graph) -> None:
    for term in terms(KG):
        node = rdflib.URIRef(term)
        assert len(list(ontology.objects(node, RDFS.label))) == 1, term
        said = [*ontology.objects(node, RDFS.comment), *ontology.objects(node, SKOS.definition)]
        assert len(said) == 1, term
        assert str(said[0]).endswith("."), term


def test_every_term_has_a_kind(ontology: rdflib.Graph) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme}
    for term in terms(KG):
        assert len(kinds & set(ontology.objects(rdflib.URIRef(term), RDF.type))) == 1, term


def test_foreign_terms_in_the_ontology_are_listed(ontology: rdflib.Graph) -> None:
    used = {str(term) for triple in ontology for term in triple if isinstance(term, rdflib.URIRef)}
    for namespace in (NIF, SEM, MARL):
        ours = {term for term in used if term.startswith(str(namespace))}
        assert ours <= terms(namespace)


@pytest.mark.parametrize(
    "values, kind, scheme",
    [
        (get_args(model.EventType), KG.EventType, KG.eventTypes),
        (get_args(model.Status), KG.Status, KG.statuses),
        (get_args(model.Polarity), KG.Polarity, KG.polarities),
        (get_args(model.RelationType), KG.RelationType, KG.relationTypes),
    ],
)
def test_the_closed_values_of_a_record_are_the_concepts_of_a_scheme(
    values: tuple[str, ...], kind: rdflib.URIRef, scheme: rdflib.URIRef, ontology: rdflib.Graph
) -> None:
    assert {VOCABULARY + value for value in values} == {str(s) for s in ontology.subjects(RDF.type, kind)}
    assert {VOCABULARY + value for value in values} == {
        str(s) for s in ontology.subjects(SKOS.inScheme, scheme)
    }


def test_a_misspelt_term_raises() -> None:
    with pytest.raises(AttributeError, match="holdStance"):
        _ = KG.holdStance


def test_an_institution_publishes_the_ontology_under_its_own_namespace() -> None:
    iris = Iris("https://data.example.edu/", "https://data.example.edu/terms#")
    terms = [term for quad in ontology_quads(iris) for term in (quad.subject, quad.predicate, quad.object)]
    values = [term.value for term in terms if isinstance(term, NamedNode)]
    assert "https://data.example.edu/terms#holder" in values
    assert [value for value in values if value.startswith(VOCABULARY)] == []


def test_the_page_on_the_vocabulary_is_fresh() -> None:
    """Else run ``python tests/tools/make_vocabulary.py``."""
    root = Path(__file__).parents[2]
    made = runpy.run_path(str(root / "tests" / "tools" / "make_vocabulary.py"))["page"]()
    assert made == (root / "docs" / "vocabulary.md").read_text("utf-8")
    for term in terms(KG):
        assert f"`:{term.removeprefix(VOCABULARY)}`" in made
