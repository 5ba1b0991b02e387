"""Short descriptions to the actors they mean: "the country", "the group", "the businessman"."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from kg.extraction.binding import barred, subjects_above
from kg.extraction.discourse import DESCRIPTION_REACH, Discourse
from kg.extraction.drafts import DESCRIBED, Draft, is_state
from kg.extraction.kin_nouns import kin
from kg.extraction.nominals import Nominal
from kg.extraction.pairs import Words, is_paired, pair, paired
from kg.extraction.sentence import Sentence
from kg.extraction.whereabouts import federal_unit, superseded, town
from kg.extraction.word_classes import words as word_class

#: Steps up a parse, at most.
_DEPTH = 30
#: Sentences after which a name is still known by what it says: "the court" after "the Supreme Court".
_FAR = 40

#: Behind what a place is, in its name, and what stands in front of others.
_JOINING = frozenset({"of", "for", "de", "du", "des", "di", "del", "della", "do", "da"})
_FOREMOST = frozenset({"lake", "camp", "port", "theatre", "college", "hotel", "villa"})


#: Nouns for those who play, and last words of their names; names with these in them are others'.
_TEAMS = frozenset({"team", "club", "side", "squad"})
_CLUBS = frozenset({"fc", "united", "athletic", "xi", "sc"})
_BODIES = word_class("public") | word_class("state_bodies")


#: Where a state is named as one of those whom a sentence is about, rather than to say whose somebody is.
_NOUN_PLACES = frozenset({"pobj", "dobj", "dative", "poss", "nsubjpass", "conj"})

#: Those who are sent to other countries.
_SENT = word_class("sent_abroad")


def description(
    sentence: Sentence, nominal: Nominal, discourse: Discourse, words: Words, said: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Give the actors that a definite phrase without a country means ("the two leaders", "the country", "the group").

    :param said: who was said to be such a one.
    """
    index = nominal.sentence
    if said and not superseded(nominal, said, discourse, words):
        return said
    if is_paired(nominal, words):
        return paired(sentence, nominal, discourse, words)
    found = pair(nominal, discourse, words)
    if found:
        return found
    size = nominal.of is not None and sentence.tags[nominal.of] == "NNS" and nominal.lemma in words["state"]
    ours = nominal.possessor is not None and sentence.words[nominal.possessor].lower() in ("our", "my")
    home = ours and nominal.lemma in words["state"]  # one has but one: "our great nation"
    if nominal.kind in ("organization", "group") and nominal.modifiers and nominal.lemma in words["called"]:
        return _styled(sentence, nominal, discourse, _mates(sentence, nominal, discourse), words)
    if nominal.when == "past" and nominal.kind in ("organization", "group"):
        return ()  # "the government ... the previous government"
    if nominal.plural or (nominal.modifiers and not home) or (nominal.of is not None and not size):
        return ()  # "the nation of ten million people" only says how large it is
    if nominal.possessor is not None and nominal.lemma in ("neighbour", "neighbor"):
        key = _neighbour(nominal, discourse)
    elif nominal.possessor is not None:
        unit = federal_unit(index, discourse) if ours and nominal.lemma == "state" else None
        key = discourse.salient(index, is_state) if home else _owner_home(nominal, discourse, words)
        key = unit or key
    elif not nominal.definite:
        return ()
    else:
        key = _described(sentence, nominal, discourse, _mates(sentence, nominal, discourse), words)
    return (key,) if key else ()


def _mates(sentence: Sentence, nominal: Nominal, discourse: Discourse) -> set[str]:
    """Give whom a description can't mean, because he takes part in the same deed."""
    mates = barred(sentence, nominal.head)
    near = (s for s in discourse.back(nominal.sentence, 0) if s.sentence == nominal.sentence)
    return {k for s in near if s.token in mates for k in s.keys}


def _neighbour(nominal: Nominal, discourse: Discourse) -> str | None:
    """Give whose neighbour a state is, where the sentence names one other: "India, at odds with Nepal, blamed its neighbour"."""
    here = [s for s in discourse.back(nominal.sentence, 0) if s.sentence == nominal.sentence]
    owner = {k for s in here if s.token == nominal.possessor for k in s.keys}
    states = {k for s in here if s.token < nominal.head for k in s.keys if is_state(discourse.drafts[k])}
    others = states - owner
    return others.pop() if owner <= states and owner and len(others) == 1 else None


