"""Actors that an article only describes ("protesters", "the Syrian opposition"): which descriptions are one actor's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice

from kg.extraction.discourse import Discourse
from kg.extraction.drafts import DESCRIBED, Draft, Drafts, is_state
from kg.extraction.first_person import FIRST
from kg.extraction.kin_nouns import gender_of, kin
from kg.extraction.nominals import Nominal
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words
from kg.model import ActorType

_TYPES: dict[str, ActorType] = {
    "office": "Role", "person": "Person", "group": "Group", "organization": "Organization", "state": "Group",
    "hardware": "Group",
}  # fmt: skip

#: What makes a panel or a network a thing.
_TECHNICAL = words("technical")
#: Nouns for bodies that things, too, form, and what shows them to be things.
_OF_ANYTHING = frozenset({"network", "band", "power", "regime"})
_INANIMATE = words("inanimate")

#: Things in a list, at most.
_LISTED = 4


#: Nouns that newspapers use for one and the same thing.
_SAME = {"dictatorship": "regime", "junta": "regime", "protestor": "protester", "demonstrator": "protester"}

#: Nouns for those who fight without being an army.
_UNDER_ARMS = frozenset(
    {"rebel", "insurgent", "guerrilla", "militant", "separatist", "fighter", "gunman", "jihadist"}
)

#: Nouns for whoever has attacked alone.
_ATTACKERS = frozenset(
    {"bomber", "attacker", "assailant", "shooter", "assassin", "terrorist", "hijacker", "extremist"}
)

#: Sentences after which a bare "the government" may be another one.
_REACH = 8

#: Articles that bring in somebody new, or anybody.
_NEW = frozenset({"a", "an", "another", "any", "every", "each", "no"})

#: Kinds of nouns by which whoever was called so is spoken of again, and nouns too general for that.
_REPEATED = frozenset({"person", "office", "organization", "group", "place"})
#: What a place's name in front says that it is: "the Lombardy region", not "the Kandahar airport".
_LANDS = frozenset(
    {"village", "town", "city", "district", "province", "suburb", "region", "county", "borough", "valley"}
)
_GENERIC = words("anybodies")

#: Earlier descriptions with the same head that are compared, at most.
_MEMORY = 40

#: Before a place among what sets descriptions apart: where somebody is may be said once.
_PLACE = "in:"

#: Owners that change with whoever speaks.
_SPEAKERS = FIRST | {"your"}
_BARE_TAGS = frozenset({"DT", "PRP$", "PDT", "WDT", "WP$", "''", "``", ",", "-LRB-"})


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A description that came before: its actor's state and key, and all that sets it apart from others of its noun.

    ``bare`` says that it had no article, as in a headline.
    """

    nominal: Nominal
    country: str | None
    key: str
    marks: frozenset[str]
    bare: bool


