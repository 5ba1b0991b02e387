"""Statements: cues with their source and content, quotations, labels, and who tells what."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.extraction.blocks import find_blocks
from kg.extraction.cast import Cast, Found, Profile
from kg.extraction.lexicon import Lexicons, read_table
from kg.extraction.quotations import Quotations
from kg.extraction.reporting import Cue, ReportingTable
from kg.extraction.sentence import Sentence
from kg.extraction.statements import StatementDraft, Tellers, find_statements

TABLE = ReportingTable.load()
NOBODY = Cast((), ())
SENTENCES = Path(__file__).with_name("sentences") / "statements.tsv"
COLUMNS = ("text", "source", "cue", "content", "class", "speech", "parse")


def _parsed(text: str, parse: str, *, start: int = 0, index: int = 0) -> Sentence:
    """A sentence from ``word|lemma|pos|tag|label|head`` items, with the offsets of its words in the text."""
    items = [item.rsplit("|", 5) for item in parse.split()]
    starts, at = [], 0
    for item in items:
        at = text.index(item[0], at)
        starts.append(start + at)
        at += len(item[0])
    return Sentence(
        index=index, paragraph=0, part="body",
        words=tuple(i[0] for i in items), lemmas=tuple(i[1] for i in items), pos=tuple(i[2] for i in items),
        tags=tuple(i[3] for i in items), deps=tuple(i[4] for i in items),
        heads=tuple(int(i[5]) - 1 for i in items), starts=tuple(starts),
        ends=tuple(s + len(i[0]) for s, i in zip(starts, items, strict=True)), ents=(),
    )  # fmt: skip


def _lines(text: str, cue: str = "") -> list[Sentence]:
    """Sentences of plain words, split after stops and at line ends, whose only verb is the cue's lemma."""
    return list(_sentences(text, cue))


def _sentences(text: str, cue: str) -> Iterator[Sentence]:
    at = index = 0
    for line in text.split("\n"):
        for piece in line.replace(". ", ".\0").replace("? ", "?\0").split("\0"):
            words = piece.split()
            if not words:
                continue
            starts = []
            for word in words:
                at = text.index(word, at)
                starts.append(at)
                at += len(word)
            root = words.index(cue) if cue in words else 0
            yield Sentence(
                index=index, paragraph=0, part="body", words=tuple(words),
                lemmas=tuple("say" if w == cue else w.lower() for w in words),
                pos=tuple("VERB" if w == cue else "PROPN" if w[0].isupper() else "X" for w in words),
                tags=tuple("VBD" if w == cue else "X" for w in words),
                deps=tuple("ROOT" if i == root else "nsubj" if i == root - 1 else "dep" for i in range(len(words))),
                heads=(root,) * len(words), starts=tuple(starts),
                ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)), ents=(),
            )  # fmt: skip
            index += 1


def _told(text: str, drafts: list[StatementDraft]) -> list[tuple[str | None, str, str]]:
    return [
        (text[slice(*d.source)] if d.source else None, text[slice(*d.trigger)], text[slice(*d.content)])
        for d in drafts
    ]


@pytest.mark.parametrize("row", read_table(SENTENCES, COLUMNS), ids=lambda row: row["text"])
def test_one_sentence(row: dict[str, str]) -> None:
    text = row["text"]
    drafts = find_statements([_parsed(text, row["parse"])], NOBODY, text, TABLE)
    expected = (
        [(None if row["source"] == "-" else row["source"], row["cue"], row["content"])] if row["cue"] else []
    )
    assert _told(text, drafts) == expected
    assert [(d.cls, "direct" if d.direct else "indirect") for d in drafts] == (
        [(row["class"], row["speech"])] if row["cue"] else []
    )


@pytest.mark.parametrize(
    "text, quotations",
    [
        ('He said "yes" and “no”.', ['"yes"', "“no”"]),
        ("It’s the people’s ‘last word’ on it.", ["‘last word’"]),
        ("He said, ''It is so.'' Then he left.", ["''It is so.''"]),
        ("« Nous partons », he said.", ["« Nous partons »"]),
        ("“I’d rather live in what he calls “hell” than here,” she said.", ["“I’d rather live in what he calls “hell” than here,”"]),
        # a mark that is never closed costs its own sentence
        ("“We go. They stay. “We stay too.” It ended.", ["“We go.", "“We stay too.”"]),
        ('He said "it is over. They left. It ended.', ['"it is over.']),
        # over paragraphs, each opened anew, only the last one closed
        ("“We go. We do.\n“We come back.”\nThey left.", ["“We go. We do.\n“We come back.”"]),
        ("She said: “We go. We do.\n“We come back.”\nThey left.", ["“We go. We do.\n“We come back.”"]),
        ("She said: “We go. We do.\nThey left.", ["“We go."]),
        # a mark that closes, set before the first word
        ("”We go. We do.” ― Ann Lie\n”They stay.” ― Per Moe", ["”We go. We do.”", "”They stay.”"]),
        ("The dogs' bowls and the cats' beds.", []),
    ],
)  # fmt: skip
def test_quotations(text: str, quotations: list[str]) -> None:
    found = Quotations(text, _lines(text))
    assert [text[q.start : q.end] for q in found] == quotations


