"""Mends attachments that statistical parsers are known to get wrong, by rules that look at form alone.

Each rule names the sentence that showed it. A sentence that needs no mending is handed back as it is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from kg.extraction import (
    attachments,
    clause_attachments,
    list_attachments,
    name_attachments,
    object_attachments,
    participle_attachments,
    relative_attachments,
    reported_attachments,
)
from kg.extraction.sentence import NOMINAL, VERBAL, Sentence

_FINITE = frozenset({"VBD", "VBZ", "VBN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
#: Words that are gone through for a verb, at most; bounds the cost of hostile text.
_FAR = 40
_LONG_DASHES = frozenset({"–", "—", "--"})
#: Words that open a clause, or stand before a noun.
_CLAUSE_OR_NOUN = frozenset({"since", "after", "before", "until", "till"})


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
        "acl",
    }
    | {"neg", "nsubj", "nsubjpass", "conj", "advcl", "pcomp", "compound", "nmod", "dobj"}
)
#: ... and clauses, which are mended last.
_CLAUSES = frozenset({"xcomp", "advcl", "relcl", "acl"})


def mend(sentence: Sentence, nouns: frozenset[str], verbs: frozenset[str]) -> Sentence:
    """Give the sentence with attachments mended.

    :param nouns: lemmas of nouns that take an infinitive: "decision to", "plan to".
    :param verbs: lemmas of verbs that take one: "press", "urge".
    """
    heads, deps, pos = list(sentence.heads), list(sentence.deps), list(sentence.pos)
    name_attachments.paired_by_comma(sentence, heads, deps)
    name_attachments.after_dateline(sentence, heads, deps)
    sides = name_attachments.SIDES.intersection(sentence.words)
    for token in range(len(sentence)) if sides else ():
        if sentence.words[token] in sides:
            name_attachments.in_the_picture(sentence, token, heads, deps)
    for token in range(len(sentence)):
        if deps[token] not in _MENDED:
            continue
        if deps[token] in ("prep", "agent"):
            attachments.preposition(sentence, token, heads, deps)
            if token and sentence.words[token - 1] in _LONG_DASHES:
                clause_attachments.behind_dash(sentence, token, heads)
            if sentence.lemmas[token].lower() in _CLAUSE_OR_NOUN:
                clause_attachments.opened(sentence, token, heads, deps)
            if sentence.words[max(0, token - 2) : token] == ("in", "protest"):
                heads[token] = token - 1  # "resigned in protest at the raid"
            if sentence.lemmas[token] in object_attachments.TELLING_OF:
                object_attachments.wanted(sentence, token, heads)
            if sentence.tags[token + 1 : token + 2] == ("VBG",):
                attachments.attributive(sentence, token, heads, deps)
                clause_attachments.in_no_time(sentence, token, heads)
            if sentence.lemmas[token] == "for":
                name_attachments.behind_candidacy(sentence, token, heads, deps)
            if sentence.lemmas[token] == "as":
                clause_attachments.judged_as(sentence, token, heads)
                list_attachments.such_as(sentence, token, heads)
            elif sentence.lemmas[token] == "by":
                object_attachments.asked_by(sentence, token, heads, deps)
            elif sentence.lemmas[token] == "against":
                object_attachments.dissuaded(sentence, token, heads)
            elif sentence.lemmas[token] == "of":
                object_attachments.bereft(sentence, token, heads)
        if sentence.lemmas[token] == "account" and deps[token] in ("dobj", "ccomp"):
            object_attachments.to_account(sentence, token, heads, deps, pos)
        if deps[token] == "prt" and any(sentence.deps[c] == "pobj" for c in sentence.children[token]):
            deps[token] = "prep"  # "called on the mayors to resign": a particle has no object
        if deps[token] in ("prep", "agent"):
            continue
        if deps[token] in ("compound", "nmod"):
            if pos[token] == "PROPN":
                object_attachments.receiver(sentence, token, heads, deps)
            object_attachments.taken(sentence, token, heads, deps)
            continue
        if deps[token] in ("advcl", "xcomp") and sentence.tags[token] == "VBG":
            participle_attachments.kept_from(sentence, token, heads, deps)
        if deps[token] == "dobj":
            object_attachments.second_object(sentence, token, heads, deps)
            continue
        if deps[token] in ("ccomp", "pcomp"):
            reported_attachments.in_their_words(sentence, token, heads, deps)
            clause_attachments.should_it_be(sentence, token, heads, deps)
            if deps[token] == "pcomp":
                participle_attachments.beside_main(sentence, token, heads, deps)
        if deps[token] == "nsubjpass" and pos[heads[token]] == "ADJ":
            deps[token] = "nsubj"  # "Oslo is committed to defending them"
        if deps[token] == "neg" and deps[heads[token]] == "aux" and heads[heads[token]] > heads[token]:
            heads[token] = heads[heads[token]]  # "we do not here question it"
        if deps[token] == "nsubj":
            name_attachments.torn_name(sentence, token, heads, deps)
            name_attachments.addressed(sentence, token, deps)
            name_attachments.holder_of_two(sentence, token, heads, deps)
            participle_attachments.with_done(sentence, token, deps)
            attachments.below_auxiliary(sentence, token, heads)
            clause_attachments.had_done_to(sentence, token, deps)
            list_attachments.joint_subject(sentence, token, heads, deps)
            _subject_of_two(sentence, token, heads, deps)
        elif deps[token] == "relcl":
            relative_attachments.relative(sentence, token, heads, deps)
            relative_attachments.who_of_a_body(sentence, token, heads)
            relative_attachments.of_a_blow(sentence, token, heads)
            relative_attachments.one_of_the_first(sentence, token, heads)
        elif deps[token] == "dep" and sentence.tags[token] == "VBN":
            clause_attachments.parenthesis(sentence, token, heads, deps)
        elif deps[token] == "amod" and sentence.tags[token] == "VBG":
            participle_attachments.gerund(sentence, token, heads, deps)
        elif deps[token] == "amod" and sentence.heads[token] == token - 1:
            attachments.object_complement(sentence, token, heads, deps)
        elif deps[token] == "advcl" and sentence.tags[token] == "VBZ":
            clause_attachments.clause_behind_as(sentence, token, heads, deps)
        elif deps[token] in ("acl", "advcl") and sentence.tags[token] == "VBG":
            list_attachments.next_gerund(sentence, token, heads, deps)
        elif deps[token] == "appos":
            if name_attachments.of_two_offices(sentence, token, heads, deps):
                continue
            object_attachments.styled(sentence, token, heads, deps)
            list_attachments.next_of_several(sentence, token, heads, deps)
            list_attachments.also_ours(sentence, token, heads, deps)
            _beside_conjunct(sentence, token, heads)
            name_attachments.behind_short_form(sentence, token, heads, deps)
            attachments.office_holder(sentence, token, heads)
            _subject_after_comma(sentence, token, heads, deps)
            relative_attachments.whose_own(sentence, token, heads, deps)
            name_attachments.behind_terms(sentence, token, heads, deps)
        elif deps[token] == "ccomp" and clause_attachments.is_condition(sentence, token):
            # "provided that Oslo agrees"
            heads[token], deps[token] = sentence.heads[sentence.heads[token]], "advcl"
            heads[sentence.heads[token]], deps[sentence.heads[token]] = token, "mark"
        elif deps[token] == "ccomp" and (subject := clause_attachments.cut_off(sentence, token)) is not None:
            heads[subject], deps[subject] = token, "nsubj"
        elif deps[token] == "ccomp" and pos[token] == "VERB" and deps[heads[token]] == "ROOT":
            participle_attachments.apart(sentence, token, heads, deps)
            if deps[token] == "ccomp" and clause_attachments.is_apart(sentence, token):
                deps[token] = "parataxis"
        elif deps[token] == "ccomp" and clause_attachments.is_apart(sentence, token):
            deps[token] = "parataxis"
        elif deps[token] == "ccomp" and pos[token] == "ADJ":
            clause_attachments.small_clause(sentence, token, heads, deps)
        elif deps[token] in ("xcomp", "ccomp", "acomp", "oprd", "dep", "npadvmod") and pos[token] == "PROPN":
            object_attachments.name_as_object(sentence, token, deps)
            if deps[token] == "npadvmod":
                attachments.leading_subject(sentence, token, deps)
                object_attachments.name_of_object(sentence, token, heads, deps)
        elif deps[token] == "oprd" and sentence.lemmas[token] == "responsible":
            object_attachments.to_blame(sentence, token, heads, deps)
        elif deps[token] == "npadvmod" and sentence.heads[token] < token:
            list_attachments.next_of_several(sentence, token, heads, deps)
        elif deps[token] == "csubj" and sentence.tags[token] in ("VBG", "VBN"):
            below = {sentence.words[c].lower() for c in sentence.children[token] if sentence.deps[c] == "aux"}
            if "having" in below or any(sentence.deps[c] == "nsubj" for c in sentence.children[token]):
                deps[token] = (
                    "advcl"  # "with Oslo calling for talks", "having met the king, ..." is no subject
                )
        elif deps[token] == "conj" and pos[token] == "NOUN":
            list_attachments.next_object(sentence, token, heads)
            list_attachments.second_description(sentence, token, heads)
            list_attachments.what_it_is(sentence, token, heads, deps)
        elif deps[token] == "conj" and pos[token] == "PROPN":
            list_attachments.other_object(sentence, token, heads)
            _beside_apposition(sentence, token, heads)
            attachments.after_date(sentence, token, heads)
            apart = sentence.words[sentence.edges(token)[0] - 1] == ","
            if apart and not any(sentence.deps[c] == "cc" for c in sentence.children[heads[token]]):
                _subject_after_comma(sentence, token, heads, deps)  # "With the help of Oslo, Bern attacked"
        elif deps[token] == "conj" and pos[token] == "AUX":
            clause_attachments.was_to_be(sentence, token, heads, deps)
        elif deps[token] == "conj" and pos[token] == "VERB":
            clause_attachments.was_to_be(sentence, token, heads, deps)
            _shared_object(sentence, token, pos)
            participle_attachments.beside_main(sentence, token, heads, deps)
            participle_attachments.beside_gerund(sentence, token, heads)
            _finite_conjunct(sentence, token, heads)
            reported_attachments.said_beside(sentence, token, heads)
            attachments.infinite_conjunct(sentence, token, heads)
            clause_attachments.will_beside(sentence, token, heads)
            clause_attachments.finite_beside(sentence, token, heads)
            clause_attachments.clause_behind_as(sentence, token, heads, deps)
            _listed_conjunct(sentence, token, heads)
            reported_attachments.beside_report(sentence, token, heads)
            reported_attachments.was_told(sentence, token, heads, deps)
            reported_attachments.after_who(sentence, token, heads, deps)
            relative_attachments.who_apart(sentence, token, heads, deps)
        if deps[token] == "conj" and pos[token] in NOMINAL:
            list_attachments.next_subject(sentence, token, heads, deps)
        told = deps[token] == "conj" and sentence.deps[token + 1 : token + 2] == ("ROOT",)
        if told and sentence.lemmas[token + 1] in list_attachments.SAYING:
            list_attachments.sayers(sentence, token, heads, deps)
        if deps[token] not in _CLAUSES:
            continue
        if deps[token] in ("xcomp", "advcl") and _is_listed(sentence, token):
            deps[token] = "conj"
        if deps[token] == "xcomp" and (listed := _bare_after_comma(sentence, token)) is not None:
            heads[token], deps[token] = listed, "conj"
        if deps[token] in ("xcomp", "advcl") and sentence.tags[token] in ("VBG", "VB"):
            participle_attachments.of_the_stationed(sentence, token, heads, deps)
        if deps[token] == "advcl" and sentence.tags[token] in _FINITE:
            reported_attachments.meanwhile(sentence, token, heads)
        if deps[token] in ("xcomp", "advcl") and sentence.tags[token] == "VBG":
            participle_attachments.of_the_hit(sentence, token, heads, deps)
        if deps[token] == "advcl" and sentence.tags[token] == "VBG":
            participle_attachments.of_the_seen(sentence, token, heads, deps)
            reported_attachments.reaction(sentence, token, heads)
            reported_attachments.of_the_asking(sentence, token, heads)
            reported_attachments.went_on(sentence, token, heads)
        if deps[token] == "advcl" and sentence.tags[token] == "VBD":
            reported_attachments.put_in(sentence, token, deps)
        if deps[token] == "advcl" and sentence.tags[token] == "VBD" and sentence.lemmas[token] == "be":
            participle_attachments.were_it_to(sentence, token, heads, deps)
        if sentence.tags[token] == "VBN":
            clause_attachments.wished(sentence, token, heads, deps)
            participle_attachments.having_done(sentence, token, heads, deps)
        if deps[token] == "advcl" and sentence.tags[token] == "VBN":
            participle_attachments.apart(sentence, token, heads, deps)
            attachments.called_for(sentence, token, heads, deps)
        if deps[token] == "acl" and sentence.tags[token] == "VB":
            clause_attachments.made_use_of(sentence, token, heads, deps)
        if deps[token] in ("xcomp", "advcl", "relcl") and sentence.tags[token] == "VB":
            attachments.word_to_word(sentence, token, heads, deps, pos)
            clause_attachments.of_the_judged(sentence, token, heads, deps)
            relative_attachments.of_the_only(sentence, token, heads, deps)
            clause_attachments.infinitive(sentence, token, heads, deps, nouns)
            if deps[token] == "advcl" and pos[heads[token]] == "NOUN" and heads[token] < token:
                deps[token] = "acl"  # "calls for the country to build"
            if deps[token] == "advcl" and sentence.lemmas[heads[token]] in verbs:
                clause_attachments.complement(sentence, token, heads, deps)
            if deps[token] == "advcl":
                attachments.called_for(sentence, token, heads, deps)
    if tuple(heads) == sentence.heads and tuple(deps) == sentence.deps and tuple(pos) == sentence.pos:
        return sentence
    return replace(sentence, heads=tuple(heads), deps=tuple(deps), pos=tuple(pos))


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
    if noun and s.words[noun] == ",":
        noun -= 1  # "the mayor and her party, the Fjord Front, met"; but "the singer and poet, Anna Moe"
        if not any(s.deps[c] in ("det", "poss") for c in s.children[noun]):
            return
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


def _bare_after_comma(s: Sentence, verb: int) -> int | None:
    """Give the infinitive that a bare verb behind a comma goes on from: "urged Oslo to halt, free the crew and talk"."""
    if s.tags[verb] != "VB" or s.words[verb - 1] != "," or s.child(verb, "aux", "mark", "nsubj") is not None:
        return None
    for c in s.children[s.heads[verb]]:
        if c < verb and s.deps[c] == "xcomp" and s.tags[c] == "VB" and s.edges(c)[1] == verb - 1:
            to = s.child(c, "aux")
            return c if to is not None and s.tags[to] == "TO" else None
    return None


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
