"""Pronouns to the actors they mean, by syntax, gender, number and recency."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from kg.extraction.binding import antecedents, barred, controller, joined, listeners, parallel, self_teller
from kg.extraction.discourse import Discourse, Spoken
from kg.extraction.drafts import is_state
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
IT = frozenset(["it", "its", "itself"])
THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
WHO = frozenset(["who", "whom", "whose", "which", "that"])
#: Verbs whose object is judged, or paid back, for what he did.
_JUDGING = words("object_gerund")
_REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves"])
PRONOUNS = HE | SHE | IT | THEY | WHO

#: Verbs by which one says how something is: "makes it hard to leave".
_FINDING = frozenset({"find", "make", "consider", "think", "deem", "believe", "render", "keep"})

#: What is done to nobody: "it is prohibited when".
_RULED = frozenset({"prohibit", "permit", "forbid", "allow", "require"})

#: Before whose word it is: "assurances from Oslo".
_GIVING = frozenset({"from", "by", "of"})

#: Prepositions before one of several, and steps up to the noun whose phrase another closes: "invasion of Sweden".
_INSTANCES = frozenset({"including", "like"})
_STEPS = 4

#: Verbs before which "it" is a matter rather than a body.
_IMPERSONAL = words("impersonal")

#: Steps up or along a parse, at most: bounds the cost in sentences that nest thousands deep.
_DEPTH = 30

#: Children of one word, or words behind it, that are looked at, at most.
_BREADTH = 60

#: Pronouns and determiners that speak of nobody in particular.
_ANYBODY = words("nobody_known")
_ANY = frozenset({"no", "any", "every", "each"})

#: Last words of groups that are an "it" as well as a "they".
_COLLECTIVE = ("army", "navy", "military", "militia", "team", "junta", "regime", "opposition", "delegation")
_INSTITUTIONS = frozenset({"State", "Territory", "Organization"})


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
        if _of_anybody(sentence, token, named):
            return ()
        ahead = _ahead(sentence, token, discourse, named, "m" if word in HE else "f")
        if ahead:
            return ahead
        stranger = named.get(self_teller(sentence, token), ())
        who = discourse.drafts[stranger[0]] if len(stranger) == 1 else None
        if who and who.type == "Person" and who.gender in ("", "m" if word in HE else "f"):
            return stranger
        mates = (named[t] for t in barred(sentence, token) if t in named)  # "he said he would vote for him"
        told = {
            discourse.teller(sentence, token, named),
            *_told_of(sentence, token, named),
            *(named[t] for t in listeners(sentence, token) if t in named),
        }
        others = frozenset({*told, *mates})
        return _person(sentence, token, discourse, "m" if word in HE else "f", others)
    if word in IT:
        return _thing(sentence, token, discourse, possessive=word == "its")
    if word in THEY:
        return _several(sentence, token, discourse)
    return ()


def _person(
    sentence: Sentence, token: int, discourse: Discourse, gender: str, others: frozenset[tuple[str, ...]]
) -> tuple[str, ...]:
    """Give who a "he" or "she" is, and note the sex of somebody of whom it wasn't known."""
    drafts = discourse.drafts

    def fits(spoken: Spoken) -> float:
        draft = drafts[spoken.keys[0]]
        if len(spoken.keys) != 1 or draft.type not in ("Person", "Role") or draft.number != "one":
            return 0
        return 2 if draft.gender == gender else 0 if draft.gender else 1

    found = discourse.best(sentence, token, fits, other_than=others)
    if found and not drafts[found[0]].gender:
        drafts[found[0]].gender = gender
    if found or gender == "m":
        return found
    # "India started on her quest": a country may be a she where no woman is spoken of
    return discourse.best(sentence, token, lambda s: drafts[s.keys[0]].type == "State", reach=2)


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


def _of_anybody(sentence: Sentence, token: int, named: Mapping[int, tuple[str, ...]]) -> bool:
    """Say whether the subject above a pronoun is nobody in particular: "no leader can win by pretending he is ill"."""
    subject = _subject_above(sentence, token)
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


