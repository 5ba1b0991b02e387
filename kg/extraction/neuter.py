"""What "it" and "its" mean: a state, an institution or a force that acts as one; or nobody, as in "it is hard to leave"."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.binding import parallel, subject_above
from kg.extraction.discourse import Discourse, Spoken
from kg.extraction.drafts import is_state
from kg.extraction.grounds import answerable, appraised, helped_in, struck_before
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

#: Verbs whose object is judged, or paid back, for what he did.
_JUDGING = words("object_gerund")
#: ... and, behind "on", of being glad with somebody.
_GREETING = frozenset({"congratulate", "felicitate", "compliment", "commend"})

#: What one is helped in: "backs Oslo in its fight".
_STRUGGLES = words("struggles") | {
    "talk",
    "negotiation",
    "bid",
    "quest",
    "drive",
    "push",
    "recovery",
    "transition",
}

#: Verbs by which one says how something is: "makes it hard to leave".
_FINDING = frozenset({"find", "make", "consider", "think", "deem", "believe", "render", "keep"})

#: Verbs whose object may be a state that was spoken of.
_DONE_TO_STATES = words("done_to_states")

#: What is done to nobody: "it is prohibited when".
_RULED = frozenset({"prohibit", "permit", "forbid", "allow", "require"})

#: Before whose word it is: "assurances from Oslo".
_GIVING = frozenset({"from", "by", "of"})

#: Prepositions before one of several, and steps up to the noun whose phrase another closes: "invasion of Sweden".
_INSTANCES = frozenset({"including", "like"})
_STEPS = 4

#: What a body alone can be, not a matter: "it is ready to talk", "it is a member of the alliance".
_OWN_STATES, _OWN_KINDS = words("own_states"), words("own_kinds")
_SAYING_WHAT = frozenset({"a", "an", "one", "our", "their", "his", "her", "'s", "’s", "only"})
_NEAR = 6
_BEING = frozenset({"be", "seem", "appear", "happen", "take", "remain", "become", "turn"})

_SEEMING = frozenset({"seem", "appear", "happen"})

#: Verbs before which "it" is a matter rather than a body.
_IMPERSONAL = words("impersonal")

#: Steps up or along a parse, at most: bounds the cost in sentences that nest thousands deep.
_DEPTH = 30

#: Children of one word, or words behind it, that are looked at, at most.
_BREADTH = 60

#: Last words of groups that are an "it" as well as a "they".
_COLLECTIVE = ("army", "navy", "military", "militia", "team", "junta", "regime", "opposition", "delegation")
_UNITED = frozenset({"coalition", "alliance", "bloc", "union", "association", "consortium"})
#: Words that whoever denies them was accused in.
_CHARGES = frozenset(
    {
        "accusation",
        "allegation",
        "charge",
        "complaint",
        "criticism",
        "report",
        "rumor",
        "rumour",
        "suggestion",
        "suspicion",
    }
)
_DENYING = words("denying")
#: What else only somebody can be; of these an "it" is looked for in its own sentence alone.
_MINDED = words("minded")
#: ... and what only a place can be: "it is the oldest town in Peru".
_OWN_PLACES = words("own_places")
_SITED = frozenset({"Place", "Territory"})
_INSTITUTIONS = frozenset({"State", "Territory", "Organization"})


def meant_by_it(sentence: Sentence, token: int, discourse: Discourse, *, possessive: bool) -> tuple[str, ...]:
    """Give what an "it" or, where ``possessive``, an "its" means; empty where it is nobody or that isn't clear."""
    drafts = discourse.drafts
    described = not possessive and _is_described(sentence, token)
    said = sentence.lemmas[_said(sentence, token)] if described else ""
    placed, embodied = said in _OWN_PLACES, said in _OWN_KINDS

    def fits(spoken: Spoken) -> bool:
        draft = drafts[spoken.keys[0]]
        near = spoken.subject or not possessive or spoken.token == _listed(sentence, token)
        group = draft.type == "Group" and near
        army = group and (draft.label.casefold().endswith(_COLLECTIVE) or _acts_as_one(sentence, spoken))
        one = draft.type in _INSTITUTIONS and draft.number == "one"
        place = draft.type in _SITED and draft.number == "one" and (spoken.subject or placed)
        fitting = place if placed else one or army or (place and not embodied)
        return len(spoken.keys) == 1 and fitting and not spoken.plural

    def apart(spoken: Spoken) -> bool:
        """No actor that only says more of a thing."""
        if spoken.sentence == sentence.index and _is_source(sentence, spoken.token):
            return False
        here = spoken.sentence == sentence.index
        return fits(spoken) and (possessive or not here or not _within(sentence, spoken.token))

    here = {s.token: s for s in discourse.back(sentence.index, 0) if s.token < token and fits(s)}
    for sure in (
        answerable(sentence, token),
        struck_before(sentence, token),
        _whose_word(sentence, token),
        _beside(sentence, token),
        _listed(sentence, token),
        _judged(sentence, token),
    ):
        if sure in here:
            return here[sure].keys
    if not (possessive or described) and _expletive(sentence, token):
        return ()
    if sentence.deps[token] in ("dobj", "pobj", "dative"):
        return _thing_done_to(sentence, token, discourse, fits)
    subject = subject_above(sentence, token)
    if subject in here and possessive and appraised(sentence, token):
        others = {s.keys for s in here.values() if not s.adjective} - {here[subject].keys}
        return others.pop() if len(others) == 1 else ()
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
    impersonal = not possessive and sentence.lemmas[sentence.heads[token]] in _IMPERSONAL
    if first or (impersonal and not described):
        return first
    if not possessive and _thing_before(sentence, token, discourse):
        return ()
    return discourse.best(sentence, token, lambda s: apart(s) and s.subject, reach=1)


