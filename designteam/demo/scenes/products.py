"""Products of nine schools: out, waiting for an answer, used elsewhere, adapted and withdrawn."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from flask import current_app, has_app_context
from sqlalchemy import select

from designteam.catalogue.queries.grounds import grounds_of
from designteam.catalogue.shown.story import steps_of
from designteam.cycle import commands as cycle
from designteam.cycle.models import Artefact, Consent, Iteration, Product, Standing, Status
from designteam.cycle.views.upkeep import attachments_of
from designteam.demo.scenes.library import Scene
from designteam.demo.scenes.pictures import CARD, CORNERS, corners, table
from designteam.demo.stories.products import ADAPTED, AVERTED, PRODUCTS, QUESTIONS, RESPONSES, USES, WAITING
from designteam.feedback.queries import Voice
from designteam.kit import db
from designteam.kit.web import Site
from designteam.method.definition import ROLES, Role
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.products import commands as products
from designteam.products.models import Edition, Publication, Went
from designteam.products.queries import enclosures_of
from designteam.teams.models import DesignTeam, Membership

# Drawn, without people on them; kept only when there is a site to keep them.
PICTURES = {"De Waterlelie": (CARD, table), "De Spil": (CORNERS, corners)}


def play(today: date) -> None:
    scene = Scene(today)
    out = {told["values"]["title"]: _publish(scene, _made(scene, told), told) for told in PRODUCTS}
    out |= _adapt(scene, out)
    _ask(scene)
    for title, school, days, went, because, changed, grades, group_size in USES:
        products.use(
            out[title], school_id=scene.team(school).school_id, changed=changed, grades=grades,
            group_size=group_size or None, went=Went(went), went_because=because, by=_designer(scene.team(school)),
            at=scene.at(days),
        )  # fmt: skip
    for title, school, days, said in RESPONSES:
        team = scene.team(school)
        voice = Voice(team.school_id, team.id, school, team.name)
        by, at = _designer(team), scene.at(days)
        products.respond(out[title], said, voice=voice, submission=None, by=by, at=at)
    for title, school, days, question, later, answer in QUESTIONS:
        team = scene.team(school)
        asked = products.ask_makers(
            out[title], school_id=team.school_id, question=question, submission=None, by=_designer(team),
            at=scene.at(days),
        )  # fmt: skip
        if answer:
            products.answer_school(asked, answer=answer, by=_designer(out[title].team), at=scene.at(days - later))
    for title, school, days, what in AVERTED:
        team = scene.team(school)
        products.avert(out[title], school_id=team.school_id, what=what, by=_designer(team), at=scene.at(days))
    for told in PRODUCTS:
        if "withdrawn" in told:
            days, because = told["withdrawn"]
            publication, leader = out[told["values"]["title"]], _leader(scene.team(told["school"]))
            publication.withdraw(because=because, for_network=False, by=leader, at=scene.at(days))


def _made(scene: Scene, told: dict[str, Any]) -> Product:
    """Written down in the last iteration of its team, resting on what it grew from, with everybody named."""
    team = scene.team(told["school"])
    values = {**told["values"], "terms": [term.id for term in scene.terms(told["values"].get("terms", ()))]}
    by, at = _designer(team), scene.at(told["days"] + 3)
    iteration = _last(team)
    made = cycle.add("product", values, to=iteration, rests_on=_grounds(iteration, told["grown_from"]), by=by, at=at)
    if told["school"] in PICTURES and has_app_context():
        title, draw = PICTURES[told["school"]]
        cycle.attach(
            made, name="foto.png", content=draw(), title=title, consent=Consent.NOBODY, consent_until=None,
            shelf=attachments_of(cast(Site, current_app)), by=by, at=at,
        )  # fmt: skip
    return _with_makers(made, scene, told)


def _with_makers(made: Artefact, scene: Scene, told: dict[str, Any]) -> Product:
    team = scene.team(told["school"])
    named = [(who.person_id, who.person.name, who.role.value) for who in _members(team, designs=True)][:4]
    product = db.session().get_one(Product, made.id)
    products.name_makers(product, named, by=_designer(team), at=scene.at(told["days"] + 2))
    return product


def _publish(scene: Scene, product: Product, told: dict[str, Any]) -> Publication:
    edition = _propose(scene, product, days=told["days"] + 1, audience=Audience(told["audience"]))
    leader = _leader(scene.team(told["school"]))
    products.confirm(edition, by=leader, at=scene.at(told["days"]), today=scene.today)
    return edition.publication


def _propose(scene: Scene, product: Product, *, days: int, audience: Audience, said: str = "") -> Edition:
    db.session().flush()
    grounds = grounds_of(product)
    files = [file.id for file in enclosures_of(product.id)[0]]
    return products.propose(
        product, story=[step.as_kept() for step in steps_of(*grounds)], files=files, links=(), audience=audience,
        goes_out_on=None, because="", said=said, submission=None, by=_designer(product.team), at=scene.at(days),
    )  # fmt: skip


def _adapt(scene: Scene, out: dict[str, Publication]) -> dict[str, Publication]:
    team, at = scene.team(ADAPTED["school"]), scene.at(ADAPTED["days"] + 4)
    origin = out[ADAPTED["from"]]
    iteration, by = _last(team), _designer(team)
    made = products.adapt(origin.editions[-1], to=iteration, changes=ADAPTED["changes"], by=by, at=at)
    cycle.revise(
        made, ADAPTED["values"], from_version=made.version, because="Voor onze wisselende groepen.", status=Status.DRAFT,
        to=iteration, by=by, at=at,
    )  # fmt: skip
    for ground in _grounds(iteration, ADAPTED["grown_from"]):
        cycle.link(made, ground, by=by, at=at)
    product = _with_makers(made, scene, ADAPTED)
    return {product.title: _publish(scene, product, ADAPTED)}


def _ask(scene: Scene) -> None:
    """Proposed, sent back with a reason, and proposed again."""
    product, leader = _made(scene, WAITING), _leader(scene.team(WAITING["school"]))
    first = _propose(scene, product, days=WAITING["days"], audience=Audience.PUBLIC)
    products.send_back(first, because=WAITING["returned"], by=leader, at=scene.at(WAITING["days"] - 1))
    _propose(scene, product, days=WAITING["days"] - 4, audience=Audience.PUBLIC, said=WAITING["said"])


def _last(team: DesignTeam) -> Iteration:
    mine = select(Iteration).where(Iteration.team_id == team.id).order_by(Iteration.number.desc()).limit(1)
    return db.session().scalars(mine).one()


def _grounds(iteration: Iteration, kinds: Sequence[str]) -> list[Artefact]:
    """The newest of each kind that stands in the iteration."""
    here = (
        select(Artefact)
        .join(Standing, Standing.artefact_id == Artefact.id)
        .where(Standing.iteration_id == iteration.id, Artefact.status != Status.DROPPED, Artefact.kind.in_(kinds))
        .order_by(Artefact.changed_at, Artefact.id)
    )
    return list({artefact.kind: artefact for artefact in db.session().scalars(here)}.values())


def _members(team: DesignTeam, *, designs: bool) -> Sequence[Membership]:
    found = select(Membership).where(Membership.team_id == team.id).order_by(Membership.id)
    return [one for one in db.session().scalars(found) if ROLES[one.role].designs is designs and one.until is None]


def _designer(team: DesignTeam) -> Person:
    return next(one.person for one in _members(team, designs=True) if one.role is Role.TEACHER)


def _leader(team: DesignTeam) -> Person:
    """Who confirms for the school; every school of the demo has somebody."""
    return next(one.person for one in _members(team, designs=True) if ROLES[one.role].confirms)
