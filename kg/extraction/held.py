"""Whether somebody has an attitude that a word names, and how: told, supposed, negated, given as what isn't done."""

from __future__ import annotations

from itertools import islice

from kg.errors import LexiconError
from kg.extraction.degrees import SHUNNED, merely, partly, scant, shuns, utterly
from kg.extraction.lexicon import Row
from kg.extraction.patterns import Match
from kg.extraction.scene import Scene
from kg.extraction.sentence import Sentence
from kg.extraction.unsaid import (
    awaited,
    denied_cause,
    disbelieved,
    given_up,
    incredible,
    is_negated,
    rumoured,
    supposed,
    unclear,
)
from kg.extraction.word_classes import words
from kg.model import Polarity, Status

#: Note in the table ``attitudes``: a word of everyday talk, which counts only where it is about something public.
LIGHT = "light"
#: Auxiliaries by which an attitude is supposed, not told: "would accept"; "can" and "could accept" say what one is able to do.
_SUPPOSING = frozenset({"would", "'d", "’d", "may", "might", "will"})
_REPORTED = frozenset({"say", "report", "believe", "think", "understand", "know", "rumour", "rumor"})
#: Verbs by which somebody is said to have done something.
_ACCUSING = frozenset({"accuse", "convict", "suspect", "acquit", "charge"})
#: ... and, with "for", verbs of what one says of others' deeds.
_CHARGING = words("charging")
#: How far above a gerund they are looked for.
_NEAR = 6
#: Verbs by which an attitude is measured.
_MEASURING = frozenset({"track", "measure", "gauge", "poll", "survey", "assess", "estimate", "test", "study"})
#: Nouns for what somebody wants another to do.
_CALLS = words("calls_for")
#: How long a word is at most that has no capital in a headline.
_SHORT = 4
#: Marks after which a sentence may begin.
_OPENING = (
    frozenset({".", ":", ";", "!", "?", "-", "--", "–", "—", "…", "...", "(", "[", "|", "/", "*", "#"})
    | set("\"'`“”‘’«»")
    | {"``", "''"}
)
#: Words that are no capitals in a name.
_SMALL = words("small_in_names")
#: Attitudes that one shows by asking others to have them, and words before such a verb.
_URGED = frozenset(
    {"supports", "endorses", "trusts", "favours", "praises", "thanks", "defends"}
    | {"opposes", "rejects", "blames", "condemns", "distrusts"}
)
_OPENED = frozenset({"do", "n't", "not", "never", "please", "so", "and", "but", "just"})
_GUESSING = frozenset({"maybe", "perhaps", "possibly", "conceivably"})
#: What one is able to be without wishing it.
_ABLE = frozenset({"ready", "prepared"})
#: Verbs by which somebody does what he needn't want.
_FORCING = frozenset({"force", "compel", "oblige", "coerce"})
#: Verbs of winning others over.
_GATHERING = frozenset(
    {"build", "rally", "muster", "gather", "garner", "drum", "mobilise", "mobilize", "generate"}
)
POLARITIES: dict[str, Polarity] = {"support": "support", "oppose": "oppose", "neutral": "neutral"}
#: Attitudes that are had by being said, and verbs of what one does in order to say something.
_VOICED = words("voiced")
_VOICING = words("taking_the_floor")
#: Words for a part that is small, or of which nothing is told but its size.
_FEW = frozenset({"few", "only", "hardly", "percentage", "share", "proportion", "fraction", "minority"})
#: Attitudes that say somebody hasn't made up his mind.
_UNDECIDED = frozenset({"doubts", "abstains", "considers"})
#: Verbs of doing something for a thing, which one may leave to others: "parties that don't campaign for autonomy".
_ACTIVE = words("campaigning")
#: What takes back what somebody is to another.
_BYGONE = frozenset({"former", "erstwhile", "onetime", "estranged", "would-be"})
#: Words for more than liking, whose absence says nothing: "the voters do not swoon over her".
_INTENSE = words("intense")
#: Attitudes whose absence, where it is told, is the opposite: "does not trust".
_HELD = words("held")


