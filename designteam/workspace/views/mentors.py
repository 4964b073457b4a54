"""Asking a media mentor to look along, by an invitation into the team in that role."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from flask import url_for
from flask_babel import get_locale, gettext

from designteam.cycle.models import PracticeQuestion
from designteam.cycle.views.around import around_team
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.letters.views import address_of_site, post
from designteam.method.definition import Role
from designteam.teams import commands, forms
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams_of_now
from designteam.teams.queries.mentors import Mentor, media_mentors_near
from designteam.workspace.queries import courses
from designteam.workspace.queries.mentoring import EXPLORE
from designteam.workspace.views.among_people import count_invitations, home_of
from designteam.workspace.views.blueprint import bp

ASK = "workspace/mentors/new.html"


class Receiver(NamedTuple):
    """Whom the letter goes to, and the language in which they read it."""

    email: str
    name: str
    language: str


@bp.get("/teams/<int:team_id>/media-mentor/new")
@may("lead", teams_of_now)
def new_media_mentor(team: DesignTeam) -> Answer:
    return _asking(team, forms.AskingMentor(formdata=None), media_mentors_near(team, today=clock.today()))


@bp.post("/teams/<int:team_id>/media-mentor")
@may("lead", teams_of_now)
def ask_media_mentor(team: DesignTeam) -> Answer:
    form, near = forms.AskingMentor(), media_mentors_near(team, today=clock.today())
    form.offer(_choices(near))
    if not form.validate_on_submit():
        return _asking(team, form, near, status=422)
    receiver = _receiver(form, near)
    count_invitations(receiver.email)
    try:
        _invite(team, receiver)
    except commands.CannotJoin as refusal:
        form.refuse(say(refusal.reason), "email" if form.is_somebody_else else "who")
        return _asking(team, form, near, status=422)
    return saved(_back_to(team), message=gettext("A letter is on its way to %(name)s.", name=receiver.name))


def _receiver(form: forms.AskingMentor, near: Sequence[Mentor]) -> Receiver:
    if form.is_somebody_else:
        return Receiver(str(form.email.data), str(form.name.data), str(get_locale()))
    person = next(mentor.person for mentor in near if str(mentor.person.id) == form.who.data)
    return Receiver(person.email, person.name, person.language)


def _invite(team: DesignTeam, to: Receiver) -> None:
    """Whoever says yes is in the team from then on; until then nothing changes."""
    invitation, token = commands.invite(
        team,
        email=to.email,
        name=to.name,
        language=to.language,
        role=Role.MEDIA_MENTOR,
        since=clock.today(),
        by=me().person,
        at=clock.now(),
    )
    link = address_of_site() + url_for("workspace.joining", token=token)
    post(
        "asked_to_look_along", to=to.email, language=to.language, good_until=invitation.expires_at,
        invitation=invitation, team=team, question=_question_of(team), by=me().name, link=link,
    )  # fmt: skip


def _asking(team: DesignTeam, form: forms.AskingMentor, near: Sequence[Mentor], *, status: int = 200) -> Answer:
    form.offer(_choices(near))
    back, question = _back_to(team), _question_of(team)
    return page(ASK, form=form, near=near, back=back, question=question, status=status, **around_team(team))


def _choices(near: Sequence[Mentor]) -> dict[int, str]:
    return {mentor.person.id: f"{mentor.person.name} ({', '.join(mentor.schools)})" for mentor in near}


def _question_of(team: DesignTeam) -> str:
    """The newest practice question, as the letter quotes it; empty while there is none."""
    running = courses.running_iterations_of([team.id])
    newest = courses.newest_in(running[0], "practice_question") if running else {}
    question = cast(PracticeQuestion | None, newest.get("practice_question"))
    return question.text if question else ""


def _back_to(team: DesignTeam) -> str:
    """The exploration, where it is asked for; the people of a team that has not begun."""
    running = courses.running_iterations_of([team.id])
    if not running:
        return home_of(team)
    return url_for("workspace.phase", iteration_id=running[0].id, phase=EXPLORE, _anchor="media-mentor")
