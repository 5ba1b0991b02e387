"""Clauses hung back on the noun or verb they belong to, or read as what they are, where the parser mistook them.

As in ``attachments.py``, each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in
place; those that only tell or give something leave the change to ``mending.py``.
"""

from __future__ import annotations

from itertools import islice

from kg.extraction.attachments import NAMING
from kg.extraction.reported_attachments import ASSERTING, CALLING, REQUESTING
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

#: Verbs with an object and an adjective said of it.
_FINDING = words("finding")
#: What several do to reach something, and verbs of taking part in it, which say nothing of who is to do it.
_STRUGGLES = words("struggles")
_WAGING = frozenset(
    {"lead", "join", "launch", "begin", "head", "mount", "command", "spearhead", "wage", "continue"}
)
#: Verbs that say of their object as what they see it; with some the object is judged.
_DEPICTING = words("depicting") | CALLING
#: Verbs that stop or put off their object and take no infinitive.
_STOPPING = words("stopping_deeds")
_STEPS = 5
#: Words before and behind a dash that are looked through for another.
_NEAR = 50
#: Nouns and verbs for what somebody wants another to do or undergo, and what he is named by.
_WISHES = words("calls_for") | {"ask"}
_NAMED = frozenset({"NOUN", "PROPN", "PRON"})
#: Verbs beside which a participle says what somebody has undergone.
_CAPTIVES = frozenset({"prisoner", "hostage", "captive"})
_WITNESSING = frozenset({"see", "watch", "leave", "find", "witness"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: What stands at a verb that isn't joined to another by its subject.
_FINITE = ("VBZ", "VBP", "VBD")
_OWN = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})
_DASHES = frozenset({"-", "–", "—", "--", "(", ","})


def had_done_to(s: Sentence, subject: int, deps: list[str]) -> None:
    """Read who is seen or left so as whom a participle's deed is done to: "the siege saw ten soldiers killed"."""
    done = s.heads[subject]
    captive = s.child(done, "dobj") if s.lemmas[done] in ("hold", "take") and subject < done else None
    if captive == done + 1 and s.words[captive] in _CAPTIVES and not s.children[captive]:
        deps[subject], deps[captive] = "nsubjpass", "oprd"  # "says that students held hostage there are ill"
        return
    bare = s.tags[done] == "VBN" and s.deps[done] == "ccomp" and s.lemmas[s.heads[done]] in _WITNESSING
    if (
        bare
        and subject < done
        and not any(s.deps[c] in ("aux", "auxpass", "dobj", "mark") for c in s.children[done])
    ):
        deps[subject] = "nsubjpass"


def should_it_be(s: Sentence, clause: int, heads: list[int], deps: list[str]) -> None:
    """Hang a condition without "if" on what it is a condition of: "will quit should Oslo attack", "a fine they ask should he lose"."""
    above = s.heads[clause]
    turned = above > clause  # the parser took the condition for the sentence's verb
    condition, main = (above, clause) if turned else (clause, above)
    first = clause + 1 if turned else s.edges(clause)[0]
    if not main < first < condition or s.words[first] != "should" or s.heads[first] != condition:
        return
    if s.words[-1] == "?" or not any(
        first < c < condition for c in s.children[condition] if s.deps[c] in _SUBJECTS
    ):
        return
    if turned:
        heads[main], deps[main] = main if s.root == condition else heads[condition], deps[condition]
    heads[condition], deps[condition] = main, "advcl"