def _acts_as_one(sentence: Sentence, spoken: Spoken) -> bool:
    """Say whether a group of this sentence is a body: "a coalition of civic groups said it would march"."""
    if spoken.sentence != sentence.index:
        return False
    return sentence.tags[spoken.token] == "NN" and sentence.lemmas[spoken.token] in _UNITED


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
    deed = _thing_before(sentence, token, discourse)
    beyond = None if deed and sentence.deps[token] == "dobj" else _beyond_relative(sentence, token)
    for spoken in discourse.back(sentence.index, 0) if beyond is not None else ():
        if spoken.sentence == sentence.index and spoken.token == beyond and fits(spoken):
            return spoken.keys
    drafts = discourse.drafts
    done = sentence.heads[sentence.heads[token]] if sentence.deps[token] == "pobj" else sentence.heads[token]
    if sentence.lemmas[done] not in _DONE_TO_STATES or deed:
        return ()  # "Oslo welcomed the accord, while Bern condemned it"
    return discourse.best(
        sentence, token, lambda s: fits(s) and s.subject and is_state(drafts[s.keys[0]]), reach=1
    )


def _beyond_relative(sentence: Sentence, token: int) -> int | None:
    """Give the subject above a relative clause about another: "the front is backed by Oslo, which has armed it"."""
    verb = sentence.heads[token]
    if sentence.deps[token] == "pobj":
        verb = sentence.heads[verb]
    who = sentence.child(verb, "nsubj")
    if (
        sentence.deps[verb] != "relcl"
        or who is None
        or sentence.lemmas[who].lower() not in ("which", "who", "that")
    ):
        return None
    return subject_above(sentence, sentence.heads[verb])


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
    """Give who is judged for, or helped in, what is his: "criticised Oslo for its attack", "backs Oslo in its fight".

    And whose other deeds are told: "Oslo's wars, including its attack".
    """
    noun = sentence.heads[token]
    prep = sentence.heads[noun]
    above = sentence.heads[prep]
    if (sentence.deps[token], sentence.deps[noun], sentence.deps[prep]) != ("poss", "pobj", "prep"):
        return None
    if sentence.words[prep].lower() == "including":
        return sentence.child(above, "poss")
    if sentence.lemmas[noun] in _STRUGGLES and (friend := helped_in(sentence, prep)) is not None:
        return friend
    word, verb = sentence.words[prep].lower(), sentence.lemmas[above]
    if (
        word == "over"
        and sentence.lemmas[noun] != "failure"
        and (foe := _other_side(sentence, above)) is not None
    ):
        return foe
    grounds = (word in ("for", "over") and verb in _JUDGING) or (word == "on" and verb in _GREETING)
    return sentence.child(above, "dobj") if grounds else None


def _other_side(sentence: Sentence, verb: int) -> int | None:
    """Give with or on whom something is ended or begun: "broke off relations with Oslo over its war"."""
    for noun in (sentence.child(verb, "dobj"), verb):
        for c in () if noun is None else sentence.children[noun]:
            if sentence.deps[c] == "prep" and sentence.words[c].lower() in ("with", "on", "against"):
                return sentence.child(c, "pobj")
    return None


