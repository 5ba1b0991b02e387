"""Whose judgement a word is: the speaker's, the author's, or that of whoever the sentence says holds it."""

from __future__ import annotations

from kg.extraction.judged import Judged
from kg.extraction.naming import NAMING, first_of, naming_verb
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.unsaid import disbelieved
from kg.extraction.word_classes import words
from kg.model import AUTHOR, EventType

#: Verbs of saying and thinking whose that-clause is the opinion of their subject, also where nothing is reported.
_HOLDING = frozenset(
    {
        "claim",
        "say",
        "think",
        "believe",
        "argue",
        "insist",
        "feel",
        "contend",
        "maintain",
        "complain",
        "suggest",
    }
    | {"acknowledge", "concede", "admit", "agree", "note", "recognise", "recognize", "assert", "declare"}
    | {"know", "realise", "realize", "stress", "emphasise", "emphasize", "reckon", "judge", "decide"}
)
#: Verbs whose object holds what follows: "is convinced that he is a coward".
_WON_OVER = frozenset({"convince", "persuade", "satisfy", "assure"})
#: Nouns whose that-clause is an opinion of somebody who isn't named.
_RUMOURS = words("hearsay")
#: Nouns whose that-clause is what somebody says, where it is told whose they are.
_ASSERTIONS = words("assertions")
_SELF = frozenset({"i", "we"})
_CROWD = frozenset({"many", "some", "other", "others", "most", "few", "nobody", "everybody", "everyone"})
#: Verbs whose negation leaves open what their subject thinks.
_SAYING = frozenset({"say", "claim", "argue", "insist", "contend", "maintain", "suggest", "allege", "imply"})
_BROACHING = frozenset({"mention", "discuss", "add", "point", "state", "tell", "explain", "announce"})
#: Verbs by which one says a thing without vouching for it in full.
_HINTING = frozenset({"allege", "suspect", "insinuate", "hint", "imply", "fear", "worry", "charge", "warn"})
#: Verbs whose that-clause is against whoever does what it says, if that is bad.
_DREADING = frozenset(
    {"fear", "worry", "dread", "suspect", "complain", "protest", "regret"}
    | {"worried", "concerned", "afraid", "fearful", "alarmed", "nervous", "terrified", "upset", "angry"}
)
#: Adjectives of whoever holds what follows: "is convinced that he is a coward".
_SURE = frozenset({"convinced", "certain", "sure", "confident", "adamant", "positive"})
#: Modal verbs that leave it open whether a thing is so.
_OPEN = frozenset({"may", "might", "could", "can", "should", "would", "must"})
#: Nouns for whose thoughts a thing is: "in her view".
_VIEWS = frozenset(
    {"view", "opinion", "eye", "estimation", "judgment", "judgement", "mind", "telling", "word"}
)
#: Things in which people speak: "wrote in a letter that".
_EXPRESSIONS = words("expressions")
#: Prepositions before what somebody is criticised or put under pressure for, and deeds by which that happens.
_GROUNDS = frozenset({"over", "for", "about", "against"})
_PRESSING = frozenset(
    {"pressure", "press", "question", "grill", "quiz", "probe", "investigate", "investigation", "sue", "fine"}
    | {"scrutiny", "fire", "flak", "heat", "lawsuit", "inquiry", "penalise", "penalize", "punish"}
)
_MOVED = words("moved")
#: ... and before what a feeling is about.
_FELT = frozenset({"by", "at", "with", "from"})
_AGAINST: frozenset[EventType] = frozenset({"ACCUSE", "REJECT", "PROTEST", "SANCTION", "COERCE", "THREATEN"})
#: Verbs by which somebody is told to do what whoever speaks calls by his own words.
_BIDDING = frozenset({"tell", "ask", "order", "instruct", "command", "direct"})
#: Words before the colon of a label, at most.
_LABEL = 6
#: Clauses looked through for whose opinion a word is; bounds the cost in hostile sentences.
_DEPTH = 6


