"""Where a sentence names somebody: the model's named entities, mended, and the names of the tables.

A name's span is the name alone, as an annotator would mark it: without article, title or possessive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.extraction.actor_tables import MAX_TITLE, POSTS, ActorTables, Title
from kg.extraction.entities import entities, extended, is_member, numbered, overlooked
from kg.extraction.heritage import is_elsewhere, with_heritage
from kg.extraction.name_index import HYPHENS, PARTICLES, Entry, Spelling, normal
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words as word_class

#: What may follow a surname.
SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


class Name(NamedTuple):
    """A name in a sentence: tokens ``start`` to ``end`` (half-open), headed at ``head``.

    ``label`` is the model's entity label, empty where only the tables know the name; ``entries`` are what the tables
    say it may mean, empty where only the model knows it. ``title`` stands before it, from token ``title_start`` on.
    """

    sentence: int
    start: int
    end: int
    head: int
    words: tuple[str, ...]
    label: str
    entries: tuple[Entry, ...]
    title: Title | None = None
    title_start: int = -1
    #: m or f where a form of address tells: "Mrs. Clinton"
    gender: str = ""


_ADDRESS = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "lady": "f", "dame": "f"}

_FORMS = frozenset({"Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms"})
#: What holders of an office are called behind one: "Mr. Speaker".
_POSTS = word_class("addressed_offices")

#: Words that begin another name: "San Marino", "De Lima".
_SAINTS = frozenset({"de", "san", "santa", "saint", "st.", "st", "fort", "port"})

#: Start, end, label and meanings of a span that becomes a name.
_Span = tuple[int, int, str, tuple[Entry, ...]]


def find_names(sentence: Sentence, tables: ActorTables) -> list[Name]:
    """Give the names of a sentence in text order; no two overlap."""
    words = list(map(normal, sentence.words))
    owner: dict[int, _Span] = {}
    headline = _is_headline(sentence)
    for start, end, label in entities(sentence, words, tables):
        _own(owner, (start, end, label, ()))
    for start, end, entries in _known(words, sentence, tables):
        start = with_heritage(sentence, words, start, entries)
        _settle(sentence, owner, start, end, entries, tables, headline=headline)
    for start, end in extended(sentence, words, owner, tables):
        _own(owner, (start, end, "ORG", ()))
    for start, end in numbered(sentence, words):
        _own(owner, (start, end, "ORG", ()))
    for start, end in _national(sentence, words, owner, tables):
        _own(owner, (start, end, "ORG", ()))
    bracketed = "(" in words
    for start, end in list(_bracketed(sentence, words, owner)) if bracketed else ():
        _own(owner, (start, end, owner[start - 2][2] if start - 2 in owner else "ORG", ()))
    for start, end in [] if headline else list(overlooked(sentence, words, owner, tables)):
        _own(owner, (start, end, "", ()))
    for start in [] if _FORMS.isdisjoint(words) else range(1, len(words)):
        if words[start - 1] not in _FORMS or start in owner or not words[start][0].isupper():
            continue
        if _is_addressed(words, start) and sentence.tags[start] in ("NNP", "NNPS", "NN"):
            _own(owner, (start, start + 1, "PERSON", ()))
    for start, entries in _party_tags(words, tables) if bracketed else ():
        _own(owner, (start, start + 1, "ORG", entries))
    names = [
        make_name(sentence, words, tables, *span)
        for span in _spans(owner)
        if (_is_addressed(words, span[0]) or not _is_common(words, tables, *span))
        and not (span[1] < len(words) and words[span[1]] in _MONEY)
        and not is_member(sentence, tables, *span[:2])
        and not _is_seat(words, *span[:2])
    ]
    titled = {t for n in names if n.title for t in range(n.title_start, n.start)}
    return [n for n in names if n.start not in titled or n.end - 1 not in titled]


#: Words of the long names of states, besides the short name.
_STATE_FORMS = word_class("state_forms")
#: Behind a name, what is counted: "ten million US dollars" are nobody's.
_MONEY = word_class("currencies")


def _is_addressed(words: list[str], start: int) -> bool:
    """Say whether a form of address stands before a name, be it a common noun: "Mr. King", not "Mr. Speaker"."""
    formal = start > 0 and words[start - 1] in _FORMS
    return formal and words[start].lower() not in _POSTS


def _is_headline(sentence: Sentence) -> bool:
    """Say whether nearly every word begins with a capital, so that capitals tell no names."""
    letters = list(filter(str.isalpha, [w[0] for w in sentence.words]))
    return len(letters) > 4 and 10 * sum(map(str.isupper, letters)) >= 7 * len(letters)


def _is_common(
    words: list[str], tables: ActorTables, start: int, end: int, label: str, entries: tuple[Entry, ...]
) -> bool:
    """Say whether a span is a common noun in capitals, which describes rather than names: "the Ally", "Parliament"."""
    if end - start > 1 or entries or label in ("GPE", "NORP"):
        return False
    word = words[start].lower()
    return (tables.nouns.get(word) or tables.nouns.get(word.removesuffix("s"), "none")) != "none"


def goes_on(sentence: Sentence, words: list[str], token: int) -> bool:
    """Say whether a word next to a name may be part of it."""
    return words[token][0].isupper() and sentence.tags[token] in ("NNP", "NNPS")


def _own(owner: dict[int, _Span], span: _Span) -> None:
    """Give the tokens of a span to it; whoever owned one of them before loses all."""
    for t in range(span[0], span[1]):
        if t in owner:
            start, end, *_ = owner[t]
            for other in range(start, end):
                del owner[other]
    for t in range(span[0], span[1]):
        owner[t] = span


def _spans(owner: dict[int, _Span]) -> list[_Span]:
    """Give the spans in text order, each once: it owns all of its tokens, so its first one too."""
    return [owner[t] for t in sorted(owner) if owner[t][0] == t]


def _known(
    words: list[str], sentence: Sentence, tables: ActorTables
) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Yield the longest table names from left to right."""
    trie, n, done = tables.names, len(words), 0
    folded = list(map(str.casefold, words))
    tongues = {t for start, end, label in sentence.ents if label == "LANGUAGE" for t in range(start, end)}
    for i in [i for i, word in enumerate(words) if folded[i] in trie or word in tables.combining]:
        if not (words[i][0].isupper() or folded[i] in tables.small_names or words[i] in tables.combining):
            continue  # "the" begins no name, but "The" does: "The Hague"
        if i < done:
            continue
        spellings, end = trie.get(folded[i]), i
        if i in tongues or (spellings and is_elsewhere(words, i)):
            spellings = None  # "spoke English", "Latin American leaders"
        if (
            words[i] in tables.combining
            and words[i + 1 : i + 2] in (["-"], ["–"])
            and i + 2 < n
            and words[i + 2][0].isupper()
        ):
            yield i, i + 1, (Entry("demonym", tables.combining[words[i]]),)
            end = i + 1
        elif spellings:
            following = folded[i + 1] if i + 1 < n else ""
            hyphened = following in HYPHENS
            for spelling in spellings:
                rest = spelling.rest
                if rest and rest[0] != following and not hyphened:
                    continue  # most end here
                end = _match(spelling, words, folded, i, sentence)
                if end > i and _names_a_quarter(words, folded, end, spelling.entries, trie):
                    break
                if end > i:
                    yield i, end, spelling.entries
                    break
        done = end