def standing(scene: Scene, match: Match, *, own: bool) -> tuple[Polarity, Status] | None:
    """Give the polarity and the status with which the attitude is had; None where it isn't."""
    row, s, head = match.row, scene.sentence, match.head
    polarity, status = POLARITIES[row["polarity"]], scene.status.of(head)
    if SHUNNED in row["note"].split(","):
        return ("oppose", "actual") if shuns(scene, head) else None
    if row["pos"] == "noun" and _bygone(s, head):
        return None  # "a former ally of"
    if any(s.pos[t] == "NOUN" and scant(s, t, match.tokens) for t in match.tokens):
        told = status == "actual" and not scene.status.charged(head) and s.tags[s.heads[head]] != "VBG"
        return ("oppose", "actual") if told and polarity == "support" and row["attitude"] in _HELD else None
    if is_urged(s, match):
        if not scene.status.negated(head):
            return polarity, "actual"
        return ("oppose", "actual") if polarity == "support" else None  # "don't blame her" is no praise
    if scene.status.conditional(head) and (own or status != "possible"):
        return None  # "if indeed he is not legitimate"
    if is_reputation(s, head) or is_measured(s, head):
        return None
    if row["holder"] == "obj!" and status in ("planned", "proposed"):
        return None  # "told jokes to please the crowd"
    if in_title(s, head):
        return None  # "the Campaign for Cleaner Air"
    if is_wanted(s, head):
        return None  # "sounded a call for Oslo to accept"
    if s.pos[head] == "ADJ" and s.lemmas[head] in _ABLE and _made(s, head):
        return None  # "units that are to be made more ready to deploy"
    forced = s.deps[head] in ("xcomp", "ccomp") and s.lemmas[s.heads[head]] in _FORCING
    if forced and row["attitude"] not in _VOICED - {"rejects"}:
        return None  # "the storm forced them to abandon the talks"
    if denied_cause(scene, head) or incredible(scene, head) or given_up(s, head):
        return None  # "it is not because I blame her", "used to support her"
    if s.words[head].lower() == "opposed" and head and s.words[head - 1].lower() == "as":
        return None  # "40% of the vote, as opposed to 54%"
    if awaited(s, head) or disbelieved(scene, head) or unclear(scene, head) or rumoured(scene, head):
        return None  # "nobody wants to think that we are blaming them"
    if own and (supposed(s, head) or scene.status.charged(head)):
        return None  # "if they insist that it is necessary", "accused of breaking the law"
    if outranked(s, head) or shunned(scene, head) or (not own and scene.status.bound(head)):
        return None  # "should abandon" is no stance of whoever should
    if any(s.lemmas[t] in ("no", "nothing") for t in match.tokens):
        status = "actual"  # the pattern has the negation in it: "there is no excuse for"
    if polarity == "neutral" and (row["attitude"] not in _UNDECIDED or status == "planned"):
        return None  # a board that "will consider the bid" is to deal with it
    if row["attitude"] == "admires" and _conceded(s, head):
        return None  # "I love her, but"
    if (
        status in ("possible", "planned", "proposed")
        and row["attitude"] in _VOICED
        and _performed(scene, head)
    ):
        status = "actual"
    if (
        status == "possible"
        and any(s.tags[c] == "TO" for c in s.children[head])
        and scene.status.negated(head)
    ):
        return None  # "urged them not to vote for her"
    if status in ("possible", "denied") and utterly(scene, head):
        return polarity, "actual"
    gathered = row["attitude"] == "supports" and s.lemmas[s.heads[head]] in _GATHERING
    if status == "planned" and s.deps[head] == "dobj" and gathered:
        status = "actual"  # who tries to build support for a bill is for it
    if status in ("possible", "planned") and _politely(scene, head):
        status = "actual"  # "would love to see her win"
    if status == "possible" and is_negated(scene, head):
        if _perhaps(scene, head) or scene.status.conditional(head):
            return None  # "if Oslo does not free them and respect their rights"
        status = "denied"  # "would not accept", "never seems to tire of"
    if status == "denied" and s.deps[head] == "nsubjpass" and s.child(head, "poss") is not None:
        status = "actual"  # "its bid to join was blocked": it goes on bidding
    if row["attitude"] in _HELD and merely(s, head):
        return None  # "did not simply accept it"
    if status == "denied" and partly(s, head):
        return None  # "would not automatically defend them"
    if status == "denied" and _delayed(s, head):
        return polarity, "actual"
    if status == "denied" and polarity == "support":
        if (
            row["attitude"] not in _HELD
            or (LIGHT in row["note"].split(",") and row["attitude"] != "admires")
            or s.lemmas[head] in _ACTIVE
            or s.lemmas[head] in _INTENSE
            or not (own or is_negated(scene, head))
        ):
            return None  # who didn't propose it needn't be against it
        polarity, status = "oppose", "actual"  # "does not support"
    if own and row["pos"] == "verb" and (status == "proposed" or _purposed(s, head)):
        return None  # "must promote peace", "gave money to promote peace": not yet done
    if own and (_maybe(s, head) or (status == "denied" and polarity == "oppose")):
        return None  # "the gas isn't harmful"
    if own and not scene.status.conditional(head):
        status = "actual"  # "would have no place": the deed is hypothetical, the opinion is held
    if status in ("proposed", "denied") or (status == "possible" and not _supposed(scene, head)):
        return None  # somebody wants that one had the attitude, or it is said that one hasn't
    return polarity, status


