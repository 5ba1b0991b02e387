"""Short descriptions to the actors they mean: "the two leaders", "the country", "the group", "the latter"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import islice

from kg.extraction.binding import barred, subjects
from kg.extraction.described import DESCRIBED, gender_of
from kg.extraction.discourse import Discourse, Spoken
from kg.extraction.drafts import Draft, is_state
from kg.extraction.nominals import Nominal
from kg.extraction.sentence import Sentence

#: Steps up a parse, at most.
_DEPTH = 30

#: Words that may stand alone for those just spoken of.
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}

#: The words of descriptions.tsv by their use.
Words = Mapping[str, frozenset[str]]


def description(sentence: Sentence, nominal: Nominal, discourse: Discourse, words: Words) -> tuple[str, ...]:
    """Give the actors that a definite phrase without a country means ("the two leaders", "the country", "the group")."""
    index = nominal.sentence
    if nominal.count > 1 and nominal.definite and nominal.lemma in words["paired"] and not nominal.modifiers:
        of = sentence.lemmas[nominal.of].lower() if nominal.of is not None else ""
        if nominal.lemma == "side" and of and of not in words["quarrel"]:
            return ()  # "both sides of the aisle"
        wanted = _wanted(nominal.lemma, words)
        if nominal.lemma == "party" and sentence.deps[nominal.head] == "pobj":
            preposition = sentence.heads[nominal.head]
            if sentence.pos[sentence.heads[preposition]] == "NOUN":  # "senators from both parties"
                wanted = _is_party
        return discourse.last_several(index, nominal.count, wanted)
    if nominal.lemma in words["pair"] and nominal.definite and not (nominal.modifiers or nominal.of):
        number = 3 if nominal.lemma == "trio" else 2
        found = _together(index, number, discourse, ("Person", "Role", "State", "Territory"))
        if found:
            return found
    size = nominal.of is not None and sentence.tags[nominal.of] == "NNS" and nominal.lemma in words["state"]
    ours = nominal.possessor is not None and sentence.words[nominal.possessor].lower() in ("our", "my")
    home = ours and nominal.lemma in words["state"]  # one has but one: "our great nation"
    if nominal.plural or (nominal.modifiers and not home) or (nominal.of is not None and not size):
        return ()  # "the nation of ten million people" only says how large it is
    if nominal.possessor is not None:
        key = discourse.salient(index, is_state) if home else _owner_home(nominal, discourse, words)
    elif not nominal.definite:
        return ()
    else:
        mates = barred(sentence, nominal.head)
        own = {
            k for s in discourse.back(index, 0) if s.sentence == index and s.token in mates for k in s.keys
        }
        key = _described(sentence, nominal, discourse, own, words)
    return (key,) if key else ()


def _owner_home(nominal: Nominal, discourse: Discourse, words: Words) -> str | None:
    """Give the state of the person whose country a phrase speaks of: "Dahl said her country would wait"."""
    if nominal.lemma not in words["state"] or nominal.lemma == "state":
        return None  # a senator's state is one of many
    for spoken in discourse.back(nominal.sentence, 0):
        if (spoken.sentence, spoken.token) == (nominal.sentence, nominal.possessor) and len(spoken.keys) == 1:
            draft = discourse.drafts[spoken.keys[0]]
            known = draft.type == "Person" and draft.country and draft.country in discourse.drafts
            return draft.country if known else None
    return None


def _described(
    sentence: Sentence, nominal: Nominal, discourse: Discourse, own: set[str], words: Words
) -> str | None:
    """Give the actor that a bare definite phrase means.

    :param own: who is the subject of its clause, and so somebody else: "Kenya warned the country".
    """
    index, lemma = nominal.sentence, nominal.lemma
    if _singled_out(sentence, nominal):
        return None
    if lemma in words["state"]:
        form = words.get(lemma)  # "the kingdom" is none of the sultanates
        key = _home(sentence, discourse) if form is None else None
        here = sentence.words[nominal.start].lower() == "this"
        if key is None and here and form is None and discourse.quotation(sentence, nominal.head) >= 0:
            key = discourse.foremost(is_state)  # a speaker's own, whatever he has just named
        key = key or discourse.salient(
            index, lambda d: is_state(d) and (form is None or (d.iso3 or "").lower() in form), other_than=own
        )
        if lemma != "state":
            return key
        # "the state" is one of a federation's, where the article speaks of one; England is none
        federal = any(discourse.count(k) for k in words["federation"])
        return None if key is None or federal or discourse.drafts[key].type != "State" else key
    if lemma in words["town"]:
        town = discourse.salient(index, lambda d: _is_town(d, lemma, words), reach=6)
        home = discourse.home
        if home and _is_town(discourse.drafts[home], lemma, words):  # rather than one of its quarters
            return home if town is None or discourse.count(town) <= discourse.count(home) else town
        return town
    if nominal.kind == "place":
        return discourse.last(
            index, lambda d: d.type in ("Place", "Organization") and _ends_in(d.label, lemma)
        )
    if nominal.kind in ("organization", "group"):
        return _body(index, lemma, discourse, own, words)
    if sentence.words[nominal.start].lower() in ("the", "this", "that") and not _restricted(
        sentence, nominal
    ):
        for use, gender in (("man", "m"), ("woman", "f"), ("person", "")):
            if lemma in words[use]:
                return _only_person(index, gender, discourse, _subjects_above(sentence, nominal.head))
    return None


def _singled_out(sentence: Sentence, nominal: Nominal) -> bool:
    """Say whether a clause says which country or body is meant: "the country involved", "the group that left"."""
    after = nominal.head + 1
    return after < len(sentence) and any(
        sentence.deps[c] in ("acl", "relcl") and sentence.edges(c)[0] == after
        for c in sentence.children[nominal.head]
        if c > nominal.head
    )


def _restricted(sentence: Sentence, nominal: Nominal) -> bool:
    """Say whether words behind a noun say which one is meant: "the man beside her", "the man who left"."""
    return any(
        sentence.deps[c] in ("relcl", "acl", "prep")
        for c in sentence.children[nominal.head]
        if c > nominal.head
    )


def _home(sentence: Sentence, discourse: Discourse) -> str | None:
    """Give the state of whoever acts: "The Norwegian president will address the nation", "calls by Peruvian figures"."""
    for spoken in discourse.back(sentence.index, 0):
        if spoken.sentence != sentence.index or len(spoken.keys) != 1:
            continue
        above = sentence.heads[spoken.token]
        called = sentence.lemmas[above].lower() == "by" and sentence.pos[sentence.heads[above]] == "NOUN"
        draft = discourse.drafts[spoken.keys[0]]
        if (spoken.subject and draft.type in ("Person", "Role")) or (called and draft.type == "Group"):
            return draft.country if draft.country and draft.country in discourse.drafts else None
    return None


def _is_town(draft: Draft, lemma: str, words: Words) -> bool:
    """Say whether a place can be "the city": no park, no memorial; a region only where its name says so."""
    name = draft.label.casefold().split()
    if draft.type != "Place" or (lemma in words["area"] and lemma not in name):
        return False
    return name[-1] not in words["site"]


def _body(index: int, lemma: str, discourse: Discourse, own: set[str], words: Words) -> str | None:
    """Give the organisation whose name says what it is ("the court"), or the only one near for "the group"."""

    strangers = words["other_kind"] if lemma in words["own_kind"] else frozenset[str]()
    if lemma in words["no_party"]:
        strangers |= {"party"}

    def body(draft: Draft) -> bool:
        if draft.type != "Organization" or draft.number != "one" or draft.key in own:
            return False
        return draft.label.casefold().split()[-1] not in strangers

    key = discourse.last(index, lambda d: body(d) and _ends_in(d.label, lemma))
    if key or lemma not in words["body"]:
        return key
    for reach in (0, 1, 2, 4):
        near = {k for s in discourse.back(index, reach) for k in s.keys if body(discourse.drafts[k])}
        if near:
            first, *others = sorted(near, key=lambda k: (-discourse.count(k), k))
            return first if all(discourse.count(first) >= 2 * discourse.count(k) for k in others) else None
    return None


def _ends_in(label: str, lemma: str) -> bool:
    words = label.casefold().split()
    return len(words) > 1 and lemma in words and label[:1].isupper()


def _subjects_above(sentence: Sentence, token: int) -> set[int]:
    """Give the subjects of the clauses that hold a phrase."""
    return {t for at in islice(sentence.path_up(token), _DEPTH) for t in subjects(sentence, at)} - {token}


def _only_person(index: int, gender: str, discourse: Discourse, above: Collection[int]) -> str | None:
    """Give the one person spoken of in this sentence and the two before ("the man"); None where there are several.

    :param above: the subjects of the clauses that hold the phrase, who aren't meant: "Lie said that the man had left".
    """
    drafts = discourse.drafts
    found = {
        k
        for spoken in discourse.back(index, 2)
        for k in spoken.keys
        if drafts[k].type == "Person" and drafts[k].number == "one"
    }
    found -= {k for s in discourse.back(index, 0) if s.sentence == index and s.token in above for k in s.keys}
    found = {k for k in found if not gender or drafts[k].gender in ("", gender)}
    return found.pop() if len(found) == 1 else None


def epithet(
    sentence: Sentence, nominal: Nominal, country: str | None, discourse: Discourse, words: Words
) -> tuple[str, ...]:
    """Give the person whom a phrase only calls by another name: "Moe was late. The Oslo businessman apologised".

    It is who was the last subject, or the only one near; a noun of a part in a story ("the driver") may be a stranger.
    """
    if nominal.lemma not in words["epithet"] or nominal.plural or nominal.of is not None:
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

    sayers = _subjects_above(sentence, nominal.head)  # "Lie said that the businessman had left"
    others = {s.keys for s in discourse.back(sentence.index, 0) if s.token in sayers}
    found = discourse.best(sentence, nominal.head, fits, reach=2, other_than=others)
    near = [s for s in discourse.back(sentence.index, 2) if fits(s)]
    sure = len({s.keys for s in near}) == 1 or any(s.subject and s.keys == found for s in near)
    return found if sure else ()


def is_several(sentence: Sentence, token: int) -> bool:
    """Say whether a number stands for those just spoken of: "the two agreed", "both agreed", not "two of them"."""
    word = sentence.words[token].lower()
    if word not in NUMBERS or sentence.deps[token] not in ("nsubj", "nsubjpass"):
        return False
    alone = word == "both" or (token > 0 and sentence.words[token - 1].lower() == "the")
    return alone and all(sentence.words[c].lower() == "the" for c in sentence.children[token])


def several(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    """Give those of one kind whom "the two" or "both" means."""
    number = NUMBERS[sentence.words[token].lower()]
    for kinds in (("Person", "Role"), ("State", "Territory"), ("Organization",)):
        found = _together(sentence.index, number, discourse, kinds)
        if found:
            return found
    return ()


def _together(index: int, number: int, discourse: Discourse, kinds: Collection[str]) -> tuple[str, ...]:
    """Give the actors of some kinds that the last two sentences spoke of together, if they are just so many."""
    for spoken in discourse.back(index, 2):
        if len(spoken.keys) == number and all(discourse.drafts[k].type in kinds for k in spoken.keys):
            return spoken.keys
    return ()


def latter(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    """Give the actor that "the latter" or "the former" means: of the last two named, the second or the first."""
    if sentence.words[token - 1].lower() != "the" or sentence.deps[token] in ("amod", "compound"):
        return ()
    named: list[str] = []
    for spoken in discourse.back(sentence.index, 1):
        before = spoken.sentence < sentence.index or spoken.token < token
        if before and spoken.named and len(spoken.keys) == 1 and spoken.keys[0] not in named:
            named.append(spoken.keys[0])
        if len(named) == 2:
            return (named[0],) if sentence.words[token] == "latter" else (named[1],)
    return ()


def _is_party(draft: Draft) -> bool:
    return draft.type == "Organization" and "party" in draft.label.casefold().split()


def _wanted(lemma: str, words: Words) -> Callable[[Draft], bool]:
    if lemma in words["pair_person"]:
        return lambda d: d.type in ("Person", "Role")
    if lemma in words["pair_institution"]:
        return lambda d: d.type in ("State", "Territory", "Organization")
    return lambda d: d.type in ("State", "Territory")
