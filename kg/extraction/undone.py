"""What a word tells that isn't done by it: help that is only offered, bills that are only tabled, a vote that failed."""

from __future__ import annotations

from kg.extraction.sentence import Sentence
from kg.extraction.status_tables import combine
from kg.extraction.word_classes import words
from kg.model import Status

#: Verbs by which help is told before it is given.
_PROMISING = frozenset({"commit", "earmark", "offer", "pledge", "promise"})
#: Verbs by which a law is brought in, and nouns for one that isn't made yet.
_TABLING = words("tabling")
_DRAFTS = frozenset({"bill", "legislation", "amendment", "reform"})
#: Deeds that somebody must bring off, and adjectives that say that nobody did; a failed raid was one all the same.
_BROUGHT_OFF = frozenset({"ELECTION", "APPOINTMENT", "LEGISLATION", "IMPEACHMENT", "AGREE"})
_FAILED = frozenset(
    {"failed", "unsuccessful", "abortive", "aborted", "cancelled", "canceled", "stalled", "blocked"}
)
#: Contests that are held, whoever loses them: "a failed candidacy".
_HELD = frozenset({"bid", "campaign", "candidacy", "candidature", "referendum", "vote"})


def owed(s: Sentence, token: int, kind: str, status: Status) -> Status:
    """Give the status of what its word only promises or proposes ("offered a loan", "introduced a bill", "Lie's bill").

    ... or of what failed: "the failed election of Lie to the court".
    """
    verbal = s.pos[token] == "VERB"
    if kind == "AID" and verbal and s.lemmas[token] in _PROMISING:
        return combine("planned", status)
    if kind == "LEGISLATION" and s.lemmas[token] in (_TABLING if verbal else _DRAFTS):
        return combine("proposed", status)
    if verbal or kind not in _BROUGHT_OFF or s.lemmas[token] in _HELD:
        return status
    failed = any(s.words[c].lower() in _FAILED for c in s.children[token] if s.deps[c] == "amod")
    return combine("denied", status) if failed else status
