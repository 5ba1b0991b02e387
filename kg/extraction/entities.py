"""The model's named entities with their edges mended, and the organisations that it overlooked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extraction.actor_tables import MAX_TITLE, ActorTables
from kg.extraction.name_index import PARTICLES
from kg.extraction.name_kinds import kind_of_name
from kg.extraction.sentence import Sentence
from kg.extraction.word_classes import words as word_class

#: Entity labels of the model that may be actors or places.
LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})

#: Labels of what has a name and acts for nobody.
_THINGS = frozenset({"LAW"})
#: Verbs with which campaigns begin their names.
_BIDDING = word_class("bidding")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_EDGE = frozenset("\"'“”‘’`.,;:()[]{}|/*•-–—&") | {
    "''", "``", "the", "The", "THE", "a", "an", "A", "An", "and", "of", "And", "'s", "’s", "for", "in",
}  # fmt: skip
#: Prefixes that say on which side somebody is, not who it is: "pro-Russian", "anti-NATO".
SIDES = frozenset({"pro", "anti", "non", "ex", "post"})
_DASHES = frozenset({"-", "–"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "appos", "attr", "conj"})
_PROPER = frozenset({"NNP", "NNPS"})
_PLAIN_TAGS = frozenset({"NN", "NNS", "JJ", "IN", "CC", "DT", "VBD", "VBN", "VBZ", "VBP", "RB", "PRP", "MD"})
_NAME_TAGS = _PROPER | {"FW"}
_NOUN_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "FW", "CD", "VBG"})
#: Forms of address that are never part of a name, short as they are.
_ADDRESSES = frozenset({"mr", "ms"})
#: Letters of parties that American papers put before a state: "R-Ky.".
_PARTY_LETTERS = frozenset("RDI")
#: Words of dates and hours, whose capitals name nobody.
_CALENDAR = word_class("months_and_weekdays") | word_class("calendar")
#: Ranks that are surnames as well.
_RANKS_TOO = word_class("surname_ranks")
_STORMS = frozenset({"hurricane", "typhoon", "cyclone", "superstorm"})
#: Last words of the names of units, and the tags of the words before them.
_UNITS = word_class("units")
_UNIT_TAGS = _PROPER | {"NN", "NNS", "JJ"}
_FIRM = frozenset(
    {"Inc", "Inc.", "Ltd", "Ltd.", "Co", "Co.", "Corp", "Corp.", "D.C.", "DC", "LLC", "Jr.", "Jr", "Sr."}
)


def entities(sentence: Sentence, words: list[str], tables: ActorTables) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and label of the model's entities, mended: no title, article or possessive, one actor each."""
    done = 0
    for start, end, label in sentence.ents:
        if label in LABELS:
            for lo, hi in _pieces(sentence, words, max(start, done), end, label, tables):
                lo, hi = _trimmed(words, lo, hi)
                counted = label != "ORG" or sentence.tags[hi - 1] in ("NNS", "NNPS")
                if hi - lo > 1 and counted and words[lo].lower() in tables.name_words["quantifier"]:
                    lo += 1
                lo = _after_title(sentence, lo, hi, tables)
                hi = _before_common_noun(sentence, words, lo, hi, label, tables)
                lo, hi = _trimmed(words, lo, hi)
                if lo < hi and _names_somebody(sentence, words, lo, hi, label, tables):
                    done = _with_surname(sentence, words, lo, hi, label, tables)
                    yield lo, done, kind_of_name(sentence, lo, done, label, tables)


def _with_surname(
    sentence: Sentence, words: list[str], lo: int, hi: int, label: str, tables: ActorTables
) -> int:
    """Give the end of a person's name of which the model saw only the given name: "Pat" in "Pat Berglie"."""
    alone = label == "PERSON" and hi - lo == 1 and words[lo] in tables.given_names
    if not alone or sentence.heads[lo] != hi or sentence.tags[hi] != "NNP" or not words[hi][0].isupper():
        return hi
    groups, last = tables.name_words, words[hi].lower()
    other = last in tables.nouns or any(last in groups[use] for use in ("body", "business", "place", "thing"))
    return hi if other or words[lo].lower() in groups["namesake"] else hi + 1