def _owner_home(nominal: Nominal, discourse: Discourse, words: Words) -> str | None:
    """Give the state of those whose country a phrase speaks of: "the Danish envoy said her country would wait"."""
    if nominal.lemma not in words["state"] or nominal.lemma == "state":
        return None  # a senator's state is one of many
    for spoken in discourse.back(nominal.sentence, 0):
        if (spoken.sentence, spoken.token) == (nominal.sentence, nominal.possessor) and len(spoken.keys) == 1:
            draft = discourse.drafts[spoken.keys[0]]
            belongs = draft.type in ("Person", "Role", "Group")
            known = belongs and draft.country and draft.country in discourse.drafts
            return draft.country if known else None
    return None


def _described(
    sentence: Sentence, nominal: Nominal, discourse: Discourse, own: set[str], words: Words
) -> str | None:
    """Give the actor that a bare definite phrase means.

    :param own: who is the subject of its clause, and so somebody else: "Kenya warned the country".
    """
    index, lemma = nominal.sentence, nominal.lemma
    if _singled_out(sentence, nominal):
        return None
    if lemma == "state" and "-" not in sentence.words[nominal.start : nominal.head]:
        unit = federal_unit(index, discourse)  # "across the state", not "the state-of-the-state address"
        if unit:
            return unit
    if lemma in words["state"]:
        form = words.get(lemma)  # "the kingdom" is none of the sultanates
        here = sentence.words[nominal.start].lower() == "this"
        named = form is None and lemma != "state" and not here
        key = _named_here(sentence, nominal, discourse) if named else None
        key = key or (_home(sentence, discourse) if form is None else None)
        if key is None and here and form is None and discourse.quotation(sentence, nominal.head) >= 0:
            key = discourse.foremost(is_state)  # a speaker's own, whatever he has just named

        def fits(draft: Draft) -> bool:
            return is_state(draft) and (form is None or (draft.iso3 or "").lower() in form)

        for others in (own | _abroad(sentence, discourse), own):
            key = key or discourse.salient(index, fits, other_than=others)
        if lemma != "state":
            return key
        # "the state" is one of a federation's, where the article speaks of one; England is none
        federal = any(discourse.count(k) for k in words["federation"])
        return None if key is None or federal or discourse.drafts[key].type != "State" else key
    if lemma in words["town"]:
        return town(sentence, nominal, discourse, words)
    if nominal.kind == "place":
        if lemma in _TEAMS and (team := _team(index, lemma, discourse)):
            return team
        return _called_site(index, discourse, {lemma}) or _called_site(index, discourse, kin(lemma))
    if nominal.kind in ("organization", "group"):
        before = sentence.words[nominal.start - 1].lower() if nominal.start else ""
        return _body(index, lemma, discourse, own, words, before)
    if sentence.words[nominal.start].lower() in ("the", "this", "that") and not _restricted(
        sentence, nominal
    ):
        for use, gender in (("man", "m"), ("woman", "f"), ("person", "")):
            if lemma in words[use]:
                return _only_person(index, gender, discourse, subjects_above(sentence, nominal.head))
    return None


def _singled_out(sentence: Sentence, nominal: Nominal) -> bool:
    """Say whether a clause says which country or body is meant: "the country involved", "the group that left"."""
    after = nominal.head + 1
    return after < len(sentence) and any(
        sentence.deps[c] in ("acl", "relcl") and sentence.edges(c)[0] == after
        for c in sentence.children[nominal.head]
        if c > nominal.head
    )


def _restricted(sentence: Sentence, nominal: Nominal) -> bool:
    """Say whether words behind a noun say which one is meant: "the man beside her", "the man who left"."""
    return any(
        sentence.deps[c] in ("relcl", "acl", "prep")
        for c in sentence.children[nominal.head]
        if c > nominal.head
    )