def _thing(sentence: Sentence, token: int, discourse: Discourse, *, possessive: bool) -> tuple[str, ...]:
    drafts = discourse.drafts

    def fits(spoken: Spoken) -> bool:
        draft = drafts[spoken.keys[0]]
        near = spoken.subject or not possessive or spoken.token == _listed(sentence, token)
        group = draft.type == "Group" and near
        army = group and draft.label.casefold().endswith(_COLLECTIVE)
        one = draft.type in _INSTITUTIONS and draft.number == "one"
        return len(spoken.keys) == 1 and (one or army) and not spoken.plural

    def apart(spoken: Spoken) -> bool:
        """No actor that only says more of a thing."""
        if spoken.sentence == sentence.index and _is_source(sentence, spoken.token):
            return False
        here = spoken.sentence == sentence.index
        return fits(spoken) and (possessive or not here or not _within(sentence, spoken.token))

    here = {s.token: s for s in discourse.back(sentence.index, 0) if s.token < token and fits(s)}
    for sure in (
        _whose_word(sentence, token),
        _beside(sentence, token),
        _listed(sentence, token),
        _judged(sentence, token),
    ):
        if sure in here:
            return here[sure].keys
    if not possessive and _expletive(sentence, token):
        return ()
    if sentence.deps[token] in ("dobj", "pobj", "dative"):
        return _thing_done_to(sentence, token, discourse, fits)
    subject = _subject_above(sentence, token)
    if subject in here:
        return here[subject].keys
    if subject is not None:
        spoken = next((s for s in discourse.back(sentence.index, 0) if s.token == subject), None)
        if spoken is None or drafts[spoken.keys[0]].type == "Place":  # "its" is likely the thing's
            after = [s.keys for t, s in here.items() if t > subject]
            return after[0] if possessive and after and sentence.pos[subject] == "PRON" else ()
    near = [s for s in here.values() if not s.adjective and apart(s)]
    if len({s.keys for s in near}) > 1 and not any(s.subject for s in near):
        return ()  # "Trump spoke of Russia's war on Ukraine and its causes"
    first = discourse.best(sentence, token, apart, reach=0)
    if first or (not possessive and sentence.lemmas[sentence.heads[token]] in _IMPERSONAL):
        return first
    if not possessive and _thing_before(sentence, token, discourse):
        return ()
    return discourse.best(sentence, token, lambda s: apart(s) and s.subject, reach=1)


def _is_source(sentence: Sentence, token: int) -> bool:
    """Say whether an actor is only who says so: "according to the Herald, it failed"."""
    return sentence.words[sentence.heads[sentence.heads[token]]].lower() == "according"


def _thing_before(sentence: Sentence, token: int, discourse: Discourse) -> bool:
    """Say whether the sentence speaks of a thing that "it" may mean: "She presented a bill; it failed"."""
    actors = {s.token for s in discourse.back(sentence.index, 0)}
    return any(
        sentence.tags[t] == "NN" and sentence.deps[t] in ("dobj", "nsubj", "nsubjpass") and t not in actors
        for t in range(max(0, token - _DEPTH), token)
    )


def _within(sentence: Sentence, token: int) -> bool:
    """Say whether an actor only says more of a thing, which "it" means: "the war in Iraq", "a law on Iran"."""
    preposition = sentence.heads[token]
    noun = sentence.heads[preposition]
    return (
        sentence.deps[token] == "pobj"
        and sentence.deps[preposition] == "prep"
        and sentence.pos[noun] == "NOUN"
    )


def _thing_done_to(
    sentence: Sentence, token: int, discourse: Discourse, fits: Callable[[Spoken], bool]
) -> tuple[str, ...]:
    """Give what an "it" in the place of an object means: the object before it, or a state that was a subject.

    What is published, released or debated is a thing more often than an organisation.
    """
    twin = parallel(sentence, token)
    for spoken in discourse.back(sentence.index, 0) if twin is not None else ():
        if spoken.sentence == sentence.index and spoken.token == twin:
            return spoken.keys if fits(spoken) else ()
    verb = sentence.lemmas[sentence.heads[token]]
    for spoken in discourse.back(sentence.index, 0):  # "Iran took Iraq, and took it fast"
        above = sentence.heads[spoken.token]
        same = sentence.deps[spoken.token] == "dobj" and sentence.lemmas[above] == verb
        if same and spoken.token < token and fits(spoken):
            return spoken.keys
    drafts = discourse.drafts
    return discourse.best(
        sentence, token, lambda s: fits(s) and s.subject and is_state(drafts[s.keys[0]]), reach=1
    )


def _listed(sentence: Sentence, token: int) -> int | None:
    """Give the noun before an "and" behind which a possessive stands: "the United States and its allies"."""
    noun = sentence.heads[token]
    return sentence.heads[noun] if (sentence.deps[token], sentence.deps[noun]) == ("poss", "conj") else None


def _beside(sentence: Sentence, token: int) -> int | None:
    """Give the owner of the deed beside which "its" deed stands: "Iran's raid on Basra and its attack on Erbil"."""
    noun = sentence.heads[token]
    above = sentence.heads[noun]
    if sentence.deps[token] != "poss" or noun < token:
        return None
    if sentence.deps[noun] == "pobj" and sentence.words[above].lower() in _INSTANCES:
        above = sentence.heads[above]
    elif sentence.deps[noun] != "conj":
        return None
    for _ in range(_STEPS):
        owner = sentence.child(above, "poss")
        if owner is not None or sentence.deps[above] not in ("pobj", "prep"):
            return owner if sentence.pos[above] == "NOUN" else None  # "in Norway's Bergen and its suburbs"
        above = sentence.heads[above]
    return None


