"""Where "there" and "here" are: where the text says that somebody is or goes; and which "the city", "the state" is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from kg.extraction.discourse import DESCRIPTION_REACH, Discourse, Spoken
from kg.extraction.drafts import Draft
from kg.extraction.nominals import Nominal
from kg.extraction.pairs import Words
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

_ADVERBIAL = frozenset({"advmod", "pcomp", "pobj"})
#: Before a "there" that is anywhere: "put it out there".
_LOOSE = frozenset({"out", "up", "down", "in", "right", "hang", "hello", "hi"})
#: Prepositions by which common nouns say where, and nouns that do so anyhow.
_IN = frozenset({"in", "at", "on", "inside", "near", "to", "into", "onto"})
_SITES = words("sites") | words("homes")
#: What one does in a place, and what follows a "here" that means none: "here and there".
_STAYING = words("staying")
_GOING_ON = frozenset({"and", "or", "is", "are", "'s", "-", "for"})
_SITED = frozenset({"Place", "State", "Territory"})
#: Parts of federations that are called states, and those of them that share their name with a town.
_UNITS = words("federal_units")
_TOWNS_TOO = frozenset(
    {"new york", "washington", "lagos", "são paulo", "puebla", "oaxaca", "veracruz", "chihuahua"}
)
#: Steps up a parse, at most.
_DEPTH = 30
#: Tokens from a town to the land in which it lies: "Evje, Norway".
_CLOSE = 3


def points(sentence: Sentence, token: int) -> bool:
    """Say whether a word points to a place: "went there", not "there is"; "here in Oslo"."""
    word = sentence.words[token].lower()
    if word == "here":
        after = sentence.words[token + 1].lower() if token + 1 < len(sentence) else ""
        return after in ("in", "at", "to") or _is_in_place(sentence, token, after)
    if word != "there":
        return False
    before = sentence.words[token - 1].lower() if token else ""
    hyphened = sentence.words[token + 1 : token + 2] in (("-",), ("–",))
    if sentence.tags[token] != "RB" or sentence.deps[token] not in _ADVERBIAL or before in _LOOSE or hyphened:
        return False
    verb = sentence.heads[token]
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    return subject is None or subject < max(token, verb)  # "there lay a stone"


def _is_in_place(sentence: Sentence, token: int, after: str) -> bool:
    """Say whether "here" is where somebody is or comes: "they live here", "officials here", not "here's to you"."""
    above = sentence.heads[token]
    if sentence.deps[token] != "advmod" or above > token or after in _GOING_ON:
        return False
    if sentence.pos[above] == "NOUN":
        return sentence.tags[above] == "NNS" and token == above + 1
    return sentence.lemmas[above].lower() in _STAYING


def whereabouts(
    sentence: Sentence, token: int, discourse: Discourse, named: Mapping[int, tuple[str, ...]]
) -> tuple[str, ...]:
    """Give the place that "there" means, or "here" before its name; empty where that isn't clear.

    :param named: the actors at each token of the sentence, as far as they are known.
    """
    quoted = discourse.quotation(sentence, token) >= 0
    if sentence.words[token].lower() == "here":
        above = (token, sentence.heads[token])
        for t in range(token + 2, min(token + 5, len(sentence))):
            sited = t in named and all(discourse.drafts[k].type in _SITED for k in named[t])
            if sited and sentence.heads[t] == token + 1 and sentence.heads[token + 1] in above:
                discourse.here[quoted] = named[t]
                return named[t]
        if discourse.home and not quoted:
            return (discourse.home,)
        return discourse.here.get(quoted, ())
    found: Spoken | None = None
    others: set[tuple[str, ...]] = set()
    before = (t for t in range(token - 1, -1, -1) if t not in (token - 1, sentence.heads[token]))
    site = next((t for t in before if _is_site(sentence, t)), -1)
    for spoken in discourse.back(sentence.index, 1):
        here = spoken.sentence == sentence.index
        if found is not None and (spoken.sentence != found.sentence or found.token - spoken.token > _CLOSE):
            break
        if (spoken.token if here else -1) < site:
            break  # "in Bergen, at a bank that he left his coat in"
        if (here and spoken.token > token) or spoken.adjective or len(spoken.keys) > 1:
            continue
        if quoted and spoken.quote < 0:
            continue
        kind = discourse.drafts[spoken.keys[0]].type
        if spoken.sited and kind == "Organization":
            break  # "in Bergen, at the Nordlys Bank that she had left there"
        if kind not in _SITED:
            continue
        if spoken.sited:
            found = spoken
        elif kind == "Place" or spoken.modifier:
            others.add(spoken.keys)
    if found is None:
        return others.pop() if len(others) == 1 else ()  # "Bern's leaders are divided; many there say"
    return found.keys


def town(sentence: Sentence, nominal: Nominal, discourse: Discourse, words: Words) -> str | None:
    """Give the place that "the city" or "the island" is: the sentence's own, or the one most on the reader's mind."""
    index, lemma = nominal.sentence, nominal.lemma
    around = set(islice(sentence.path_up(nominal.head), _DEPTH))  # "Nesttun in the city's north"
    for spoken in discourse.back(index, 0):  # "In Bern, near the centre of the town"
        key = spoken.keys[0]
        near = spoken.sentence == index and spoken.named and spoken.token not in around
        if near and _is_town(discourse.drafts[key], lemma, words):
            return key
    likely = discourse.salient(index, lambda d: _is_town(d, lemma, words), reach=6)
    home = discourse.home
    if home and _is_town(discourse.drafts[home], lemma, words):  # rather than one of its quarters
        return home if likely is None or discourse.count(likely) <= discourse.count(home) else likely
    if likely is None:
        often = discourse.foremost(lambda d: _is_town(d, lemma, words))
        return often if often and discourse.count(often) > 2 else None
    return likely


def superseded(nominal: Nominal, said: tuple[str, ...], discourse: Discourse, words: Words) -> bool:
    """Say whether another town was named since one was called so: "Oslo, a port, beat Bergen. Bergen mourned. The port"."""
    if nominal.lemma not in words["town"]:
        return False
    near = [s for s in discourse.back(nominal.sentence, 1) if s.named and len(s.keys) == 1]
    towns = {s.keys[0] for s in near if _is_town(discourse.drafts[s.keys[0]], nominal.lemma, words)}
    return bool(towns) and towns.isdisjoint(said)


def _is_town(draft: Draft, lemma: str, words: Words) -> bool:
    """Say whether a place can be "the city": no park, no memorial; a region only where its name says so."""
    name = draft.label.casefold().split()
    unit = (draft.label.casefold() in _UNITS and draft.label.casefold() not in _TOWNS_TOO) or "state" in name
    if draft.type != "Place" or unit or (lemma in words["area"] and lemma not in name):
        return False
    return name[-1] not in words["site"]


def federal_unit(index: int, discourse: Discourse) -> str | None:
    """Give the part of a federation that "the state" is: the one spoken of lately, or the article's only one."""

    def is_unit(draft: Draft) -> bool:
        label = draft.label.casefold()
        return draft.type == "Place" and (label in _UNITS or "state" in label.split())

    return discourse.last(index, is_unit, DESCRIPTION_REACH) or discourse.only(is_unit)


