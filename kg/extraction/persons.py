"""Which names of an article are one person's, and who that is.

Full names are known by themselves. A bare surname is linked when a full name in the article, a title, an office held
on the article's date or a country that the article speaks of supports it; else it stays unlinked rather than wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kg.extraction.actor_tables import ActorTables, Title
from kg.extraction.drafts import Draft, Drafts, tidy
from kg.extraction.known_actors import KnownActor
from kg.extraction.mentions import SUFFIXES, Name
from kg.extraction.name_index import HYPHENS, PARTICLES, Entry

#: Labels that the model gives to surnames by mistake as often as not.
_NOT_PERSONS = frozenset({"ORG", "GPE", "NORP", "FAC"})
#: First words of names by which somebody goes with the next word alone: "Abu Samir", who is "Abu Samir al-Kuwaiti".
KUNYAS = frozenset({"Abu", "Umm"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})


class Persons:
    """The persons of one article; ``countries`` counts the states that the article speaks of."""

    def __init__(
        self, tables: ActorTables, drafts: Drafts, published: str | None, countries: Counter[str]
    ) -> None:
        self._tables = tables
        self._drafts = drafts
        self._published = published
        self._countries = countries
        self._full: dict[tuple[str, ...], str] = {}
        self._bearers: dict[str, dict[str, None]] = {}
        #: whom a surname was first given to in full: kin that are named later go by their first names
        self._principal: dict[str, str] = {}

    def is_person(self, name: Name) -> bool:
        """Say whether a name is a person's."""
        known = [e for e in name.entries if e.kind == "actor"]
        if not known:
            # "Senator Hill" is no parliament, "Mr Jordan" no state
            titled = name.title is not None and name.title.rank in ("honour", "seat")
            called = name.label == "PERSON" or (not name.entries and self._is_called_so(name))
            return called and (titled or not name.entries)
        if any(self._tables.actors[e.key].type != "Person" for e in known):
            return False
        doubtful = name.label in _NOT_PERSONS and len(name.words) == 1 and all(e.weak for e in known)
        return not doubtful or name.title is not None or self._choose(known) is not None

    def _is_called_so(self, name: Name) -> bool:
        """Say whether a name that the model takes for a body's is made like a person's: "Solveig Berglie"."""
        if name.label not in ("ORG", "") or len(name.words) != 2:
            return bool(name.gender) and name.label in _NOT_PERSONS
        first, last = name.words
        place = any(not s.rest for s in self._tables.names.get(first.casefold(), ()))
        groups, folded = self._tables.name_words, last.casefold()
        given = first in self._tables.given_names and not place and first.casefold() not in groups["namesake"]
        other = folded in self._tables.nouns or any(folded in words for words in groups.values())
        single = last.istitle() and last.isalpha() and not last.endswith("s")  # not "Charlotte Panthers"
        return given and single and not other

    def enter(self, names: Iterable[Name]) -> None:
        """Note the full names of an article, so that shorter ones are found to be theirs wherever they stand.

        Known names come first, so that "Vladimir Vladimirovich Putin" is no stranger; juniors last, who may be
        somebody else than whoever bears the name without "Jr.".
        """

        def order(name: Name) -> tuple[bool, bool, int]:
            return _is_junior(name), not name.entries, -len(name_parts(name))

        for name in sorted(names, key=order):
            folded = self._folded(name)
            if len(name_parts(name)) > 1 and folded not in self._full:
                self._enter(name, folded)

    def _folded(self, name: Name) -> tuple[str, ...]:
        """Give a name's words for look-up; a junior of somebody known keeps the suffix: "Donald Trump Jr."."""
        folded = tuple(p.casefold() for p in name_parts(name))
        known = self._full.get((folded[0], folded[-1]), "") in self._tables.actors
        return (*folded, "jr") if known and _is_junior(name) and not name.entries else folded

    def _enter(self, name: Name, folded: tuple[str, ...]) -> None:
        strong = [e for e in name.entries if e.kind == "actor" and not e.weak]
        known = self._tables.actors[strong[0].key] if len(strong) == 1 else self._choose(strong)
        surname = name_parts(name)[-1].casefold()
        short = (folded[0], folded[-1])
        # "Donald John Trump" after "Donald Trump"
        key = known.key if known else self._full.get(short, "person:" + " ".join(folded))
        self._full[folded] = key
        self._full.setdefault(short, key)
        if name.words[0] in KUNYAS and len(name.words) > 2:
            self._full.setdefault(tuple(w.casefold() for w in name.words[:2]), key)
        for nick in _nicknames(name.words):  # 'Robert "Bob" Lie'
            self._full.setdefault((nick, folded[-1]), key)
        self._draft(key, name, known)
        for part in dict.fromkeys([surname, folded[0]]):
            self._bearers.setdefault(part, {}).setdefault(key)

    def bearer(self, word: str) -> str | None:
        """Give the person of the article who bears a name of one word, or None."""
        return next(iter(self._bearers.get(word.casefold(), ())), None)

    def key(self, name: Name) -> str:
        """Give the key of a name's person; call it in text order."""
        folded = self._folded(name)
        found = self._full.get(folded)
        if found is None and len(folded) == 1:
            found = self._of_several(name, folded[0])
        if len(folded) == 1 and name.title and name.title.roles and self._lacks(found, name.title):
            titled = self._titled(folded[0], name.title)
            if titled:
                found = titled
                self._draft(titled, name, self._tables.actors[titled])
        if found is None:
            known = self._by_surname(name)
            found = known.key if known else "person:" + " ".join(folded)
            self._draft(found, name, known)
            self._bearers.setdefault(folded[-1], {}).setdefault(found)
        if len(folded) > 1:
            self._principal.setdefault(name_parts(name)[-1].casefold(), found)
        return found

    def _of_several(self, name: Name, surname: str) -> str | None:
        """Give the bearer of a surname: the only one, the one that the tables know, or the one named in full first."""
        bearers = {k: None for k in self._bearers.get(surname, {}) if self._fits(k, name)}
        if len(bearers) < 2:
            return next(iter(bearers), None)
        known = [e.key for e in name.entries if e.key in bearers]
        if len(known) == 1:
            return known[0]  # an article's "Hill" is the senator, however lately his wife was named
        first = self._principal.get(surname)
        return first if first in bearers else next(iter(bearers))

    def _fits(self, key: str, name: Name) -> bool:
        """Say whether a form of address allows a bearer: "Mrs. Clinton" is no Bill."""
        gender = self._drafts[key].gender if key in self._drafts else ""
        return not (name.gender and gender) or name.gender == gender

    def _lacks(self, key: str | None, title: Title) -> bool:
        """Say whether somebody known never held an office: the "President Clinton" of an article is not Hillary Clinton."""
        known = self._tables.actors.get(key or "")
        return (
            known is not None and bool(known.terms) and not {t.role for t in known.terms} & set(title.roles)
        )

    def _titled(self, surname: str, title: Title) -> str | None:
        """Give the one known bearer of a surname who ever held an office."""
        actors = self._tables.actors
        keys = [
            k for k in self._tables.surnames.get(surname, ()) if not self._lacks(k, title) and actors[k].terms
        ]
        return keys[0] if len(keys) == 1 else None

    def _by_surname(self, name: Name) -> KnownActor | None:
        actors = self._tables.actors
        known = [
            e
            for e in name.entries
            if e.kind == "actor" and (not name.gender or actors[e.key].gender in ("", name.gender))
        ]
        if name.title and name.title.roles:
            roles = set(name.title.roles)
            titled = [e for e in known if any(t.role in roles for t in self._tables.actors[e.key].terms)]
            if len(titled) == 1:
                return self._tables.actors[titled[0].key]
        return self._choose(known)

    def _choose(self, entries: Sequence[Entry]) -> KnownActor | None:
        """Choose among the known bearers of a name by office on the date, then by country; None where that isn't clear."""
        actors = self._tables.actors
        near = [e for e in entries if (actors[e.key].country or "") in self._countries]
        day = self._published
        in_office = [e for e in entries if day and self._tables.in_office(e.key, day)]
        common = {
            e
            for e in entries
            if e.weak and actors[e.key].surname in self._tables.name_words["common_surname"]
        }
        both = [e for e in in_office if e in near]
        for good in (both, [e for e in in_office if e not in common], [e for e in near if e not in common]):
            if len(good) == 1:
                return actors[good[0].key]
        if (
            len(entries) == 1
            and actors[entries[0].key].surname in self._tables.name_words["dominant_surname"]
        ):
            return actors[entries[0].key]
        top = self._countries.most_common(1)
        leading = [e for e in near if top and actors[e.key].country == top[0][0] and not day]
        return actors[leading[0].key] if len(leading) == 1 else None

    def _draft(self, key: str, name: Name, known: KnownActor | None) -> None:
        if key in self._drafts:
            return
        if known:
            self._drafts.add(Draft.of_known(known))
            return
        label = tidy(" ".join(name.words))
        gender = name.gender
        if not gender and len(name.words) > 1:
            gender = self._tables.given_names.get(name.words[0], "")
        self._drafts.add(Draft(key, "Person", label, gender=gender))


