"""Who is in an article and where it speaks of them: names, descriptions and pronouns to one cast."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.actor_tables import ActorTables
from kg.extraction.cast import Cast, Found
from kg.extraction.coreference import (
    HE,
    IT,
    PRONOUNS,
    SHE,
    THEY,
    WE,
    description,
    pronoun,
    relative,
    same_group,
)
from kg.extraction.discourse import Discourse
from kg.extraction.drafts import Draft, Drafts
from kg.extraction.linking import Identified, Linker
from kg.extraction.mentions import find_names
from kg.extraction.nominals import Nominal, find_nominals, modifiers_naming
from kg.extraction.offices import Offices
from kg.extraction.sentence import Sentence
from kg.model import AUTHOR, ActorType, Article, MentionKind

__all__ = ["ActorTables", "find_cast"]

_TYPES: dict[str, ActorType] = {
    "person": "Person",
    "group": "Group",
    "organization": "Organization",
    "state": "Group",
    "hardware": "Group",
}


def find_cast(sentences: Sequence[Sentence], article: Article, tables: ActorTables) -> Cast:
    """Find the actors of an article and every place where it speaks of them.

    The author is always among the profiles. Actors that are only described ("protesters") are given generously; a
    later stage drops those that take part in no claim.
    """
    return _Casting(sentences, article, tables).cast()


class _Casting:
    """One article on its way to a cast."""

    def __init__(self, sentences: Sequence[Sentence], article: Article, tables: ActorTables) -> None:
        self._sentences = sentences
        self._article = article
        self._tables = tables
        self._drafts = Drafts()
        self._discourse = Discourse(self._drafts)
        self._linker = Linker(tables, self._drafts, article.text, article.published)
        self._offices = Offices(tables, self._drafts, self._discourse, article.published)
        self._found: list[Found] = []
        self._groups: list[tuple[Nominal, str | None, str]] = []
        label = article.author or article.publisher or "the author"
        self._drafts.add(Draft(AUTHOR, "Author", label, fixed=AUTHOR))

    def cast(self) -> Cast:
        names = [name for s in self._sentences for name in find_names(s, self._tables)]
        by_sentence: dict[int, list[Identified]] = {}
        for identified in self._linker.identify(self._sentences, names):
            by_sentence.setdefault(identified.name.sentence, []).append(identified)
        for sentence in self._sentences:
            self._read(sentence, by_sentence.get(sentence.index, []))
        ids = self._drafts.ids()
        used = {AUTHOR} | {k for f in self._found for k in f.actors}
        found = [
            Found(f.sentence, f.start, f.end, f.head, f.kind, tuple(dict.fromkeys(ids[k] for k in f.actors)))
            for f in self._found
        ]
        profiles = list(self._drafts.profiles(ids, used))
        return Cast(profiles, found)

    def _read(self, sentence: Sentence, names: list[Identified]) -> None:
        """Take one sentence's mentions from left to right."""
        named: dict[int, tuple[str, ...]] = {}
        covered: set[int] = set()
        todo: list[tuple[int, int, Identified | Nominal | None]] = []
        for identified in names:
            covered.update(range(identified.name.start, identified.name.end))
            named[identified.name.head] = (identified.key,)
            todo.append((identified.name.head, 0, identified))
        for nominal in find_nominals(sentence, covered, self._tables):
            todo.append((nominal.head, 1, nominal))
        for token, tag in enumerate(sentence.tags):
            if tag in ("PRP", "PRP$", "WP", "WDT", "WP$") and sentence.words[token].lower() in PRONOUNS:
                todo.append((token, 2, None))
        for token, _, item in sorted(todo, key=lambda t: t[:2]):
            if isinstance(item, Identified):
                self._offices.note_title(sentence, item, named)
                self._add(sentence, item.name.start, item.name.end, token, item.kind, (item.key,), named)
            elif isinstance(item, Nominal):
                keys = self._nominal(sentence, item, named)
                if keys:
                    self._add(sentence, item.start, item.end, token, "nominal", keys, named)
            else:
                keys = self._pronoun(sentence, token, named)
                if keys:
                    self._add(sentence, token, token + 1, token, "pronoun", keys, named)

    def _add(
        self,
        sentence: Sentence,
        start: int,
        end: int,
        head: int,
        kind: MentionKind,
        keys: tuple[str, ...],
        named: dict[int, tuple[str, ...]],
    ) -> None:
        self._found.append(Found(sentence.index, start, end, head, kind, keys))
        named[head] = keys
        if kind != "adjective":
            self._discourse.note(sentence, head, keys, named=kind == "name")

    def _pronoun(self, sentence: Sentence, token: int, named: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
        word = sentence.words[token].lower()
        if word in HE or word in SHE or word in IT or word in THEY:
            return pronoun(sentence, token, self._discourse)
        if word in WE:
            return (AUTHOR,)
        noun = relative(sentence, token)
        return named.get(noun, ()) if noun is not None else ()

    def _nominal(
        self, sentence: Sentence, nominal: Nominal, named: dict[int, tuple[str, ...]]
    ) -> tuple[str, ...]:
        if sentence.deps[nominal.head] == "appos" and sentence.heads[nominal.head] in named:
            return named[sentence.heads[nominal.head]]
        ties = [k for t in modifiers_naming(nominal, sentence, named) for k in named[t]]
        country = next((c for k in ties if (c := self._country(k))), None)
        if nominal.title and nominal.kind == "office":
            made = self._offices.resolve(nominal, country)
            if made or not nominal.definite:
                return made
        meant = description(nominal, self._discourse)
        if meant:
            return meant
        if nominal.kind == "state" and not nominal.plural:
            return ()
        return (self._group(sentence, nominal, country),)

    def _country(self, key: str) -> str | None:
        draft = self._drafts[key]
        return draft.iso3 or draft.country

    def _group(self, sentence: Sentence, nominal: Nominal, country: str | None) -> str:
        """Give the key of a group or institution that is only described."""
        earlier = same_group(nominal, country, self._groups)
        text = self._article.text[sentence.starts[nominal.start] : sentence.ends[nominal.end - 1]]
        short = self._article.text[
            sentence.starts[_label_start(sentence, nominal)] : sentence.ends[nominal.end - 1]
        ]
        if earlier:
            self._drafts[earlier].surfaces.setdefault(short)
            return earlier
        kind = "group" if nominal.plural and nominal.kind in ("office", "person") else nominal.kind
        key = f"group:{len(self._groups)}"
        draft = self._drafts.add(
            Draft(
                key,
                _TYPES.get(kind, "Person"),
                short or text,
                number="many" if nominal.plural or kind == "group" else "one",
                country=country,
            )
        )
        draft.surfaces.setdefault(short)
        self._groups.append((nominal, country, key))
        return key


def _label_start(sentence: Sentence, nominal: Nominal) -> int:
    """Give the token where the phrase's label begins: without article, pronoun, quantifier."""
    start = nominal.start
    while start < nominal.head and (
        sentence.tags[start] in ("DT", "PRP$", "PDT", "WDT", "WP$", "''", "``", ",", "-LRB-")
        or sentence.pos[start] in ("PUNCT", "DET")
    ):
        start += 1
    return start
