"""Whether what a stance is about says anything to a reader."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from kg.extraction.attitude_slots import answering
from kg.extraction.event_tables import EventDraft
from kg.extraction.issues import IssueTable
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.stance_drafts import StanceDraft, has_name
from kg.extraction.word_classes import words
from kg.model import EventType, Issue

#: Heads that name no issue.
_EMPTY = frozenset(
    {
        "do",
        "be",
        "have",
        "go",
        "get",
        "make",
        "say",
        "see",
        "know",
        "think",
        "look",
        "come",
        "take",
        "way",
        "home",
    }
    | {
        "thing",
        "something",
        "anything",
        "everything",
        "nothing",
        "it",
        "that",
        "this",
        "those",
        "these",
        "rid",
    }
    | {
        "one",
        "someone",
        "somebody",
        "anyone",
        "anybody",
        "everyone",
        "everybody",
        "nobody",
        "who",
        "whom",
        "what",
        "so",
    }
    | {
        "former",
        "latter",
        "more",
        "less",
        "lot",
        "other",
        "others",
        "comment",
        "answer",
        "question",
        "hand",
        "time",
    }
)
#: Words that name an issue only with what is told of them.
_VAGUE = words("vague")
#: Words that say something only with their relative clause.
_KINDS = frozenset({"kind", "sort", "type"})
#: What tells nothing of a noun, and adjectives that don't either.
_UNTELLING = frozenset({"det", "poss", "punct", "case", "nummod", "predet", "preconj", "cc", "conj"})
_BLAND = words("bland")
_WHOSE = frozenset({"his", "her", "its", "their"})
_ROUTINE = words("routine")
_STRANDED = frozenset({"to", "with", "about", "at", "for", "on", "from", "against"})
#: What a verb needs to say something: an object, a clause, a prepositional phrase, a predicate, a passive's subject.
_FILLERS = frozenset(
    {"dobj", "dative", "prep", "xcomp", "ccomp", "acomp", "attr", "oprd", "prt", "nsubjpass", "agent"}
)
#: Pronouns for what was told before.
_UNTOLD = frozenset({"it", "them", "him", "her"})
#: A phrase with a pronoun for what it is about is as short as this at most where it says nothing else.
_FEW = 5
#: Verbs by which somebody only begins to speak.
_SPEAKING = frozenset(
    {"assure", "tell", "say", "thank", "inform", "remind", "let", "explain", "clarify", "add", "speak"}
)
#: Words by which somebody is at work on a thing: how he does it says little of what he wants.
_TRYING = frozenset({"try", "attempt", "effort", "struggle", "strive", "endeavour", "endeavor", "fight"})
#: What belongs to what a verb says, and how deep it is looked for.
_INSIDE = frozenset({"dobj", "prep", "pobj", "pcomp", "xcomp", "ccomp", "acomp", "attr", "oprd"})
_DEPTH = 6
#: Deeds that are public, whoever they are done to: "the campaign to defeat the insurgents".
_PUBLIC: frozenset[EventType] = frozenset({"ASSAULT", "SANCTION", "PROTEST", "AID", "LEGISLATION"})


def says_nothing(scene: Scene, token: int, issue: Issue, known: Container[int], table: IssueTable) -> bool:
    """Say whether a phrase names nothing by itself: "wants more", "must respond now", "decided to create it".

    :param known: tokens that head events.
    """
    s = scene.sentence
    if _bare(scene, token, issue) or s.tags[token] in ("PRP", "PRP$"):
        return True
    if s.lemmas[token] in _KINDS and any(s.deps[c] == "relcl" for c in s.children[token]):
        return True  # "the kind of land I believe in"
    if s.pos[token] in VERBAL and any(s.deps[c] == "prep" and _empty(s, c) for c in s.children[token]):
        return True  # "those whom they tried to talk to"
    if s.lemmas[token] == "be" and _says_what(scene, token):
        return False  # "the deal should not be a condition of the talks"
    if any(has_name(scene, a) for a in answering(scene, token)):
        return False  # "condemned what Oslo did"
    if issue.head in _EMPTY:
        return not issue.actors or s.lemmas[token] == "be"
    if _stray(scene, token):
        return True
    if s.pos[token] not in VERBAL or token in known or table.knows(scene, token):
        return False
    below = [c for c in s.children[token] if s.deps[c] in _FILLERS]
    if not below and s.tags[token] == "VBG" and s.deps[token] == "pobj":
        return False  # "the ban on whaling"
    things = [c for c in below if s.deps[c] in ("dobj", "nsubjpass")]
    if things and all((s.pos[c] == "PRON" or s.lemmas[c] in _EMPTY) and not scene.at(c) for c in things):
        return all(c in things or s.deps[c] == "prt" or s.lemmas[c] in _EMPTY for c in below)
    definite = ("the", "this", "that", "these", "those")
    if (
        things
        and len(things) == len(below)
        and all(_is_told_of_nothing(s, c) and s.words[s.edges(c)[0]].lower() in definite for c in things)
    ):
        return True  # "demanded to discuss the issue"
    undergone = scene.frames.objects(token) if scene.frames.is_passive(token) else ()
    if undergone and all(_is_told_of_nothing(s, t) for t in undergone):
        return True  # "the issue ought to be settled"
    told = [o for c in below if s.deps[c] == "prep" for o in s.children[c] if s.deps[o] == "pobj"]
    if (
        below
        and len(told) == len(below)
        and all(s.words[o].lower() in _UNTOLD and not scene.at(o) for o in told)
    ):
        return True  # "no need to worry about it"
    return not below and not _object_elsewhere(scene, token)


def in_private(scene: Scene, stance: StanceDraft, table: IssueTable) -> bool:
    """Say whether one person is asked to do something of his own: "told me to close my eyes"."""
    s = scene.sentence
    if (
        stance.attitude not in ("urges", "demands", "asks")
        or stance.towards
        or table.knows(scene, stance.aim)
    ):
        return False
    asked = (c for t in stance.tokens for c in s.children[t] if s.deps[c] in ("dobj", "dative", "nsubj"))
    persons = {"me"} if has_name(scene, stance.holder) else {"me", "him", "her"}
    return any(s.words[c].lower() in persons for c in asked if c > stance.tokens[0])


def _stray(scene: Scene, token: int) -> bool:
    """Say whether a clause has lost its subject to the one above: "(a law that) benefited the town"."""
    s = scene.sentence
    if any(s.tags[c] == "WP$" and not scene.at(c) for c in s.children[token]):
        return True  # "(the mayor,) whose bid"
    if s.pos[token] != "VERB" or s.tags[token] != "VBD":
        return False
    subject = s.child(token, "nsubj", "csubj", "expl")
    return s.child(token, "nsubjpass") is None and (subject is None or s.tags[subject] == "WDT")


def _says_what(scene: Scene, verb: int) -> bool:
    """Say whether a "be" tells of one thing that it is another."""
    s, subject = scene.sentence, scene.sentence.child(verb, "nsubj")
    both = (*((subject,) if subject is not None else ()), *scene.frames.predicates(verb)[:1])
    return len(both) > 1 and all(s.pos[t] in ("NOUN", "PROPN") for t in both)


def _empty(s: Sentence, prep: int) -> bool:
    """Say whether a preposition has lost its object to the clause above: "whom they tried to talk to about it".

    In "it is up to her" the second belongs to the first.
    """
    if s.lemmas[prep] not in _STRANDED:
        return False
    return all(s.pos[c] == "ADP" and c == prep + 1 for c in s.children[prep])


def is_vague(scene: Scene, token: int, label: str) -> bool:
    """Say whether a label is nothing but a word that says little, or whose thing it is can't be told: "their repeal"."""
    if not label:
        return True  # a dash read as a noun: "in its reconstruction post - conflict"
    s, last = scene.sentence, label.split()[-1].lower()
    if last in _UNTOLD and label.startswith(s.words[token]) and len(label.split()) <= _FEW:
        return True  # "crack down on them"
    if label.lower() == f"such {last}":
        return True  # what was told before
    own = next((c for c in s.children[token] if s.tags[c] == "PRP$" and c < token), None)
    if own is None or label.lower() != f"{s.words[own].lower()} {last}":
        return label.lower() in _VAGUE
    owners = scene.at(own)
    others = s.words[own].lower() in _WHOSE and not (owners and all(has_name(scene, a) for a in owners))
    return s.lemmas[token] in _VAGUE or others


