"""Pronouns to the actors they mean, by syntax, gender, number and recency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from kg.extraction.binding import (
    antecedents,
    barred,
    joined,
    listeners,
    self_teller,
    spoken_for,
    subject_above,
)
from kg.extraction.discourse import Discourse, Spoken
from kg.extraction.grounds import answerable, appraised, speaks_of_another
from kg.extraction.neuter import meant_by_it
from kg.extraction.relative import RELATIVE
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.they import several
from kg.extraction.word_classes import words

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
IT = frozenset(["it", "its", "itself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
_REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves"])
PRONOUNS = HE | SHE | IT | THEY | RELATIVE

#: Steps up or along a parse, at most: bounds the cost in sentences that nest thousands deep.
_DEPTH = 30

#: Children of one word, or words behind it, that are looked at, at most.
_BREADTH = 60

#: Steps up from a possessive to the preposition behind which its phrase stands, at most.
_NEAR = 4

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Verbs of what is "said of" somebody.
SPEAKING = frozenset({"say", "write", "tweet", "remark", "joke", "quip", "declare", "observe"})

#: Pronouns and determiners that speak of nobody in particular.
_ANYBODY = words("nobody_known")
_ANY = frozenset({"no", "any", "every", "each"})


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
        found = [t for t in antecedents(sentence, token) if t in named]
        if found and word == "themselves":  # "Oslo and Bern defend themselves"
            together = [named[t] for t in (found[0], *joined(sentence, found[0])) if t in named and t < token]
            return tuple(dict.fromkeys(k for keys in together for k in keys))
        return named[found[0]] if found else ()
    if sentence.deps[token] == "poss" and sentence.words[token + 1 : token + 2] == ("own",):
        own = next(iter(antecedents(sentence, token)), None)
        if own is not None:
            return _whose_own(sentence, token, own, discourse, named)
    if word in HE or word in SHE:
        if _of_anybody(sentence, token, named):
            return ()
        before = _before(sentence, token)
        if before is not None and _goes_on(sentence, before, token):
            return named.get(before, ())
        gender = "m" if word in HE else "f"
        ahead = (
            _listed(sentence, token, discourse, named, gender)
            or _ahead(sentence, token, discourse, named, gender)
            or _spoken_of(sentence, token, discourse, named, gender)
            or _answering(sentence, token, discourse, named, gender)
        )
        if ahead:
            return ahead
        stranger = named.get(self_teller(sentence, token), ())
        who = discourse.drafts[stranger[0]] if len(stranger) == 1 else None
        if who and who.type == "Person" and who.gender in ("", "m" if word in HE else "f"):
            return stranger
        bars = barred(sentence, token)  # "he said he would vote for him"
        praising = sentence.deps[token] == "poss" and appraised(sentence, token)
        if praising and (subject := subject_above(sentence, token)) is not None:
            bars |= {subject}
        mates = (named[t] for t in bars if t in named)
        told = {
            discourse.teller(sentence, token, named),
            *_told_of(sentence, token, named),
            *(named[t] for t in listeners(sentence, token) if t in named),
        }
        told.add(named.get(spoken_for(sentence, token), ()))
        told.add(named.get(speaks_of_another(sentence, token), ()))
        others = frozenset({*told, *mates})
        if before is not None and before not in named:
            # "He was attacked by Lie, but he rejected the charge": who is named behind the first isn't he
            others |= {keys for t, keys in named.items() if t > before and sentence.deps[t] not in _SUBJECTS}
        return _person(sentence, token, discourse, gender, others) or _behind(
            sentence, token, discourse, named, gender
        )
    if word in IT:
        return meant_by_it(sentence, token, discourse, possessive=word == "its")
    if word in THEY:
        return several(sentence, token, discourse)
    return ()


def _whose_own(
    sentence: Sentence, token: int, owner: int, discourse: Discourse, named: Mapping[int, tuple[str, ...]]
) -> tuple[str, ...]:
    """Give whom a possessive before "own" means: "the Danes, who worry about their own safety"."""
    several = sentence.words[token].lower() == "their"
    noun = relative(sentence, owner)
    keys = named.get(owner if noun is None else noun, ())
    if keys and several and noun is None:  # "Oslo and Bern fear for their own safety"
        also = (named[j] for j in joined(sentence, owner) if j in named and j < token)
        keys = tuple(dict.fromkeys((*keys, *(k for others in also for k in others))))
    one = discourse.drafts[keys[0]] if len(keys) == 1 else None
    alone = one is not None and one.type == "Person" and one.gender != ""
    return () if alone and several else keys  # "She studied the birds in their own habitat"


def _person(
    sentence: Sentence, token: int, discourse: Discourse, gender: str, others: frozenset[tuple[str, ...]]
) -> tuple[str, ...]:
    """Give who a "he" or "she" is, and note the sex of somebody of whom it wasn't known."""
    drafts = discourse.drafts
    verb = sentence.heads[token]
    told = sentence.deps[token] == "nsubj" and sentence.deps[verb] == "ccomp"
    # "Moe called. Lie claimed that he ...", "Lie met Moe and announced that he ..."
    teller = _speaker(sentence, sentence.heads[verb]) if told else None

    def fits(spoken: Spoken) -> float:
        draft = drafts[spoken.keys[0]]
        if len(spoken.keys) != 1 or draft.type not in ("Person", "Role") or draft.number != "one":
            return 0
        own = spoken.token == teller and spoken.sentence == sentence.index and draft.type == "Person"
        return 2 if draft.gender == gender else 0 if draft.gender else 1 + own

    found = discourse.best(sentence, token, fits, other_than=others)
    if found and not drafts[found[0]].gender:
        drafts[found[0]].gender = gender
    if found or gender == "m":
        return found
    return _motherland(sentence, token, discourse)