@pytest.mark.parametrize(
    "text, content",
    [
        ("“We go,” Lee said .", "“We go,”"),
        ("“We go,” Lee said . “They stay.”", "“We go,” Lee said . “They stay.”"),
        ("“We go. All of us,” Lee said .", "“We go. All of us,”"),
        ("Lee said : “We go.”", "“We go.”"),
        ("Lee said :\n“We go. All of us.”", "“We go. All of us.”"),
        ("“We go,” Lee said .\n“They stay.”\nIt rained.", "“We go,” Lee said .\n“They stay.”"),
    ],
)
def test_direct_speech(text: str, content: str) -> None:
    drafts = find_statements(_lines(text, "said"), NOBODY, text, TABLE)
    assert _told(text, drafts) == [("Lee", "said", content)]
    assert all(d.direct for d in drafts)


def test_a_phrase_in_quotation_marks_is_no_speech() -> None:
    text = "Lee said “jobs” matter."
    assert not [d for d in find_statements(_lines(text, "said"), NOBODY, text, TABLE) if d.direct]


def test_the_pieces_leave_out_who_said_so() -> None:
    text = "“We go,” Lee said . “They stay.”"
    [draft] = find_statements(_lines(text, "said"), NOBODY, text, TABLE)
    assert [text[a:b] for a, b in draft.pieces] == ["“We go,”", "“They stay.”"]


def _cast(*names: str, sentences: list[Sentence]) -> Cast:
    found = [
        Found(s.index, t, t + 1, t, "name", (w.strip(":").lower(),))
        for s in sentences
        for t, w in enumerate(s.words)
        if w.strip(":") in names
    ]
    return Cast([Profile(n.lower(), "Person", n) for n in names], found)


NESTED = {
    "Lee said Kim denied the raid.": "Lee|Lee|PROPN|NNP|nsubj|2 said|say|VERB|VBD|ROOT|2 Kim|Kim|PROPN|NNP|nsubj|4 "
    "denied|deny|VERB|VBD|ccomp|2 the|the|DET|DT|det|6 raid|raid|NOUN|NN|dobj|4 .|.|PUNCT|.|punct|2",
    "Lee said we hope to win.": "Lee|Lee|PROPN|NNP|nsubj|2 said|say|VERB|VBD|ROOT|2 we|we|PRON|PRP|nsubj|4 "
    "hope|hope|VERB|VBP|ccomp|2 to|to|PART|TO|aux|6 win|win|VERB|VB|xcomp|4 .|.|PUNCT|.|punct|2",
}


@pytest.mark.parametrize("text, speakers", list(zip(NESTED, [["lee", "kim"], ["lee"]], strict=True)))
def test_only_another_speaker_is_told_of_within_what_is_said(text: str, speakers: list[str]) -> None:
    sentence = _parsed(text, NESTED[text])
    drafts = find_statements([sentence], _cast("Lee", "Kim", sentences=[sentence]), text, TABLE)
    assert [d.speaker for d in drafts] == speakers
    assert Tellers(drafts).teller_at(text.index(" ", 10) + 1) == "lee"


def test_speaker_labels() -> None:
    text = "Lee : The talks said it all.\nKim : They said nothing.\nNote : The rest said so."
    sentences = _lines(text, "said")
    drafts = find_statements(sentences, _cast("Lee", "Kim", sentences=sentences), text, TABLE)
    assert [(d.speaker, text[slice(*d.content)]) for d in drafts if text[slice(*d.trigger)] == ":"] == [
        ("lee", "The talks said it all"),
        ("kim", "They said nothing"),
    ]


