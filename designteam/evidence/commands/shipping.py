"""What comes with the library: its words and its first content, brought into a database that lacks them.

The texts stand in `evidence/shipped`. Nothing that people changed is overwritten, and nothing is brought in twice.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import selectinload

from designteam.evidence.commands.keeping import keep, tie
from designteam.evidence.models import KINDS, Holding, Relation, Stance, Term, Vocabulary
from designteam.evidence.models.vocabulary import WORDS
from designteam.kit import db
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.people.queries import person_with

SHIPPED = Path(__file__).parent.parent / "shipped"
# Who brought in what came with the library: somebody without a password, to whom no mail can be sent.
LIBRARY, LIBRARY_NAME = "bibliotheek@designteam.invalid", "De bibliotheek"
# The files and the kind that each holds. The cards come in last, so that a list of the newest begins with them.
FILES = {
    "sources": ("source", "source"),
    "visits": ("visit", "inspiration"),
    "ict_options": ("ict_option", "ict_option"),
    "questions": ("question", "knowledge_question"),
    "cards": ("card", "card"),
}

BESIDE_THE_COLUMNS = {"collection_title": "collection-title", "number": "number", "note": "note"}

_vocabularies = select(Vocabulary).options(selectinload(Vocabulary.terms)).order_by(Vocabulary.place)
_there = select(Holding).where(Holding.submission.in_(bindparam("submissions", expanding=True)))


@dataclass
class Shipment:
    """What happened when the library was filled, by number."""

    added_words: int = 0
    renewed_words: int = 0
    kept_words: int = 0
    added_holdings: int = 0
    kept_holdings: int = 0
    unknown_terms: list[str] = field(default_factory=list)


class TieToMake(NamedTuple):
    this: str
    other: str
    relation: Relation
    stance: Stance = Stance.SUPPORTS
    remark: str = ""


def the_library() -> Person:
    """Who signs for what came with the library, made when there is nobody yet."""
    known = person_with(email=LIBRARY)
    if known is None:
        known = Person(email=LIBRARY, name=LIBRARY_NAME)
        db.session().add(known)
        db.session().flush()
    return known


def fill_the_library(*, by: Person, at: datetime) -> Shipment:
    """Bring in the words and the first content, as far as they are not there yet."""
    shipment = Shipment()
    bring_in_words(shipment)
    bring_in_holdings(shipment, by=by, at=at)
    return shipment


def bring_in_words(shipment: Shipment) -> None:
    """Add the words that lack, and renew those that nobody changed."""
    known = {vocabulary.code: vocabulary for vocabulary in db.session().scalars(_vocabularies)}
    for place, told in enumerate(shipped_vocabularies(), start=1):
        vocabulary = known.get(told["code"])
        if vocabulary is None:
            vocabulary = Vocabulary(code=told["code"], place=place, is_on=not told.get("off", False), terms=[])
            db.session().add(vocabulary)
        for name in ("label_nl", "label_en", "caution_nl", "caution_en", "origin", "kinds"):
            setattr(vocabulary, name, told[name])
        _bring_in_terms(vocabulary, told["terms"], shipment)
    db.session().flush()


def _bring_in_terms(vocabulary: Vocabulary, told: Sequence[Mapping[str, Any]], shipment: Shipment) -> None:
    known = {term.code: term for term in vocabulary.terms}
    last = max((term.place for term in vocabulary.terms), default=0)
    for one in told:
        term = known.get(one["code"])
        if term is None:
            last += 1
            term = Term(code=one["code"], place=last, is_on=not one.get("off", False), is_shipped=True)
            term.fill_in(one)
            vocabulary.terms.append(term)
            shipment.added_words += 1
        elif term.was_changed:
            shipment.kept_words += 1
        elif any(getattr(term, name) != one[name] for name in WORDS):
            term.fill_in(one)
            shipment.renewed_words += 1


def bring_in_holdings(shipment: Shipment, *, by: Person, at: datetime) -> None:
    """Add what lacks, for every network and for everybody, with its ties. What is there stays as it is."""
    told = shipped_holdings()
    submissions = {submission_of(key): key for key in told}
    known = db.session().scalars(_there, {"submissions": list(submissions)})
    holdings = {submissions[str(holding.submission)]: holding for holding in known}
    shipment.kept_holdings = len(holdings)
    terms = {f"{term.vocabulary.code}/{term.code}": term for term in _every_term()}
    made = set(told) - set(holdings)
    for key, (kind, about) in told.items():
        if key not in made:
            continue
        carried = about.get("terms", [])
        shipment.unknown_terms += [code for code in carried if code not in terms]
        holdings[key] = keep(
            kind,
            values_of(kind, about),
            of=None,
            audience=Audience.PUBLIC,
            terms=[terms[code] for code in carried if code in terms],
            submission=submission_of(key),
            by=by,
            at=at,
        )
        shipment.added_holdings += 1
    for this, other, relation, stance, remark in shipped_ties(told):
        if {this, other} & made:
            tie(holdings[this], holdings[other], relation, stance=stance, remark=remark, by=by, at=at)


def _every_term() -> Iterator[Term]:
    for vocabulary in db.session().scalars(_vocabularies):
        yield from vocabulary.terms


def submission_of(key: str) -> str:
    """The number by which something shipped is recognised, so that it comes in once."""
    return f"library/{key}"


# Reading the files


def shipped_vocabularies() -> Sequence[Mapping[str, Any]]:
    """The vocabularies with their terms, under the names of the columns."""
    read = _read("vocabularies")
    origins = read["sources"]
    return [
        {
            **_words(told, origins),
            "kinds": told["kinds"],
            "terms": [_words(term, origins) for term in told["terms"]],
        }
        for told in read["vocabulary"]
    ]


def _words(told: Mapping[str, Any], origins: Mapping[str, str]) -> dict[str, Any]:
    return {
        "code": told["code"],
        "off": told.get("off", False),
        "label_nl": told["nl"],
        "label_en": told["en"],
        "definition_nl": told.get("means_nl", ""),
        "definition_en": told.get("means_en", ""),
        "caution_nl": told.get("caution_nl", ""),
        "caution_en": told.get("caution_en", ""),
        "origin": origins[told["from"]],
    }


def shipped_holdings() -> dict[str, tuple[str, Mapping[str, Any]]]:
    """Everything that comes with the library: its kind and what is told about it, by its key."""
    return {told["key"]: (kind, told) for name, (table, kind) in FILES.items() for told in _read(name)[table]}


def values_of(kind: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """What is told about something, by the columns of its kind. What has no column is kept as CSL names it."""
    known = {"title", *KINDS[kind].own_columns()}
    values: dict[str, Any] = {name: _tidy(value) for name, value in told.items() if name in known}
    if "people" in values:
        values["people"] = [_name(person) for person in told["people"]]
    beside = {csl: told[name] for name, csl in BESIDE_THE_COLUMNS.items() if name in told}
    return values | ({"more": beside} if beside else {})


def shipped_ties(told: Mapping[str, tuple[str, Mapping[str, Any]]]) -> Iterator[TieToMake]:
    for key, (_kind, about) in told.items():
        for under in about.get("rests_on", ()):
            if isinstance(under, str):
                yield TieToMake(key, under, Relation.RESTS_ON)
            else:
                stance = Stance(under.get("stance", Stance.SUPPORTS))
                yield TieToMake(key, under["source"], Relation.RESTS_ON, stance, under["remark"])
        for document in about.get("named_in", ()):
            yield TieToMake(document, key, Relation.RESTS_ON)
        for question in about.get("answers", ()):
            yield TieToMake(key, question, Relation.ANSWERS)


def _name(written: str) -> dict[str, str]:
    """A name as CSL has it: "Family, Given", "=An organisation", or "editor: Family, Given"."""
    role, _, rest = written.rpartition(": ")
    if rest.startswith("="):
        return {"literal": rest[1:], "role": role or "author"}
    family, _, given = rest.partition(", ")
    return {"family": family, "given": given, "role": role or "author"}


def _tidy(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((SHIPPED / f"{name}.toml").read_text(encoding="utf-8"))