def _is_site(sentence: Sentence, token: int) -> bool:
    """Say whether a common noun says where something is, so that "there" may be that: "lynched at the station there"."""
    if sentence.pos[token] != "NOUN":
        return False
    where = sentence.deps[token] == "pobj" and sentence.words[sentence.heads[token]].lower() in _IN
    return where or sentence.lemmas[token] in _SITES


def capital(
    sentence: Sentence,
    nominal: Nominal,
    country: str | None,
    discourse: Discourse,
    named: Mapping[int, tuple[str, ...]],
) -> tuple[str, ...]:
    """Give the town that a capital is, of a state or of the only one whose capital was spoken of lately."""
    alone = nominal.of is None and nominal.possessor is None and not nominal.modifiers
    if nominal.plural or not nominal.definite or not (country or alone):
        return ()
    for c in sentence.children[nominal.head]:  # "the capital in Bern"
        there = sentence.child(c, "pobj") if sentence.deps[c] == "prep" and c > nominal.head else None
        if there is not None and there in named and discourse.drafts[named[there][0]].capital:
            return named[there]
    near = {k for s in discourse.back(nominal.sentence, DESCRIPTION_REACH) for k in s.keys}
    towns = {k for k in near if discourse.drafts[k].capital}
    if country:
        towns = {k for k in towns if discourse.drafts[k].country == country}
    return tuple(towns) if len(towns) == 1 else ()