def _home(sentence: Sentence, discourse: Discourse) -> str | None:
    """Give the state of whoever acts: "The Norwegian president will address the nation", "calls by Peruvian figures".

    Of a group or a body only where no other state is spoken of: "Afghan parties signed a deal to rebuild the country".
    """
    states = {
        k
        for spoken in discourse.back(sentence.index, 0)
        for k in spoken.keys
        if spoken.sentence == sentence.index and is_state(discourse.drafts[k])
    }
    for spoken in discourse.back(sentence.index, 0):
        if spoken.sentence != sentence.index or len(spoken.keys) != 1:
            continue
        above = sentence.heads[spoken.token]
        called = sentence.lemmas[above].lower() == "by" and sentence.pos[sentence.heads[above]] == "NOUN"
        draft = discourse.drafts[spoken.keys[0]]
        alone = draft.type in ("Organization", "Group") and states == {draft.country}
        sent = sentence.lemmas[spoken.token].lower() in _SENT
        acts = spoken.subject and (draft.type in ("Person", "Role") or (alone and not sent))
        if acts or (called and draft.type == "Group"):
            return draft.country if draft.country and draft.country in discourse.drafts else None
    return None


def _named_here(sentence: Sentence, nominal: Nominal, discourse: Discourse) -> str | None:
    """Give the state that the sentence names by a noun, other than those that act in it.

    "Oslo cut its aid to Chad over militants in the country"; but in "Oslo told Chad that the country would wait" it
    may be either.
    """
    path = list(islice(sentence.path_up(nominal.head), _DEPTH))
    if any(sentence.deps[at] in ("ccomp", "xcomp") or sentence.words[at] == "according" for at in path):
        return None
    above = subjects_above(sentence, nominal.head)
    acting: set[str] = set()
    for spoken in discourse.back(sentence.index, 0):
        if spoken.first in above:
            acting.update(spoken.keys)
            acting.update(filter(None, (discourse.drafts[k].country for k in spoken.keys)))
    for spoken in discourse.back(sentence.index, 0):
        noun = spoken.named and sentence.deps[spoken.token] in _NOUN_PLACES
        key = spoken.keys[0] if len(spoken.keys) == 1 else ""
        if noun and key and key not in acting and is_state(discourse.drafts[key]):
            return key
    return None


def _abroad(sentence: Sentence, discourse: Discourse) -> set[str]:
    """Give the states whose soldiers the sentence tells of, or who only back somebody: "US troops left the country"."""
    found: set[str] = set()
    for spoken in discourse.back(sentence.index, 0):
        noun = sentence.heads[spoken.token]
        sent = spoken.modifier and sentence.lemmas[noun].lower() in _SENT
        backing = sentence.words[spoken.token + 1 : spoken.token + 2] == ("-",)
        if sent or backing:
            found.update(spoken.keys)
    return found


def _body(
    index: int, lemma: str, discourse: Discourse, own: set[str], words: Words, before: str
) -> str | None:
    """Give the organisation whose name says what it is ("the court"), or the only one near for "the group".

    :param before: the word in front of the phrase.
    """
    if lemma in words["paper"] and before != "in":  # "on the radio, in the newspaper"
        return discourse.last(
            index,
            lambda d: d.type == "Organization" and d.label.casefold().split()[-1] in words["paper_name"],
            _FAR,
        )
    strangers = (
        (words["other_kind"] | words["paper_name"]) if lemma in words["own_kind"] else frozenset[str]()
    )
    if lemma in words["no_party"]:
        strangers |= {"party"}
    if lemma == "group":
        strangers |= words["no_group"]

    def body(draft: Draft) -> bool:
        if draft.type != "Organization" or draft.number != "one" or draft.key in own:
            return False
        return draft.label.casefold().split()[-1] not in strangers

    if lemma in _TEAMS:
        return _team(index, lemma, discourse)
    reach = DESCRIPTION_REACH if lemma in words["body"] else _FAR
    key = discourse.last(index, lambda d: body(d) and _ends_in(d.label, lemma), reach)
    alike = kin(lemma)
    if alike and not key:
        key = discourse.last(index, lambda d: body(d) and any(_ends_in(d.label, n) for n in alike))
    if key or lemma not in words["body"]:
        return key
    for reach in (0, 1, 2, 4):
        near = {k for s in discourse.back(index, reach) for k in s.keys if body(discourse.drafts[k])}
        if near:
            first, *others = sorted(near, key=lambda k: (-discourse.count(k), k))
            return first if all(discourse.count(first) >= 2 * discourse.count(k) for k in others) else None
    return None


