"""The tables of events and attitudes keep their format: every row can be read, means something, and is there once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.extraction.frames import Frames
from kg.extraction.lexicon import Lexicons, Row, read_table
from kg.extraction.patterns import PatternIndex
from kg.extraction.sentence import Sentence
from kg.model import EVENT_TYPES

COLUMNS = {
    "events": ["pattern", "pos", "type", "mode", "source", "target", "about", "recip", "alone", "note"],
    "light_verbs": ["pattern", "aspect", "note"],
    "attitudes": ["pattern", "pos", "attitude", "polarity", "holder", "target", "note"],
    "evaluations": ["pattern", "pos", "polarity", "strength", "note"],
    "embeddings": ["pattern", "pos", "status", "lends", "note"],
    "effects": ["pattern", "pos", "effect", "note"],
    "issues": ["term", "canonical", "note"],
}
PATTERNED = [name for name in COLUMNS if name != "issues"]
AT_LEAST = {
    "events": 900,
    "light_verbs": 100,
    "attitudes": 350,
    "evaluations": 80,
    "embeddings": 150,
    "effects": 60,
    "issues": 150,
}
#: Heads with companions, alternatives counted one by one: a table may hold few rows and many words.
WORDS = {
    "events": 2500,
    "light_verbs": 400,
    "attitudes": 1200,
    "evaluations": 900,
    "embeddings": 800,
    "effects": 600,
}

DOMESTIC = {"ELECTION", "IMPEACHMENT", "APPOINTMENT", "RESIGNATION", "LEGISLATION"}
MODES = {
    "ACCUSE": {"allege", "convict", "disapprove", "investigate"},
    "ASSAULT": {
        *("abduct", "aerial", "assassinate", "beat", "cleansing", "execute", "explosives", "firearms"),
        *("heavy-weapons", "primitive", "sexual", "suicide-attack", "torture"),
    },
    "COERCE": {
        *(
            "arrest",
            "ban",
            "censor",
            "curfew",
            "cyber",
            "deport",
            "martial-law",
            "misinformation",
            "restrict",
            "seize",
        ),
    },
    "CONSULT": {"multilateral", "phone", "third-party", "visit"},
    "MOBILIZE": {"militia", "police", "troops", "weapons"},
    "PROTEST": {"boycott", "demo", "hunger", "obstruct", "riot", "strike"},
    "RETREAT": {"disarm", "withdraw"},
    "SANCTION": {"discontinue", "expel", "withdraw"},
}
CLOSED = {
    "events": {
        "pos": {"verb", "noun", "adj"},
        "type": {*EVENT_TYPES, "NONE"},
        "recip": {"", "y"},
        "alone": {"", "source", "target", "any"},
    },
    "light_verbs": {
        "aspect": {"do", "begin", "continue", "end", "seek", "plan", "refuse", "undergo", "enable", "cause"},
    },
    "attitudes": {"pos": {"verb", "noun", "adj"}, "polarity": {"support", "oppose", "neutral"}},
    "evaluations": {
        "pos": {"adj", "noun", "noun-poss", "noun-by", "noun-of", "deed", "adv"}
        | {"verb-subj", "verb-obj", "verb-poss", "verb-pass", "adj-too", "verb-too"},
        "polarity": {"support", "oppose", "neutral"},
        "strength": {"1", "2", "3"},
    },
    "embeddings": {
        "pos": {"verb", "noun", "adj", "adv"},
        "status": {"actual", "planned", "proposed", "possible", "denied"},
        "lends": {"", "y", "judged"},
    },
    "effects": {"pos": {"verb", "noun"}, "effect": {"+", "-", "="}},
}
SLOTS = {"subj", "obj", "obj2", "comp", "clause", "poss", "mod", "attr", "self", "author", "teller"}
PREPOSITIONS = {
    *(
        "about",
        "after",
        "against",
        "along",
        "alongside",
        "among",
        "around",
        "as",
        "at",
        "behind",
        "beside",
        "between",
        "by",
        "during",
    ),
    *(
        "for",
        "from",
        "in",
        "into",
        "near",
        "of",
        "off",
        "on",
        "outside",
        "over",
        "past",
        "regarding",
        "round",
        "through",
    ),
    *("to", "toward", "towards", "under", "upon", "with", "within"),
}
ALTERNATIVES = r"[a-z0-9àâéèêïôñ.'-]+(?:/[a-z0-9àâéèêïôñ.'-]+)*"
HEAD = re.compile(ALTERNATIVES)
COMPANION = re.compile(
    rf"\+{ALTERNATIVES}(?:>{ALTERNATIVES})?|(?:obj|subj|mod|prep|oprd):{ALTERNATIVES}|oprd:[*]|clause:(?:inf|that|ing)(?:/(?:inf|that|ing))*(?:>{ALTERNATIVES})?"
)


def shipped(name: str) -> list[Row]:
    return Lexicons().table(name, COLUMNS[name])


def uses(name: str) -> Iterator[tuple[tuple[str, str, tuple[str, ...]], Row]]:
    """Yield each head alternative with its part of speech and companions."""
    for row in shipped(name):
        heads, *companions = row["pattern"].split()
        for head in heads.split("/"):
            yield (head, row.get("pos", "verb"), tuple(sorted(companions))), row


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_has_its_columns_and_its_breadth(name: str) -> None:
    rows = shipped(name)
    assert list(rows[0]) == COLUMNS[name]
    assert len(rows) >= AT_LEAST[name]


@pytest.mark.parametrize("name", WORDS)
def test_a_table_knows_many_words(name: str) -> None:
    assert sum(1 for _ in uses(name)) >= WORDS[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_says_what_it_is_and_where_it_is_from(name: str) -> None:
    path = Path(__file__).parents[2] / "kg/extraction/lexicons" / f"{name}.tsv"
    head = path.read_text(encoding="utf-8").split("\n\n")[0].splitlines()[:6]
    assert head[0].startswith(f"# {name.replace('_', ' ').capitalize()}:")
    assert any(line.startswith("# Source:") for line in head)


@pytest.mark.parametrize("name", PATTERNED)
def test_every_pattern_can_be_read(name: str) -> None:
    unread = []
    for row in shipped(name):
        heads, *companions = row["pattern"].split()
        if not HEAD.fullmatch(heads) or not all(COMPANION.fullmatch(c) for c in companions):
            unread.append(row["pattern"])
    assert unread == []


@pytest.mark.parametrize("name", PATTERNED)
def test_no_use_of_a_word_stands_twice(name: str) -> None:
    assert [use for use, n in Counter(use for use, _ in uses(name)).items() if n > 1] == []


def test_a_word_class_has_one_row() -> None:
    names = [row["class"] for row in Lexicons().table("word_classes", ["class"])]
    assert [name for name in names if names.count(name) > 1] == []


@pytest.mark.parametrize("name", PATTERNED)
def test_values_are_from_closed_sets(name: str) -> None:
    wrong = [
        (row["pattern"], column, row[column])
        for row in shipped(name)
        for column, allowed in CLOSED[name].items()
        if row[column] not in allowed
    ]
    assert wrong == []


def test_modes_belong_to_their_type() -> None:
    wrong = [
        (row["pattern"], row["type"], row["mode"])
        for row in shipped("events")
        if row["mode"] and row["mode"] not in MODES.get(row["type"], set())
    ]
    assert wrong == []


@pytest.mark.parametrize("name, columns", [("events", "source target about"), ("attitudes", "holder target")])
def test_slots_are_slots(name: str, columns: str) -> None:
    wrong = [
        (row["pattern"], slot)
        for row in shipped(name)
        for column in columns.split()
        for slot in filter(None, row[column].split(","))
        if slot.removesuffix("!") not in SLOTS | PREPOSITIONS
    ]
    assert wrong == []


def test_whoever_acts_and_whoever_holds_is_looked_for_somewhere() -> None:
    assert [row["pattern"] for row in shipped("attitudes") if not row["holder"] or not row["target"]] == []
    nobody = [
        r["pattern"] for r in shipped("events") if not (r["source"] or r["target"]) and r["type"] != "NONE"
    ]
    assert nobody == ["brexit"]  # its sides are in the word


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_every_event_type_has_its_verbs_and_nouns(kind: str) -> None:
    heads: dict[str, set[str]] = defaultdict(set)
    for (head, pos, _), row in uses("events"):
        if row["type"] == kind:
            heads[pos].add(head)
    verbs, nouns = (15, 8) if kind not in DOMESTIC else (12, 8)
    assert len(heads["verb"]) >= verbs
    assert len(heads["noun"]) >= nouns


US_AND_UK = [("criticise", "criticize"), ("defence", "defense"), ("labour", "labor"), ("favour", "favor")]


@pytest.mark.parametrize("name", PATTERNED)
@pytest.mark.parametrize("british, american", US_AND_UK)
def test_both_spellings_are_there(name: str, british: str, american: str) -> None:
    words = {w for row in shipped(name) for w in re.split(r"[/ >:+]", row["pattern"])}
    assert (british in words) == (american in words)


def test_an_issue_is_named_in_one_step() -> None:
    rows = shipped("issues")
    terms = [row["term"] for row in rows]
    assert len(set(terms)) == len(terms)
    named = {row["term"]: row["canonical"] for row in rows}
    assert {name: named[name] for name in named.values() if named.get(name, name) != name} == {}
    # a name of two words is looked up as such (its lemmas), else only its last word would be
    lemmas = {re.sub(r"s\b", "", term) for term in named}
    assert {n for n in named.values() if n.count(" ") == 1 and re.sub(r"s\b", "", n) not in lemmas} == set()
    assert [t for t in terms if t != t.lower()] == []


KNOWN = [
    ("events", "verb", "lift obj:sanction", "type", "CONCEDE"),
    ("events", "verb", "sever obj:tie", "type", "SANCTION"),
    ("events", "verb", "walk +out +of>talk", "type", "SANCTION"),
    ("events", "verb", "call +off obj:strike", "type", "CONCEDE"),
    ("events", "verb", "impose obj:sanction", "type", "SANCTION"),
    ("events", "verb", "sign obj:treaty", "type", "SUPPORT"),
    ("events", "verb", "reach obj:deal", "type", "AGREE"),
    ("events", "verb", "issue obj:warning", "type", "THREATEN"),
    ("events", "noun", "strike mod:hunger", "mode", "hunger"),
    ("events", "noun", "strike mod:drone", "mode", "aerial"),
    ("events", "noun", "talk", "type", "CONSULT"),
    ("attitudes", "verb", "call +for", "polarity", "support"),
    ("attitudes", "verb", "warn +against", "polarity", "oppose"),
    ("attitudes", "adj", "wary", "polarity", "oppose"),
    ("attitudes", "noun", "favour prep:in", "polarity", "support"),
    ("embeddings", "verb", "refuse clause:inf", "status", "denied"),
    ("embeddings", "noun", "prospect +of", "status", "possible"),
    ("effects", "verb", "lift", "effect", "-"),
    ("effects", "verb", "restore", "effect", "+"),
    ("light_verbs", "verb", "face", "aspect", "undergo"),
    ("evaluations", "noun", "liar", "polarity", "oppose"),
]


@pytest.mark.parametrize("name, pos, use, column, value", KNOWN)
def test_words_mean_what_an_analyst_expects(name: str, pos: str, use: str, column: str, value: str) -> None:
    head, *wanted = use.split()
    found = []
    for (word, word_class, companions), row in uses(name):
        if word != head or word_class != pos or len(companions) != len(wanted):
            continue
        if all(any(matches(w, c) for c in companions) for w in wanted):
            found.append(row[column])
    assert value in found[:1]


def matches(wanted: str, companion: str) -> bool:
    """Say whether one companion, written with single words, is among the alternatives of another."""
    parts = [re.split(r"(?<=^\+)|:|>", text) for text in (wanted, companion)]
    return len(parts[0]) == len(parts[1]) and all(
        set(w.split("/")) <= set(c.split("/")) for w, c in zip(*parts, strict=True)
    )


def test_a_user_s_rows_come_first(tmp_path: Path) -> None:
    (tmp_path / "effects.tsv").write_text("pattern\tpos\teffect\nlift\tverb\t+\n", encoding="utf-8")
    rows = Lexicons((tmp_path,)).table("effects", COLUMNS["effects"][:3])
    assert (rows[0]["pattern"], rows[0]["effect"]) == ("lift", "+")
    assert len(rows) > 1


@pytest.mark.parametrize(
    "text, complaint",
    [
        ("pattern\tpos\nlift\tverb\n", "no column effect"),
        ("pattern\tpos\teffect\nlift\tverb\t-\tx\n", "4 cells"),
        ("pattern\tpos\teffect\n\tverb\t-\n", "is empty"),
        ("# only a comment\n", "without rows"),
    ],
)
def test_a_broken_table_is_refused_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "effects.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint) as caught:
        read_table(path, ["pattern", "pos", "effect"])
    assert str(path) in str(caught.value)


def test_a_preposition_with_its_object_wins_over_the_preposition() -> None:
    s = Sentence.parse(
        "Lima withdrew from the treaty .",
        "nsubj ROOT prep det pobj punct",
        "2 2 2 5 3 2",
        pos="PROPN VERB ADP DET NOUN PUNCT",
        tags="NNP VBD IN DT NN .",
        lemmas="Lima withdraw from the treaty .",
    )
    rows = [
        {"pattern": "withdraw +from", "pos": "verb", "type": "RETREAT"},
        {"pattern": "withdraw +from>treaty", "pos": "verb", "type": "SANCTION"},
    ]
    match = PatternIndex(rows).at(Frames(s), 1)
    assert match is not None
    assert match.row["type"] == "SANCTION"
