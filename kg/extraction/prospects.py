"""What is still to come, by the words around it: elections that are weeks away, talks ahead of which somebody acts.

"Elections are three weeks away", "sanctions to take effect in May", "will press Oslo at the summit", "decided to ease
the rules, lifting a ban".
"""

from __future__ import annotations

from kg.extraction.bygones import YEAR, Bygones
from kg.extraction.embedded import BEING
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words
from kg.model import Status

#: Nouns for what many come to on a day that was set.
_GATHERINGS = words("gatherings")
#: ... and those of them after which there is nothing to be said of how they went: "will step down after the election".
_TURNING = frozenset({"election", "inauguration"})
_AT = frozenset({"at", "in", "during", "before", "until"})
#: Verbs of what draws near, of setting a day, and of what sets in.
_LOOMING = frozenset({"loom", "approach", "near", "impend"})
_SETTING = frozenset({"set", "slate", "book", "schedule", "plan"})
_SETTING_IN = frozenset({"begin", "start", "resume", "happen", "occur", "commence", "hold", "take", "come"})
_EFFECT = frozenset({"effect", "place", "force"})
#: Where plans are said to be: "is on the table", "is out of the question".
_STANDING: dict[tuple[str, str], Status] = {
    ("on", "table"): "possible",
    ("on", "card"): "possible",
    ("under", "consideration"): "possible",
    ("under", "discussion"): "possible",
    ("under", "review"): "actual",
    ("in", "doubt"): "possible",
    ("in", "question"): "possible",
    ("in", "work"): "planned",
    ("in", "works"): "planned",
    ("in", "pipeline"): "planned",
    ("in", "offing"): "planned",
    ("in", "making"): "planned",
    ("on", "horizon"): "planned",
    ("around", "corner"): "planned",
    ("off", "table"): "denied",
    ("out", "question"): "denied",
}
#: What is there once it is said or signed, whatever is to come of it.
_SAID = words("said_and_done")
#: Measures that last, and verbs of doing away with them.
_MEASURES = frozenset({"ban", "embargo", "blockade", "tariff", "curfew", "siege", "occupation", "crackdown"})
_LIFTING = frozenset({"block", "overturn", "suspend", "revoke", "repeal", "freeze", "rescind", "challenge"})
#: What nobody wants: "the last thing that Oslo needs".
LAST_THING = ("last", "thing")
#: Nouns for what is only said, and verbs that deny it.
_REPORTS = frozenset(
    {"report", "claim", "allegation", "accusation", "charge", "rumour", "rumor", "suggestion"}
)
_DENYING = words("denying")
#: Words of fearing, behind which "an attack" is none yet.
_WORRIED = words("worried")
#: Nouns for what may be so or not.
_RUMOURS = frozenset(
    {"allegation", "accusation", "claim", "fear", "rumour", "rumor", "suspicion", "speculation"}
)
#: What is set for a meeting to come.
_DATES = frozenset({"date", "time", "venue", "timetable", "timeline", "agenda"})
#: Verbs of how they come up.
_ARISING = frozenset(
    {"arise", "emerge", "surface", "circulate", "spread", "swirl", "grow", "mount", "appear", "persist"}
)
#: Verbs by which something doesn't happen, where they succeed.
AVERTING = words("averting")
#: Verbs of having something before one's mind: "envisages troops leaving".
_ENVISAGING = frozenset(
    {"envisage", "envision", "imagine", "foresee", "picture", "fear", "dread", "contemplate", "predict"}
)
_HARDSHIPS = frozenset({"challenge", "difficulty", "trouble", "problem", "hardship"})
_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall", "would"})
_STAYING = frozenset({"remain", "stay", "continue", "persist", "keep"})
#: Times that have been: "last week's summit".
_PAST = frozenset({"last", "previous", "earlier", "recent", "past"})
#: Words of saying, which whoever plans says now: "vowed to hit back, calling it a crime".
_SAYING = words("voicing") | {"say", "call", "claim", "argue", "cite", "describe", "tell", "note", "quote"}


