"""A verb's auxiliaries, and what they and its form tell of time: an infinitive, a past, a present of what is to come."""

from __future__ import annotations

from kg.extraction.calendar_words import MONTHS, WEEKDAYS
from kg.extraction.frames import MAX_DEPTH, Frames
from kg.extraction.sentence import VERBAL
from kg.extraction.word_classes import words

#: Words that open a clause of time, and auxiliaries that make what it tells still to come.
_WHEN = frozenset({"when", "once", "after", "before", "until", "till", "as"})
_UNTIL = frozenset({"until", "till", "once"})
_TO_COME = frozenset({"will", "'ll", "’ll", "wo", "shall", "should", "must"})
#: Verbs whose present tense with a weekday is a timetable's: "talks start on Monday", "Swedes vote on Sunday".
_BEGINNING = words("scheduled")
#: What lies ahead, with the units of time that it is said of.
_NEXT = frozenset({"next", "coming", "upcoming"})
_UNITS = frozenset({"week", "month", "year", "weekend", "spring", "summer", "autumn", "fall", "winter"}) | {
    m.lower() for m in (*WEEKDAYS, *MONTHS)
}


class Tenses:
    """The tenses of the verbs of one sentence."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._auxiliaries: dict[int, list[int]] = {}

    def auxiliaries(self, verb: int) -> list[int]:
        """Give a verb's auxiliaries, borrowed from the verb it is coordinated with where it has none."""
        known = self._auxiliaries.get(verb)
        if known is None:
            known = self._auxiliaries[verb] = self._find_auxiliaries(verb)
        return known

    def _find_auxiliaries(self, verb: int) -> list[int]:
        s = self._frames.sentence
        for _ in range(MAX_DEPTH):
            start = self._opening(verb)
            own = [c for c in s.children[verb] if s.deps[c] in ("aux", "auxpass") and c > start]
            if own or s.deps[verb] != "conj" or s.pos[s.heads[verb]] not in VERBAL:
                return own
            if any(s.deps[c] in ("nsubj", "nsubjpass", "expl") for c in s.children[verb]):
                return own
            if s.tags[verb] in ("VBD", "VBZ"):
                return own
            verb = s.heads[verb]
        return []

    def _opening(self, verb: int) -> int:
        """Give where a clause of reason opens: in "can't because he is being audited" parsers take "can't" for its own."""
        s = self._frames.sentence
        if "because" not in self._frames.bag:
            return -1
        return next((c for c in s.children[verb] if s.deps[c] == "mark" and s.lemmas[c] == "because"), -1)

    def _is_infinitive(self, verb: int) -> bool:
        """Tell "to leave", "to be removed", "let them leave", but not "will leave"."""
        s = self._frames.sentence
        helpers = {s.tags[c] for c in s.children[verb] if s.deps[c] in ("aux", "auxpass")}
        return "TO" in helpers or (s.tags[verb] == "VB" and not helpers & {"MD", "VBD", "VBZ", "VBP"})

    def _plain(self, verb: int) -> bool:
        """Tell a verb that no auxiliary makes possible, planned or owed, and no infinitive."""
        s = self._frames.sentence
        return not any(s.tags[a] in ("MD", "TO") for a in self.auxiliaries(verb))

    def _past(self, clause: int) -> bool:
        """Tell a finite clause in a past tense."""
        s = self._frames.sentence
        helpers = {s.words[a].lower() for a in self.auxiliaries(clause)}
        modal = any(s.tags[a] in ("MD", "TO") for a in self.auxiliaries(clause))
        return not modal and (
            s.tags[clause] == "VBD" or bool(helpers & {"had", "has", "have", "was", "were"})
        )

    def _supposed(self, noun: int) -> bool:
        """Tell what is only thought of: "a bargain that ... would serve both"."""
        s = self._frames.sentence
        some = any(s.lemmas[c].lower() in ("a", "an", "any") for c in s.children[noun] if s.deps[c] == "det")
        return some and any(
            s.lemmas[a] in ("would", "could", "might") for a in self.auxiliaries(s.heads[noun])
        )

    def _ahead(self, verb: int) -> bool:
        """Tell a present tense that a time makes a future: "meets her next week", "is flying to Oslo tomorrow"."""
        s = self._frames.sentence
        helpers = self.auxiliaries(verb)
        simple = s.tags[verb] in ("VBZ", "VBP") and not helpers
        shut = s.deps[verb] == "acl" and not helpers  # "leaders meeting in Oslo next week"
        ongoing = s.tags[verb] == "VBG" and (shut or any(s.tags[a] in ("VBZ", "VBP") for a in helpers))
        if not simple and not ongoing:
            return False
        times = [c for c in s.children[verb] if s.deps[c] in ("npadvmod", "advmod")]
        times += [t for c in s.children[verb] if s.deps[c] == "prep" for t in s.children[c]]
        due = simple and (
            s.lemmas[verb] in _BEGINNING or any(s.lemmas[t] == "office" for t in s.children[verb])
        )
        if due:  # "meet for the first of three debates Monday"
            times += [
                t
                for t in range(verb + 1, s.edges(verb)[1])
                if s.deps[t] == "npadvmod" and s.pos[s.heads[t]] in ("NOUN", "PROPN")
            ]
        return any(self._is_ahead(t) or (due and s.words[t].capitalize() in WEEKDAYS) for t in times)

    def _is_ahead(self, time: int) -> bool:
        """Tell "tomorrow", "next week", "next Friday"."""
        s = self._frames.sentence
        if s.words[time].lower() == "tomorrow":
            return True
        return s.lemmas[time].lower() in _UNITS and any(s.words[c].lower() in _NEXT for c in s.children[time])

    def _awaited_then(self, verb: int) -> bool:
        """Tell a present tense of what is to come: "will resign when she takes office"."""
        s = self._frames.sentence
        above = s.heads[verb]
        told = s.tags[verb] == "VBD" and any(s.words[a].lower() == "would" for a in self.auxiliaries(above))
        present = told or s.tags[verb] in ("VBZ", "VBP")  # "said she would stay until he resigned"
        if s.deps[verb] != "advcl" or not present or self.auxiliaries(verb):
            return False
        opening = _UNTIL if told else _WHEN
        then = any(
            s.deps[c] in ("advmod", "mark") and s.lemmas[c].lower() in opening for c in s.children[verb]
        )
        return then and any(
            told or s.words[a].lower() in _TO_COME or s.lemmas[a] == "will" or s.tags[a] == "TO"
            for a in self.auxiliaries(above)
        )

    def _said(self, copula: int) -> tuple[int, ...]:
        """Give the adjectives or nouns that a copula says of its subject."""
        s = self._frames.sentence
        return tuple(c for c in s.children[copula] if s.deps[c] in ("acomp", "attr", "oprd"))