def _names_a_quarter(
    words: list[str],
    folded: list[str],
    end: int,
    entries: tuple[Entry, ...],
    names: Mapping[str, Sequence[Spelling]],
) -> bool:
    """Say whether a capital's name only begins that of a station or quarter: "London-Euston", not "Rome-Oslo talks"."""
    after = end + 1
    hyphened = after < len(words) and words[end] == "-" and words[after][0].isupper()
    return hyphened and folded[after] not in names and all(e.kind == "capital" for e in entries)


def _match(spelling: Spelling, words: list[str], folded: list[str], start: int, sentence: Sentence) -> int:
    """Give the end of a spelling that begins at ``start``, or ``start`` where it doesn't match."""
    first = words[start]
    if not spelling.rest:
        if start and sentence.words[start - 1].casefold() in _SAINTS:
            return start  # "Santa Rosa de Lima"
        good = first in spelling.exact and sentence.pos[start] not in ("VERB", "AUX", "ADP")
        return start + 1 if good else start
    if spelling.capitals[0] and not first[0].isupper() and first not in PARTICLES:
        return start
    i, n, capital = start + 1, len(words), first[0].isupper()
    for part, large in zip(spelling.rest, spelling.capitals[1:], strict=True):
        if i < n and words[i] in HYPHENS and part not in HYPHENS:
            i += 1
        if i >= n or folded[i] != part or (large and not words[i][0].isupper()):
            return start
        capital = capital or words[i][0].isupper()
        i += 1
    last = i - 1
    if (
        words[last][0].islower()
        and sentence.deps[last] in ("amod", "compound")
        and sentence.heads[last] > last
    ):
        return start  # "US military aid" is a state's
    return i if capital else start