def _judged(sentence: Sentence, token: int) -> int | None:
    """Give who is judged for what is his: "criticised Oslo for its attack"; "Oslo's wars, including its attack"."""
    noun = sentence.heads[token]
    prep = sentence.heads[noun]
    above = sentence.heads[prep]
    if (sentence.deps[token], sentence.deps[noun], sentence.deps[prep]) != ("poss", "pobj", "prep"):
        return None
    if sentence.words[prep].lower() == "including":
        return sentence.child(above, "poss")
    grounds = sentence.words[prep].lower() in ("for", "over") and sentence.lemmas[above] in _JUDGING
    return sentence.child(above, "dobj") if grounds else None


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
    if preposition is None or sentence.words[preposition].lower() not in _GIVING:
        return None  # "a warning to Bern that it would not wait"
    return sentence.child(preposition, "pobj")


def _expletive(sentence: Sentence, token: int) -> bool:
    before, after = sentence.lemmas[token - 1] if token else "", sentence.tags[token + 1 : token + 2]
    if before in _FINDING and after and after[0] in ("JJ", "JJR", "VBN") and "to" in sentence.words[token:]:
        return True  # "found it hard to resist"
    if sentence.deps[token] not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return True
    verb = sentence.heads[token]
    if sentence.deps[token] in ("nsubj", "nsubjpass"):
        below = {sentence.deps[c] for c in sentence.children[verb][:_BREADTH]}
        if sentence.lemmas[verb] in ("be", "seem", "appear", "happen", "take", "remain", "become", "turn"):
            return bool(below & {"ccomp", "xcomp", "advcl", "acomp", "attr", "csubj"}) or _infinitive_below(
                sentence, verb
            )
        if sentence.lemmas[verb] in _RULED and sentence.deps[token] == "nsubjpass" and "agent" not in below:
            return True
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
        if sentence.pos[at] in VERBAL:
            for c in sentence.children[at][:_BREADTH]:
                if sentence.deps[c] in ("nsubj", "nsubjpass") and c != token and c < token:
                    return c
            ruler = controller(sentence, at)
            if ruler is not None and ruler < token:
                return ruler
    return None


def _several(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    """Give who "they" are: several, a group, or else a body that was the last subject ("Nordlys lost its judges; they")."""
    found = _plural(sentence, token, discourse)
    if found and not _means_things(sentence, token, discourse, found):
        return found
    if found or sentence.deps[token] not in ("nsubj", "nsubjpass", "poss"):
        return ()
    drafts = discourse.drafts
    for spoken in discourse.back(sentence.index, 1):
        here = spoken.sentence == sentence.index and spoken.token >= token
        if here or spoken.adjective or spoken.token in barred(sentence, token):
            continue
        draft = drafts[spoken.keys[0]]
        if len(spoken.keys) == 1 and draft.type == "Organization" and spoken.subject:
            return spoken.keys
        return ()
    return ()


def _means_things(sentence: Sentence, token: int, discourse: Discourse, keys: tuple[str, ...]) -> bool:
    """Say whether things stand nearer to a "them" than anybody: "to build bombs and to drop them".

    A "they" prefers people of its sentence, and things of its sentence to people of the last.
    """
    if sentence.deps[token] != "dobj" and any(
        s.sentence == sentence.index and s.keys == keys for s in discourse.back(sentence.index, 0)
    ):
        return False
    for c in sentence.children[sentence.heads[token]][:_BREADTH]:
        if sentence.deps[c] in ("xcomp", "ccomp") or sentence.words[c].lower() in ("of", "for", "that"):
            return False  # whom one tells, asks or accuses are people
    here = {s.token for s in discourse.back(sentence.index, 0) if s.sentence == sentence.index}
    for t in range(token - 1, max(-1, token - _DEPTH), -1):
        if sentence.tags[t] == "NNS" and sentence.deps[t] in ("dobj", "nsubj", "nsubjpass", "pobj", "conj"):
            return t not in here
        if t in here:
            return False
    return False


def _plural(sentence: Sentence, token: int, discourse: Discourse) -> tuple[str, ...]:
    drafts = discourse.drafts

    def fits(spoken: Spoken) -> bool:
        if len(spoken.keys) > 1:  # "A and B" that are no subject are on nobody's mind in the next sentence
            return spoken.subject or spoken.first == spoken.token or spoken.sentence == sentence.index
        draft = drafts[spoken.keys[0]]
        return draft.number == "many" or (spoken.plural and draft.type == "Organization")

    subject = _subject_above(sentence, token)
    if subject is not None and subject not in barred(sentence, token):
        here = {s.token: s for s in discourse.back(sentence.index, 0) if s.sentence == sentence.index}
        together = [t for t in (subject, *joined(sentence, subject)) if t in here and t < token]
        keys = tuple(dict.fromkeys(k for t in together for k in here[t].keys))
        if len(keys) > 1 or (together and fits(here[together[0]])):
            return keys
    quote = discourse.quotation(sentence, token)
    if quote >= 0:  # the speaker's "they" are hardly those whom the article spoke of
        return discourse.best(sentence, token, lambda s: s.quote >= 0 and fits(s), reach=2)
    found = discourse.best(sentence, token, fits, reach=2)
    past = [s for s in discourse.back(sentence.index, 2) if fits(s) and not s.adjective]
    if any(s.subject and s.keys == found for s in past):
        return found
    return found if len({s.keys for s in past if s.sentence == past[0].sentence}) == 1 else ()
