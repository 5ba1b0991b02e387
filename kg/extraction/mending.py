"""Mends attachments that statistical parsers are known to get wrong, by rules that look at form alone.

Each rule names the sentence that showed it. A sentence that needs no mending is handed back as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import islice

from kg.extraction import attachments
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.word_classes import words

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
#: Verbs with an object and an adjective said of it.
_FINDING = frozenset(
    {"find", "hold", "declare", "deem", "consider", "call", "render", "think", "judge", "rule"}
)
_ASSERTING = words("asserting") | {"say", "tell", "write", "add", "ask", "go", "think"}
_FINITE = frozenset({"VBD", "VBZ", "VBN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_REQUESTING = words("asking") | {"tell", "order", "invite", "instruct", "exhort", "implore", "remind"}
#: Labels of names that "who" doesn't speak of.
_BODIES = frozenset({"ORG", "GPE", "FAC", "LOC"})
_PLACING = frozenset({"at", "in", "from"})
#: Words that are gone through for a verb, at most; bounds the cost of hostile text.
_FAR = 40
#: Words that open a clause, or stand before a noun.
_CLAUSE_OR_NOUN = frozenset({"since", "after", "before", "until", "till"})
_DASHES = frozenset({"-", "–", "—", "--", "(", ","})


#: Labels that any of this mends: most words bear another, and are passed by at once.
_MENDED = frozenset(
    {
        "prep",
        "agent",
        "prt",
        "relcl",
        "dep",
        "amod",
        "appos",
        "ccomp",
        "xcomp",
        "acomp",
        "oprd",
        "npadvmod",
        "csubj",
    }
    | {"nsubj", "conj", "advcl"}
)


def mend(sentence: Sentence, nouns: frozenset[str], verbs: frozenset[str]) -> Sentence:
    """Give the sentence with attachments mended.

    :param nouns: lemmas of nouns that take an infinitive: "decision to", "plan to".
    :param verbs: lemmas of verbs that take one: "press", "urge".
    """
    heads, deps, pos = list(sentence.heads), list(sentence.deps), list(sentence.pos)
    for token in range(len(sentence)):
        if deps[token] not in _MENDED:
            continue
        if deps[token] in ("prep", "agent"):
            attachments.preposition(sentence, token, heads, deps)
            if sentence.tags[token + 1 : token + 2] == ("VBG",):
                attachments.attributive(sentence, token, heads, deps)
        if deps[token] == "prt" and any(sentence.deps[c] == "pobj" for c in sentence.children[token]):
            deps[token] = "prep"  # "called on the mayors to resign": a particle has no object
        if deps[token] == "relcl":
            _relative(sentence, token, heads, deps)
            _who_of_a_body(sentence, token, heads)
        elif deps[token] == "dep" and sentence.tags[token] == "VBN":
            _parenthesis(sentence, token, heads, deps)
        elif deps[token] == "amod" and sentence.tags[token] == "VBG":
            _gerund(sentence, token, heads, deps)
        elif deps[token] == "amod" and sentence.heads[token] == token - 1:
            attachments.object_complement(sentence, token, heads, deps)
        elif deps[token] == "appos":
            _beside_conjunct(sentence, token, heads)
            attachments.office_holder(sentence, token, heads)
            _subject_after_comma(sentence, token, heads, deps)
        elif deps[token] == "ccomp" and _is_condition(sentence, token):
            # "provided that Oslo agrees"
            heads[token], deps[token] = sentence.heads[sentence.heads[token]], "advcl"
            heads[sentence.heads[token]], deps[sentence.heads[token]] = token, "mark"
        elif deps[token] == "ccomp" and (subject := _cut_off(sentence, token)) is not None:
            heads[subject], deps[subject] = token, "nsubj"
        elif deps[token] == "ccomp" and _is_apart(sentence, token):
            deps[token] = "parataxis"
        elif deps[token] == "ccomp" and pos[token] == "ADJ":
            _small_clause(sentence, token, heads, deps)
        elif deps[token] in ("xcomp", "ccomp", "acomp", "oprd", "dep", "npadvmod") and pos[token] == "PROPN":
            _name_as_object(sentence, token, deps)
            if deps[token] == "npadvmod":
                attachments.leading_subject(sentence, token, deps)
        elif deps[token] == "csubj" and sentence.tags[token] in ("VBG", "VBN"):
            below = {sentence.words[c].lower() for c in sentence.children[token] if sentence.deps[c] == "aux"}
            if "having" in below or any(sentence.deps[c] == "nsubj" for c in sentence.children[token]):
                deps[token] = (
                    "advcl"  # "with Oslo calling for talks", "having met the king, ..." is no subject
                )
        elif deps[token] == "nsubj":
            attachments.below_auxiliary(sentence, token, heads)
            _coordinated_subject(sentence, token, heads, deps)
            _subject_of_two(sentence, token, heads, deps)
        elif deps[token] == "conj" and pos[token] == "PROPN":
            _beside_apposition(sentence, token, heads)
            attachments.after_date(sentence, token, heads)
            apart = sentence.words[sentence.edges(token)[0] - 1] == ","
            if apart and not any(sentence.deps[c] == "cc" for c in sentence.children[heads[token]]):
                _subject_after_comma(sentence, token, heads, deps)  # "With the help of Oslo, Bern attacked"
        elif deps[token] == "conj" and pos[token] == "VERB":
            _shared_object(sentence, token, pos)
            _finite_conjunct(sentence, token, heads)
            attachments.infinite_conjunct(sentence, token, heads)
            _listed_conjunct(sentence, token, heads)
        if deps[token] in ("xcomp", "advcl") and _is_listed(sentence, token):
            deps[token] = "conj"
        if deps[token] == "advcl" and sentence.tags[token] == "VBN":
            attachments.called_for(sentence, token, heads, deps)
        if deps[token] in ("xcomp", "advcl", "relcl") and sentence.tags[token] == "VB":
            attachments.word_to_word(sentence, token, heads, deps, pos)
            _infinitive(sentence, token, heads, deps, nouns)
            if deps[token] == "advcl" and pos[heads[token]] == "NOUN" and heads[token] < token:
                deps[token] = "acl"  # "calls for the country to build"
            if deps[token] == "advcl" and sentence.lemmas[heads[token]] in verbs:
                _complement(sentence, token, heads, deps)
            if deps[token] == "advcl":
                attachments.called_for(sentence, token, heads, deps)
    if tuple(heads) == sentence.heads and tuple(deps) == sentence.deps and tuple(pos) == sentence.pos:
        return sentence
    return replace(sentence, heads=tuple(heads), deps=tuple(deps), pos=tuple(pos))


def _relative(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Hang "who ..." on the noun it follows: "lows under President Yoon – now impeached – who favoured"."""
    who = next((c for c in s.children[verb] if s.lemmas[c].lower() in ("who", "whom") and c < verb), None)
    if who is None:
        if s.tags[verb] == "VB" and any(s.tags[c] == "TO" for c in s.children[verb]):
            deps[verb] = "acl"  # "in its interest to isolate": an infinitive is no relative clause
        return
    for t in range(who - 1, max(-1, who - 9), -1):
        if s.pos[t] in _NOMINAL and s.deps[t] not in ("compound", "poss", "nmod", "npadvmod"):
            above = s.heads[s.heads[t]]
            body = any(low <= t < high and label in _BODIES for low, high, label in s.ents)
            if body and s.deps[t] == "pobj" and s.deps[s.heads[t]] == "prep" and s.pos[above] == "NOUN":
                while s.deps[above] == "pobj" and s.words[s.heads[above]].lower() in _PLACING:
                    above = s.heads[s.heads[above]]  # "an inmate of the camp at Bergen who left"
                heads[verb] = above
                return
            if s.pos[heads[verb]] != "PROPN" and s.pos[t] in ("PROPN", "NOUN") and t != heads[verb]:
                heads[verb] = t
            return


