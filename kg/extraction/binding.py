"""Whom a pronoun can and can't mean within its own sentence, by syntax alone.

The principles are those of binding theory (Chomsky 1981) as far as a dependency parse shows them: a reflexive means its
clause's subject, a plain object pronoun never does.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from kg.extraction.grounds import helped_in
from kg.extraction.sentence import MODIFIERS, VERBAL, Sentence

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})

#: Clauses that take their subject from above, and how far up that is looked for.
_SUBJECTLESS = frozenset({"advcl", "xcomp", "conj", "pcomp", "prep", "acl"})
_CLAUSES = 5

#: Children of a verb that are looked at, and steps up a parse, at most.
_ARGUMENTS = 60
_DEPTH = 30

_OBJECTS = frozenset({"dobj", "dative", "pobj", "iobj", "conj"})
_QUANTITIES = frozenset(
    {"some", "many", "most", "all", "none", "several", "few", "half", "both", "each", "one", "dozen"}
)
_MEANS = frozenset({"through", "via"})
_CLAUSAL = frozenset({"advcl", "acl", "dep"})

#: Prepositions by which a verb says what its object did or has: "attacked her for her vote", "accused him of".
_GROUNDS = frozenset({"for", "of", "on", "over"})

#: Verbs that do so with "with": "helped her with her campaign".
_HELPING = frozenset({"help", "assist", "aid"})

#: Verbs that two do to each other.
_MEETING = frozenset({"meet", "marry", "join", "divorce", "date", "wed", "befriend"})

#: Verbs that do so with "against": "defended her against claims that she had lied".
_SHIELDING = frozenset({"defend", "protect", "shield", "guard", "back", "support", "clear"})

#: Prepositions before what an object does or is said to do: "barred her from", "accused her of", "talked her into".
_BEFORE_GERUNDS = frozenset({"from", "of", "into"})

#: Verbs of what one says or thinks, most often of oneself, and those who say it of others.
_OWN_WORDS = frozenset(
    {"tell", "claim", "think", "believe", "insist", "admit", "confess", "boast", "feel", "hope"}
)
_SPEAKING = frozenset(
    {
        "aide", "adviser", "advisor", "spokesman", "spokeswoman", "spokesperson", "official", "source", "lawyer", "attorney",
        "witness", "friend", "colleague", "neighbour", "neighbor", "doctor", "prosecutor", "judge", "reporter", "journalist",
        "mother", "father", "wife", "husband", "brother", "sister", "son", "daughter", "relative", "person", "insider",
    }
)  # fmt: skip
_SPOKESMEN = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "lawyer",
        "attorney",
        "solicitor",
        "barrister",
        "agent",
        "publicist",
    }
)
#: Those who are told things that aren't about them.
_LISTENING = frozenset({"reporter", "journalist", "correspondent", "interviewer", "columnist", "host"})

#: Steps from a pronoun to such a preposition, at most: "accused him of abusing the power of his office".
_NEAR = 8


def subjects(sentence: Sentence, verb: int) -> frozenset[int]:
    """Give the subjects that hang on a verb."""
    return frozenset([c for c in sentence.children[verb][:_ARGUMENTS] if sentence.deps[c] in SUBJECT])


def subjects_above(sentence: Sentence, token: int) -> set[int]:
    """Give the subjects of the clauses that hold a phrase."""
    return {t for at in islice(sentence.path_up(token), _DEPTH) for t in subjects(sentence, at)} - {token}


def named_above(sentence: Sentence, token: int, named: Mapping[int, tuple[str, ...]]) -> set[str]:
    """Give the actors that are subjects of the clauses that hold a phrase: Lie in "Lie said that the Swiss leader left"."""
    return {key for t in subjects_above(sentence, token) for key in named.get(t, ())}


def joined(sentence: Sentence, token: int) -> list[int]:
    """Give the tokens that are coordinated with one: "Scholz and Macron"."""
    found = [token]
    for t in found:
        if len(found) > _DEPTH:
            break
        found.extend(c for c in sentence.children[t] if sentence.deps[c] == "conj")
    return found[1:_DEPTH]


def barred(sentence: Sentence, token: int) -> frozenset[int]:
    """Give the tokens of the sentence that a pronoun or an object description can't mean.

    An object can't mean its clause's subject: "Trump told him" speaks of two men. A clause without a subject has that
    of the clause above: "Trump praised Putin, comparing him to Obama". And whoever is asked isn't who asks: "Pressed
    by Ayala on how he would pay", nor is whom somebody acts on: "Running against Ayala, he said little".

    >>> s = Sentence.parse("Trump told him", "nsubj ROOT dobj", "2 2 2")
    >>> sorted(barred(s, 2))
    [0]
    """
    return (
        _clause_mates(sentence, token)
        | _askers(sentence, token)
        | _acted_on(sentence, token)
        | owners_above(sentence, token)
        | _whom_clause_tells(sentence, token)
    )


def _whom_clause_tells(sentence: Sentence, token: int) -> frozenset[int]:
    """Give the noun whose relative clause has the pronoun beside the relative: "the man he attacked" isn't he."""
    verb = sentence.heads[token]
    if sentence.deps[verb] != "relcl" or sentence.deps[token] not in (*SUBJECT, "dobj", "dative"):
        return frozenset()
    noun = sentence.heads[verb]
    return (
        frozenset() if "that" in sentence.words[noun:token] else frozenset({noun})
    )  # "so tired that he left"


