"""Objects: which of two is given to whom or what somebody is called, where the parser took them for one or for equals.

As in ``attachments.py``, each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in
place.
"""

from __future__ import annotations

from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

#: Prepositions by which is told what a thing is for.
TELLING_OF = frozenset({"for", "over", "about", "from"})
#: Words between a verb and what is rather the object of an infinitive beneath it, at least.
_FAR = 3
#: Verbs with two objects, and what is given.
_GIVING = words("double_object")
_GOODS = words("goods")
#: Verbs that say what their object is from now on.
_STYLING = frozenset(
    {"designate", "redesignate", "label", "brand", "declare", "proclaim", "name", "call", "dub"}
)
#: Verbs by which somebody is for or against a thing, and what one has of what one is rid of.
_WANTING = words("wanting_a_thing")
_RID = frozenset(
    {"freedom", "relief", "protection", "exemption", "independence", "immunity", "safety", "liberation"}
)
#: What isn't told of the thing that is wanted: when, and why.
_OTHERWISE = words("times_and_reasons")
#: What those who are taken are, and verbs of taking them.
_CAPTIVES = frozenset({"prisoner", "captive", "hostage"})
_TAKING = frozenset({"take", "hold", "seize"})
#: Verbs of asking somebody to do something, and times by which it may be done.
_ASKED = words("asking") | {
    "tell",
    "order",
    "instruct",
    "force",
    "invite",
    "advise",
    "warn",
    "forbid",
    "allow",
}
_TIMES = words("months_and_weekdays") | {"time", "end", "deadline", "week", "month", "year", "day", "date"}
#: Verbs of taking something from somebody.
_BEREAVING = words("bereaving")
#: Verbs that find or make somebody what an adjective says.
_FINDING = words("finding") | {"make", "leave", "keep"}
#: Verbs by which somebody is told "against" doing something.
_DISSUADING = frozenset({"warn", "caution", "advise", "counsel", "urge", "turn"})


def to_account(s: Sentence, account: int, heads: list[int], deps: list[str], pos: list[str]) -> None:
    """Read "to account" as what somebody is held to: "held those responsible for the raid to account"."""
    verb, held = s.heads[account], s.child(account, "nsubj")
    if s.lemmas[verb] == "hold" and s.tags[account - 1] == "TO" and held is not None:
        heads[held], deps[held] = verb, "dobj"
        deps[account], pos[account] = "xcomp", "VERB"


