"""One sentence as the claim stages see it: its frames, its statuses, and who stands at a token."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable

from kg.extraction.cast import Cast
from kg.extraction.frames import Frames
from kg.extraction.sentence import NOMINAL, Sentence
from kg.extraction.status import StatusReader
from kg.extraction.status_tables import StatusTables
from kg.extraction.word_classes import words
from kg.model import Issue, Span

#: Where in a noun phrase the actor stands whose thing it is: "Iran's troops", "Iranian troops", "troops of Iran".
_OWNERS = ("poss", "amod", "compound", "nmod")
#: "a Swedish-led intervention", "state-run papers".
_LED = frozenset({"lead", "led", "spearhead", "run", "own", "command", "operate"})
_OWNING_PREPS = ("of", "by", "from")
#: Words that count those after their "of".
_COUNTS = frozenset(
    [
        "score",
        "dozen",
        "ten",
        "hundred",
        "thousand",
        "million",
        "number",
        "majority",
        "handful",
        "couple",
        "pair",
        "lot",
        "many",
        "most",
        "some",
        "several",
        "all",
        "both",
        "one",
        "each",
        "none",
        "few",
        "rest",
        "half",
        "part",
        "crowd",
        "string",
        "series",
        "mass",
        "wave",
    ]
)
#: ... and those that leave only one of them.
_SINGLE = frozenset({"one", "each", "none", "1"})
#: Words for a part of those after their "of", who needn't all do what it does: "a quarter of the voters".
_SHARES = words("shares")
#: Deeds that befall whose they are.
_UNDERGONE = words("undergone")
#: Papers that bear names.
_PAPERS = frozenset(
    {
        "act",
        "accord",
        "agreement",
        "bill",
        "charter",
        "convention",
        "pact",
        "protocol",
        "resolution",
        "treaty",
    }
)
MAX_LABEL_WORDS = 12
#: Two nouns for one thing.
_TWINS = frozenset(
    {
        ("law", "order"),
        ("check", "balance"),
        ("health", "safety"),
        ("research", "development"),
        ("rank", "file"),
    }
    | {("search", "rescue"), ("command", "control"), ("peace", "quiet"), ("science", "technology")}
)
#: Marks that stand in pairs.
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_PAIRED = re.compile(r"""[“”()\[\]"']""")
#: What hangs loosely on the words of a phrase, and what on the one that heads it.
_LOOSE = frozenset({"punct", "cc", "parataxis", "appos"})
_OUTSIDE = frozenset({"case", "mark", "nsubj", "nsubjpass", "advcl"})
#: A phrase of fewer tokens says little by itself.
_SHORT = 3
#: Words that a label cut short doesn't end with.
_DANGLING = words("dangling")
#: Clauses that a label can do without, and what a verb in it can't do without.
_CLAUSES = frozenset({"relcl", "acl", "xcomp", "ccomp", "advcl", "pcomp"})
_NEEDED = frozenset({"dobj", "ccomp", "xcomp", "acomp", "attr", "oprd", "prt"})
_SAYING = frozenset({"say", "add", "claim", "argue", "warn", "note", "insist"})
#: What a label cut short doesn't end with either: a preposition without its object, a mark.
_OPEN = frozenset({"prep", "cc", "punct", "mark", "aux", "auxpass", "det", "poss", "case", "neg", "agent"})


