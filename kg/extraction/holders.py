"""Who holds an attitude, where the slots of the tables don't say it outright."""

from __future__ import annotations

from functools import cache
from itertools import islice

from kg.extraction.attitude_slots import ARGUMENTS
from kg.extraction.cast import Profile
from kg.extraction.first_person import QUOTES
from kg.extraction.held import is_urged
from kg.extraction.patterns import Match, PatternIndex
from kg.extraction.scene import Scene
from kg.extraction.sentence import Sentence
from kg.extraction.slots import Filled, Slots
from kg.extraction.stance_drafts import has_name
from kg.extraction.unsaid import claimed
from kg.extraction.word_classes import words
from kg.model import AUTHOR

#: Words for some of several: "have been some of the fiercest critics of".
_SOME = frozenset({"one", "some", "many", "several", "two", "three", "most", "few", "part"})
#: Things in which people speak.
_EXPRESSIONS = words("expressions")
_WRITING = frozenset({"write", "email", "e-mail", "text", "phone", "cable", "telegraph"})
#: Verbs by which one has what others give: support, praise.
_RECEIVING = frozenset(
    {"have", "enjoy", "win", "gain", "get", "receive", "earn", "command", "secure", "draw", "lose"}
    | {"obtain", "seek", "await", "complete"}
)
#: What one has from others also where it is for something.
_GRANTS = frozenset(
    {"approval", "blessing", "endorsement", "backing", "call", "appeal", "plea", "request", "application"}
)
#: Persons who speak for themselves, not for whoever they belong to.
_KIN = frozenset(
    {"mother", "father", "parent", "wife", "husband", "son", "daughter", "brother", "sister"}
) | {"relative", "family", "child", "widow", "friend", "neighbour", "neighbor", "cousin", "uncle", "aunt"}
#: Words before an adjective that stands for a clause: "strikes, where necessary, from the air".
_ASIDES = frozenset({"when", "where", "if", "as", "whenever", "wherever", "unless", "while", "though"})
#: Verbs by which a thing, too, makes somebody act.
_MOVING = frozenset(
    {"push", "press", "prod", "nudge", "pressure", "persuade", "convince", "induce", "encourage"}
)
#: What speaks for whom it belongs to, or does what he wants: "his letter condemns", "its laws forbid".
_SPEAKING_FOR = _EXPRESSIONS | words("speaking_for")
_THINKING = frozenset(
    {"think", "believe", "assume", "imagine", "suppose", "pretend", "feel", "claim", "insist"}
)
_THIRD = frozenset({"he", "she", "they"})
#: Verbs of what somebody holds, whoever he is: "some say", "those who think", "it is often claimed".
_HOLDING = frozenset(
    {"say", "claim", "argue", "think", "believe", "insist", "contend", "maintain", "complain", "assert"}
)
_OWN = frozenset({"i", "we", "you", "one", "it", "this", "that", "which"})
#: How far above an opinion is looked for who doesn't share it.
_NEAR = 6


def holders(
    scene: Scene, slots: Slots, match: Match, target: str, tokens: tuple[int, ...], *, argues: bool
) -> tuple[tuple[str, ...], bool]:
    """Give who has the attitude, and whether it is whoever speaks, since nobody else is named.

    :param target: the slot that names what the attitude is about, and holds nobody.
    :param argues: whether the author argues; see :class:`~kg.extraction.stances.StanceFinder`.
    """
    row, s = match.row, scene.sentence
    # what fills the target holds nothing: "support of the government and its institutions"
    filled = slots.fill(_others(row["holder"], target))
    if filled.slot == "self" or (target == "mod" and not filled.actors):
        filled = one_of(scene, match.head, target) or filled
    unnamed = filled.slot == "self" and all(
        s.words[match.head] in scene.name(a) or not has_name(scene, a) for a in filled.actors
    )
    if unnamed:
        return (), False  # that "Lie's supporters" support him goes without saying
    if filled.slot == "self" and target == "poss" and any(s.tags[t] == "PRP$" for t in tokens):
        return (), False  # "our friends" says nothing of what the friends think
    if slots.verbal and (signed := signatories(scene, match.head)).actors:
        filled = signed
    if not filled.actors and slots.verbal:
        filled = user(scene, match.head)
    if filled.owner and any(s.lemmas[c] in _KIN for t in filled.tokens for c in (t, *s.children[t])):
        return (), False  # "the family members of the victims are tired of"
    if filled.owner and slots.verbal and filled.slot == "subj" and not _speaks(s, filled.tokens):
        return (), False  # "the Bern tragedy underlines the need for rules"
    if filled.owner and slots.verbal and "light" in row["note"]:
        return (), False  # "its laws protect the firms"
    if filled.actors == (AUTHOR,) and (
        half_quoted(scene.sentence) or (not argues and unattributed(scene, match.head))
    ):
        return (), False  # "We thank the mayor." in a report: somebody whom it quotes
    if filled.owner and slots.verbal and s.lemmas[match.head] in _MOVING:
        return (), False  # "her questions pushed the council to act"
    if filled.owner and row["pos"] == "adj" and "actor" in row["note"]:
        return (), False  # "the output of Norway is close to Sweden's"
    if filled.owner and filled.actors == (AUTHOR,) and slots.verbal:
        return (), False  # "our tax rates prevent growth"
    if filled.slot == "subj" and not slots.verbal and _is_there(s, match.head):
        filled = Filled()  # "he said so, but there are calls for him to go"
    if slots.verbal and filled.slot == "subj" and _describes(s, match.head):
        return (), False  # "tax breaks for favoured importers"
    if filled.slot == "subj" and not filled.owner:
        filled = _whole(scene, filled)
    if filled.slot == "subj" and _receives(scene, s.lemmas[match.head], target, slots.carrier):
        return (), False  # "has the support of the farmers", "won approval for the line"
    if slots.verbal and not filled.tokens and is_urged(s, match):
        speaker = scene.voice(match.head)
        return ((speaker,) if speaker != AUTHOR or argues else ()), False
    if filled.actors or not row["holder"].endswith("author"):
        return filled.actors, False
    teller = scene.voice(match.head)
    asked = "?" in s.words[-2:] or any(s.lemmas[c] == "enough" for c in s.children[match.head])
    if asked or (
        teller == AUTHOR and (not argues or _of_others(scene, match.head) or half_quoted(scene.sentence))
    ):
        return (), True  # "are we wise enough to": nothing is argued yet
    return (teller,), True


