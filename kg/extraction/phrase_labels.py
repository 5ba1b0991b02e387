"""The words of a phrase as the article has them: what belongs to it, and a label of at most twelve words for it."""

from __future__ import annotations

import re
from collections.abc import Container

from kg.extraction.joining import ADDING
from kg.extraction.label_cuts import cut
from kg.extraction.sentence import NOMINAL, Sentence
from kg.extraction.word_classes import words
from kg.model import Span

MAX_LABEL_WORDS = 12
#: A verb takes its purpose into a label that has no more words than this with it.
_BRIEF = 9
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
#: What a label doesn't end with where what it belongs to is cut off.
_TRAILING = re.compile(
    r"(?:,? in order|, (?:too|not|either|as well|though|however|instead|of course|for example|for instance|among others)"
    r"|,? for as (?:long|many|much)| (?:for use|as part)|,? (?:rather|instead|more|less|other)(?: than| of)?"
    r"| (?:for|to|of|by|with) (?:an?|the) (?:end|halt|number|lack|kind|sort|series|range|variety|set|type|form|increase)"
    r"| (?:on|at|in|by|for|under) the (?:day|time|way|basis|grounds?|name|wake|light|face|context|course|event|hope|form))$"
)
_PAIRED = re.compile(r"""[“”()\[\]"']""")
_LONG_DASHES = frozenset({"–", "—", "--"})
#: A single mark that opens a quotation whose end is cut off.
_OPENED = re.compile(r" ['‘](?!s\b)(?=\w)(?![^'’]*\w['’](?: |$))")
#: Prepositions of when something is.
_WHEN = frozenset({"during", "after", "before", "amid", "since", "until"})
_DAYS = words("months_and_weekdays")
#: What hangs loosely on the words of a phrase, and what on the one that heads it.
_LOOSE = frozenset({"punct", "cc", "parataxis", "appos"})
_OUTSIDE = frozenset({"case", "mark", "nsubj", "nsubjpass", "advcl"})
#: A phrase of fewer tokens says little by itself.
_SHORT = 3
_SAYING = words("saying_or_thinking")
#: Where somebody says what he thinks of a thing.
_VENUES = words("venues_of_words")


