"""What a run says on standard error: warnings, skipped inputs, and how many there were."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import click

from kg.articles import Item, Notice, Reading
from kg.errors import ArticleError
from kg.model import Record

#: Exit status of a run that skipped inputs under ``--strict``.
SKIPPED = 3


def printable(words: str) -> str:
    """Take control characters, direction marks and the like out of an article's words, for a terminal obeys them.

    >>> printable("Lee\\x1b[2J votes\\u202e")
    'Lee [2J votes '
    """
    return "".join(c if unicodedata.category(c)[0] != "C" else " " for c in words)


def say(line: str) -> None:
    """Write one line to standard error."""
    click.echo(printable(line), err=True)


class Journal:
    """Counts what was read and what wasn't, and tells of it as it happens.

    The first bad input is held back: if nothing else comes it isn't a skip but the run's error.
    """

    def __init__(self) -> None:
        self.skipped: list[str] = []
        self._held: str | None = None
        self._read = 0

    def follow(self, items: Iterable[Item]) -> Iterator[Reading | Record]:
        """Pass on the articles and records; say what there is to say about the rest."""
        for item in items:
            if isinstance(item, Notice):
                self._note(item)
                continue
            self._read += 1
            self._release()
            if isinstance(item, Reading):
                for warning in item.warnings:
                    say(f"kg: {warning}")
            yield item

    def close(self) -> None:
        """End the account.

        :raises ArticleError: when not one article was read.
        """
        if self._read == 0:
            if self._held is not None:
                raise ArticleError(self._held)
            raise ArticleError(f"none of the {len(self.skipped)} inputs could be read")
        self._release()
        if self.skipped:
            say(f"kg: {self._read} read, {len(self.skipped)} skipped")

    def status(self, *, strict: bool) -> int:
        """Give the run's exit status."""
        return SKIPPED if strict and self.skipped else 0

    def _note(self, notice: Notice) -> None:
        if not notice.bad:
            say(f"kg: {notice.message}")
            return
        self.skipped.append(notice.message)
        if len(self.skipped) == 1 and self._read == 0:
            self._held = notice.message
        else:
            self._release()
            say(f"kg: skipped: {notice.message}")

    def _release(self) -> None:
        if self._held is not None:
            say(f"kg: skipped: {self._held}")
            self._held = None
