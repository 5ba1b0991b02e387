"""The argument of whoever speaks: what should be done, and how actors are judged (judgement.py).

"Seoul should talk to Moscow" is no deed of Seoul's; it is a stance of the author, or of the speaker whose words they
are.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.evaluations import ArgumentTables
from kg.extraction.event_tables import EventDraft
from kg.extraction.held import outranked
from kg.extraction.holders import half_quoted
from kg.extraction.judgement import find_judgements
from kg.extraction.necessities import is_necessity
from kg.extraction.needs import find_needs
from kg.extraction.patterns import PatternIndex
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.stance_drafts import StanceDraft, has_name, toward_actor
from kg.extraction.stances import StanceFinder
from kg.extraction.unsaid import claimed, disbelieved, told_by_others
from kg.extraction.word_classes import words
from kg.model import AUTHOR, Polarity

_DUTY = frozenset({"should", "must", "ought"})
_OWED = frozenset({"should", "ought"})
#: Verbs of what befalls somebody or is expected of him by the clock: "should have arrived by now".
_BEFALLING = frozenset(
    {"be", "have", "get", "receive", "arrive", "win", "lose", "die", "survive", "happen", "become", "come"}
)
#: Words of which one stands in every sentence with a duty.
_DUTIES = _DUTY | {"have", "need"}
#: What somebody "should be" by what is to be expected.
_EXPECTED = frozenset(
    {"fine", "ok", "okay", "alright", "right", "able", "ready", "enough", "available", "possible", "easy"}
)
_SURE = frozenset({"will", "'ll", "’ll", "do", "does"})
#: Verbs of what a thing brings about: "the deal should boost trade" is no demand.
_CAUSING = frozenset(
    {"boost", "lift", "help", "bring", "cause", "produce", "raise", "lower", "push", "yield", "spur"}
    | {"win", "attract", "gain", "generate", "improve", "increase", "ease", "reduce", "prove", "cut", "draw"}
)
#: Verbs of what should befall somebody rather than be done by him: "every child should have a chance".
_HAVING = frozenset({"have", "get", "receive", "deserve", "enjoy", "benefit"})
_ANYBODY = frozenset({"people", "everyone", "everybody", "men", "women", "citizens", "consumers", "person"})
#: Verbs whose "should" asks nothing of anybody.
_IDLE = frozenset(
    {"know", "rest", "expect", "bear", "worry", "mind", "hope", "wonder", "admire", "guess", "wait"}
)
#: Words that begin what is nobody or nothing, and verbs of what follows or is said.
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_FOLLOWING = frozenset({"mean", "imply", "suggest", "say", "follow", "be", "argue", "claim"})
_SAYING = frozenset(
    {"say", "tell", "admit", "confess", "stress", "add", "ask", "note", "remind", "emphasise", "emphasize"}
)
#: Verbs over a question which their subject needn't have answered for himself: "has yet to explain why it should stay".
_ASKING = frozenset(
    {"explain", "ask", "wonder", "discuss", "decide", "debate", "determine", "consider", "know", "of"}
)
_ASSURED = frozenset({"rest", "assure", "assured"})
#: Verbs by which rules have somebody consent.
_CONSENTING = words("consenting")
#: Verbs of minding what is so.
_HEEDING = frozenset({"remember", "note", "know", "recall", "bear"})
#: ... and verbs by which opponents grant one's own point: "even her critics must concede that it works".
_OWNING_UP = frozenset(
    {"admit", "concede", "acknowledge", "grant", "agree", "accept", "recognise", "recognize"}
)
#: Verbs of what a thing is held to be.
_TAKING = frozenset(
    {"read", "see", "view", "understand", "interpret", "construe", "take", "regard", "consider"}
)
#: Verbs of minding a danger or not, and nouns for one.
_MISSING = frozenset(
    {"ignore", "overlook", "underestimate", "dismiss", "forget", "neglect", "discount", "take"}
)
_DANGERS = words("dangers")
#: What one calls a fact that one hadn't expected, or is sorry about.
_MARVELS = words("marvels")
_QUESTIONS = frozenset({"why", "how", "what", "when", "where", "who", "which"})


def find_argument(scene: Scene, finder: StanceFinder, tables: ArgumentTables) -> Iterator[StanceDraft]:
    """Yield what whoever speaks argues for or against in one sentence."""
    if not finder.playing:  # "they should bowl first"
        yield from _duties(scene, finder)
    yield from find_needs(scene, finder)
    yield from _regrets(scene, finder)
    yield from find_judgements(scene, finder, tables)


def find_demands(scene: Scene, attitudes: PatternIndex) -> Iterator[EventDraft]:
    """Yield the request that a speaker's "must" or "it is vital that" makes: "Oslo said that Bern must end the talks".

    The author's own "must" is no event: nobody is told to have asked.
    """
    dutiful = not _DUTIES.isdisjoint(scene.frames.bag)
    for token, pos in enumerate(scene.sentence.pos) if dutiful or "ADJ" in scene.sentence.pos else ():
        if dutiful and pos in VERBAL:
            cue = _duty_cue(scene, token)
            if cue is not None and scene.sentence.lemmas[cue] not in ("need", "have"):
                yield from _demand(scene, cue, token)
        elif pos == "ADJ":
            match = attitudes.at(scene.frames, token)
            if match is not None and match.row["attitude"] == "urges" and match.row["polarity"] == "support":
                clause = scene.frames.clause(token)
                if clause is not None and scene.frames.clause_form(clause) == "that":
                    yield from _demand(scene, token, clause)


def _hoped(s: Sentence, cue: int, verb: int) -> bool:
    """Say whether something is only expected to be so: "he should be fine", "the road should be easy"."""
    how = s.child(verb, "acomp") if s.words[cue].lower() == "should" and s.lemmas[verb] == "be" else None
    return how is not None and s.lemmas[how] in _EXPECTED


def _demand(scene: Scene, cue: int, verb: int) -> Iterator[EventDraft]:
    if scene.status.negated(verb) or scene.status.conditional(verb) or scene.sentence.lemmas[verb] in _HAVING:
        return
    if scene.sentence.lemmas[verb] in _IDLE or any(
        scene.sentence.lemmas[c] == "subject" for c in scene.sentence.children[verb]
    ):
        return  # "he should know better", "must be subject to checks"
    if _hoped(scene.sentence, cue, verb):
        return
    if disbelieved(scene, verb) or disbelieved(scene, cue):
        return  # "doesn't think that he should resign"
    speaker = scene.voice(cue)
    asked = scene.persons(scene.frames.subjects(verb), outright=True)
    if all(scene.cast.profiles[a].label.lower().split()[-1] in _ANYBODY for a in asked):
        return  # "people should be careful", "elderly people must learn to swim"
    if _aside(scene, cue, verb) or _needs_consent(scene, verb) or scene.sentence.deps[verb] == "relcl":
        return  # "will persuade them of a plan that they should take up"
    known = scene.cast.profiles[speaker]
    if known.type in ("Person", "Role") and known.country in asked:
        return  # "the premier said that Norway must save": what she means to do
    if speaker == AUTHOR or not asked or speaker in asked or AUTHOR in asked:
        return
    yield EventDraft(
        sentence=scene.sentence.index,
        head=cue,
        tokens=(cue, verb) if cue < verb else (verb, cue),
        type="REQUEST",
        mode=None,
        sources=(speaker,),
        targets=tuple(asked),
        reciprocal=False,
        status="actual",
        place=None,
        about_token=verb,
        condition=None,
        verbal=True,
        carrier=None,
        teller=AUTHOR,
    )


def _needs_consent(scene: Scene, verb: int) -> bool:
    """Tell a step that rules ask for from one that somebody does: "the deal must first be ratified by Oslo"."""
    return scene.sentence.lemmas[verb] in _CONSENTING and scene.frames.is_passive(verb)


def _duties(scene: Scene, finder: StanceFinder) -> Iterator[StanceDraft]:
    s = scene.sentence
    if "?" in s.words[-2:] or _DUTIES.isdisjoint(scene.frames.bag):
        return
    for token, pos in enumerate(s.pos):
        cue = _duty_cue(scene, token) if pos in VERBAL else None
        if cue is None or outranked(s, token):
            continue
        holder = scene.voice(token)
        others = claimed(s, token) or told_by_others(s, token)
        if holder == AUTHOR and (not finder.argues or half_quoted(s) or others):
            continue  # "had difficulty with the argument that all should be spared"
        if holder in scene.persons(scene.frames.subjects(token)) and holder != AUTHOR:
            if s.lemmas[token] == "be":
                continue  # "he claims that he should be the exception"
            attitude = "commits to"
        else:
            attitude = "urges"
        if scene.status.of(token) not in ("proposed", "possible") or scene.status.conditional(token):
            continue
        if _aside(scene, cue, token):
            continue
        polarity: Polarity = "oppose" if _nobody(scene, token) else "support"
        yield from finder.about(holder, token, polarity, attitude, "actual", (cue,))
        if polarity == "support" and not scene.status.negated(token):
            for other in _set_aside(s, token):
                yield from finder.about(holder, other, "oppose", "opposes", "actual", (cue,))


def _set_aside(s: Sentence, verb: int) -> Iterator[int]:
    """Yield what should not be done where another thing should: "rather than punish Oslo, Bern should engage it"."""
    if "than" not in s.lemmas and "instead" not in s.lemmas and "Instead" not in s.words:
        return
    for token in range(len(s)):
        if s.pos[token] != "VERB" or s.tags[token] not in ("VB", "VBG") or not outranked(s, token):
            continue
        above = s.heads[token]
        if s.deps[token] == "pcomp":
            above = s.heads[s.heads[above]] if s.lemmas[s.heads[above]] == "instead" else s.heads[above]
        if above == verb:
            yield token


def _regrets(scene: Scene, finder: StanceFinder) -> Iterator[StanceDraft]:
    """Yield what a speaker would have had somebody do, and whom he blames: "she said that he should have resigned"."""
    s = scene.sentence
    if _OWED.isdisjoint(scene.frames.bag) or "have" not in scene.frames.bag:
        return
    for token in range(len(s)):
        if s.tags[token] != "VBN" or scene.frames.is_passive(token) or s.lemmas[token] in _BEFALLING:
            continue
        auxiliaries = scene.status.auxiliaries(token)
        due = [a for a in (s.heads[token], *auxiliaries) if s.words[a].lower() in _OWED]
        if not due or not any(s.lemmas[a] == "have" for a in auxiliaries) or scene.status.conditional(token):
            continue
        holder = scene.voice(token)
        subject = s.child(token if due[0] != s.heads[token] else due[0], "nsubj")
        if subject is None or subject > due[0] or s.deps[token] == "relcl":
            continue
        urged = holder != AUTHOR or (finder.argues and not half_quoted(s) and not claimed(s, token))
        doers = scene.persons(scene.frames.subjects(token), outright=True)
        if urged and doers and holder not in doers and AUTHOR not in doers and s.words[-1] != "?":
            yield from finder.about(holder, token, "support", "urges", "actual", (due[0],))
        if holder == AUTHOR:
            continue
        for actor in scene.at(subject):
            if actor in (holder, AUTHOR) or not has_name(scene, actor) or s.words[-1] == "?":
                continue
            yield toward_actor(scene, holder, actor, "oppose", "criticises", (due[0], token), token)


def _taken_for(scene: Scene, verb: int) -> bool:
    """Say whether a duty is only how something is to be taken: "should be read as a warning"."""
    s = scene.sentence
    if s.lemmas[verb] not in _TAKING or not scene.frames.is_passive(verb):
        return False
    return any(s.deps[c] == "prep" and s.lemmas[c] == "as" for c in s.children[verb])


def _aside(scene: Scene, cue: int, verb: int) -> bool:
    """Say whether a duty argues nothing: advice to whoever listens, a figure of speech, what somebody asks or foresees."""
    s = scene.sentence
    subjects = {s.words[t].lower() for t in scene.frames.subjects(verb)}
    if "you" in subjects or "one" in subjects:
        return True
    speaks = "i" in subjects or scene.voice(verb) in scene.persons(scene.frames.subjects(verb), outright=True)
    if speaks and s.lemmas[verb] in _SAYING:
        return True  # "I must say that"
    if is_necessity(scene, cue, verb):
        return True
    if _heeded(s, verb) or _taken_for(scene, verb) or _not_to_be_missed(scene, verb):
        return True  # "they should rest assured that"
    if "or" in (s.lemmas[c] for c in s.children[s.heads[cue]]) and s.deps[cue] == "conj":
        return True  # "either Oslo pays or the port will have to close"
    foreseen = any(s.lemmas[a] in ("will", "would", "'ll") for a in scene.status.auxiliaries(cue))
    due = s.lemmas[cue] == "have" and any(s.deps[c] == "advcl" for c in s.children[cue])
    if foreseen and (scene.voice(verb) != AUTHOR or due):
        return True  # what somebody says that another will have to do may be a complaint; what follows is foreseen
    above = s.heads[verb]
    if disbelieved(scene, verb) or disbelieved(scene, cue):
        return True  # "I don't think that it ought to count"
    clause = cue if s.deps[verb] == "xcomp" else verb
    if s.deps[clause] == "conj":
        clause = s.heads[clause]
    if s.deps[clause] in ("ccomp", "pcomp") and any(
        s.lemmas[c].lower() in ("where", "how", "when") and c < cue
        for t in {cue, verb}
        for c in s.children[t]
    ):
        return True  # "told us where we need to go"
    if s.lemmas[cue] == "have" and s.lemmas[verb] in _IDLE:
        return True  # "they have to hope that it's open"
    if s.words[cue].lower() == "should" and (_foreseen(scene, verb) or _marvelled_at(s, clause)):
        return True
    if s.deps[clause] == "ccomp" and _not_meant(scene, s.heads[clause]):
        return True  # "none of this means that Oslo should fight"
    if _is_choice(s, verb):
        return True
    open_question = any(s.tags[c] == "WP" and c < cue for c in s.children[verb]) and s.deps[verb] != "relcl"
    asking = s.deps[verb] == "pcomp" or s.lemmas[above] in _ASKING  # "the question of why it should pay"
    asked = s.deps[verb] in ("ccomp", "pcomp") and (asking or open_question)
    return asked and (open_question or any(s.lemmas[c] in _QUESTIONS for c in s.children[verb]))


def _is_choice(s: Sentence, verb: int) -> bool:
    """Say whether a duty is part of a question that somebody settles: "dictate which towns should be cleared"."""
    first = s.heads[verb] if s.deps[verb] == "conj" else verb
    subject = s.child(verb, "nsubj", "nsubjpass")
    if s.deps[first] not in ("ccomp", "pcomp") or subject is None:
        return False
    return any(s.tags[c] == "WDT" and s.lemmas[c] == "which" for c in (subject, *s.children[subject]))


def _marvelled_at(s: Sentence, clause: int) -> bool:
    """Say whether a "should" tells what somebody finds strange or sad: "it is odd that she should leave"."""
    if s.deps[clause] not in ("ccomp", "csubj", "relcl", "acl"):
        return False
    if not any(s.deps[c] == "mark" and s.lemmas[c] == "that" for c in s.children[clause]):
        return False
    head = s.heads[clause]
    return any(s.lemmas[t] in _MARVELS for t in (head, *s.children[head]))


def _heeded(s: Sentence, verb: int) -> bool:
    """Say whether a duty is only to bear a fact in mind: "must understand that this is a war"."""
    below = s.children[verb]
    if s.lemmas[verb] in _ASSURED and any(s.lemmas[c] in _ASSURED for c in below):
        return True
    owned = s.lemmas[verb] in _OWNING_UP and any(
        "even" in s.words[slice(*s.edges(c))] or "Even" in s.words[slice(*s.edges(c))]
        for c in below
        if s.deps[c] == "nsubj"
    )
    return (owned or s.lemmas[verb] in _HEEDING) and any(s.deps[c] == "ccomp" for c in below)


def _not_to_be_missed(scene: Scene, verb: int) -> bool:
    """Say whether what should be minded is a danger: "Oslo's threat should not be ignored" isn't for the threat."""
    s = scene.sentence
    missed = s.lemmas[verb] in _MISSING and scene.frames.is_passive(verb)
    return missed and any(s.lemmas[t] in _DANGERS for t in scene.frames.objects(verb))