def owners_above(sentence: Sentence, token: int) -> frozenset[int]:
    """Give whose deed it is that is done to somebody: "Oslo's attack on it", "U.S. investment in the country".

    >>> s = Sentence.parse("Oslo 's attack on it", "poss case ROOT prep pobj", "3 1 3 3 4", pos="PROPN PART NOUN ADP PRON")
    >>> sorted(owners_above(s, 4))
    [0]
    """
    noun = sentence.heads[sentence.heads[token]]
    if sentence.deps[token] != "pobj" or sentence.pos[noun] != "NOUN" or noun > token:
        return frozenset()
    return frozenset(
        c for c in sentence.children[noun][:_ARGUMENTS] if sentence.deps[c] in MODIFIERS and c < noun
    )


def _clause_mates(sentence: Sentence, token: int) -> frozenset[int]:
    dep, head = sentence.deps[token], sentence.heads[token]
    if dep in ("pobj", "conj"):
        head = sentence.heads[head]
        if sentence.pos[head] == "NUM" or sentence.lemmas[head].lower() in _QUANTITIES:
            head = sentence.heads[head]  # "Police arrested six of them"
    if dep not in _OBJECTS:
        return frozenset()
    for _ in range(_CLAUSES):
        ruler = controller(sentence, head)
        found = frozenset({ruler}) if ruler is not None else subjects(sentence, head)
        if found or sentence.deps[head] not in _SUBJECTLESS:
            return found | {c for s in found for c in joined(sentence, s)}
        head = sentence.heads[head]
    return frozenset()


def _askers(sentence: Sentence, token: int) -> frozenset[int]:
    """Give who does what a participle in front of or around the pronoun tells, where nobody is its subject."""
    found: set[int] = set()
    for at in (token, *islice(sentence.path_up(token), _DEPTH)):
        for verb in (at, *sentence.children[at][:_ARGUMENTS]):
            owned = sentence.deps[token] == "poss" and sentence.deps[verb] == "acl" and verb < token
            if (
                sentence.tags[verb] == "VBN"
                and not owned
                and sentence.deps[verb] in _CLAUSAL
                and not subjects(sentence, verb)
            ):
                agent = sentence.child(verb, "agent")
                who = sentence.child(agent, "pobj") if agent is not None else None
                if who is not None:
                    found.add(who)
    return frozenset(found)


def _acted_on(sentence: Sentence, token: int) -> frozenset[int]:
    """Give the objects of a participle in front of the clause whose subject the pronoun is, and its means.

    "Through a spokesman, he declined to comment"; "after reading Berg's letter, she called": somebody else than Berg.
    """
    if sentence.deps[token] not in SUBJECT:
        return frozenset()
    found: set[int] = set()
    for at in sentence.children[sentence.heads[token]][:_ARGUMENTS]:
        means = sentence.child(at, "pobj") if sentence.words[at].lower() in _MEANS else None
        if means is not None and at < token:
            found.add(means)
        gerund = sentence.child(at, "pcomp") if sentence.deps[at] == "prep" else None
        verb = at if gerund is None else gerund
        clausal = gerund is not None or sentence.deps[at] in _CLAUSAL
        if verb > token or sentence.tags[verb] != "VBG" or not clausal:
            continue
        for c in sentence.children[verb][:_ARGUMENTS]:
            thing = sentence.child(c, "pobj") if sentence.deps[c] == "prep" else c
            if thing is not None and sentence.deps[thing] in ("dobj", "pobj"):
                found.add(thing)
                found |= {
                    o
                    for o in sentence.children[thing][:_ARGUMENTS]
                    if sentence.deps[o] == "poss" and sentence.pos[o] == "PROPN"
                }
    return frozenset(found)


