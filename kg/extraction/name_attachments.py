"""Names hung on their verb again where something put between them has cut them off: where somebody stands in a picture, the
short form of a body's name.

As in ``attachments.py``, each function looks at one token of a sentence and changes the lists ``heads`` and ``deps`` in
place.
"""

from __future__ import annotations

from kg.extraction.sentence import NOMINAL, Sentence

#: Words of where somebody stands in a picture, and those before them.
SIDES = frozenset({"left", "right", "center", "centre", "middle", "second", "third"})
_SIDE_BEFORE = frozenset({"second", "third", "fourth", "far", "front", "back", "top", "bottom", "from"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


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
    person = any(start <= name < end and label == "PERSON" for start, end, label in s.ents)
    if person and titled and close - 2 >= body and s.words[close - 2] == "(":
        heads[name], deps[name] = heads[body], deps[body]
        heads[body], deps[body] = name, "nmod"
