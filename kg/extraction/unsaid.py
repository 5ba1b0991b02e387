"""Whether a thing that is told is only thought, supposed or waited for."""

from __future__ import annotations

from itertools import islice

from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

#: Verbs whose negation is that of the clause under them.
_THINKING = frozenset({"think", "believe", "suppose", "feel", "consider"})
_HARD = frozenset({"hard", "difficult", "impossible", "tough"})
_NOT = frozenset({"not", "n't", "never"})
#: What a thing that is so is said to be.
_CERTAIN = frozenset(
    {"clear", "certain", "obvious", "evident", "sure", "apparent", "true", "proven", "given"}
)
#: Verbs that pass a negation on to the infinitive under them: "never seems to tire".
_RAISING = frozenset({"seem", "appear", "bear", "dare", "want", "wish", "tend", "care", "manage", "go"})
#: Nouns whose that-clause nobody vouches for who speaks of them.
_CLAIMS = words("hearsay") | {
    "proof",
    "argument",
    "assumption",
    "premise",
    "pretext",
    "contention",
    "ground",
    "speculation",
    "assertion",
}
#: What nobody vouches for at all.
_ASSERTING = frozenset(
    {"insist", "argue", "say", "claim", "contend", "maintain", "assert", "declare", "stress"}
)
#: ... and what only others than the writer say or think, where it is told that they do.
_TELLING = frozenset(
    {"tell", "suggest", "warn", "advise", "think", "believe", "feel", "agree", "hold", "complain"}
)
_CROWD = words("crowd")
_RUMOURS = frozenset({"rumour", "rumor", "gossip", "speculation", "hearsay", "myth"})
#: What one is about a matter of fact.
_RIGHT = frozenset({"right", "wrong", "correct", "mistaken"})
#: How far above a word the clause is looked for under which it stands.
_NEAR = 6


def awaited(s: Sentence, head: int) -> bool:
    """Say whether somebody waits for what is told: "no talks until Oslo backs the deal", "before he would back it"."""
    marks = [s.lemmas[c].lower() for c in s.children[head] if s.deps[c] == "mark"]
    if "before" in marks:
        return any(s.lemmas[c] == "would" for c in s.children[head] if s.deps[c] == "aux")
    return "until" in marks and s.tags[head] in ("VBZ", "VBP", "VB")


def disbelieved(scene: Scene, token: int) -> bool:
    """Say whether a word stands under a negated thought: "I don't think that he is a liar", "nor want to believe it"."""
    s = scene.sentence
    if _THINKING.isdisjoint(scene.frames.bag):
        return False
    clause = next((t for t in (token, *s.path_up(token)) if s.pos[t] in ("VERB", "AUX")), token)
    if s.deps[clause] == "conj" and s.child(clause, "nsubj", "nsubjpass") is None:
        clause = s.heads[clause]  # "don't think it is a trick or should be ignored"
    head = s.heads[clause]
    return s.deps[clause] == "ccomp" and s.lemmas[head] in _THINKING and is_negated(scene, head)


def unclear(scene: Scene, token: int) -> bool:
    """Say whether it is left open that a thing is so: "it isn't clear that the alarms deter thieves"."""
    s = scene.sentence
    clause = next((t for t in (token, *s.path_up(token)) if s.pos[t] in ("VERB", "AUX")), token)
    above = s.heads[clause]
    if s.deps[clause] != "ccomp":
        return False
    verb = s.heads[above] if s.pos[above] == "ADJ" else above
    certain = above if s.pos[above] == "ADJ" else s.child(above, "acomp")
    return certain is not None and s.lemmas[certain] in _CERTAIN and scene.status.negated(verb)


def supposed(s: Sentence, token: int) -> bool:
    """Say whether what somebody says or thinks is part of an if-clause."""
    at = token
    for t in islice(s.path_up(token), _NEAR):
        if (
            s.deps[at] == "ccomp"
            and s.deps[t] == "advcl"
            and any(s.lemmas[c].lower() == "if" for c in s.children[t])
        ):
            return True
        at = t
    return False


def is_negated(scene: Scene, head: int) -> bool:
    """Say whether a word is negated, by itself or by what it stands under: "could not bear to insult"."""
    s, status = scene.sentence, scene.status
    verb = s.heads[head] if s.deps[head] in ("acomp", "attr", "oprd", "dobj") else head
    if status.negated(head) or status.negated(verb):
        return True
    above = s.heads[verb]
    return s.deps[verb] == "xcomp" and s.lemmas[above] in _RAISING and status.negated(above)


def granted(scene: Scene, head: int, clause: int) -> bool:
    """Say whether somebody is told to be right or wrong about what is so: "Lie is right that Bern broke the truce"."""
    s = scene.sentence
    modal = any(s.tags[c] == "MD" for c in s.children[clause])
    if s.lemmas[head] not in _RIGHT or s.deps[clause] != "ccomp" or modal:
        return False
    subjects = scene.frames.subjects(head)
    return bool(subjects) and s.lemmas[subjects[0]].lower() not in ("it", "this", "that", "there")


