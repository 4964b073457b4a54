"""The dossier as a page, asking for it as PDF, seeing how far that is, and fetching it."""

from typing import cast

from flask import current_app, request, url_for
from flask_babel import get_locale, gettext

from designteam.cycle.models import Attachment, Iteration
from designteam.cycle.policy import iterations
from designteam.cycle.views.menus import team_tabs
from designteam.kit import clock
from designteam.kit.dates import machine
from designteam.kit.downloads import handed_out
from designteam.kit.text import slug
from designteam.kit.web import Answer, Site, afterwards, may, me, page, saved
from designteam.reports import commands, policy
from designteam.reports.models import KEPT, Dossier, Form
from designteam.reports.queries import dossiers
from designteam.reports.queries.contents import contents_of
from designteam.reports.views.blueprint import bp
from designteam.reports.views.making import make_dossier, shelf_of

SHOW, PDF, PROGRESS = "reports/dossiers/show.html", "reports/dossiers/pdf.html", "reports/dossiers/_progress.html"
AT_WILL = {Form.PDF.value, Form.DOCX.value, Form.ZIP.value}
MIMETYPES = {
    Form.PDF: "application/pdf",
    Form.YEAR: "application/pdf",
    Form.INTRODUCTION: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.ZIP: "application/zip",
}
ENDINGS = {Form.DOCX: "docx", Form.ZIP: "zip"}


@bp.get("/iterations/<int:iteration_id>/dossier")
@may("see", iterations, kept=False)
def dossier(iteration: Iteration) -> Answer:
    """What was made of it stands here as well, and no journal tells of that."""
    contents = contents_of(iteration, today=clock.today(), place=_on_screen)
    return page(
        SHOW,
        contents=contents,
        iteration=iteration,
        team=contents.team,
        team_tabs=team_tabs(contents.team, iteration),
        ready=dossiers.ready_for(me().person, iteration, at=clock.now()),
    )


@bp.post("/iterations/<int:iteration_id>/dossiers")
@may("see", iterations)
def ask_for_pdf(iteration: Iteration) -> Answer:
    asked_for = request.form.get("form", "")
    form = Form(asked_for) if asked_for in AT_WILL else Form.PDF
    return being_made(commands.ask(iteration, form=form, language=str(get_locale()), by=me().person, at=clock.now()))


def being_made(asked: Dossier) -> Answer:
    """Hand the work over, and go to where one sees how far it is."""
    if asked.is_waiting:
        # Handing over twice does no harm, and brings back to life what a full disk or a stopped worker lost.
        afterwards(lambda: make_dossier.hand_over(asked.id))
    return saved(url_for(".pdf", dossier_id=asked.id))


@bp.get("/dossiers/<int:dossier_id>")
@may("see", policy.dossiers)
def pdf(dossier: Dossier) -> Answer:
    iteration = dossier.iteration
    return page(
        PDF,
        part=PROGRESS,
        dossier=dossier,
        has_stalled=dossier.has_stalled(clock.now()),
        iteration=iteration,
        team=iteration.team,
        team_tabs=team_tabs(iteration.team, iteration),
    )


@bp.get("/dossiers/<int:dossier_id>/file")
@may("see", policy.dossiers)
def pdf_file(dossier: Dossier) -> Answer:
    is_kept = dossier.is_ready and clock.now() - dossier.asked_at < KEPT
    return handed_out(
        shelf_of(cast(Site, current_app)).find(dossier.file) if is_kept else None,
        media_type=MIMETYPES[dossier.form],
        name=_file_name(dossier),
    )


def _on_screen(picture: Attachment) -> str:
    return url_for("cycle.attachment", attachment_id=picture.id)


def _file_name(dossier: Dossier) -> str:
    """A name that still says what it is between other downloads: "dossier-de-waterlelie-iteration-2-2026-11-22.pdf"."""
    iteration = dossier.iteration
    called = {"school": iteration.team.school.name, "team": iteration.team.name, "number": iteration.number}
    if dossier.form is Form.YEAR:
        name = gettext("school year %(year)s %(school)s", year=dossier.school_year, **called)
    elif dossier.form is Form.INTRODUCTION:
        name = gettext("up to speed %(school)s %(team)s", **called)
    elif dossier.form is Form.ZIP:
        name = gettext("everything of %(school)s %(team)s", **called)
    else:
        name = gettext("dossier %(school)s %(team)s iteration %(number)s", **called)
    return f"{slug(name)}-{machine(dossier.changed_at.date())}.{ENDINGS.get(dossier.form, 'pdf')}"