def _settle(
    sentence: Sentence,
    owner: dict[int, _Span],
    start: int,
    end: int,
    entries: tuple[Entry, ...],
    tables: ActorTables,
    *,
    headline: bool,
) -> None:
    """Let a table's name and the model's entities agree on who owns the tokens."""
    rivals = dict.fromkeys(owner[t] for t in range(start, end) if t in owner)
    for lo, hi, label, _ in rivals:
        if headline and lo == start and end - start > 1 and entries[0].kind == "actor":
            continue  # "Hillary Clinton Goes After Donald Trump"
        inside = lo <= start and end <= hi and hi - lo > end - start
        rest = {sentence.words[t].lower() for t in range(lo, hi) if not start <= t < end}
        if inside and rest <= _STATE_FORMS and entries[0].kind == "state":
            _own(owner, (lo, hi, label, entries))  # "the Federative Republic of Brazil"
            return
        if inside and (
            label in ("ORG", "PERSON", "FAC", "LOC")
            or (label == "GPE" and entries[0].kind in ("demonym", "people"))
            or (label == "GPE" and _is_namesake(sentence, (lo, hi), (start, end)))
        ):
            return  # "University of Washington", "Mike Johnson": the wider name says who it is
    label = next((r[2] for r in rivals), "")
    if not label and end - start == 1 and _within_longer(sentence, owner, start):
        return
    if end - start == 1 and _is_namesake_of(sentence, owner, start, entries, tables):
        start, label, entries = start - 1, "PERSON", ()
    _own(owner, (start, end, label, entries))


def _is_namesake_of(
    sentence: Sentence,
    owner: dict[int, _Span],
    token: int,
    entries: tuple[Entry, ...],
    tables: ActorTables,
) -> bool:
    """Say whether a known surname is a stranger's, whose given name the model left out: "Solveig Merkel"."""
    before = token - 1
    if before < 0 or before in owner or not all(e.kind == "actor" and e.weak for e in entries):
        return False
    return sentence.words[before] in tables.given_names and sentence.heads[before] == token


def _is_namesake(sentence: Sentence, wide: tuple[int, int], narrow: tuple[int, int]) -> bool:
    """Say whether a place's name only holds a state's: "New Jersey", "Jersey City"; not "Republic of Moldova"."""
    around = [t for t in range(*wide) if not narrow[0] <= t < narrow[1]]
    return all(sentence.tags[t] == "NNP" and sentence.words[t][0].isupper() for t in around)


def _within_longer(sentence: Sentence, owner: dict[int, _Span], token: int) -> bool:
    """Say whether a capitalised noun that nobody owns goes on with the name: "Jersey City"."""
    after = token + 1
    if token > 1 and sentence.words[token - 1] in HYPHENS and token - 2 in owner:
        return False  # "the Peru-Chile War"
    return (
        after < len(sentence)
        and after not in owner
        and sentence.tags[after] in ("NNP", "NNPS")
        and sentence.heads[token] == after
        and sentence.pos[token] == "PROPN"
    )


