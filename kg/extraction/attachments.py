"""Attachments: phrases that name a side of a deed, hung back on its verb or noun where the parser misplaced them.

Each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in place.
"""

from __future__ import annotations

from kg.extraction.joining import is_name
from kg.extraction.list_attachments import CASES, for_talks, instance, some_of_those
from kg.extraction.sentence import NOMINAL, Sentence
from kg.extraction.word_classes import words

#: Verbs that ask "for somebody to do" something.
_CALLING = frozenset(
    {"call", "push", "press", "appeal", "plead", "lobby", "campaign", "argue", "beg", "pray", "clamour"}
)
_DAYS = words("months_and_weekdays")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
#: Parts of speech of what names somebody or something.
NAMING = NOMINAL | {"PRON"}
#: Verbs that judge somebody for something, and deeds that have doers of their own.
_JUDGING = frozenset(
    {*words("object_gerund"), "hit", "slap", "threaten", "reward", "present", "serve", "provide"}
)
_DEEDS = words("deeds")
#: Verbs whose participle before a deed says how hard it is: "amid punishing raids".
_FIERCE = frozenset(
    {"punish", "cripple", "devastate", "wither", "escalate", "mount", "continue", "damage", "crush"}
)
#: Verbs that say of their object what it is.
_DECLARING = frozenset({"hold", "deem", "consider", "judge", "pronounce"})
#: Verbs and nouns by which something goes to somebody.
_HANDING = frozenset(
    {
        "return", "send", "give", "hand", "deliver", "ship", "donate", "deploy", "dispatch", "transfer", "repatriate",
        "provide", "supply", "lend", "restore", "pay", "grant", "award", "present",
    }
)  # fmt: skip
_MOTION = words("motion") | {"be", "flee", "move", "belong", "relate", "refer", "lead"}
_HANDOVERS = words("handovers")
_GIVING = words("double_object")
#: What goes both ways, of some thing.
_EXCHANGES = frozenset({"exchange", "swap", "sharing", "flow", "trade", "transfer", "movement"})
#: What spreads, and verbs of how it does.
_SPREAD, _GROWING = words("spread"), words("growing")
#: Verbs whose participle before a name says what its bearer does.
STATES = words("stative")
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
#: Words that are gone through for a verb, at most; bounds the cost of hostile text.
_WORDS = 40
#: Verbs that say what somebody is charged with by "of".
_OF_CHARGES = frozenset({"accuse", "suspect", "convict", "acquit"})
_CHARGES = frozenset({"accusation", "allegation", "charge", "claim", "suspicion", "complaint"})
#: Steps that are taken up a chain of phrases; bounds the cost of hostile text.
_NEAR = 4


def preposition(s: Sentence, prep: int, heads: list[int], deps: list[str]) -> None:
    """Hang a preposition where it belongs, by the rules for its word."""
    word = s.lemmas[prep].lower()
    if prep > 2 and s.words[prep - 1].lower() in CASES and deps[prep] == "prep":
        instance(s, prep, heads, deps)
    if word == "include":
        some_of_those(s, prep, heads)
    if word == "by":
        of_a_deed(s, prep, heads, deps)
        judged_by(s, prep, heads, deps)
        done_to(s, prep, heads)
        given_by(s, prep, heads, deps)
    elif deps[prep] != "prep":
        return
    elif word in ("of", "for", "over") and s.lemmas[s.heads[prep]] in _GROWING:
        spreading(s, prep, heads)
    elif word == "for":
        for_talks(s, prep, heads)
    elif word == "of":
        undergone(s, prep, heads)
        accused(s, prep, heads)
        out_of(s, prep, heads, deps)
    elif word == "on":
        blamed(s, prep, heads)
        done_by(s, prep, heads)
    elif word == "against":
        against(s, prep, heads)
    elif word == "between":
        exchanged(s, prep, heads)
    elif word == "to":
        if s.lemmas[prep - 1] in ("end", "halt") and s.deps[prep - 1] == "dobj":
            heads[prep] = prep - 1  # "demanded an end to Danish raids"
        else:
            handed(s, prep, heads)
    elif word == "from" and prep and s.pos[prep - 1] == "ADV":
        if s.lemmas[prep - 1].lower() == "far":
            heads[prep] = prep - 1  # "far from attacking Bern, Oslo has helped it"
        elif s.lemmas[prep - 1].lower() == "away" and s.pos[s.heads[prep - 1]] == "VERB":
            heads[prep] = s.heads[prep - 1]  # "broke away from the front"