def _bygone(s: Sentence, noun: int) -> bool:
    """Say whether a noun is what somebody was once: "a former (one-time, ex-) ally"."""
    before = s.words[max(0, noun - 3) : noun]
    hyphened = before[-2:] == ("ex", "-") or before == ("one", "-", "time")
    return hyphened or any(s.lemmas[c].lower() in _BYGONE for c in s.children[noun])


def is_urged(s: Sentence, match: Match) -> bool:
    """Say whether others are asked to have an attitude, at the head of a sentence: "vote for her", "don't trust her"."""
    verb = match.head
    if s.tags[verb] != "VB" or match.row["attitude"] not in _URGED or s.deps[verb] not in ("ROOT", "ccomp"):
        return False
    before = s.words[s.edges(verb)[0] : verb]
    return all(w.lower() in _OPENED or not w[0].isalpha() for w in before)


def in_title(s: Sentence, head: int) -> bool:
    """Say whether a word is part of a name that isn't an actor's, or isn't known: "the Stop the Dam Alliance".

    In a headline all words may be capitals.
    """
    if (
        not head
        or not s.words[head][:1].isupper()
        or s.words[head].isupper()
        or s.words[head - 1] in _OPENING
    ):
        return False
    after = next((w for w in s.words[head + 1 : head + 4] if w.lower() not in _SMALL), "")
    if not after[:1].isupper():
        return False
    return any(w.islower() and len(w) > _SHORT for w in s.words)


def _conceded(s: Sentence, verb: int) -> bool:
    """Say whether liking somebody only opens a "but": "I respect her, but"."""
    if s.pos[verb] != "VERB":
        return False
    return any(
        s.deps[c] == "cc" and s.lemmas[c] == "but" and c > verb
        for t in (verb, s.heads[verb])
        for c in s.children[t]
    )


def _performed(scene: Scene, head: int) -> bool:
    """Say whether what somebody does in order to say a thing tells that it was said: "took to the stage to praise her"."""
    s = scene.sentence
    if s.deps[head] == "conj" and s.tags[head] == s.tags[s.heads[head]] == "VB":
        head = s.heads[head]
    verb = s.heads[head]
    if s.deps[head] not in ("xcomp", "advcl") or not any(s.tags[c] == "TO" for c in s.children[head]):
        return False
    if scene.status.of(verb) != "actual" or scene.status.negated(head):
        return False
    if s.lemmas[verb] in ("want", "like", "wish") and s.deps[head] == "xcomp":
        spoken = {s.words[t].lower() for t in scene.frames.subjects(verb)}
        return bool(spoken & {"i", "we"})  # "I want to thank her" thanks her
    particles = {"take": ("to",), "go": ("on", "before"), "appear": ("before", "on")}.get(s.lemmas[verb])
    if particles is None:
        return s.lemmas[verb] in _VOICING
    return any(s.lemmas[c] in particles for c in s.children[verb] if s.deps[c] in ("prt", "prep", "advmod"))