def _national(
    sentence: Sentence, words: list[str], owner: dict[int, _Span], tables: ActorTables
) -> list[tuple[int, int]]:
    """Give names that begin with a nation's adjective and go on with words that nobody owns: "the Norwegian Herald"."""
    found = []
    for start, end, _, entries in _spans(owner):
        after = end
        if end == len(words) or not any(e.kind == "demonym" for e in entries):
            continue
        while after < len(words) and after not in owner and goes_on(sentence, words, after):
            after += 1
        last = words[after - 1].lower()
        known = any(w.lower() in tables.nouns or (w.lower(),) in tables.titles for w in words[end:after])
        thing = last in tables.name_words["thing"] or last in tables.name_words["place"]
        whole = after > end and start < sentence.heads[end - 1] < after and sentence.tags[after - 1] == "NNP"
        titled = sentence.tags[end - 1] == "NNP"  # not "British Playboy"
        if whole and titled and not (known or thing or words[end] in tables.given_names):
            found.append((start, after))
    return found


def _bracketed(sentence: Sentence, words: list[str], owner: dict[int, _Span]) -> Iterator[tuple[int, int]]:
    """Yield abbreviations in brackets behind a name ("New Democratic Party (NDP)"), and the name where it is new."""
    for t in range(1, len(words) - 2):
        if words[t] != "(" or words[t + 2] not in (")", "-", ",", ";") or t + 1 in owner:
            continue
        short = words[t + 1]
        letters = [c for c in short if c.isupper()]
        if not 2 <= len(letters) <= 7 or len(short) > 2 * len(letters):
            continue
        if t - 1 in owner:
            if short[0].casefold() == words[owner[t - 1][0]][0].casefold():
                yield t + 1, t + 2
            continue
        start = t
        while (
            start
            and words[start - 1][0].isupper()
            and sentence.pos[start - 1] == "PROPN"
            and start - 1 not in owner
        ):
            start -= 1
        if "".join(w[0] for w in words[start:t]).upper() == "".join(letters):
            yield start, t
            yield t + 1, t + 2


#: Before the name of a politician whose party alone stands behind it: "Sen. Ted Cruz (R)".
_SEATED = frozenset(
    {"sen.", "rep.", "gov.", "senator", "representative", "governor", "congressman", "congresswoman"}
)
#: Letters behind a politician's name: "Ted Cruz (R-Texas)".
_PARTIES = {"R": "Republican Party", "D": "Democratic Party"}


def _is_seat(words: list[str], start: int, end: int) -> bool:
    """Say whether a politician's party and state were read as a name: "Sen. Joni Lie, R-Iowa, left"."""
    tag = end - start > 2 and words[start] in (*_PARTIES, "I") and words[start + 1] in HYPHENS
    return tag and start > 0 and words[start - 1] in (",", "(")


def _party_tags(words: list[str], tables: ActorTables) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    """Yield the letters that name an American politician's party."""
    for t in range(1, len(words) - 1):
        if words[t] not in _PARTIES or words[t - 1] != "(" or words[t + 1] not in ("-", "–", ",", ")"):
            continue
        # "Lie (R) met Berg" beside a photo is who stands on the right.
        told = words[t] == "D" or words[t + 1] != ")"
        if told or any(w.lower() in _SEATED for w in words[max(0, t - 6) : t]):
            yield t, (Entry("actor", tables.bodies[_PARTIES[words[t]]]),)


def make_name(
    sentence: Sentence,
    words: list[str],
    tables: ActorTables,
    start: int,
    end: int,
    label: str,
    entries: tuple[Entry, ...],
) -> Name:
    """Make the name that tokens ``start`` to ``end`` (half-open) are, with the title in front of it."""
    head = end - 1
    if start < head:
        head = next((t for t in range(head, start - 1, -1) if not start <= sentence.heads[t] < end), head)
    title, at = title_before(sentence, start, tables)
    gender = _ADDRESS.get(words[start - 1].rstrip(".").lower(), "") if start else ""
    return Name(sentence.index, start, end, head, tuple(words[start:end]), label, entries, title, at, gender)


def title_before(sentence: Sentence, start: int, tables: ActorTables) -> tuple[Title | None, int]:
    """Give the longest title that ends right before a token, and where it begins (-1 where there is none)."""
    last = sentence.words[start - 1].lower() if start else ""
    if last not in tables.title_ends or last in POSTS:
        return None, -1
    before = tuple(w.lower() for w in sentence.words[max(0, start - MAX_TITLE) : start])
    for n in range(len(before), 0, -1):
        title = tables.titles.get(before[-n:])
        if title:
            return title, start - n
    return None, -1
