"""From a name as people write it to the actor, issue or article it means in this graph.

One match is taken, several are given back to choose from, none gives the nearest names. A guess by spelling is only made
where one name is close and no other is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from kg.errors import AmbiguousNameError, UnknownNameError
from queries.concepts import Concepts
from queries.folding import normal

NodeKind = Literal["actor", "issue", "article"]
#: How a name led to its node: its label, another name of it, other words for it, some of its words, nearly its spelling.
How = Literal["label", "alias", "meaning", "part", "spelling"]

#: Fuzzy scores, 0 to 100: close enough to take, if the next best name is this much worse; worth showing.
_CLOSE, _AHEAD, _NEAR = 85.0, 8.0, 50.0
#: The question that lists what bears a kind of name.
_LISTING = {
    "actor": "Who is in the graph?",
    "issue": "Which issues are there?",
    "article": "Which articles are there?",
}
#: So many nearest names are shown however far they are.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the graph that has names: its IRI, kind, type ("Person", "Issue" ...), label and other names."""

    iri: str
    kind: NodeKind
    type: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was taken for, and on what ground."""

    name: str
    entry: Entry
    how: How


class Names:
    """All names of one graph, ready to be looked up.

    :param world: gives, when a name isn't in the graph, codes that names of the world stand for; an actor that bears such
        a code among its other names is meant.

    >>> names = Names([Entry("a:1", "actor", "Person", "Kim Jong-un", ("Kim",)), Entry("a:2", "actor", "State", "Iran")])
    >>> names.find("kim").entry.label
    'Kim Jong-un'
    >>> names.find("Narnia")
    Traceback (most recent call last):
    kg.errors.UnknownNameError: nobody here is called 'Narnia'; the nearest names: Iran, Kim Jong-un
    """

    def __init__(
        self, entries: Iterable[Entry], *, world: Callable[[], Mapping[str, str]] | None = None
    ) -> None:
        self.entries = sorted(entries, key=lambda e: (e.kind, e.label, e.iri))
        self._world = world
        self._concepts = Concepts(self._actor)
        self._meant: dict[frozenset[str], list[Entry]] | None = None
        self._labels: dict[str, list[Entry]] = defaultdict(list)
        self._aliases: dict[str, list[Entry]] = defaultdict(list)
        self._words: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._labels[normal(entry.label)].append(entry)
            for alias in entry.aliases:
                self._aliases[normal(alias)].append(entry)
            for word in {w for name in (entry.label, *entry.aliases) for w in normal(name).split()}:
                self._words[word].append(entry)

    def find(self, name: str, *, kinds: tuple[NodeKind, ...] = ("actor",), place: bool = False) -> Match:
        """Give the one thing that a name means.

        :param place: "Cairo" is the town, if the graph has it; else it is the government that sits there.
        :raises AmbiguousNameError: when it may mean several; ``choices`` has them.
        :raises UnknownNameError: when it means none; ``nearest`` has the closest names.
        """
        for how, found in self._stages(name, kinds, place):
            chosen = list({entry.iri: entry for entry in found}.values())
            if len(chosen) == 1:
                return Match(name, chosen[0], how)
            if chosen:
                shown = ", ".join(_described(entry) for entry in chosen[:8])
                more = f" and {len(chosen) - 8} more" if len(chosen) > 8 else ""
                raise AmbiguousNameError(
                    f"{name!r} may be: {shown}{more}; ask with one of these",
                    [entry.label for entry in chosen],
                )
        nearest = self.nearest(name, kinds=kinds)
        hint = (
            f"the nearest names: {', '.join(nearest)}"
            if nearest
            else f'`kg ask "{_LISTING[kinds[0]]}"` lists what there is'
        )
        what = "nobody here is called" if kinds == ("actor",) else f"no {' or '.join(kinds)} here is called"
        raise UnknownNameError(f"{what} {name!r}; {hint}", nearest)

    def nearest(self, name: str, *, kinds: tuple[NodeKind, ...] = ("actor",), limit: int = 5) -> list[str]:
        """Give the labels whose names are spelt most like this one, best first."""
        labels: list[str] = []
        for entry, score in self._spelt(name, kinds, limit=4 * limit):
            if (score >= _NEAR or len(labels) < _SHOWN) and entry.label not in labels:
                labels.append(entry.label)
        return labels[:limit]

    def exact(self, name: str, *, kinds: tuple[NodeKind, ...] = ("actor",)) -> Entry | None:
        """Give what bears exactly this name, as its label or another name; None if nothing or several do."""
        for _, found in self._exactly(normal(name), kinds):
            chosen = {entry.iri: entry for entry in found}
            if chosen:
                return next(iter(chosen.values())) if len(chosen) == 1 else None
        return None

    def _exactly(
        self, key: str, kinds: tuple[NodeKind, ...], place: bool = False
    ) -> Iterable[tuple[How, list[Entry]]]:
        labels = [e for e in self._labels.get(key, ()) if e.kind in kinds]
        aliases = [e for e in self._aliases.get(key, ()) if e.kind in kinds]
        # Who acts goes before where it is, unless it is asked where; labels go before other names.
        for places in (place, not place):
            yield "label", [e for e in labels if (e.type == "Place") == places]
            yield "alias", [e for e in aliases if (e.type == "Place") == places]

    def _stages(
        self, name: str, kinds: tuple[NodeKind, ...], place: bool
    ) -> Iterable[tuple[How, list[Entry]]]:
        key = normal(name)
        if not key:
            return
        yield from self._exactly(key, kinds, place)
        concepts = self._concepts.of(name) if "issue" in kinds else frozenset()
        if concepts:
            yield "meaning", self._meanings.get(concepts, [])
        yield "part", self._with_words(key.split(), kinds)
        code = self._world().get(key) if self._world is not None else None
        if code is not None:
            yield "alias", [e for e in self._aliases.get(normal(code), ()) if e.kind in kinds]
        if len(concepts) > 1:
            yield "part", self._more_special(concepts)
        yield "spelling", self._guess(name, kinds)

    @property
    def _meanings(self) -> dict[frozenset[str], list[Entry]]:
        """Issues by the concepts of each of their names; made when an issue is first asked for."""
        if self._meant is None:
            self._meant = defaultdict(list)
            for entry in self.entries:
                if entry.kind == "issue":
                    for concepts in {self._concepts.of(name) for name in (entry.label, *entry.aliases)}:
                        self._meant[concepts].append(entry)
        return self._meant

    def _more_special(self, concepts: frozenset[str]) -> list[Entry]:
        """Find the issues that are this one and as little more as possible."""
        wider = [
            (len(found - concepts), entries) for found, entries in self._meanings.items() if concepts < found
        ]
        least = min((more for more, _ in wider), default=0)
        return [entry for more, entries in wider if more == least for entry in entries]

    def _actor(self, name: str) -> str | None:
        entry = self.exact(name)
        if entry is None and self._world is not None:
            code = self._world().get(name)
            entry = self.exact(code) if code is not None else None
        return None if entry is None or entry.type == "Author" else entry.iri

    def _with_words(self, words: list[str], kinds: tuple[NodeKind, ...]) -> list[Entry]:
        """Find the entries one of whose names has all of these words; issues go by meaning instead."""
        if "issue" in kinds and not self._concepts.of(" ".join(words)):
            return []
        rarest = min((self._words.get(word, []) for word in words), key=len)
        found = []
        for entry in rarest:
            named = any(set(words) <= set(normal(n).split()) for n in (entry.label, *entry.aliases))
            if entry.kind in kinds and (named and (entry.kind != "issue" or len(words) == 1)):
                found.append(entry)
        return found

    def _guess(self, name: str, kinds: tuple[NodeKind, ...]) -> list[Entry]:
        best = self._spelt(name, kinds, limit=8)
        if not best or best[0][1] < _CLOSE:
            return []
        return [entry for entry, score in best if score > best[0][1] - _AHEAD and score >= _CLOSE]

    def _spelt(self, name: str, kinds: tuple[NodeKind, ...], *, limit: int) -> list[tuple[Entry, float]]:
        """Rank entries by the spelling of their closest name."""
        ranked: dict[str, tuple[Entry, float]] = {}
        for table in (self._labels, self._aliases):
            for key, score, _ in process.extract(normal(name), table.keys(), scorer=fuzz.ratio, limit=limit):
                for entry in table[key]:
                    if entry.kind in kinds and score > ranked.get(entry.iri, (entry, 0.0))[1]:
                        ranked[entry.iri] = (entry, score)
        return sorted(ranked.values(), key=lambda pair: (-pair[1], pair[0].label, pair[0].iri))[:limit]


def _described(entry: Entry) -> str:
    return f"{entry.label} ({entry.type})"
