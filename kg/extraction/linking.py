"""From names to actors: which names of an article are one actor's, and whose Wikidata id that is.

Full names are known by themselves. A bare surname or abbreviation is linked when a full name, a title, an office held
on the article's date or a country that the article speaks of supports it; else it stays unlinked rather than wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extraction.actor_tables import PARTICLES, ActorTables, Entry
from kg.extraction.drafts import Draft, Drafts
from kg.extraction.known_actors import KnownActor
from kg.extraction.mentions import Name
from kg.extraction.metonymy import acts
from kg.extraction.sentence import Sentence
from kg.model import ActorType, MentionKind

_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_HYPHENS = frozenset("-–‑")
_NOT_INITIALS = frozenset(["of", "the", "for", "and", "in", "on", "to", "a", "an", "de", "la", "-", "&", ","])


@dataclass(frozen=True, slots=True)
class Identified:
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
        self._text = text
        self._drafts = drafts
        self._published = published
        self._countries: Counter[str] = Counter()
        self._surnames: dict[str, dict[str, None]] = {}
        self._people: dict[tuple[str, ...], str] = {}
        self._bodies: dict[str, str] = {}
        self._acronyms: dict[str, str] = {}
        self._identified: dict[str, tuple[str, ...]] = {}
        self._latest: dict[str, str] = {}

    def identify(self, sentences: Sequence[Sentence], names: Iterable[Name]) -> list[Identified]:
        """Give every name its actor, in the order of the names."""
        found = list(names)
        for name in found:
            self._countries.update(
                {k for e in name.entries if e.kind != "actor" and not e.weak for k in e.key.split("|")}
            )
        persons = {id(n): n for n in found if self._is_person(n)}
        for name in sorted(persons.values(), key=lambda n: -len(_parts(n))):
            self._enter_person(name)
        self._collect_acronyms(sentences, found)
        result = []
        for name in found:
            made = self._person(name) if id(name) in persons else self._other(sentences[name.sentence], name)
            if made:
                self._identified.setdefault(" ".join(name.words), made.keys)
                if id(name) in persons and len(_parts(name)) > 1:
                    self._latest[_parts(name)[-1].casefold()] = made.key
                if len(made.keys) == 1:
                    self._drafts[made.key].surfaces.setdefault(self._surface(sentences[name.sentence], name))
                result.append(made)
        return result

    def _surface(self, sentence: Sentence, name: Name) -> str:
        return self._text[sentence.starts[name.start] : sentence.ends[name.end - 1]]

    # Persons

    def _is_person(self, name: Name) -> bool:
        kinds = {e.kind for e in name.entries}
        if "actor" in kinds:
            return all(
                self._tables.actors[e.key].type == "Person" for e in name.entries if e.kind == "actor"
            ) and not (
                name.label in ("ORG", "GPE", "NORP", "FAC")
                and all(e.weak for e in name.entries)
                and not name.title
                and len(name.words) == 1
                and not self._supported(name.entries)
            )
        return name.label == "PERSON" and not kinds

    def _enter_person(self, name: Name) -> None:
        """Note a person under all the ways to name them; full names come first."""
        parts = _parts(name)
        if len(parts) < 2:
            return
        known = self._full_known(name)
        key = known.key if known else "person:" + " ".join(p.casefold() for p in parts)
        folded = tuple(p.casefold() for p in parts)
        if folded in self._people:
            return
        self._people[folded] = key
        short = (folded[0], folded[-1])
        if not known and short in self._people:  # "Donald John Trump" after "Donald Trump"
            key = self._people[folded] = self._people[short]
        else:
            self._people.setdefault(short, key)
        if key not in self._drafts:
            self._drafts.add(self._person_draft(key, " ".join(name.words), known))
        for part in dict.fromkeys([parts[-1], parts[0]]):
            self._surnames.setdefault(part.casefold(), {}).setdefault(key)

    def _full_known(self, name: Name) -> KnownActor | None:
        strong = [e.key for e in name.entries if e.kind == "actor" and not e.weak]
        if len(strong) == 1:
            return self._tables.actors[strong[0]]
        return self._choose(strong)

    def _choose(self, keys: Sequence[str]) -> KnownActor | None:
        """Choose among known actors of one name by office on the date, then by country; None where that is not clear."""
        actors = self._tables.actors
        for good in (
            [k for k in keys if self._published and self._tables.in_office(k, self._published)],
            [k for k in keys if (actors[k].country or "") in self._countries],
        ):
            if len(good) == 1:
                return actors[good[0]]
        return None

    def _person(self, name: Name) -> Identified | None:
        parts = _parts(name)
        if not parts:
            return None
        folded = tuple(p.casefold() for p in parts)
        key = self._people.get(folded)
        if key is None and len(parts) == 1:
            bearers = self._surnames.get(folded[0], {})
            if len(bearers) > 1:
                known = [e.key for e in name.entries if e.key in bearers]
                key = self._latest.get(folded[0]) or (known[0] if len(known) == 1 else next(iter(bearers)))
            else:
                key = next(iter(bearers), None)
        if key is None:
            known_actor = self._weak_known(name)
            key = known_actor.key if known_actor else "person:" + " ".join(folded)
            self._drafts.add(self._person_draft(key, " ".join(name.words), known_actor))
            self._surnames.setdefault(folded[-1], {}).setdefault(key)
        return Identified(name, (key,), "name")

    def _weak_known(self, name: Name) -> KnownActor | None:
        keys = [e.key for e in name.entries if e.kind == "actor"]
        if name.title and name.title.roles:
            titled = [
                k for k in keys if {t.role for t in self._tables.actors[k].terms} & set(name.title.roles)
            ]
            if len(titled) == 1:
                return self._tables.actors[titled[0]]
        return self._choose(keys)

    def _supported(self, entries: Iterable[Entry]) -> bool:
        return self._choose([e.key for e in entries if e.kind == "actor"]) is not None

    def _person_draft(self, key: str, label: str, known: KnownActor | None) -> Draft:
        if known:
            return Draft(
                key,
                "Person",
                known.label,
                country=known.country,
                wikidata=known.wikidata,
                gender=known.gender,
                fixed=known.wikidata or "",
            )
        first = label.split()[0]
        gender = self._tables.given_names.get(first, "") if " " in label else ""
        return Draft(key, "Person", _tidy(label), gender=gender)

    # Everybody else

    def _collect_acronyms(self, sentences: Sequence[Sentence], names: Sequence[Name]) -> None:
        """Note abbreviations that stand in brackets behind the name they shorten."""
        for first, second in pairwise(names):
            if first.sentence == second.sentence and second.start == first.end + 1:
                words = sentences[first.sentence].words
                if words[first.end] == "(" and _shortens(second.words, first.words):
                    self._acronyms[" ".join(second.words)] = " ".join(first.words)

    def _other(self, sentence: Sentence, name: Name) -> Identified | None:
        kinds = {e.kind: e for e in reversed(name.entries)}
        head_tag = sentence.tags[name.head]
        if ("people" in kinds and head_tag in ("NNPS", "NNS")) or (
            "people" in kinds and "demonym" not in kinds
        ):
            return self._people_group(sentence, name, kinds["people"].key)
        if "state" in kinds:
            return Identified(name, (self._territory(kinds["state"].key),), "name")
        if "demonym" in kinds:
            return self._demonym(sentence, name, kinds["demonym"].key)
        if "seat" in kinds or "capital" in kinds:
            entry = kinds.get("seat") or kinds["capital"]
            if acts(sentence, name.head, self._tables.contexts):
                return Identified(name, (self._holder(entry.key),), "name")
            return Identified(name, (self._plain(name, "Place"),), "name")
        full = self._acronyms.get(" ".join(name.words), "")
        if full in self._identified:
            return Identified(name, self._identified[full], "name")
        if any(e.kind == "actor" for e in name.entries):
            known = self._known_body(name)
            if known:
                return Identified(name, (self._body(known),), "name")
        return self._unknown(sentence, name)

    def _speaks_of(self, sentence: Sentence, name: Name, entry: Entry) -> bool:
        """Say whether the article is about the state that "the North" may mean; "the South China Sea" is none."""
        after = sentence.words[name.end : name.end + 1]
        before = sentence.words[name.start - 1].lower() if name.start else ""
        if entry.kind == "several" and not (
            before in ("the", "and", "between", "to") or after in (("and",), ("'s",), ("’s",))
        ):
            return False
        if after and after[0][0].isupper() and entry.kind == "several":
            return False
        top = {k for k, _ in self._countries.most_common(3)}
        rival = entry.kind == "several-adjective" and self._countries["PRK"] > 0
        return entry.key in top and not rival

    def _unknown(self, sentence: Sentence, name: Name) -> Identified | None:
        if not name.label and all(e.kind != "actor" for e in name.entries) and name.entries:
            return None
        if len(name.words) == 1 and name.words[0].casefold() in self._surnames:
            return Identified(name, (next(iter(self._surnames[name.words[0].casefold()])),), "name")
        if name.label == "NORP":
            modifies = (
                sentence.deps[name.head] in ("amod", "compound", "nmod")
                and sentence.tags[name.head] != "NNPS"
            )
            if modifies:
                return None
            return Identified(name, (self._plain(name, "Group"),), "name")
        if name.label in ("GPE", "LOC", "FAC") or self._is_place(sentence, name):
            return Identified(name, (self._plain(name, "Place"),), "name")
        return Identified(
            name, (self._plain(name, "Organization"),), "nominal" if self._is_common(name) else "name"
        )

    def _is_common(self, name: Name) -> bool:
        """Say whether a name is a common noun in capitals: "Parliament", "the Party"."""
        return len(name.words) == 1 and self._tables.nouns.get(name.words[0].lower(), "none") != "none"

    def _is_place(self, sentence: Sentence, name: Name) -> bool:
        """Say whether a name that the model has no place for is one's: "the Joint Security Area", "in Panmunjom"."""
        if name.words[-1].lower() in self._tables.name_words["place"]:
            return True
        above = sentence.words[sentence.heads[name.head]].lower()
        return not name.label and sentence.deps[name.head] == "pobj" and above in ("in", "at", "near", "around")

    def _plain(self, name: Name, kind: ActorType) -> str:
        """Give the key of an actor that only this article knows; parts of longer names and abbreviations are found again."""
        text = " ".join(name.words)
        text = self._acronyms.get(text, text)
        key = self._bodies.get(text.casefold())
        if key is None and kind == "Organization" and len(name.words) > 1:
            key = next((k for t, k in self._bodies.items() if t.endswith(" " + text.casefold())), None)
        if key is None:
            key = f"{'place' if kind == 'Place' else 'body'}:{text.casefold()}"
            self._bodies[text.casefold()] = key
            self._drafts.add(Draft(key, kind, _tidy(text), number="many" if kind == "Group" else "one"))
        return key

    def _known_body(self, name: Name) -> KnownActor | None:
        entries = [e for e in name.entries if e.kind == "actor"]
        strong = [e.key for e in entries if not e.weak]
        actors = self._tables.actors
        if len(strong) == 1:
            return actors[strong[0]]
        keys = strong or [e.key for e in entries]
        home = [k for k in keys if actors[k].country is None]
        if len(keys) == 1 and home and len(name.words[0]) > 1:
            return actors[keys[0]]
        ranked = sorted((self._countries[actors[k].country or ""], k) for k in keys)
        best = ranked[-1]
        if best[0] and (len(ranked) == 1 or ranked[-2][0] < best[0]):
            top = self._countries.most_common(1)[0]
            if best[0] >= top[1] / 3:
                return actors[best[1]]
        return None

    def _body(self, known: KnownActor) -> str:
        kind: ActorType = "Person" if known.type == "Person" else "Organization"
        self._drafts.add(
            Draft(
                known.key,
                kind,
                known.label,
                country=known.country,
                wikidata=known.wikidata,
                gender=known.gender,
                fixed=known.wikidata or "",
            )
        )
        return known.key

    def states_within(self, identified: Identified) -> list[tuple[tuple[int, int, int], str]]:
        """Give the states that a body's name begins with ("U.S. Senate"): start, end and last token, and key."""
        name = identified.name
        if len(name.words) < 2 or self._drafts[identified.key].type != "Organization":
            return []
        for spelling in self._tables.names.get(name.words[0].casefold(), ()):
            end = 1 + len(spelling.rest)
            entry = next((e for e in spelling.entries if e.kind in ("state", "demonym") and not e.weak), None)
            if entry and end < len(name.words) and tuple(w.casefold() for w in name.words[1:end]) == spelling.rest:
                start = name.start
                return [((start, start + end, start + end - 1), self._territory(entry.key))]
        return []

    def _holder(self, key: str) -> str:
        return (
            self._territory(key) if key in self._tables.territories else self._body(self._tables.actors[key])
        )

    def territory(self, key: str) -> str:
        """Give the key of a territory's actor, which is made if need be."""
        return self._territory(key)

    def _territory(self, key: str) -> str:
        t = self._tables.territories[key]
        self._drafts.add(
            Draft(
                key,
                t.type,
                t.label,
                iso3=t.iso3,
                country=t.country,
                wikidata=t.wikidata,
                fixed=t.iso3 or t.wikidata or "",
            )
        )
        return key

    def _demonym(self, sentence: Sentence, name: Name, key: str) -> Identified:
        noun = sentence.pos[name.head] in ("NOUN", "PROPN") and sentence.deps[name.head] not in (
            "amod",
            "compound",
            "nmod",
            "poss",
        )
        alone = noun or sentence.deps[name.head] in ("nsubj", "nsubjpass", "dobj", "pobj", "agent")
        return Identified(
            name,
            (self._territory(key),),
            "name" if alone and sentence.tags[name.head] != "JJ" else "adjective",
        )

    def _people_group(self, sentence: Sentence, name: Name, territory: str) -> Identified:
        self._territory(territory)
        plural = sentence.tags[name.head] in ("NNPS", "NNS")
        label = " ".join(name.words)
        key = f"people:{label.casefold()}"
        self._drafts.add(
            Draft(
                key,
                "Group" if plural else "Person",
                label,
                number="many" if plural else "one",
                country=_country(self._drafts[territory]),
            )
        )
        return Identified(name, (key,), "nominal")


