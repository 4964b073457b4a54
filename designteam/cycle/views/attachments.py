"""Pictures, documents and links of an artefact: adding them, fetching them and letting go of them."""

from typing import cast

from flask import abort, current_app, url_for
from flask_babel import gettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.forms.attachments import end_of_school_year
from designteam.cycle.models import Artefact, Attachment, Bookmark, Destination
from designteam.cycle.views.around import around
from designteam.cycle.views.blueprint import bp
from designteam.cycle.views.upkeep import attachments_of, let_go_of, look_at_bookmark
from designteam.kit import clock, db
from designteam.kit.downloads import handed_out
from designteam.kit.filetypes import CannotTake
from designteam.kit.uploads import takes_files
from designteam.kit.web import Answer, Site, afterwards, may, me, page, saved, say

NEW, NEW_LINK, REMOVE = (
    "cycle/attachments/new.html",
    "cycle/attachments/new_link.html",
    "cycle/attachments/remove.html",
)


@bp.get("/artefacts/<int:artefact_id>/attachments/new")
@may("revise", policy.artefacts)
def new_attachment(artefact: Artefact) -> Answer:
    form = forms.Attaching(formdata=None, data={"consent_until": end_of_school_year(clock.today())})
    return page(NEW, form=form, **around(artefact))


@bp.post("/artefacts/<int:artefact_id>/attachments")
@takes_files
@may("revise", policy.artefacts)
def add_attachment(artefact: Artefact) -> Answer:
    form = forms.Attaching()
    if form.validate_on_submit():
        try:
            keep_upload(form, artefact, title=form.title.data)
            return saved(_place(artefact), message=gettext("Added."))
        except CannotTake as refusal:
            form.refuse(say(refusal.reason), "file")
    return page(NEW, form=form, status=422, **around(artefact))


@bp.get("/attachments/<int:attachment_id>")
@may("see", policy.attachments)
def attachment(attachment: Attachment) -> Answer:
    """The file itself: a picture to look at, a document to fetch. Neither can do anything in the browser."""
    return _file(attachment, attachment.file)


@bp.get("/attachments/<int:attachment_id>/small")
@may("see", policy.attachments)
def small_attachment(attachment: Attachment) -> Answer:
    return _file(attachment, attachment.small_file)


@bp.get("/artefacts/<int:artefact_id>/attachments/<int:attachment_id>/removal")
@may("revise", policy.artefacts)
def ask_why_detached(artefact: Artefact, attachment_id: int) -> Answer:
    return _asked_why(artefact, _attachment_of(artefact, attachment_id), forms.Removing(formdata=None))


@bp.post("/artefacts/<int:artefact_id>/attachments/<int:attachment_id>/removal")
@may("revise", policy.artefacts)
def detach(artefact: Artefact, attachment_id: int) -> Answer:
    attachment, form = _attachment_of(artefact, attachment_id), forms.Removing()
    if not form.validate_on_submit():
        return _asked_why(artefact, attachment, form, status=422)
    files = (attachment.file, attachment.small_file)
    attachment.remove(because=form.reason.data, by=me().person, at=clock.now())
    afterwards(lambda: let_go_of(attachment.id, files))
    return saved(_place(artefact), message=gettext("Removed. That it was here stays readable."))


@bp.get("/artefacts/<int:artefact_id>/bookmarks/new")
@may("revise", policy.artefacts)
def new_bookmark(artefact: Artefact) -> Answer:
    return page(NEW_LINK, form=forms.Bookmarking(formdata=None), **around(artefact))


@bp.post("/artefacts/<int:artefact_id>/bookmarks")
@may("revise", policy.artefacts)
def add_bookmark(artefact: Artefact) -> Answer:
    form = forms.Bookmarking()
    if form.validate_on_submit():
        try:
            made = commands.bookmark(
                artefact,
                title=form.title.data,
                url=form.url.data,
                leads_to=Destination(form.leads_to.data),
                by=me().person,
                at=clock.now(),
            )
            afterwards(lambda: look_at_bookmark.hand_over(made.id))
            return saved(_place(artefact), message=gettext("Added. We look whether the link works."))
        except CannotTake as refusal:
            form.refuse(say(refusal.reason))
    return page(NEW_LINK, form=form, status=422, **around(artefact))


