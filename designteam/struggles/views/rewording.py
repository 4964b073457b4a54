"""Telling a struggle in other words, by the team whose it is."""

from collections.abc import Sequence

from flask import redirect, url_for
from flask_babel import gettext

from designteam.kit import clock
from designteam.kit.differences import Differing
from designteam.kit.reading import both_texts
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.network.models import Audience
from designteam.struggles import commands, forms
from designteam.struggles.models import Struggle
from designteam.struggles.policy import struggles
from designteam.struggles.views.blueprint import bp
from designteam.teams.models import Stale

EDIT = "struggles/edit.html"
FIELDS = ("text", "learning_area", "phase", "audience")


@bp.get("/struggles/<int:struggle_id>/edit")
@may("reword", struggles)
def edit_struggle(struggle: Struggle) -> Answer:
    if not struggle.is_open:
        return redirect(url_for(".struggle", struggle_id=struggle.id))
    return _editing(struggle, _as_it_is(struggle))


@bp.post("/struggles/<int:struggle_id>")
@may("reword", struggles)
def reword_struggle(struggle: Struggle) -> Answer:
    form = forms.RewordingStruggle()
    if not form.validate_on_submit():
        return _editing(struggle, form, status=422)
    said = form.values()
    try:
        commands.reword(
            struggle,
            text=said["text"],
            learning_area=said["learning_area"] or "",
            phase=said["phase"] or "",
            audience=Audience(said["audience"]),
            from_version=form.from_version.data,
            by=me().person,
            at=clock.now(),
        )
    except Stale:
        differing = both_texts(form, _as_it_is(struggle), FIELDS)
        form.from_version.data = struggle.version
        return _editing(struggle, form, differing, status=409)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _editing(struggle, form, status=409)
    return saved(
        url_for(".struggle", struggle_id=struggle.id), message=gettext("Changed. Others read it like this now.")
    )


def _as_it_is(struggle: Struggle) -> forms.RewordingStruggle:
    return forms.RewordingStruggle(
        formdata=None,
        text=struggle.text,
        learning_area=struggle.learning_area,
        phase=struggle.phase,
        audience=struggle.audience.value,
        from_version=struggle.version,
    )


def _editing(
    struggle: Struggle, form: forms.RewordingStruggle, differing: Sequence[Differing] = (), *, status: int = 200
) -> Answer:
    """With both texts, when somebody else of the team kept one in the meantime."""
    return page(EDIT, struggle=struggle, form=form, differing=differing, status=status)