def _speaks(s: Sentence, subjects: tuple[int, ...]) -> bool:
    """Say whether what belongs to somebody speaks for him: his letter does, his absence doesn't."""
    return any(s.pos[t] == "PROPN" or s.lemmas[t].lower() in _SPEAKING_FOR for t in subjects)


def _describes(s: Sentence, participle: int) -> bool:
    """Say whether a participle only tells of a noun, also where parsers take the "to" before it for an infinitive's."""
    return s.deps[participle] == "amod" or (
        s.tags[participle] == "VBN" and any(s.tags[c] == "TO" for c in s.children[participle])
    )


def _is_there(s: Sentence, noun: int) -> bool:
    """Say whether something is only said to be there: "there are continuing calls for"."""
    verb = s.heads[noun]
    return s.deps[noun] in ("attr", "nsubj") and s.child(verb, "expl") is not None


def _whole(scene: Scene, filled: Filled) -> Filled:
    """Leave out parties and states of whom only some have the attitude: "at least three Liberals are considering"."""
    s, kinds = scene.sentence, scene.cast.profiles
    counted = {
        t for t in filled.tokens if s.tags[t] in ("NNS", "NNPS", "NNP") and s.child(t, "nummod") is not None
    }
    if not counted:
        return filled
    parts = {a for t in counted for a in scene.at(t) if _is_party(kinds[a])}
    return filled._replace(actors=tuple(a for a in filled.actors if a not in parts))


def _is_party(profile: Profile) -> bool:
    """Say whether somebody goes by a name, and one for a group by that alone: "Liberals", but not "French unions"."""
    alone = profile.type in ("Organization", "State") or " " not in profile.label
    return (
        profile.type in ("Organization", "State", "Group") and alone and profile.label.split()[-1].istitle()
    )


@cache
def _others(cell: str, target: str) -> str:
    """Give a cell of slots without the author and the slot of the target."""
    return ",".join(c for c in cell.split(",") if c not in ("author", target))


def _of_others(scene: Scene, head: int) -> bool:
    """Say whether others say it, of whom nobody knows who they are: "they recalled that it was unjust"."""
    s, below = scene.sentence, head
    for t in islice(s.path_up(head), _NEAR):
        subject = s.child(t, "nsubj") if s.deps[below] == "ccomp" else None
        if subject is not None and s.words[subject].lower() in _THIRD:
            return True
        if s.deps[below] == "ccomp" and s.lemmas[t] in _HOLDING:
            hearsay = s.tags[t] == "VBN" and s.child(t, "nsubjpass") is not None and not scene.status.bound(t)
            if hearsay or (subject is not None and s.words[subject].lower() not in _OWN):
                return True  # "some say that it has failed", "it is often said that it has failed"
        if s.deps[below] == "ccomp" and s.lemmas[t] in _THINKING and s.tags[t] == "VBG" and subject is None:
            return True  # "its fault was in thinking that it was right to"
        below = t
    return False