def _pieces(
    sentence: Sentence, words: list[str], start: int, end: int, label: str, tables: ActorTables
) -> Iterator[tuple[int, int]]:
    """Yield the parts of an entity that took in several names."""
    lo = start
    bodies, plural = tables.name_words["body"], tables.name_words["plural"]
    for t in range(start + 1, end - 1):
        word = words[t]
        if word in ("'s", "’s"):
            cut = words[t + 1][0].isupper() and words[t - 1].lower() not in plural and label != "FAC"
        elif word == ",":
            cut = words[t + 1] not in _FIRM
        elif word in ("/", "(", ")", ";", ":") or _is_dash(sentence, t, end, label):
            cut = True
        elif word == "the" and label in ("ORG", "PERSON"):
            cut = _begins_another(sentence, words, t, end)
        elif word == "and":
            after = words[t + 1][0].isupper() and (label == "PERSON" or words[t - 1].lower() in bodies)
            cut = after or words[t + 1][0].islower()
        else:
            joined = words[t - 1] in _DASHES or words[t + 1] in _DASHES
            cut = label == "PERSON" and word.islower() and word not in PARTICLES and not joined
        if cut:
            yield lo, t
            lo = t + 1
    yield lo, end


def _is_dash(sentence: Sentence, token: int, end: int, label: str) -> bool:
    """Tell a dash between spaces, which divides names, from a hyphen: "Lie - Per Moe", not "Berg - Halden"."""
    persons = label == "PERSON" and end - token > 2 and _DASHES.isdisjoint(sentence.words[token + 1 : end])
    if sentence.words[token] not in ("—", "--") and not (persons and sentence.words[token] in _DASHES):
        return False
    return (
        sentence.starts[token] > sentence.ends[token - 1]
        and sentence.starts[token + 1] > sentence.ends[token]
    )


def _begins_another(sentence: Sentence, words: list[str], article: int, end: int) -> bool:
    """Say whether an article within an entity begins another name: "according to Lie the Swedish Academy"."""
    before, after = article - 1, article + 1
    if sentence.tags[before] != "NNP" or not words[before][0].isupper() or not words[after][0].isupper():
        return False  # "Friends of the Earth"
    if words[before].lower() in _BIDDING:
        return False  # "Stop the War Coalition"
    return end - after > 1 or sentence.deps[after] in ("compound", "nmod", "amod")  # "Alexander the Great"


def _trimmed(words: list[str], lo: int, hi: int) -> tuple[int, int]:
    if hi - lo > 2 and words[lo].lower() in SIDES and words[lo + 1] in _DASHES:
        lo += 2
    while lo < hi and (words[lo] in _EDGE or words[lo] in _POSSESSIVE):
        lo += 1
    while hi > lo and (words[hi - 1] in _EDGE or words[hi - 1] in _POSSESSIVE):
        hi -= 1
    return lo, hi


def _after_title(sentence: Sentence, start: int, end: int, tables: ActorTables) -> int:
    """Give where the name begins behind a title; a title alone is no name and gives the end."""
    longest = tuple(map(str.lower, sentence.words[start : min(start + MAX_TITLE, end)]))
    if tables.title_ends.isdisjoint(longest):
        return start
    for n in range(len(longest), 0, -1):
        words = longest[:n]
        short = n == 1 and end - start > 1 and len(words[0]) < 3 and words[0] not in _ADDRESSES
        if words in tables.titles and not (short and tables.titles[words].rank == "honour"):
            return start + n
    return start


def _before_common_noun(
    sentence: Sentence, words: list[str], lo: int, hi: int, label: str, tables: ActorTables
) -> int:
    """Cut "regime" off "Asad regime" and "rebels" off "Houthi rebels", and an office off "US Secretary of State"."""
    surname = hi - lo == 2 or (label == "PERSON" and words[hi - 1].lower() in _RANKS_TOO)
    if surname and hi - lo > 1 and words[lo] in tables.given_names and words[hi - 1][0].isupper():
        return hi  # "Larry King", "Martin Olav King"
    ends = sentence.words[hi - 1].lower() in tables.title_ends
    for n in range(min(MAX_TITLE, hi - lo - 1) if ends else 0, 0, -1):
        title = tables.titles.get(tuple(w.lower() for w in sentence.words[hi - n : hi]))
        if title and title.rank != "honour" and words[hi - n - 1] not in ("-", "of", "for"):
            return hi - n
    while (
        hi > lo + 1
        and words[hi - 1][0].islower()
        and words[hi - 2] not in ("-", "–")
        and words[hi - 1] not in PARTICLES
    ):
        if sentence.tags[hi - 1] not in _PLAIN_TAGS:
            break
        hi -= 1
    return hi


