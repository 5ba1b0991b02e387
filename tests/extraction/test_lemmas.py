"""The words that our tables look for are the lemmas that the pipeline gives."""

from __future__ import annotations

import pytest

from kg.language import Pipeline
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