def _bare(scene: Scene, token: int, issue: Issue) -> bool:
    """Say whether a word that says little stands alone: "defended the remark", "supported the idea"."""
    s = scene.sentence
    if s.pos[token] != "NOUN" or issue.actors:
        return False
    if s.lemmas[token] not in _VAGUE:
        return False
    return all(s.deps[c] in _UNTELLING or s.lemmas[c].lower() in _BLAND for c in s.children[token])


def _is_told_of_nothing(s: Sentence, noun: int) -> bool:
    """Tell a word that says little and stands alone for what was told before: "the issue", "that plan"."""
    below = s.children[noun]
    told = any(s.lemmas[c].lower() in ("a", "an") for c in below)
    return s.lemmas[noun] in _VAGUE and not told and all(s.deps[c] in _UNTELLING for c in below)


def _object_elsewhere(scene: Scene, verb: int) -> bool:
    """Say whether a verb has its object outside its own phrase: "agreed to fund and build the line"."""
    s = scene.sentence
    things = (t for t in scene.frames.objects(verb) if s.pos[t] in ("NOUN", "PROPN"))
    return any(s.lemmas[t] not in _EMPTY for t in things)


def is_public(scene: Scene, stance: StanceDraft, known: Mapping[int, EventDraft], table: IssueTable) -> bool:
    """Say whether a stance is about something public: another actor, an event, or an issue that has a name."""
    if stance.issue is None:
        person = stance.actor is not None and scene.cast.profiles[stance.actor].type in ("Person", "Role")
        return not person or has_name(scene, stance.actor or "")  # "wants a man"
    s = scene.sentence
    if s.lemmas[stance.aim] == "be" or s.lemmas[stance.aim] in _SPEAKING:
        return False  # "proud to be here with your mayor", "wants to assure the mayor"
    if s.lemmas[stance.aim] in _ROUTINE and (stance.polarity == "support" or not stance.towards):
        return False  # "plans to visit the coast"
    verbal = s.pos[stance.aim] in VERBAL
    if any(has_name(scene, a) for a, _ in stance.towards) or (stance.aim in known and not verbal):
        return True
    if verbal and not stance.towards and s.lemmas[stance.tokens[0]] in _TRYING:
        return any(table.knows(scene, t) for t in _tried_on(scene, stance.aim))
    described = any(s.deps[c] in ("amod", "compound") for c in s.children[stance.aim])
    if stance.attitude in ("needs", "wants") and scene.at(stance.aim) and described:
        return True  # "needs a smaller army"
    types = {a: scene.cast.profiles[a].type for a in stance.issue.actors if a != stance.holder}
    named = any(kind != "Place" and has_name(scene, a) for a, kind in types.items())
    if named or table.knows(scene, stance.aim) or _specified(scene, stance.aim, table):
        return True
    if verbal and stance.aim in known and known[stance.aim].type in _PUBLIC:
        return True
    return verbal and any(t in known or table.knows(scene, t) for t in _about(scene, stance.aim))