def is_needed(s: Sentence, subject: int) -> bool:
    """Tell a subject that names what there isn't yet: "what Oslo needs is", "the last thing that Bern wants is"."""
    last = s.lemmas[subject - 1 : subject + 1] == LAST_THING
    return last or (s.deps[subject] == "csubj" and s.lemmas[subject] in ("need", "want"))


class Prospects(Bygones):
    """Tells in one sentence what lies ahead."""

    def _own_noun(self, noun: int) -> Status:
        status = super()._own_noun(noun)
        return self._prospect(noun) if status == "actual" else status

    def _prospect(self, noun: int) -> Status:
        """Give the status that a noun has where something says that it is still to come, else ``actual``."""
        s = self._frames.sentence
        head, dep = s.heads[noun], s.deps[noun]
        if dep in ("nsubj", "nsubjpass"):
            would = any(s.words[a].lower() == "would" for a in self.auxiliaries(head))
            if would and self.negated(head) and s.lemmas[head] not in _SETTING_IN:
                return "possible"  # "a raid would not help them"
        if dep == "dobj" and s.lemmas[head] == "negotiate" and s.tags[head] not in ("VBD", "VBN"):
            return "proposed"  # "is negotiating a truce"
        if s.lemmas[noun] in _SAID:
            return "actual"  # "the offer is on the table", "a deal to take effect in May"
        if any(s.deps[c] in ("acl", "relcl") and self._sets_in(c) for c in s.children[noun]):
            return "planned"  # "sanctions to take effect in May"
        if dep == "dobj" and any(
            s.deps[c] == "xcomp" and c > noun and self._sets_in(c) for c in s.children[head]
        ):
            return "planned"  # ... as parsers read it behind "announced"
        if dep in ("nsubj", "nsubjpass"):
            return self._due(head)
        if (
            dep == "pobj"
            and s.lemmas[s.heads[head]] in _WORRIED
            and s.lemmas[head] in ("about", "over", "of")
        ):
            one = any(s.words[c].lower() in ("a", "an", "another") for c in s.children[noun])
            return "possible" if one else "actual"
        return "planned" if dep == "pobj" and self._awaited_at(noun, head) else "actual"

    def _in_force(self, noun: int, verb: int) -> bool:
        """Tell a measure that somebody is still to do away with: "asked a judge to block Oslo's travel ban"."""
        s = self._frames.sentence
        if s.lemmas[noun] not in _MEASURES or s.lemmas[verb] not in _LIFTING or not self._definite(noun):
            return False
        return self.of(verb) in ("planned", "proposed", "possible")

    def _sets_in(self, verb: int) -> bool:
        """Tell "to begin", "to take effect", "to be held" from "to take over" and "to start a war"."""
        s = self._frames.sentence
        if s.lemmas[verb] not in _SETTING_IN or not self._is_infinitive(verb):
            return False
        thing = s.child(verb, "dobj")
        if s.lemmas[verb] in ("take", "come"):
            into = (*self._frames.preps(verb, "into"), *(() if thing is None else (thing,)))
            return any(s.lemmas[t] in _EFFECT for t in into)
        return thing is None and (s.lemmas[verb] != "hold" or self._frames.is_passive(verb))

    def _due(self, verb: int) -> Status:
        """Give what a verb says of its subject's time: "is two months off", "is looming", "is likely to begin"."""
        s = self._frames.sentence
        if s.lemmas[verb] in _LOOMING:
            return "planned" if s.tags[verb] != "VBD" and s.child(verb, "dobj") is None else "actual"
        if s.lemmas[verb] in _SETTING and any(s.lemmas[c] == "for" for c in s.children[verb]):
            return "planned"  # "are set for Monday"
        if s.lemmas[verb] not in BEING:
            return "actual"
        for c in s.children[verb]:
            for o in s.children[c] if s.deps[c] == "prep" else ():
                # "out of": two prepositions in one
                thing = s.child(o, "pobj") if s.deps[o] == "prep" else o
                standing = _STANDING.get((s.lemmas[c].lower(), s.lemmas[o if thing is None else thing]))
                if standing:
                    return standing
            if s.lemmas[c] in ("away", "off") and any(s.deps[t] == "npadvmod" for t in s.children[c]):
                return "planned"
            if s.deps[c] == "xcomp" and self._sets_in(c):
                return "planned"  # "are to begin in May"
            clause = self._frames.clause(c) if s.deps[c] == "acomp" else None
            if clause is not None and self._sets_in(clause):
                return self._embedding(c, None) or "actual"
        return "actual"

    def _awaited_at(self, noun: int, prep: int) -> bool:
        """Tell a meeting at which somebody means to do something: "will press Oslo at the talks", "ahead of the vote"."""
        s = self._frames.sentence
        word, above = s.lemmas[prep].lower(), s.heads[prep]
        if s.lemmas[noun] not in _GATHERINGS or self._dated_back(noun):
            return False
        if word == "of" and s.lemmas[above].lower() == "ahead":
            return not self._of_a_year(noun)
        if word not in _AT and not (word == "after" and s.lemmas[noun] in _TURNING):
            return False
        if s.lemmas[above] in _STAYING:
            return False  # "will remain in the talks"
        # "had agreed to lift them at the summit" may tell where it was agreed
        helpers = {s.words[a].lower() for a in self.auxiliaries(above)}
        return not helpers.isdisjoint(_WILL) and self.of(above) in ("planned", "denied")

    def _of_a_year(self, noun: int) -> bool:
        """Tell a meeting that is called by its year: "was elected to serve the town in 1998 local elections"."""
        s = self._frames.sentence
        return s.lemmas[noun] in _GATHERINGS and any(
            s.deps[c] in ("nummod", "compound", "amod", "nmod") and YEAR.fullmatch(s.words[c])
            for c in s.children[noun]
        )

    def _dated_back(self, noun: int) -> bool:
        """Tell "last week's talks" and "the previous summit"."""
        s = self._frames.sentence
        if any(s.lemmas[c].lower() in _PAST for c in s.children[noun]):
            return True
        owners = (c for c in s.children[noun] if s.deps[c] == "poss")
        return any(s.lemmas[c].lower() in _PAST for o in owners for c in s.children[o])

    def _denial(self, noun: int) -> int | None:
        """Give the verb that denies what a noun reports: "denied (all) reports of talks", "rejected claims of a raid"."""
        s = self._frames.sentence
        verb = s.heads[noun]
        said = s.deps[noun] in ("dobj", "nsubjpass") and s.lemmas[noun] in _REPORTS
        return verb if said and s.lemmas[verb] in _DENYING else None

    def _envisaged(self, gerund: int, doer: int) -> tuple[Status, int] | None:
        """Give what a deed has from the verb that has its doer as object: "the plan envisages troops leaving"."""
        s = self._frames.sentence
        verb = s.heads[doer]
        if s.tags[gerund] == "VBG" and s.lemmas[doer] in _HARDSHIPS and gerund == doer + 1:
            return "possible", verb  # "has trouble convincing Oslo"
        if s.tags[gerund] != "VBG" or s.deps[doer] != "dobj" or s.lemmas[verb] not in _ENVISAGING:
            return None
        return self._embedding(verb, None) or "possible", verb

    def _is_due(self, noun: int) -> bool:
        """Tell "it is (high) time", but not "it is the first time"."""
        s = self._frames.sentence
        if s.lemmas[noun] == "be":
            said = s.child(noun, "attr")
            noun = noun if said is None else said
        copula = s.heads[noun]
        it = s.child(copula, "nsubj") if s.lemmas[noun] == "time" and s.deps[noun] == "attr" else None
        bare = all(s.deps[c] == "relcl" or s.lemmas[c] in ("high", "about") for c in s.children[noun])
        return it is not None and s.lemmas[it].lower() == "it" and bare

    def _trailing(self, gerund: int, head: int) -> tuple[Status, int]:
        """Give what a participle behind a comma shares: what was decided, or, where it tells of words, the saying.

        "decided to ease the rules, lifting a ban" has not lifted it yet; "vowed to hit back, accusing Oslo" has accused.
        """
        s = self._frames.sentence
        low = s.edges(gerund)[0]
        if gerund < head or s.words[low - 1] != ",":
            return "actual", head
        if any(s.lemmas[c].lower() == "instead" for c in s.children[gerund]):
            while s.deps[head] in ("xcomp", "pcomp", "prep") and s.heads[head] != head:
                head = s.heads[head]
            return "actual", s.heads[head] if self.negated(head) else head
        if s.lemmas[gerund] in _SAYING:
            while s.deps[head] == "xcomp" and self._is_infinitive(head):
                head = s.heads[head]
            return "actual", head
        decided = (
            any(s.deps[c] == "xcomp" and c < gerund and self._is_infinitive(c) for c in s.children[head])
            and self._embedding(head, None) == "planned"
        )
        return ("planned" if decided else "actual"), head

    def left_by(self, verb: int) -> Status | None:
        """Give what a verb of averting leaves of a deed, where it needn't have succeeded: "failed to stop the attack".

        What is only to be averted may happen: "how to deter Oslo from attacking"; what couldn't be averted did.
        """
        s = self._frames.sentence
        averted = self.of(verb)
        asked = any(s.tags[c] == "WRB" for c in s.children[verb])
        if averted == "actual" and not asked:
            return None
        helpers = (s.lemmas[a] for t in (verb, s.heads[verb]) for a in self.auxiliaries(t))
        return "actual" if averted == "denied" and _WILL.isdisjoint(helpers) else "possible"

    def of(self, token: int) -> Status:
        """Give the status of a deed; the reader of whole sentences says how."""
        raise NotImplementedError

    def _is_rumour(self, verb: int, noun: int) -> bool:
        """Tell a clause without "that" of a noun for what is only said: "allegations Oslo attacked"."""
        s = self._frames.sentence
        subject = s.child(verb, "nsubj", "nsubjpass")
        told = s.lemmas[noun] in _RUMOURS and s.lemmas[verb] not in _DENYING  # "an allegation Oslo denies"
        if not told or subject is None or s.tags[subject] in ("WDT", "WP"):
            return False
        return not self._finite(verb) and all(s.tags[c] not in ("WDT", "WP") for c in s.children[verb])

    def _arising(self, verb: int) -> bool:
        """Tell a clause of what is only said, by the verb of how it came up: "allegations arose that Oslo attacked"."""
        s = self._frames.sentence
        above = s.heads[verb]
        said = s.child(above, "nsubj", "nsubjpass") if s.lemmas[above] in _ARISING else None
        return said is not None and s.lemmas[said] in _RUMOURS and said < above < verb

    def _unset(self, noun: int) -> bool:
        """Tell what has no date yet: "no date has been set for a meeting"."""
        s, prep = self._frames.sentence, self._frames.sentence.heads[noun]
        above = s.heads[prep]
        if s.deps[noun] != "pobj" or s.lemmas[prep] != "for":
            return False
        return any(
            s.lemmas[t] in _DATES
            for t in (above, *self._frames.subjects(above), *self._frames.patients(above))
        )

    def _not_they(self, verb: int) -> int | None:
        """Give the negated copula that puts in front who didn't do it: "it isn't Oslo that has armed them"."""
        s = self._frames.sentence
        above = s.heads[verb]
        copula = s.heads[above] if s.deps[verb] == "relcl" and s.deps[above] == "attr" else above
        doer = next((c for c in s.children[verb] if s.deps[c] in ("nsubj", "nsubjpass")), None)
        it, who = s.child(copula, "nsubj"), s.child(copula, "attr")
        if doer is None or it is None or who is None or s.tags[doer] not in ("WDT", "WP"):
            return None
        found = s.lemmas[it].lower() == "it" and (s.pos[who] == "PROPN" or self._definite(who))
        return copula if found and s.lemmas[copula] == "be" and self.negated(copula) else None
