"""What a school says of itself, kept by who leads a team there."""

from flask import url_for
from flask_babel import gettext

from designteam.journal.queries import latest_about
from designteam.kit import clock
from designteam.kit.reading import both_texts
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.network.models import School
from designteam.schools import forms, policy
from designteam.schools.commands.profiles import describe
from designteam.schools.queries.work import profile_of
from designteam.schools.views.blueprint import bp
from designteam.teams.models import Stale

EDIT, CONFLICT = "schools/profiles/edit.html", "schools/profiles/conflict.html"
FIELDS = ("about", "website", "receives_visits", "topics", "days")


@bp.get("/schools/<int:school_id>/profile")
@may("describe", policy.schools)
def profile(school: School) -> Answer:
    return page(EDIT, form=_as_it_is(school), school=school)


@bp.post("/schools/<int:school_id>/profile")
@may("describe", policy.schools)
def describe_school(school: School) -> Answer:
    form = forms.Profile()
    if not form.validate_on_submit():
        return page(EDIT, form=form, school=school, status=422)
    try:
        describe(school, form.values(), from_version=form.from_version.data, by=me().person, at=clock.now())
    except Stale:
        return _conflict(school, form)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason), "topics")
        return page(EDIT, form=form, school=school, status=422)
    return saved(url_for(".school", school_id=school.id), message=gettext("Kept what your school says of itself."))


def _as_it_is(school: School) -> forms.Profile:
    known = profile_of(school.id)
    return forms.Profile(formdata=None, from_version=known.version, **{name: getattr(known, name) for name in FIELDS})


def _conflict(school: School, form: forms.Profile) -> Answer:
    """Both texts in full, and a form with one's own, which goes on from what somebody else kept."""
    theirs = _as_it_is(school)
    differing = both_texts(form, theirs, FIELDS)
    form.from_version.data = theirs.from_version.data
    newest = next(iter(latest_about("school", school.id, most=1)), None)
    return page(CONFLICT, form=form, school=school, differing=differing, newest=newest, status=409)
