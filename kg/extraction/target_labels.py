"""By which words of the article a reader is told what a stance is about."""

from __future__ import annotations

from collections.abc import Container

from kg.extraction.first_person import FIRST
from kg.extraction.phrase_labels import MAX_LABEL_WORDS, is_article, trimmed
from kg.extraction.scene import Scene
from kg.extraction.sentence import VERBAL, Sentence
from kg.extraction.stance_drafts import has_name
from kg.model import AUTHOR

#: Attitudes to what may be or is the case; what is wished is named by what is to be done, whoever does it.
_TELLING = frozenset(
    {"fears", "warns", "doubts", "denies", "distrusts", "hopes", "disputes", "complains", "regrets"}
    | {"accuses", "condemns", "resents", "protests", "blames"}
)
#: ... and those that say nothing without whoever does it.
_HELD_AGAINST = frozenset({"complains", "accuses", "condemns", "resents", "protests", "blames"})
#: Attitudes to what others are to do.
_ASKING = frozenset({"asks", "demands", "urges", "proposes"})
#: ... and to what others may do as well as oneself.
_WISHING = _ASKING | {"wants", "hopes", "prefers", "commits to"}
#: Verbs over an infinitive which is what their subject is to do.
_OWING = frozenset({"need", "have", "ought"})
#: Verbs by which what somebody else is to do is let or kept from happening.
_LETTING = frozenset({"allow", "let", "permit", "enable"})
#: Verbs over what is done to somebody, where parsers take the participle for a past tense.
_SEEING = frozenset({"see", "want", "have", "hear", "watch"})
#: Possessives that stand for somebody named elsewhere; "our values" are more than one's own.
_WHOSE = frozenset({"his", "her", "its", "their", "whose"})
#: Pronouns that stand for somebody named elsewhere, where something is done to him.
_OBJECTS = frozenset({"him", "her", "them", "it"})
#: What a subject that is nobody begins with.
_NONE = frozenset({"no", "neither", "nobody", "none"})
#: Prepositions of what two nouns may have in common.
_TELLING_OF = frozenset({"of", "for", "to", "on", "in", "about"})
#: Verbs by which somebody is kept from doing what follows "from".
_BARRING = frozenset({"prohibit", "ban", "bar", "prevent", "stop", "keep", "block", "discourage", "deter"})
#: How many words of a label what is to be done has at least, where it is cut to make room for who is to do it.
_LEAST = 7
#: What hangs on a subject and is left out where a label gets too long: "police officers (who were) on duty".
_LOOSE = frozenset({"acl", "relcl", "appos", "prep", "punct", "cc", "conj", "advcl"})


def label_of(
    scene: Scene, token: int, attitude: str, holder: str, actor: str | None, cue: Container[int]
) -> str:
    """Give the words that name a target, at most twelve.

    An actor who is spoken of by a pronoun or by a noun for what he is ("who", "his", "her former boss") goes by his
    name.

    :param cue: the words that tell the stance, which are no part of what it is about.
    """
    s = scene.sentence
    if actor is None:
        if s.pos[token] in VERBAL:
            return _named(scene, token, _clause_label(scene, token, attitude, holder, cue), holder)
        label = _jointly_told(scene, token, scene.label(token, without=cue))
        return _named(scene, token, _owned(scene, token, label, holder), holder)
    name = scene.name(actor)
    if s.pos[token] == "PROPN":
        low = scene.phrase(token)[0]
        while low < token and (
            is_article(s, low)
            or s.tags[low] in ("PRP$", "TO")
            or s.deps[low] in ("punct", "cc", "prep", "advmod")
        ):
            low += 1
        label = scene.clip(low, token)
        return label if set(label.split()) & set(name.split()) else name
    if s.pos[token] != "NOUN" or has_name(scene, actor):
        return name
    label = _owned(scene, token, scene.label(token, whole=False, without=cue), holder)
    if " " not in label:
        label = _jointly_owned(scene, token, label)
    # "people accused of fraud", "the new government in Chad", but not "white farmers of fraud"
    placed = (
        label.removeprefix(name).split()[:1] in (["in"], ["of"], ["from"]) and label.split()[-1].istitle()
    )
    return label if " " not in name or placed else name


