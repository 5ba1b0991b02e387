"""One sentence as the claim stages see it: its frames, its statuses, and who stands at a token."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.extraction.cast import Cast
from kg.extraction.frames import Frames
from kg.extraction.phrase_labels import MAX_LABEL_WORDS, PhraseLabels
from kg.extraction.sentence import Sentence
from kg.extraction.status import StatusReader
from kg.extraction.status_tables import StatusTables
from kg.extraction.word_classes import words
from kg.model import Issue

#: Where in a noun phrase the actor stands whose thing it is: "Iran's troops", "Iranian troops", "troops of Iran".
_OWNERS = ("poss", "amod", "compound", "nmod")
#: "a Swedish-led intervention", "state-run papers".
_LED = frozenset({"lead", "led", "spearhead", "run", "own", "command", "operate"})
#: Whose they are a clause tells: "the job she is doing", "the way she handled it".
_DONE = frozenset({"job", "way", "work", "manner"})
_OWNING_PREPS = ("of", "by", "from")
#: Words that count those after their "of".
_COUNTS = words("quantities")
#: ... and those that leave only one of them.
_SINGLE = frozenset({"one", "each", "none", "1"})
#: Words for a part of those after their "of", who needn't all do what it does: "a quarter of the voters".
_SHARES = words("shares")
#: Deeds that befall whose they are.
_UNDERGONE = words("undergone")
_DASHES = frozenset({"-", "–", "—"})
#: Papers that bear names.
_PAPERS = words("papers")


def _against(s: Sentence, adjective: int) -> bool:
    """Say whether what stands before an adjective's dash turns it against those it names: "anti-Norwegian"."""
    return adjective > 1 and s.words[adjective - 1] in _DASHES and s.words[adjective - 2].lower() == "anti"


