"""Whether what a stance is about says anything to a reader, and by which words of the article he is told."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from kg.extraction.event_tables import EventDraft
from kg.extraction.issues import IssueTable
from kg.extraction.scene import MAX_LABEL_WORDS, Scene
from kg.extraction.stance_drafts import StanceDraft, has_name
from kg.extraction.word_classes import words
from kg.model import EventType, Issue

_VERBAL = frozenset({"VERB", "AUX"})
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
        "what",
        "so",
    }
    | {"more", "less", "lot", "comment", "answer", "question", "hand"}
)
#: Words that name an issue only with what is told of them.
_VAGUE = words("vague")
#: What tells nothing of a noun, and adjectives that don't either.
_UNTELLING = frozenset({"det", "poss", "punct", "case", "nummod", "predet", "preconj", "cc", "conj"})
_BLAND = words("bland")
#: What a verb needs to say something: an object, a clause, a prepositional phrase, a predicate, a passive's subject.
_FILLERS = frozenset(
    {"dobj", "dative", "prep", "xcomp", "ccomp", "acomp", "attr", "oprd", "prt", "nsubjpass", "agent"}
)
#: Verbs by which somebody only begins to speak.
_SPEAKING = frozenset(
    {"assure", "tell", "say", "thank", "inform", "remind", "let", "explain", "clarify", "add", "speak"}
)
#: What belongs to what a verb says, and how deep it is looked for.
_INSIDE = frozenset({"dobj", "prep", "pobj", "pcomp", "xcomp", "ccomp", "acomp", "attr", "oprd"})
_DEPTH = 6
#: Deeds that are public, whoever they are done to: "the campaign to defeat the insurgents".
_PUBLIC: frozenset[EventType] = frozenset({"ASSAULT", "SANCTION", "PROTEST", "AID", "LEGISLATION"})
#: Attitudes to what may be or is the case; what is wished is named by what is to be done, whoever does it.
_TELLING = frozenset(
    {"fears", "warns", "doubts", "denies", "distrusts", "hopes", "disputes", "complains", "regrets"}
)


def says_nothing(scene: Scene, token: int, issue: Issue, known: Container[int], table: IssueTable) -> bool:
    """Say whether a phrase names nothing by itself: "wants more", "must respond now", "decided to create it".

    :param known: tokens that head events.
    """
    if _bare(scene, token, issue):
        return True
    if issue.head in _EMPTY:
        return not issue.actors or scene.sentence.lemmas[token] == "be"
    if scene.sentence.pos[token] not in _VERBAL or token in known or table.knows(scene, token):
        return False
    s = scene.sentence
    below = [c for c in s.children[token] if s.deps[c] in _FILLERS]
    things = [c for c in below if s.deps[c] in ("dobj", "nsubjpass")]
    if things and all((s.pos[c] == "PRON" or s.lemmas[c] in _EMPTY) and not scene.at(c) for c in things):
        return all(c in things or s.deps[c] == "prt" or s.lemmas[c] in _EMPTY for c in below)
    return not below and not _object_elsewhere(scene, token)


def _bare(scene: Scene, token: int, issue: Issue) -> bool:
    """Say whether a word that says little stands alone: "defended the remark", "supported the idea"."""
    s = scene.sentence
    if s.pos[token] != "NOUN" or issue.actors:
        return False
    if s.lemmas[token] not in _VAGUE:
        return False
    return all(s.deps[c] in _UNTELLING or s.lemmas[c].lower() in _BLAND for c in s.children[token])


def _object_elsewhere(scene: Scene, verb: int) -> bool:
    """Say whether a verb has its object outside its own phrase: "agreed to fund and build the line"."""
    s = scene.sentence
    return any(s.pos[t] in ("NOUN", "PROPN") for t in scene.frames.objects(verb))


def is_public(scene: Scene, stance: StanceDraft, known: Mapping[int, EventDraft], table: IssueTable) -> bool:
    """Say whether a stance is about something public: another actor, an event, or an issue that has a name."""
    if stance.issue is None:
        person = stance.actor is not None and scene.cast.profiles[stance.actor].type in ("Person", "Role")
        return not person or has_name(scene, stance.actor or "")  # "wants a man"
    s = scene.sentence
    if s.lemmas[stance.aim] == "be" or s.lemmas[stance.aim] in _SPEAKING:
        return False  # "proud to be here with your mayor", "wants to assure the mayor"
    verbal = s.pos[stance.aim] in _VERBAL
    if any(has_name(scene, a) for a, _ in stance.towards) or (stance.aim in known and not verbal):
        return True
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


def _about(scene: Scene, verb: int) -> Iterator[int]:
    """Yield the nouns that a verb's phrase speaks of: "stay active in fighting hunger"."""
    s = scene.sentence
    pending = [verb]
    for _ in range(_DEPTH):
        pending = [c for t in pending for c in s.children[t] if s.deps[c] in _INSIDE]
        yield from (t for t in pending if s.pos[t] == "NOUN")


def label_of(scene: Scene, token: int, attitude: str) -> str:
    """Give the words that name a target; a verb that says what happens to something has its subject with it.

    "The video should be released" is about the video being released, and "fears that the costs will rise" about the
    costs; in "urged Oslo to pay" it is the paying, whoever pays.
    """
    s = scene.sentence
    label = scene.label(token)
    if s.pos[token] not in _VERBAL:
        return label
    passive = s.child(token, "nsubjpass")
    subject = passive if passive is not None else s.child(token, "nsubj")
    if subject is None or subject > token or s.pos[subject] not in ("NOUN", "PROPN"):
        return label
    if passive is None and (attitude not in _TELLING or scene.frames.clause_form(token) != "that"):
        return label
    low = scene.phrase(subject)[0]
    while low < subject and s.tags[low] in ("DT", "PRP$"):
        low += 1
    high = max(token, scene.phrase(token)[1])
    words = " ".join(scene.text[s.starts[low] : s.ends[high]].split())
    return label if len(words.split(" ")) > MAX_LABEL_WORDS else words.strip(" ,;:")
