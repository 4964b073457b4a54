"""The blueprint of the reports, and the words for a dossier in the making."""

from collections.abc import Mapping, Sequence

from flask import Blueprint

from designteam.cycle.views.balance import Drawn, drawn_web
from designteam.cycle.views.measured import Measured, events_of, measured, moved_on
from designteam.evidence.models import Stance
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.reports.models import Dossier, Failure, Form, Stage
from designteam.reports.queries.contents import Contents
from designteam.reports.queries.pieces import Piece
from designteam.reveals.shown.quadrants import Quadrant, quadrants
from designteam.workspace.shown.why import why_of

bp = Blueprint("reports", __name__)

WAITING = N_("Your dossier waits for its turn.")
PAGE_BY_PAGE = N_("We are laying out the pages: page %(page)s.")
AT_WORK: Mapping[Stage, str] = {
    Stage.COLLECTING: N_("We are collecting what your team wrote."),
    Stage.LAYING_OUT: N_("We are laying out the pages."),
    Stage.DRAWING: N_("We are drawing the pages."),
    Stage.KEEPING: N_("We are putting the PDF away for you."),
}
# Per form: the name of what is made, and the words on the button that fetches it.
TAKEN_ALONG: Mapping[Form, tuple[str, str]] = {
    Form.PDF: (N_("The dossier as PDF"), N_("Fetch the PDF")),
    Form.DOCX: (N_("The dossier as a text document"), N_("Fetch the document")),
    Form.ZIP: (N_("Everything of the team"), N_("Fetch the ZIP")),
    Form.YEAR: (N_("The school year as PDF"), N_("Fetch the PDF")),
    Form.INTRODUCTION: (N_("To come up to speed, as PDF"), N_("Fetch the PDF")),
}
RESTS: Mapping[Stance, str] = {
    Stance.SUPPORTS: N_("Is supported by"),
    Stance.CONTRADICTS: N_("Is contradicted by"),
    Stance.NUANCES: N_("Is nuanced by"),
}
WENT_WRONG: Mapping[Failure, str] = {
    Failure.TOO_LARGE: N_(
        "There is too much for one PDF: more than 300 pages, or it takes too long. Print the page instead."
    ),
    Failure.NOT_INSTALLED: N_(
        "On this computer no PDF can be made yet. Install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0. "
        "Printing the page does work."
    ),
    Failure.NOT_IN_TEAM: N_("Only people who are in the team now can make its dossier."),
    Failure.STALLED: N_("Making the PDF has stopped half-way. Your work is safe."),
    Failure.OWN_FAULT: N_("Making the PDF did not work. That is our fault; your work is safe."),
}


@bp.app_template_filter("what_is_done")
def what_is_done(dossier: Dossier) -> str:
    """What the worker does at this moment, with the page when that is known."""
    if dossier.is_waiting:
        return say(WAITING)
    if dossier.stage is Stage.LAYING_OUT and dossier.pages:
        return say(PAGE_BY_PAGE, page=dossier.pages)
    return say(AT_WORK[dossier.stage])


@bp.app_template_filter("what_it_is")
def what_it_is(dossier: Dossier) -> str:
    return say(TAKEN_ALONG[dossier.form][0])


@bp.app_template_filter("how_to_fetch")
def how_to_fetch(dossier: Dossier) -> str:
    return say(TAKEN_ALONG[dossier.form][1])


@bp.app_template_filter("what_went_wrong")
def what_went_wrong(dossier: Dossier) -> str:
    """Why there is no PDF. One that nobody hears from any more has stalled."""
    return say(WENT_WRONG[dossier.failure or Failure.STALLED])


@bp.app_template_filter("as_ground")
def as_ground(stance: Stance) -> str:
    """What something in the library says of the work that rests on it, as the beginning of a line."""
    return say(RESTS[stance])


@bp.app_template_filter("quadrants_in")
def quadrants_in(contents: Contents) -> Sequence[Quadrant]:
    """The quadrants of this iteration, drawn, each with the middles of those before it."""
    answers = {told.id: dots for told, dots in contents.dots.items()}
    drawn = quadrants(list(contents.dots), answers)
    return [one for one in drawn if one.iteration == contents.iteration.number]


@bp.app_template_filter("web_in")
def web_in(design: Piece, contents: Contents) -> Drawn | None:
    """The web of a design, once a thread of it says something."""
    woven = contents.web_of(design)
    return drawn_web(design.id, woven) if woven else None


@bp.app_template_filter("measured_in")
def measured_in(experiment: Piece, contents: Contents) -> Sequence[Measured]:
    """What was measured in an experiment, with the begin, the end and the moves of the team meanwhile."""
    moved = [moved_on(turn.at, turn.phase.code, turn.direction) for turn in contents.turns]
    events = events_of(experiment.starts_on or None, experiment.ends_on or None, moved)
    return [measured(indicator, events) for indicator in contents.indicators.get(experiment.id, ())]


@bp.app_template_filter("why_in")
def why_in(piece: Piece, contents: Contents) -> str:
    """The reason behind something, told from what it rests on and what came of it."""
    return why_of(contents.thread.knots[piece.id], contents.thread).text