class Scene(PhraseLabels):
    """A sentence with everything the event and stance stages ask about it."""

    def __init__(
        self,
        sentence: Sentence,
        cast: Cast,
        tables: StatusTables,
        text: str,
        tell: Callable[[int], str],
        voice: Callable[[int], str],
        memory: dict[str, tuple[str, ...]],
    ) -> None:
        """Look at a sentence.

        :param tell: gives who tells what stands at an offset.
        :param voice: gives in whose words it stands, who need not be who tells it.
        :param memory: whose deed a noun was when it was last told, for "this assistance"; shared by the scenes of an
            article and added to as they are read in order.
        """
        super().__init__(sentence, text)
        self.frames = Frames(sentence)
        self.status = StatusReader(self.frames, tables)
        self.cast = cast
        self.tell = tell
        self._voice = voice
        self.memory = memory
        #: issues by the tokens that head their phrases, as they are named
        self.issues: dict[int, Issue] = {}
        self._standing: dict[int, tuple[str, ...]] = {}
        self._owning: dict[int, tuple[str, ...]] = {}
        self._named = {
            t for m in cast.in_sentence(sentence.index) if m.kind == "name" for t in range(m.start, m.end)
        }

    def teller(self, token: int) -> str:
        """Give who tells us what stands at a token: the speaker whose words it is among, else the author."""
        return self.tell(self.sentence.starts[token])

    def voice(self, token: int) -> str:
        """Give in whose words a token stands: who judges there, be it of what the author tells."""
        return self._voice(self.sentence.starts[token])

    def name(self, actor: str) -> str:
        """Give an actor's label, at most twelve words."""
        return " ".join(self.cast.profiles[actor].label.split()[:MAX_LABEL_WORDS])

    def is_state(self, actor: str) -> bool:
        """Say whether an actor is a state or territory."""
        return self.cast.profiles[actor].type in ("State", "Territory")

    def at(self, token: int) -> tuple[str, ...]:
        """Give the actors that the phrase headed at a token names outright, by itself or by its apposition."""
        known = self._standing.get(token)
        if known is None:
            known = self._standing[token] = self._at(token)
        return known

    def _at(self, token: int) -> tuple[str, ...]:
        s = self.sentence
        found = self.cast.at(s.index, token)
        plural = s.tags[token] == "NNS"
        # "the Norwegian, Erik Haaland,"
        national = s.pos[token] == "PROPN" and s.child(token, "det") is not None and bool(found)
        national = national and all(self.is_state(a) and s.words[token] not in self.name(a) for a in found)
        styled = s.pos[token] == "PROPN" and not found  # "Norway's outgoing President Anna Lie"
        if s.pos[token] in ("NOUN", "ADJ") or s.words[token].lower() == "counterpart" or national or styled:
            for c in s.children[token]:  # "the leader Yusuf Demir", "his counterpart Anna Lie"
                if s.deps[c] == "appos" and s.pos[c] == "PROPN":
                    beside = min((c, *s.children[c][:1])) == token + 1 and s.pos[token + 1] != "PUNCT"
                    if found and not (plural or beside or national):
                        continue  # "its ally Norway" is Norway
                    named = dict.fromkeys(
                        a for t in self.frames.conjuncts(c) for a in self.cast.at(s.index, t)
                    )
                    if (national or styled) and any(self.cast.profiles[a].type != "Person" for a in named):
                        continue
                    if len(named) > plural:  # "two ministers, Anna Lie and Erik Haaland"
                        return tuple(named)
        return found or self._counted(token)

    def _counted(self, token: int) -> tuple[str, ...]:
        """Give who is counted: "scores of civilians", "two of the soldiers"."""
        s = self.sentence
        if self.frames.lemmas[token] not in _COUNTS and s.pos[token] != "NUM":
            return ()
        for c in s.children[token]:
            if s.lemmas[c] == "of":
                several = self.frames.lemmas[token] not in _SINGLE
                if not several and (named := self._singled(token, c)):
                    return named
                counted = (
                    t
                    for o in s.children[c]
                    if s.deps[o] == "pobj"
                    for t in (self.frames.conjuncts(o) if several else (o,))
                )
                return tuple(dict.fromkeys(a for t in counted for a in self.cast.at(s.index, t)))
        return ()

    def _singled(self, one: int, of: int) -> tuple[str, ...]:
        """Give who is the one of several: "one of the party's founders, Erik Haaland,"."""
        s = self.sentence
        beside = (a for o in (one, *s.children[of]) for a in s.children[o] if s.deps[a] == "appos")
        for name in beside:
            found = self.cast.at(s.index, name) if s.tags[name] == "NNP" else ()
            if len(found) == 1 and self.cast.profiles[found[0]].type == "Person":
                return found
        return ()

    def in_name(self, token: int) -> bool:
        """Say whether a token stands inside an actor's name ("Security Council Resolution 2254")."""
        return token in self._named

    def who(self, token: int) -> tuple[str, ...]:
        """Give the actors at a token, or else those whose thing it is ("Iran's oil", "a decision by the court")."""
        return self.at(token) or (() if self.sentence.pos[token] in ("VERB", "AUX") else self.owners(token))

    def doers(self, token: int) -> tuple[str, ...]:
        """Give whose deed a noun is, leaving out whom it is done to: "Oslo's arrest of Lie" gives Oslo."""
        s = self.sentence
        for c in s.children[token]:
            owns = s.deps[c] in _OWNERS and not _against(s, c)
            if owns and self.at(c) and not self.undergone(token, c):
                return tuple(self.persons(self.frames.conjuncts(c), outright=True))
        return tuple(self.persons(self.frames.preps(token, "by"), outright=True))

    def undergone(self, noun: int, owner: int) -> bool:
        """Say whether a noun is what is done to whose it is: "Lie's arrest", but not "Lie's arrest of the clerk"."""
        s = self.sentence
        if s.deps[owner] != "poss" or s.lemmas[noun] not in _UNDERGONE or s.tags[noun] != "NN":
            return False
        if self.frames.preps(noun, "by"):
            return True
        persons = all(self.cast.profiles[a].type == "Person" for a in self.at(owner))
        return persons and s.lemmas[noun] != "treatment" and not self.frames.preps(noun, "of")

    def owners(self, token: int) -> tuple[str, ...]:
        """Give whose thing a phrase is: possessor, adjective, compound, then "of", "by" and "from"."""
        known = self._owning.get(token)
        if known is None:
            known = self._owning[token] = self._owners(token)
        return known

    def _owners(self, token: int) -> tuple[str, ...]:
        s = self.sentence
        if self.frames.lemmas[token] in _SHARES and s.tags[token] != "NNS":
            return ()
        # what stands in a paper's name doesn't own it: "the American Free Trade Agreement"
        titled = s.pos[token] == "PROPN" and s.lemmas[token].lower() in _PAPERS
        owning = ("poss",) if titled else _OWNERS
        # "anti-Norwegian riots" aren't Norway's
        owners = [c for c in s.children[token] if s.deps[c] in owning and not _against(s, c)]
        for dep in owning if owners else ():
            before = [c for c in owners if s.deps[c] == dep]
            # "the Oslo-Bern talks" are both's
            names = [c for c in before if dep != "poss" and self.at(c)]
            paired = [t for c in names for t in s.children[c] if s.words[t + 1] in _DASHES]
            several = [*paired, *(t for c in before for t in self.frames.conjuncts(c))]
            if before and (found := self._joint(several)):
                return found
        for name in _OWNING_PREPS:
            tokens = self.frames.preps(token, name)
            if tokens and (found := self._joint(tokens)):
                return found
        if s.lemmas[token] in _DONE:
            doing = (c for c in s.children[token] if s.deps[c] == "relcl")
            return self._joint(t for c in doing if (t := s.child(c, "nsubj")) is not None)
        return ()

    def _joint(self, tokens: Iterable[int]) -> tuple[str, ...]:
        """Give the actors at coordinated owners, or whose these are: "Swedish and Danish waters", "Oslo's king"."""
        s = self.sentence
        found: dict[str, None] = {}
        for t in tokens:
            named = self.at(t)
            if not named:
                led = (*_OWNERS, "npadvmod") if s.lemmas[t] in _LED else _OWNERS
                named = next((self.at(c) for c in s.children[t] if s.deps[c] in led and self.at(c)), ())
            found.update((a, None) for a in named)
        return tuple(found)

    def persons(self, tokens: Iterable[int], *, outright: bool = False) -> list[str]:
        """Give the actors at several tokens, in order, each once.

        :param outright: leave out actors who only own the thing that is named.
        """
        found: dict[str, None] = {}
        for token in tokens:
            for actor in self.at(token) if outright else self.who(token):
                found.setdefault(actor)
        return list(found)