def _speaker(sentence: Sentence, verb: int) -> int | None:
    """Give the subject of a verb, or of the first of those that it is joined to."""
    for _ in range(_NEAR):
        subject = sentence.child(verb, "nsubj")
        if subject is not None or sentence.deps[verb] != "conj":
            return subject
        verb = sentence.heads[verb]
    return None


def _motherland(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    """Give the country that is a "she" where no woman is spoken of: "India started on her quest. She has never ..."."""
    drafts = discourse.drafts
    own = sentence.deps[token] == "poss"
    beside = sentence.heads[sentence.heads[token]]

    def fits(spoken: Spoken) -> bool:
        draft = drafts[spoken.keys[0]]
        here = own and spoken.sentence == sentence.index and (spoken.subject or spoken.token == beside)
        return len(spoken.keys) == 1 and draft.type == "State" and (here or draft.gender == "f")

    found = discourse.best(sentence, token, fits, reach=2)
    if found:
        drafts[found[0]].gender = "f"
    return found


def _before(sentence: Sentence, token: int) -> int | None:
    """Give the same pronoun before one in its sentence, the nearest that stands as it does: as a subject, or an owner."""
    word, own = sentence.words[token].lower(), sentence.deps[token] == "poss"
    if not own and sentence.deps[token] not in _SUBJECTS:
        return None
    for t in range(token - 1, max(-1, token - _BREADTH), -1):
        if sentence.words[t].lower() == word and (
            sentence.deps[t] == "poss" if own else sentence.deps[t] in _SUBJECTS
        ):
            return t
    return None


def _goes_on(sentence: Sentence, before: int, token: int) -> bool:
    """Tell a second thing of one owner, beside whoever the first is about: "his attack on Lie and his vow to jail her"."""
    noun = sentence.heads[token]
    joint = sentence.deps[noun] == "conj" and sentence.deps[token] == "poss"
    return joint and sentence.heads[before] in islice(sentence.path_up(sentence.heads[noun]), _NEAR)


def _listed(
    sentence: Sentence, token: int, discourse: Discourse, named: Mapping[int, tuple[str, ...]], gender: str
) -> tuple[str, ...]:
    """Give the person before an "and" behind which a possessive stands: "Lie saw Dahl and her minister"."""
    noun = sentence.heads[token]
    first = sentence.heads[noun]
    keys = named.get(first, ()) if (sentence.deps[token], sentence.deps[noun]) == ("poss", "conj") else ()
    draft = discourse.drafts[keys[0]] if len(keys) == 1 else None
    known = draft is not None and draft.type in ("Person", "Role") and draft.number == "one"
    return keys if draft is not None and known and draft.gender in ("", gender) else ()


def _ahead(
    sentence: Sentence, token: int, discourse: Discourse, named: Mapping[int, tuple[str, ...]], gender: str
) -> tuple[str, ...]:
    """Give the subject that a possessive in a phrase in front of it means: "In his speech, Khan agreed"."""
    if sentence.deps[token] != "poss":
        return ()
    for at in islice(sentence.path_up(token), _DEPTH):
        if sentence.pos[at] in VERBAL:
            who = sentence.child(at, "nsubj", "nsubjpass")
            keys = named.get(who, ()) if who is not None and who > token else ()
            fits = len(keys) == 1 and discourse.drafts[keys[0]].type == "Person"
            return keys if fits and discourse.drafts[keys[0]].gender in (gender, "") else ()
        if sentence.deps[at] not in ("pobj", "prep", "dobj", "poss", "compound", "conj"):
            break
    return ()


def _answering(
    sentence: Sentence, token: int, discourse: Discourse, named: Mapping[int, tuple[str, ...]], gender: str
) -> tuple[str, ...]:
    """Give who is struck or scolded for what is his: "lashed out at Moe over his speech"."""
    keys = named.get(answerable(sentence, token), ())
    fits = len(keys) == 1 and discourse.drafts[keys[0]].type in ("Person", "Role")
    return keys if fits and discourse.drafts[keys[0]].gender in (gender, "") else ()


def _behind(
    sentence: Sentence, token: int, discourse: Discourse, named: Mapping[int, tuple[str, ...]], gender: str
) -> tuple[str, ...]:
    """Give the subject behind a clause in front of it, where nobody was named before: "Although he lied, Khan won"."""
    for at in islice(sentence.path_up(token), _DEPTH):
        who = sentence.child(at, "nsubj", "nsubjpass") if sentence.pos[at] in VERBAL else None
        if who is not None and token < who < at and who in named:
            keys = named[who]
            fits = len(keys) == 1 and discourse.drafts[keys[0]].type == "Person"
            return keys if fits and discourse.drafts[keys[0]].gender in (gender, "") else ()
        if who is not None and sentence.deps[at] != "advcl":
            break
    return ()


def _spoken_of(
    sentence: Sentence, token: int, discourse: Discourse, named: Mapping[int, tuple[str, ...]], gender: str
) -> tuple[str, ...]:
    """Give who is named behind what is said of him: '"He is a bully," she said of Lie'."""
    below = token
    for at in islice(sentence.path_up(token), _DEPTH):
        if sentence.deps[below] == "ccomp" and sentence.lemmas[at] in SPEAKING and below < at:
            for prep in sentence.children[at][-_BREADTH:]:
                whom = sentence.child(prep, "pobj") if sentence.lemmas[prep] in ("of", "about") else None
                keys = named.get(whom, ()) if whom is not None and prep > at else ()
                if len(keys) == 1 and discourse.drafts[keys[0]].type == "Person":
                    return keys if discourse.drafts[keys[0]].gender in (gender, "") else ()
            return ()
        below = at
    return ()


def _of_anybody(sentence: Sentence, token: int, named: Mapping[int, tuple[str, ...]]) -> bool:
    """Say whether the subject above a pronoun is nobody in particular: "no leader can win by pretending he is ill"."""
    subject = subject_above(sentence, token)
    if subject is None or subject in named:
        return False
    if sentence.pos[subject] == "PRON":
        noun = relative(sentence, subject)
        subject = subject if noun is None else noun
    if subject in named or sentence.words[subject].lower() in _ANYBODY:
        return subject not in named
    return any(
        sentence.words[c].lower() in _ANY for c in sentence.children[subject][:_BREADTH] if c < subject
    )


def _told_of(
    sentence: Sentence, token: int, named: Mapping[int, tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Yield whom a pronoun's own clause names behind it: in "He said Khan agrees" he isn't Khan."""
    if sentence.deps[token] not in ("nsubj", "nsubjpass"):
        return
    verb = sentence.heads[token]
    for t in range(token + 1, min(len(sentence), token + _BREADTH)):
        for at in islice(sentence.path_up(t), _DEPTH) if t in named else ():
            if at == verb:
                yield named[t]
            if at == verb or sentence.deps[at] == "relcl":  # a clause that goes on may use the name again
                break