def is_wanted(s: Sentence, head: int) -> bool:
    """Say whether an infinitive is what others are called on to do: "a call for Oslo to accept", or who is sought ("wanted by")."""
    doer = s.heads[head]
    if s.lemmas[head] == "want" and s.tags[head] == "VBN" and s.child(head, "xcomp") is None:
        return s.deps[head] == "acl" or any(s.lemmas[c] == "for" for c in s.children[head])
    if s.tags[head] == "VB" and any(s.deps[c] == "mark" and s.lemmas[c] == "for" for c in s.children[head]):
        return True
    if s.tags[head] != "VB" or s.deps[doer] != "pobj" or s.deps[head] not in ("acl", "relcl"):
        return False
    return s.lemmas[s.heads[doer]] == "for" and s.lemmas[s.heads[s.heads[doer]]] in _CALLS


def _delayed(s: Sentence, verb: int) -> bool:
    """Say whether what is negated is only that it came sooner: "did not approve the bill until June"."""
    if not any(s.lemmas[c] == "do" and s.tags[c] == "VBD" for c in s.children[verb]):
        return False
    return any(
        s.lemmas[t].lower() in ("until", "till") and t > verb
        for c in s.children[verb]
        for t in ((c, *s.children[c]) if s.deps[c] == "advcl" else (c,))
    )


def _politely(scene: Scene, head: int) -> bool:
    """Say whether somebody tells a wish as one does: "would like to", unless it hangs on a condition."""
    s = scene.sentence
    if s.lemmas[head] not in ("like", "love", "prefer") or scene.status.conditional(head):
        return False
    if any(s.lemmas[m] == "if" for c in s.children[head] if s.deps[c] == "advcl" for m in s.children[c]):
        return False  # "if she were asked, she would love to"
    would = any(s.lemmas[a].lower() in ("would", "'d", "’d") for a in scene.status.auxiliaries(head))
    return would and not scene.status.negated(head) and scene.frames.clause(head) is not None


def _purposed(s: Sentence, verb: int) -> bool:
    """Say whether a deed is only what is aimed at; "the way to promote peace" does it."""
    placed = s.deps[verb] in ("advcl", "xcomp", "ccomp") or s.lemmas[verb] == "risk"
    return placed and any(s.tags[c] == "TO" for c in s.children[verb])


def _maybe(s: Sentence, head: int) -> bool:
    """Say whether an opinion is only weighed: "maybe he was wrong to trust them", "the gas may be harmful"."""
    verb = s.heads[head] if s.deps[head] in ("acomp", "attr", "oprd", "dobj") else head
    if any(s.deps[c] == "aux" and s.lemmas[c].lower() in ("may", "might") for c in s.children[verb]):
        return True
    return any(
        s.deps[c] == "advmod" and c < head and s.lemmas[c].lower() in _GUESSING for c in s.children[verb]
    )


def _made(s: Sentence, adjective: int) -> bool:
    """Say whether an adjective is what somebody makes of another, or comes in degrees, and so is no will."""
    return s.deps[adjective] not in ("acomp", "conj", "advcl", "ROOT") or any(
        s.tags[c] in ("RBR", "RBS") for c in s.children[adjective]
    )


def is_charge(scene: Scene, head: int, holder: str) -> bool:
    """Say whether a gerund is what somebody accuses another of, and so isn't his: "accused them of backing terror"."""
    s = scene.sentence
    gerund = head
    while s.deps[gerund] == "conj" and s.heads[gerund] != gerund:
        gerund = s.heads[gerund]
    faulted = s.lemmas[gerund] in _CHARGING and any(s.deps[c] == "neg" for c in s.children[head])
    if s.tags[head] == "VBG" and gerund != head and (s.lemmas[gerund] in _ACCUSING or faulted):
        return holder in scene.persons(scene.frames.subjects(gerund), outright=True)
    if s.tags[head] != "VBG" or s.deps[gerund] != "pcomp":
        return False
    for t in islice(s.path_up(gerund), _NEAR):
        if s.lemmas[t] in _ACCUSING or (s.lemmas[t] in _CHARGING and s.lemmas[s.heads[gerund]] == "for"):
            return holder in scene.persons(scene.frames.subjects(t), outright=True)
        if s.pos[t] == "VERB" and s.tags[t] != "VBG":
            return False
    return False


