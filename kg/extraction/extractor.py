"""Article to record: the stages of the extractor in their order."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from kg.extraction.actors import ActorTables, find_cast
from kg.extraction.argument import find_argument, find_demands
from kg.extraction.assembly import Assembler, Findings
from kg.extraction.bearing import with_heads
from kg.extraction.blocks import find_blocks, with_speakers
from kg.extraction.compounds import Compounds
from kg.extraction.evaluations import ArgumentTables
from kg.extraction.event_tables import EventDraft, EventTables
from kg.extraction.events import find_events
from kg.extraction.interviews import find_interview
from kg.extraction.lexicon import Lexicons
from kg.extraction.mending import mend
from kg.extraction.misread_verbs import with_verbs
from kg.extraction.patterns import Lenders
from kg.extraction.relations import find_relations
from kg.extraction.reporting import ReportingTable
from kg.extraction.scene import Scene
from kg.extraction.sentence import Sentence
from kg.extraction.sport import tell_of_sport
from kg.extraction.stance_drafts import StanceDraft, is_machine, without_repeats
from kg.extraction.stance_tables import StanceTables
from kg.extraction.stances import StanceFinder
from kg.extraction.statements import Tellers, find_statements
from kg.extraction.status_tables import StatusTables
from kg.extraction.times import parse_date, times_by_sentence
from kg.language import DEFAULT_MODEL, Pipeline
from kg.model import Article, Genre, PartKind, Place, Record, Run, Skip

#: An article on its way in: its record's id, itself, what its reader left out, and what a reader wants to remember.
Item = tuple[str, Article, Sequence[Skip], *tuple[object, ...]]

#: Of a sentence that stands in several places, the one in the likeliest context is read.
_PREFERRED: dict[PartKind, int] = {
    "body": 0,
    "standfirst": 1,
    "caption": 2,
    "headline": 3,
    "pullquote": 4,
    "other": 5,
}
#: Genres in which the author argues; of the others a reader can't tell whose opinion a "should" is.
ARGUING: frozenset[Genre] = frozenset({"opinion", "analysis", "statement"})
#: Shorter repetitions ("Yes.", "Thank you.") are said again, not printed again.
_MIN_REPEATED = 20


class Extractor:
    """Reads articles into records; made once, used for many.

    :param model: an installed spaCy pipeline.
    :param lexicons: table files or folders that extend ours.
    :param actors: tables of actors that extend ours.
    :raises ModelError: when the pipeline is missing.
    :raises LexiconError: when a table can't be read.
    """

    def __init__(
        self, *, model: str = DEFAULT_MODEL, lexicons: Sequence[Path] = (), actors: Sequence[Path] = ()
    ) -> None:
        tables = Lexicons(tuple(lexicons))
        lenders = Lenders.load(tables)
        self._actors = ActorTables.load(tables, actors)
        self._status = StatusTables.load(tables, lenders)
        self._events = EventTables.load(tables, lenders)
        self._stances = StanceTables.load(tables, lenders)
        self._argument = ArgumentTables.load(tables)
        self._compounds = Compounds.load(tables)
        self._infinitives = lenders.embeddings.heads("noun"), lenders.embeddings.heads("verb")
        self._reporting = ReportingTable.load(tables)
        self._pipeline = Pipeline(model)
        self._run = Run(
            program="stancegraph",
            version=version("stancegraph"),
            model=self._pipeline.version,
            options={},
            lexicons=(*tables.names(), *(path.name for path in actors)),
        )

    def extract(self, identifier: str, article: Article, skipped: Sequence[Skip] = ()) -> Record:
        """Read one article."""
        return next(self.stream([(identifier, article, skipped)]))

    def stream(self, items: Iterable[Item]) -> Iterator[Record]:
        """Yield a record for each article, in order, as they are ready; memory doesn't grow with their number."""
        waiting: deque[Item] = deque()

        def articles() -> Iterator[Article]:
            for item in items:
                waiting.append(item)
                yield item[1]

        for article, sentences in self._pipeline.parse(articles()):
            item = waiting.popleft()
            with _uncollected():
                findings = self.read(article, sentences)
                record = Assembler(findings, self._stances.issues).record(item[0], self._run, item[2])
            yield record

    def read(self, article: Article, sentences: Sequence[Sentence]) -> Findings:
        """Run the stages on a parsed article."""
        kept, also = _once(
            article, [mend(self._compounds.read(with_verbs(s)), *self._infinitives) for s in sentences]
        )
        cast = find_cast(kept, article, self._actors)
        blocks = [*find_blocks(kept, cast, self._reporting), *find_interview(kept, cast)]
        cast = with_speakers(cast, kept, blocks)
        statements = [*find_statements(kept, cast, article.text, self._reporting), *blocks]
        cast = with_speakers(cast, kept, statements)
        tellers = Tellers(statements)
        memory: dict[str, tuple[str, ...]] = {}
        scenes = {
            s.index: Scene(s, cast, self._status, article.text, tellers.teller_at, tellers.voice_at, memory)
            for s in kept
        }
        times = times_by_sentence(kept, parse_date(article.published))
        argues, reports = article.genre in ARGUING, article.genre == "news"
        events: list[EventDraft] = []
        stances: list[StanceDraft] = []
        for scene, playing in zip(scenes.values(), tell_of_sport(kept), strict=True):
            told = [*find_events(scene, self._events), *find_demands(scene, self._stances.attitudes)]
            finder = StanceFinder(scene, self._stances, told, argues=argues, reports=reports, playing=playing)
            events.extend(e for e in told if not e.silent)
            held = chain(finder.find(), find_argument(scene, finder, self._argument))
            stances.extend(x for x in with_heads(scene, held) if not is_machine(scene, x.holder))
        return Findings(
            article=article,
            sentences=kept,
            also=also,
            cast=cast,
            scenes=scenes,
            times=times,
            events=events,
            stances=without_repeats(stances),
            statements=statements,
            relations=find_relations(kept, cast, self._actors, article.published),
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no unreachable objects while an article is read.

    What is made lives until the reading ends, so that there is nothing to find; looking cost 5 % of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _once(article: Article, sentences: Sequence[Sentence]) -> tuple[list[Sentence], dict[int, list[Place]]]:
    """Leave out sentences that are printed again, and note where; the rest are numbered from 0."""
    groups: dict[str, list[Sentence]] = {}
    for s in sentences:
        words = " ".join(article.text[s.start : s.end].split())
        key = words if len(words) >= _MIN_REPEATED else f"{words}@{s.start}"
        groups.setdefault(key, []).append(s)
    chosen = {
        min(group, key=lambda s: (_PREFERRED[s.part], s.start)).start: group for group in groups.values()
    }
    kept: list[Sentence] = []
    also: dict[int, list[Place]] = {}
    for s in sentences:
        group = chosen.get(s.start)
        if group is None:
            continue
        others = [Place(start=o.start, end=o.end) for o in group if o.start != s.start]
        if others:
            also[len(kept)] = others
        kept.append(s if s.index == len(kept) else replace(s, index=len(kept)))
    return kept, also