def _named(scene: Scene, token: int, label: str, holder: str) -> str:
    """Give a label with the name of whoever "him" or "their" stands for: "working with him" is about working with Lie."""
    s, said = scene.sentence, set(label.split())
    if _OBJECTS.isdisjoint(said) and _WHOSE.isdisjoint(said):
        return label
    low, high = s.edges(token)
    for t in range(low, high):
        word = s.words[t]
        outright = word != "it" or s.deps[t] in ("dobj", "pobj", "dative")
        owns = s.tags[t] == "PRP$" and word in _WHOSE and t > token
        found = scene.at(t) if (word in _OBJECTS and s.tags[t] == "PRP" and outright) or owns else ()
        if len(found) != 1 or found[0] in (holder, AUTHOR) or not has_name(scene, found[0]):
            continue
        name = scene.name(found[0])
        if owns:
            told = s.pos[token] in VERBAL and not label.startswith(s.words[token])
            if told or found[0] in scene.persons(scene.frames.subjects(token)) or said & set(name.split()):
                continue  # "Bern to pay its debts"
            name = f"{name}’" if name.endswith("s") else f"{name}’s"
        words = [name if w == word else w for w in label.split()]
        named = " ".join(words)
        return named if label.split().count(word) == 1 and len(named.split()) <= MAX_LABEL_WORDS else label
    return label


def _jointly_told(scene: Scene, noun: int, label: str) -> str:
    """Give a noun what only follows the noun that is joined to it: "the lives and the safety of the crew"."""
    s = scene.sentence
    if s.pos[noun] != "NOUN" or any(c > noun and s.deps[c] not in ("cc", "conj") for c in s.children[noun]):
        return label
    beside = [c for c in s.children[noun] if s.deps[c] == "conj" and s.pos[c] == "NOUN"]
    if len(beside) != 1 or not label.endswith(s.words[noun]) or s.heads[beside[0]] != noun:
        return label
    if not any(s.lemmas[c] == "the" for c in s.children[noun]):
        return label  # "human rights and the rule of law"
    told = [c for c in s.children[beside[0]] if s.deps[c] == "prep" and s.lemmas[c] in _TELLING_OF]
    if len(told) != 1 or any(s.words[t] in (",", ";", "-", "--") for t in range(noun, beside[0])):
        return label
    joined = f"{label} {scene.words(noun + 1, s.edges(told[0])[1] - 1)}"
    return trimmed(joined) if len(joined.split()) <= MAX_LABEL_WORDS else label


def _owned(scene: Scene, noun: int, label: str, holder: str) -> str:
    """Give a label with the name of whoever "its" or "whose" stands for; what is the holder's own stays his.

    "The party whose candidacy Bern backs" is about the party's candidacy.
    """
    s = scene.sentence
    whose = next((c for c in s.children[noun] if s.words[c].lower() in _WHOSE), None)
    owners = scene.at(whose) if whose is not None else ()
    if whose is None or len(owners) != 1 or owners[0] in (holder, AUTHOR) or not has_name(scene, owners[0]):
        return label
    name = scene.name(owners[0])
    rest = label.removeprefix(s.words[whose]).strip()
    if whose + 1 < len(s) and not rest.startswith(s.words[whose + 1].strip("\"'“‘")):
        return label
    named = f"{name}’ {rest}" if name.endswith("s") else f"{name}’s {rest}"
    return named if len(named.split()) <= MAX_LABEL_WORDS else label


def _jointly_owned(scene: Scene, noun: int, label: str) -> str:
    """Give a bare noun whose it is, where that stands before the noun that it is joined to: "Oslo's cabinet and courts"."""
    s, first = scene.sentence, noun
    while s.deps[first] == "conj" and s.pos[s.heads[first]] == "NOUN":
        first = s.heads[first]
    owner = next(
        (c for c in s.children[first] if s.deps[c] == "poss" and s.pos[c] in ("NOUN", "PROPN")), None
    )
    if first == noun or owner is None:
        return label
    low, high = s.edges(owner)
    low += is_article(s, low)
    named = f"{scene.words(low, high - 1)} {label}"
    return named if len(named.split()) <= MAX_LABEL_WORDS else label


