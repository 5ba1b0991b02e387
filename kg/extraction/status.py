"""How the text commits to a deed: actual, planned, proposed, possible or denied, scoped by the syntax.

The status is worked out from the inside out: the predicate's own mood and negation, then each clause, verb, noun or
preposition that it stands under. "should not isolate", "did not isolate", "may isolate" and "isolated" are four
statuses of one deed; "refused to isolate" and "a plan to isolate" are two more ways of saying the second and fourth.
"""

from __future__ import annotations

from kg.extraction.embedded import BEING, TRYING
from kg.extraction.frames import MAX_DEPTH, Frames
from kg.extraction.prospects import AVERTING, Prospects, is_needed
from kg.extraction.sentence import NOMINAL, VERBAL
from kg.extraction.status_tables import StatusTables, combine
from kg.extraction.word_classes import words
from kg.model import Status

#: Prepositions whose gerund or noun shares the fate of the verb they hang on: "won by attacking".
_SHARING = words("sharing")
#: Verbs of what comes of a deed, which has their mood: "has nothing to gain from attacking".
_GAINING = frozenset({"gain", "benefit", "profit", "win", "suffer", "lose", "come", "result"})
#: How talks go, if they take place.
_ONWARDS = frozenset({"ahead", "forward", "on", "through", "forth"})
#: Words whose definite object is there already: "in support of the sanctions".
_BACKING = frozenset(
    {"support", "favour", "favor", "focus", "concentrate", "talk", "think", "speak", "boast", "commit"}
)
#: Verbs by which a deed comes about: their subject has their status, definite or not ("the talks will resume").
_HAPPENING = words("happening")
#: Verbs that deny what their object says.
_DENYING = words("denying")
#: Verbs whose object is there whether or not they are done: "failed to address the violence".
_PRESUPPOSING = words("presupposing")
#: Words for an answer to a deed, which is done already: "vowed retaliation for the raid", "to respond to attacks".
_ANSWERING = words("answering")
_FOR = frozenset({"for", "to", "over", "against", "into", "at", "about"})
#: Passive verbs that say what a deed is for: "the visit was meant to help", "the criticism is aimed at her".
_MEANING = frozenset({"aim", "direct", "mean", "intend", "design"})
#: Prepositions before what has been: "a decision to halt flights following an attack".
_SINCE = frozenset({"following", "amid", "despite", "since", "given"})
#: Verbs of those whom a deed misses, and of being glad of one.
_SURVIVING = frozenset({"escape", "dodge"})
_GREETING = frozenset({"welcome", "celebrate", "applaud", "cheer", "appreciate", "love", "like"})
#: Verbs of what comes of something.
_RESULTING = frozenset({"result", "lead", "end", "culminate"})
#: Verbs of coming to know: "learned of a meeting".
_HEARING = frozenset({"learn", "hear", "know", "read", "inform", "notify", "remind"})
#: What ends is there before: "told Oslo to stop attacking", "urged an end to attacks".
_STOPPING = frozenset({"stop", "cease", "halt", "quit", "end", "suspend", "pause", "discontinue"})
_ENDS = frozenset(
    {"end", "halt", "stop", "cessation", "suspension", "conclusion", "pause", "aftermath", "victim"}
)
#: ... and what is one's own where one ends it.
OWN_ENDS = frozenset({"cease", "discontinue", "suspend", "pause"})
#: What something is in, by which it is so: "is not in its interest".
_INTERESTS = frozenset({"interest", "favour", "favor", "power", "position", "nature", "right"})
#: What one wants to bring about.
_GOALS = frozenset(
    {"goal", "aim", "objective", "purpose", "ambition", "intention", "priority", "mission", "dream"}
)
#: Papers and words in which somebody speaks, which speak when he does: "will send a letter urging".
_EXPRESSIONS = words("expressions")
#: Nouns for a part of a deed that is the deed: "this could be the start of a raid".
_OPENINGS = frozenset({"start", "beginning", "outbreak", "opening"})
#: Verbs whose subject is there already.
_LASTING = frozenset({"remain", "persist", "linger", "endure", "drag", "stay"})
#: Nouns for thoughts of what may come.
_WORRIES = frozenset({"concern", "worry", "anxiety", "nervousness", "unease", "doubt", "question"})
#: Verbs of making something possible: "paved the way for talks".
_CLEARING = frozenset({"pave", "lay", "clear"})


