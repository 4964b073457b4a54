"""Pictures to put in a text: sending one, seeing it while one writes, and the marks by which a text names them."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import cast

from flask import abort, current_app, request, url_for

from designteam.cycle import commands, forms, policy
from designteam.cycle.forms.attachments import end_of_school_year
from designteam.cycle.models import Artefact, Consent, Iteration
from designteam.cycle.queries import pictures as queries
from designteam.cycle.queries.attachments import Enclosed, enclosed_with
from designteam.cycle.views.around import rooms_of
from designteam.cycle.views.blueprint import bp
from designteam.cycle.views.upkeep import attachments_of
from designteam.kit import clock
from designteam.kit.downloads import handed_out
from designteam.kit.filetypes import CannotTake
from designteam.kit.forms import RichText
from designteam.kit.pictures import MEDIA_TYPE
from designteam.kit.richtext import Shown
from designteam.kit.uploads import takes_files
from designteam.kit.web import Answer, Site, may, me, page, saved, say

PICTURES = "cycle/pictures/index.html"


@bp.app_template_filter("in_text")
def in_text(enclosed: Iterable[Enclosed]) -> tuple[Shown, ...]:
    """Of what belongs to an artefact, as its reader may see it, the pictures that its text can show."""
    return tuple(
        Shown(one.mark, url_for("cycle.attachment", attachment_id=one.id), one.width, one.height)
        for one in enclosed
        if one.is_picture and one.is_here
    )


@bp.get("/iterations/<int:iteration_id>/pictures")
@may("work", policy.iterations)
def pictures(iteration: Iteration) -> Answer:
    form = forms.PlacingPicture(formdata=None, data={"consent_until": end_of_school_year(clock.today())})
    return _pictures(iteration, form)


@bp.post("/iterations/<int:iteration_id>/pictures")
@takes_files
@may("work", policy.iterations)
def hold_picture(iteration: Iteration) -> Answer:
    form = forms.PlacingPicture()
    if form.validate_on_submit():
        try:
            held = commands.hold(
                iteration.team,
                name=form.file.data.name if form.file.data else "",
                content=form.file.data.content if form.file.data else b"",
                title=form.title.data,
                consent=Consent(form.consent.data),
                consent_until=form.consent_until.data,
                shelf=attachments_of(cast(Site, current_app)),
                by=me().person,
                at=clock.now(),
            )
            return saved(url_for(".pictures", iteration_id=iteration.id, added=held.mark, _anchor="held-pictures"))
        except CannotTake as refusal:
            form.refuse(say(refusal.reason), "file")
    return _pictures(iteration, form, status=422)


@bp.get("/iterations/<int:iteration_id>/pictures/<mark>")
@may("work", policy.iterations)
def held_picture(iteration: Iteration, mark: str) -> Answer:
    """One's own picture, in a text that is not kept yet."""
    return _picture(queries.file_of_held(mark, team_id=iteration.team_id, person_id=me().id, today=clock.today()))


@bp.get("/artefacts/<int:artefact_id>/pictures/<mark>")
@may("revise", policy.artefacts)
def picture_in_text(artefact: Artefact, mark: str) -> Answer:
    """A picture of this artefact, or one's own that is to become one, as it stands in the editor."""
    today = clock.today()
    return _picture(
        queries.file_in_text(mark, artefact_id=artefact.id, today=today)
        or queries.file_of_held(mark, team_id=artefact.team_id, person_id=me().id, today=today)
    )


def offer_pictures(form: forms.ArtefactForm, iteration: Iteration, artefact: Artefact | None) -> None:
    """Tell the longer texts of a form where a picture is sent, and where the editor finds those that stand in it."""
    fields = [field for field in form if isinstance(field, RichText)]
    if not fields:
        return
    offer = Offer(iteration, artefact)
    for field in fields:
        field.pictures = offer


class Offer:
    """Where the pictures of a text are sent and found. Those that belong to it already are asked only when shown."""

    def __init__(self, iteration: Iteration, artefact: Artefact | None) -> None:
        self.artefact_id = artefact.id if artefact else None
        self.sent_to = url_for(".pictures", iteration_id=iteration.id)
        self.shown_at = f"{url_for('.artefact', artefact_id=artefact.id)}/pictures" if artefact else self.sent_to

    @cached_property
    def here(self) -> Sequence[Enclosed]:
        if self.artefact_id is None:
            return []
        enclosed = enclosed_with(self.artefact_id, today=clock.today(), in_team=True)
        return [one for one in enclosed if one.is_picture and one.is_here]


def _pictures(iteration: Iteration, form: forms.PlacingPicture, status: int = 200) -> Answer:
    return page(
        PICTURES,
        form=form,
        held=queries.held_by(me().id, team_id=iteration.team_id),
        added=request.args.get("added", ""),
        status=status,
        **rooms_of(iteration.team, iteration),
    )


def _picture(name: str | None) -> Answer:
    if not name:
        abort(404)
    stored = attachments_of(cast(Site, current_app)).find(name)
    return handed_out(stored, media_type=MEDIA_TYPE, name=name, to_look_at=True)