def _names_somebody(
    sentence: Sentence, words: list[str], lo: int, hi: int, label: str, tables: ActorTables
) -> bool:
    """Say whether a span can be an actor's or place's name: not "We can", not "UN Security Council Resolution 2254"."""
    groups = tables.name_words
    if not any(words[t][0].isupper() and sentence.tags[t] in _NOUN_TAGS for t in range(lo, hi)):
        return False
    if label in ("ORG", "PERSON") and _NAME_TAGS.isdisjoint(sentence.tags[lo:hi]):
        return False
    if hi - lo == 1 and (len(words[lo].rstrip(".")) == 1 or _is_mark(words[lo], label)):
        return False  # "E. coli"
    if sentence.tags[lo] in ("PRP", "PRP$", "MD", "WP", "WDT", "UH"):
        return False
    if words[lo].lower() in _STORMS and hi - lo > 1:
        return False  # "Hurricane Ike"
    if words[lo] == "Eve" and lo and sentence.heads[lo - 1] == lo:
        return False  # "Christmas Eve"
    if groups["not_name"].issuperset(map(str.lower, words[lo:hi])):
        return False
    for n in (1, 2):  # "Home" is the beginning of "Home Secretary"
        ends = words[min(hi + n, len(words)) - 1].lower() in tables.title_ends
        for start in range(max(lo, hi - MAX_TITLE), hi) if ends else ():
            if tuple(map(str.lower, words[start : hi + n])) in tables.titles and hi + n - start > 1:
                return False
    if hi - lo == 1 and not (lo > 1 and sentence.words[lo - 2] == "-" and sentence.heads[lo - 1] == lo):
        return True
    last = next((words[t].lower() for t in range(hi - 1, lo - 1, -1) if words[t][0].isalpha()), "")
    return last not in groups["thing"]  # "the Kabul Agreement", "the Three-Way Consensus"


def _is_mark(word: str, label: str) -> bool:
    """Say whether a word is a month's short form ("Sept.") or a politician's party and state ("R-Ky.")."""
    dated = label != "PERSON" and word[-1] == "." and word[:-1].lower() in _CALENDAR
    junior = word.rstrip(".") in ("Jr", "Sr")
    return dated or junior or (word[1:2] == "-" and word[0] in _PARTY_LETTERS and word[2:3].isupper())


def extended(
    sentence: Sentence,
    words: list[str],
    owner: Mapping[int, tuple[int, int, object, object]],
    tables: ActorTables,
) -> Iterator[tuple[int, int]]:
    """Yield organisations around a capitalised word for a body that the model saw in part or not at all.

    "Green Party", "Croatian Peasant Party", "Communist Party of the Netherlands".
    """
    groups, n = tables.name_words, len(words)
    bodies, done = groups["body"], 0
    for t, word in [(t, words[t]) for t, word in enumerate(map(str.lower, words)) if word in bodies]:
        if t < done or not word[0].isupper() or sentence.tags[t] not in _PROPER:
            continue
        if t + 1 < n and words[t + 1].lower() in bodies and words[t + 1][0].isupper():
            continue  # "Trust Fund" ends with the fund
        start = _left_end(sentence, words, t, done, tables)
        end = _right_end(sentence, words, t, tables) if word.lower() in groups["of"] else t + 1
        rival = owner.get(start)
        if rival and rival[1] >= end:
            done = t + 1
            continue
        torn = start == t and t - 1 in owner and words[t - 1][0].isupper()  # "State University of the US"
        if end - start > 1 and not torn and _names_somebody(sentence, words, start, end, "ORG", tables):
            yield start, end
            done = end


def numbered(sentence: Sentence, words: list[str]) -> Iterator[tuple[int, int]]:
    """Yield units of armies from their number on, which the model leaves out: "the 12th Fighter Squadron"."""
    for _, end, label in sentence.ents:
        if label != "ORDINAL" or not words[end - 1][0].isdigit():
            continue
        after = end
        while after < len(words) and words[after][0].isupper() and sentence.tags[after] in _UNIT_TAGS:
            after += 1
        while after > end and words[after - 1].lower() not in _UNITS:
            after -= 1
        if after > end:
            yield end - 1, after


