"""What a name names, where the words beside it tell and the model saw something else: a village, a body, a person."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.actor_tables import ActorTables
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

#: What a name's place is, after the name.
_SETTLEMENTS = frozenset(
    {"village", "town", "district", "province", "municipality", "suburb", "neighbourhood", "neighborhood"}
)
#: Nouns for groups with names of their own.
_COMPANIES = frozenset({"group", "movement", "militia", "alliance", "coalition", "collective", "initiative"})
#: What only a person is said to be, after a name.
_CALLINGS = words("callings")
#: Officers behind whose title a town follows: "commissioner of police, Novi Berg"; and first words of places.
_POSTED = frozenset({"commissioner", "superintendent", "inspector", "director", "registrar", "collector"})
_QUARTERS = frozenset(
    {"greater", "new", "north", "south", "east", "west", "upper", "lower", "central", "great"}
)
_ARTICLES = (("a",), ("an",), ("the",))
_PROPER = frozenset({"NNP", "NNPS"})
#: States with a namesake in America, and those by whose mention the article is about the state.
_NEIGHBOURS = {"GEO": frozenset({"RUS", "ARM", "AZE", "UKR", "TUR", "MDA", "abkhazia", "south-ossetia"})}
#: Words of an office behind its noun, at most: "minister of the Federal Capital Territory, Nyesom Wike".
_FAR = 7


def kind_of_name(sentence: Sentence, start: int, end: int, label: str, tables: ActorTables) -> str:
    """Give the entity label of a name: the model's, unless the words beside it tell another."""
    if _is_settlement(sentence, end):
        label = "GPE"
    if _is_called_body(sentence, start, end, tables):
        return "ORG"
    if label in ("GPE", "ORG", "FAC", "LOC") and _is_styled(sentence, start, end, tables):
        return "PERSON"
    return label


def _is_settlement(sentence: Sentence, end: int) -> bool:
    """Say whether a name that ends here is followed by what it is: "the raid on Bo Zin village"."""
    return end < len(sentence) and sentence.words[end] in _SETTLEMENTS and sentence.heads[end - 1] == end


def _is_called_body(sentence: Sentence, start: int, end: int, tables: ActorTables) -> bool:
    """Say whether a noun before a name tells that it is a body's: "the institute Ringstat", "the aid group Open Fjord"."""
    noun, name = start - 1, end - 1
    if noun < 1 or sentence.tags[noun] != "NN" or sentence.heads[name] != noun:
        return False
    said = sentence.lemmas[noun]
    body = tables.nouns.get(said) == "organization" or said in _COMPANIES
    return body and sentence.deps[name] == "appos"


def _is_styled(sentence: Sentence, start: int, end: int, tables: ActorTables) -> bool:
    """Say whether an office stands before an unknown name, or a calling behind it, as only beside a person's.

    "The port's governor, Nye Berglie, left", "minister of the Western Isles, Nye Berglie", "Berglie, a spokesman for".
    """
    if end >= len(sentence) or end - start > 3 or sentence.words[end] not in (",", "."):
        return False
    beside = _is_called(sentence, end) or _is_in_office(sentence, start, end, tables)
    return beside and _is_like_a_persons(sentence, start, end, tables)


def _is_called(sentence: Sentence, end: int) -> bool:
    """Say whether a calling stands behind a name: "Berglie, a spokesman for"."""
    if (
        sentence.words[end] != ","
        or sentence.words[end + 1 : end + 2] not in _ARTICLES
        or end + 2 >= len(sentence)
    ):
        return False
    said = next((t for t in sentence.children[end - 1] if sentence.deps[t] == "appos" and t > end), None)
    return said is not None and sentence.lemmas[said] in _CALLINGS and sentence.tags[said] == "NN"


def _is_in_office(sentence: Sentence, start: int, end: int, tables: ActorTables) -> bool:
    """Say whether an office and a comma stand before a name: "the port's governor, Nye Berglie"."""
    before = start - 2
    if before < 0 or sentence.words[start - 1] != "," or end - start < 2:
        return False
    for t in range(before, max(-1, before - _FAR), -1):
        lemma = sentence.lemmas[t].lower()
        if sentence.tags[t] in ("NN", "NNP") and tables.nouns.get(lemma) == "office":
            away = lemma in _POSTED or sentence.words[start].lower() in _QUARTERS
            return t == before or (sentence.words[t + 1] in ("of", "for") and not away)
        if sentence.tags[t] not in _PROPER and sentence.words[t] not in ("of", "the", "for"):
            return False
    return False


def _is_like_a_persons(sentence: Sentence, start: int, end: int, tables: ActorTables) -> bool:
    """Say whether no word of a name is a place's, a body's or a thing's."""
    groups = tables.name_words
    for t in range(start, end):
        word = sentence.words[t]
        folded = word.casefold()
        if sentence.tags[t] not in _PROPER or not word.istitle() or not word.isalpha():
            return False
        if folded in tables.nouns or any(folded in names for names in groups.values()):
            return False
        if any(not spelling.rest for spelling in tables.names.get(folded, ())):
            return False
    return True


def is_namesake(countries: Mapping[str, int], state: str) -> bool:
    """Say whether a name is another place's than the state's: "Georgia" in an article on America.

    :param countries: how often the article names each.
    """
    near = _NEIGHBOURS.get(state)
    return near is not None and countries.get("USA", 0) > 0 and not near & countries.keys()