def _who_of_a_body(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang "who ..." on a person, not on his body: "an aide at the Interior Ministry who told reporters"."""
    body = heads[verb]
    who = next((c for c in s.children[verb] if s.lemmas[c].lower() == "who" and c < verb), None)
    if who is None:
        return
    at = bisect_right(s.ents, body, key=lambda ent: ent[0]) - 1
    if at < 0 or body >= s.ents[at][1] or s.ents[at][2] not in _BODIES:
        return
    for _ in range(2):
        prep = s.heads[body]
        above = s.heads[prep]
        if s.deps[body] != "pobj" or s.pos[above] not in ("NOUN", "PROPN") or above > who:
            return
        heads[verb] = body = above
        if s.deps[body] != "pobj" or s.lemmas[s.heads[body]] not in ("at", "in"):
            return  # "a detainee at the prison at Oslo, who"


def _small_clause(s: Sentence, adjective: int, heads: list[int], deps: list[str]) -> None:
    """Read "found the mayor guilty" as a verb with its object and what is said of it, not as a clause."""
    verb = s.heads[adjective]
    inner = [c for c in s.children[adjective] if s.deps[c] == "nsubj"]
    if len(inner) != 1 or not verb < inner[0] < adjective or s.lemmas[verb] not in _FINDING:
        return
    if any(s.deps[c] in ("aux", "cop", "mark") for c in s.children[adjective]):
        return
    heads[inner[0]], deps[inner[0]] = verb, "dobj"
    deps[adjective] = "oprd"


def _subject_after_comma(s: Sentence, noun: int, heads: list[int], deps: list[str]) -> None:
    """Read the phrase before a verb without a subject as its subject: "With Oslo hesitating over Bern, the king should act"."""
    after = s.edges(noun)[1]
    enclosed = s.deps[noun] == "appos" and s.pos[noun] == "PROPN" and after < len(s) and s.words[after] == ","
    if enclosed:  # "at the invitation of Lie, the President of Peru, Ana Torres, visited Oslo"
        after += 1
    if after >= len(s) or s.pos[after] not in VERBAL or s.tags[after] in ("VBG", "VBN", "VB"):
        return
    verb = s.heads[after] if s.deps[after] in ("aux", "auxpass") else after
    if s.deps[verb] != "ROOT" or any(s.deps[c] in _SUBJECTS for c in s.children[verb]):
        return
    for c in s.children[s.heads[noun]] if enclosed else ():
        if c < noun and s.deps[c] == "appos":
            heads[c] = noun
    heads[noun] = verb
    deps[noun] = "nsubjpass" if any(s.deps[c] == "auxpass" for c in s.children[verb]) else "nsubj"


def _beside_conjunct(s: Sentence, name: int, heads: list[int]) -> None:
    """Hang a name on the noun right before it: "Oslo's mayor and her rival Erik Haaland met"."""
    noun = min((name, *s.children[name][:1])) - 1
    if (
        s.pos[name] == "PROPN"
        and s.pos[noun] == "NOUN"
        and s.deps[noun] == "conj"
        and s.heads[noun] == heads[name]
    ):
        heads[name] = noun


def _beside_apposition(s: Sentence, name: int, heads: list[int]) -> None:
    """Join a name to the name before it rather than to what is said of that: "Lie, the army chief, and Erik Haaland met"."""
    said = s.heads[name]
    first = s.heads[said]
    cc = s.edges(name)[0] - 1
    apart = cc > 0 and s.deps[cc] == "cc" and s.words[cc - 1] == ","
    if apart and s.deps[said] == "appos" and s.tags[said] == "NN" and s.pos[first] == "PROPN":
        heads[name] = first


def _parenthesis(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read a participle between dashes as said of the noun before it: "Yoon – now impeached – who"."""
    t = verb - 1
    while t >= 0 and s.pos[t] == "ADV":
        t -= 1
    if t > 0 and s.words[t] in _DASHES and s.pos[t - 1] in _NOMINAL:
        heads[verb], deps[verb] = t - 1, "acl"


def _is_condition(s: Sentence, clause: int) -> bool:
    """Say whether a clause stands behind a participle that means "if"."""
    above = s.heads[clause]
    return (
        s.words[above].lower() in ("provided", "providing", "assuming", "supposing")
        and s.deps[above] in ("prep", "advcl", "acl")
        and above < clause
        and not any(s.deps[c] in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in s.children[above])
    )


def _is_apart(s: Sentence, clause: int) -> bool:
    """Tell a clause before a semicolon that is read as what the next says: "Oslo should lift it; Bern should stop"."""
    verb = s.heads[clause]
    subject = s.child(verb, "nsubj") if clause < verb and s.lemmas[verb] not in _ASSERTING else None
    return subject is not None and clause < subject and ";" in s.words[clause:subject]


def _cut_off(s: Sentence, clause: int) -> int | None:
    """Give the subject of a clause that is read as the object of the verb above: "warned continued growth is at risk"."""
    verb = s.heads[clause]
    said = s.lemmas[verb] in _ASSERTING and s.lemmas[verb] not in ("tell", "ask") and verb < clause
    noun = s.child(verb, "dobj") if said else None
    if noun is None or s.child(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark") is not None:
        return None
    first = s.edges(clause)[0]
    helping = first == clause or s.deps[first] in ("aux", "auxpass")
    finite = helping and s.tags[first] in ("VBZ", "VBP", "VBD", "MD")
    return noun if finite and s.edges(noun)[1] == first and s.pos[noun] != "PRON" else None


def _is_listed(s: Sentence, verb: int) -> bool:
    """Tell the middle of a list: "called on Oslo to halt the raids, to free the crew, and to open talks"."""
    first = s.heads[verb]
    to = s.child(verb, "aux")
    if first > verb or to is None or s.tags[to] != "TO" or s.words[to - 1] != "," or to > verb:
        return False
    infinitive = s.child(first, "aux")
    if s.tags[first] != "VB" or infinitive is None or s.tags[infinitive] != "TO":
        return False
    last = s.child(verb, "conj")
    return last is not None and s.tags[last] == "VB" and s.words[last - 1].lower() == "to"


def _infinitive(s: Sentence, verb: int, heads: list[int], deps: list[str], nouns: frozenset[str]) -> None:
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
        apart = deps[verb] == "xcomp" and s.words[to - 1] == "," and s.lemmas[head] in _REQUESTING
        if depth == 0 and s.pos[t] == "NOUN" and s.lemmas[t] in nouns and not acting and not apart:
            direct_object = s.deps[t] == "dobj" and s.heads[t] == head
            if not direct_object or deps[verb] == "advcl":
                heads[verb], deps[verb] = t, "acl"
                for between in range(t + 1, to):  # "Oslo's decision in May to abandon"
                    if heads[between] == head and deps[between] == "prep":
                        heads[between] = t
            return


def _complement(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read "press the regime to end ..." as what is pressed for, not as the purpose of pressing."""
    head = heads[verb]
    if head > verb or not any(s.tags[c] == "TO" for c in s.children[verb]):
        return
    if any(s.deps[c] in ("nsubj", "mark") for c in s.children[verb]):
        return
    if not any(s.deps[c] in ("xcomp", "ccomp") for c in s.children[head]):
        deps[verb] = "xcomp"


def _gerund(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read "by nudging President Lee" as a gerund with its object, not as an adjective before a name."""
    noun = heads[verb]
    while deps[noun] == "compound":
        noun = heads[noun]
    prep = heads[noun]
    if deps[noun] != "pobj" or not prep < verb < noun or s.lemmas[verb] in attachments.STATES:
        return  # "a lawsuit against visiting President Lie", "the hunt for fleeing Red Front rebels"
    if any(s.pos[t] != "ADV" for t in range(prep + 1, verb)):
        return
    determined = any(s.deps[c] in ("det", "poss") and c > verb for c in s.children[noun])
    if s.pos[noun] == "PROPN" or determined or s.lemmas[verb] == "wage":  # "charged with waging war"
        heads[verb], deps[verb] = prep, "pcomp"
        heads[noun], deps[noun] = verb, "dobj"


def _coordinated_subject(s: Sentence, second: int, heads: list[int], deps: list[str]) -> None:
    """Join two subjects with an "and" between them: "Kim (L) and President Trump shake hands"."""
    for first in s.children[s.heads[second]]:
        if first >= second:
            return
        if s.deps[first] == "nsubj" and any(
            s.deps[c] == "cc" and first < c < second for c in s.children[first]
        ):
            if not any(s.deps[c] == "conj" for c in s.children[first]):
                heads[second], deps[second] = first, "conj"
            return


def _subject_of_two(s: Sentence, second: int, heads: list[int], deps: list[str]) -> None:
    """Read "since A and B met" as one clause with two subjects, not as "since A" and "B met"."""
    verb, cc = s.heads[second], s.edges(second)[0] - 1
    if s.deps[verb] != "conj" or cc < 2 or s.deps[cc] != "cc" or s.heads[cc] != s.heads[verb]:
        return
    first = cc - 1
    prep = s.heads[first]
    if s.deps[first] != "pobj" or s.lemmas[prep] not in _CLAUSE_OR_NOUN or s.heads[prep] != s.heads[verb]:
        return
    if s.pos[first] != "PROPN" or s.pos[second] != "PROPN" or second > verb:
        return
    heads[first], deps[first] = verb, "nsubj"
    heads[second], deps[second] = first, "conj"
    heads[cc] = first
    heads[prep], deps[prep] = verb, "mark"
    deps[verb] = "advcl"


def _shared_object(s: Sentence, token: int, pos: list[str]) -> None:
    """Read the second of two nouns before one object as a noun: "a history of and desire for talks"."""
    shared = (
        token >= 2 and s.deps[token - 1] == "cc" and s.deps[token - 2] == "prep" and not s.children[token - 2]
    )
    if shared and s.pos[s.heads[token]] == "NOUN" and s.tags[token] in ("NN", "NNS", "VB", "VBP"):
        pos[token] = "NOUN"


def _finite_conjunct(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a verb to one of its own form: "has called on Oslo to wait and called on Bern to act"."""
    partner = s.heads[verb]
    if (
        s.tags[verb] not in _FINITE
        or s.tags[partner] != "VB"
        or any(s.tags[c] == "MD" for c in s.children[partner])
    ):
        return
    if any(s.deps[c] in ("aux", "nsubj", "nsubjpass") for c in s.children[verb]):
        return
    for t in s.path_up(partner):
        if s.pos[t] == "VERB" and s.tags[t] in _FINITE:
            heads[verb] = t
            return


def _listed_conjunct(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a verb of a list to the last of its own form: "wants rules that have hurt Oslo, split it, and ruined it".

    So a gerund after an infinitive and the other way round: "her pleading with them not to go and begging them to stay",
    "to accuse Oslo of being duped and urge Bern to act".
    """
    partner = s.heads[verb]
    if any(s.deps[c] in ("aux", "nsubj", "nsubjpass", "auxpass") for c in s.children[verb]) or partner > verb:
        return
    unlike = {s.tags[verb], s.tags[partner]} in ({"VBG", "VB"}, {"VBN", "VB"}) and s.tags[verb] != "VBN"
    listed = s.tags[verb] in ("VBD", "VBN") and s.tags[partner] in ("VBZ", "VBP") and s.words[verb - 1] == ","
    if not unlike and not listed:
        return
    alike = {s.tags[verb]} if unlike else {"VBD", "VBN"}
    near = s.path_up(partner) if unlike else range(verb - 1, partner, -1)
    for t in islice(near, _FAR):
        if t < verb and s.tags[t] in alike and s.pos[t] == "VERB" and s.deps[t] != "amod":
            if unlike or s.deps[t] == "relcl":
                heads[verb] = t
            return


def _name_as_object(s: Sentence, name: int, deps: list[str]) -> None:
    """Read an unknown name right after a verb as its object: "degrade and defeat ISIL"."""
    verb = s.heads[name]
    first = s.edges(name)[0]
    perfect = any(s.deps[c] == "aux" and s.lemmas[c] == "have" for c in s.children[verb])
    active = s.tags[verb] != "VBN" or (perfect and not any(s.deps[c] == "auxpass" for c in s.children[verb]))
    if s.pos[verb] != "VERB" or first != verb + 1 or not active:
        return
    if not any(s.deps[c] in ("dobj", "dative", "attr") for c in s.children[verb]):
        deps[name] = "dobj"
