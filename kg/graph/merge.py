"""Whether actors of different articles are the same: a conservative rule, and counts that make it exact.

States and actors with a Wikidata id are the same wherever they bear the same id. Everybody else is the same only if

1. both are of one type: Person, Organization, Place, Group, State, Territory or Author (a Role never merges: "the
   foreign minister" of two articles may be two people);
2. their labels are equal once case, accents, punctuation, a leading "the" and a person's titles are set aside, and
   have two words of two letters or more ("Bekele", "President Bekele" and "J. Smith" merge with nobody); a place may
   have one word if its country is known;
3. each article names them so: a mention of kind ``name`` bears that label ("Sudanese officials" isn't a name). An
   author needs no mention, but the same publisher;
4. their countries agree: equal, or one of them unknown while all known ones are equal. Where several countries are
   known, those without one stay apart. An organisation whose name has a common word ("Supreme Court", "Labour
   Party") merges only where its country is known;
5. no article has two actors whom the rule can't tell apart: whoever read that article thought them different.

An unlinked actor never merges with a linked one: an extractor that could have linked them chose not to. The rule looks
at all articles at once, so their order makes no difference; adding an article may merge actors that were apart, and
taking it away parts them again.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from kg.graph.names import linked_key
from kg.model import Actor, Record

#: Type, name, and the publisher (authors) or country (places of one word) that must be equal too.
Key = tuple[str, str, str]

_MERGING = frozenset(("Person", "Organization", "Place", "Group", "State", "Territory", "Author"))


@cache
def _words(kind: str) -> frozenset[str]:
    """Give the words of one kind in ``unnaming.tsv``: ``title`` or ``common``."""
    lines = files("kg.graph").joinpath("unnaming.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return frozenset(word for word, its_kind in rows[1:] if its_kind == kind)


def normal_name(label: str) -> str:
    """Bring a name to the form it is compared in.

    >>> normal_name("The Farmers’ Front"), normal_name("Élysée Palace"), normal_name("Lee Jae-myung")
    ('farmers front', 'elysee palace', 'lee jae myung')
    """
    plain = unicodedata.normalize("NFKD", label.replace("’", "").replace("'", "")).casefold()
    # Accents go; the voicing marks of Japanese, which NFKD splits off too, tell names apart.
    letters = "".join(c if c.isalnum() else " " for c in plain if not "\u0300" <= c <= "\u036f")
    return " ".join(letters.split()).removeprefix("the ")


def merge_key(record: Record, actor: Actor) -> Key | None:
    """Give what an actor must share with another to be the same; None for those whom the rule doesn't touch."""
    if actor.type not in _MERGING or linked_key(actor) is not None:
        return None
    name = normal_name(actor.label)
    words = name.split()
    if actor.type == "Person":
        while words and words[0] in _words("title"):
            words = words[1:]
    full = sum(len(word) > 1 for word in words) > 1
    if actor.type == "Author":
        return (actor.type, name, record.article.publisher) if full and record.article.publisher else None
    if not any(m.kind == "name" and normal_name(m.text) == name for m in actor.mentions):
        return None
    country = actor.country
    if actor.type == "Place" and not full:
        return (actor.type, name, country) if name and country else None
    if not full or (
        actor.type == "Organization" and country is None and not _words("common").isdisjoint(words)
    ):
        return None
    return actor.type, " ".join(words), ""


class Merger:
    """Counts who bears which key in which article, and answers whom that makes the same."""

    def __init__(self) -> None:
        self._bearers: dict[Key, dict[str, tuple[str | None, ...]]] = {}

    def observe(self, record: Record) -> None:
        """Count an article in; it must not be counted already."""
        for key, countries in _countries(record).items():
            self._bearers.setdefault(key, {})[record.id] = countries

    def forget(self, record: Record) -> None:
        """Take an article out again."""
        for key in _countries(record):
            bearers = self._bearers[key]
            del bearers[record.id]
            if not bearers:
                del self._bearers[key]

    def merged(self, record: Record, actor: Actor) -> tuple[str, ...] | None:
        """Give the key of an actor's IRI if another article has the same actor, else None."""
        key = merge_key(record, actor)
        return None if key is None else self.outcome(key).get(actor.country)

    def outcome(self, key: Key) -> dict[str | None, tuple[str, ...]]:
        """Give, by country, the IRI key of those who bear a key and merge; whoever isn't listed stays apart."""
        bearers = self._bearers.get(key, {})
        if len(bearers) < 2 or any(len(countries) > 1 for countries in bearers.values()):
            return {}
        counts = Counter(countries[0] for countries in bearers.values())
        known = sorted(c for c in counts if c is not None)
        path = (key[0].lower(), *((key[2],) if key[2] else ()), key[1].replace(" ", "-"))
        if len(known) < 2:
            return dict.fromkeys(counts, path)
        return {c: (*path, c) for c in known if counts[c] > 1}

    def articles(self, keys: Iterable[Key]) -> Iterator[str]:
        """Yield the ids of the articles that have a bearer of any of these keys; possibly more than once."""
        for key in keys:
            yield from self._bearers.get(key, {})


def keys(record: Record) -> frozenset[Key]:
    """Give the keys that a record's actors bear."""
    return frozenset(_countries(record))


def _countries(record: Record) -> dict[Key, tuple[str | None, ...]]:
    found: dict[Key, tuple[str | None, ...]] = {}
    for actor in record.actors:
        key = merge_key(record, actor)
        if key is not None:
            found[key] = (*found.get(key, ()), actor.country)
    return found