def claimed(s: Sentence, head: int) -> bool:
    """Say whether an opinion is what a claim or a proof would say: "the burden of proof that the cuts are necessary"."""
    at = head
    for t in islice(s.path_up(head), _NEAR):
        if s.deps[at] in ("acl", "ccomp", "relcl") and s.lemmas[t] in _CLAIMS:
            marked = any(s.lemmas[c] == "that" and s.deps[c] == "mark" for c in s.children[at])
            if marked and not any(s.tags[c] == "PRP$" for c in s.children[t]):
                return True
        if s.deps[at] in ("acl", "relcl", "advcl"):
            return False
        at = t
    return False


def told_by_others(s: Sentence, head: int) -> bool:
    """Say whether a verb of saying stands over an opinion, and isn't the writer's: "the policy is firm, insisting that".

    Where it is known whose it is, the opinion has another holder already.
    """
    at = head
    for t in islice(s.path_up(head), _NEAR):
        crowd = s.lemmas[t] in _TELLING and any(
            s.deps[c] in ("nsubj", "nsubjpass") and s.lemmas[c].lower() in _CROWD for c in s.children[t]
        )
        if s.deps[at] == "ccomp" and (crowd or s.lemmas[t] in _ASSERTING):
            return not any(s.deps[c] == "nsubj" and s.lemmas[c].lower() in ("i", "we") for c in s.children[t])
        at = t
    return False


def rumoured(scene: Scene, token: int) -> bool:
    """Say whether a thing is only rumoured: "there are rumours that Bern backs the rebels"."""
    s = scene.sentence
    if _RUMOURS.isdisjoint(scene.frames.bag):
        return False
    at = token
    for t in islice(s.path_up(token), _NEAR):
        told = s.deps[at] == "ccomp" and any(s.lemmas[c] in _RUMOURS for c in scene.frames.subjects(t))
        if told or (s.deps[at] in ("acl", "ccomp", "relcl") and s.lemmas[t] in _RUMOURS):
            return any(s.lemmas[c] == "that" and s.deps[c] == "mark" for c in s.children[at])
        at = t
    return False


def denied_cause(scene: Scene, token: int) -> bool:
    """Say whether a word stands in a reason or way that isn't one: "it isn't because they lie", "not by lying"."""
    s = scene.sentence
    above = s.heads[token]
    if s.deps[token] == "pcomp" and above:
        return not _NOT.isdisjoint(w.lower() for w in s.words[max(0, above - 2) : above])
    clause = next((t for t in (token, *islice(s.path_up(token), 3)) if s.deps[t] == "advcl"), None)
    if clause is None or not any(s.lemmas[c] == "because" for c in s.children[clause]):
        return False
    above = s.heads[clause]
    bare = s.lemmas[above] == "be" and s.child(above, "acomp", "attr", "oprd") is None
    return bare and scene.status.negated(above)


def incredible(scene: Scene, token: int) -> bool:
    """Say whether somebody only wonders at what is told: "I find it hard to believe that he is disliked"."""
    s = scene.sentence
    if _THINKING.isdisjoint(scene.frames.bag):
        return False
    clause = next((t for t in (token, *s.path_up(token)) if s.pos[t] in ("VERB", "AUX")), token)
    verb = s.heads[clause]
    return s.deps[clause] == "ccomp" and s.lemmas[verb] in _THINKING and s.lemmas[s.heads[verb]] in _HARD


def _once(s: Sentence, verb: int) -> bool:
    """Tell "used to be", but not "used a speech to praise"."""
    above = s.heads[verb]
    return s.deps[verb] == "xcomp" and s.words[above : above + 2] == ("used", "to")


def given_up(s: Sentence, head: int) -> bool:
    """Say whether an attitude is one that somebody had once: "used to support her", "regrets supporting her"."""
    above = s.heads[head]
    if _once(s, head):
        return True
    rued = s.lemmas[above if s.pos[above] in VERBAL else s.heads[above]] in ("regret", "rue", "repent")
    return rued and s.tags[head] == "VBG" and s.deps[head] in ("xcomp", "pcomp")


def hypothetical(s: Sentence, token: int) -> bool:
    """Say whether a word stands in an if-clause, or is what was once; "if they meet the liar Lie" calls him one all the same.

    "If she were such an evil mayor" doesn't.
    """
    if s.deps[token] == "amod" and s.deps[s.heads[token]] not in ("attr", "oprd"):
        return False
    for t in (token, *s.path_up(token)):
        if any(
            s.deps[c] == "mark" and s.lemmas[c].lower() in ("if", "unless", "until") for c in s.children[t]
        ):
            return True
        if _once(s, t):
            return True  # "used to be an honest man" isn't one now
        if s.deps[t] in ("relcl", "acl", "appos"):
            return False
    return False
