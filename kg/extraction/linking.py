"""From names to actors: which names of an article are one actor's, and whose Wikidata id that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.extraction.actor_tables import ActorTables
from kg.extraction.bodies import Bodies
from kg.extraction.drafts import COMPATRIOT, Draft, Drafts, is_state, tidy
from kg.extraction.heritage import tells_of_america
from kg.extraction.known_actors import KnownActor
from kg.extraction.mentions import Name
from kg.extraction.metonymy import acts
from kg.extraction.name_forms import (
    in_plural,
    is_aged,
    is_band,
    is_heritage,
    is_some,
    is_somebody,
    is_where,
    opens_report,
)
from kg.extraction.name_index import Entry
from kg.extraction.name_kinds import is_namesake
from kg.extraction.persons import KUNYAS, Persons
from kg.extraction.sentence import MODIFIERS, Sentence
from kg.model import ActorType, MentionKind

#: Entity labels of places.
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WITHIN = MODIFIERS - {"poss"}
#: Last words of names of those who rule, besides the bodies of name_words.tsv.
_RULING = frozenset(
    {"government", "administration", "military", "navy", "regime", "junta", "presidency", "judiciary"}
)
#: Labels of the model for whoever is no person.
_NOT_PERSONS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent"})


class Identified(NamedTuple):
    """A name with the keys of its actors; kind ``adjective`` for a demonym that modifies."""

    name: Name
    keys: tuple[str, ...]
    kind: MentionKind

    @property
    def key(self) -> str:
        """The first of the keys, mostly the only one."""
        return self.keys[0]


class Linker:
    """Identifies the names of one article; new actors go into ``drafts``."""

    def __init__(self, tables: ActorTables, drafts: Drafts, text: str, published: str | None) -> None:
        self._tables = tables
        self._drafts = drafts
        self._text = text
        self._countries: Counter[str] = Counter()
        self._persons = Persons(tables, drafts, published, self._countries)
        self._bodies = Bodies(tables, drafts, self._countries)
        #: names in the plural by their singular: "Houthis"
        self._plurals: dict[str, Name] = {}
        self._identified: dict[str, tuple[str, ...]] = {}
        #: the states named in the sentence that is read, by token
        self._owners: dict[int, Name] = {}

    def identify(self, sentences: Sequence[Sentence], names: Iterable[Name]) -> list[Identified]:
        """Give every name its actor, in the order of the names."""
        found = self._settled(names)
        for name in found:
            sure = {e.key for e in name.entries if e.kind != "actor" and not e.weak}
            for key in sure:
                for country in key.split("|"):
                    self._countries[country] += 1
        for s in sentences:
            if tells_of_america(s.words):
                self._countries["USA"] += 1
        self._bodies.enter_acronyms(sentences, found)
        self._plurals = {
            n.words[0].casefold().removesuffix("s"): n
            for n in found
            if len(n.words) == 1 and in_plural(sentences[n.sentence], n.head)
        }
        persons = {
            id(n)
            for n in found
            if (self._persons.is_person(n) or (not n.entries and is_aged(sentences[n.sentence], n)))
            and not self._bodies.full(n)
            and not (len(n.words) == 1 and is_band(sentences[n.sentence], n))
        }
        longer = {n.words[:2] for n in found if id(n) in persons and n.words[0] in KUNYAS}
        persons |= {
            id(n) for n in found if n.words in longer and not n.entries
        }  # "Abu Samir" the Syrian, again
        places = Counter(n.words for n in found if n.label in _PLACES and id(n) not in persons)
        persons -= self._towns(sentences, [n for n in found if id(n) in persons], places)
        self._persons.enter(n for n in found if id(n) in persons)
        result: list[Identified] = []
        for name in found:
            sentence = sentences[name.sentence]
            if not result or result[-1].name.sentence != name.sentence:
                self._owners = {}
            if id(name) in persons:
                made: Identified | None = Identified(name, (self._persons.key(name),), "name")
            else:
                made = self._other(sentence, name)
            if made:
                self._identified.setdefault(" ".join(name.words), made.keys)
                if len(made.keys) == 1:
                    surface = self._text[sentence.starts[name.start] : sentence.ends[name.end - 1]]
                    self._drafts[made.key].surfaces.setdefault(surface)
                result.append(made)
                if is_state(self._drafts[made.key]):
                    self._owners[name.head] = name
        return result

    def _settled(self, names: Iterable[Name]) -> list[Name]:
        """Give the names; a word that the model takes for a person's and elsewhere for a body's is the body's.

        Persons are mostly named in full, or with a title, somewhere in an article.
        """
        found = list(names)
        loud = {n.words[0] for n in found if len(n.words) == 1 and n.words[0].isupper() and not n.entries}
        titled = {word.title(): word for word in loud if len(word) > 3}
        if titled:  # "EVJE, Norway -" is Evje
            plain = {titled[n.words[0]]: n for n in found if len(n.words) == 1 and n.words[0] in titled}
            found = [
                n._replace(words=p.words, label=p.label)
                if len(n.words) == 1 and (p := plain.get(n.words[0])) is not None
                else n
                for n in found
            ]
        labels: dict[str, Counter[str]] = {}
        persons: set[str] = set()
        spelt: dict[tuple[str, ...], Counter[str]] = {}
        for name in found:
            if len(name.words) > 1 and name.label and not (name.entries or name.title or name.gender):
                spelt.setdefault(name.words, Counter())[name.label] += 1
        given = self._tables.given_names
        mostly: dict[tuple[str, ...], str] = {}
        for spelling, counts in spelt.items():
            if len(counts) > 1:  # one name is read alike wherever it stands
                of_person = spelling[0] in given and 2 * counts["PERSON"] > counts.total()
                kinds = [label for label, _ in counts.most_common() if label != "PERSON"]
                mostly[spelling] = "PERSON" if of_person else kinds[0]
        if mostly:
            found = [n._replace(label=mostly[n.words]) if n.words in mostly and n.label else n for n in found]
        for name in found:
            if len(name.words) > 1 or name.title or name.gender:
                persons.update(name.words)
            elif not name.entries:
                labels.setdefault(name.words[0], Counter())[name.label] += 1
        others = {
            word: max(_NOT_PERSONS, key=lambda label: (seen[label], label))
            for word, seen in labels.items()
            if 0 < seen["PERSON"] < sum(map(seen.__getitem__, _NOT_PERSONS))
            and word not in persons
            and word not in given
        }
        if not others:
            return found
        return [
            n._replace(label=others[n.words[0]]) if len(n.words) == 1 and n.words[0] in others else n
            for n in found
        ]

    def body(self, country: str, words: str) -> str | None:
        """Give the named body of a state that a description repeats: "the Norwegian government"."""
        return self._bodies.of_country(country, words)

    def states_within(self, identified: Identified) -> list[tuple[tuple[int, int, int], str]]:
        """Give the states that a body's name begins with ("U.S. Senate"): start, end and last token, and key."""
        name = identified.name
        if len(name.words) < 2 or self._drafts[identified.key].type != "Organization":
            return []
        state, n = self._first_state(name)
        return [((name.start, name.start + n, name.start + n - 1), self._territory(state))] if state else []

    def _first_state(self, name: Name) -> tuple[str, int]:
        """Give the state with which a longer name begins, and in how many words; empty where there is none."""
        rest = tuple(w.casefold() for w in name.words[1:])
        for spelling in self._tables.names.get(name.words[0].casefold(), ()):
            n = len(spelling.rest)
            if n >= len(rest) or rest[:n] != spelling.rest:
                continue
            entry = next((e for e in spelling.entries if e.kind in ("state", "demonym") and not e.weak), None)
            if entry:
                return entry.key, n + 1
        return "", 0

    def _towns(
        self, sentences: Sequence[Sentence], persons: Sequence[Name], places: Counter[tuple[str, ...]]
    ) -> set[int]:
        """Give the names among those of persons by which the article only ever says where something is: "near Lillesund".

        :param places: how often a name is a place's elsewhere in the article.
        """
        known, groups = self._tables.given_names, self._tables.name_words
        used: dict[str, list[Name]] = {}
        longer = {n.words[-1] for n in persons if len(n.words) > 1} | {
            n.words[-1] for n in persons if n.title
        }
        for name in persons:
            used.setdefault(" ".join(name.words), []).append(name)
        return {
            id(name)
            for same in used.values()
            for name in same
            if (name.words[0] not in known or name.words[0].casefold() in groups["namesake"])
            and (len(name.words) > 1 or name.words[0] not in longer)
            and all(not n.entries and not n.title and not n.gender for n in same)
            and (
                places[name.words] >= len(same)
                or all(is_where(sentences[n.sentence], n, groups["place"]) for n in same)
            )
        }

    def _other(self, sentence: Sentence, name: Name) -> Identified | None:
        """Identify a name that is no person's: first what the tables say it means, surest first."""
        kinds = {e.kind: e for e in reversed(name.entries)}
        several = kinds.get("several") or kinds.get("several-adjective")
        if several and (not several.weak or (len(kinds) == 1 and self._speaks_of(sentence, name, several))):
            keys = tuple(self._territory(k) for k in several.key.split("|"))
            return Identified(name, keys, "name" if several.kind == "several" else "adjective")
        plural = sentence.tags[name.head] in ("NNPS", "NNS")
        if "people" in kinds and (plural or "demonym" not in kinds or is_somebody(sentence, name)):
            return self._people(name, kinds["people"].key, plural=plural)
        if "state" in kinds and not is_namesake(self._countries, kinds["state"].key):
            return Identified(name, (self._territory(kinds["state"].key),), "name")
        if "demonym" in kinds:
            if is_heritage(sentence, name):
                return None
            return self._demonym(sentence, name, kinds["demonym"].key)
        if "seat" in kinds or "capital" in kinds:
            entry = kinds.get("seat") or kinds["capital"]
            words, building = self._tables.contexts, "seat" in kinds
            holder = acts(sentence, name.start, name.end, name.head, words, building=building)
            key = self._holder(entry.key) if holder else self._bodies.plain(name, "Place")
            if not holder and entry.key in self._tables.territories:
                self._drafts[key].country = self._tables.territories[entry.key].iso3
                self._drafts[key].capital = entry.kind == "capital"
            return Identified(name, (key,), "name")
        full = self._bodies.full(name)
        if full in self._identified:
            return Identified(name, self._identified[full], "name")
        known = self._bodies.known(name) or self._of_land(name)
        if known and self._is_others(sentence, name, known.country):
            known = None  # "Peru's Congress" is none of America's
        if known and plural and len(name.words) == 1 and is_some(sentence, name.head):
            return Identified(name, (self._some(sentence, name, known),), "name")
        return Identified(name, (self._known(known),), "name") if known else self._unknown(sentence, name)

    def _is_others(self, sentence: Sentence, name: Name, country: str | None) -> bool:
        """Say whether a state that stands before a name as its owner isn't the one whose body bears the name."""
        owner = sentence.child(name.head, "poss")
        state = self._owners.get(owner) if owner is not None else None
        keys = self._identified.get(" ".join(state.words), ()) if state is not None else ()
        return bool(country) and len(keys) == 1 and self._drafts[keys[0]].iso3 not in (None, country)

    def _of_land(self, name: Name) -> KnownActor | None:
        """Give the known body that a name calls by its state too: "the United States Federal Reserve"."""
        state, n = self._first_state(name) if name.label in _NOT_PERSONS else ("", 0)
        rest = tuple(w.casefold() for w in name.words[n:])
        for spelling in self._tables.names.get(rest[0], ()) if state and len(rest) > 1 else ():
            keys = {e.key for e in spelling.entries if e.kind == "actor"} if spelling.rest == rest[1:] else ()
            mine = [a for a in map(self._tables.actors.__getitem__, keys) if a.country == state]
            if len(mine) == 1:
                return mine[0]
        return None

    def _speaks_of(self, sentence: Sentence, name: Name, entry: Entry) -> bool:
        """Say whether the article is about the state that "the North" may mean; "the South China Sea" is none."""
        top = {k for k, _ in self._countries.most_common(3)}
        if entry.key not in top:
            return False
        if entry.kind == "several-adjective":  # "Korean" alone is the South's unless the North is spoken of
            return self._countries["PRK"] == 0
        after = sentence.words[name.end] if name.end < len(sentence) else ""
        before = sentence.words[name.start - 1].lower() if name.start else ""
        return not after[:1].isupper() and (
            before in ("the", "and", "between", "to", "with") or after in ("and", "'s", "’s")
        )

    def _unknown(self, sentence: Sentence, name: Name) -> Identified | None:
        """Identify a name that the tables don't know by what the model says it is."""
        if name.entries and all(e.kind != "actor" and e.weak for e in name.entries):
            return None
        group = self._plurals.get(name.words[0].casefold()) if len(name.words) == 1 else None
        if group is not None:  # "Houthi negotiators" are of the Houthis
            known = self._bodies.known(group)
            kind: ActorType = "Group" if group.label == "NORP" else "Organization"
            key = self._known(known) if known else self._bodies.plain(group, kind)
            below = sentence.deps[name.head] in _WITHIN
            return Identified(name, (key,), "adjective" if below else "name")
        short = self._bodies.shortened(sentence, name)
        if short:
            return Identified(name, (short,), "name")
        bearer = self._persons.bearer(name.words[0]) if len(name.words) == 1 else None
        if bearer:
            return Identified(name, (bearer,), "name")
        if name.label == "NORP":
            if sentence.deps[name.head] in _WITHIN and sentence.tags[name.head] != "NNPS":
                return None
            return Identified(name, (self._bodies.plain(name, "Group"),), "name")
        force = "Task Force" in " ".join(
            name.words
        )  # "Joint Task Force Fjord", which taggers take for a place
        if not force and (
            name.label in ("GPE", "LOC", "FAC")
            or self._is_place(sentence, name)
            or opens_report(sentence, name)
            or name.label == "PERSON"
        ):
            return Identified(name, (self._bodies.plain(name, "Place"),), "name")
        # "Parliament", "the Party" are common nouns in capitals
        common = len(name.words) == 1 and self._tables.nouns.get(name.words[0].lower(), "none") != "none"
        key = self._of_state(sentence, name) or self._bodies.plain(name, "Organization")
        return Identified(name, (key,), "nominal" if common else "name")

    def _of_state(self, sentence: Sentence, name: Name) -> str | None:
        """Give the key of a state's body, other than its neighbour's of that name: "Norway's Foreign Ministry"."""
        if name.words[-1].casefold() not in self._tables.name_words["body"] | _RULING:
            return None
        whose = sentence.child(name.head, "poss")
        owner = self._owners.get(whose) if whose is not None else None
        state, n = (
            self._first_state(name) if owner is None else (self._identified[" ".join(owner.words)][0], 0)
        )
        if not state:
            return None
        country = self._drafts[self._territory(state)]
        start = name.start if owner is None else owner.start
        label = tidy(" ".join(sentence.words[start : name.end]))
        return self._bodies.of_state(name, n, state, country.iso3 or country.country or "", label)

    def _is_place(self, sentence: Sentence, name: Name) -> bool:
        """Say whether a name that the model has no place for is one's: "the Joint Security Area", "in Panmunjom"."""
        if name.words[-1].lower() in self._tables.name_words["place"]:
            bodies = self._tables.name_words["body"]  # "the Media Association of Solomon Islands"
            return not any(w.lower() in bodies for w in name.words[:-2])
        if name.label or sentence.deps[name.head] != "pobj":
            return False
        preposition = sentence.heads[name.head]
        word, above = sentence.words[preposition].lower(), sentence.words[sentence.heads[preposition]].lower()
        return word in ("in", "at", "near", "around") or (
            word == "of" and above in self._tables.name_words["place"]
        )

    def _known(self, known: KnownActor) -> str:
        return self._drafts.add(Draft.of_known(known)).key

    def _holder(self, key: str) -> str:
        """Give the actor that a seat of government stands for: a state, or a body such as the European Union."""
        return (
            self._territory(key) if key in self._tables.territories else self._known(self._tables.actors[key])
        )

    def _territory(self, key: str) -> str:
        if key in self._drafts:
            return key
        t = self._tables.territories[key]
        fixed = t.iso3 or t.wikidata or ""
        draft = Draft(key, t.type, t.label, iso3=t.iso3, country=t.country, wikidata=t.wikidata, fixed=fixed)
        return self._drafts.add(draft).key

    def _demonym(self, sentence: Sentence, name: Name, key: str) -> Identified:
        dep, tag = sentence.deps[name.head], sentence.tags[name.head]
        noun = sentence.pos[name.head] in ("NOUN", "PROPN") and dep not in MODIFIERS
        alone = tag != "JJ" and (noun or dep in _ARGUMENTS)
        return Identified(name, (self._territory(key),), "name" if alone else "adjective")

    def _some(self, sentence: Sentence, name: Name, party: KnownActor) -> str:
        """Give the key of a group of a party's members, who don't speak for it: "some Republicans"."""
        left = [
            t
            for t in sentence.children[name.head]
            if t < name.head and sentence.pos[t] not in ("PUNCT", "DET")
        ]
        start = min((sentence.edges(t)[0] for t in left), default=name.head)
        label = self._text[sentence.starts[start] : sentence.ends[name.head]]
        made = Draft(f"some:{label.casefold()}", "Group", " ".join(label.split()), number="many")
        made.country = party.country
        return self._drafts.add(made).key

    def _people(self, name: Name, territory: str, *, plural: bool) -> Identified:
        """Identify "Russians", "a Syrian": a group or somebody, whose country is the state."""
        draft = self._drafts[self._territory(territory)]
        label = tidy(" ".join(name.words))
        key = label.casefold().replace("-", " ")
        made = Draft(f"{COMPATRIOT}{key}", "Group" if plural else "Person", label)
        made.number = "many" if plural else "one"
        made.country = draft.iso3 or draft.country
        return Identified(name, (self._drafts.add(made).key,), "name" if plural else "nominal")