@bp.post("/artefacts/<int:artefact_id>/bookmarks/<int:bookmark_id>/check")
@may("revise", policy.artefacts)
def check_bookmark(artefact: Artefact, bookmark_id: int) -> Answer:
    bookmark = _bookmark_of(artefact, bookmark_id)
    afterwards(lambda: look_at_bookmark.hand_over(bookmark.id))
    return saved(_place(artefact), message=gettext("We are looking at it. Open this page again in a minute."))


@bp.get("/artefacts/<int:artefact_id>/bookmarks/<int:bookmark_id>/removal")
@may("revise", policy.artefacts)
def ask_why_unbookmarked(artefact: Artefact, bookmark_id: int) -> Answer:
    return _asked_why(artefact, _bookmark_of(artefact, bookmark_id), forms.Removing(formdata=None))


@bp.post("/artefacts/<int:artefact_id>/bookmarks/<int:bookmark_id>/removal")
@may("revise", policy.artefacts)
def remove_bookmark(artefact: Artefact, bookmark_id: int) -> Answer:
    bookmark, form = _bookmark_of(artefact, bookmark_id), forms.Removing()
    if not form.validate_on_submit():
        return _asked_why(artefact, bookmark, form, status=422)
    bookmark.remove(because=form.reason.data, by=me().person, at=clock.now())
    return saved(_place(artefact), message=gettext("Removed. That it was here stays readable."))


def keep_upload(form: forms.WithPicture, artefact: Artefact, *, title: str) -> None:
    """Keep the file of a form with an artefact. Raises CannotTake."""
    sent = form.file.data
    if sent is None:
        return
    commands.attach(
        artefact,
        name=sent.name,
        content=sent.content,
        title=title,
        **form.agreed_by,
        shelf=attachments_of(cast(Site, current_app)),
        by=me().person,
        at=clock.now(),
    )


def _file(attachment: Attachment, name: str) -> Answer:
    may_be_shown = attachment.may_be_shown(on=clock.today())
    return handed_out(
        attachments_of(cast(Site, current_app)).find(name) if may_be_shown else None,
        media_type=attachment.media_type,
        name=download_name(attachment),
        to_look_at=attachment.is_picture,
    )


def download_name(attachment: Attachment) -> str:
    """Its title with the ending that belongs to what it really is."""
    ending = f".{attachment.extension}"
    stem = attachment.title if not attachment.title.lower().endswith(ending) else attachment.title[: -len(ending)]
    return "".join("-" if character in '/\\:*?"<>|' else character for character in stem) + ending


def _asked_why(artefact: Artefact, thing: Attachment | Bookmark, form: forms.Removing, status: int = 200) -> Answer:
    action = (
        url_for(".detach", artefact_id=artefact.id, attachment_id=thing.id)
        if isinstance(thing, Attachment)
        else url_for(".remove_bookmark", artefact_id=artefact.id, bookmark_id=thing.id)
    )
    return page(REMOVE, thing=thing, form=form, action=action, status=status, **around(artefact))


def _attachment_of(artefact: Artefact, attachment_id: int) -> Attachment:
    found = db.session().get(Attachment, attachment_id)
    if found is None or found.artefact_id != artefact.id or found.removed_at is not None:
        abort(404)
    return found


def _bookmark_of(artefact: Artefact, bookmark_id: int) -> Bookmark:
    found = db.session().get(Bookmark, bookmark_id)
    if found is None or found.artefact_id != artefact.id or found.removed_at is not None:
        abort(404)
    return found


def _place(artefact: Artefact) -> str:
    return url_for(".artefact", artefact_id=artefact.id, _anchor="attachments")