class StatusReader(Prospects):
    """Reads statuses in one sentence; each predicate once."""

    def __init__(self, frames: Frames, tables: StatusTables) -> None:
        super().__init__(frames, tables)
        self._known: dict[int, Status] = {}
        self._own: dict[int, Status] = {}

    def of(self, token: int) -> Status:
        """Give the status of the deed that a verb, noun or adjective names."""
        known = self._known.get(token)
        if known is None:
            known = self._climb(token)
            if known == "denied" and self._unset(token):
                known = "possible"
            self._known[token] = known
        return known

    def _climb(self, token: int) -> Status:
        s = self._frames.sentence
        status: Status = "actual"
        at, seen = token, 0
        while True:
            nominal = s.pos[at] in NOMINAL or s.deps[at] == "pobj" or s.pos[at] == "NUM"
            own = self._own.get(at)
            if own is None:
                own = self._own[at] = self._own_noun(at) if nominal else self._own_verb(at)
            if own == "denied" and status == "proposed" and not nominal:
                own = "possible"  # who didn't ask for it leaves it open
            status = combine(own, status)
            step = self._outer_noun(at, status) if nominal else self._outer_verb(at)
            seen += 1
            if step is None or seen > MAX_DEPTH:
                return "possible" if status == "actual" and self._whichever(token) else status
            outer, at = step
            if outer == "denied" and s.lemmas[at] in AVERTING and (left := self.left_by(at)) is not None:
                return status if left == "actual" else left
            status = combine(outer, status)

    # -- verbs -----------------------------------------------------------------------------------------------------

    def _outer_verb(self, verb: int) -> tuple[Status, int] | None:
        """Give what a clause stands under: the status that makes of it, and where to go on from."""
        s = self._frames.sentence
        head, dep = s.heads[verb], s.deps[verb]
        if head == verb:
            return None
        if dep in ("conj", "parataxis"):
            if self._rather(verb):
                return "possible", head  # "change the law rather than attack"
            aim = s.deps[head] == "advcl" or (s.deps[head] == "xcomp" and self._on_stage(s.heads[head]))
            if aim and self._is_infinitive(head) and self._voiced(verb, s.heads[head]):
                return "actual", s.heads[head]  # "met to discuss trade and reaffirm their friendship"
            own = any(s.deps[c] in ("nsubj", "nsubjpass") for c in s.children[verb])
            if own and any(s.lemmas[c] == "or" and c < verb for c in s.children[head]):
                return "possible", head  # "either the council loses power, or the army crushes it"
            if self._conditional(head) and (not own or s.deps[head] == "advcl"):
                return "possible", head  # "unless he returned and cooperated", "if she wins and he becomes"
            if any(s.deps[c] in ("nsubj", "nsubjpass") for c in s.children[verb]) and s.deps[head] == "ROOT":
                return None
            return self._skip_own(head)
        if dep in ("ccomp", "relcl") and (copula := self._not_they(verb)) is not None:
            return "actual", copula  # "it was not Oslo that attacked": its "not" is the deed's
        if dep in ("ccomp", "relcl") and s.tags[verb] in ("VBD", "VBN") and self._is_due(head):
            return "proposed", head  # "it is high time Oslo left the treaty"
        if dep == "ccomp" and verb < head and not {";", ":"}.isdisjoint(s.words[verb:head]):
            return None  # a headline of two: "Leaders denounce test; others vow action"
        if dep in ("ccomp", "advcl") and self._arising(verb):
            return "possible", head
        if dep in ("xcomp", "ccomp", "csubj", "csubjpass", "oprd"):
            ends = s.lemmas[head] in _STOPPING and s.child(verb, "nsubj") is None  # but "stop Oslo leaving"
            if s.tags[verb] == "VBG" and ends and self.of(head) != "actual":
                return None
            return self._complement(verb, head)
        if dep in ("acomp", "oprd") and s.pos[verb] in ("ADJ", "VERB") and s.pos[head] in VERBAL:
            return "actual", head  # "weren't interested", "may be willing"
        if dep in ("acl", "relcl") and self._is_rumour(verb, head):
            denied = s.deps[head] == "dobj" and s.lemmas[s.heads[head]] in _DENYING
            return "denied" if denied else "possible", head
        if dep == "relcl" and not self._is_infinitive(verb):
            return self._described(verb, head)
        if dep in ("acl", "relcl"):
            if self._is_infinitive(verb):
                return self._under_noun(head, verb)
            if envisaged := self._envisaged(verb, head):
                return envisaged
            if s.lemmas[verb] in _DENYING and s.child(verb, "dobj", "ccomp") is None:
                return None  # "an accusation that Oslo dismissed", read as what it says
            wrote = s.lemmas[head] in _EXPRESSIONS and s.deps[head] in ("dobj", "nsubjpass", "attr")
            if s.tags[verb] == "VBG" and wrote and not self._definite(head):
                return self._outer_noun(head, "actual")  # "plans to table a motion calling for talks"
            if dep == "acl" and s.tags[verb] == "VBN" and not self._finite(verb):
                return None  # "a deadline set by Oslo"
            found = self._embedding(head, None)
            above = s.heads[head]
            if s.deps[head] == "dobj" and s.lemmas[above] in _DENYING and self._finite(verb):
                return "denied", above  # "denied reports that Oslo had attacked"
            if s.lemmas[head] in ("doubt", "chance", "way") and self._unfound(head):
                return None if s.lemmas[head] == "doubt" else ("actual", head)  # "no way that": denied there
            if s.deps[head] == "pobj" and s.tags[verb] == "VBG" and not found:
                above = s.heads[above]  # "the idea of Oslo attacking"
                found = self._embedding(above, s.heads[head]) if s.pos[above] == "NOUN" else None
                return (found, above) if found else None
            if found == "actual" and self._unfound(head):
                return "possible", head
            return (found, head) if found else None
        if dep == "advcl" and self._rather(verb):
            return "possible", head  # "rather than attack, Oslo waited"
        if dep == "advcl":
            if s.tags[verb] == "VBG" and not any(s.deps[c] in ("nsubj", "mark") for c in s.children[verb]):
                return self._trailing(verb, head)
            judged = s.pos[head] == "ADJ" or (s.lemmas[head] == "be" and bool(self._said(head)))
            if judged and any(s.deps[c] == "mark" and s.lemmas[c] == "for" for c in s.children[verb]):
                return "possible", head  # "made it harder for Oslo to attack", "it is time for Oslo to act"
            if self._is_infinitive(verb) and s.pos[head] in VERBAL:
                return self._purpose(verb), head
            return None
        if dep == "pcomp":
            if self._asks_how(verb):
                return None  # "an inquiry into how they were killed"
            if any(s.deps[c] == "nsubj" for c in s.children[verb]):
                thought = self._embedding(s.heads[head], head) if s.pos[s.heads[head]] == "NOUN" else None
                # "the idea of Oslo attacking"; but "with Oslo calling for talks" is a clause of its own
                if s.lemmas[s.heads[head]] in _RESULTING:
                    return "actual", s.heads[head]  # "will lead to Oslo winning"
                return (thought, s.heads[head]) if thought else None
            return self._under_prep(head)
        return None

    def _described(self, verb: int, noun: int) -> tuple[Status, int] | None:
        """Give what a relative clause shares with its noun: "wants a leader who attacks Oslo" knows of none yet."""
        s = self._frames.sentence
        subject = s.child(verb, "nsubj", "nsubjpass")
        if s.deps[noun] == "nsubj" and s.tags[verb] in ("VBZ", "VBP") and self._supposed(noun):
            return "possible", s.heads[
                noun
            ]  # "a bargain in which Oslo drops its objections would serve both"
        if subject is None or s.tags[subject] not in ("WDT", "WP") or s.pos[noun] != "NOUN":
            return None
        if self._past(verb) or s.tags[verb] in ("VBD", "VBN") or self._definite(noun):
            return None
        above = s.heads[noun]
        said = s.deps[noun] == "attr" and any(s.tags[a] == "MD" for a in self.auxiliaries(above))
        some = any(s.lemmas[c].lower() in ("a", "an", "any", "some") for c in s.children[noun])
        if not said and (s.deps[noun] not in ("dobj", "pobj") or not some):
            return None
        return self._outer_noun(noun, "actual")

    def _skip_own(self, head: int) -> tuple[Status, int] | None:
        """Go from a coordinated verb to what its partner stands under, leaving the partner's own mood aside."""
        s = self._frames.sentence
        while s.deps[head] == "conj" and s.heads[head] != head:
            head = s.heads[head]
        if s.pos[head] in NOMINAL:
            return self._outer_noun(head, "actual")
        return self._outer_verb(head)

    def _under_prep(self, prep: int) -> tuple[Status, int] | None:
        s = self._frames.sentence
        above, word = s.heads[prep], s.lemmas[prep].lower()
        known = self._tables.words
        pairs = (f"{s.lemmas[t].lower()} {word}" for t in (above, prep - 1))  # "instead of"
        by_prep = known.get(("prep", word)) or next(
            filter(None, (known.get(("prep", p)) for p in pairs)), None
        )
        if by_prep and by_prep != "actual":
            return by_prep, above
        found = self._embedding(above, prep)
        if found == "actual" and word == "for" and s.pos[above] in VERBAL and s.lemmas[above] != "blame":
            return None  # "should be thanked for recognising Oslo": so it did
        if found:
            return found, above
        if word in ("about", "over") and s.lemmas[above] in _WORRIES:
            return "possible", above  # "worries about selling arms to Oslo"
        if s.pos[above] in VERBAL and word == "by" and s.lemmas[above] in ("accuse", "blame", "suspect"):
            return "possible", above  # "accused Oslo of breaking the truce by shelling"
        if s.pos[above] in VERBAL:
            if word == "by" and s.deps[above] == "xcomp" and s.lemmas[s.heads[above]] in TRYING:
                above = s.heads[above]  # "tried to calm them by denouncing the ban" denounced it
            gained = word == "from" and s.lemmas[above] in _GAINING
            mood = self.of(above) if gained or word == "before" else "actual"
            if mood in ("proposed", "possible") or (mood == "denied" and gained):
                return "possible", above  # "should ask before attacking"
            if mood == "planned":
                return "actual", above
            return ("actual", above) if word in _SHARING else None
        if s.pos[above] in NOMINAL or s.pos[above] == "ADJ":
            return ("actual", above) if not self._definite(above) else None
        return None

    # -- nouns -----------------------------------------------------------------------------------------------------

    def _outer_noun(self, noun: int, status: Status) -> tuple[Status, int] | None:
        s = self._frames.sentence
        head, dep = s.heads[noun], s.deps[noun]
        if head == noun:
            return None
        if dep == "conj":
            while s.deps[noun] == "conj" and s.pos[s.heads[noun]] in NOMINAL:
                noun = s.heads[noun]
            return self._outer_noun(noun, status) if s.deps[noun] != "conj" else None
        if self._bygone(noun):
            return None
        if dep == "appos" or (dep in ("nsubj", "dobj", "nsubjpass") and self._no(noun)):
            return None  # a "no" before it has been counted
        if dep == "pobj":
            return self._noun_under_prep(noun, head)
        if s.pos[head] not in VERBAL:
            return None
        if dep in ("dobj", "nsubjpass", "oprd", "attr"):
            return self._noun_as_object(noun, head)
        if dep == "nsubj":
            helpers = {s.words[a].lower() for a in self.auxiliaries(head)}
            supposed = "would" in helpers  # what "might be motivated by envy" was done
            idiom = s.lemmas[head] == "go" and not any(s.lemmas[c] in _ONWARDS for c in s.children[head])
            happens = s.lemmas[head] in _HAPPENING and not idiom  # "did not go over well"
            if s.lemmas[head] in BEING:
                for adjective in self._said(head):  # "his re-election is likely", but not "is likely to help"
                    bare = s.pos[adjective] == "ADJ" and self._frames.clause(adjective) is None
                    found = self._embedding(adjective, None) if bare else None
                    if found in ("possible", "planned"):
                        return found, head
            if s.lemmas[head] in _LASTING:
                return None  # "the dispute will remain unresolved"
            if not supposed and not happens and self.negated(head) and self._plain(head):
                return None  # talks that "had no agenda", or "did not bring peace", were held
            if supposed or happens or not self._definite(noun):
                return "actual", head
            return None
        return None

    def _noun_as_object(self, noun: int, verb: int) -> tuple[Status, int] | None:
        light = self._tables.lenders.light.at(self._frames, verb)
        if light is not None and light.row["aspect"] == "continue" and self._definite(noun):
            return None  # what may continue is there: "could not continue its war"
        s = self._frames.sentence
        if self._plotted(noun, verb):
            return None  # "accused of masterminding a raid": of the raid there is no doubt
        if (
            self._tolerated(noun, verb)
            or self._in_force(noun, verb)
            or self._is_refused(noun, verb)
            or (s.lemmas[verb] in _PRESUPPOSING and self._embedding(verb, None) != "possible")
            or (s.lemmas[verb] in _MEANING and self._frames.is_passive(verb))
        ):
            return None
        if s.deps[noun] == "attr" and any(s.lemmas[t] in _GOALS for t in self._frames.subjects(verb)):
            return "planned", verb  # "its goal is the destruction of"
        if s.deps[noun] == "attr" and any(is_needed(s, t) for t in s.children[verb]):
            return "possible", verb  # "the last thing that Oslo needs is a war"
        found = self._embedding(verb, None)
        if (
            found == "denied"
            and s.lemmas[verb] in _SURVIVING
            and any(s.lemmas[c].lower() in ("a", "an", "the") for c in s.children[noun] if s.deps[c] == "det")
        ):
            return None  # "escaped an attack", but "escaped arrest"
        if found:
            return found, verb
        if s.lemmas[verb] in _GREETING and any(s.words[a].lower() == "would" for a in self.auxiliaries(verb)):
            return "actual", verb  # "would welcome the release"
        if light is not None:
            aspect = light.row["aspect"]
            if aspect == "refuse":
                return "denied", verb
            gone_on = aspect == "end" and self.of(verb) != "actual"  # "urged Oslo to halt contacts with Bern"
            if gone_on or (aspect == "end" and (self._definite(noun) or s.lemmas[verb] in OWN_ENDS)):
                return None  # what is to be ended goes on: "a plan to end the war"
            if aspect in ("seek", "enable") and "held" not in light.row["note"]:
                return "proposed", verb
            if aspect == "plan":
                return "planned", verb
            return "actual", verb
        if s.deps[noun] == "attr" or not self._definite(noun):
            return "actual", verb
        return None

    def _noun_under_prep(self, noun: int, prep: int) -> tuple[Status, int] | None:
        s = self._frames.sentence
        above, word = s.heads[prep], s.lemmas[prep].lower()
        by_prep = self._tables.words.get(("prep", word))
        if by_prep and by_prep != "actual":
            return by_prep, above
        if s.deps[prep] == "prep" and s.pos[above] == "ADP":  # "because of talks"
            return None
        if (word in _FOR and s.lemmas[above] in _ANSWERING) or (
            word in ("to", "of") and s.lemmas[above] in _ENDS
        ):
            return None
        if word in ("of", "about") and s.lemmas[above] in _HEARING:
            return None
        if word in ("of", "about") and (denial := self._denial(above)) is not None:
            return "denied", denial  # "denied reports of a raid"
        if self._followed(noun, prep):
            return None
        if word in _SINCE and not any(s.tags[a] == "MD" for a in self.auxiliaries(above)):
            return None
        if s.tags[above] == "VBG" and self.charged(above) and word in ("in", "during", "after"):
            return None  # "accused of killing guards in a raid"
        if word == "under" and self._tables.lenders.light.at(self._frames, above) is None:
            return None  # "to help towns under attack"
        found = self._embedding(above, prep)
        if self._definite(noun) and (found == "denied" or s.lemmas[above] in _BACKING):
            return None  # what one balks at, or is in support of, is there
        if s.lemmas[above] == "part" and word == "of" and self._definite(noun):
            return None  # "won't be tried as part of the crackdown"
        if found:
            return found, above
        light = self._tables.lenders.light.at(self._frames, above) if s.pos[above] in VERBAL else None
        if light is not None and prep in light.tokens:  # "would not come to the defence of"
            return ("possible" if s.lemmas[above] in _CLEARING else "actual"), above
        if (
            self._definite(noun)
            and s.pos[above] in ("VERB", "AUX", "ADJ")
            and light is None
            and self._frames.lemmas[noun] not in _INTERESTS  # "is not in its interest"
        ):
            return None  # "was not forthcoming in their request"
        if s.lemmas[above] == "be" or s.pos[above] == "NUM":  # "is not in its interest", "10 million in aid"
            return "actual", above
        if self._definite(noun) or self._of_a_year(noun):
            return None
        itself = s.lemmas[above] in _OPENINGS and s.deps[above] == "attr"
        if s.pos[above] in VERBAL or (s.pos[above] == "NOUN" and (itself or not self._definite(above))):
            return "actual", above
        return None