def judge_of(scene: Scene, judged: Judged, token: int, *, against: bool) -> str | None:
    """Give whose judgement a word is; None where it is somebody's who can't be told.

    :param against: whether it is against whoever is judged, as what is feared of him is: "fears that she will ruin us".
    """
    s = scene.sentence
    if s.deps[token] == "amod" and judged.uttered(s.heads[token]):
        token = s.heads[s.heads[token]]  # who says it doesn't call it so
    teller, at = scene.voice(token), token
    doubted = disbelieved(scene, token)  # "doesn't think that he is honest"
    token = first_of(s, token)
    verb = naming_verb(s, token)
    if verb is not None and s.deps[token] not in ("oprd", "ccomp"):
        if scene.status.of(verb) == "denied":
            return None
        by = scene.frames.subjects(verb)
        if not by and scene.frames.is_passive(verb):
            by = scene.frames.preps(token, "by")  # parsers tie it there: "hailed as a hero by Lie"
        called_by = scene.persons(by, outright=True)
        return called_by[0] if called_by else None
    if teller == AUTHOR and (viewer := _viewer(scene, token) or _labelled(scene, token)) is not None:
        return viewer
    for _ in range(_DEPTH):
        head, dep = s.heads[at], s.deps[at]
        if head == at:
            break
        if dep in ("acl", "ccomp") and s.lemmas[head] in _ASSERTIONS and (claimer := _asserter(scene, head)):
            return claimer  # "her claim that he is a coward"
        if dep in ("acl", "ccomp", "relcl") and s.pos[head] == "NOUN" and _is_rumour(s, head):
            return None  # "over concerns that he was unfit" is the opinion of nobody who is named
        if dep in ("pobj", "pcomp") and teller == AUTHOR and _is_ground(judged, head):
            return None  # "was put under pressure over its failure" tells what others hold against it
        if dep == "ccomp" and any(s.lemmas[c] in _RUMOURS for c in s.children[head] if s.deps[c] == "dobj"):
            return None  # "fuelled worries in Oslo that the union was a burden"
        if dep == "relcl" and teller == AUTHOR and s.lemmas[head] in _EXPRESSIONS and _content(s, at):
            return _writer(scene, head)
        wished = dep == "xcomp" and teller != AUTHOR and scene.status.of(at) != "actual"
        if wished and teller in scene.persons(scene.frames.subjects(at), outright=True):
            return None  # "urged Lie to condemn their brutal raid": he hasn't
        told = (
            dep in ("xcomp", "ccomp")
            and s.lemmas[head] in _BIDDING
            and any(s.tags[c] == "TO" for c in s.children[at])
        )
        if told and (outer := scene.voice(head)) not in (AUTHOR, teller):
            return (
                outer  # "Lie tells them to wait while they prepare a smear," said Dahl: it is a smear to Dahl
            )
        if dep == "ccomp" and _is_crowd(scene, head):
            return None  # "many say that he is a liar", whoever quotes them
        left = s.edges(at)[0] if dep == "ccomp" else 0
        if left and s.pos[left - 1] == "NOUN" and s.lemmas[left - 1] in _RUMOURS:
            return None
        if dep == "ccomp" and s.lemmas[head] in _SAYING | _BROACHING and scene.status.negated(head):
            return None  # "she didn't say (mention) that he was a liar"
        named = dep in ("oprd", "ccomp") and s.lemmas[head] in NAMING
        if named or (dep == "ccomp" and teller == AUTHOR):
            if named and not doubted and scene.status.of(head) == "denied":
                return None  # "declined to call him a liar"
            won = s.lemmas[head] in _WON_OVER and scene.frames.is_passive(head)
            found = _convinced(s, head) if won else scene.frames.subjects(head)
            subjects = scene.persons(found, outright=True)
            feared = against and s.lemmas[head] in _DREADING
            opinion = named or won or feared or s.lemmas[head] in _HOLDING | _SURE or _makes_clear(s, head)
            if subjects and subjects[0] != teller:
                return subjects[0] if opinion and (doubted or not scene.status.negated(head)) else None
            if not subjects and opinion and any(s.words[t].lower() not in _SELF for t in found):
                return None  # "some say that he is a coward"
            if named and not found and scene.frames.is_passive(head):
                return None  # "was called a coward"
        at = head
    return teller


def _asserter(scene: Scene, noun: int) -> str | None:
    """Give whose claim a claim is."""
    s = scene.sentence
    found = scene.persons((c for c in s.children[noun] if s.deps[c] == "poss"), outright=True)
    return found[0] if found else None


def fronted(s: Sentence, token: int) -> bool:
    """Say whether a word stands in what somebody says of himself, as a verb of saying behind it tells: "I lied, says Lie"."""
    clause = next((t for t in (token, *s.path_up(token)) if s.deps[t] == "ccomp"), token)
    return s.deps[clause] == "ccomp" and s.heads[clause] > clause


def _is_rumour(s: Sentence, noun: int) -> bool:
    """Say whether a noun tells what others hold; there is none in "there is no doubt that he lied"."""
    if s.lemmas[noun] not in _RUMOURS:
        return False
    sure = s.lemmas[noun] in ("doubt", "question") and any(
        s.lemmas[c] in ("no", "little") for c in s.children[noun]
    )
    return not sure


def doubter(scene: Scene, token: int) -> str | None:
    """Give who asks whether somebody is what a word says: "questioned whether she was fit to lead"."""
    s = scene.sentence
    clause = next((t for t in (token, *s.path_up(token)) if s.pos[t] in VERBAL), token)
    verb = s.heads[clause]
    if s.deps[clause] != "ccomp" or s.lemmas[verb] not in ("question", "doubt"):
        return None
    if scene.status.negated(verb) or scene.status.negated(clause) or scene.status.of(verb) != "actual":
        return None
    found = scene.persons(scene.frames.subjects(verb), outright=True)
    return found[0] if found else None


def _is_crowd(scene: Scene, verb: int) -> bool:
    """Say whether people of whom nothing is told say or think something; "many of whom" tells who they are."""
    s, frames = scene.sentence, scene.frames
    return any(s.lemmas[t].lower() in _CROWD and not frames.preps(t, "of") for t in frames.subjects(verb))


