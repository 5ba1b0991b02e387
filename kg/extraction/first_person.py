"""Who "we" and "I" are: the speaker within a quotation, the issuer in an official statement, else the author."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words
from kg.model import AUTHOR, Article

FIRST = frozenset(["we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"])

_OPEN, _CLOSE = frozenset("“„«"), frozenset("”»")
_MARKS = re.compile("[“„«”»]|\"+|''")

QUOTES = frozenset({'"', "“", "”", "``", "''"})

#: Verbs by which a statement does what it says ("The United States condemns ..."), in the present tense.
_PERFORMATIVE = frozenset(
    [
        "condemn",
        "welcome",
        "congratulate",
        "commend",
        "applaud",
        "deplore",
        "urge",
        "call",
        "reaffirm",
        "reiterate",
        "express",
        "support",
        "oppose",
        "regret",
        "remain",
        "stand",
        "recognize",
        "recognise",
        "appreciate",
        "thank",
        "note",
        "underscore",
        "reject",
        "denounce",
        "extend",
        "join",
        "strive",
    ]
)

_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
#: Nouns that "our" makes everybody's, and offices whose holder says "we" for a body.
_NATIONS, _LEADING, _NATIONAL = words("nations"), words("leading"), words("national")
#: "We Norwegians", "we as a nation".
_FAR, _NEAR, _BREADTH = 8, 5, 20
#: What only nations do.
_MARTIAL = frozenset({"annex", "bomb", "conquer", "invade"})
#: What a nation does for another.
_GUARDING = frozenset({"protect", "defend", "guard", "arm", "attack", "support", "finance", "fund"})
_EVERYBODY = frozenset({"nation", "country", "people", "society", "citizen"})

#: Keys of the actors of the mention headed at a token, by sentence and token.
Heads = Mapping[tuple[int, int], tuple[str, ...]]


class FirstPerson:
    """Resolves "we" and "I" of one article, once everybody else is known.

    :param heads: the actors at each token that heads a mention of somebody else.
    :param institutions: keys of states and organisations, who alone issue statements.
    :param companies: keys of organisations for which a single person says "we".
    :param nations: the key of the state that somebody belongs to, of those who belong to one that is spoken of.
    :param quotes: the quotations, see :func:`quoted`.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        article: Article,
        heads: Heads,
        institutions: frozenset[str],
        companies: frozenset[str],
        nations: Mapping[str, str],
        saying: frozenset[str],
        quotes: Sequence[tuple[int, int]],
    ) -> None:
        self._sentences = sentences
        self._heads = heads
        self._institutions = institutions
        self._companies = companies
        self._nations = nations
        self._states = institutions - companies
        self._shared: dict[int, tuple[tuple[str, ...], bool]] = {}
        self._official = article.genre == "statement"
        self._bodies = dict(self._led(sentences))
        self._saying = saying
        self._quotes = quotes
        self._starts = [q[0] for q in self._quotes]
        self._offsets = [s.start for s in sentences]
        self._speakers: dict[int, tuple[str, ...]] = {}
        self._sayings: dict[int, list[tuple[int, tuple[str, ...]]]] = {}
        self._introduced = self._introductions()
        self._issuer = (
            self._find_issuer(institutions) if article.genre in ("statement", "unknown") else AUTHOR
        )

    def at(self, sentence: Sentence, token: int) -> tuple[str, ...]:
        """Give the actors that a pronoun of the first person means; empty for a quoted stranger, and for people at large.

        "Our troops" are the nation's; "us, the survivors" are the survivors, and in their sentence so are "we".
        """
        speaker = self._spoken(sentence, token)
        if sentence.words[token].lower() not in _WE or set(speaker) & self._institutions:
            return speaker
        if sentence.index not in self._shared:
            self._shared[sentence.index] = self._ourselves(sentence), _speaks_of_nation(sentence)
        named, national = self._shared[sentence.index]
        if named:
            return named
        if _with_each_other(sentence, token):
            return ()
        nation = (
            national
            or self._does_abroad(sentence, speaker)
            or _at_large(sentence, token)
            or (speaker == (AUTHOR,) and _does_as_nation(sentence, token))
        )
        if not self._official and nation:
            home = tuple(self._nations[k] for k in speaker if k in self._nations)
            own = sentence.words[token].lower() == "our" or speaker == (AUTHOR,)
            if (
                home or own or _at_large(sentence, token)
            ):  # a stranger's "we" in such a sentence is his, for want of a better
                return home
        return self._bodies.get(speaker, speaker)

    def _does_abroad(self, sentence: Sentence, speaker: tuple[str, ...]) -> bool:
        """Say whether a "we" of the sentence does to a foreign state what only a nation does: "we're protecting Europe"."""
        home = {self._nations[k] for k in speaker if k in self._nations}
        if not home:
            return False
        for t, word in enumerate(sentence.words):
            verb = sentence.heads[t]
            if word.lower() != "we" or sentence.deps[t] != "nsubj":
                continue
            if sentence.lemmas[verb] in _MARTIAL:
                return True
            if sentence.lemmas[verb] not in _NATIONAL | _GUARDING:
                continue
            goal = sentence.child(verb, "dobj")
            keys = set(self._heads.get((sentence.index, goal), ())) if goal is not None else set()
            if keys & self._states and not keys & home:
                return True
        return False

    def _led(self, sentences: Sequence[Sentence]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield who leads or speaks for which body: "Lie, a spokesman for the company", "the company's head, Lie"."""
        for s in sentences:
            for t, lemma in enumerate(s.lemmas):
                if s.pos[t] not in ("NOUN", "PROPN") or lemma.lower() not in _LEADING:
                    continue
                who = self._heads.get((s.index, t), ()) or self._heads.get((s.index, s.heads[t]), ())
                owners = [c for c in s.children[t] if s.deps[c] in ("poss", "compound", "nmod")]
                owners += [o for c in s.children[t] if s.deps[c] == "prep" for o in s.children[c]]
                bodies = (self._heads.get((s.index, o), ()) for o in owners)
                body = next((b for b in bodies if len(b) == 1 and b[0] in self._companies), ())
                if len(who) == 1 and body and who != body:
                    yield who, body

    def _ourselves(self, sentence: Sentence) -> tuple[str, ...]:
        """Give whom an apposition says that the "we" of a sentence are: "for us, the families"."""
        for t, word in enumerate(sentence.words):
            if word.lower() not in ("we", "us"):
                continue
            begin = t + 2 if sentence.words[t + 1 : t + 2] == (",",) else t + 1
            if begin > t + 1 and sentence.words[begin : begin + 1] not in (("the",), ("those",)):
                continue
            for beside in range(begin, min(begin + _NEAR, len(sentence))):
                keys = self._heads.get((sentence.index, beside), ())
                if keys and sentence.tags[beside] in ("NNS", "NNPS"):
                    return keys
                if sentence.pos[beside] not in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
                    break
        return ()

    def _spoken(self, sentence: Sentence, token: int) -> tuple[str, ...]:
        """Give who speaks where a pronoun of the first person stands."""
        place = sentence.starts[token]
        number = bisect_right(self._starts, place) - 1
        if number >= 0 and place < self._quotes[number][1]:
            if number not in self._speakers:
                self._speakers[number] = self._speaker(*self._quotes[number])
            return self._speakers[number]
        introduced = self._introduced.get(sentence.index)
        if introduced:
            return introduced
        return (
            (AUTHOR,)
            if sentence.words[token].lower() in ("i", "me", "my", "mine", "myself")
            else (self._issuer,)
        )

    def _speaker(self, start: int, end: int) -> tuple[str, ...]:
        """Give who says a quotation: the subject of a verb of saying outside it, in its sentences or beside them."""
        low = max(0, bisect_right(self._offsets, start) - 1)
        # the mark alone may hang on the sentence before
        near = [s for s in self._sentences[low : bisect_right(self._offsets, end)] if s.end > start + 1]
        if not near:
            return ()
        paragraph = near[0].paragraph
        first, last = near[0].index, near[-1].index
        beside = [
            s
            for s in self._sentences[max(0, first - 1) : last + 2]
            if s.paragraph == paragraph and s not in near
        ]
        for sentence in (*near, *beside):
            for place, keys in self._sayings_near(sentence, start):
                if not start < place < end:
                    return keys
        return ()

    def _sayings_near(self, sentence: Sentence, place: int) -> list[tuple[int, tuple[str, ...]]]:
        """Give who says something in a sentence, with the offset of the subject, nearest to a place first."""
        if sentence.index not in self._sayings:
            found = []
            for token, lemma in enumerate(sentence.lemmas):
                if lemma not in self._saying or sentence.pos[token] != "VERB":
                    continue
                # of several, the last: the parser may give a verb of saying the quotation's subject too
                for subject in reversed([c for c in sentence.children[token] if sentence.deps[c] == "nsubj"]):
                    keys = self._heads.get((sentence.index, subject))
                    if keys:
                        found.append((sentence.starts[subject], keys))
                        break
            self._sayings[sentence.index] = sorted(found)
        sayings = self._sayings[sentence.index]
        at = bisect_right(sayings, (place, ()))
        return sorted(sayings[max(0, at - 3) : at + 3], key=lambda saying: abs(saying[0] - place))

    def _introductions(self) -> dict[int, tuple[str, ...]]:
        """Give the sentences that stand under "The Foreign Secretary said:" without quotation marks, with the speaker.

        They go on until a sentence speaks of the speaker as a subject again.
        """
        found: dict[int, tuple[str, ...]] = {}
        speaker: tuple[str, ...] = ()
        report = False
        for sentence in self._sentences:
            if not QUOTES.isdisjoint(sentence.words):
                if report:
                    speaker = ()  # who reports in quotation marks speaks again
                report = True
            subjects = [t for t, dep in enumerate(sentence.deps) if dep == "nsubj"]
            if speaker and any(self._heads.get((sentence.index, t)) == speaker for t in subjects):
                speaker = ()
            if speaker:
                found[sentence.index] = speaker
            if sentence.words[-1] == ":" and sentence.lemmas[sentence.root] in self._saying:
                subject = sentence.child(sentence.root, "nsubj")
                speaker = self._heads.get((sentence.index, subject), ()) if subject is not None else ()
        return found

    def _find_issuer(self, institutions: frozenset[str]) -> str:
        """Give the state or body that does what the statement says, or the author."""
        for sentence in self._sentences:
            verb = sentence.root
            if sentence.lemmas[verb] in _PERFORMATIVE and sentence.tags[verb] == "VBZ":
                subject = sentence.child(verb, "nsubj")
                keys = self._heads.get((sentence.index, subject), ()) if subject is not None else ()
                if len(keys) == 1 and keys[0] in institutions:
                    return keys[0]
        return AUTHOR


def _speaks_of_nation(sentence: Sentence) -> bool:
    """Say whether an "our" is a nation's, and with it every "we" of the sentence: "we lock up our citizens"."""
    return any(
        word.lower() == "our" and sentence.lemmas[sentence.heads[t]].lower() in _NATIONS
        for t, word in enumerate(sentence.words)
    )


def _at_large(sentence: Sentence, token: int) -> bool:
    """Say whether a "we" is people at large: "we as a nation"."""
    for c in sentence.children[token][:_BREADTH]:
        below = sentence.child(c, "pobj") if sentence.deps[c] == "prep" else c
        if below is not None and below > token and sentence.lemmas[below].lower() in _EVERYBODY:
            return True
    return False


def _does_as_nation(sentence: Sentence, token: int) -> bool:
    """Say whether a "we" does what only a nation does: "we are defeating them"."""
    verb = sentence.heads[token]
    return sentence.deps[token] == "nsubj" and sentence.lemmas[verb] in _NATIONAL


def _with_each_other(sentence: Sentence, token: int) -> bool:
    """Say whether a "we" has to do with itself and so is several: "let us talk to each other"."""
    return any(
        sentence.words[t].lower() in ("each", "one") and sentence.words[t + 1].lower() in ("other", "another")
        for t in range(token + 1, min(len(sentence) - 1, token + _FAR))
    )


def quoted(sentences: Sequence[Sentence], text: str) -> list[tuple[int, int]]:
    """Give the quotations as offsets; one that is never closed ends with its paragraph, a phrase with its sentence.

    A straight mark behind a space and before a word opens; in a quotation it goes on with it, as papers open each
    paragraph of a long one anew.
    """
    found: list[tuple[int, int]] = []
    for _, group in groupby(sentences, key=lambda s: s.paragraph):
        members = list(group)
        ends = [s.end for s in members]

        def phrase_end(opened: int, ends: list[int] = ends) -> int:
            """Give where a quotation that begins within a clause must end."""
            within = text[max(0, opened - 2) : opened].strip()[-1:].isalnum()
            return ends[bisect_right(ends, opened)] if within else ends[-1]

        opened = -1
        for mark in _MARKS.finditer(text, members[0].start, members[-1].end):
            if opened >= 0 and mark.start() >= (end := phrase_end(opened)):
                found.append((opened, end))
                opened = -1
            opens, closes = _shape(text, mark)
            if opened >= 0 and not opens:
                found.append((opened, mark.start()))
                opened = -1
            elif opened < 0 and not closes:
                opened = mark.start()
        if opened >= 0:
            found.append((opened, phrase_end(opened)))
    return found


def _shape(text: str, mark: re.Match[str]) -> tuple[bool, bool]:
    """Say whether a mark can only open, and whether it can only close."""
    if mark[0][0] in _OPEN or mark[0][0] in _CLOSE:
        return mark[0][0] in _OPEN, mark[0][0] in _CLOSE
    apart = (text[mark.start() - 1 : mark.start()] or " ").isspace()
    goes_on = not (text[mark.end() : mark.end() + 1] or " ").isspace()
    return apart and goes_on, not apart and not goes_on
