"""The page for the staff room, as the team makes, changes and closes it."""

from flask_babel import gettext

from designteam.kit import clock
from designteam.kit.web import Answer, may, me, saved
from designteam.schoolteam import commands, forms
from designteam.schoolteam.models import Part
from designteam.schoolteam.queries.staff import page_of
from designteam.schoolteam.views.blueprint import bp, home_of
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams_of_now


@bp.post("/teams/<int:team_id>/school-team/staff-page")
@may("design", teams_of_now)
def open_staff_page(team: DesignTeam) -> Answer:
    """Also gives the page a new address."""
    before = page_of(team.id)
    parts = [Part(part) for part in before.parts] if before else list(Part)
    commands.open_page(team, parts=parts, by=me().person, at=clock.now())
    message = (
        gettext("The page has a new address. The old one leads nowhere any more.")
        if before
        else gettext("The page is there. Look at it first, and then print the card or send the address.")
    )
    return saved(home_of(team, "staff-page"), message=message)


@bp.post("/teams/<int:team_id>/school-team/staff-page/parts")
@may("design", teams_of_now)
def show_parts(team: DesignTeam) -> Answer:
    form, found = forms.StaffPageParts(), page_of(team.id)
    if found is not None and form.validate_on_submit():
        commands.show_parts(found, form.chosen(), by=me().person, at=clock.now())
    return saved(home_of(team, "staff-page"), message=gettext("Kept."))


@bp.post("/teams/<int:team_id>/school-team/staff-page/revocation")
@may("design", teams_of_now)
def revoke_staff_page(team: DesignTeam) -> Answer:
    if (found := page_of(team.id)) is not None:
        commands.revoke_page(found, by=me().person, at=clock.now())
    return saved(home_of(team, "staff-page"), message=gettext("Closed. The address leads nowhere any more."))