def test_a_transcript_goes_on_to_the_next_label() -> None:
    text = "Lee : We said yes.\nAnd no.\nKim : They said nothing.\nLee : We said so.\nThe end."
    sentences = _lines(text, "said")
    drafts = find_statements(sentences, _cast("Lee", "Kim", sentences=sentences), text, TABLE)
    contents = [text[slice(*d.content)] for d in drafts if text[slice(*d.trigger)] == ":"]
    assert contents == ["We said yes.\nAnd no", "They said nothing", "We said so"]


def test_two_unknown_names_in_capitals_that_take_turns_make_a_transcript() -> None:
    text = "MOE : We said yes.\nLIE : They said nothing.\nMOE : We said so.\nLIE : You said no."
    drafts = find_statements(_lines(text, "said"), NOBODY, text, TABLE)
    contents = [text[slice(*d.content)] for d in drafts if text[slice(*d.trigger)] == ":"]
    assert contents == ["We said yes", "They said nothing", "We said so", "You said no"]


def test_a_label_in_capitals_is_the_one_bearer_of_the_name() -> None:
    text = (
        "Lars Moe spoke\nMOE : We said yes.\nLIE : They said nothing.\nMOE : We said so.\nLIE : You said no."
    )
    sentences = _lines(text, "said")
    drafts = find_statements(sentences, _cast("Lars Moe", sentences=sentences[:0]), text, TABLE)
    speakers = [d.speaker for d in drafts if text[slice(*d.trigger)] == ":"]
    assert speakers == ["lars moe", None, "lars moe", None]


def test_a_headline_with_a_label_is_no_line_of_the_transcript() -> None:
    text = "Lee : No deal yet\nIt rained and she said so.\nLee : We said yes.\nKim : They said no.\nLee : We said so."
    sentences = _lines(text, "said")
    sentences[0] = replace(sentences[0], part="headline", pos=("PROPN", "X", "VERB", "X", "X"))
    drafts = find_statements(sentences, _cast("Lee", "Kim", sentences=sentences), text, TABLE)
    assert text[slice(*drafts[0].content)] == "No deal yet"


@pytest.mark.parametrize(
    "text, content",
    [
        # a statement of an office goes on; a report takes over where nobody says "we"
        ("Lee said :\nWe go home.\nThey stay there.", "We go home.\nThey stay there."),
        ("“ No , ” they told us.\nLee said :\nWe go home.\nWe do.\nThey stay there.", "We go home.\nWe do."),
        ("“ No , ” they told us.\nLee said :\n“ We go home . ”\nThey stay there.", None),
    ],
)
def test_speech_in_blocks(text: str, content: str | None) -> None:
    sentences = [replace(s, paragraph=text.count("\n", 0, s.start)) for s in _lines(text, "said")]
    found = find_blocks(sentences, _cast("Lee", sentences=sentences), TABLE)
    assert [text[slice(*d.content)] for d in found] == ([content] if content else [])


def test_a_signed_quotation() -> None:
    text = "“We go.” ― Maria Lopez\nThey left."
    assert _told(text, find_statements(_lines(text), NOBODY, text, TABLE)) == [
        ("Maria Lopez", "―", "“We go.”")
    ]


def test_a_signature_with_an_initial_signs_the_whole_line() -> None:
    text = "“We go.” And we do. “Now.” ― Maria J. Lopez"
    drafts = find_statements(_lines(text), NOBODY, text, TABLE)
    assert _told(text, drafts) == [("Maria J. Lopez", "―", "“We go.” And we do. “Now.”")]


# -- who tells what ----------------------------------------------------------------------------------------------------


def _draft(speaker: str | None, content: tuple[int, int], *, cls: str = "say") -> StatementDraft:
    return StatementDraft(
        0, speaker, None, (content[0] - 2, content[0] - 1), content, False, 0.9, cls, (content,)
    )


@pytest.mark.parametrize(
    "offset, teller", [(5, "author"), (10, "lee"), (25, "kim"), (45, "lee"), (60, "author"), (75, "author"), (95, "author")]
)  # fmt: skip
def test_the_innermost_source_tells(offset: int, teller: str) -> None:
    statements = [
        _draft("lee", (10, 50)),
        _draft("kim", (20, 40)),
        _draft(None, (70, 80)),  # "officials said": nobody in particular
        _draft("lee", (90, 99), cls="want"),  # what is wanted is told by the author
    ]
    assert Tellers(statements).teller_at(offset) == teller
    assert Tellers(reversed(statements)).teller_at(offset) == teller


def test_nobody_tells_without_statements() -> None:
    assert Tellers([]).teller_at(3) == "author"


