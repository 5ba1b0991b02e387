"""All forms of an English verb, so that the grammar of questions names each verb once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_VOWELS = "aeiou"
_HISSING = re.compile(r"(?:s|x|z|ch|sh|o)\Z")


def forms(verb: str, irregular: Mapping[str, str]) -> list[str]:
    """Give the forms of a verb, each followed by the words that go with it.

    :param irregular: forms that no rule gives, by base form: ``{"stand": "stood", "plan": "planned planning"}``.

    >>> forms("call for", {}), forms("stand by", {"stand": "stood"}), forms("try", {})
    (['call for', 'calls for', 'called for', 'calling for'], ['stand by', 'stands by', 'standing by', 'stood by'], ['try', 'tries', 'tried', 'trying'])
    """
    base, _, rest = verb.partition(" ")
    made = [base, _third_person(base)]
    own = irregular.get(base, "").split()
    if not own:
        made.append(_with_ending(base, "ed"))
    if not any(form.endswith("ing") for form in own):
        made.append(_with_ending(base, "ing"))
    return [f"{form} {rest}" if rest else form for form in (*made, *own)]


def pattern(verbs: Iterable[str], irregular: Mapping[str, str], *, ending: str = "") -> str:
    """Give a regular expression for any form of any of the verbs, what is alike written once.

    :param ending: only forms that end so: after "is", "asking" is what somebody does, and "asked" what is done to him.

    >>> pattern(["call for", "call on", "stand by"], {"stand": "stood"})
    '(?:call(?:|s|ed|ing) (?:for|on)|st(?:and|ands|anding|ood) by)'
    """
    rests: dict[str, list[str]] = {}
    for verb in verbs:
        base, _, rest = verb.partition(" ")
        rests.setdefault(base, []).append(rest)
    return f"(?:{'|'.join(_one(base, rest, irregular, ending) for base, rest in rests.items())})"


def _one(base: str, rests: list[str], irregular: Mapping[str, str], ending: str) -> str:
    made = [form for form in forms(base, irregular) if form.endswith(ending)]
    stem = made[0]
    while not all(form.startswith(stem) for form in made):
        stem = stem[:-1]
    verb = f"{stem}(?:{'|'.join(form[len(stem) :] for form in made)})"
    if rests == [""]:
        return verb
    if len(rests) == 1:
        return f"{verb} {rests[0]}"
    if "" in rests:
        return f"{verb}(?: (?:{'|'.join(filter(None, rests))}))?"
    return f"{verb} (?:{'|'.join(rests)})"


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if _HISSING.search(base) else f"{base}s"


def _with_ending(base: str, ending: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "ye")):
        return base[:-1] + ending
    if ending == "ed" and base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ied"
    return base + (ending[1:] if base.endswith("e") and ending == "ed" else ending)
