"""What is looked at before a product goes out: what stops it, what asks for another look, and what is good to know.

Names are looked for in the text alone, on this machine. What looks like a name is shown to people, who decide.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from designteam.cycle.models import Attachment, Bookmark, Consent, Reach
from designteam.kit.richtext import plain
from designteam.kit.words import N_
from designteam.method.licences import LICENCES, may_be_published
from designteam.network.models import Audience

MOST_NAMES = 6
DIGITS = re.compile(r"(?<!\d)\d{9}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
PHONE = re.compile(r"(?<!\d)(?:\+31|0)[\s-]?(?:\d[\s-]?){8}\d(?!\d)")
WORD = re.compile(r"(?<![.!?:]\s)(?<!^)(?<!\n)\b([A-Z][a-zéëïöüáíóú]{2,})\b")
CHILD = re.compile(r"\b(?:leerling|kind|jongen|meisje|kleuter|zoon|dochter|pupil|boy|girl)\s+([A-Z][a-zéëïöü]+)\b")
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


class Weight(StrEnum):
    """How much a finding weighs: only the last one keeps a product in."""

    INFO = "info"
    WARNING = "warning"
    STOP = "stop"


class Finding(NamedTuple):
    """One thing that was noticed: how much it weighs, the sentence, and the words it is about."""

    weight: Weight
    sentence: str
    about: Mapping[str, Any] = {}


class LookedAt(NamedTuple):
    """All that goes out together."""

    content: Mapping[str, Any]
    story: Sequence[str]
    files: Sequence[Attachment]
    links: Sequence[Bookmark]
    makers: int
    audience: Audience
    rests_on_something: bool
    is_confirmed_by: int
    missing: Sequence[str]
    made_from: Sequence[str] = ()


def looked_over(it: LookedAt, *, today: date) -> Sequence[Finding]:
    """Everything that was noticed, the heaviest first."""
    found = [*_about_text(it), *_about_people(it), *_about_files(it, today=today), *_about_proof(it)]
    return sorted(found, key=lambda finding: -list(Weight).index(finding.weight))


def is_stopped(findings: Sequence[Finding]) -> bool:
    return any(finding.weight is Weight.STOP for finding in findings)


def _about_text(it: LookedAt) -> Iterator[Finding]:
    if not it.content.get("summary"):
        yield Finding(Weight.STOP, N_("There is no sentence yet that says what it is."))
    if not plain(it.content.get("how_to") or "") and not it.files and not it.links:
        yield Finding(Weight.STOP, N_("Nobody can use it yet: describe how, or add a file or a link."))
    if not it.content.get("licence"):
        yield Finding(Weight.STOP, N_("Choose what others may do with it."))
    elif not may_be_published(it.made_from, it.content["licence"]):
        yield Finding(
            Weight.STOP,
            N_("It was made from work under %(licences)s. Then it cannot go out under %(licence)s."),
            {
                "licences": ", ".join(LICENCES[code].short for code in it.made_from),
                "licence": LICENCES[it.content["licence"]].short,
            },
        )
    if not (it.content.get("grades") or it.content.get("learning_areas")):
        yield Finding(
            Weight.WARNING, N_("It does not say for which grade or learning area. Without that few will find it.")
        )
    if not it.content.get("worked_less_for") and it.content.get("maturity") in {"tested", "in_use"}:
        yield Finding(Weight.INFO, N_("You could add for whom it worked less well. Others trust it more then."))


def _about_people(it: LookedAt) -> Iterator[Finding]:
    text = "\n".join([*_texts_in(it.content), *it.story])
    if any(_is_citizen_number(number) for number in DIGITS.findall(text)):
        yield Finding(Weight.STOP, N_("There is a number in the text that can be a citizen service number (BSN)."))
    if MAIL.search(text):
        yield Finding(Weight.WARNING, N_("There is an e-mail address in the text. Questions can come in here too."))
    if PHONE.search(text):
        yield Finding(Weight.WARNING, N_("There is a telephone number in the text."))
    names = names_in(text)
    if names:
        yield Finding(
            Weight.WARNING, N_("Look whether these are names of children or parents: %(names)s."),
            {"names": ", ".join(names[:MOST_NAMES])},
        )  # fmt: skip
    if not it.is_confirmed_by:
        yield Finding(Weight.STOP, N_("There is no school leader in the team who can confirm this. Invite one first."))
    if not it.makers:
        yield Finding(Weight.WARNING, N_("It does not say who made it. Students get credit in this way too."))


def _about_files(it: LookedAt, *, today: date) -> Iterator[Finding]:
    for file in it.files:
        if file.consent is Consent.AGREED:
            yield Finding(
                Weight.INFO,
                N_("%(file)s stays in the team, because people can be recognised on it."),
                {"file": file.title},
            )
        elif not file.may_be_shown(on=today):
            yield Finding(Weight.STOP, N_("The consent for %(file)s has ended."), {"file": file.title})
    for title in it.missing:
        yield Finding(Weight.STOP, N_("%(file)s cannot be opened. Add it again."), {"file": title})
    for link in it.links:
        if link.reach is Reach.BROKEN:
            yield Finding(Weight.STOP, N_("The link %(link)s leads nowhere any more."), {"link": link.title})
        elif link.reach is Reach.SIGN_IN:
            yield Finding(Weight.WARNING, N_("The link %(link)s asks others to sign in."), {"link": link.title})
        elif link.reach is Reach.UNKNOWN:
            yield Finding(Weight.INFO, N_("We do not know yet whether the link %(link)s works."), {"link": link.title})


def _about_proof(it: LookedAt) -> Iterator[Finding]:
    if not it.rests_on_something:
        yield Finding(Weight.WARNING, N_("It is not linked to anything, so others cannot read how it came about."))
    if it.content.get("licence") == "yes" and it.audience is Audience.PUBLIC:
        yield Finding(Weight.INFO, N_("Others may read it, and have to ask you for anything else."))


def names_in(text: str) -> Sequence[str]:
    """Words that may be the first name of a child: after a word for a child, or in the middle of a sentence."""
    after = CHILD.findall(text)
    amid = [word for word in WORD.findall(text) if word.lower() in _first_names()]
    return list(dict.fromkeys([*after, *amid]))


@cache
def _first_names() -> frozenset[str]:
    """First names that are common among children here, and that are no ordinary word."""
    kept = tomllib.loads((Path(__file__).parent / "first_names.toml").read_text("utf-8"))
    return frozenset(kept["names"])


def _texts_in(content: Mapping[str, Any]) -> Iterator[str]:
    yield from (plain(value) for value in content.values() if isinstance(value, str))


def _is_citizen_number(number: str) -> bool:
    """The test of eleven, in the form that belongs to the citizen service number."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number, strict=True))
    return int(number) > 0 and total % 11 == 0
