"""The words that our tables look for are the lemmas that the pipeline gives."""

from __future__ import annotations

import pytest

from kg.language import DEFAULT_MODEL, Pipeline, load
from kg.model import Article, Part

SENTENCES = [
    ("They hoped that the war would end.", "hope"),
    ("Kenya hopes that the talks resume.", "hope"),
    ("Farmers staged a protest in Nairobi.", "stage"),
    ("The rebels are waging war on the state.", "wage"),
    ("The regulator fined the bank.", "fine"),
    ("Voters hated the tax.", "hate"),
    ("The court spared the general.", "spare"),
    ("The army closed its bases in the north.", "base"),
    ("The minister was reappointed in May.", "reappoint"),
    ("Oslo re-established ties with Lima.", "re-establish"),
    ("The summit was cancelled.", "cancel"),
    ("The two sides denuclearised the zone.", "denuclearise"),
]


def article(text: str) -> Article:
    return Article(
        text=text,
        title=None,
        standfirst=None,
        publisher=None,
        author=None,
        published=None,
        published_inferred=False,
        url=None,
        language="en",
        genre="news",
        sha256="",
        parts=(Part(kind="body", start=0, end=len(text)),),
    )


@pytest.mark.model
@pytest.mark.parametrize("text, lemma", SENTENCES)
def test_a_form_is_led_back_to_its_lemma(text: str, lemma: str) -> None:
    [(_, sentences)] = list(Pipeline().parse([article(text)]))
    assert lemma in {word for sentence in sentences for word in sentence.lemmas}


@pytest.mark.model
@pytest.mark.parametrize("order", [1, -1])
def test_a_lemma_does_not_depend_on_what_was_read_before(order: int) -> None:
    texts = ["They found oil in the north.", "They want to found a party in May."]
    pipeline = Pipeline()
    read = {
        text: sentence
        for text in texts[::order]
        for _, sentences in pipeline.parse([article(text)])
        for sentence in sentences
    }
    assert (read[texts[0]].lemmas[1], read[texts[1]].lemmas[3]) == ("find", "found")


@pytest.mark.model
def test_words_are_read_as_the_whole_pipeline_reads_them() -> None:
    """Where several words fit a pattern of the pipeline ("there is"), and where each is looked up alone."""
    texts = [
        "There is no deal, but they're gonna talk.",
        "Did Oslo, which has ties with Lima, call for calm?",
    ]
    for text in texts:
        [(_, sentences)] = list(Pipeline().parse([article(text)]))
        whole = load(DEFAULT_MODEL)(text)
        assert [*sentences[0].pos] == [token.pos_ for token in whole]
        assert [*sentences[0].lemmas] == [token.lemma_ for token in whole]
