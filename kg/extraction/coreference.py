"""Pronouns and short descriptions to the actors they mean, by syntax, gender, number and recency."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

from kg.extraction.binding import antecedents
from kg.extraction.discourse import Discourse, Spoken
from kg.extraction.drafts import Draft
from kg.extraction.nominals import Nominal
from kg.extraction.sentence import Sentence

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
IT = frozenset(["it", "its", "itself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
WE = frozenset(["we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"])
WHO = frozenset(["who", "whom", "whose", "which", "that"])
_REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves"])
PRONOUNS = HE | SHE | IT | THEY | WHO

#: Steps up or along a parse, at most: bounds the cost in sentences that nest thousands deep.
_DEPTH = 30

#: Children of one word that are looked at, at most.
_BREADTH = 60

_INSTITUTIONS = frozenset({"State", "Territory", "Organization"})
_PAIRED = frozenset(
    [
        "country",
        "nation",
        "state",
        "side",
        "party",
        "leader",
        "president",
        "man",
        "government",
        "power",
        "capital",
        "neighbour",
        "neighbor",
        "ally",
        "rival",
        "people",
        "korea",
    ]
)
_STATE_WORDS = frozenset(["country", "nation", "state", "kingdom"])
#: Words for somebody spoken of just now, with the sex that they tell.
_ANY_PERSON = {"man": "m", "woman": "f", "politician": "", "lawmaker": ""}
_PLACE_WORDS = frozenset(["city", "town", "village", "province", "region", "territory", "island"])
_BODY_WORDS = frozenset(
    [
        "group",
        "organization",
        "organisation",
        "party",
        "agency",
        "movement",
        "militia",
        "company",
        "body",
        "bloc",
        "alliance",
        "institution",
        "union",
        "network",
    ]
)


def relative(sentence: Sentence, token: int) -> int | None:
    """Give the noun that a relative pronoun stands for, or None."""
    if sentence.tags[token] not in ("WP", "WDT", "WP$", "IN"):
        return None
    at = token
    for _ in range(4):
        if sentence.deps[at] == "relcl":
            noun = sentence.heads[at]
            return noun if noun < token else None
        if sentence.heads[at] == at:
            return None
        at = sentence.heads[at]
    return None


def pronoun(
    sentence: Sentence, token: int, discourse: Discourse, named: Mapping[int, tuple[str, ...]]
) -> tuple[str, ...]:
    """Give the actors that a third-person pronoun means; empty where that isn't clear.

    :param named: the actors at each token of the sentence, as far as they are known.
    """
    word = sentence.words[token].lower()
    if word in _REFLEXIVE:
        found = [named[t] for t in antecedents(sentence, token) if t in named]
        return found[0] if found else ()
    if word in HE or word in SHE:
        teller = discourse.teller(sentence, token, named)
        return _person(sentence, token, discourse, "m" if word in HE else "f", teller)
    if word in IT:
        return _thing(sentence, token, discourse, possessive=word == "its")
    if word in THEY:
        return _several(sentence, token, discourse)
    return ()


def _person(
    sentence: Sentence, token: int, discourse: Discourse, gender: str, teller: tuple[str, ...]
) -> tuple[str, ...]:
    """Give who a "he" or "she" is, and note the sex of somebody of whom it wasn't known."""
    drafts = discourse.drafts

    def fits(spoken: Spoken) -> float:
        draft = drafts[spoken.keys[0]]
        if len(spoken.keys) != 1 or draft.type not in ("Person", "Role") or draft.number != "one":
            return 0
        return 2 if draft.gender == gender else 0 if draft.gender else 1

    found = discourse.best(sentence, token, fits, other_than=teller)
    if found and not drafts[found[0]].gender:
        drafts[found[0]].gender = gender
    if found or gender == "m":
        return found
    # "India started on her quest": a country may be a she where no woman is spoken of
    return discourse.best(sentence, token, lambda s: drafts[s.keys[0]].type == "State", reach=2)