def _left_end(sentence: Sentence, words: list[str], token: int, floor: int, tables: ActorTables) -> int:
    """Go left over the capitalised words of a name: no further than a title, a possessive of a name, or a comma."""
    start, plural = token, tables.name_words["plural"]
    while start > floor:
        word, tag = words[start - 1], sentence.tags[start - 1]
        if word in ("-", "'s", "'") and start - 2 >= floor and words[start - 2][0].isupper():
            spaced = sentence.starts[start - 1] > sentence.ends[start - 2]  # "PORT OSLO - Task Force Fjord"
            if spaced if word == "-" else words[start - 2].lower() not in plural:
                break
            start -= 2
            continue
        if not word[0].isupper() or tag not in ("NNP", "NNPS", "JJ", "FW") or word in ("The", "A", "An"):
            break
        if (word.lower(),) in tables.titles or word.lower() in tables.name_words["not_name"]:
            break
        start -= 1
    return start


def _right_end(sentence: Sentence, words: list[str], token: int, tables: ActorTables) -> int:
    """Go right over "of the United States", "for the Republic", "of Liberals and Democrats"."""
    end, n = token + 1, len(words)
    while end < n and words[end] in ("of", "for"):
        at = end + 1
        while at < n and words[at] in ("the", "de", "la"):
            at += 1
        if (
            at >= n
            or not words[at][0].isupper()
            or sentence.tags[at] not in ("NNP", "NNPS", "NN", "NNS", "JJ")
        ):
            break
        while at < n and (
            (words[at][0].isupper() and sentence.tags[at] in ("NNP", "NNPS", "NNS", "NN", "JJ"))
            or (
                at + 1 < n
                and words[at + 1][0].isupper()
                and (words[at] in ("&", "-", "'s") or _joins_plurals(sentence, words, at))
            )
        ):
            at += 1
        end = at
    return end


def _joins_plurals(sentence: Sentence, words: list[str], token: int) -> bool:
    """Say whether an "and" stands within one name: "Alliance of Liberals and Democrats"."""
    plural = ("NNPS", "NNS")
    return words[token] == "and" and sentence.tags[token - 1] in plural and sentence.tags[token + 1] in plural


def overlooked(
    sentence: Sentence,
    words: list[str],
    owner: Mapping[int, tuple[int, int, object, object]],
    tables: ActorTables,
) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised proper nouns that neither the model nor the tables know: "Littleproud", "Oath Keepers"."""
    groups, n, t = tables.name_words, len(words), 0
    for start in [t for t, tag in enumerate(sentence.tags) if tag in _PROPER and t not in owner]:
        if start < t or not _is_proper(sentence, words, start):
            continue
        t = start
        while (
            t < n
            and t not in owner
            and (
                _is_proper(sentence, words, t)
                or (
                    words[t] in _DASHES
                    and t + 1 < n
                    and t + 1 not in owner
                    and _is_proper(sentence, words, t + 1)
                )
            )
        ):
            t += 1
        if start - 1 in owner or t in owner or _torn(words, start, t):
            continue
        if any(low <= start and t < high and label in _THINGS for low, high, label in sentence.ents):
            continue  # "the Death in Custody Act"
        first = _after_title(sentence, start, t, tables)
        last = words[t - 1].lower()
        if (
            (
                first < t
                and (last not in tables.nouns or (t - first > 1 and tables.nouns[last] == "place"))
                and last not in groups["thing"]
                and _names_somebody(sentence, words, first, t, "", tables)
            )
            and sentence.deps[t - 1] not in ("compound", "nmod", "npadvmod", "amod")
            and len(words[t - 1]) > 1
        ):
            yield first, t


def _torn(words: list[str], start: int, end: int) -> bool:
    """Say whether a run is torn from a longer name or title ("Rose in the Fist", "Voices for Peace"), or begins a sentence."""
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if before in _DASHES or after in _DASHES or (start == 0 and end == 1):
        return True
    if after in ("of", "in", "for", "the", "to", "not") or (
        words[start - 2 : start - 1] and before in ("of", "for", "to")
    ):
        return after in ("of", "for", "to", "the") or (start > 1 and words[start - 2][0].isupper())
    return False


def _is_proper(sentence: Sentence, words: list[str], token: int) -> bool:
    word = words[token]
    return sentence.tags[token] in _PROPER and word[0].isupper() and word.rstrip(".").lower() not in _CALENDAR


def is_member(sentence: Sentence, tables: ActorTables, start: int, end: int) -> bool:
    """Say whether a word with a capital is a noun for one of its party: "the top Socialist on the panel", "a Liberal"."""
    known = tables.nouns.get(sentence.words[start].lower()) == "person" and end - start == 1
    if not known or sentence.tags[start] not in ("NN", "NNP") or sentence.deps[start] not in _ARGUMENTS:
        return False
    return any(c < start and sentence.deps[c] in ("det", "nummod") for c in sentence.children[start])