def dissuaded(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "against" on the verb by which somebody is told not to act: "warned the party against holding rallies"."""
    goal = s.heads[prep]
    verb = s.heads[goal]
    if s.deps[goal] == "dobj" and s.lemmas[verb] in _DISSUADING and s.child(prep, "pcomp") is not None:
        heads[prep] = verb


def bereft(s: Sentence, of: int, heads: list[int]) -> None:
    """Hang "of" on the verb by which somebody loses a thing: "stripped the coaches of their rank", not "the town of Evje"."""
    whom = s.heads[of]
    if s.deps[whom] != "dobj" or s.lemmas[s.heads[whom]] not in _BEREAVING:
        return
    thing = s.child(of, "pobj")
    if (
        thing is None
        or s.pos[thing] == "PROPN"
        or any(c > of for c in s.children[whom] if s.deps[c] == "prep")
    ):
        return
    if not any(s.deps[c] == "det" for c in s.children[thing]):
        heads[of] = s.heads[whom]


def to_blame(s: Sentence, token: int, heads: list[int], deps: list[str]) -> None:
    """Read "responsible" behind an object as what tells whom: "arrested the men responsible", not "held them responsible"."""
    verb = s.heads[token]
    whom = s.child(verb, "dobj")
    if whom is not None and s.lemmas[verb] not in _FINDING and s.pos[whom] == "NOUN":
        heads[token], deps[token] = whom, "amod"


def asked_by(s: Sentence, by: int, heads: list[int], deps: list[str]) -> None:
    """Hang "by" on the verb by which somebody is asked, not on what is asked: "was urged to resign by the mayor"."""
    act = heads[by]
    verb, doer = s.heads[act], s.child(by, "pobj")
    asked = s.tags[verb] == "VBN" and s.deps[act] == "xcomp" and s.lemmas[verb] in _ASKED
    if doer is None or not asked or act > by or s.tags[act] != "VB" or s.child(act, "auxpass") is not None:
        return
    somebody = s.pos[doer] == "PROPN" or s.child(doer, "det") is not None
    free = s.child(verb, "agent") is None and s.child(verb, "nsubjpass") is not None
    if free and somebody and s.lemmas[doer].lower() not in _TIMES:
        heads[by], deps[by] = verb, "agent"


def wanted(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang on what is wanted what it is for: "demanded justice for the victims", "wants freedom from want"."""
    verb = heads[prep]
    noun = s.child(verb, "dobj")
    if noun is None or s.lemmas[verb] not in _WANTING or s.edges(noun)[1] != prep or s.pos[noun] != "NOUN":
        return
    if s.lemmas[prep] == "from" and s.lemmas[noun] not in _RID:
        return  # "demanded an answer from Oslo"
    inner = s.child(prep, "pobj")
    if inner is not None and s.pos[inner] in ("NOUN", "PROPN") and s.lemmas[inner].lower() not in _OTHERWISE:
        heads[prep] = noun


def second_object(s: Sentence, noun: int, heads: list[int], deps: list[str]) -> None:
    """Tell two objects apart: "denied the rebels the means to fight", "whom Oslo has designated a terrorist"."""
    verb = heads[noun]
    low = s.edges(noun)[0]
    title = low - 1
    joined = s.tags[title] == "NN" and (deps[title], deps[heads[title]]) == ("conj", "dobj")
    bare = joined and not any(s.deps[c] in ("det", "poss") for c in s.children[title])
    if bare and s.pos[noun] == "PROPN":
        heads[noun], deps[noun] = title, "appos"  # "sacked former mayor and party rival Erik Lie"
        return
    first = low - 2
    apart = s.pos[noun] == "PROPN" and s.words[low - 1] == "," and s.words[low].lower() == "the"
    second = first > verb and s.words[low - 1] == "," and (heads[first], deps[first]) == (verb, "dobj")
    if apart and second and s.tags[first] == "NN":
        heads[noun], deps[noun] = first, "appos"  # "accused its biggest donor, the Fjord Bank, of greed"
        return
    last = next((c for c in s.children[verb] if c > noun and s.deps[c] == "conj"), None)
    listed = last is not None and s.pos[last] in ("NOUN", "PROPN") and s.words[s.edges(last)[0] - 1] == "and"
    if (
        second and last is not None and listed
    ):  # "criticised her aides, Lie's friends, and some of the clerks"
        heads[noun], deps[noun] = first, "conj"
        heads[last] = first
        return
    act = s.child(verb, "xcomp") if noun - verb > _FAR else None
    if act is not None and verb < act < noun and s.tags[act] == "VB" and s.child(act, "dobj") is None:
        heads[noun] = act  # "urged the regime to cease at once its raids"
        return
    lemma = s.lemmas[verb]
    if lemma not in _GIVING and lemma not in _STYLING:
        return
    given = next((c for c in s.children[verb] if c < noun and deps[c] == "dobj"), None)
    if given is None or s.edges(given)[1] != low:
        return
    if lemma in _STYLING:
        deps[noun] = "oprd"
    elif s.pos[noun] == "NOUN" and lemma not in ("allow", "permit"):
        deps[given] = "dative"


def styled(s: Sentence, noun: int, heads: list[int], deps: list[str]) -> None:
    """Read what a verb calls its object as that, not as said in passing: "designated the Red Front a terrorist group"."""
    first = heads[noun]
    verb = heads[first]
    if deps[first] != "dobj" or s.lemmas[verb] not in _STYLING or s.pos[noun] != "NOUN":
        return
    if "," not in s.words[first + 1 : noun]:
        heads[noun], deps[noun] = verb, "oprd"


def taken(s: Sentence, noun: int, heads: list[int], deps: list[str]) -> None:
    """Read those who are taken as the object, not as part of a name: "took ten soldiers prisoner"."""
    state = heads[noun]
    verb = heads[state]
    if s.lemmas[state] not in _CAPTIVES or s.tags[state] != "NN" or s.lemmas[verb] not in _TAKING:
        return
    if deps[state] != "dobj" or state != noun + 1:
        return
    for c in s.children[state]:
        if c < noun:
            heads[c] = noun
    heads[noun], deps[noun] = verb, "dobj"
    deps[state] = "oprd"


def receiver(s: Sentence, name: int, heads: list[int], deps: list[str]) -> None:
    """Read a name between a verb of giving and a bare noun as who is given it: "sold Chad missiles"."""
    thing = s.heads[name]
    verb = s.heads[thing]
    if s.deps[thing] != "dobj" or s.lemmas[verb] not in _GIVING or s.lemmas[thing] not in _GOODS:
        return
    low = s.edges(name)[0]
    kept = (
        s.lemmas[thing] == "haven"
    )  # "denying Chad safe haven", but "selling Chad rifles" may be "Chad's rifles"
    if low == verb + 1 and not s.words[thing][0].isupper() and (kept or s.tags[verb] != "VBG"):
        heads[name], deps[name] = verb, "dative"


def name_of_object(s: Sentence, name: int, heads: list[int], deps: list[str]) -> None:
    """Hang a name on the object before it, whose it is: "endorsed her opponent, former mayor Anna Lie"."""
    low = s.edges(name)[0]
    low += s.words[low] == ","
    noun = low - 2
    object_ = noun > 0 and s.deps[noun] == "dobj" and s.heads[noun] == s.heads[name]
    if object_ and s.tags[noun] == "NN" and s.words[low - 1] == "," and low < name:
        heads[name], deps[name] = noun, "appos"


def name_as_object(s: Sentence, name: int, deps: list[str]) -> None:
    """Read an unknown name right after a verb as its object: "degrade and defeat ISIL"."""
    verb = s.heads[name]
    first = s.edges(name)[0]
    perfect = any(s.deps[c] == "aux" and s.lemmas[c] == "have" for c in s.children[verb])
    active = s.tags[verb] != "VBN" or (perfect and not any(s.deps[c] == "auxpass" for c in s.children[verb]))
    if s.pos[verb] != "VERB" or first != verb + 1 or not active:
        return
    if not any(s.deps[c] in ("dobj", "dative", "attr") for c in s.children[verb]):
        deps[name] = "dobj"