def antecedents(sentence: Sentence, token: int) -> list[int]:
    """Give what a reflexive may mean, nearest first; the last is its clause's subject: "Europe must defend itself".

    >>> s = Sentence.parse("Europe defends itself", "nsubj ROOT dobj", "2 2 2", pos="PROPN VERB PRON")
    >>> antecedents(s, 2)
    [0]
    """
    head = sentence.heads[token]
    if sentence.deps[token] in ("npadvmod", "appos") and sentence.pos[head] in ("NOUN", "PROPN"):
        return [head]  # "Trump himself"
    found: list[int] = []
    for at in islice(sentence.path_up(token), _DEPTH):
        if sentence.pos[at] not in VERBAL:
            continue
        near = subjects(sentence, at) - {token}
        if near:
            return [*found, min(near)]
        ruler = controller(sentence, at)
        if ruler is not None:
            found.append(ruler)
        if sentence.deps[at] in ("acl", "relcl") and sentence.tags[at] != "VB":
            found.append(sentence.heads[at])
    return found


def listeners(sentence: Sentence, token: int) -> list[int]:
    """Give who is only spoken to: in "told a reporter that he backs Lie" it isn't the reporter who does."""
    told = [
        sentence.heads[at] for at in islice(sentence.path_up(token), _DEPTH) if sentence.deps[at] == "ccomp"
    ]
    return [
        c
        for verb in told
        for c in sentence.children[verb][:_ARGUMENTS]
        if sentence.deps[c] in ("dobj", "dative") and sentence.lemmas[c] in _LISTENING
    ]


def self_teller(sentence: Sentence, token: int) -> int:
    """Give the stranger who tells what he is the subject of, or -1: "Khan said that an attacker told them he was angry".

    Who speaks for others may speak of them: "an aide said he would run".
    """
    verb = sentence.heads[token]
    above = sentence.heads[verb]
    if (
        sentence.deps[token] != "nsubj"
        or sentence.deps[verb] != "ccomp"
        or sentence.lemmas[above] not in _OWN_WORDS
    ):
        return -1
    who = sentence.child(above, "nsubj")
    stranger = who is not None and sentence.tags[who] == "NN" and sentence.lemmas[who] not in _SPEAKING
    return who if who is not None and stranger else -1


def spoken_for(sentence: Sentence, token: int) -> int:
    """Give who speaks of the one he speaks for, or -1: the lawyer in "Lie's lawyer said he would appeal"."""
    verb = sentence.heads[token]
    above = sentence.heads[verb]
    if sentence.deps[token] not in SUBJECT or sentence.deps[verb] != "ccomp":
        return -1
    who = sentence.child(above, "nsubj")
    if who is None or sentence.lemmas[who] not in _SPOKESMEN or sentence.child(who, "appos") is not None:
        return -1
    whose = sentence.child(who, "poss") is not None or any(
        sentence.lemmas[c] in ("for", "to", "of") for c in sentence.children[who][:_ARGUMENTS]
    )
    return who if whose else -1


def controller(sentence: Sentence, verb: int) -> int | None:
    """Give the object that an infinitive or gerund takes for its subject: "urged Iran to resume", "barred Iran from resuming"."""
    above = sentence.heads[verb]
    if subjects(sentence, verb):
        return None
    if sentence.deps[verb] == "pcomp" and sentence.words[above].lower() in _BEFORE_GERUNDS:
        above = sentence.heads[above]
    elif sentence.deps[verb] != "xcomp":
        return None
    goal = sentence.child(above, "dobj")
    return goal if goal is not None and goal < verb else None