def _thing(sentence: Sentence, token: int, discourse: Discourse, *, possessive: bool) -> tuple[str, ...]:
    drafts = discourse.drafts

    def fits(spoken: Spoken) -> bool:
        return (
            len(spoken.keys) == 1
            and drafts[spoken.keys[0]].type in _INSTITUTIONS
            and drafts[spoken.keys[0]].number == "one"
        )

    giver = _whose_word(sentence, token)
    for before in discourse.back(sentence.index, 0) if giver is not None else ():
        if before.token == giver and before.sentence == sentence.index and fits(before):
            return before.keys
    if not possessive and _expletive(sentence, token):
        return ()
    if sentence.deps[token] in ("dobj", "pobj", "dative"):  # never its own clause's subject
        return discourse.best(sentence, token, lambda s: fits(s) and s.subject, reach=1)
    subject = _subject_above(sentence, token)
    if subject is not None:
        here = [s for s in discourse.back(sentence.index, 0) if s.sentence == sentence.index]
        spoken = next((s for s in here if s.token == subject), None)
        if spoken is not None and fits(spoken):
            return spoken.keys
        after = [s for s in here if subject < s.token < token and fits(s)]
        if (
            spoken is None or drafts[spoken.keys[0]].type == "Place"
        ):  # the subject is a thing: "its" is likely the thing's
            return after[0].keys if possessive and after and sentence.pos[subject] == "PRON" else ()
    first = discourse.best(sentence, token, fits, reach=0)
    return first or discourse.best(sentence, token, lambda s: fits(s) and s.subject, reach=1)


def _whose_word(sentence: Sentence, token: int) -> int | None:
    """Give who gives the word in which "it" stands: "assurances from South Korea that it would", "Iran's claim that it"."""
    verb = sentence.heads[token]
    noun = sentence.heads[verb]
    if sentence.deps[verb] not in ("acl", "ccomp") or sentence.pos[noun] != "NOUN":
        return None
    owner = sentence.child(noun, "poss")
    if owner is not None:
        return owner
    preposition = sentence.child(noun, "prep")
    return sentence.child(preposition, "pobj") if preposition is not None else None


def _expletive(sentence: Sentence, token: int) -> bool:
    if sentence.deps[token] not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return True
    verb = sentence.heads[token]
    if sentence.deps[token] in ("nsubj", "nsubjpass"):
        below = {sentence.deps[c] for c in sentence.children[verb][:_BREADTH]}
        if sentence.lemmas[verb] in ("be", "seem", "appear", "happen", "take", "remain", "become", "turn"):
            return bool(below & {"ccomp", "xcomp", "advcl", "acomp", "attr", "csubj"}) or _infinitive_below(
                sentence, verb
            )
        return "ccomp" in below and sentence.deps[token] == "nsubjpass"
    return False


def _infinitive_below(sentence: Sentence, verb: int) -> bool:
    """Say whether a "to" clause hangs on the predicate: "it is not in anybody's interest to leave"."""
    for c in sentence.children[verb][:_BREADTH]:
        for thing in sentence.children[c][:_BREADTH]:
            if any(sentence.tags[x] == "VB" for x in (thing, *sentence.children[thing])):
                return True
    return False


def _subject_above(sentence: Sentence, token: int) -> int | None:
    """Give the nearest subject before the token in the clauses above it, other than itself."""
    for at in islice(sentence.path_up(token), _DEPTH):
        if sentence.pos[at] in ("VERB", "AUX"):
            for c in sentence.children[at][:_BREADTH]:
                if sentence.deps[c] in ("nsubj", "nsubjpass") and c != token and c < token:
                    return c
    return None