class PhraseLabels:
    """The phrases of one sentence in the words of its article.

    :param text: the article's, by which the sentence's offsets count.
    """

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.text = text

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
                if dep in ("relcl", "acl") and c in without:
                    continue
                if dep in ("acl", "advcl") and s.tags[c] == "VBG":
                    if dep == "acl" and s.lemmas[c] in _SAYING:
                        continue  # "defended the ban, saying that"
                    if s.words[s.edges(c)[0] - 1] == ",":
                        continue  # "a plan to sell the port, dealing a blow to Oslo"
                if dep == "advmod" and c > t and s.lemmas[c] == "long":
                    continue  # "such a step as long as the raids go on"
                if dep == "prep" and s.pos[t] in NOMINAL and (c < t or _tells_where_said(s, c)):
                    continue  # "for which I thank the board", "defended the ban in an interview"
                if dep == "conj":
                    twins = (s.lemmas[t], s.lemmas[c]) in _TWINS
                    # "talks between Oslo and Bern", "a vote to repeal and replace the act"
                    listed = t != token and s.pos[c] in ("PROPN", "NOUN", "NUM")
                    if twins or listed or _shares_object(s, t, c):
                        keep.append(c)
                elif dep == "relcl":
                    if (whole or s.lemmas[t] == "those") and not _is_added(s, c):
                        keep.append(c)
                elif dep == "acl" and _is_added(s, c):
                    continue
                elif dep not in _LOOSE and not (t == token and dep in _OUTSIDE):
                    keep.append(c)
        low, high = min(keep), max(keep)
        if s.pos[token] == "VERB":
            high = self._with_purpose(token, high)
        # what was cut in the middle belongs to the words again; what hangs before a verb ("to", aux) stays
        return low, high

    def _with_purpose(self, verb: int, high: int) -> int:
        """Give the last token of what a verb's deed is for, where that is short: "should be changed to shield witnesses"."""
        s = self.sentence
        for c in s.children[verb]:
            if (
                s.deps[c] == "advcl"
                and s.tags[c] == "VB"
                and s.edges(c)[0] == high + 1
                and s.tags[high + 1] == "TO"
            ):
                end = self.phrase(c)[1]
                return end if len(self.words(verb, end).split()) <= _BRIEF else high
        return high

    def label(self, token: int, *, whole: bool = True, without: Container[int] = ()) -> str:
        """Give the words of the phrase at a token, at most twelve, as the article has them.

        A short one takes its relative clause along: "policies that help the poor". A word alone keeps whose it is:
        "pleads for his life".

        :param whole: whether a short one takes its relative clause along.
        :param without: words that the label isn't to have in a clause of its own: "the deal (rejected by Bern)".
        """
        low, high = self.phrase(token, without=without)
        if whole and high - low < _SHORT and "relcl" in self.sentence.deps:
            low, high = self.phrase(token, whole=True, without=without)
        s = self.sentence
        if s.pos[token] in ("VERB", "AUX"):
            low = token
            if token > 1 and s.tags[token - 2] == "TO" and s.pos[token - 1] == "NOUN":
                return trimmed(
                    self.words(token - 1, cut(s, token - 1, max(high, token), MAX_LABEL_WORDS))
                )  # "to fact check"
        while low < token and (
            s.deps[low] in ("punct", "aux", "mark", "cc")
            or s.tags[low] == "TO"
            or is_article(s, low)
            or (s.tags[low] == "PRP$" and high - low > 1)
            or (s.words[low].lower() == "own" and s.tags[low - 1] == "PRP$")
            or (s.deps[low] == "advmod" and s.words[low].lower() in ADDING)
        ):
            low += 1
        high = self._named_only(token, max(high, token))
        if (shorter := self._without_time(token, low, high)) is not None:
            return trimmed(shorter)
        low, high = self._unsevered(low, cut(s, low, high, MAX_LABEL_WORDS))
        text = self.text[s.starts[low] : s.ends[high]]
        if high + 1 < len(s) and any(
            text.count(a) > text.count(b) for a, b in _PAIRS if s.words[high + 1] == b
        ):
            text = self.text[s.starts[low] : s.ends[high + 1]]  # 'called "intolerable"'
        return trimmed(text)

    def _without_time(self, token: int, low: int, high: int) -> str | None:
        """Give the words of a phrase without when it was: "vetoed a bill (Tuesday) that would raise taxes".

        A phrase of when goes from what is too long: "a bid (during the talks) to end the raids".
        """
        s, day = self.sentence, token + 1
        if day == high and s.words[day].lower() in _DAYS and not s.words[token][0].isupper():
            return self.words(low, token)
        if day < high and s.words[day].lower() in _DAYS and s.heads[day] != token:
            left = f"{self.words(low, token)} {self.words(day + 1, high)}"
            return left if len(left.split()) <= MAX_LABEL_WORDS else None
        if len(self.words(low, high).split()) <= MAX_LABEL_WORDS:
            return None
        for c in s.children[token]:
            first, end = s.edges(c) if s.lemmas[c].lower() in _WHEN and s.deps[c] == "prep" else (0, 0)
            if token < first and end <= high:
                left = f"{self.words(low, first - 1)} {self.words(end, high)}"
                if len(left.split()) <= MAX_LABEL_WORDS and s.words[end] != ",":
                    return left
        return None

    def words(self, first: int, last: int) -> str:
        """Give the words from token ``first`` to token ``last``, both included, with single spaces."""
        first, last = self._unsevered(first, last)
        return " ".join(self.text[self.sentence.starts[first] : self.sentence.ends[last]].split())

    def _unsevered(self, first: int, last: int) -> tuple[int, int]:
        """Give the tokens with what a hyphen joins to the first and the last: "X(-rays)", "(long-)range missiles"."""
        s = self.sentence
        while first > 1 and s.words[first - 1] == "-" and s.starts[first] == s.ends[first - 2] + 1:
            first -= 2
        while last + 2 < len(s) and s.words[last + 1] == "-" and s.starts[last + 2] == s.ends[last] + 1:
            last += 2
        return first, last

    def clip(self, first: int, last: int, most: int = MAX_LABEL_WORDS) -> str:
        """Give the words from token ``first`` to token ``last``, cut to a label's length or to ``most`` words."""
        return trimmed(self.words(first, cut(self.sentence, first, last, most)))

    def _named_only(self, token: int, high: int) -> int:
        """Leave out examples, and what a dash adds: "rules, such as those on", "rules — with a fine for the rest"."""
        s = self.sentence
        for t in range(token + 1, high):
            if (
                s.words[t] in _LONG_DASHES
                and s.deps[t + 1] == "prep"
                and s.words[t] not in s.words[t + 1 : high]
            ):
                return t - 1
            if t == token + 1:
                continue
            if s.words[t] == "including" or (s.words[t] == "such" and s.words[t + 1] == "as"):
                return t - 2 if s.words[t - 1] == "," else t - 1
        return high


def _tells_where_said(s: Sentence, prep: int) -> bool:
    """Tell where or how something was said or looked from what it is: "in parliament", "in what was seen as a retreat"."""
    if s.lemmas[prep].lower() == "on":
        return any(s.lemmas[c] == "ground" for c in s.children[prep])
    if s.lemmas[prep].lower() not in ("in", "during", "at"):
        return False
    if s.words[prep + 1 : prep + 2] == ("what",):
        return True
    return any(s.deps[c] == "pobj" and s.lemmas[c] in _VENUES for c in s.children[prep])


def _is_added(s: Sentence, clause: int) -> bool:
    """Tell a clause that a comma sets off, which says more of what is meant anyway: "a loan, which Oslo refused".

    So does an infinitive: "the freedom of the press, to be able to print it".
    """
    low = s.edges(clause)[0]
    if low == 0 or s.words[low - 1] != ",":
        return False
    return s.words[low].lower() == "which" or (s.deps[clause] == "acl" and s.tags[low] == "TO")


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
    label = _TRAILING.sub("", " ".join(text.split()).strip(" ,;:-–—"))
    label = _OPENED.sub(" ", label)
    if not _PAIRED.search(label):
        return label
    for opening, closing in (*_PAIRS, ('"', '"'), ("''", "''")):
        found = label.count(opening) + (label.count(closing) if closing != opening else 0)
        if found % 2 or label.count(opening) != label.count(closing):
            label = label.replace(opening, "").replace(closing, "").strip(" ,;:-–—")
    return label