def name_parts(name: Name) -> tuple[str, ...]:
    """Give the words of a person's name that tell people apart: no initials, suffixes, hyphens or particles."""
    return _parts(name.words)


@lru_cache(maxsize=4096)
def _parts(words: tuple[str, ...]) -> tuple[str, ...]:
    nicknames = _nicknames(words)
    kept = tuple(
        w
        for w in _joined(words)
        if w not in HYPHENS and w not in SUFFIXES and w not in _QUOTES and not (len(w) == 2 and w[1] == ".")
    )
    kept = tuple(w for w in kept if w.casefold() not in nicknames)
    return tuple(w for w in kept if w.casefold() not in PARTICLES) or kept or words


def _joined(words: tuple[str, ...]) -> list[str]:
    """Give the words of a name with double names as one: "Anna Berg-Lie"."""
    found: list[str] = []
    for n, word in enumerate(words):
        double = n > 1 and words[n - 1] in HYPHENS and word not in HYPHENS
        if double and words[n - 2].casefold() not in PARTICLES:
            found[-2:] = [f"{words[n - 2]}-{word}"]
        else:
            found.append(word)
    return found


def _nicknames(words: tuple[str, ...]) -> frozenset[str]:
    """Give the words of a name that stand in quotation marks, folded."""
    marks = [i for i, w in enumerate(words) if w in _QUOTES]
    return frozenset(w.casefold() for w in words[marks[0] + 1 : marks[-1]]) if len(marks) > 1 else frozenset()


def _is_junior(name: Name) -> bool:
    return name.words[-1] in SUFFIXES