def _receives(scene: Scene, noun: str, target: str, carrier: int | None) -> bool:
    """Say whether somebody is told to have, not to give, what a noun names."""
    if carrier is None or (target != "of" and noun not in _GRANTS):
        return False
    return scene.sentence.lemmas[carrier] in _RECEIVING


def unattributed(scene: Scene, token: int) -> bool:
    """Say whether a word stands in a quotation: where nobody is told to speak there, it isn't the author who does."""
    s = scene.sentence
    marks = [t for t in range(len(s)) if s.words[t] in QUOTES]
    before = sum(t < token for t in marks)
    return bool(marks) and (before % 2 == 1 or len(marks) % 2 == 1)


def half_quoted(s: Sentence) -> bool:
    """Say whether a sentence begins or ends a quotation, or is one, in which somebody speaks whom it doesn't name."""
    marks = sum(w in QUOTES for w in s.words)
    whole = marks == 2 and s.words[0] in QUOTES and s.words[-1] in QUOTES
    return marks % 2 == 1 or whole


def disowned(scene: Scene, attitudes: PatternIndex, head: int) -> bool:
    """Say whether an opinion isn't the speaker's: "I hate this talk of the necessity of", or none: "when necessary"."""
    s, frames = scene.sentence, scene.frames
    if s.pos[head] == "ADJ" and head and s.words[head - 1].lower() in _ASIDES:
        return True
    if claimed(s, head):
        return True
    if s.pos[head] != "NOUN" or s.deps[head] != "pobj":
        return False
    for t in islice(s.path_up(head), _NEAR):
        match = attitudes.at(frames, t)
        if match is not None and match.row["polarity"] == "oppose":
            return True
    return False


def one_of(scene: Scene, noun: int, target: str) -> Filled | None:
    """Give who is one of those that a noun names: "Lie was among the critics of", "one of his critics"."""
    s, frames = scene.sentence, scene.frames
    if s.deps[noun] in ("compound", "nmod") and (named := scene.at(s.heads[noun])):
        return Filled(named, (s.heads[noun],), "subj")  # "Lie ally Per Dahl"
    if s.deps[noun] == "pobj" and s.lemmas[s.heads[noun]] in ("of", "among"):
        above = s.heads[s.heads[noun]]
        if s.lemmas[above] == "be" or (s.deps[above] == "attr" and s.lemmas[above] in _SOME):
            tokens = frames.subjects(above)
            return Filled(tuple(scene.persons(tokens, outright=True)), tokens, "subj")
    if s.deps[noun] == "appos" and (described := scene.at(s.heads[noun])):
        return Filled(described, (s.heads[noun],), "subj")  # "Chile, a close ally of"
    if s.deps[noun] == "conj" and s.deps[s.heads[noun]] == "appos":
        first = s.heads[s.heads[noun]]  # "Lie, a lawyer and Dahl supporter"
        return Filled(scene.at(first), (first,), "subj")
    some = any(s.lemmas[c] in ("a", "an") for c in s.children[noun]) and s.deps[noun] not in ARGUMENTS
    return Filled() if target == "mod" or some else None  # "Trump supporters" are his, whatever they do


def user(scene: Scene, head: int) -> Filled:
    """Give who uses something in order to say what a word says: "used the rally to praise him"."""
    s, frames = scene.sentence, scene.frames
    verb = s.heads[head]
    if s.deps[head] not in ("xcomp", "advcl") or s.lemmas[verb] != "use":
        return Filled()
    tokens = frames.subjects(verb)
    return Filled(tuple(scene.persons(tokens, outright=True)), tokens, "subj")


def signatories(scene: Scene, head: int) -> Filled:
    """Give who writes what says a thing: "sent a letter to the board opposing", where the board opposes nothing."""
    s, frames = scene.sentence, scene.frames
    reader = s.heads[head]
    prep = s.heads[reader]
    if (
        s.deps[head] == "acl"
        and s.tags[head] == "VBG"
        and s.lemmas[prep] in _WRITING
        and s.pos[prep] == "VERB"
    ):
        tokens = (
            frames.subjects(prep)
            if s.deps[reader] in ("dobj", "dative") and s.lemmas[reader] not in _EXPRESSIONS
            else ()
        )
        return Filled(
            tuple(scene.persons(tokens, outright=True)), tokens, "subj"
        )  # "wrote the juror praising"
    if s.deps[head] != "acl" or s.tags[head] != "VBG" or s.deps[reader] != "pobj" or s.lemmas[prep] != "to":
        return Filled()
    verb = s.heads[prep] if s.pos[s.heads[prep]] == "VERB" else s.heads[s.heads[prep]]
    if not any(s.lemmas[t] in _EXPRESSIONS for t in frames.objects(verb)):
        return Filled()
    tokens = frames.subjects(verb)
    return Filled(tuple(scene.persons(tokens, outright=True)), tokens, "subj")
