"""What has been, whatever it stands under: violence that is dated, that something follows, or that is asked how and why.

"offered its approval to Oslo's 1975 invasion", "to crack down after a wave of bombings", "an inquiry into how they died".
"""

from __future__ import annotations

import re

from kg.extraction.calendar_words import MONTHS, WEEKDAYS
from kg.extraction.embedded import Embedded
from kg.extraction.word_classes import words

#: Nouns for many deeds in a row, and prepositions before what has been.
_SERIES = frozenset(
    {"wave", "spate", "series", "string", "rash", "flurry", "spree", "bout", "succession", "upsurge", "surge"}
    | {"barrage", "torrent", "cycle", "pattern", "weekend", "week", "month", "year", "day", "night"}
)
_FOLLOWING = frozenset({"after", "for", "over", "behind", "from", "by", "in", "amid", "following", "since"})
#: Nouns for violence, and times that have been: "last week's raid".
_BYGONES = words("bygones")
#: A year of our time or of the last centuries.
YEAR = re.compile(r"(1[0-9]|20)\d\d")
_PAST_TIMES = frozenset({"yesterday", "week", "month", "year", "weekend", "night", "century", "decade"}) | {
    day.lower() for day in WEEKDAYS
}
#: Verbs of holding somebody to account.
_BLAMING = frozenset({"accuse", "suspect", "blame", "charge", "convict", "indict", "guilty", "responsible"})
_INQUIRIES = frozenset({"inquiry", "enquiry", "investigation", "probe", "hearing"})
_CHARGES = frozenset({"allegation", "accusation", "complaint", "claim"})
#: Verbs of praise, blame and punishment, which what they are for has gone before.
_REQUITING = words("requiting")
#: Verbs of letting something happen.
_TOLERATING = frozenset(
    {"allow", "permit", "tolerate", "condone", "encourage", "abet", "sanction", "excuse", "order"}
    | {"facilitate", "enable", "fuel", "fund", "finance", "aid"}
)


class Bygones(Embedded):
    """Tells in one sentence what is past by itself."""

    def _followed(self, noun: int, prep: int) -> bool:
        """Tell violence that something else is said to follow: "won after fierce fighting", "hit after a wave of raids"."""
        s = self._frames.sentence
        above, word = s.heads[prep], s.lemmas[prep].lower()
        if word == "of" and s.lemmas[above] in _SERIES and s.deps[above] == "pobj":
            over = s.heads[above]
            return s.lemmas[over] in _FOLLOWING and not self._embedding(s.heads[over], over)
        if s.lemmas[above] in _INQUIRIES and s.lemmas[noun] in _CHARGES:
            return True  # "ordered an inquiry into allegations that Oslo lied": they stand already
        if s.lemmas[noun] in _BYGONES and s.lemmas[above] in _BLAMING and self._definite(noun):
            return True  # "accused of the attack on Oslo"
        if word == "for" and s.lemmas[above] in _REQUITING and self._definite(noun):
            return True  # "urged Oslo to punish Bern for its attack"
        still_to_come = any(s.tags[a] == "MD" for a in self.auxiliaries(above))
        return word == "after" and s.lemmas[noun] in _BYGONES and not still_to_come

    def _tolerated(self, noun: int, verb: int) -> bool:
        """Tell violence that somebody lets happen, so that it does: "chose to allow the killing of villagers"."""
        s = self._frames.sentence
        blow = s.lemmas[noun] in _BYGONES and self._definite(noun)
        if blow and s.lemmas[verb] in ("discuss", "debate"):
            return True  # "will discuss the invasion"
        return blow and s.lemmas[verb] in _TOLERATING and self._plainly(verb)

    def _plainly(self, verb: int) -> bool:
        s = self._frames.sentence
        return not self.negated(verb) and not any(s.tags[a] == "MD" for a in self.auxiliaries(verb))

    def _bygone(self, noun: int) -> bool:
        """Tell violence that is dated by the word before it, so that it took place: "Oslo's 1975 invasion", "the May 3 attacks"."""
        s = self._frames.sentence
        if s.lemmas[noun] not in _BYGONES:
            return False
        for c in s.children[noun]:
            if (
                c < noun
                and s.deps[c] in ("nummod", "compound", "amod", "nmod")
                and (YEAR.fullmatch(s.words[c]) or (s.words[c] in MONTHS and self._definite(noun)))
            ):
                return True
            if s.deps[c] == "poss" and s.lemmas[c].lower() in _PAST_TIMES and not self._is_ahead(c):
                return True
        return False

    def _asks_how(self, clause: int) -> bool:
        """Tell a finite clause that asks how or why, and so takes what it tells as done."""
        s = self._frames.sentence
        if self._is_infinitive(clause) or any(s.tags[a] == "MD" for a in self.auxiliaries(clause)):
            return False
        return self._has_question_word(clause)