def subject_above(sentence: Sentence, token: int) -> int | None:
    """Give the nearest subject before the token in the clauses above it, other than itself."""
    for at in islice(sentence.path_up(token), _DEPTH):
        if sentence.pos[at] in VERBAL:
            for c in sentence.children[at][:_ARGUMENTS]:
                if sentence.deps[c] in ("nsubj", "nsubjpass") and c != token and c < token:
                    return c
            ruler = controller(sentence, at)
            if ruler is not None and ruler < token:
                return ruler
            owner = sentence.child(sentence.heads[at], "poss") if sentence.deps[at] == "acl" else None
            acts = sentence.tags[at] == "VB" and sentence.words[token].lower() not in ("him", "them")
            if owner is not None and owner < token and acts:
                return owner  # "Iran's refusal to open its sites"; but "their refusal to let them vote"
    return None


def parallel(sentence: Sentence, token: int) -> int | None:
    """Give the object of the verb before an object's, where both have one subject: "threatened Israel but didn't hit it".

    >>> s = Sentence.parse("threatened Israel but hit it", "ROOT dobj cc conj dobj", "1 1 1 1 4")
    >>> parallel(s, 4)
    1
    """
    verb = sentence.heads[token]
    if sentence.deps[token] == "pobj":
        verb = sentence.heads[verb]
    above = sentence.heads[verb]
    if sentence.deps[verb] not in ("conj", "advcl", "xcomp") or subjects(sentence, verb):
        return None
    if controller(sentence, verb) is not None:
        return None  # "urged Oslo not to provoke it": whoever is urged isn't it
    goal = sentence.child(above, "dobj")
    return goal if goal is not None and goal < verb else None


def favoured(sentence: Sentence, token: int) -> frozenset[int]:
    """Give the tokens that the syntax makes likelier than any other for a pronoun.

    The object whose doings or belongings hold it ("Clinton attacked Trump for his remarks"), who is to do what an
    infinitive says ("prompted his father to sell his house"), and, for a possessive, its own clause's subject.
    """
    found = set()
    verbs = [at for at in islice(sentence.path_up(token), _NEAR) if sentence.pos[at] in VERBAL]
    if verbs:
        ruler = controller(sentence, verbs[0])
        if ruler is not None:
            found.add(ruler)
        if sentence.deps[token] == "poss":
            found |= {t for t in subjects(sentence, verbs[0]) if t < token}
            agent = sentence.child(verbs[0], "agent")
            doer = sentence.child(agent, "pobj") if agent is not None else None
            if doer is not None and doer < token:
                found.add(doer)  # "the runway used by Moe for his travels"
    if (asked := _asked_whether(sentence, token)) is not None:
        found.add(asked)
    for at in islice(sentence.path_up(token), _NEAR):
        if (friend := helped_in(sentence, at)) is not None:
            return frozenset({friend})
        above = sentence.heads[at]
        word, verb = sentence.words[at].lower(), sentence.lemmas[above]
        helped = (word == "with" and verb in _HELPING) or (word == "against" and verb in _SHIELDING)
        if sentence.deps[at] != "prep" or not (helped or word in _GROUNDS):
            continue
        goal = above if sentence.deps[above] == "dobj" else sentence.child(above, "dobj")
        if goal is not None and goal < at and sentence.pos[above] in ("VERB", "PROPN", "PRON"):
            return frozenset({goal})
    return frozenset(found)


def _asked_whether(sentence: Sentence, token: int) -> int | None:
    """Give who is asked about himself: "Lie asked Moe whether he would go", but not "asked Moe whether he might go"."""
    clause = sentence.heads[token]
    verb = sentence.heads[clause]
    if sentence.deps[token] not in SUBJECT or sentence.lemmas[verb] != "ask":
        return None
    below = {sentence.lemmas[c].lower() for c in sentence.children[clause][:_ARGUMENTS]}
    if sentence.deps[clause] not in ("ccomp", "advcl"):
        return None
    whom = sentence.child(verb, "dobj", "dative")
    if not below & {"whether", "if"} or below & {"can", "could", "may", "might"}:
        return None
    return whom if whom is not None and whom < token else None


def met_by(sentence: Sentence, token: int) -> int | None:
    """Give who meets, or does something with, the person at a token: "Lie met Moe", "Lie signed a pact with Moe"."""
    above = sentence.heads[token]
    if sentence.child(token, "conj") is not None:
        return None
    if sentence.deps[token] == "pobj" and sentence.words[above].lower() == "with":
        above = sentence.heads[above]
        if sentence.deps[above] == "dobj":
            above = sentence.heads[above]
    elif sentence.deps[token] != "dobj" or sentence.lemmas[above] not in _MEETING:
        return None
    return sentence.child(above, "nsubj")
