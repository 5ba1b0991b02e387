"""Epithets: somebody spoken of by what everybody knows of him: "the billionaire", "the former general"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.extraction.binding import subjects_above
from kg.extraction.discourse import Discourse, Spoken
from kg.extraction.drafts import COMPATRIOT, DESCRIBED
from kg.extraction.kin_nouns import gender_of
from kg.extraction.nominals import Nominal
from kg.extraction.pairs import Words
from kg.extraction.predication import appositions
from kg.extraction.sentence import Sentence

#: Modifiers that say of somebody what was told or is known: "the 40-year-old engineer", "the retired colonel".
_KNOWN_BY = frozenset({"old", "retired", "veteran", "millionaire", "billionaire"})
#: "The mother of three" was named, and so was "the son of a farmer".
_CHILDREN = frozenset({"daughter", "son", "child", "grandson", "granddaughter", "grandchild", "descendant"})
_PARENTS = frozenset({"mother", "father", "mum", "mom", "dad", "parent", "grandmother", "grandfather"})


def countryman(
    sentence: Sentence,
    token: int,
    country: str | None,
    discourse: Discourse,
    named: Mapping[int, tuple[str, ...]],
) -> tuple[str, ...]:
    """Give the person whom "the Norwegian" means: the last of that country, else the last subject, of whom none is told.

    "The Norwegian, Erik Lie" is named.
    """
    beside = (named[c] for c in appositions(sentence, token) if c in named)
    if found := next(beside, ()):
        return found

    def fits(spoken: Spoken) -> float:
        draft = discourse.drafts[spoken.keys[0]]
        if len(spoken.keys) != 1 or draft.type != "Person" or draft.number != "one":
            return 0
        if draft.key.startswith((DESCRIBED, COMPATRIOT)) or draft.country not in (None, country):
            return 0
        return 3 if draft.country else subject

    subject = sentence.deps[token] in ("nsubj", "nsubjpass")
    definite = any(sentence.words[c].lower() == "the" for c in sentence.children[token] if c < token)
    return discourse.best(sentence, token, fits, reach=3) if country and definite else ()


def epithet(
    sentence: Sentence, nominal: Nominal, country: str | None, discourse: Discourse, words: Words
) -> tuple[str, ...]:
    """Give the person whom a phrase only calls by another name: "Moe was late. The Oslo businessman apologised".

    It is who was the last subject, or the only one near; a noun of a part in a story ("the driver") may be a stranger,
    but not with what one knows of somebody: "the 40-year-old driver", "the former driver".
    """
    before = sentence.words[nominal.start : nominal.head]
    aged = nominal.when == "past" or any(word in _KNOWN_BY for word in before)
    parent = nominal.of is not None and (
        (nominal.lemma in _PARENTS and sentence.pos[nominal.of] == "NUM")
        or (
            nominal.lemma in _CHILDREN
            and sentence.pos[nominal.of] == "NOUN"
            and sentence.deps[nominal.head] in ("nsubj", "nsubjpass")
        )
    )
    if nominal.plural or (nominal.of is not None and not parent):
        return ()
    if nominal.kind not in ("person", "office"):
        return ()
    if sentence.pos[nominal.end : nominal.end + 1] == ("PROPN",):
        return ()  # "the historian Anna Dahl"
    if nominal.lemma not in words["epithet"] and not parent and not (aged and nominal.kind == "person"):
        return ()
    if nominal.possessor is not None or sentence.words[nominal.start].lower() != "the":
        return ()
    gender = gender_of(nominal.lemma)

    def fits(spoken: Spoken) -> float:
        draft = discourse.drafts[spoken.keys[0]]
        if len(spoken.keys) != 1 or draft.type != "Person" or draft.number != "one":
            return 0
        if draft.key.startswith(DESCRIBED):
            return 0
        if (gender and draft.gender not in ("", gender)) or (
            country and draft.country and country != draft.country
        ):
            return 0
        return 1

    sayers = subjects_above(sentence, nominal.head)  # "Lie said that the businessman had left"
    others = {s.keys for s in discourse.back(sentence.index, 0) if s.token in sayers}
    found = discourse.best(sentence, nominal.head, fits, reach=2, other_than=others)
    near = [s for s in discourse.back(sentence.index, 2) if fits(s)]
    sure = len({s.keys for s in near}) == 1 or any(s.subject and s.keys == found for s in near)
    return found if sure else ()