# -- the table ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row, problem",
    [
        ({"lemma": "x", "kind": "verb", "class": "say", "frames": "thta"}, "no such frame: thta"),
        ({"lemma": "x", "kind": "vreb", "class": "say", "frames": "that"}, "kind 'vreb'"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(row: dict[str, str], problem: str) -> None:
    with pytest.raises(LexiconError, match=problem):
        Cue.from_row(row)


def test_a_users_row_wins(tmp_path: Path) -> None:
    own = tmp_path / "reporting.tsv"
    own.write_text("lemma\tkind\tclass\tframes\nsay\tverb\tdeny\tthat\nkvetch\tverb\tjudge\tthat p:about\n")
    table = ReportingTable.load(Lexicons((own,)))
    assert (table.verbs["say"][0].cls, table.verbs["kvetch"][0].preps) == ("deny", frozenset({"about"}))
    assert table.verbs["think"] == TABLE.verbs["think"]


def test_a_phrasal_verb_comes_before_its_plain_verb() -> None:
    assert [c.particle for c in TABLE.verbs["point"]] == ["out", ""]


# -- hostile text ------------------------------------------------------------------------------------------------------

HOSTILE = {
    "chain of clauses": ("said|say|VERB|VBD|ccomp", "previous"),
    "flat clauses": ("said|say|VERB|VBD|ccomp", "first"),
    "parentheses": ("said|say|VERB|VBD|parataxis", "first"),
    "subjects": ("Lee|Lee|PROPN|NNP|nsubj", "first"),
    "commas": (",|,|PUNCT|,|punct", "first"),
    "brackets": ("(|(|PUNCT|-LRB-|punct", "previous"),
    "marks": ("\"'|\"|PUNCT|''|punct", "first"),
    "adjectives": ("worried|worried|ADJ|JJ|acomp", "first"),
    "objects": ("claims|claim|NOUN|NNS|dobj", "first"),
    "prepositions": ("of|of|ADP|IN|prep", "first"),
    "attributions": ("according|accord|VERB|VBG|prep", "previous"),
}


def _cost(item: str, head: str, n: int) -> float:
    items = ["said|say|VERB|VBD|ROOT|1", *(f"{item}|{i if head == 'previous' else 1}" for i in range(1, n))]
    text = " ".join(i.split("|")[0] for i in items)
    sentence = _parsed(text, " ".join(items))
    gc.disable()  # a walk of the collector over all that the run has made is no cost of reading
    try:
        begin = time.process_time()
        Tellers(find_statements([sentence], NOBODY, text, TABLE)).teller_at(n)
        return time.process_time() - begin
    finally:
        gc.enable()


@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_sentences_cost_linear_time(shape: str) -> None:
    _cost(*HOSTILE[shape], 100)
    assert _cost(*HOSTILE[shape], 6_000) < 20 * _cost(*HOSTILE[shape], 600) + 0.2


# -- with the real pipeline --------------------------------------------------------------------------------------------

ARTICLE = """“We are not there yet. Nobody is,” Anna Berg, the minister, said in Oslo on Friday. “It may take until spring.”

Berg denied that her party had leaked the draft, which the opposition called “a disgrace”. According to two officials,
the draft promises Sweden a share of the gas.

“I won’t sign it,” said Jan Dahl, who leads the opposition. He wants a new vote.
"""


@pytest.mark.model
def test_an_article_with_the_real_pipeline() -> None:
    from kg.language import Pipeline
    from kg.model import Article, Part

    parts = []
    at = 0
    for line in ARTICLE.split("\n\n"):
        parts.append(Part(kind="body", start=at, end=at + len(line)))
        at += len(line) + 2
    article = Article(
        text=ARTICLE, title=None, standfirst=None, publisher=None, author=None, published=None,
        published_inferred=False, url=None, language="en", genre="news", sha256="", parts=tuple(parts),
    )  # fmt: skip
    [(_, sentences)] = list(Pipeline().parse([article]))
    told = _told(ARTICLE, find_statements(sentences, NOBODY, ARTICLE, TABLE))
    assert told == [
        (
            "Anna Berg, the minister",
            "said",
            "“We are not there yet. Nobody is,” Anna Berg, the minister, said in Oslo on Friday. “It may take until spring.”",
        ),
        (
            "Berg",
            "denied",
            "that her party had leaked the draft, which the opposition called “a disgrace”",
        ),
        ("two officials", "According to", "the draft promises Sweden a share of the gas"),
        ("Jan Dahl, who leads the opposition", "said", "“I won’t sign it,”"),
        ("He", "wants", "a new vote"),
    ]