def _several(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    drafts = discourse.drafts

    def fits(spoken: Spoken) -> bool:
        if len(spoken.keys) > 1:
            return True
        draft = drafts[spoken.keys[0]]
        return draft.number == "many"

    subject = _subject_above(sentence, token)
    if subject is not None:
        here = {s.token: s for s in discourse.back(sentence.index, 0) if s.sentence == sentence.index}
        joined = [t for t in (subject, *_joined(sentence, subject)) if t in here and t < token]
        keys = tuple(dict.fromkeys(k for t in joined for k in here[t].keys))
        if len(keys) > 1 or (joined and fits(here[joined[0]])):
            return keys
    return discourse.best(sentence, token, fits, reach=2)


def _joined(sentence: Sentence, token: int) -> list[int]:
    """Give the tokens that are coordinated with one: "Scholz and Macron"."""
    found = [token]
    for t in found:
        if len(found) > _DEPTH:
            break
        found.extend(c for c in sentence.children[t] if sentence.deps[c] == "conj")
    return found[1:_DEPTH]


def description(sentence: Sentence, nominal: Nominal, discourse: Discourse) -> tuple[str, ...]:
    """Give the actors that a definite phrase without a country means ("the two leaders", "the country", "the group")."""
    index = nominal.sentence
    if nominal.count > 1 and nominal.definite and nominal.lemma in _PAIRED and not nominal.modifiers:
        return discourse.last_several(index, nominal.count, _wanted(nominal.lemma))
    if nominal.plural or nominal.modifiers or nominal.of is not None:
        return ()
    if nominal.possessor is not None:
        ours = sentence.words[nominal.possessor].lower() in ("our", "my")
        key = discourse.salient(index, _is_state) if ours and nominal.lemma in _STATE_WORDS else None
    elif not nominal.definite:
        return ()
    elif nominal.lemma in _STATE_WORDS:
        key = discourse.salient(index, _is_state)
    elif nominal.lemma in _PLACE_WORDS:
        key = discourse.salient(index, lambda d: d.type == "Place", reach=6)
    elif nominal.kind == "place":
        key = discourse.last(
            index, lambda d: d.type in ("Place", "Organization") and _ends_in(d.label, nominal.lemma)
        )
    elif nominal.kind in ("organization", "group"):
        key = _body(index, nominal.lemma, discourse)
    elif nominal.lemma in _ANY_PERSON and sentence.words[nominal.start].lower() == "the":
        key = _only_person(index, _ANY_PERSON[nominal.lemma], discourse)
    else:
        return ()
    return (key,) if key else ()


def _is_state(draft: Draft) -> bool:
    return draft.type in ("State", "Territory")


def _body(index: int, lemma: str, discourse: Discourse) -> str | None:
    """Give the organisation whose name says what it is ("the court"), or any for "the group"."""
    key = discourse.last(
        index, lambda d: d.type == "Organization" and d.number == "one" and _ends_in(d.label, lemma)
    )
    if key or lemma not in _BODY_WORDS:
        return key
    return discourse.salient(index, lambda d: d.type == "Organization" and d.number == "one", reach=4)


def _ends_in(label: str, lemma: str) -> bool:
    words = label.casefold().split()
    return len(words) > 1 and lemma in words and label[:1].isupper()


def _only_person(index: int, gender: str, discourse: Discourse) -> str | None:
    """Give the one person spoken of in this sentence and the two before ("the man"); None where there are several."""
    drafts = discourse.drafts
    found = {
        k
        for spoken in discourse.back(index, 2)
        for k in spoken.keys
        if drafts[k].type == "Person" and drafts[k].number == "one"
    }
    found = {k for k in found if not gender or drafts[k].gender in ("", gender)}
    return found.pop() if len(found) == 1 else None


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


def _wanted(lemma: str) -> Callable[[Draft], bool]:
    if lemma in ("leader", "president", "man"):
        return lambda d: d.type in ("Person", "Role")
    if lemma in ("side", "party", "ally", "rival"):
        return lambda d: d.type in ("State", "Territory", "Organization")
    return lambda d: d.type in ("State", "Territory")