def _clause_label(scene: Scene, verb: int, attitude: str, holder: str, cue: Container[int]) -> str:
    """Give the words of a clause; one that says what happens to something has its subject with it.

    "The video should be released" is about the video being released, "Oslo should pay" about Oslo's paying, and "fears that the costs will rise" about the
    costs; in "asked schools to pay" it is the schools' paying.
    """
    s, label = scene.sentence, _with_object(scene, verb, scene.label(verb))
    passive = s.child(verb, "nsubjpass")
    subject = passive if passive is not None else s.child(verb, "nsubj", "csubj")
    bare = not any(s.deps[c] in ("aux", "dobj") for c in s.children[verb])
    seen = s.tags[verb] == "VBD" and s.deps[verb] == "ccomp" and s.lemmas[s.heads[verb]] in _SEEING
    if passive is None and bare and (s.tags[verb] == "VBN" or seen):
        passive = subject  # "wants a policy focused on trade", "wants to see him removed"
    if passive is not None and s.pos[passive] == "PRON" and (actors := scene.at(passive)):
        named = f"{scene.name(actors[0])} {label}"
        fits = len(actors) == 1 and actors[0] != holder and len(named.split()) <= MAX_LABEL_WORDS
        return named if fits else label
    if subject is None and s.deps[verb] == "pcomp" and s.lemmas[s.heads[s.heads[verb]]] in _BARRING:
        return _barred(scene, verb, label)
    if subject is None or s.pos[subject] == "PRON":
        undergone = scene.frames.objects(verb) if scene.frames.is_passive(verb) else ()
        if (
            len(undergone) == 1
            and s.pos[undergone[0]] in ("NOUN", "NUM", "PROPN")
            and holder not in scene.at(undergone[0])
        ):
            named = f"{_short(scene, undergone[0])} {label}"  # "prisoners who must be released"
            if len(named.split()) <= MAX_LABEL_WORDS:
                return named
            beside = s.heads[verb] == undergone[0] < verb
            return scene.clip(undergone[0], max(verb, scene.phrase(verb)[1])) if beside else label
    infinitive = subject is not None and passive is None and any(s.tags[c] == "TO" for c in s.children[verb])
    if (subject is None or infinitive) and attitude in _WISHING:
        return _asked_to(scene, verb, label, holder, cue)
    if subject is not None and s.tags[subject] == "PRP" and attitude in _ASKING:
        return _called_on(scene, verb, subject, label, holder)
    if subject is None or subject > verb:
        return label
    if s.tags[subject] == "WP":
        return scene.clip(subject, max(verb, scene.phrase(verb)[1]))  # "what is going on in the country"
    if s.pos[subject] not in ("NOUN", "PROPN") and s.deps[subject] != "csubj":
        return label
    low = scene.phrase(subject)[0] if s.deps[subject] != "csubj" else s.edges(subject)[0]
    asked = next((c for c in s.children[verb] if _asks(s, c) and c < low), None)
    if asked is not None:
        return scene.clip(asked, max(verb, scene.phrase(verb)[1]))  # "worries what the vote means"
    told = attitude in _TELLING and scene.frames.clause_form(verb) == "that"
    owed = attitude in _ASKING and not scene.status.negated(verb)
    owed = owed or s.lemmas[s.heads[verb]] in _LETTING  # "refused to let the ship dock" is about the ship
    owed = owed or (
        attitude == "prefers" and s.tags[verb] == "VBD"
    )  # "would prefer the towns drew up their own"
    if passive is None and not (told or owed or s.lemmas[verb] == "be"):
        return label
    while low < subject and (is_article(s, low) or s.tags[low] == "PRP$"):
        low += 1
    high = max(verb, scene.phrase(verb)[1])
    whole = " ".join(scene.text[s.starts[low] : s.ends[high]].split())
    turned = scene.status.negated(verb) and not (told and attitude in _HELD_AGAINST)
    if len(whole.split(" ")) <= MAX_LABEL_WORDS and not turned:
        return trimmed(whole)
    # without auxiliaries, or without what hangs loosely on the subject, it may be short enough
    first, last = scene.phrase(subject)
    names = (scene.words(max(first, low), max(last, _last_joined(s, subject, verb))), _short(scene, subject))
    said = [] if turned else [scene.words(min([verb, *scene.status.auxiliaries(verb)]), high)]
    said += [] if (told and not turned) or (owed and passive is None) else [label]
    tried = (trimmed(f"{named} {rest}") for named in names for rest in said)
    cut = scene.clip(low, high) if passive == subject and s.tags[verb] == "VBN" and not turned else label
    if passive == subject and s.tags[verb] == "VBN" and not turned and s.words[low].lower() not in _NONE:
        # "those who (...) must be given a programme": what is done counts more than to whom in full
        whom = _short(scene, subject)
        cut = f"{whom} {scene.clip(verb, high, MAX_LABEL_WORDS - len(whom.split()))}"
    elif owed and passive is None and not turned and s.deps[verb] != "relcl":
        begin = min([verb, *scene.status.auxiliaries(verb)])
        cut = _done_by(scene, subject, begin, begin, verb) or label
    if told and attitude in _HELD_AGAINST:
        cut = scene.clip(low, high)  # "complains that too many of the young drop"
    return next((t for t in tried if len(t.split()) <= MAX_LABEL_WORDS), cut)


def _asks(s: Sentence, token: int) -> bool:
    """Tell "what" and "how" before a clause."""
    return s.tags[token] == "WP" or (s.tags[token] == "WRB" and s.lemmas[token] == "how")


def _barred(scene: Scene, verb: int, label: str) -> str:
    """Give a gerund together with who is kept from it: "barred members from voting" is about members voting."""
    s = scene.sentence
    doers = scene.frames.subjects(verb)
    if len(doers) != 1 or s.pos[doers[0]] not in ("NOUN", "PROPN"):
        return label
    low, high = scene.phrase(doers[0])
    while low < doers[0] and is_article(s, low):
        low += 1
    named = f"{scene.words(low, high)} {label}"
    return named if len(named.split()) <= MAX_LABEL_WORDS else label


