"""Stable identifiers made from content: slugs for actors and articles, and the IRIs that the graph uses.

The table of all IRIs is in docs/iris.md.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from kg.errors import InputError
from kg.model import ClaimKind

_NOT_WORD = re.compile(r"[^a-z0-9]+")
MAX_SLUG = 60


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """Turn a name into a short ASCII id: lower case, words joined by hyphens, at most 60 characters.

    A name without a letter or digit of the Latin script gives its code points, so that no two scripts collapse.

    >>> slug("Lee Jae-myung"), slug("Da’esh"), slug("Élysée"), slug("习近平")
    ('lee-jae-myung', 'daesh', 'elysee', 'u4e60-u8fd1-u5e73')
    """
    plain = name.replace("’", "").replace("'", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    made = _NOT_WORD.sub("-", plain.casefold()).strip("-")
    if not made:
        made = "-".join(f"u{ord(c):04x}" for c in name.strip() if not c.isspace()) or "unnamed"
    return made[:MAX_SLUG].strip("-")


#: Where our own terms live unless an institution names another namespace.
VOCABULARY = "https://w3id.org/stancegraph/vocab#"
#: Where articles, actors and issues live unless an institution names another base.
BASE = "https://w3id.org/stancegraph/id/"

_WIKIDATA = "http://www.wikidata.org/entity/"
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*://[A-Za-z0-9.-]+(?::\d+)?(?:/(?!\.{1,2}/)[A-Za-z0-9._~-]+)*[/#]\Z")
_CLAIM_LETTERS: dict[ClaimKind, str] = {"event": "e", "stance": "s", "statement": "t", "relation": "r"}

_FOREIGN = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "void": "http://rdfs.org/ns/void#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "marl": "http://www.gsi.upm.es/ontologies/marl/ns#",
    "wd": _WIKIDATA,
}


def segment(name: str) -> str:
    """Percent-encode an id as one path segment of an IRI: reversible, and never a relative step.

    >>> segment("filling+ETH"), segment("a/b c"), segment("..")
    ('filling+ETH', 'a%2Fb%20c', '%2E%2E')
    """
    # "+" joins the parts of an issue's id and is a legal character of a path; all else outside RFC 3986's
    # unreserved set is encoded. A lone surrogate becomes its three bytes, so that two ids never meet.
    made = quote(name, safe="+", errors="surrogatepass")
    return made.replace(".", "%2E") if not made.strip(".") else made


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one publisher's graph: ``base`` for what is described, ``vocabulary`` for the terms.

    :raises InputError: if either isn't an absolute IRI that ends in ``/`` (the vocabulary also in ``#``), or the vocabulary
        is somebody else's.

    >>> Iris().article("seoul-new-leader")
    'https://w3id.org/stancegraph/id/article/seoul-new-leader'
    >>> Iris("https://data.example.edu/").claim("a1", "event", "e7")
    'https://data.example.edu/article/a1/event/7'
    """

    base: str = BASE
    vocabulary: str = VOCABULARY

    def __post_init__(self) -> None:
        for what, iri, end in (("base", self.base, "/"), ("vocabulary", self.vocabulary, "/ or #")):
            if not _ABSOLUTE.match(iri) or (what == "base" and not iri.endswith("/")):
                raise InputError(f"{what} {iri!r}: give an absolute IRI that ends in {end}")
        # A name must have one short form: files are the same bytes each time. So no prefix may begin another.
        for name, namespace in self.prefixes.items():
            if name and (namespace.startswith(self.vocabulary) or self.vocabulary.startswith(namespace)):
                raise InputError(
                    f"vocabulary {self.vocabulary!r}: overlaps with {namespace}; give one of your own"
                )

    def term(self, term: str) -> str:
        """Move a term of the default vocabulary to this publisher's; other IRIs stay as they are."""
        return self.vocabulary + term[len(VOCABULARY) :] if term.startswith(VOCABULARY) else str(term)

    def article(self, article: str) -> str:
        """Give the IRI of an article."""
        return f"{self.base}article/{segment(article)}"

    def graph(self, article: str) -> str:
        """Give the name of the graph that holds what one article says."""
        return f"{self.article(article)}/graph"

    def run(self, article: str) -> str:
        """Give the IRI of the run that read an article."""
        return f"{self.article(article)}/run"

    def span(self, article: str, start: int, end: int) -> str:
        """Give the IRI of words of an article: code points, half-open (RFC 5147)."""
        return f"{self.article(article)}#char={start},{end}"

    def claim(self, article: str, kind: ClaimKind, claim: str) -> str:
        """Give the IRI of a claim: ``e7`` is event 7; an id of another form is kept whole.

        >>> Iris().claim("a", "stance", "7").rpartition("/")[2], Iris().claim("a", "stance", "e7").rpartition("/")[2]
        ('=7', 'e7')
        """
        letter, number = claim[:1], claim[1:]
        if letter == _CLAIM_LETTERS[kind] and number.isascii() and number.isdigit():
            made = number
        else:
            # "=" never comes out of segment(), so the foreign id "7" can't meet our "s7".
            made = f"={claim}" if claim.isascii() and claim.isdigit() else segment(claim)
        return f"{self.article(article)}/{kind}/{made}"

    def actor(self, *key: str) -> str:
        """Give the IRI of an actor known beyond one article, by ISO code, Wikidata id or merged name.

        >>> Iris().actor("KOR")
        'https://w3id.org/stancegraph/id/actor/KOR'
        """
        return f"{self.base}actor/{'/'.join(map(segment, key))}"

    def local_actor(self, article: str, actor: str) -> str:
        """Give the IRI of an actor known from one article only."""
        return f"{self.article(article)}/actor/{segment(actor)}"

    def issue(self, key: str) -> str:
        """Give the IRI of an issue whose actors are all known beyond one article."""
        return f"{self.base}issue/{segment(key)}"

    def local_issue(self, article: str, issue: str) -> str:
        """Give the IRI of an issue that involves an actor known from one article only."""
        return f"{self.article(article)}/issue/{segment(issue)}"

    def attitude(self, attitude: str) -> str:
        """Give the IRI of an attitude, which is an open list of words."""
        return f"{self.base}attitude/{segment(attitude)}"

    def agent(self, program: str, version: str) -> str:
        """Give the IRI of a program in one version."""
        return f"{self.base}agent/{segment(program)}/{segment(version)}"

    def wikidata(self, entity: str) -> str:
        """Give Wikidata's own IRI of an entity."""
        return _WIKIDATA + segment(entity)

    @property
    def shared_graph(self) -> str:
        """The graph of what several articles may speak of: actors, issues, attitudes, programs."""
        return f"{self.base}graph/shared"

    @property
    def ontology_graph(self) -> str:
        """The graph of the vocabulary and its concept schemes."""
        return f"{self.base}graph/ontology"

    @property
    def dataset(self) -> str:
        """The IRI of the whole, which says what base and vocabulary it is written with."""
        return f"{self.base}dataset"

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that files are written with and queries may use undeclared; ours is the empty one."""
        return {"": self.vocabulary, **_FOREIGN, "actor": f"{self.base}actor/", "issue": f"{self.base}issue/"}
