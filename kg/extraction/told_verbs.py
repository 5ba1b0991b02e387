"""Whether a verb tells of what holds, of what held once, or of neither: negated, wished, supposed, asked."""

from __future__ import annotations

from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words
from kg.model import Status

#: Verbs whose infinitive or gerund is done: "went on to lead", "continues to head".
_GOING_ON = frozenset(
    {"continue", "begin", "start", "go", "come", "help", "keep", "proceed", "remain", "manage"}
)
#: ... of which a "will" tells nothing but that it lasts: "will continue to lead".
_LASTING = frozenset({"continue", "keep", "remain"})
#: Verbs by which somebody is given what the infinitive says: "was appointed to lead".
CHOOSING = words("giving_office")
_IF = frozenset({"if", "unless", "whether", "until", "till", "lest"})
#: Prepositions whose gerund was done: "after joining the council".
_DONE = frozenset({"after", "before", "since", "by", "while", "when", "upon", "besides"})
_DENYING = words("denying") | {"doubt"}
#: Adverbs that take back what the verb says.
_UNDOING = frozenset(
    {"never", "hardly", "nearly", "almost", "reportedly", "allegedly", "supposedly", "longer"}
)
#: What sets one apart who did something: "the first woman to lead".
_RANKING = frozenset({"first", "second", "third", "only", "last", "latest", "youngest", "oldest"})
#: What else may be the subject of a verb that is joined to another.
_SHARED: tuple[tuple[str, ...], ...] = ((), ("nsubjpass",))
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
#: How far up a verb's status is looked for.
_NEAR = 6


def told(s: Sentence, verb: int) -> Status | None:
    """Give how a sentence commits to a verb; None for "may join", planned for "will join"."""
    if is_told(s, verb):
        return "actual"
    return "planned" if is_told(s, verb, will=True) else None


def is_told(s: Sentence, verb: int, *, will: bool = False) -> bool:
    """Say whether a sentence commits to a verb: not in "wants to lead", "may join", "if Oslo joins", "who leads it?".

    :param will: whether "will" commits to it, where no "if" stands beside.
    """
    if s.words[-1] == "?":
        return False
    at = verb
    for _ in range(_NEAR):
        finite = s.tags[at] in ("VBD", "VBZ", "VBP")
        if at == verb or s.deps[verb] in ("xcomp", "advcl") or not finite:
            for c in s.children[at]:
                supposed = s.tags[c] == "MD" and s.lemmas[at] not in _LASTING
                if will:
                    supposed = (supposed and s.lemmas[c] not in _WILL) or (
                        s.deps[c] == "advcl" and any(s.lemmas[m] in _IF for m in s.children[c])
                    )
                if (
                    supposed
                    or s.deps[c] == "neg"
                    or (s.deps[c] == "advmod" and s.words[c].lower() in _UNDOING)
                ):
                    return False
        dep, head = s.deps[at], s.heads[at]
        if dep == "xcomp":
            if s.lemmas[head] not in _GOING_ON and s.lemmas[head] not in CHOOSING:
                return False
        elif dep == "advcl" and s.tags[at] == "VB" and s.lemmas[head] in CHOOSING:
            pass  # "picked her to lead the council"
        elif dep != "conj":
            return stands(s, at)
        if head == at or s.pos[head] not in VERBAL:
            return True
        if dep == "conj" and s.tags[at] in ("VBD", "VBZ", "VBP"):
            return stands(s, head)
        at = head
    return False


def stands(s: Sentence, clause: int) -> bool:
    """Say whether a clause is told as fact where it hangs on another."""
    dep, head = s.deps[clause], s.heads[clause]
    marks = {s.words[c].lower() for c in s.children[clause] if s.deps[c] in ("mark", "aux")}
    if dep == "ccomp":
        if s.tags[clause] == "VBG" and "aux" not in {s.deps[c] for c in s.children[clause]}:
            return False  # "opposes Lie leading the council"
        denied = s.lemmas[head] in _DENYING or any(s.deps[c] == "neg" for c in s.children[head])
        return not denied and marks.isdisjoint(_IF)
    if dep == "pcomp":
        return s.words[head].lower() in _DONE
    if dep in ("acl", "relcl") and is_one_to(s, clause):
        return True
    if dep in ("advcl", "acl", "relcl"):
        return marks.isdisjoint(_IF | {"to"})  # "plans to lead"
    return dep != "csubj"


def is_one_to(s: Sentence, verb: int) -> bool:
    """Tell what somebody is the first or the only one to do: "the first woman to lead the party"."""
    noun = s.heads[verb]
    return s.tags[verb] == "VB" and any(s.lemmas[c].lower() in _RANKING for c in s.children[noun])


def is_past(s: Sentence, verb: int) -> bool:
    """Say whether a verb tells of what held once: "chaired", "was headed by", "had been"; but not "has been"."""
    at = verb
    for _ in range(_NEAR):
        tag = s.tags[at]
        if tag == "VBD":
            return True
        helpers = [s.tags[c] for c in s.children[at] if s.deps[c] in ("aux", "auxpass") and c < at]
        if helpers and tag in ("VBN", "VBG"):
            return helpers[0] == "VBD"
        head = s.heads[at]
        going_on = s.deps[at] == "xcomp" and s.lemmas[head] in _GOING_ON
        joined = s.deps[at] == "conj" and tag in ("VBN", "VBG") and s.pos[head] in VERBAL
        if not (going_on or joined):
            return False
        at = head
    return False


def subject_of(s: Sentence, verb: int, *, passive: bool = False) -> int | None:
    """Give who does what a verb says, or to whom it is done: from further up in "was appointed to lead", "went on to lead"."""
    at = verb
    for _ in range(_NEAR):
        # "is headed by Lie and includes Berg"
        found = s.child(at, "nsubjpass") if passive else s.child(at, "nsubj", *_SHARED[at != verb])
        dep, head = s.deps[at], s.heads[at]
        if found is not None or head == at:
            return found if found is None or not is_nobody(s, found) else None
        if dep in ("acl", "relcl") and is_one_to(s, at):
            return head
        if dep == "acl":
            return head if head < at and (s.tags[at] != "VBG") == passive else None
        given = dep == "xcomp" or (dep == "advcl" and s.tags[at] == "VB")
        if given and s.lemmas[head] in CHOOSING and not passive:
            chosen = s.child(head, "nsubjpass", "dobj")
            return head_of_clause(s, head) if chosen is None else chosen
        if dep == "advcl" and s.tags[at] == "VBG" and s.child(at, "mark") is None:
            return None if passive else s.child(head, "nsubj")
        if dep not in ("xcomp", "conj") or s.pos[head] not in VERBAL:
            return None
        at = head
    return None


def is_nobody(s: Sentence, noun: int) -> bool:
    """Tell "no general" and "neither Norway nor Sweden"."""
    return any(c < noun and s.words[c].lower() in ("no", "neither") for c in s.children[noun])


def head_of_clause(s: Sentence, verb: int) -> int | None:
    """Give the noun before a participle that tells of it: "a man known as"."""
    return s.heads[verb] if s.deps[verb] == "acl" and s.heads[verb] < verb else None