def _asked_to(scene: Scene, verb: int, label: str, holder: str, cue: Container[int]) -> str:
    """Give an infinitive together with who is to do it, where he stands before it: "Oslo to open the port".

    What somebody "needs" or "has" to do goes with that verb; what is joined to another infinitive has its doer too.
    """
    s, first = scene.sentence, verb
    while s.deps[first] == "conj" and s.child(first, "aux") is None and s.tags[s.heads[first]] == "VB":
        first = s.heads[first]
    begin = next((c for c in s.children[first] if s.tags[c] == "TO"), 0)
    owing = s.heads[first] if s.lemmas[s.heads[first]] in _OWING and s.deps[first] == "xcomp" else None
    doers = scene.frames.subjects(verb)
    before = begin if owing is None else owing
    its_own = any(holder in scene.at(d) for d in doers)  # each part of a name counts
    if not begin or not doers or scene.status.negated(first) or its_own:
        return label
    if doers[0] in cue or holder in scene.at(_last_joined(s, doers[0], begin)):
        return label  # "its goal is to open the port", "Oslo and Bern want to open it"
    if owing is not None and s.deps[owing] == "relcl":
        return label
    if owing is not None and first == verb:
        begin = min([owing, *scene.status.auxiliaries(owing)])
    low = verb if first != verb else begin
    said = "to" if first != verb else ""
    return _done_by(scene, doers[0], before, low, verb, said) or label


def _called_on(scene: Scene, verb: int, subject: int, label: str, holder: str) -> str:
    """Give what somebody should do together with his name: "he must resign" is about Lie's resigning."""
    s = scene.sentence
    begin = min([verb, *scene.status.auxiliaries(verb)])
    if (
        subject > begin
        or scene.status.negated(verb)
        or holder in scene.at(subject)
        or s.deps[verb] == "relcl"
    ):
        return label
    return _done_by(scene, subject, begin, begin, verb) or label


def _done_by(scene: Scene, doer: int, before: int, low: int, verb: int, said: str = "") -> str:
    """Give who is to do something and what, from token ``low``; nothing where too little of that would be left."""
    high = max(verb, scene.phrase(verb)[1])
    for who in _doer(scene, doer, before):
        room = MAX_LABEL_WORDS - len(f"{who} {said}".split())
        told = scene.clip(low, high, room)
        if len(scene.words(low, high).split()) <= room or len(told.split()) >= _LEAST:
            return trimmed(f"{who} {said} {told}")
    return ""


def _doer(scene: Scene, doer: int, before: int) -> list[str]:
    """Give the words for who is to do something, who stands before it, in full and in short; none for "we" and "those"."""
    s = scene.sentence
    if s.pos[doer] == "PRON":
        found = scene.at(doer) if s.words[doer].lower() not in FIRST else ()
        named = len(found) == 1 and found[0] != AUTHOR and has_name(scene, found[0])
        return [scene.name(found[0])] if named else []
    low, high = scene.phrase(doer)
    high = max(high, _last_joined(s, doer, before))
    if s.pos[doer] not in ("NOUN", "PROPN") or not low <= doer <= high < before:
        return []
    while low < doer and (is_article(s, low) or s.tags[low] == "PRP$"):
        low += 1
    return [scene.words(low, high), _short(scene, doer)]


def _last_joined(s: Sentence, noun: int, before: int) -> int:
    """Give the last of the nouns that are joined to one: "Oslo and Bern"."""
    while (other := s.child(noun, "conj")) is not None and noun < other < before:
        noun = other
    return noun


def _with_object(scene: Scene, verb: int, label: str) -> str:
    """Give a verb alone the verb beside it that has their object: "to fund and build the line"."""
    s = scene.sentence
    beside = [c for c in s.children[verb] if s.deps[c] == "conj" and s.pos[c] == "VERB" and c > verb]
    if label != s.words[verb] or not beside or s.child(beside[0], "dobj") is None:
        return label
    return scene.clip(verb, scene.phrase(beside[0])[1])


def _short(scene: Scene, noun: int) -> str:
    """Give a noun with what stands before it, and with the "of" that an epidemic or a series can't do without."""
    s = scene.sentence
    low = min(
        [noun, *(c for c in s.children[noun] if c < noun and s.deps[c] not in (*_LOOSE, "det", "poss"))]
    )
    high = noun
    for c in s.children[noun]:
        if s.lemmas[c] == "of" and c == noun + 1:
            inner = [o for o in s.children[c] if s.deps[o] == "pobj"]
            high = inner[0] if inner else high
    return " ".join(scene.text[s.starts[low] : s.ends[high]].split())
