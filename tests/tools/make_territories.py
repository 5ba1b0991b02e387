"""Write kg/extraction/lexicons/territories.tsv from the ``rigour`` package (a development dependency, MIT).

Install rigour by hand (it brings PyICU, which needs a compiler), then run from the project's root:
``python -m tests.tools.make_territories``. Demonyms, capitals and other names are curated by hand in peoples.tsv,
which this command doesn't touch.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from rigour.territories import get_territories
from rigour.territories.territory import Territory

TABLE = Path("kg/extraction/lexicons/territories.tsv")

#: The usual English news name, where rigour's is another.
LABELS = {
    "TUR": "Turkey", "HKG": "Hong Kong", "MAC": "Macau", "NRU": "Nauru", "CIV": "Ivory Coast",
    "COG": "Republic of the Congo", "COD": "Democratic Republic of the Congo", "CZE": "Czech Republic",
    "VAT": "Vatican", "PCN": "Pitcairn Islands",
}  # fmt: skip

#: The country that the news means, where rigour has the realm around it.
WIKIDATA = {"NLD": "Q55"}

#: Dependent territories that rigour counts as countries: they have a code but no foreign policy of their own.
DEPENDENT = {
    "AIA", "ABW", "ALA", "ASM", "BMU", "CCK", "CUW", "CXR", "CYM", "ESH", "FLK", "FRO", "GGY", "GIB", "GRL", "GUM",
    "HKG", "IMN", "IOT", "JEY", "MAC", "MSR", "NFK", "PCN", "PRI", "SGS", "SHN", "SXM", "TCA", "VGB", "VIR",
}  # fmt: skip

#: Not territories of anybody, or only of postal interest.
LEFT_OUT = {"CYB", "UMI", "DGA", "CPT", "CRQ", "ASC", "BYS", "ATF", "HMD", "BVT", "SJM", "ANT"}

#: States in all but a full seat at the United Nations.
STATES = {"PSE", "TWN", "XKX", "VAT"}


def row(territory: Territory) -> list[str]:
    """Give a table row: code, Wikidata id, type, label and other names."""
    iso3 = (territory.alpha3 or "").upper()
    label = LABELS.get(iso3, territory.name)
    state = (territory.is_country and iso3 not in DEPENDENT) or iso3 in STATES
    names = dict.fromkeys([territory.name, territory.full_name or "", territory.in_sentence or ""])
    kept = [n for n in names if n and n not in {label, f"the {label}"}]
    return [iso3, WIKIDATA.get(iso3, territory.qid), "State" if state else "Territory", label, "|".join(kept)]


def main() -> None:
    """Write the table, sorted by code."""
    rows = sorted(row(t) for t in get_territories() if t.alpha3 and t.alpha3.upper() not in LEFT_OUT)
    head = [
        "# States and territories with ISO 3166-1 alpha-3 codes (XKX Kosovo; former states have the codes that they had).",
        f"# Source: the rigour package {version('rigour')} (MIT; names and ids are Wikidata's, CC0), by tests/tools/make_territories.py.",
        "# Other names, demonyms and capitals are in peoples.tsv. '|' separates several names.",
        "iso3\twikidata\ttype\tlabel\tnames",
    ]
    TABLE.write_text("\n".join([*head, *("\t".join(r).rstrip("\t") for r in rows)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
