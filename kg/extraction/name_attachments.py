"""Names hung on their verb again where something put between them has cut them off: where somebody stands in a picture, the
short form of a body's name.

As in ``attachments.py``, each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in
place.
"""

from __future__ import annotations

from kg.extraction.sentence import NOMINAL, Sentence
from kg.extraction.word_classes import words

#: Words that a name has, at most; names of those who may be two sides.
_NAME = 5
_DASHES = frozenset({"-", "–", "—", "--"})
_SIDES = frozenset({"GPE", "ORG", "PERSON", "NORP"})

#: Words of where somebody stands in a picture, and those before them.
SIDES = frozenset({"left", "right", "center", "centre", "middle", "second", "third"})
_SIDE_BEFORE = frozenset({"second", "third", "fourth", "far", "front", "back", "top", "bottom", "from"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Offices that one person may have together.
_OFFICES = words("offices_sought") | {"premier", "king", "spokesman", "spokeswoman", "founder", "director"}
#: Those who seek an office.
_SEEKERS = frozenset({"candidate", "contender", "hopeful", "nominee", "challenger"})


def in_the_picture(s: Sentence, side: int, heads: list[int], deps: list[str]) -> None:
    """Take "left" in a caption for no verb and nobody: "Lie, second left, and Haaland, right, attended the meeting"."""
    low = side - 1
    while low > 0 and s.words[low].lower() in _SIDE_BEFORE:
        low -= 1
    named, after = low - 1, side + 1
    if named < 0 or after >= len(s) or (s.words[low], s.words[after]) != (",", ","):
        return
    if s.tags[named] != "NNP" or heads[named] != side or deps[named] not in _SUBJECTS:
        if s.deps[side] == "ccomp" and s.tags[named] == "NNP":
            deps[side] = "advmod"
        return
    joined = [c for c in s.children[side] if s.deps[c] == "conj" and c > side]
    verb = next((c for c in joined if s.pos[c] == "VERB"), None)
    if deps[side] in _SUBJECTS:
        heads[named], deps[named] = heads[side], deps[side]
    elif verb is not None:  # "Lie, left, and Haaland met"
        heads[named], deps[named] = verb, "nsubj"
        heads[verb], deps[verb] = (verb if heads[side] == side else heads[side]), deps[side]
        joined = [c for c in s.children[verb] if s.deps[c] in _SUBJECTS and c < verb]
    else:
        return
    for c in joined:
        if s.pos[c] in NOMINAL:
            heads[c], deps[c] = named, "conj"
    heads[side], deps[side] = named, "advmod"


def behind_short_form(s: Sentence, name: int, heads: list[int], deps: list[str]) -> None:
    """Read a person behind a body's short form as who acts: "Norwegian Union of Teachers (NUT) secretary Nora Lie said"."""
    low, body = s.edges(name)[0], heads[name]
    close = next((t for t in range(name - 1, max(low - 6, body), -1) if s.words[t] == ")"), None)
    if close is None or s.pos[body] not in NOMINAL or any(s.words[t] == "," for t in range(body, name)):
        return
    titled = close + 1 < name and all(s.pos[t] in (*NOMINAL, "ADJ") for t in range(close + 1, name))
    if titled and close - 2 >= body and s.words[close - 2] == "(" and _is_person(s, name):
        _bear(body, name, heads, deps)


def of_two_offices(s: Sentence, name: int, heads: list[int], deps: list[str]) -> bool:
    """Read two descriptions before a name as its bearer's: "the lawyer and former minister Anna Lie said".

    :return: whether they were read so.
    """
    first = heads[name]
    second = s.child(first, "conj")
    if (
        second is None
        or not _is_person(s, name)
        or s.edges(name)[0] != second + 1
        or not first < second < name
    ):
        return False
    one = s.tags[first] == s.tags[second] == "NN" and s.child(first, "cc") is not None
    if not one or s.child(second, "det", "poss") is not None:
        return False
    _bear(first, name, heads, deps)
    return True


def holder_of_two(s: Sentence, office: int, heads: list[int], deps: list[str]) -> None:
    """Read a person behind two offices as one: "former premier and Green Party chairman Jon Lie has left"."""
    if s.lemmas[office].lower() not in _OFFICES or s.child(office, "det", "poss") is not None:
        return
    name = s.child(office, "conj")
    if name is None or s.tags[name] != "NNP" or name < office or not _is_person(s, name):
        return
    second = any(
        s.deps[c] in ("compound", "nmod") and s.lemmas[c].lower() in _OFFICES for c in s.children[name]
    )
    if second and office + 1 in s.children[office] and s.deps[office + 1] == "cc":
        _bear(office, name, heads, deps)


def addressed(s: Sentence, name: int, deps: list[str]) -> None:
    """Read who is spoken to as no subject: "Secretary Lie, thank you", "Ms Lie and Ms Berg, welcome and thank you"."""
    verb = s.heads[name]
    thanks = s.lemmas[verb] == "thank" and s.words[verb + 1 : verb + 2] == ("you",)
    if (
        (thanks or s.pos[verb] == "INTJ")
        and s.pos[name] in NOMINAL
        and name < verb
        and s.words[verb - 1] == ","
    ):
        deps[name] = "dep"


def _is_person(s: Sentence, name: int) -> bool:
    return any(start <= name < end and label == "PERSON" for start, end, label in s.ents)


def _bear(said: int, name: int, heads: list[int], deps: list[str]) -> None:
    """Put a name in the place of what is said of its bearer, and that before it."""
    heads[name], deps[name] = (name if heads[said] == said else heads[said]), deps[said]
    heads[said], deps[said] = name, "nmod"


def paired_by_comma(s: Sentence, heads: list[int], deps: list[str]) -> None:
    """Read two names before a plural verb as its subjects, as headlines put them: "Chad, Mali sign pact"."""
    if s.pos[0] != "PROPN" or "," not in s.words[1:_NAME]:
        return
    comma = s.words.index(",")
    verb = next((t for t in range(comma + 1, min(comma + _NAME, len(s))) if s.pos[t] != "PROPN"), comma + 1)
    second, to = verb - 1, verb < len(s) and s.tags[verb] == "TO"
    verb += to
    if second == comma or verb >= len(s) or s.tags[verb] not in ("VBP", "VB") or s.pos[verb] != "VERB":
        return
    named = {t for low, high, label in s.ents[:2] if label in _SIDES for t in range(low, high)}
    first = next((t for t in range(comma) if s.heads[t] >= comma or s.heads[t] == t), comma - 1)
    if named.issuperset((first, second)) and all(s.pos[t] == "PROPN" for t in range(comma)):
        root = s.heads[verb] if s.heads[verb] >= verb else verb
        heads[first], deps[first] = verb, "nsubj"
        heads[second], deps[second] = first, "conj"
        heads[verb], deps[verb] = (verb, "ROOT") if root == verb else (root, s.deps[verb])


def after_dateline(s: Sentence, heads: list[int], deps: list[str]) -> None:
    """Read what follows a dateline as the subject that the town was taken for: "BERN - The mayor, Anna Lie, resigned"."""
    if len(s) < _NAME or s.words[1] not in _DASHES or not s.words[0].isupper() or deps[0] not in _SUBJECTS:
        return
    named = next((c for c in s.children[0] if s.deps[c] == "appos" and c > 1), None)
    if named is not None:
        heads[named], deps[named] = heads[0], deps[0]
        deps[0] = "dep"


def behind_terms(s: Sentence, noun: int, heads: list[int], deps: list[str]) -> None:
    """Read what follows how strongly it is said as the object: "condemned in the strongest terms the raid"."""
    terms = s.heads[noun]
    verb = s.heads[s.heads[terms]]
    if s.lemmas[terms] != "term" or s.deps[terms] != "pobj" or s.pos[verb] != "VERB" or noun < terms:
        return
    if s.words[s.heads[terms]].lower() == "in" and s.child(verb, "dobj", "ccomp") is None:
        heads[noun], deps[noun] = verb, "dobj"


def torn_name(s: Sentence, last: int, heads: list[int], deps: list[str]) -> None:
    """Put a name together whose last word was taken for a second subject: "fighters loyal to Erik Lie seized the town"."""
    first = last - 1
    if first < 1 or s.deps[first] != "pobj" or s.pos[first] != "PROPN" or s.pos[last] != "PROPN":
        return
    if any(c < first and s.deps[c] in _SUBJECTS for c in s.children[s.heads[last]]):
        heads[last], deps[last] = s.heads[first], "pobj"
        heads[first], deps[first] = last, "compound"


def behind_candidacy(s: Sentence, prep: int, heads: list[int], deps: list[str]) -> None:
    """Read a person behind the office that he seeks as who acts: "Green candidate for governor Jon Lie backed her"."""
    seeker, name = heads[prep], s.child(prep, "pobj")
    if name is None or s.lemmas[seeker].lower() not in _SEEKERS or s.pos[name] != "PROPN" or seeker > prep:
        return
    office = next(
        (c for c in s.children[name] if s.deps[c] in ("compound", "nmod") and s.pos[c] == "NOUN"), None
    )
    person = any(start <= name < end and label == "PERSON" for start, end, label in s.ents)
    if person and office is not None and office > prep:
        heads[name] = name if heads[seeker] == seeker else heads[seeker]
        deps[name] = deps[seeker]
        heads[seeker], deps[seeker] = name, "compound"
        heads[office], deps[office] = prep, "pobj"