def _convinced(s: Sentence, verb: int) -> tuple[int, ...]:
    """Give who is told to be convinced; parsers hang him on the verb or on its "is"."""
    near = (verb, *(c for c in s.children[verb] if s.deps[c] == "auxpass"))
    return tuple(c for t in near for c in s.children[t] if s.deps[c] in ("nsubj", "nsubjpass"))


def _makes_clear(s: Sentence, verb: int) -> bool:
    """Tell "made clear that", "made it plain that"."""
    return s.lemmas[verb] == "make" and any(s.lemmas[c] in ("clear", "plain") for c in s.children[verb])


def _is_ground(judged: Judged, prep: int) -> bool:
    """Say whether a preposition opens what others hold against somebody: "protests against his divisive rule"."""
    s, finder = judged.scene.sentence, judged.finder
    deed = s.heads[prep]
    felt = s.lemmas[prep].lower() in _FELT
    if s.lemmas[prep].lower() not in _GROUNDS and not felt:
        return False
    event = finder.events.get(deed)
    if not felt and (s.lemmas[deed] in _PRESSING or (event is not None and event.type in _AGAINST)):
        return True
    attitude = finder.tables.attitudes.at(judged.scene.frames, deed)
    if felt:  # "the crew were dismayed by his betrayal"
        return s.lemmas[deed] in _MOVED or (attitude is not None and attitude.row["attitude"] == "resents")
    return attitude is not None and attitude.row["polarity"] == "oppose"


def _viewer(scene: Scene, token: int) -> str | None:
    """Give whose view a clause is by the words before it: "in her view, he is a bully", "for Oslo, he is a hero"."""
    s = scene.sentence
    clause = next((t for t in (token, *s.path_up(token)) if s.pos[t] in VERBAL), token)
    subject = s.child(clause, "nsubj", "nsubjpass")
    for prep in s.children[clause]:
        if s.deps[prep] != "prep" or subject is None or prep > subject:
            continue
        if s.words[s.edges(prep)[1]] == ":":
            continue  # "To the Editor: Lie is right"
        for t in s.children[prep]:
            viewed = s.lemmas[prep].lower() == "in" and s.lemmas[t] in _VIEWS
            held = [c for c in s.children[t] if s.deps[c] == "poss"] if viewed else []
            if viewed:
                held += scene.frames.preps(t, "of")  # "in the eyes of Oslo"
            if s.lemmas[prep].lower() in ("for", "to") and s.lemmas[clause] == "be":
                held = [t]
            if found := scene.persons(held, outright=True):
                return found[0]
    return None


def _labelled(scene: Scene, token: int) -> str | None:
    """Give who is named before a colon that opens a phrase which is no clause: "Lie: Dahl and Moe, a pair of liars"."""
    s = scene.sentence
    colon = s.words.index(":") if ":" in s.words[1:_LABEL] else 0
    if not 0 < colon < token or any(s.pos[t] in VERBAL for t in range(colon)):
        return None
    found = [a for a in scene.at(colon - 1) if scene.cast.profiles[a].type == "Person"]
    return found[0] if found and all(w[0].isupper() for w in s.words[:colon]) else None


def _content(s: Sentence, clause: int) -> bool:
    """Say whether a clause tells what a letter says, and not of the letter: "a letter that he had misled them"."""
    subject = s.child(clause, "nsubj", "nsubjpass")
    return (
        subject is not None
        and any(
            s.lemmas[c] == "that" and c < subject and s.deps[c] in ("dobj", "mark", "pobj")
            for c in s.children[clause]
        )
        and any(s.deps[c] == "dobj" and c > clause for c in s.children[clause])
    )


def _writer(scene: Scene, noun: int) -> str | None:
    """Give who writes or says a thing: "wrote in a letter", "sent a statement"."""
    s = scene.sentence
    verb = next((t for t in s.path_up(noun) if s.pos[t] in VERBAL), None)
    found = scene.persons(scene.frames.subjects(verb), outright=True) if verb is not None else []
    return found[0] if found else None


def maintained(scene: Scene, token: int, holder: str) -> bool:
    """Say whether somebody says that a thing is so: "suggested that he was a coward", not "that he might be"."""
    s = scene.sentence
    clause = next((t for t in (token, *s.path_up(token)) if s.pos[t] in VERBAL), token)
    head = s.heads[clause]
    if s.deps[clause] == "acl" and s.lemmas[head] in _ASSERTIONS:
        return holder == _asserter(scene, head) and not any(s.tags[c] == "MD" for c in s.children[clause])
    if s.deps[clause] != "ccomp" or s.lemmas[head] not in _HOLDING | _HINTING | NAMING or holder == AUTHOR:
        return False
    auxiliaries = scene.status.auxiliaries(clause)
    if any(s.lemmas[a] in _OPEN for a in auxiliaries) or scene.status.negated(head):
        return False
    finite = any(s.tags[t] in ("VBD", "VBZ", "VBP") for t in (clause, *auxiliaries))
    finite = finite or s.lemmas[head] in NAMING  # "considers him to be a coward"
    asked = any(s.lemmas[c] in ("if", "whether") for c in s.children[clause])
    return finite and not asked and holder in scene.persons(scene.frames.subjects(head), outright=True)