def is_few(scene: Scene, head: int) -> bool:
    """Say whether only part of somebody has the attitude: "only a quarter of voters back it", "few Swedes"."""
    if _FEW.isdisjoint(scene.frames.bag):
        return False
    s = scene.sentence
    for t in scene.frames.subjects(head):
        above = s.heads[s.heads[t]] if s.deps[t] == "pobj" else t
        below = {c for x in (t, above) for c in (x, *s.children[x])}
        below.update(
            g for c in tuple(below) if s.deps[c] == "nummod" for g in s.children[c]
        )  # "only 30 percent"
        near = {s.lemmas[c].lower() for c in below}
        told = any(
            c and s.lemmas[c] == "few" and s.lemmas[c - 1].lower() in ("a", "the", "those", "these")
            for c in (*s.children[t], *s.children[above])
        )
        if near & _FEW and not told:
            return True
    return False


def is_reputation(s: Sentence, head: int) -> bool:
    """Say whether "standing" is a noun: "hurts Oslo's standing with the farmers"."""
    return s.words[head].lower() == "standing" and s.tags[head - 1] in ("POS", "PRP$")


def is_measured(s: Sentence, head: int) -> bool:
    """Say whether an attitude is only asked after: "polls that track voters' support for the candidates"."""
    return s.deps[head] == "dobj" and s.lemmas[s.heads[head]] in _MEASURING


def shunned(scene: Scene, head: int) -> bool:
    """Say whether somebody keeps away from what a gerund says: "steers clear of criticising"."""
    s = scene.sentence
    prep = s.heads[head]
    return (
        s.deps[head] == "pcomp" and s.lemmas[prep] == "of" and s.lemmas[s.heads[prep]] in ("clear", "short")
    )


def outranked(sentence: Sentence, token: int) -> bool:
    """Say whether a word is what one does not do: "they sell adverts rather than ask for gifts"."""
    before = [w.lower() for w in sentence.words[max(0, token - 4) : token]]
    if before[-1:] == ["to"] or sentence.tags[token - 1] == "RB":
        before.pop()
    return before[-2:] in (["rather", "than"], ["instead", "of"])


def _perhaps(scene: Scene, head: int) -> bool:
    """Say whether an attitude is guessed at: "may not like it"."""
    return any(scene.sentence.lemmas[a] in ("may", "might") for a in scene.status.auxiliaries(head))


def _supposed(scene: Scene, head: int) -> bool:
    """Say whether the attitude itself is what may be: "might back the deal", but not "is able to back it"."""
    s = scene.sentence
    verb = s.heads[head] if s.deps[head] in ("acomp", "attr", "oprd", "dobj") else head
    if scene.status.conditional(verb) or s.words[-1] == "?":
        return False
    unreal = [c for c in s.children[verb] if s.deps[c] == "advcl" and s.tags[c] == "VBD"]
    if any(s.lemmas[m] == "if" for c in unreal for m in s.children[c] if s.deps[m] == "mark"):
        return False  # "if she were here, they would praise her"
    above = s.heads[verb]
    if s.deps[verb] == "xcomp" and s.lemmas[above] in _REPORTED and scene.frames.is_passive(above):
        return True  # "is said to oppose"
    return any(s.lemmas[a].lower() in _SUPPOSING for a in scene.status.auxiliaries(verb))


def row_polarity(row: Row) -> Polarity:
    """Give the polarity that a table row names.

    :raises LexiconError: if it is none of support, oppose, neutral.
    """
    found = POLARITIES.get(row["polarity"])
    if found is None:
        raise LexiconError(f"{row['pattern']!r} has the unknown polarity {row['polarity']!r}")
    return found
