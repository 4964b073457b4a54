"""The journal of a process guide: private notes, and those that fellow guides share on purpose."""

import secrets
from typing import Any

from flask import abort, request, url_for
from flask_babel import gettext

from designteam.guidance import commands, forms
from designteam.guidance.models import GuideNote, Readers
from designteam.guidance.policy import notes as policy
from designteam.guidance.queries import notes as queries
from designteam.guidance.views.blueprint import bp
from designteam.kit import clock, db
from designteam.kit.dates import short_day
from designteam.kit.text import whole_number
from designteam.kit.web import Answer, may, me, page, saved, signed_in
from designteam.teams.models import DesignTeam, Stale

INDEX, SHOW = "guidance/notes/index.html", "guidance/notes/show.html"
NEW, EDIT = "guidance/notes/new.html", "guidance/notes/edit.html"


@bp.get("/guidance/notes")
@signed_in
def notes() -> Answer:
    """For who guides a team, or noted something before."""
    teams = queries.teams_noted(me().facts)
    if not teams:
        abort(404)
    team_id, after, of_others = _number("team"), _number("after"), request.args.get("of") == "others"
    reading = queries.notes_of_others if of_others else queries.my_notes
    return page(
        INDEX,
        found=reading(me().facts, team_id=team_id, after=after),
        teams=teams,
        guided=[team for team in teams if team.id in me().facts["my_guided_teams"]],
        chosen=team_id,
        of_others=of_others,
    )


@bp.get("/guidance/notes/new")
@signed_in
def new_note() -> Answer:
    team = _guided_team()
    form = _noting(team.id, formdata=None, submission=secrets.token_urlsafe(16), about_on=clock.today())
    asked = str(_number("meeting"))
    for meeting in queries.meetings_to_note(team.id, now=clock.now()):
        if str(meeting.id) == asked:
            form.meeting.data, form.about_on.data = asked, meeting.starts_at.date()
    return page(NEW, form=form, team=team)


@bp.post("/guidance/notes")
@signed_in
def add_note() -> Answer:
    team = _guided_team()
    form = _noting(team.id)
    if not form.validate_on_submit():
        return page(NEW, form=form, team=team, status=422)
    made = commands.note(
        team.id, form.said(), about_on=form.values()["about_on"], submission=form.submission.data,
        meeting_id=int(form.meeting.data) if form.meeting.data else None, by=me().person, at=clock.now(),
    )  # fmt: skip
    return saved(url_for(".note", note_id=made.id), message=gettext("Noted. Only you read this."))


@bp.get("/guidance/notes/<int:note_id>")
@may("see", policy)
def note(note: GuideNote) -> Answer:
    return _note(note, forms.SharingNote(formdata=None, read_by=note.read_by.value))


@bp.get("/guidance/notes/<int:note_id>/edit")
@may("revise", policy)
def edit_note(note: GuideNote) -> Answer:
    now: dict[str, Any] = {"from_version": note.version, "about_on": note.about_on, **note.said}
    return page(EDIT, form=_revising(formdata=None, data=now), note=note, stands=False)


@bp.post("/guidance/notes/<int:note_id>")
@may("revise", policy)
def revise_note(note: GuideNote) -> Answer:
    form = _revising()
    if not form.validate_on_submit():
        return page(EDIT, form=form, note=note, stands=False, status=422)
    try:
        note.revise(
            form.said(), about_on=form.values()["about_on"], from_version=form.from_version.data, at=clock.now()
        )
    except Stale:
        form.refuse(gettext("You changed this note in another window. What stands there now is below the form."))
        form.from_version.data = note.version
        return page(EDIT, form=form, note=note, stands=True, status=409)
    return saved(url_for(".note", note_id=note.id), message=gettext("Kept."))


@bp.post("/guidance/notes/<int:note_id>/sharing")
@may("share", policy)
def share_note(note: GuideNote) -> Answer:
    form = forms.SharingNote()
    if not form.validate_on_submit():
        return _note(note, form, status=422)
    note.let_read(Readers(form.read_by.data), at=clock.now())
    return saved(url_for(".note", note_id=note.id), message=gettext("Kept. Who may read it stands with it."))


@bp.post("/guidance/notes/<int:note_id>/removal")
@may("remove", policy)
def remove_note(note: GuideNote) -> Answer:
    commands.remove_note(note)
    return saved(url_for(".notes"), message=gettext("Removed."))


def _note(note: GuideNote, form: forms.SharingNote, *, status: int = 200) -> Answer:
    readers = queries.readers_of(note, today=clock.today())
    return page(SHOW, note=note, form=form, readers=readers, is_mine=note.author_id == me().id, status=status)


def _guided_team() -> DesignTeam:
    """The team that the address names, or the only one; not found when this person does not guide it."""
    guided = me().facts["my_guided_teams"]
    asked = _number("team") or (guided[0] if len(guided) == 1 else 0)
    if asked not in guided:
        abort(404)
    return db.session().get_one(DesignTeam, asked)


def _noting(team_id: int, **options: Any) -> forms.GuideNoting:
    form = forms.GuideNoting(**options)
    known = [
        (str(one.id), f"{one.title}, {short_day(one.starts_at)}")
        for one in queries.meetings_to_note(team_id, now=clock.now())
    ]
    form.meeting.choices = [form.meeting.choices[0], *known]
    return form


def _revising(**options: Any) -> forms.GuideNoting:
    """To which meeting a note belongs stays as it is."""
    form = forms.GuideNoting(**options)
    del form.meeting
    return form


def _number(name: str) -> int:
    return whole_number(request.args.get(name, ""))
