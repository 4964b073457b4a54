"""All schools, found by name or town, and the page of one."""

from typing import Any

from flask import request, url_for

from designteam.kit import clock
from designteam.kit.text import Unreadable, clean, whole_number
from designteam.kit.web import Answer, may, me, open_to_all, page
from designteam.method.vocabulary import LEARNING_AREAS
from designteam.network.models import School
from designteam.schools import policy
from designteam.schools.queries.directory import Asked, schools_that_answer
from designteam.schools.queries.products import products_of
from designteam.schools.queries.work import networks_of, profile_of, whole_school, work_of
from designteam.schools.views.blueprint import bp

LONGEST = 200


@bp.get("/schools")
@open_to_all
def schools() -> Answer:
    asked = _asked()
    found = schools_that_answer(asked, after=_after(), today=clock.today())
    kept: dict[str, Any] = {
        "q": asked.words,
        "learning_area": asked.learning_area,
        "visits": "y" if asked.only_hosts else "",
    }
    kept = {name: value for name, value in kept.items() if value}
    return page(
        "schools/index.html",
        asked=asked,
        found=found,
        onward=url_for(".schools", after=found.onward, **kept) if found.onward else "",
        is_continued=bool(_after()),
        areas=[(code, choice.label) for code, choice in LEARNING_AREAS.items()],
    )


@bp.get("/schools/<int:school_id>")
@may("see", policy.schools)
def school(school: School) -> Answer:
    work = work_of(school.id, me())
    return page(
        "schools/show.html",
        school=whole_school(school),
        profile=profile_of(school.id),
        networks=networks_of(school.id, today=clock.today()),
        work=work,
        products=products_of(school.id, me()),
        areas=list(dict.fromkeys(area for team in work.teams for area in team.learning_areas)),
    )


def _asked() -> Asked:
    try:
        words = clean(request.args.get("q", "")[:LONGEST])
    except Unreadable:
        words = ""
    area = request.args.get("learning_area", "")
    return Asked(words, area if area in LEARNING_AREAS else "", request.args.get("visits") == "y")


def _after() -> int:
    """After which school this part begins; what makes no sense is the beginning."""
    return whole_number(request.args.get("after", ""))