def spreading(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang what something is of on its noun, not on the verb by which it spreads: "fears grow of a war", "calls rise for"."""
    verb = s.heads[prep]
    noun = s.child(verb, "nsubj", "nsubjpass")
    if (
        noun is not None
        and noun < verb < prep
        and s.lemmas[noun].lower() in _SPREAD
        and s.child(verb, "dobj") is None
    ):
        heads[prep] = noun


def exchanged(s: Sentence, between: int, heads: list[int]) -> None:
    """Hang "between" on an exchange, not on what is exchanged: "the swap of prisoners between Oslo and Bern"."""
    thing = s.heads[between]
    of = s.heads[thing]
    if s.deps[thing] == "pobj" and s.lemmas[of] == "of" and s.lemmas[s.heads[of]] in _EXCHANGES:
        heads[between] = s.heads[of]


def of_a_deed(s: Sentence, by: int, heads: list[int], deps: list[str]) -> None:
    """Hang "by" on the deed right before it, not on a verb: "was shut in the wake of raids by Oslo"."""
    deed, verb = by - 1, heads[by]
    near = s.deps[deed] == "pobj" and s.lemmas[deed] in _DEEDS and s.tags[deed] in ("NN", "NNS")
    doer = s.child(by, "pobj") if near and s.pos[verb] == "VERB" and verb < deed else None
    between = s.heads[s.heads[deed]] != verb  # "was condemned for the raid by Oslo"
    if doer is not None and between and s.pos[doer] in NAMING:
        heads[by], deps[by] = deed, "prep"


def done_to(s: Sentence, by: int, heads: list[int]) -> None:
    """Hang "by" on a deed, not on whom it is done to: "the release of Lie by Oslo"."""
    thing = s.heads[by]
    of = s.heads[thing]
    deed = s.heads[of]
    done = s.deps[thing] == "pobj" and s.lemmas[of] == "of" and s.pos[deed] == "NOUN"
    if done and heads[by] == thing and s.pos[thing] == "PROPN" and s.deps[by] == "prep":
        heads[by] = deed


def given_by(s: Sentence, by: int, heads: list[int], deps: list[str]) -> None:
    """Hang "by" on the verb by which somebody is given a thing: "Oslo was granted a loan by Bern"."""
    thing = s.heads[by]
    verb = s.heads[thing]
    given = s.deps[thing] == "dobj" and s.tags[verb] == "VBN" and s.lemmas[verb] in _GIVING
    if given and heads[by] == thing and s.child(verb, "nsubjpass") is not None:
        giver = s.child(by, "pobj")
        if giver is not None and s.pos[giver] == "PROPN" and s.child(verb, "agent") is None:
            heads[by], deps[by] = verb, "agent"


def done_by(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "on" and "against" on a deed, not on its doer: "the attack by Oslo on Bern"."""
    doer = s.heads[prep]
    by = s.heads[doer]
    named = s.pos[doer] == "PROPN" and s.deps[doer] == "pobj"
    if named and s.lemmas[by] == "by" and s.pos[s.heads[by]] == "NOUN":
        heads[prep] = s.heads[by]


def against(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "against" on what is done, not on where: "filed a lawsuit in the High Court against the mayor"."""
    place = s.heads[prep]
    while s.deps[place] == "conj" and s.pos[place] == "NOUN" and s.heads[place] < place:
        place = s.heads[place]
    where = s.heads[place]
    named = s.pos[place] == "PROPN" or s.lemmas[place] in ("court", "tribunal")
    if named and s.deps[place] == "pobj" and s.lemmas[where].lower() in ("in", "at", "before"):
        heads[prep] = s.heads[where]
    if s.lemmas[where].lower() == "of" and s.lemmas[s.heads[where]] in _CHARGES:
        heads[prep] = s.heads[where]  # "accusations of fraud and abuse against the mayor"
    done_by(s, prep, heads)


def handed(s: Sentence, to: int, heads: list[int]) -> None:
    """Hang "to" on the verb or deed of handing, not inside what is handed: "returned a vase stolen in 1980 to Oslo".

    Or on what is only listed of it: "sent 300 troops, including ten officers, to Oslo".
    """
    near, goal = heads[to], s.child(to, "pobj")
    if goal is None or not any(s.words[t][:1].isupper() for t in (goal, *s.children[goal])):
        return
    apart = s.words[to - 1] == "," or s.pos[near] in ("PROPN", "NUM")
    above = near
    for _ in range(_NEAR * 2):
        through, above = above, s.heads[above]
        if above == through or above > to:
            return
        if s.deps[through] in ("relcl", "acl"):
            # "stolen in 1980 to", but not "people who fled by boat to"
            moving = s.tags[through] == "VBG" or s.lemmas[through] in _MOTION
            between = near != through or any(
                s.deps[c] in ("prep", "npadvmod") and near < c < to for c in s.children[near]
            )
            apart = apart or (between and not moving)
        done = s.deps[through] == "dobj" and s.lemmas[above] in _HANDING and s.pos[above] == "VERB"
        noun = s.deps[through] == "prep" and s.lemmas[through] == "of" and s.lemmas[above] in _HANDOVERS
        if done or noun:
            given = any(s.lemmas[c] == "to" or s.deps[c] == "dative" for c in s.children[above])
            if apart and through < near and not given:
                heads[to] = above
            return


def blamed(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "on" on the verb that lays something on somebody: "blamed the attack on the rebels"."""
    thing = s.heads[prep]
    verb = s.heads[thing]
    if s.deps[thing] == "dobj" and s.lemmas[verb] in ("blame", "pin") and thing < prep:
        heads[prep] = verb


def out_of(s: Sentence, prep: int, heads: list[int], deps: list[str]) -> None:
    """Read "out" before "of" as the verb's particle: "backed out of the deal"."""
    out = s.heads[prep]
    if s.lemmas[out].lower() == "out" and s.deps[out] == "prep" and s.pos[s.heads[out]] == "VERB":
        heads[prep] = s.heads[out]
        deps[out] = "prt"


def undergone(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang "of" on a deed told before an aside: "deplored the killing, on 2 May, of two envoys"."""
    verb = s.heads[prep]
    aside = s.words[prep - 1] == "," and s.pos[verb] == "VERB" and s.lemmas[verb] not in _OF_CHARGES
    deed = s.child(verb, "dobj") if aside else None
    if deed is not None and deed < prep and s.pos[deed] == "NOUN" and s.words[deed + 1] == ",":
        heads[prep] = deed


def accused(s: Sentence, prep: int, heads: list[int]) -> None:
    """Hang what somebody is accused of on the verb: "accused the mayor of fraud", "accused by the senator of lying"."""
    charge = s.child(prep, "pcomp", "pobj")
    if charge is None or s.pos[charge] not in ("VERB", "NOUN"):
        return
    told = {s.deps[c] for c in s.children[charge]} & {"det", "poss"}
    inner = next((s.child(c, "pobj", "pcomp") for c in s.children[charge] if s.lemmas[c] == "of"), None)
    if told or (inner is not None and s.tags[inner] in ("NN", "VBG")):
        return  # "accused members of parliament of fraud", but "of the murder of nurses"
    person = s.heads[prep]
    for _ in range(_NEAR):
        if (
            s.deps[person] == "pobj" and s.lemmas[s.heads[person]] == "of"
        ):  # "accused the mayor of Oslo of fraud"
            person = s.heads[s.heads[person]]
    verb = s.heads[s.heads[person]] if s.deps[s.heads[person]] == "agent" else s.heads[person]
    placed = s.deps[person] == "dobj" or s.deps[s.heads[person]] == "agent"
    other = any(s.lemmas[c] == "of" and c < prep for c in s.children[verb])
    if placed and not other and s.lemmas[verb] in _OF_CHARGES:
        heads[prep] = verb


def judged_by(s: Sentence, by: int, heads: list[int], deps: list[str]) -> None:
    """Hang "by" on the passive verb that judges: "was charged with fraud by the state", "was praised for his work by them"."""
    thing = s.heads[by]
    prep = s.heads[thing]
    verb = s.heads[prep]
    if s.deps[thing] not in ("pobj", "pcomp") or s.deps[prep] != "prep" or s.lemmas[verb] not in _JUDGING:
        return
    doer = s.child(by, "pobj")
    named = doer is not None and s.pos[doer] in NAMING and thing < by
    passive = s.tags[verb] == "VBN" and not any(s.deps[c] in ("dobj", "agent") for c in s.children[verb])
    perfect = any(s.deps[c] == "aux" and s.lemmas[c] == "have" for c in s.children[verb])
    voiced = any(s.deps[c] == "auxpass" for c in s.children[verb]) or not perfect
    if named and passive and voiced and s.lemmas[thing] not in _DEEDS and s.tags[thing] != "VBN":
        heads[by], deps[by] = verb, "agent"


def office_holder(s: Sentence, name: int, heads: list[int]) -> None:
    """Hang a person's name on his office, not on the noun before: "their support for the Envoy of the Union, Ana Lie"."""
    noun = s.heads[name]
    named = any(low <= name < high and label == "PERSON" for low, high, label in s.ents)
    if not named or s.pos[noun] != "NOUN" or s.words[noun][:1].isupper():
        return
    for c in s.children[noun]:
        office = s.child(c, "pobj") if s.deps[c] == "prep" and noun < c < name else None
        if office is not None and s.words[office][:1].isupper():
            if not any(low <= office < high for low, high, _ in s.ents):
                heads[name] = office
            return


def after_date(s: Sentence, name: int, heads: list[int]) -> None:
    """Join a name to the object of a verb, not to the day after it: "visited Peru on 4 April and Oslo on Monday"."""
    day = s.heads[name]
    on = s.heads[day]
    verb = s.heads[on]
    if s.deps[day] != "pobj" or s.words[day].lower() not in _DAYS or s.words[name].lower() in _DAYS:
        return
    if s.pos[verb] != "VERB":  # the day hangs on the object itself
        verb = s.heads[verb]
    goal = s.child(verb, "dobj")
    if goal is not None and goal < day and is_name(s, goal) and s.pos[verb] == "VERB":
        heads[name] = goal


def leading_subject(s: Sentence, name: int, deps: list[str]) -> None:
    """Read a name in front of a verb without a subject as its subject: "Oslo, wary of Bern, backed Peru"."""
    verb = s.heads[name]
    finite = s.pos[verb] == "VERB" and (
        s.tags[verb] in _FINITE
        or (s.deps[verb] == "ROOT" and any(s.deps[c] == "aux" for c in s.children[verb]))
    )
    if (
        name < verb
        and finite
        and is_name(s, name)
        and not any(deps[c] in _SUBJECTS for c in s.children[verb])
    ):
        deps[name] = "nsubj"


def below_auxiliary(s: Sentence, subject: int, heads: list[int]) -> None:
    """Hang a subject on its verb, not on the auxiliary or a phrase of time: "Oslo has (for years) normalised its ties"."""
    auxiliary = s.heads[subject]
    verb = s.heads[auxiliary]
    if s.deps[auxiliary] not in ("aux", "auxpass", "prep") or not subject < auxiliary < verb:
        return
    if not any(s.deps[c] in _SUBJECTS for c in s.children[verb]):
        heads[subject] = verb


def object_complement(s: Sentence, adjective: int, heads: list[int], deps: list[str]) -> None:
    """Read an adjective behind an object as what is said of it: "held Oslo responsible for the raid"."""
    verb = s.heads[s.heads[adjective]]
    said = s.lemmas[verb] in _DECLARING or s.lemmas[adjective] == "captive"
    if s.deps[s.heads[adjective]] == "dobj" and said and s.pos[verb] == "VERB":
        heads[adjective], deps[adjective] = verb, "oprd"


def called_for(s: Sentence, infinitive: int, heads: list[int], deps: list[str]) -> None:
    """Read "for" or "on" and a subject as whom a verb calls upon: "called for Oslo to end its attacks"."""
    verb = s.heads[infinitive]
    words = ("for", "on", "upon") if s.lemmas[verb] == "call" else ("for",)
    near = (*s.children[infinitive], *(c for c in s.children[verb] if s.deps[c] == "prt"))
    mark = next((c for c in near if s.deps[c] in ("mark", "prt") and s.lemmas[c] in words), None)
    subject = s.child(infinitive, "nsubj", "nsubjpass")
    if mark is None or subject is None or s.lemmas[verb] not in _CALLING or not verb < mark < subject:
        return
    heads[mark], deps[mark] = verb, "prep"
    passive = s.deps[subject] == "nsubjpass"  # "called for the mayor to be jailed"
    deps[infinitive] = "ccomp" if passive else "xcomp"
    if not passive:
        heads[subject], deps[subject] = mark, "pobj"


def word_to_word(s: Sentence, token: int, heads: list[int], deps: list[str], pos: list[str]) -> None:
    """Take a word said twice for no verb: "Oslo stands shoulder to shoulder with Bern" tells with whom it stands."""
    first = token - 2
    if first < 1 or s.tags[token - 1] != "TO" or s.words[first].lower() != s.words[token].lower():
        return
    verb = s.heads[first]
    if s.pos[verb] != "VERB" or verb >= first:
        return
    for c in s.children[token]:
        if c > token:
            heads[c] = verb
    heads[token - 1], deps[token - 1] = first, "prep"
    heads[token], deps[token], pos[token] = token - 1, "pobj", "NOUN"
    deps[first] = "npadvmod"


def attributive(s: Sentence, prep: int, heads: list[int], deps: list[str]) -> None:
    """Read "the hunt for fleeing rebels" as an adjective before its noun, not as a gerund with its object."""
    verb = s.child(prep, "pcomp")
    if verb is None or verb != prep + 1 or s.tags[verb] != "VBG":
        return
    noun = s.child(verb, "dobj")
    if noun is None or s.edges(noun)[0] != verb + 1:
        return
    if s.lemmas[verb] not in STATES and not (s.lemmas[verb] in _FIERCE and s.lemmas[noun] in _DEEDS):
        return
    guest = s.tags[noun] == "NNP" and s.lemmas[prep].lower() in (
        "against",
        "with",
    )  # "with visiting King Lie"
    if not guest and s.tags[noun] not in ("NNS", "NNPS"):
        return
    if not any(s.deps[c] in ("det", "poss") for c in s.children[noun]):
        heads[noun], deps[noun] = prep, "pobj"
        heads[verb], deps[verb] = noun, "amod"


def infinite_conjunct(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join an infinitive to the one before it: "asked her to press Oslo to stop its raids and to lift the siege"."""
    partner, to = s.heads[verb], s.child(verb, "aux")
    if s.tags[verb] != "VB" or to is None or s.tags[to] != "TO" or s.tags[partner] not in _TENSED:
        return
    if to != verb - 1 or s.child(verb, "nsubj") is not None or partner > verb:
        return
    for t in range(verb - 2, max(partner, verb - _WORDS), -1):
        if s.tags[t] == "VB" and s.tags[t - 1] == "TO" and s.pos[t] == "VERB":
            heads[verb] = t
            return