class Described:
    """The described actors of one article."""

    def __init__(self, drafts: Drafts, text: str) -> None:
        self._drafts = drafts
        self._text = text
        self._earlier: dict[str, list[_Earlier]] = {}
        self._counts: Counter[str] = Counter()
        #: who was first described, and the key of the name that he was given later
        self._named: dict[str, str] = {}

    def name(self, sentence: Sentence, nominal: Nominal, key: str) -> None:
        """Remember who somebody is who was only described: "sacked his deputy. The deputy, Rob Hill, said"."""
        head = _SAME.get(nominal.lemma, nominal.lemma)
        near = [e for e in self._earlier.get(head, ()) if nominal.sentence - e.nominal.sentence <= _REACH]
        keys = {e.key for e in near if not e.nominal.plural and e.nominal.sentence < nominal.sentence}
        first = next(iter(keys)) if len(keys) == 1 else ""
        again = sentence.words[nominal.start].lower() == "the"
        if first.startswith(DESCRIBED) and again and self._drafts[first].type in ("Person", "Role"):
            self._named[first] = key

    def by_name(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Give the keys of actors as they are known when the article ends, each once."""
        return tuple(dict.fromkeys(self._named.get(k, k) for k in keys))

    def note(
        self, sentence: Sentence, nominal: Nominal, country: str | None, key: str, details: frozenset[str]
    ) -> None:
        """Remember whom a description means, where syntax says it: "his brother, Rob Hill", "Anna Dahl, a lawyer"."""
        if not nominal.plural and nominal.kind in _REPEATED and nominal.lemma not in _GENERIC:
            head = _SAME.get(nominal.lemma, nominal.lemma)
            made = _Earlier(
                nominal, country, key, details | set(nominal.modifiers), _is_bare(sentence, nominal)
            )
            self._earlier.setdefault(head, []).append(made)
            draft = self._drafts[key]
            if nominal.lemma in _LANDS and draft.type == "Organization" and not draft.wikidata:
                draft.type = "Place"  # "in Evje, a village", which the model took for a body

    def knows(self, nominal: Nominal) -> bool:
        """Say whether somebody was described by the noun before: "a businessman ... the businessman"."""
        return _SAME.get(nominal.lemma, nominal.lemma) in self._earlier

    def said(self, nominal: Nominal) -> tuple[str, ...]:
        """Give the only body that the article has said to be such a one: "Nordlys is a company. The company"."""
        bare = nominal.definite and not (
            nominal.plural or nominal.modifiers or nominal.of or nominal.possessor
        )
        if not bare or not (nominal.kind in ("organization", "group") or nominal.lemma in _LANDS):
            return ()
        earlier = self._so_called(nominal)[-_MEMORY:]
        keys = {e.key for e in earlier}
        return tuple(keys) if len(keys) == 1 and not earlier[0].key.startswith(DESCRIBED) else ()

    def _so_called(self, nominal: Nominal) -> list[_Earlier]:
        """Give what was described by the noun of a definite description, else by one that means the same."""
        found = self._earlier.get(nominal.lemma)
        if found is not None or not nominal.definite or nominal.plural:
            return found or []
        return [e for noun in sorted(kin(nominal.lemma)) for e in self._earlier.get(noun, ())[-_MEMORY:]]

    def again(
        self,
        sentence: Sentence,
        nominal: Nominal,
        country: str | None,
        details: frozenset[str],
        named: Mapping[int, tuple[str, ...]],
    ) -> str | None:
        """Give what the article has said to be such a thing: "Nordlys is a football club. The club".

        "The Lombardy region" only says so of what it names, for "the region" to come.
        """
        before = nominal.head - 1
        land = nominal.lemma in _LANDS and before in nominal.left and before in named
        if land and self._drafts[named[before][0]].type == "Place":
            self.note(sentence, nominal, country, named[before][0], details)
            return None
        earlier = self._so_called(nominal) if nominal.definite and not nominal.plural else []
        return self._same(nominal, country, details | set(nominal.modifiers), earlier)

    def group(
        self, sentence: Sentence, nominal: Nominal, country: str | None, details: frozenset[str] = frozenset()
    ) -> str:
        """Give the key of the actor that a description means; a new one where nobody like that was spoken of.

        :param details: what besides adjectives sets it apart: whose, of what, where.
        """
        head = _SAME.get(nominal.lemma, nominal.lemma)
        marks = details | set(nominal.modifiers)
        label = self.label(sentence, nominal)
        past = self._earlier.get(head, [])
        if not nominal.plural and is_new(sentence, nominal):
            past = [e for e in past if e.bare]  # "a man ... a man" are two
        if nominal.lemma == "people" and _are_apart(sentence, nominal):
            past = []
        if not nominal.definite:  # "elected lieutenant governor" is nobody who was said to be one
            past = [e for e in past if e.key.startswith(DESCRIBED)]
        earlier = self._same(nominal, country, marks, past)
        if earlier is None and not (past or marks or country) and nominal.definite:
            earlier = self._under_arms(nominal, head)
        if earlier:
            self._counts[earlier] += 1
            if earlier.startswith(DESCRIBED):
                self._drafts[earlier].surfaces.setdefault(label)
            return earlier
        kind = "group" if nominal.plural and nominal.kind in ("office", "person") else nominal.kind
        key = f"{DESCRIBED}{sentence.index}:{nominal.head}"
        counted = any(sentence.deps[t] == "nummod" for t in nominal.left)  # "80 strike aircraft"
        many = nominal.plural or kind == "group" or (kind == "hardware" and counted)
        draft = self._drafts.add(
            Draft(key, _TYPES[kind], label, number="many" if many else "one", country=country)
        )
        if not many:
            draft.gender = gender_of(nominal.lemma)
        for name in self._shorter(sentence, nominal):
            draft.surfaces.setdefault(name)
        self._earlier.setdefault(head, []).append(
            _Earlier(nominal, country, key, marks, _is_bare(sentence, nominal))
        )
        return key

    def _under_arms(self, nominal: Nominal, head: str) -> str | None:
        """Give the only fighters spoken of lately, whom papers call by ever new nouns: "Tamil rebels ... the insurgents"."""
        kin = _UNDER_ARMS if nominal.plural else _UNDER_ARMS | _ATTACKERS
        as_one = head == "group" and not nominal.plural  # "rebels ... the group"
        others = _UNDER_ARMS | {"militia"} if as_one else kin - {head} if head in kin else ()
        near = {
            e.key
            for noun in others
            for e in self._earlier.get(noun, ())[-_MEMORY:]
            if (as_one or e.nominal.plural == nominal.plural)
            and nominal.sentence - e.nominal.sentence <= _REACH
        }
        return near.pop() if len(near) == 1 else None

    def label(self, sentence: Sentence, nominal: Nominal, end: int | None = None) -> str:
        """Give the description without article, pronoun or quantifier, in the article's words.

        :param end: the token before which it ends; by default that of the description.
        """
        start, end = nominal.start, nominal.end if end is None else end
        while start < nominal.head and (
            sentence.tags[start] in _BARE_TAGS
            or sentence.pos[start] in ("PUNCT", "DET", "SPACE")
            or sentence.words[start] == "own"
        ):
            start += 1
        return " ".join(self._text[sentence.starts[start] : sentence.ends[end - 1]].split())

    def _shorter(self, sentence: Sentence, nominal: Nominal) -> list[str]:
        """Give the description and its shorter forms: without "of ...", and without a number in front."""
        ends = (nominal.end, nominal.head + 1)
        return list(dict.fromkeys(self.label(sentence, nominal, end) for end in ends))

    def _same(
        self, nominal: Nominal, country: str | None, marks: frozenset[str], earlier: list[_Earlier]
    ) -> str | None:
        """Give the key of an earlier actor that the description repeats: nothing tells them apart."""
        places = {m for m in marks if m.startswith(_PLACE)}
        mine = marks - places
        keys = {e.key for e in earlier[-_MEMORY:]}
        several = len(keys) > 1
        if several and not (marks or country or nominal.plural) and nominal.definite:
            first, second = sorted((self._counts[k], k) for k in keys)[-1:-3:-1]
            if first[0] >= 3 * (second[0] + 1):
                return first[1]  # "the team" of an article on one, though it has named another since
        for other in islice(reversed(earlier), _MEMORY):
            if other.nominal.plural != nominal.plural or (country and country != other.country):
                continue
            if other.bare and nominal.definite and self._drafts[other.key].label.startswith("local "):
                continue  # "pay for local government ... my government"
            if nominal.when == "past" != other.nominal.when:
                continue  # "the government ... the previous government"
            if several and nominal.sentence - other.nominal.sentence > _REACH and not marks and not country:
                return None
            elsewhere = {m for m in other.marks if m.startswith(_PLACE)}
            if places and elsewhere and places != elsewhere:
                continue  # "police in Lagos", "police in Paris"
            theirs = other.marks - elsewhere
            owned = nominal.possessor is not None and nominal.kind == "person" and mine.isdisjoint(theirs)
            if owned and any(m.startswith("of:") for m in theirs):
                continue  # "my brother" isn't "his brother"
            if mine == theirs and (country == other.country or nominal.definite):
                return other.key
            if mine < theirs and nominal.definite:
                return other.key
        return None


def details_of(
    sentence: Sentence, nominal: Nominal, named: Mapping[int, tuple[str, ...]], discourse: Discourse
) -> tuple[Nominal, frozenset[str]]:
    """Give a description without the names in it, and what sets it apart: whose, of what, where somebody is, how many.

    The state that it is tied to is neither: "Norway's government" is "the Norwegian government".
    """
    drafts = discourse.drafts
    places = {
        thing: "in"
        for c in sentence.children[nominal.head]
        if c > nominal.head and sentence.words[c].lower() in ("in", "at", "from")
        if (thing := sentence.child(c, "pobj")) is not None and thing in named
    }
    counts = {t: "number" for t in nominal.left if sentence.deps[t] == "nummod" and nominal.kind != "office"}
    bodies = {
        t: "of"  # "the Nordlys founder" is "the founder of Nordlys"
        for t in nominal.left
        if t in named and drafts[named[t][0]].type in ("Organization", "Group")
    }
    tokens = {nominal.possessor: "of", nominal.of: "of"} | places | counts | bodies
    whose = [t for t in (*nominal.left, nominal.of) if t is not None]
    states = [t for t in whose if t in named and is_state(drafts[named[t][0]])]
    if len(states) == 1:
        tokens.pop(states[0], None)
    names = {sentence.lemmas[t].lower() for t in (*bodies, *states)}
    plain = nominal
    if names:
        plain = replace(nominal, modifiers=tuple(m for m in nominal.modifiers if m not in names))
    details = {
        f"{word}:{named[t][0] if t in named else sentence.lemmas[t].lower()}"
        for t, word in tokens.items()
        if t is not None and sentence.words[t].lower() not in _SPEAKERS
    }
    mine = nominal.possessor is not None and sentence.words[nominal.possessor].lower() == "my"
    if mine and nominal.kind == "person":  # "my brother", said Lie: "Lie's brother"
        details.update(f"of:{k}" for k in discourse.teller(sentence, nominal.head, named))
    return plain, frozenset(details)


def is_new(sentence: Sentence, nominal: Nominal) -> bool:
    """Say whether a description brings in somebody new, or anybody: "a king", "any president"."""
    return sentence.words[nominal.start].lower() in _NEW


def _are_apart(sentence: Sentence, nominal: Nominal) -> bool:
    """Tell people of whom it is said which they are from those of before: "most people", "the people who wrote it"."""
    first = sentence.words[nominal.start].lower()
    told = any(sentence.deps[c] == "relcl" for c in sentence.children[nominal.head])
    return first in ("most", "many", "some", "hundreds", "thousands", "millions") or told


def _is_bare(sentence: Sentence, nominal: Nominal) -> bool:
    """Say whether a description stands without article or owner: "Lawmaker urges caution"."""
    return sentence.tags[nominal.start] not in ("DT", "PRP$") and nominal.possessor is None


def is_thing(sentence: Sentence, nominal: Nominal, country: str | None) -> bool:
    """Tell what acts for nobody: "fired three missiles", "solar panels"; but "Turkish ships", "warplanes struck"."""
    if _TECHNICAL & set(nominal.modifiers) and nominal.kind != "person":
        return True  # "a rail network", but not "rail workers"
    if nominal.lemma == "establishment" and any(
        sentence.lemmas[c] == "of" and c > nominal.head for c in sentence.children[nominal.head]
    ):
        return True  # "the establishment of a tribunal"
    if nominal.lemma in _OF_ANYTHING:
        below = sentence.children[nominal.head]
        of = [o for c in below if sentence.lemmas[c] == "of" for o in sentence.children[c]]
        if not _INANIMATE.isdisjoint({*nominal.modifiers, *(sentence.lemmas[o] for o in of)}):
            return True  # "a network of tunnels", "veto powers"
    if nominal.kind != "hardware" or country is not None or nominal.possessor is not None:
        return False
    dep, head = sentence.deps[nominal.head], sentence.heads[nominal.head]
    for _ in range(
        _LISTED
    ):  # "Norwegian jets and other warplanes struck", but not "Norwegian jets and helicopters"
        if dep != "conj" or not nominal.left:
            break
        dep, head = sentence.deps[head], sentence.heads[head]
    return dep not in ("nsubj", "nsubjpass") and not (dep == "pobj" and sentence.deps[head] == "agent")


def names_office(sentence: Sentence, nominal: Nominal) -> bool:
    """Tell an office from whoever holds it: "is running to be president of Norway", "stood for mayor"."""
    dep, above = sentence.deps[nominal.head], sentence.words[sentence.heads[nominal.head]].lower()
    bare = nominal.title is not None and not nominal.definite and sentence.tags[nominal.start] != "DT"
    return bare and (dep in ("attr", "oprd") or (dep == "pobj" and above in ("for", "as")))