def _specified(scene: Scene, noun: int, table: IssueTable) -> bool:
    """Say whether a word that says little is told more of: "plans for a tax", "the sanctions policy"."""
    s = scene.sentence
    if s.pos[noun] != "NOUN" or table.head(scene, noun) not in table.vague:
        return False
    inner = scene.frames.preps(noun, "for", "of", "on", "towards", "against")
    return any(s.deps[c] == "compound" for c in s.children[noun]) or any(
        s.pos[t] in ("NOUN", "PROPN") for t in inner
    )


def _tried_on(scene: Scene, verb: int) -> Iterator[int]:
    """Yield what somebody tries to get at: "tried to keep the ban", but not "tried to use the ban in her campaign"."""
    for t in (verb, *(c for c in scene.sentence.children[verb] if scene.sentence.deps[c] == "xcomp")):
        yield from scene.frames.objects(t)


def _about(scene: Scene, verb: int) -> Iterator[int]:
    """Yield the nouns that a verb's phrase speaks of: "stay active in fighting hunger"."""
    s = scene.sentence
    pending = [verb]
    for _ in range(_DEPTH):
        pending = [c for t in pending for c in s.children[t] if s.deps[c] in _INSIDE]
        yield from (t for t in pending if s.pos[t] == "NOUN")