def behind_dash(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang what follows the only dash on the verb: "adopted a plan for peace — with Oslo as its broker"."""
    noun = s.heads[prep]
    around = s.words[max(0, prep - _NEAR) : prep + _NEAR]
    if s.pos[noun] not in NAMING or noun > prep or around.count(s.words[prep - 1]) > 1:
        return
    for t in islice(s.path_up(noun), _STEPS):
        if s.pos[t] in VERBAL:
            if t < prep:
                heads[prep] = t
            return


def was_to_be(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read what is to be done with a noun as said of it: "talks to be held in May between Oslo and Bern were a mistake".

    Parsers take the infinitive for the clause's verb, and the verb for one joined to it that has no subject.
    """
    done = s.heads[verb]
    to = s.child(done, "aux")
    subject = s.child(done, "nsubj", "nsubjpass")
    if to is None or s.tags[to] != "TO" or subject is None or s.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return
    noun = to - 1
    if not subject <= noun < done < verb or s.pos[noun] not in NAMING:
        return
    if noun != subject and subject not in s.path_up(noun):
        return
    if any(s.deps[c] in ("nsubj", "nsubjpass", "expl", "aux") for c in s.children[verb]):
        return
    if any(s.deps[c] == "cc" for c in s.children[done]):
        return
    for t in range(done, verb):  # the last before the verb isn't its subject
        if heads[t] in (verb, done):
            heads[t], deps[t] = s.heads[t], s.deps[t]
    heads[verb], deps[verb] = (verb if heads[done] == done else heads[done]), deps[done]
    heads[subject], deps[subject] = verb, "nsubj"
    heads[done], deps[done] = noun, "acl"


def judged_as(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "as" on the verb that judges: "criticised her plan to widen the road as a gift to builders"."""
    inner = s.heads[prep]
    noun = s.heads[inner]
    if s.pos[inner] != "VERB" or s.deps[inner] not in ("acl", "relcl") or s.lemmas[inner] in _DEPICTING:
        return
    if s.deps[noun] == "dobj" and s.lemmas[s.heads[noun]] in _DEPICTING and s.heads[noun] < noun:
        heads[prep] = s.heads[noun]


def opened(s: Sentence, prep: int, heads: list[int], deps: list[str]) -> None:
    """Read "after Oslo attacked" as a clause with a subject, of which parsers make "after Oslo" and a verb apart."""
    subject = s.child(prep, "pobj")
    if subject is None or s.edges(subject)[0] != prep + 1:
        return
    after = s.edges(prep)[1]
    while after < len(s) and s.deps[after] in ("prep", "npadvmod", "advmod") and s.edges(after)[0] == after:
        after = s.edges(after)[1]  # "after Oslo on Monday attacked"
    if after >= len(s) or s.pos[after] not in VERBAL:
        return
    verb = after
    if s.deps[after] in ("aux", "auxpass"):
        verb = s.heads[after]
    if s.tags[after] not in ("VBD", "VBZ", "VBP", "MD") or heads[verb] != s.heads[prep]:
        return
    alone = not any(
        s.deps[c] in ("nsubj", "nsubjpass", "csubj", "expl", "cc") for c in s.children[verb] if c < verb
    )
    if alone and deps[verb] in ("advcl", "ccomp", "conj", "dep", "parataxis"):
        passive = any(s.deps[c] == "auxpass" for c in s.children[verb])
        heads[subject], deps[subject] = verb, "nsubjpass" if passive else "nsubj"
        heads[prep], deps[prep] = verb, "mark"
        deps[verb] = "advcl"


def small_clause(s: Sentence, adjective: int, heads: list[int], deps: list[str]) -> None:
    """Read "found the mayor guilty" as a verb with its object and what is said of it, not as a clause."""
    verb = s.heads[adjective]
    inner = [c for c in s.children[adjective] if s.deps[c] == "nsubj"]
    if len(inner) != 1 or not verb < inner[0] < adjective or s.lemmas[verb] not in _FINDING:
        return
    if any(s.deps[c] in ("aux", "cop", "mark") for c in s.children[adjective]):
        return
    heads[inner[0]], deps[inner[0]] = verb, "dobj"
    deps[adjective] = "oprd"


def parenthesis(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read a participle between dashes as said of the noun before it: "Yoon – now impeached – who"."""
    t = verb - 1
    while t >= 0 and s.pos[t] == "ADV":
        t -= 1
    if t > 0 and s.words[t] in _DASHES and s.pos[t - 1] in NAMING:
        heads[verb], deps[verb] = t - 1, "acl"


def is_condition(s: Sentence, clause: int) -> bool:
    """Say whether a clause stands behind a participle that means "if"."""
    above = s.heads[clause]
    return (
        s.words[above].lower() in ("provided", "providing", "assuming", "supposing")
        and s.deps[above] in ("prep", "advcl", "acl")
        and above < clause
        and not any(s.deps[c] in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in s.children[above])
    )


def is_apart(s: Sentence, clause: int) -> bool:
    """Tell a clause before a semicolon that is read as what the next says: "Oslo should lift it; Bern should stop".

    So is one before a comma with the same pronoun: "I've met with Lie, I've offered her a deal".
    """
    verb = s.heads[clause]
    subject = s.child(verb, "nsubj") if clause < verb else None
    if subject is None or subject < clause:
        return False
    again = s.child(clause, "nsubj") if s.words[subject - 1] == "," and s.pos[subject] == "PRON" else None
    if again is not None and s.words[again].lower() == s.words[subject].lower():
        return s.lemmas[verb] not in ("say", "tell") and s.child(verb, "dobj", "prep") is not None
    return s.lemmas[verb] not in ASSERTING and ";" in s.words[clause:subject]


def cut_off(s: Sentence, clause: int) -> int | None:
    """Give the subject of a clause that is read as the object of the verb above: "warned continued growth is at risk"."""
    verb = s.heads[clause]
    said = s.lemmas[verb] in ASSERTING and s.lemmas[verb] not in ("tell", "ask") and verb < clause
    noun = s.child(verb, "dobj") if said else None
    if noun is None or s.child(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark") is not None:
        return None
    first = s.edges(clause)[0]
    helping = first == clause or s.deps[first] in ("aux", "auxpass")
    finite = helping and s.tags[first] in ("VBZ", "VBP", "VBD", "MD")
    return noun if finite and s.edges(noun)[1] == first and s.pos[noun] != "PRON" else None


def made_use_of(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang an infinitive on "use", not on what is used: "used the debate to attack Oslo"."""
    used = heads[verb]
    if s.deps[used] == "dobj" and s.lemmas[s.heads[used]] == "use":
        heads[verb], deps[verb] = s.heads[used], "xcomp"


def infinitive(s: Sentence, verb: int, heads: list[int], deps: list[str], nouns: frozenset[str]) -> None:
    """Hang an infinitive on the noun that takes one: "paired with Oslo's decision in May to abandon"."""
    to = next((c for c in s.children[verb] if s.tags[c] == "TO"), None)
    if to is None or any(s.deps[c] in ("nsubj", "mark") for c in s.children[verb]):
        return
    head = heads[verb]
    if deps[verb] == "xcomp" and s.pos[head] == "ADJ":
        return
    depth = 0
    for t in range(to - 1, head, -1):
        if s.words[t] == ")":
            depth += 1
        elif s.words[t] == "(":
            depth -= 1
        if depth == 0 and s.pos[t] in VERBAL:
            return
        acting = s.words[t].lower() == "authorities"  # who is called on to act, not what gives leave to
        # "urged all, in line with their duties, to wait"
        apart = deps[verb] == "xcomp" and s.words[to - 1] == "," and s.lemmas[head] in REQUESTING
        if s.lemmas[t] == "part" and s.words[t - 1].lower() == "as":
            return  # "works as part of the alliance to defeat them"
        within = s.lemmas[s.heads[s.heads[t]]] == "part"
        if depth == 0 and s.pos[t] == "NOUN" and s.lemmas[t] in nouns and not (acting or apart or within):
            direct_object = s.deps[t] == "dobj" and s.heads[t] == head
            effort = (
                s.lemmas[t] in _STRUGGLES and s.lemmas[head] in _WAGING
            )  # "leads the campaign to free them"
            if not direct_object or deps[verb] == "advcl" or effort:
                heads[verb], deps[verb] = t, "acl"
                for between in range(t + 1, to):  # "Oslo's decision in May to abandon"
                    if heads[between] == head and deps[between] == "prep":
                        heads[between] = t
            return


def will_beside(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a verb with its own "will" to the main verb, not to an infinitive: "called on Bern to wait and will resign"."""
    first = heads[verb]
    if s.tags[first] != "VB" or not any(s.tags[c] == "TO" for c in s.children[first]) or first > verb:
        return
    if any(s.tags[c] == "MD" for c in s.children[verb]) and s.child(verb, "nsubj", "nsubjpass") is None:
        main = heads[first]
        if s.deps[first] in ("xcomp", "acl", "advcl", "ccomp") and s.tags[main] in (
            "VBD",
            "VBZ",
            "VBP",
            "VBN",
        ):
            heads[verb] = main


def finite_beside(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a verb in the main verb's tense to that, not to what will be: "fears that it will rain and wants a roof"."""
    first = heads[verb]
    main = heads[first]
    if s.tags[verb] not in ("VBZ", "VBP") or s.tags[main] != s.tags[verb] or s.deps[first] != "ccomp":
        return
    foreseen = s.tags[first] == "VB" and any(s.tags[c] == "MD" for c in s.children[first]) and first < verb
    if foreseen and not any(s.deps[c] in _OWN for c in s.children[verb]):
        heads[verb] = main


def clause_behind_as(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read a clause behind "as", not a role and a second deed: "Lie quits as parliament backs bill", in headlines."""
    first, noun = heads[verb], verb - 1
    prep = heads[noun] if noun >= 0 else 0
    if deps[verb] not in ("conj", "advcl") or s.tags[verb] not in _FINITE or deps[noun] != "pobj":
        return
    if s.words[prep] != "as" or heads[prep] != first or s.tags[first] not in (*_FINITE, "VBN"):
        return
    if not any(deps[c] in _OWN for c in s.children[verb] if c < verb):
        deps[verb], deps[prep], deps[noun] = "advcl", "mark", "nsubj"
        heads[prep] = heads[noun] = verb


def wished(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read who stands between "for" and a passive as whom it befalls: "demands for the mayor to be jailed", "called for"."""
    to = next((c for c in s.children[verb] if s.tags[c] == "TO"), 0)
    if s.tags[verb] != "VBN" or not to:
        return
    near = (t for t in range(max(1, to - 2 * _STEPS), to) if s.edges(t)[1] == to and s.pos[t] in _NAMED)
    whom = min(near, key=lambda t: s.edges(t)[0], default=0)
    over = heads[verb]
    if s.pos[over] in _NAMED and over < to and deps[over] == "pobj" and s.lemmas[heads[over]] == "for":
        whom = over
    mark = s.edges(whom)[0] - 1 if whom else 0
    if mark < 1 or s.lemmas[mark] != "for":
        return
    head = heads[verb] if s.pos[heads[verb]] == "NOUN" and heads[verb] < mark else heads[mark]
    if s.lemmas[head] not in _WISHES or head >= mark:
        return
    called = s.pos[head] == "VERB"
    heads[whom], deps[whom] = verb, "nsubjpass"
    heads[verb], deps[verb] = head, "ccomp" if called else "acl"
    heads[mark], deps[mark] = (head, "prep") if called else (verb, "mark")


def of_the_judged(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang an infinitive on the adjective right before it: "Lie was wise to refuse", where parsers take the copula."""
    copula = heads[verb]
    to = next((c for c in s.children[verb] if s.tags[c] == "TO"), verb)
    said = to - 2 if s.deps[to - 1] == "neg" else to - 1
    if s.lemmas[copula] == "be" and s.deps[said] == "acomp" and s.heads[said] == copula and copula < said:
        heads[verb], deps[verb] = said, "xcomp"


def complement(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read "press the regime to end ..." as what is pressed for, not as the purpose of pressing.

    What one stops, one may stop for a purpose: "cancelled the visit to protest the raid".
    """
    head = heads[verb]
    if s.lemmas[head] in _STOPPING:
        return
    if head > verb or not any(s.tags[c] == "TO" for c in s.children[verb]):
        return
    if any(s.deps[c] in ("nsubj", "mark") for c in s.children[verb]):
        return
    if not any(s.deps[c] in ("xcomp", "ccomp") for c in s.children[head]):
        deps[verb] = "xcomp"


def in_no_time(s: Sentence, prep: int, heads: list[int]) -> None:
    """Tie what was done at once to the verb: "wasted no time in calling for talks" denies no call."""
    time = s.heads[prep]
    if s.lemmas[time] == "time" and s.lemmas[prep] == "in" and s.lemmas[s.heads[time]] in ("waste", "lose"):
        heads[prep] = s.heads[time]
