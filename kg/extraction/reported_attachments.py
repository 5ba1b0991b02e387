"""Clauses of what is said: which verbs belong to whoever speaks, and which to what he says.

As in ``attachments.py``, each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in
place.
"""

from __future__ import annotations

from itertools import islice

from kg.extraction.attachments import NAMING
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words

ASSERTING = words("asserting") | {"say", "tell", "write", "add", "ask", "go", "think"} | words("stressing")
REQUESTING = words("asking") | {"tell", "order", "invite", "instruct", "exhort", "implore", "remind"}
#: Words to somebody, or on what he did.
_ADDRESSING = (
    words("asking")
    | words("appraising")
    | {"accuse", "threaten", "vow", "warn", "pledge", "promise", "reject", "thank"}
) - {"campaign", "concentrate", "focus", "push", "resent"}
#: Verbs of what one says of others beside a demand.
_CHARGING = words("accusing") | {
    "attack",
    "blast",
    "slam",
    "call",
    "describe",
    "denounce",
    "condemn",
    "criticise",
    "criticize",
    "warn",
    "claim",
    "allege",
    "say",
}
#: What somebody does who then goes on with a charge.
_ANSWERING = words("appraising") | {
    "attack",
    "respond",
    "react",
    "reply",
    "refuse",
    "decline",
    "resign",
    "quit",
}
#: What stands at a verb that isn't joined to another by its subject.
_OWN = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})
_STEPS = 5
#: Words before a verb that are looked through.
_NEAR = 50
_SPEAKING = ASSERTING | REQUESTING
#: Verbs by which somebody says what he takes something for.
CALLING = frozenset(
    {"call", "describe", "see", "term", "characterise", "characterize", "label", "dub", "brand", "regard"}
)
#: What is said or done at once by those who hear somebody's words.
_REACTIONS = words("reactions")
_TELLING = frozenset({"tell", "inform", "warn", "advise", "assure", "remind", "notify", "show"})
#: What somebody who has said something goes on to do.
_GOING_ON = words("going_on_to_say")
#: Words that open a clause, or stand before a noun.
_AFTER = frozenset({"after", "before", "since", "until"})
#: Words before others who do the same.
_AMONG = frozenset({"among", "including", "along", "like"})