def _not_meant(scene: Scene, verb: int) -> bool:
    """Say whether a verb denies that its clause follows: "that doesn't mean", "nothing here implies", "nobody says"."""
    s = scene.sentence
    if s.lemmas[verb] not in _FOLLOWING:
        return False
    return scene.status.negated(verb) or any(
        s.words[s.edges(t)[0]].lower() in _NOBODY for t in scene.frames.subjects(verb)
    )


def _foreseen(scene: Scene, verb: int) -> bool:
    """Say whether a "should" tells what is to be expected: "her speech should lift the polls"."""
    s = scene.sentence
    subject = s.child(verb, "nsubj")
    if subject is None or s.pos[subject] != "NOUN" or scene.at(subject) or scene.frames.is_passive(verb):
        return False
    if s.lemmas[verb] not in _CAUSING:
        return False
    return any(s.deps[c] in ("dobj", "xcomp", "ccomp") for c in s.children[verb])


def _nobody(scene: Scene, verb: int) -> bool:
    """Say whether a duty is denied by what its subject begins with: "no one's rights should be at risk"."""
    s = scene.sentence
    subject = s.child(verb, "nsubj", "nsubjpass")
    if subject is None and s.deps[verb] == "xcomp":  # "no member ought to be permitted"
        subject = s.child(s.heads[verb], "nsubj", "nsubjpass")
    if subject is None or scene.status.negated(verb):
        return False
    return s.words[s.edges(subject)[0]].lower() in _NOBODY


