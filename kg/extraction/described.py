"""Actors that an article only describes ("protesters", "the Syrian opposition"): which descriptions are one actor's."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from kg.extraction.drafts import Draft, Drafts
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

#: Nouns that tell the sex.
_GENDERS = dict.fromkeys(
    (
        "man",
        "boy",
        "husband",
        "father",
        "son",
        "brother",
        "uncle",
        "nephew",
        "king",
        "prince",
        "widower",
        "monk",
    ),
    "m",
) | dict.fromkeys(
    (
        "woman",
        "girl",
        "wife",
        "mother",
        "daughter",
        "sister",
        "aunt",
        "niece",
        "queen",
        "princess",
        "widow",
        "nun",
    ),
    "f",
)
_ENDINGS = (("woman", "f"), ("man", "m"), ("ess", "f"))
_EITHER = frozenset({"human", "witness", "eyewitness"})

#: Things in a list, at most.
_LISTED = 4

#: Before the keys of actors that are only described.
DESCRIBED = "described:"

#: Nouns that newspapers use for one and the same thing.
_SAME = {"dictatorship": "regime", "junta": "regime", "protestor": "protester", "demonstrator": "protester"}

#: Sentences after which a bare "the government" may be another one.
_REACH = 8

#: Articles that bring in somebody new, or anybody.
_NEW = frozenset({"a", "an", "another", "any", "every", "each", "no"})

#: Kinds of nouns by which whoever was called so is spoken of again, and nouns too general for that.
_REPEATED = frozenset({"person", "office", "organization", "group"})
_GENERIC = frozenset(
    [
        "man",
        "woman",
        "person",
        "people",
        "one",
        "guy",
        "boy",
        "girl",
        "child",
        "kid",
        "friend",
        "member",
        "group",
        "ally",
    ]
)

#: Earlier descriptions with the same head that are compared, at most.
_MEMORY = 40

#: Before a place among what sets descriptions apart: where somebody is may be said once.
_PLACE = "in:"

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

    def knows(self, nominal: Nominal) -> bool:
        """Say whether somebody was described by the noun before: "a businessman ... the businessman"."""
        return _SAME.get(nominal.lemma, nominal.lemma) in self._earlier

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
        if not nominal.definite:  # "elected lieutenant governor" is nobody who was said to be one
            past = [e for e in past if e.key.startswith(DESCRIBED)]
        earlier = self._same(nominal, country, marks, past)
        if earlier:
            self._counts[earlier] += 1
            if earlier.startswith(DESCRIBED):
                self._drafts[earlier].surfaces.setdefault(label)
            return earlier
        kind = "group" if nominal.plural and nominal.kind in ("office", "person") else nominal.kind
        key = f"{DESCRIBED}{sentence.index}:{nominal.head}"
        many = nominal.plural or kind in ("group", "hardware")
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

    def label(self, sentence: Sentence, nominal: Nominal) -> str:
        """Give the description without article, pronoun or quantifier, in the article's words."""
        start = nominal.start
        while start < nominal.head and (
            sentence.tags[start] in _BARE_TAGS or sentence.pos[start] in ("PUNCT", "DET")
        ):
            start += 1
        return self._text[sentence.starts[start] : sentence.ends[nominal.end - 1]]

    def _shorter(self, sentence: Sentence, nominal: Nominal) -> list[str]:
        """Give the description and its shorter forms: without "of ...", and without a number in front."""
        label = self.label(sentence, nominal)
        bare = label[: len(label) - (sentence.ends[nominal.end - 1] - sentence.ends[nominal.head])]
        return list(dict.fromkeys([label, bare]))

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
            if several and nominal.sentence - other.nominal.sentence > _REACH and not marks and not country:
                return None
            elsewhere = {m for m in other.marks if m.startswith(_PLACE)}
            if places and elsewhere and places != elsewhere:
                continue  # "police in Lagos", "police in Paris"
            theirs = other.marks - elsewhere
            if mine == theirs and (country == other.country or nominal.definite):
                return other.key
            if mine < theirs and nominal.definite:
                return other.key
        return None


def is_new(sentence: Sentence, nominal: Nominal) -> bool:
    """Say whether a description brings in somebody new, or anybody: "a king", "any president"."""
    return sentence.words[nominal.start].lower() in _NEW


def _is_bare(sentence: Sentence, nominal: Nominal) -> bool:
    """Say whether a description stands without article or owner: "Lawmaker urges caution"."""
    return sentence.tags[nominal.start] not in ("DT", "PRP$") and nominal.possessor is None


def gender_of(noun: str) -> str:
    """Give the sex that a noun tells, m or f, or nothing.

    >>> gender_of("businesswoman"), gender_of("judge")
    ('f', '')
    """
    if noun in _EITHER:
        return ""
    return _GENDERS.get(noun) or next((g for ending, g in _ENDINGS if noun.endswith(ending)), "")


def is_thing(sentence: Sentence, nominal: Nominal, country: str | None) -> bool:
    """Tell what acts for nobody: "fired three missiles", "solar panels"; but "Turkish ships", "warplanes struck"."""
    if _TECHNICAL & set(nominal.modifiers):
        return True
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
