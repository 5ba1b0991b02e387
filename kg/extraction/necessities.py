"""Whether a "must" argues nothing: it tells a rule, a guess, a hardship, what has to be done to get something."""

from __future__ import annotations

from kg.extraction.scene import Scene
from kg.extraction.word_classes import words

#: What rules are written in, and prepositions before it; of these "by" goes with law alone.
_RULES = words("rules_told")
_LAWS = frozenset({"law", "statute", "constitution", "regulation", "decree"})
#: What one does only by fulfilling a condition: "to win, they must persuade the judges".
_REACHING = words("qualifying")
#: Those whom rules of everyday life bind, and what people do because they can't help it.
_BOUND = words("rule_bound")
_ENDURING = words("enduring")
_ANYBODY = frozenset(
    {"people", "person", "those", "anyone", "everyone", "somebody", "someone", "one", "man", "woman"}
)
#: What one guesses of somebody by "must".
_GUESSED = frozenset(
    {"wonder", "feel", "seem", "know", "sound", "hurt", "mean", "exist", "hate", "love", "think", "like"}
)
_FORESEEN = frozenset({"will", "'ll", "’ll", "would"})
#: Verbs of what a thing does by the clock: "the bridge should open by June".
_DUE = words("happening_by_the_clock")
_POINTING = frozenset({"this", "that", "which", "what", "these", "those", "all", "it"})
_SAYING = frozenset({"say", "state", "stipulate", "specify", "require", "provide", "dictate", "mandate"})


def is_necessity(scene: Scene, cue: int, verb: int) -> bool:
    """Say whether a duty is none that whoever speaks urges on anybody.

    :param cue: "must", "should", "ought", or the "have" or "need" over the verb.
    """
    s = scene.sentence
    owed = s.words[cue].lower() in ("should", "ought")
    if s.deps[verb] == "relcl" and s.lemmas[s.heads[verb]] in _ANYBODY:
        return True  # "to track those who should be kept at home"
    if _by_rule(scene, cue, verb):
        return True
    subjects = scene.frames.subjects(verb)
    if owed:
        thing = (
            subjects[0]
            if subjects
            and not scene.at(subjects[0])
            and (s.pos[subjects[0]] == "NOUN" or s.lemmas[subjects[0]].lower() in _POINTING)
            else None
        )
        return thing is not None and s.lemmas[verb] in _DUE and not scene.frames.is_passive(verb)
    clause = cue if s.lemmas[cue] in ("have", "need") else verb
    named = any(s.pos[t] in ("PROPN", "PRON") for t in subjects)
    foreseen = any(s.lemmas[a] in _FORESEEN for a in scene.status.auxiliaries(cue))
    people = not named and any(s.tags[t] == "NNS" for t in subjects)
    if clause == cue and (s.deps[cue] == "relcl" or (foreseen and people)):
        return True  # "people who have to live in camps", "voters will have to wait"
    if s.lemmas[verb] in _GUESSED and not scene.frames.is_passive(verb):
        return True
    if any(s.lemmas[t] in _BOUND for t in subjects):
        return True  # "passengers must wear masks"
    helpless = foreseen or (not named and any(s.pos[t] == "NOUN" for t in subjects))
    if s.lemmas[verb] in _ENDURING and helpless:
        return True  # "women must sit with their abusers"
    return any(
        s.deps[c] == "advcl"
        and c < clause
        and s.lemmas[c] in _REACHING
        and any(s.tags[t] == "TO" for t in s.children[c])
        for c in s.children[clause]
    )


def _by_rule(scene: Scene, cue: int, verb: int) -> bool:
    """Say whether a rule is told: "under the new rules, farms must", "by law", "the law says that farms must"."""
    s = scene.sentence
    if _RULES.isdisjoint(scene.frames.bag):
        return False
    for t in {cue, verb}:
        for c in s.children[t]:
            laid = s.deps[c] == "prep" and s.lemmas[c].lower() in ("under", "by", "per", "accord")
            inner = [o for o in s.children[c] if s.deps[o] == "pobj"] if laid else []
            if any(s.lemmas[o] in (_LAWS if s.lemmas[c].lower() == "by" else _RULES) for o in inner):
                return True
        above = s.heads[t]
        if s.deps[t] == "ccomp" and s.lemmas[above] in _SAYING:
            return any(s.lemmas[o] in _RULES for o in scene.frames.subjects(above))
    return False
