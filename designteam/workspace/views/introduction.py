"""Coming up to speed: for who joins a team, what it is after and how it came to where it is."""

import secrets
from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext

from designteam.cycle import commands, forms
from designteam.cycle.models import Manner
from designteam.cycle.policy import artefacts
from designteam.cycle.views.around import rooms_of
from designteam.cycle.views.blueprint import called
from designteam.kit import clock
from designteam.kit.web import Answer, can, granted, may, me, page, saved, say
from designteam.method.definition import Lane
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams
from designteam.workspace.queries.introductions import Introduction, introduction_of
from designteam.workspace.shown.introductions import told
from designteam.workspace.views.among_people import line_of
from designteam.workspace.views.blueprint import bp

SHOW = "workspace/introduction/show.html"


@bp.get("/teams/<int:team_id>/introduction")
@may("see", teams)
def introduction(team: DesignTeam) -> Answer:
    known = _known(team)
    form = _asking(known, formdata=None, submission=secrets.token_urlsafe(16))
    return _introduction(known, form)


@bp.post("/teams/<int:team_id>/introduction/impressions")
@may("see", teams)
def say_what_strikes(team: DesignTeam) -> Answer:
    """What strikes a newcomer becomes a comment, a question that stays open, or an insight."""
    known = _known(team)
    form = _asking(known)
    if known.iteration is None or not known.reading or not form.validate_on_submit():
        return _introduction(known, form, status=422)
    written: dict[str, Any] = {"submission": form.submission.data, "by": me().person, "at": clock.now()}
    if form.becomes.data == "insight":
        values = {"lane": Lane.PRACTICE, "text": form.text.data}
        made = commands.add("insight", values, to=known.iteration, **written)
        return saved(url_for("cycle.artefact", artefact_id=made.id), message=gettext("Kept as an insight of the team."))
    about = granted(artefacts, int(form.about.data or _first(known)), "comment")
    manner = Manner(form.becomes.data)
    said = commands.comment_on(about, form.text.data, manner=manner, today=clock.today(), **written)
    return saved(
        url_for("cycle.artefact", artefact_id=about.id, _anchor=f"comment-{said.id}"),
        message=gettext("Your question stands with it.")
        if manner is Manner.CRITICAL
        else gettext("Your words stand with it."),
    )


def _known(team: DesignTeam) -> Introduction:
    guides = team.id in me().facts["my_guided_teams"]
    return introduction_of(team, today=clock.today(), now=clock.now(), is_for_a_guide=guides)


def _asking(known: Introduction, **options: Any) -> forms.FreshEyes:
    form = forms.FreshEyes(**options)
    form.about.choices = [
        form.about.choices[0],
        *((str(one.id), f"{called(one)}: {one.title}") for one in known.reading),
    ]
    if not can("design", known.team):
        form.becomes.choices = [choice for choice in form.becomes.choices if choice.value != "insight"]
    return form


def _first(known: Introduction) -> int:
    return known.question.id if known.question else known.reading[0].id


def _introduction(known: Introduction, form: forms.FreshEyes, *, status: int = 200) -> Answer:
    return page(
        SHOW,
        known=known,
        form=form,
        people=[line_of(one, known.made_on) for one in known.people],
        step=_next_step(known),
        status=status,
        **told(known),
        **rooms_of(known.team, known.iteration),
    )


def _next_step(known: Introduction) -> Mapping[str, str] | None:
    """The first thing that is open in the phase where the team is; for who may do it, with the place for it."""
    if known.course is None or not known.course.current.open or known.iteration is None:
        return None
    first = known.course.current.open[0]
    url = url_for("workspace.open_place", iteration_id=known.iteration.id, code=first.code)
    return {"text": say(first.help), "label": say(first.action), "url": url if can("design", known.team) else ""}