def _whose_word(sentence: Sentence, token: int) -> int | None:
    """Give who gives the word in which "it" stands: "assurances from South Korea that it would", "Iran's claim that it"."""
    verb = sentence.heads[token]
    noun = sentence.heads[verb]
    if sentence.deps[verb] not in ("acl", "ccomp") or sentence.pos[noun] != "NOUN":
        return None
    above = sentence.heads[noun]
    charged = sentence.lemmas[noun] in _CHARGES or (sentence.lemmas[noun], sentence.lemmas[above]) == (
        "claim",
        "deny",
    )
    if charged and sentence.deps[noun] == "dobj" and sentence.lemmas[above] in _DENYING:
        return sentence.child(above, "nsubj")  # "Oslo denied Bern's claim that it had attacked Peru"
    owner = sentence.child(noun, "poss")
    if owner is not None:
        return owner
    preposition = sentence.child(noun, "prep")
    if preposition is None or sentence.words[preposition].lower() not in _GIVING:
        return None  # "a warning to Bern that it would not wait"
    return sentence.child(preposition, "pobj")


def _is_described(sentence: Sentence, token: int) -> bool:
    """Say whether an "it" is said to be what only somebody is, or is to do something: "it is willing to sign".

    "It is a party that" says what it is, "it is the party that" who it was.
    """
    verb = sentence.heads[token]
    if sentence.deps[token] != "nsubj" or sentence.lemmas[verb] not in _BEING:
        return False
    for c in sentence.children[verb][:_BREADTH]:
        if sentence.deps[c] in ("acomp", "oprd"):
            return sentence.words[c].lower() in _OWN_STATES
        if sentence.deps[c] == "attr":
            noun = _said(sentence, token)
            before = range(max(0, noun - _NEAR), noun + 1)
            place = sentence.lemmas[noun] in _OWN_PLACES
            if place and sentence.child(c, "relcl") is None and sentence.child(c, "det") is not None:
                return True  # "it is the capital of Peru", but "it was the city that fell"
            known = (
                place or sentence.lemmas[noun] in _OWN_KINDS or (noun > c and sentence.tags[noun] == "JJS")
            )
            return known and any(
                sentence.tags[t] == "JJS" or sentence.words[t].lower() in _SAYING_WHAT for t in before
            )
        if sentence.deps[c] == "xcomp" and sentence.lemmas[verb] == "be":  # not "it is to be hoped"
            return sentence.words[verb + 1 : verb + 2] == ("to",) and sentence.tags[c] == "VB"
    return False


def _said(sentence: Sentence, token: int) -> int:
    """Give the noun that says what an "it" is, or its verb: "it is a city", "it is one of the oldest cities"."""
    verb = sentence.heads[token]
    noun = sentence.child(verb, "attr")
    if noun is None:
        return verb
    of = sentence.child(noun, "prep") if sentence.lemmas[noun] == "one" else None
    several = sentence.child(of, "pobj") if of is not None else None
    return noun if several is None else several


def _expletive(sentence: Sentence, token: int) -> bool:
    before, after = sentence.lemmas[token - 1] if token else "", sentence.tags[token + 1 : token + 2]
    if before in _FINDING and after and after[0] in ("JJ", "JJR", "VBN") and "to" in sentence.words[token:]:
        return True  # "found it hard to resist"
    if sentence.deps[token] not in ("nsubj", "nsubjpass", "dobj", "pobj", "dative"):
        return True
    verb = sentence.heads[token]
    if sentence.deps[token] in ("nsubj", "nsubjpass"):
        below = {sentence.deps[c] for c in sentence.children[verb][:_BREADTH]}
        if sentence.lemmas[verb] == "go":  # "it is going to be hard"
            be = sentence.child(verb, "xcomp")
            verb = be if be is not None and sentence.lemmas[be] == "be" else verb
            below = {sentence.deps[c] for c in sentence.children[verb][:_BREADTH]}
        said = sentence.child(verb, "acomp")
        if sentence.lemmas[verb] in _SEEMING and not below & {"xcomp", "ccomp", "acomp", "oprd", "attr"}:
            return True  # "as it happens", "it seemed"
        if said is not None and sentence.lemmas[said].lower() in _MINDED:
            return False  # "Oslo said it was responsible"
        if sentence.lemmas[verb] in _BEING:
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