def _team(index: int, lemma: str, discourse: Discourse) -> str | None:
    """Give the sports team spoken of last, unless the article describes a team of another kind."""
    if discourse.last(index, lambda d: d.type == "Group" and d.label.casefold().endswith(lemma), _FAR):
        return None
    return discourse.last(index, lambda d: d.type == "Organization" and _is_club(d.label))


def _is_club(label: str) -> bool:
    """Say whether a name may be that of a sports team: "the Bergen Bears", "Evje United"."""
    words = label.casefold().split()
    plural = words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is", "news", "times"))
    return words[-1] in _CLUBS or words[0] == "fc" or (plural and words[-1][:-1] not in _BODIES)


def _styled(
    sentence: Sentence, nominal: Nominal, discourse: Discourse, own: set[str], words: Words
) -> tuple[str, ...]:
    """Give the body spoken of just now whom a phrase styles: "Hamas agreed. The radical Palestinian movement"."""
    bare = nominal.of is None and nominal.possessor is None and not _restricted(sentence, nominal)
    if nominal.plural or not bare or sentence.words[nominal.start].lower() != "the":
        return ()
    drafts, index = discourse.drafts, nominal.sentence
    inside = [s for s in discourse.back(index, 0) if s.sentence == index and s.token in nominal.left]
    named = {sentence.lemmas[s.token].lower() for s in inside if is_state(drafts[s.keys[0]])}
    said = set(nominal.modifiers) - named
    if not said or not said <= words["styled"] or len(named) < len(inside):
        return ()
    states = {s.keys[0] for s in inside}
    near = {
        k
        for s in discourse.back(index, 1)
        for k in s.keys
        if drafts[k].type == "Organization" and drafts[k].number == "one" and k not in own
    }
    other = any(drafts[k].label.casefold().split()[-1] in words["other_kind"] for k in near)
    tied = all(not states or drafts[k].country in states for k in near)
    unnamed = any(k.startswith(DESCRIBED) for k in near)  # "the government ... the opposition party"
    return tuple(near) if len(near) == 1 and tied and not (other or unnamed) else ()


def _called_site(index: int, discourse: Discourse, nouns: Collection[str]) -> str | None:
    """Give the place or body spoken of last whose name says that it is one of these."""
    sites = ("Place", "Organization")
    if not nouns:
        return None
    return discourse.last(index, lambda d: d.type in sites and _is_called(d.label, nouns), _FAR)


def _is_called(label: str, nouns: Collection[str]) -> bool:
    """Say whether a place's name says what it is: "Ringstad Park", "University of Lund", "Lake Evje", not "Park Hotel"."""
    words = label.casefold().split()
    noun = next((w for w in words if w in nouns), None)
    if len(words) < 2 or noun is None or not label[:1].isupper():
        return False
    after = words[words.index(noun) + 1 :]
    return not after or after[0] in _JOINING or (noun in _FOREMOST and len(words) == 2)


def _ends_in(label: str, lemma: str) -> bool:
    words = label.casefold().split()
    return len(words) > 1 and lemma in words and label[:1].isupper()


def _only_person(index: int, gender: str, discourse: Discourse, above: Collection[int]) -> str | None:
    """Give the one person spoken of in this sentence and the two before ("the man"); None where there are several.

    :param above: the subjects of the clauses that hold the phrase, who aren't meant: "Lie said that the man had left".
    """
    drafts = discourse.drafts
    found = {
        k
        for spoken in discourse.back(index, 2)
        for k in spoken.keys
        if drafts[k].type == "Person" and drafts[k].number == "one"
    }
    found -= {k for s in discourse.back(index, 0) if s.sentence == index and s.token in above for k in s.keys}
    found = {k for k in found if not gender or drafts[k].gender in ("", gender)}
    return found.pop() if len(found) == 1 else None