class Scene:
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
        self.sentence = sentence
        self.frames = Frames(sentence)
        self.status = StatusReader(self.frames, tables)
        self.cast = cast
        self.text = text
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
        if s.pos[token] in ("NOUN", "ADJ") or s.words[token].lower() == "counterpart" or national:
            for c in s.children[token]:  # "the leader Yusuf Demir", "his counterpart Anna Lie"
                if s.deps[c] == "appos" and s.pos[c] == "PROPN":
                    beside = min((c, *s.children[c][:1])) == token + 1 and s.pos[token + 1] != "PUNCT"
                    if found and not (plural or beside or national):
                        continue  # "its ally Norway" is Norway
                    named = dict.fromkeys(
                        a for t in self.frames.conjuncts(c) for a in self.cast.at(s.index, t)
                    )
                    if national and any(self.cast.profiles[a].type != "Person" for a in named):
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
            if s.deps[c] in _OWNERS and self.at(c) and not self.undergone(token, c):
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
        owners = [c for c in s.children[token] if s.deps[c] in owning]
        for dep in owning if owners else ():
            before = [c for c in owners if s.deps[c] == dep]
            if before and (found := self._joint(t for c in before for t in self.frames.conjuncts(c))):
                return found
        for name in _OWNING_PREPS:
            tokens = self.frames.preps(token, name)
            if tokens and (found := self._joint(tokens)):
                return found
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

    def span(self, first: int, last: int) -> Span:
        """Give the words from token ``first`` to token ``last``, both included."""
        start, end = self.sentence.starts[first], self.sentence.ends[last]
        return Span(start=start, end=end, text=self.text[start:end])

    def phrase(self, token: int, *, whole: bool = False, without: Container[int] = ()) -> tuple[int, int]:
        """Give the first and last token of the phrase at ``token``, without what hangs loosely on it.

        Relative clauses, appositions in brackets and coordinated clauses are cut, and so are marks at the edges.

        :param whole: whether relative clauses stay.
        :param without: heads of clauses that go all the same.
        """
        s = self.sentence
        keep = [token]
        for t in keep:
            for c in s.children[t]:
                dep = s.deps[c]
                if c in without and dep in ("relcl", "acl"):
                    continue
                if dep == "acl" and s.tags[c] == "VBG" and s.lemmas[c] in _SAYING:
                    continue  # "defended the ban, saying that"
                if dep == "prep" and c < t and s.pos[t] in NOMINAL:
                    continue  # "for which I thank the board"
                if dep == "conj":
                    twins = (s.lemmas[t], s.lemmas[c]) in _TWINS
                    # "talks between Oslo and Bern", "a vote to repeal and replace the act"
                    listed = t != token and s.pos[c] in ("PROPN", "NOUN", "NUM")
                    if twins or listed or _shares_object(s, t, c):
                        keep.append(c)
                elif dep == "relcl":
                    if whole or s.lemmas[t] == "those":
                        keep.append(c)
                elif dep not in _LOOSE and not (t == token and dep in _OUTSIDE):
                    keep.append(c)
        low, high = min(keep), max(keep)
        # what was cut in the middle belongs to the words again; what hangs before a verb ("to", aux) stays
        return low, high

    def label(self, token: int, *, whole: bool = True, without: Container[int] = ()) -> str:
        """Give the words of the phrase at a token, at most twelve, as the article has them.

        A short one takes its relative clause along: "policies that help the poor". A word alone keeps whose it is:
        "pleads for his life".

        :param whole: whether a short one takes its relative clause along.
        :param without: words that the label isn't to have in a clause of its own: "the deal (rejected by Bern)".
        """
        low, high = self.phrase(token, without=without)
        if whole and high - low < _SHORT:
            low, high = self.phrase(token, whole=True, without=without)
        s = self.sentence
        if s.pos[token] in ("VERB", "AUX"):
            low = token
            if token > 1 and s.tags[token - 2] == "TO" and s.pos[token - 1] == "NOUN":
                return trimmed(
                    self.words(token - 1, self._cut(token - 1, max(high, token)))
                )  # "to fact check"
        while low < token and (
            s.deps[low] in ("punct", "aux", "mark", "cc")
            or s.tags[low] == "TO"
            or is_article(s, low)
            or (s.tags[low] == "PRP$" and high - low > 1)
        ):
            low += 1
        high = self._cut(low, self._named_only(token, max(high, token)))
        text = self.text[s.starts[low] : s.ends[high]]
        if high + 1 < len(s) and any(
            text.count(a) > text.count(b) for a, b in _PAIRS if s.words[high + 1] == b
        ):
            text = self.text[s.starts[low] : s.ends[high + 1]]  # 'called "intolerable"'
        return trimmed(text)

    def words(self, first: int, last: int) -> str:
        """Give the words from token ``first`` to token ``last``, both included, with single spaces."""
        return " ".join(self.text[self.sentence.starts[first] : self.sentence.ends[last]].split())

    def clip(self, first: int, last: int) -> str:
        """Give the words from token ``first`` to token ``last``, cut to a label's length."""
        return trimmed(self.words(first, self._cut(first, last)))

    def _named_only(self, token: int, high: int) -> int:
        """Leave out examples: "rules, such as those on", "heroes, including the singer"."""
        s = self.sentence
        for t in range(token + 2, high):
            if s.words[t] == "including" or (s.words[t] == "such" and s.words[t + 1] == "as"):
                return t - 2 if s.words[t - 1] == "," else t - 1
        return high

    def _cut(self, low: int, high: int) -> int:
        """Give the last token of a label of at most twelve words: not in the middle of a noun phrase."""
        s = self.sentence
        while high > low and s.deps[high] == "prep" and not s.children[high]:
            high -= 1  # its object hangs elsewhere
        last = high
        while last > low and len(self.text[s.starts[low] : s.ends[last]].split()) > MAX_LABEL_WORDS:
            last -= 1
        if last == high:
            return high
        kept = last
        while kept > low and (s.heads[kept] > kept or s.deps[kept] in _OPEN or s.lemmas[kept] in _DANGLING):
            kept -= 1
        return self._unbroken(low, kept) if kept > low else last

    def _unbroken(self, low: int, last: int) -> int:
        """Give the last token before a clause that is cut from what it needs: "a law (that asks the board to release)".

        So is one whose verb is cut off: "work (that the members do)".
        """
        s = self.sentence
        for t in range(low + 1, last + 1):
            verb = s.heads[t]
            if verb > last and s.deps[verb] in ("relcl", "ccomp") and low <= s.heads[verb] < t:
                return self._before(low, verb, last)
            if s.pos[t] not in ("VERB", "AUX") or s.deps[t] not in _CLAUSES:
                continue
            both = (t, *(c for c in s.children[t] if s.deps[c] == "conj" and c <= last))
            if any(c > last and s.deps[c] in _NEEDED for v in both for c in s.children[v]):
                return self._before(low, t, last)
        return last

    def _before(self, low: int, clause: int, last: int) -> int:
        s = self.sentence
        end = s.edges(clause)[0] - 1
        while end > low and (s.deps[end] in _OPEN or s.lemmas[end] in _DANGLING):
            end -= 1
        return self._unbroken(low, end) if low <= end < last else last


def _shares_object(s: Sentence, verb: int, other: int) -> bool:
    """Tell a verb whose object stands at the one that is joined to it: "repeal and replace the act"."""
    if s.pos[verb] != "VERB" or s.pos[other] != "VERB" or other < verb or s.child(other, "dobj") is None:
        return False
    return not any(c > verb and s.deps[c] not in ("cc", "conj", "punct", "advmod") for c in s.children[verb])


def is_article(s: Sentence, token: int) -> bool:
    """Tell "the" and "this", with which a label doesn't begin, from "both" and "every"."""
    return s.tags[token] == "DT" and s.lemmas[token].lower() not in ("both", "all", "every", "each", "some")


def trimmed(text: str) -> str:
    """Strip marks from a label's edges, and a quotation mark that has lost its fellow: 'called "intolerable'."""
    label = " ".join(text.split()).strip(" ,;:-–—")
    if not _PAIRED.search(label):
        return label
    for opening, closing in (*_PAIRS, ('"', '"'), ("''", "''")):
        found = label.count(opening) + (label.count(closing) if closing != opening else 0)
        if found % 2 or label.count(opening) != label.count(closing):
            label = label.replace(opening, "").replace(closing, "").strip(" ,;:-–—")
    return label
