"""Who is in an article and where it speaks of them: names, descriptions and pronouns to one cast."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from kg.extraction.actor_tables import ActorTables
from kg.extraction.binding import joined, named_above
from kg.extraction.cast import Cast, Found
from kg.extraction.coreference import PRONOUNS, pronoun, relative
from kg.extraction.described import Described, details_of, is_new, is_thing, names_office
from kg.extraction.descriptions import description
from kg.extraction.discourse import Discourse
from kg.extraction.drafts import COMPATRIOT, Draft, Drafts, is_region, is_state
from kg.extraction.epithets import countryman, epithet
from kg.extraction.first_person import FIRST, FirstPerson, quoted
from kg.extraction.kin_nouns import gender_of
from kg.extraction.labels import signs
from kg.extraction.linking import Identified, Linker
from kg.extraction.mentions import Name, find_names
from kg.extraction.name_forms import opens_report
from kg.extraction.nominals import Nominal, find_nominals
from kg.extraction.offices import Offices
from kg.extraction.owned import is_ours, owner_of
from kg.extraction.pairs import NUMBERS, is_several, latter, several
from kg.extraction.predication import appositions, awaited, called, fits, modifiers_naming, said_of, same_as
from kg.extraction.recurring import find_again, find_humped, humped
from kg.extraction.sentence import Sentence
from kg.extraction.whereabouts import capital, points, whereabouts
from kg.model import AUTHOR, Article, MentionKind

__all__ = ["ActorTables", "find_cast"]

_BODIES = frozenset({"Organization", "State", "Territory", "Place"})
_POINTED = ("there", "here", *NUMBERS)
_POINTING = frozenset({"latter", "former", *_POINTED, *(n.capitalize() for n in _POINTED)})
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})


def find_cast(sentences: Sequence[Sentence], article: Article, tables: ActorTables) -> Cast:
    """Find the actors of an article and every place where it speaks of them.

    The sentences are numbered from 0 by their ``index``. The author is always among the profiles. Actors that are
    only described ("protesters") are given generously; a later stage drops those that take part in no claim.
    """
    return _Casting(sentences, article, tables).cast()


class _Mention(NamedTuple):
    """A mention by the keys of its actors, before they have ids."""

    sentence: int
    start: int
    end: int
    head: int
    kind: MentionKind
    keys: tuple[str, ...]


class _Casting:
    """One article on its way to a cast."""

    def __init__(self, sentences: Sequence[Sentence], article: Article, tables: ActorTables) -> None:
        self._sentences = sentences
        self._article = article
        self._tables = tables
        self._drafts = Drafts()
        self._quotes = quoted(sentences, article.text)
        self._discourse = Discourse(self._drafts, self._quotes, tables.saying)
        self._linker = Linker(tables, self._drafts, article.text, article.published)
        self._offices = Offices(tables, self._drafts, self._discourse, article.published)
        self._described = Described(self._drafts, article.text)
        self._mentions: list[_Mention] = []
        #: pronouns of the first person, and what is said to be whoever they mean
        self._first: list[tuple[Sentence, int, Nominal | None]] = []
        self._drafts.add(
            Draft(AUTHOR, "Author", article.author or article.publisher or "the author", fixed=AUTHOR)
        )

    def cast(self) -> Cast:
        """Go through the article: names first, then, sentence by sentence, what stands for them."""
        by_sentence: dict[int, list[Identified]] = {s.index: [] for s in self._sentences}
        for identified in self._linker.identify(self._sentences, self._names()):
            by_sentence[identified.name.sentence].append(identified)
        for sentence in self._sentences:
            named = by_sentence[sentence.index]
            self._offices.note_titles(sentence, named)
            if self._discourse.home is None and named and opens_report(sentence, named[0].name):
                self._discourse.home = named[0].key
        for sentence in self._sentences:
            self._read(sentence, by_sentence[sentence.index])
        self._resolve_first_person()
        ids = self._drafts.ids()
        used, found = {AUTHOR}, []
        for m in self._mentions:
            keys = self._described.by_name(m.keys)
            used.update(keys)
            found.append(Found(m.sentence, m.start, m.end, m.head, m.kind, tuple(ids[k] for k in keys)))
        return Cast(self._drafts.profiles(ids, used), found)

    def _names(self) -> list[Name]:
        """Give all names of the article; what one sentence names is found again where the model overlooked it."""
        found = [find_names(s, self._tables) for s in self._sentences]
        inner = humped(self._sentences)
        for sentence, names in zip(self._sentences, found, strict=True) if inner else ():
            names.extend(find_humped(sentence, names, self._tables, inner))
            names.sort(key=lambda n: n.start)
        common = set(filter(str.islower, set[str]().union(*(s.words for s in self._sentences))))
        seen = frozenset(
            folded
            for names in found
            for n in names
            if n.label and not n.entries
            for word in (
                n.words[-1:]
                if n.label == "PERSON"
                else n.words[:1]
                if n.label == "ORG" or len(n.words) == 1
                else ()
            )
            if (len(word) > 2 or word.isupper()) and (folded := word.casefold()) not in common
        )
        if seen:
            for sentence, names in zip(self._sentences, found, strict=True):
                again = list(find_again(sentence, names, self._tables, seen))
                if again:
                    names.extend(again)
                    names.sort(key=lambda n: n.start)
        return [n for names in found for n in names]

    def _read(self, sentence: Sentence, names: list[Identified]) -> None:
        """Take one sentence's mentions from left to right."""
        covered: set[int] = set()
        todo: list[tuple[int, int, Identified | Nominal | None]] = []
        for identified in names:
            name = identified.name
            covered.update(range(name.title_start if name.title else name.start, name.end))
            todo.append((name.head, 0, identified))
        todo.extend((awaited(sentence, n), 3, n) for n in find_nominals(sentence, covered, self._tables))
        todo.extend([(t, 2, None) for t, tag in enumerate(sentence.tags) if tag in _PRONOUN_TAGS])
        if not _POINTING.isdisjoint(sentence.words):
            todo.extend(
                (t, 2, None)
                for t, word in enumerate(sentence.words)
                if word in _POINTING
                and (word in ("latter", "former") or is_several(sentence, t) or points(sentence, t))
            )
        named = {i.name.head: i.keys for i in names}
        for token, _, item in sorted(todo, key=itemgetter(0, 1)):
            if isinstance(item, Identified):
                name = item.name
                ends = sentence.starts[name.start], sentence.ends[name.end - 1]
                signed = signs(self._article.text, *ends)  # nobody speaks of those who sign
                keys = item.keys
                if item.kind == "nominal" and keys[0].startswith(COMPATRIOT):
                    country = self._drafts[keys[0]].country
                    keys = countryman(sentence, token, country, self._discourse, named) or keys
                self._add(sentence, name.start, name.end, token, item.kind, keys, named, noted=not signed)
                for at, state in self._linker.states_within(item):
                    self._add(sentence, *at, "adjective", (state,), named)
            elif isinstance(item, Nominal) and (speaker := said_of(sentence, item)) is not None:
                self._first.append((sentence, speaker, item))
            elif isinstance(item, Nominal):
                known = len(self._drafts)
                keys = self._nominal(sentence, item, named)
                if len(self._drafts) > known and len(keys) == 1:
                    self._drafts[keys[0]].owner = owner_of(sentence, item, named, keys, self._discourse)
                end = item.end + (sentence.tags[item.end : item.end + 1] == ("POS",))  # "the government's"
                self._add(sentence, item.start, end, item.head, "nominal", keys, named)
                if token not in named:  # "As leader, she": nobody was spoken of before
                    self._add(sentence, token, token + 1, token, "pronoun", keys, named)
            else:
                self._read_pronoun(sentence, token, named)

    def _add(
        self,
        sentence: Sentence,
        start: int,
        end: int,
        head: int,
        kind: MentionKind,
        keys: tuple[str, ...],
        named: dict[int, tuple[str, ...]],
        *,
        noted: bool = True,
    ) -> None:
        if keys:
            self._mentions.append(_Mention(sentence.index, start, end, head, kind, keys))
            named[head] = keys
            if noted:
                self._discourse.note(sentence, head, keys, kind)

    def _read_pronoun(self, sentence: Sentence, token: int, named: dict[int, tuple[str, ...]]) -> None:
        word = sentence.words[token].lower()
        if word in FIRST:
            self._first.append((sentence, token, None))
            return
        if word in ("there", "here"):
            keys = whereabouts(sentence, token, self._discourse, named)
        elif word in ("latter", "former"):
            keys = latter(sentence, token, self._discourse)
        elif word in NUMBERS:
            keys = several(sentence, token, self._discourse)
        elif word not in PRONOUNS:
            return
        else:
            noun = relative(sentence, token)
            if noun is not None:
                keys = self._who(sentence, word, noun, named)
            else:
                keys = pronoun(sentence, token, self._discourse, named)
        start = (
            token - 1
            if word in {"latter", "former", *NUMBERS} and sentence.words[token - 1].lower() == "the"
            else token
        )
        self._add(sentence, start, token + 1, token, "pronoun", keys, named)

    def _who(
        self, sentence: Sentence, word: str, noun: int, named: dict[int, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Give whom a relative pronoun means: of "an aide at the ministry who left" the aide."""
        keys = named.get(noun, ())
        if word in ("who", "whom") and sentence.deps[noun] == "pobj" and keys:
            above = sentence.heads[sentence.heads[noun]]
            people = [k for k in named.get(above, ()) if self._drafts[k].type in ("Person", "Role")]
            if people and all(
                self._drafts[k].type in _BODIES and self._drafts[k].number == "one" for k in keys
            ):
                return tuple(people)
        return keys

    def _nominal(
        self, sentence: Sentence, nominal: Nominal, named: dict[int, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Give the actors that a description means: somebody spoken of, or somebody new."""
        country = self._tie(sentence, nominal, named)
        if nominal.lemma == "party" and nominal.possessor in named and not nominal.modifiers:
            party = self._offices.party(named[nominal.possessor][0])
            if party:
                return (party,)
        if nominal.plural and nominal.lemma == "government" and nominal.of is not None:
            ruled = [named.get(t, ()) for t in (nominal.of, *joined(sentence, nominal.of))]
            states = tuple(dict.fromkeys(k for keys in ruled for k in keys if is_state(self._drafts[k])))
            if len(states) > 1:
                return states  # "the governments of Chad, Mali and Peru"
        body, owned = self._body_of(sentence, nominal, named)
        same = same_as(sentence, nominal, named, self._drafts)
        if nominal.kind == "place":  # "recognised Jerusalem as its capital" makes no state a town
            same = tuple(k for k in same if not is_state(self._drafts[k]))
            if len(same) == 1 and nominal.lemma in self._tables.descriptions["town"]:
                self._drafts[same[0]].settle()  # "Voss is a town"
        if same:
            beside = [named.get(c) for c in appositions(sentence, nominal.head)]  # "the director, Jane Roe"
            if sentence.deps[nominal.head] == "appos" or same in beside:
                self._offices.note(same[0], nominal, country, body)
            if len(same) == 1:
                draft = self._drafts[same[0]]
                draft.gender = draft.gender or gender_of(nominal.lemma)
                if country and nominal.kind == "office" and draft.type == "Person" and not draft.country:
                    draft.country = country  # "the Norwegian president, Olav Moe"
                plain, details = details_of(sentence, nominal, named, self._discourse)
                if same in beside and not self._discourse.count(same[0]):
                    self._described.name(sentence, nominal, same[0])
                self._described.note(sentence, plain, country, same[0], details)
            return same
        ranked = self._offices.addressed(nominal)
        if ranked:
            return ranked
        if nominal.lemma == "counterpart" and country and not nominal.plural:
            there = self._discourse.last(
                nominal.sentence, lambda d: d.type == "Person" and d.number == "one" and d.country == country
            )
            if there:  # "Macron met Putin and thanked his Russian counterpart"
                return (there,)
        if names_office(sentence, nominal):
            return ()
        if is_ours(sentence, nominal):
            country = self._discourse.whose_land(sentence, nominal.head, named)
            if country is None:
                return ()
        if nominal.title and nominal.kind == "office":
            whose = nominal.possessor is not None or nominal.of is not None
            if whose and nominal.lemma == "leadership" and not nominal.when:
                return ()  # "Saudi Arabia's leadership in convening the conference" is what it does
            head = nominal.title.rank == "head"
            anyone = nominal.lemma == "leadership" or (
                head and not nominal.when and is_new(sentence, nominal)
            )
            label = self._described.label(sentence, nominal)
            made: tuple[str, ...] = ()
            if not anyone:
                above = named_above(sentence, nominal.head, named) if country else ()
                passing = nominal.possessor is not None and sentence.tags[nominal.possessor] == "WP$"
                made = self._offices.resolve(
                    nominal, country, label, body, owned=owned, above=above, beside=passing
                )
            bare = head and not nominal.modifiers
            if made or (bare and not nominal.definite):
                return made
        uses = self._tables.descriptions
        said, meant = self._described.said(nominal), called(sentence, nominal, named, self._drafts, uses)
        meant = meant or description(sentence, nominal, self._discourse, uses, said)
        if nominal.lemma == "capital":
            return capital(sentence, nominal, country, self._discourse, named)
        if nominal.kind == "place" and not meant:
            plain, details = details_of(sentence, nominal, named, self._discourse)
            place = self._described.again(sentence, plain, country, details, named)
            return (place,) if place else ()
        if meant or nominal.lemma == "side" or (nominal.kind == "state" and not nominal.plural):
            return meant
        if nominal.kind == "office" and nominal.plural and nominal.definite and not country:
            several = self._offices.several(nominal)
            if several:
                return several
        if is_thing(sentence, nominal, country):
            return ()
        plain, details = details_of(sentence, nominal, named, self._discourse)
        if not self._described.knows(nominal):
            somebody = epithet(sentence, nominal, country, self._discourse, self._tables.descriptions)
            if somebody:
                self._described.note(sentence, plain, country, somebody[0], details)
                return somebody
        known = self._linker.body(country or "", " ".join((*plain.modifiers, plain.lemma)))
        if known and not plain.plural and nominal.of is None:
            return (known,)
        return (self._described.group(sentence, plain, country, details),)

    def _tie(self, sentence: Sentence, nominal: Nominal, named: dict[int, tuple[str, ...]]) -> str | None:
        """Give the state that a description ties its actor to; being in a town makes nobody its state's."""
        for token in modifiers_naming(nominal, sentence, named):
            located = sentence.words[sentence.heads[token]].lower() == "in"
            for key in named[token]:
                country = self._country(key)
                if country and not (located and self._drafts[key].type == "Place"):
                    return country
        return None

    def _body_of(
        self, sentence: Sentence, nominal: Nominal, named: dict[int, tuple[str, ...]]
    ) -> tuple[str, bool]:
        """Give the body, party or town whose office a description names, and whether it says so by "of" or "'s".

        "The president of the company", "the Republican nominee", "the mayor of Austin"; empty for a state's.
        """
        for token in (nominal.possessor, nominal.of):
            if token is None or (sentence.tags[token] in _PRONOUN_TAGS and token not in named):
                continue
            if token in named:
                body = self._offices.body(sentence, token, named[token][0])
            else:
                lemma = sentence.lemmas[token].lower()
                body = "" if lemma in self._tables.descriptions["governed"] else lemma
            if body:
                return body, True
        title = nominal.title.name.split() if nominal.title else []
        for token in nominal.left:
            if token == nominal.possessor or sentence.words[token].lower() in title:
                continue
            key = named.get(token, ("",))[0]
            body = self._offices.body(sentence, token, key)
            if body:
                return body, bool(key) and is_region(self._drafts[key])
        return "", False

    def _country(self, key: str) -> str | None:
        draft = self._drafts[key]
        return draft.iso3 or draft.country

    def _resolve_first_person(self) -> None:
        """Give "we" and "I" their actors, now that those who speak are known."""
        if not self._first:
            return
        heads = {(m.sentence, m.head): m.keys for m in self._mentions}
        institutions = frozenset(
            d.key for d in self._drafts if d.type in ("State", "Organization") and d.number == "one"
        )
        companies = frozenset(d.key for d in self._drafts if d.type == "Organization")
        nations = {d.key: d.country for d in self._drafts if d.country and d.country in self._drafts}
        voices = FirstPerson(
            self._sentences,
            self._article,
            heads,
            institutions,
            companies,
            nations,
            self._tables.saying,
            self._quotes,
        )
        for sentence, token, said in self._first:
            keys = voices.at(sentence, token)
            if keys and said is None:
                self._mentions.append(_Mention(sentence.index, token, token + 1, token, "pronoun", keys))
            elif said and len(keys) == 1 and fits(self._drafts[keys[0]], said, sentence.words[token].lower()):
                span = said.start, said.end, said.head
                self._mentions.append(_Mention(sentence.index, *span, "nominal", keys))