def _country(draft: Draft) -> str | None:
    return draft.iso3 or draft.country


def _parts(name: Name) -> tuple[str, ...]:
    """Give the words of a person's name that tell people apart: no initials, suffixes, hyphens or particles."""
    kept = tuple(
        w
        for w in name.words
        if w not in _HYPHENS and w not in _SUFFIXES and not (len(w) == 2 and w[1] == ".")
    )
    kept = tuple(w for w in kept if w.casefold() not in PARTICLES) or kept
    return kept or name.words


def _tidy(text: str) -> str:
    """Undo the spaces that tokenising put around hyphens and possessives."""
    for spaced, plain in (
        (" - ", "-"),
        (" – ", "–"),
        (" ’s", "’s"),
        (" 's", "'s"),
        (" ,", ","),
        (" ' ", "' "),
        (" / ", "/"),
    ):
        text = text.replace(spaced, plain)
    return text


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether one word of capitals is made of the initials of the words."""
    letters = "".join(c for c in short[0] if c.isalpha())
    initials = "".join(w[0] for w in full if w.casefold() not in _NOT_INITIALS).casefold()
    return (
        len(short) == 1
        and len(letters) > 1
        and letters[:2].isupper()
        and letters[0].casefold() == initials[:1]
        and len(set(letters.casefold()) & set(initials)) >= min(2, len(letters))
    )