def said_beside(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a second verb of saying to the first: "said Lie was too timid and warned that she might oust him".

    What is said to be, will be or should be so goes on in its own form, so that a bare past with a clause of its own isn't
    part of it.
    """
    clause = s.heads[verb]
    above = s.heads[clause]
    if s.tags[verb] != "VBD" or s.deps[clause] != "ccomp" or s.tags[above] != "VBD" or above > clause:
        return
    now = any(s.tags[c] in ("VBZ", "VBP") for c in (clause, *s.children[clause]))
    if s.lemmas[verb] not in _SPEAKING and not (now and s.lemmas[verb] in _ADDRESSING):
        return
    if s.lemmas[above] not in ASSERTING or any(s.deps[c] in _OWN for c in s.children[verb]):
        return
    state = s.lemmas[clause] == "be" or any(
        s.tags[c] in ("MD", "VBZ", "VBP") for c in (clause, *s.children[clause])
    )
    told = ("ccomp", "xcomp", "dobj") if now else ("ccomp", "xcomp")
    said = state and s.child(verb, *told) is not None
    if said and s.child(clause, "nsubj", "nsubjpass") is not None:
        heads[verb] = above


def in_their_words(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Put what something is called in its place: "condemned what he called an attack", "in what she described as a warning"."""
    if s.lemmas[verb] not in CALLING or s.tags[s.edges(verb)[0]] != "WP":
        return
    noun = next((c for c in s.children[verb] if s.deps[c] == "oprd" and c > verb), None)
    for prep in s.children[verb] if noun is None else ():
        if s.lemmas[prep] == "as" and prep > verb:
            noun = s.child(prep, "pobj")
    if noun is not None and s.pos[noun] in NAMING:
        heads[noun], deps[noun] = s.heads[verb], "dobj" if s.deps[verb] == "ccomp" else "pobj"
        heads[verb], deps[verb] = noun, "parataxis"


def beside_report(s: Sentence, verb: int, heads: list[int]) -> None:
    """Join a past tense to the verb of saying, not to what is said: "said that Oslo would wait and accused Bern of haste".

    What is said stands in a form that no past tense can share an auxiliary with, so that the deed is the speaker's. Behind
    "had" a participle looks like a past tense; there only a word to somebody is sure to be: "denied that troops had fired
    and accused Bern", but "said that Oslo had closed its ports and stopped trains". A clause with a subject of its own
    behind a comma is a sentence of its own: "said that officers had fired, and the union demanded talks".
    """
    clause = s.heads[verb]
    saying = s.heads[clause]
    past = s.tags[saying] in ("VBD", "VBN")  # "has said that"
    if s.tags[verb] != "VBD" or s.deps[clause] != "ccomp" or not past or saying > clause:
        return
    if s.tags[clause] not in ("VB", "VBN") or s.lemmas[saying] not in _SPEAKING:
        return
    if any(s.deps[c] in ("aux", "auxpass", "nsubjpass", "neg") for c in s.children[verb]):
        return
    helpers = {s.deps[c]: s.tags[c] for c in s.children[clause] if s.deps[c] in ("aux", "auxpass")}
    speaking = s.lemmas[verb] in _ADDRESSING and s.lemmas[clause] not in _ADDRESSING
    sure = bool(helpers) and (helpers.get("aux") == "MD" or speaking)
    conjunction = next((c for c in s.children[clause] if clause < c < verb and s.deps[c] == "cc"), None)
    apart = conjunction is not None and s.words[conjunction - 1] == ","
    if (
        sure
        and s.child(clause, "nsubj", "nsubjpass") is not None
        and (apart or s.child(verb, "nsubj") is None)
    ):
        heads[verb] = saying
        if conjunction is not None:  # it is no word of what is said
            heads[conjunction] = saying


def after_who(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read a clause whose subject is told more of: "met after Lie, known for his ties with Oslo, declined to help".

    Parsers take the name for the object of "after", and the verb for one joined to the main verb.
    """
    if s.tags[verb] not in ("VBD", "VBZ", "VBP") or s.words[verb - 1] != ",":
        return
    joined = s.child(s.heads[verb], "cc")
    if any(s.deps[c] in _OWN for c in s.children[verb]) or (joined is not None and joined < verb):
        return
    for prep in range(verb - 2, max(s.heads[verb], verb - _NEAR), -1):
        who = s.child(prep, "pobj") if s.deps[prep] == "prep" and s.lemmas[prep] in _AFTER else None
        if who is None:
            continue
        end = s.edges(who)[1]
        also = s.lemmas[end + (s.words[end] == ",")] in _AMONG  # "after Lie, among others, declined"
        if not also and (s.words[who + 1] != "," or end != verb - 1):
            continue
        heads[who], deps[who] = verb, "nsubj"
        heads[prep], deps[prep] = verb, "mark"
        heads[verb], deps[verb] = s.heads[prep], "advcl"
        return


def was_told(s: Sentence, verb: int, heads: list[int], deps: list[str]) -> None:
    """Read what somebody is told as a clause of its own: "the court was told the clerks, who are brothers, stole"."""
    told = s.heads[verb]
    if s.lemmas[told] not in _TELLING or s.child(told, "nsubjpass") is None or s.tags[verb] != "VBD":
        return
    subject = s.child(told, "dobj")
    if subject is None or not told < subject < verb or s.edges(subject)[0] != told + 1:
        return
    joined = any(s.deps[c] == "cc" for c in (*s.children[told], *s.children[verb]) if told < c < verb)
    if not joined and s.child(verb, "nsubj", "nsubjpass") is None:
        heads[subject], deps[subject] = verb, "nsubj"
        deps[verb] = "ccomp"


def reaction(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang what came of somebody's words on the saying: "said he would repeal the ban, drawing condemnation from Oslo"."""
    met = s.child(verb, "dobj")
    if s.tags[verb] != "VBG" or met is None or s.lemmas[met] not in _REACTIONS or s.words[verb - 1] != ",":
        return
    clause = heads[verb]
    for _ in range(_STEPS):
        if s.deps[clause] not in ("xcomp", "ccomp", "conj") or s.heads[clause] > clause:
            return
        above = s.heads[clause]
        hedged = any(s.tags[c] in ("MD", "VBZ", "VBP") for c in (clause, *s.children[clause]))
        if s.deps[clause] == "ccomp" and s.lemmas[above] in ASSERTING:
            if hedged:
                heads[verb] = above
            return
        clause = above


def went_on(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang what a speaker adds on the saying: "said ten men were held, adding that the police had beaten one of them".

    Who speaks in what is said may go on himself: "said Lie had accused her, adding that she lied".
    """
    clause = heads[verb]
    above = s.heads[clause]
    if s.tags[verb] != "VBG" or s.words[verb - 1] != "," or s.lemmas[verb] not in _GOING_ON:
        return
    if s.deps[clause] == "conj":
        clause, above = above, s.heads[above]
    if s.deps[clause] != "ccomp" or s.lemmas[above] not in ASSERTING or above > clause:
        return
    speaks = s.lemmas[heads[verb]] in ASSERTING | _ADDRESSING | CALLING | REQUESTING
    suffers = s.child(heads[verb], "auxpass") is not None or s.lemmas[heads[verb]] == "be"
    if suffers or (s.lemmas[verb] == "add" and not speaks):
        heads[verb] = above


def meanwhile(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang on the saying what another does meanwhile: "said he was ready to talk, while the mayor welcomed the plan".

    Without the comma only where it is no part of what is said: a past tense isn't of what will be, and who speaks isn't
    told of by another who speaks: "said that the tax would fall while Bern praised the mayor".
    """
    mark, subject = s.child(verb, "mark"), s.child(verb, "nsubj", "nsubjpass")
    if mark is None or subject is None or s.words[mark].lower() not in ("while", "whereas"):
        return
    apart = s.words[mark - 1] == "," and s.tags[subject] != "PRP"
    at = heads[verb]
    for saying in islice(s.path_up(at), _STEPS):
        if s.deps[at] == "ccomp" and saying < at:
            told = apart and s.tags[saying] == "VBD" and s.lemmas[saying] in ASSERTING
            if told or (at == s.heads[verb] and _is_other(s, verb, subject, at, saying)):
                heads[verb] = saying
                return
        at = saying


def _is_other(s: Sentence, verb: int, subject: int, clause: int, saying: int) -> bool:
    hedged = any(s.tags[c] == "MD" for c in s.children[clause])
    perfect = s.tags[verb] == "VBN" and s.lemmas[verb] in _SPEAKING and s.child(verb, "auxpass") is None
    past = (perfect or s.tags[verb] == "VBD") and s.deps[subject] == "nsubj" and s.pos[subject] in NAMING
    speaks = hedged or s.lemmas[verb] in _ADDRESSING | ASSERTING
    return past and speaks and clause < verb and s.lemmas[saying] in _SPEAKING


def put_in(s: Sentence, verb: int, deps: list[str]) -> None:
    """Read a name behind a verb of saying that is put in as who says it: "In Oslo, charged Lie, nobody listens"."""
    name = s.child(verb, "dobj")
    inserted = s.words[verb - 1] == "," and s.lemmas[verb] in ASSERTING | {"charge", "counter", "quip"}
    if name is None or not inserted or any(s.deps[c] in (*_OWN, "mark") for c in s.children[verb]):
        return
    end = s.edges(name)[1]
    if s.pos[name] == "PROPN" and s.edges(name)[0] == verb + 1 and s.words[end : end + 1] == (",",):
        deps[verb], deps[name] = "parataxis", "nsubj"


def of_the_asking(s: Sentence, verb: int, heads: list[int]) -> None:
    """Hang a charge on who asks or says: "demanded that the council act, accusing the mayor of fraud".

    Of what is said only where it isn't said of one who speaks himself: "said the mayor replied, accusing her of fraud".
    """
    asked, before = heads[verb], s.words[max(0, verb - 2) : verb]
    asking, comma = heads[asked], before[-1:] == (",",) or before in ((",", "”"), (",", '"'))
    if s.tags[verb] != "VBG" or not comma or s.lemmas[verb] not in _CHARGING or not asking < asked < verb:
        return
    speaks = s.lemmas[asked] in _SPEAKING | _ADDRESSING | _CHARGING or s.lemmas[asked] in _ANSWERING
    said = s.lemmas[asking] in _SPEAKING and s.deps[asked] == "ccomp" and not speaks
    if said or (s.deps[asked] in ("xcomp", "ccomp") and s.lemmas[asking] in REQUESTING):
        heads[verb] = asking