def _due_now(scene: Scene, verb: int) -> bool:
    """Tell "has to" and "will have to" from what urges nobody: "had to", "otherwise they'd have to", "spared having to"."""
    s = scene.sentence
    before = {s.words[a].lower() for a in scene.status.auxiliaries(verb)}
    return s.tags[verb] in ("VBZ", "VBP") or not before.isdisjoint(_SURE)


def _duty_cue(scene: Scene, token: int) -> int | None:
    """Give the word that makes a verb a duty ("should talk", "has to talk", "needs to talk"), or None."""
    s = scene.sentence
    auxiliaries = scene.status.auxiliaries(token)
    if not auxiliaries or any(s.lemmas[a] == "have" for a in auxiliaries):
        return None  # "should have talked" is regret, "must have talked" a guess
    for a in auxiliaries:
        if s.words[a].lower() in _DUTY:
            if s.words[a].lower() == "must" and s.tags[token] == "VBG":
                return None  # "they must be planning something" is a guess
            subject = next((c for c in s.children[token] if s.deps[c] in ("nsubj", "nsubjpass")), None)
            return a if subject is None or subject < a else None  # "should he fail" is a condition
    head = s.heads[token]
    near = any(s.tags[a] == "TO" and 0 < a - head <= 2 for a in auxiliaries)
    if near and s.deps[token] in ("xcomp", "ccomp") and s.words[head].lower() == "ought":
        return head
    if near and s.deps[token] == "xcomp" and s.lemmas[head] in ("have", "need") and _due_now(scene, head):
        if any(s.words[t].lower() == "i" for t in scene.frames.subjects(head)) or scene.frames.objects(head):
            return None  # "I have to step back" argues nothing, nor does "the chance that he has to speak"
        infinitive = any(s.tags[a] == "TO" for a in auxiliaries)
        return head if infinitive and not scene.status.negated(head) else None
    return None
