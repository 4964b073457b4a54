"""The library as four teams use it: own cards with classroom pictures, a question that was answered, ict that was
looked at, a visit, and a card that did not hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

from sqlalchemy import select

from designteam.cycle.commands import citations
from designteam.cycle.models import Artefact, Citation, DesignRequirement, Insight, SecondLook, WorkingHypothesis
from designteam.demo.stories.library import (
    CARDS,
    CITATIONS,
    DEMONSTRATIONS,
    DISAGREEING,
    OPTIONS,
    PICTURES,
    QUESTION,
    SOURCES,
    VISIT,
)
from designteam.evidence import commands as library
from designteam.evidence.commands.shipping import fill_the_library, submission_of, the_library
from designteam.evidence.models import (
    Card,
    CardStatus,
    Disposition,
    Holding,
    IctOption,
    InspirationVisit,
    Relation,
    Stance,
    Term,
    Vocabulary,
)
from designteam.kit import db
from designteam.network.models import Audience, School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

LONG_AGO = 600
KINDS = {"insight": Insight, "requirement": DesignRequirement, "hypothesis": WorkingHypothesis}


def play(today: date) -> None:
    scene = Scene(today)
    fill_the_library(by=the_library(), at=scene.at(LONG_AGO))
    for source in SOURCES:
        scene.keep("source", source)
    _ask_and_answer(scene)
    for told in CARDS:
        _card(scene, told)
    for key, school, who, days, text, grades in PICTURES:
        card = cast(Card, scene.held(key))
        team = scene.team(school)
        library.give_picture(card, text=text, grades=grades, team=team, by=scene.who(school, who), at=scene.at(days))
    this, other, school, who, days, remark = DISAGREEING
    library.tie(
        scene.held(this), scene.held(other), Relation.DISAGREES, stance=Stance.CONTRADICTS, remark=remark,
        by=scene.who(school, who), at=scene.at(days),
    )  # fmt: skip
    for option in OPTIONS:
        scene.keep("ict_option", option)
    _demonstrate(scene)
    _visit(scene)
    for school, kind, begins, key, stance, who, days, remark in CITATIONS:
        artefact = scene.work(school, kind, begins)
        by = scene.who(school, who)
        citations.cite(artefact, scene.held(key), stance=Stance(stance), remark=remark, by=by, at=scene.at(days))
    _refute(scene)


def _ask_and_answer(scene: "Scene") -> None:
    """A question as it was asked, sharpened and answered."""
    question = scene.keep("knowledge_question", QUESTION["asked"])
    for days, who, because, values in QUESTION["then"]:
        dated = {name: scene.day(value) if name.endswith("_on") else value for name, value in values.items()}
        library.revise(
            question, dated, from_version=question.version, because=because,
            by=scene.who(QUESTION["asked"]["school"], who), at=scene.at(days),
        )  # fmt: skip


def _card(scene: "Scene", told: dict[str, Any]) -> None:
    card = cast(Card, scene.keep("card", told))
    for key in told["rests_on"]:
        library.tie(card, scene.held(key), Relation.RESTS_ON, by=card.added_by, at=scene.at(told["days"]))
    for key in told.get("answers", ()):
        library.tie(card, scene.held(key), Relation.ANSWERS, by=card.added_by, at=scene.at(told["days"]))
    if "judged" in told:
        strength, because, status, who, days = told["judged"]
        by, at = scene.who(told["school"], who), scene.at(days)
        library.judge(
            card, strength=strength, strength_because=because, status=CardStatus(status), because="",
            from_version=card.version, by=by, at=at, today=scene.day(days),
        )  # fmt: skip
        library.sign(card, by=by, at=at)


def _demonstrate(scene: "Scene") -> None:
    for key, school, who, days, disposition, works, fails, used in DEMONSTRATIONS:
        option = cast(IctOption, scene.held(key))
        by, at = scene.who(school, who), scene.at(days)
        seen = {
            "on": scene.day(days), "shown_by": "Mediamentor", "disposition": Disposition(disposition),
            "works_for": works, "does_not_work_for": fails, "is_used": used,
        }  # fmt: skip
        library.demonstrate(option, seen, team=scene.team(school), by=by, at=at)


def _visit(scene: "Scene") -> None:
    told = VISIT["about"]
    visit = cast(InspirationVisit, scene.keep("inspiration", told | {"on": scene.day(told["days"])}))
    for who, seen, fits, surprised, disposition, taken, left in VISIT["captures"]:
        by = scene.who(told["school"], who)
        idea = library.capture(
            visit, seen=seen, fits_our_question=fits, surprised_us=surprised, by=by, at=scene.at(told["days"])
        )
        library.decide(
            idea, disposition=Disposition(disposition), taken=taken, left=left, by=by, at=scene.at(told["days"] - 7)
        )


def _refute(scene: "Scene") -> None:
    """A card that two teams rest on does not hold: one has said what it does, the other still has to."""
    card = cast(Card, scene.held("smiley"))
    researcher, at = scene.who("De Waterlelie", "Onderzoeker"), scene.at(9)
    library.judge(
        card, strength=card.strength, strength_because=card.strength_because, status=CardStatus.REFUTED,
        because="In twee nieuwe rekenblokken koos na een smiley bijna de helft te moeilijk werk. Pas met drie controlesommen klopte het oordeel.",
        from_version=card.version, by=researcher, at=at, today=scene.day(9),
    )  # fmt: skip
    citations.tell_those_who_rest_on(card, by=researcher, at=at)
    requirement = scene.work("De Horizon", "requirement", "laat leerlingen binnen één minuut")
    resting = select(Citation).where(Citation.artefact_id == requirement.id, Citation.holding_id == card.id)
    citations.reconsider(
        db.session().scalars(resting).one(), version=card.version, verdict=SecondLook.STAYS,
        because="Bij ons kiezen kleuters een hoek en geen uitleg. Voor deze eis maakt het niet uit.",
        by=scene.who("De Horizon", "Leraar groep 4"), at=scene.at(6),
    )  # fmt: skip


@dataclass
class Scene:
    """Who and what the library is about. `days` count back from today."""

    today: date
    made: dict[str, Holding] = field(default_factory=dict)

    def keep(self, kind: str, told: dict[str, Any]) -> Holding:
        by, at = self.who(told["school"], told["who"]), self.at(told["days"])
        values = dict(told["values"])
        values |= {"on": told["on"]} if "on" in told else {}
        made = library.keep(
            kind, values, of=self.team(told["school"]), audience=Audience(told["audience"]),
            terms=self.terms(told.get("terms", ())), by=by, at=at,
        )  # fmt: skip
        self.made[told["key"]] = made
        return made

    def held(self, key: str) -> Holding:
        """What was made here, or what came with the library."""
        if key not in self.made:
            shipped = select(Holding).where(Holding.submission == submission_of(key))
            self.made[key] = db.session().scalars(shipped).one()
        return self.made[key]

    def titled(self, title: str) -> Holding:
        """What stands in the library under this title already."""
        return db.session().scalars(select(Holding).where(Holding.title == title)).one()

    def terms(self, codes: Sequence[str]) -> list[Term]:
        known = select(Vocabulary.code, Term).join(Term, Term.vocabulary_id == Vocabulary.id)
        found = {f"{vocabulary}/{term.code}": term for vocabulary, term in db.session().execute(known)}
        return [found[code] for code in codes]

    def team(self, school: str) -> DesignTeam:
        found = select(DesignTeam).join(School).where(School.name == school).order_by(DesignTeam.id).limit(1)
        return db.session().scalars(found).one()

    def who(self, school: str, name: str) -> Person:
        people = select(Person).join(Membership).where(Membership.team_id == self.team(school).id, Person.name == name)
        return db.session().scalars(people.limit(1)).one()

    def work(self, school: str, kind: str, begins: str) -> Artefact:
        """The first of a team's work whose title or text begins like this."""
        model = KINDS[kind]
        mine = select(model).where(model.team_id == self.team(school).id).order_by(model.number)
        return next(
            one for one in db.session().scalars(mine)
            if one.title.startswith(begins) or getattr(one, "text", "").startswith(begins)
        )  # fmt: skip

    def day(self, days: int) -> date:
        """The day itself, or the Friday before when schools are closed."""
        day = self.today - timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def at(self, days: int) -> datetime:
        moment = datetime.combine(self.day(days), time(13, (days * 11) % 60, tzinfo=UTC))
        return min(moment, datetime.now(UTC))
