"""Every IRI the graph is written with, in closed namespaces: a misspelt term raises instead of becoming a new one.

:class:`KG` is our own vocabulary and equals ``kg/ontology.ttl`` (a test holds it). The others list those terms of
published vocabularies that rdflib has no closed list for. Terms are given under the default namespace;
:meth:`kg.ids.Iris.term` moves one to the namespace that an institution publishes under.

>>> KG.holder
rdflib.term.URIRef('https://w3id.org/stancegraph/vocab#holder')
>>> KG.holdStance
Traceback (most recent call last):
AttributeError: term 'holdStance' not in namespace 'https://w3id.org/stancegraph/vocab#'
"""

from __future__ import annotations

from rdflib.namespace import DefinedNamespace, Namespace
from rdflib.term import URIRef

from kg.ids import VOCABULARY


class KG(DefinedNamespace):
    """What a claim says. Each term is defined, with its alignment, in ``kg/ontology.ttl``."""

    _fail = True
    _NS = Namespace(VOCABULARY)
    # Python has no attribute called "for"; write KG["for"].
    _extras = ["for"]  # noqa: RUF012  (the name and type are rdflib's)

    # Claims
    Claim: URIRef
    Event: URIRef
    Stance: URIRef
    Statement: URIRef
    Relation: URIRef
    article: URIRef
    teller: URIRef
    status: URIRef
    confidence: URIRef
    quote: URIRef
    date: URIRef
    dateKind: URIRef
    evidence: URIRef
    alsoAt: URIRef
    trigger: URIRef
    start: URIRef
    end: URIRef
    timeText: URIRef
    timeInferred: URIRef
    precision: URIRef
    # Events (source and target serve relations too; target serves stances)
    eventType: URIRef
    mode: URIRef
    source: URIRef
    target: URIRef
    reciprocal: URIRef
    place: URIRef
    issue: URIRef
    about: URIRef
    aboutSpan: URIRef
    condition: URIRef
    conditionSpan: URIRef
    # Stances
    holder: URIRef
    polarity: URIRef
    attitude: URIRef
    targetLabel: URIRef
    against: URIRef
    neutralTo: URIRef
    # Statements
    speaker: URIRef
    cue: URIRef
    content: URIRef
    contentSpan: URIRef
    direct: URIRef
    attribution: URIRef
    attributionSpan: URIRef
    # Relations
    relationType: URIRef
    label: URIRef
    # Actors and issues
    Actor: URIRef
    Territory: URIRef
    Place: URIRef
    Group: URIRef
    Role: URIRef
    Author: URIRef
    Issue: URIRef
    iso3: URIRef
    country: URIRef
    involves: URIRef
    head: URIRef
    # Spans and articles
    mentionOf: URIRef
    mentionKind: URIRef
    part: URIRef
    partKind: URIRef
    skipped: URIRef
    skipReason: URIRef
    publishedInferred: URIRef
    sha256: URIRef
    replacedCharacters: URIRef
    # Runs
    model: URIRef
    option: URIRef
    lexicon: URIRef
    # Concepts: what the closed values are instances of, and the schemes that list them
    EventType: URIRef
    QuadClass: URIRef
    Status: URIRef
    Polarity: URIRef
    Attitude: URIRef
    RelationType: URIRef
    DateKind: URIRef
    cameoRoot: URIRef
    quadClass: URIRef
    eventTypes: URIRef
    quadClasses: URIRef
    statuses: URIRef
    polarities: URIRef
    attitudes: URIRef
    relationTypes: URIRef
    dateKinds: URIRef
    # Event types
    AGREE: URIRef
    CONSULT: URIRef
    SUPPORT: URIRef
    CONCEDE: URIRef
    COOPERATE: URIRef
    AID: URIRef
    RETREAT: URIRef
    REQUEST: URIRef
    ACCUSE: URIRef
    REJECT: URIRef
    THREATEN: URIRef
    PROTEST: URIRef
    SANCTION: URIRef
    MOBILIZE: URIRef
    COERCE: URIRef
    ASSAULT: URIRef
    ELECTION: URIRef
    IMPEACHMENT: URIRef
    APPOINTMENT: URIRef
    RESIGNATION: URIRef
    LEGISLATION: URIRef
    # Quad classes
    verbalCooperation: URIRef
    materialCooperation: URIRef
    verbalConflict: URIRef
    materialConflict: URIRef
    domesticPolitics: URIRef
    # Statuses
    actual: URIRef
    planned: URIRef
    proposed: URIRef
    possible: URIRef
    denied: URIRef
    # Polarities
    support: URIRef
    oppose: URIRef
    neutral: URIRef
    # Relation types
    holdsPosition: URIRef
    heldPosition: URIRef
    candidateFor: URIRef
    memberOf: URIRef
    partOf: URIRef
    representativeOf: URIRef
    allyOf: URIRef
    rivalOf: URIRef
    relatedTo: URIRef
    # Date kinds
    claimDate: URIRef
    articleDate: URIRef
    undated: URIRef


class NIF(DefinedNamespace):
    """NLP Interchange Format 2.0 core: strings and their places in a text."""

    _fail = True
    _NS = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")

    Context: URIRef
    RFC5147String: URIRef
    Sentence: URIRef
    isString: URIRef
    beginIndex: URIRef
    endIndex: URIRef
    anchorOf: URIRef
    referenceContext: URIRef


class SEM(DefinedNamespace):
    """Simple Event Model: who did what, where and when."""

    _fail = True
    _NS = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")

    Event: URIRef
    Actor: URIRef
    EventType: URIRef
    Place: URIRef
    hasActor: URIRef
    hasPlace: URIRef
    hasBeginTimeStamp: URIRef
    hasEndTimeStamp: URIRef
    eventType: URIRef


class MARL(DefinedNamespace):
    """Marl: opinions and their polarity."""

    _fail = True
    _NS = Namespace("http://www.gsi.upm.es/ontologies/marl/ns#")

    Opinion: URIRef
    Positive: URIRef
    Negative: URIRef
    Neutral: URIRef
    hasPolarity: URIRef
    describesObject: URIRef
