"""Bringing references by file: choosing the file, looking through what was read, and taking it in."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

from flask import current_app, request, url_for
from flask_babel import get_locale, gettext

from designteam.evidence import forms, policy
from designteam.evidence.commands import files as commands
from designteam.evidence.formats import CannotRead
from designteam.evidence.models import BroughtRecord, ReferenceFile, Verdict
from designteam.evidence.models.files import KEPT, Step, Trouble
from designteam.evidence.queries import files
from designteam.evidence.views.blueprint import bp, number_in
from designteam.evidence.views.bringing import shelf_of, work_at_file
from designteam.kit import clock
from designteam.kit.uploads import takes_files
from designteam.kit.web import Answer, Site, afterwards, may, me, page, saved, say
from designteam.kit.words import N_
from designteam.network.models import Audience
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams

NEW, SHOW, SHOWN, TAKING = (
    "evidence/files/index.html",
    "evidence/files/show.html",
    "evidence/files/_show.html",
    "evidence/files/_taking.html",
)
GROUPS = {
    Verdict.NEW: N_("New"),
    Verdict.DOUBTFUL: N_("To check"),
    Verdict.THERE: N_("Already there"),
    Verdict.BROKEN: N_("Could not be read"),
}
NAMES = {
    "bibtex": "BibTeX", "ris": "RIS", "csl_json": "CSL-JSON", "endnote_xml": "EndNote XML", "zotero_csv": "Zotero CSV",
}  # fmt: skip
WENT_WRONG = {
    Trouble.FILE_GONE: N_("The file is not here any more. Choose it again."),
    Trouble.NOT_IN_TEAM: N_("Only people who design in the team now can bring in its references."),
    Trouble.OWN_FAULT: N_("This did not work. That is our fault. Nothing was kept, and nothing was lost."),
}
STALLED = N_("We have heard nothing for a while. Nothing was lost.")
DOING = {
    Step.READING: N_("We are reading the file: %(done)s of %(most)s."),
    Step.KEEPING: N_("We are bringing the sources in: %(done)s of %(most)s."),
}
MOST_PARTS = 200


class Group(NamedTuple):
    """A way to the records of which the same was found."""

    label: str
    many: int
    url: str
    is_chosen: bool


@bp.app_template_filter("what_is_wrong")
def what_is_wrong(record: BroughtRecord) -> str:
    return say(record.fault, **record.details)


@bp.app_template_filter("how_far_it_is")
def how_far_it_is(file: ReferenceFile) -> str:
    if file.is_waiting:
        return gettext("It waits for its turn.")
    return say(DOING[file.step], done=file.done, most=file.to_do)


@bp.app_template_filter("what_happened")
def what_happened(file: ReferenceFile) -> str:
    """Why a step stopped. One that nobody hears from any more has stalled."""
    return say(WENT_WRONG[file.trouble] if file.trouble else STALLED)


@bp.app_template_filter("name_of_format")
def name_of_format(file: ReferenceFile) -> str:
    return NAMES[file.format]


@bp.get("/teams/<int:team_id>/evidence/files")
@may("design", teams, kept=False)
def reference_files(team: DesignTeam) -> Answer:
    form = forms.BringingFile(formdata=None)
    form.submission.data = secrets.token_urlsafe(16)
    return page(NEW, form=form, team=team, brought=files.files_of(team))


@bp.post("/teams/<int:team_id>/evidence/files")
@takes_files
@may("design", teams)
def bring_file(team: DesignTeam) -> Answer:
    form = forms.BringingFile()
    if form.validate_on_submit() and (sent := form.file.data):
        try:
            file = commands.bring(
                team,
                name=sent.name,
                content=sent.content,
                submission=form.submission.data,
                language=str(get_locale()),
                shelf=shelf_of(cast(Site, current_app)),
                by=me().person,
                at=clock.now(),
            )
        except CannotRead as refusal:
            details: dict[str, Any] = refusal.details
            form.refuse(say(refusal.reason, **details), "file")
        else:
            return _under_way(file)
    return page(NEW, form=form, team=team, brought=files.files_of(team), status=422)


@bp.get("/evidence/files/<int:reference_file_id>")
@may("see", policy.reference_files)
def reference_file(reference_file: ReferenceFile) -> Answer:
    form = forms.TakingIn(formdata=None, audience=reference_file.audience.value)
    return _shown(reference_file, form)


@bp.post("/evidence/files/<int:reference_file_id>/choices")
@may("bring_in", policy.reference_files)
def choose_records(reference_file: ReferenceFile) -> Answer:
    """Keep what is ticked of the records that were shown, and go on to another part of them."""
    form = forms.TakingIn()
    _keep_choices(reference_file, form)
    return saved(
        _place_of(reference_file, _group(), part=number_in("go")),
        part=TAKING,
        file=reference_file,
        chosen=_chosen(files.counts_of(reference_file)),
    )


@bp.post("/evidence/files/<int:reference_file_id>/keeping")
@may("bring_in", policy.reference_files)
def take_in_records(reference_file: ReferenceFile) -> Answer:
    """Let a worker bring in what is ticked. Sent twice, it is brought in once."""
    form = forms.TakingIn()
    _keep_choices(reference_file, form)
    if reference_file.is_ready:
        if not form.validate_on_submit():
            return _shown(reference_file, form, status=422)
        chosen = _chosen(files.counts_of(reference_file))
        if not chosen:
            form.refuse(gettext("Nothing is ticked yet. Tick at least one source."))
            return _shown(reference_file, form, status=422)
        reference_file.ask_to_keep(chosen, Audience(form.audience.data), by=me().person, at=clock.now())
    return _under_way(reference_file)


@bp.post("/evidence/files/<int:reference_file_id>/again")
@may("bring_in", policy.reference_files)
def begin_again(reference_file: ReferenceFile) -> Answer:
    """Let a worker try it once more, or look at the list again before anything is kept."""
    if request.form.get("how") == "look":
        reference_file.look_again(at=clock.now())
    else:
        reference_file.begin_again(at=clock.now())
    return _under_way(reference_file)


def _under_way(file: ReferenceFile) -> Answer:
    """Hand the work over, and go to where one sees how far it is."""
    if file.is_waiting:
        # Handing over twice does no harm, and brings back to life what a full disk or a stopped worker lost.
        afterwards(lambda: work_at_file.hand_over(file.id))
    return saved(_place_of(file))


def _keep_choices(file: ReferenceFile, form: forms.TakingIn) -> None:
    if file.is_ready and form.shown:
        commands.choose(file, shown=form.shown, chosen=form.chosen)
        if form.audience.data in set(Audience):
            file.audience = Audience(form.audience.data)


def _shown(file: ReferenceFile, form: forms.TakingIn, *, status: int = 200) -> Answer:
    if file.is_under_way or file.trouble:
        return page(
            SHOW, part=SHOWN, file=file, has_stalled=file.has_stalled(clock.now()), until=file.changed_at + KEPT
        )
    group, counts = _group(), files.counts_of(file)
    part = min(max(1, number_in("part")), MOST_PARTS)
    verdicts = [Verdict(group)] if group else list(Verdict)
    return page(
        SHOW,
        part=SHOWN,
        status=status,
        file=file,
        has_stalled=False,
        form=form,
        counts=counts,
        groups=list(_groups(file, counts, group)),
        group=group or "",
        records=files.records_in(file, verdicts, me().facts, part=part),
        nth=part,
        last=-(-sum(counts[verdict].many for verdict in verdicts) // files.ON_A_PAGE),
        chosen=_chosen(counts),
        until=file.changed_at + KEPT,
    )


def _groups(file: ReferenceFile, counts: Mapping[Verdict, files.Count], group: str | None) -> Sequence[Group]:
    every = sum(count.many for count in counts.values())
    return [Group(gettext("All of them"), every, _place_of(file), not group)] + [
        Group(say(label), counts[verdict].many, _place_of(file, verdict), group == verdict)
        for verdict, label in GROUPS.items()
        if counts[verdict].many
    ]


def _place_of(file: ReferenceFile, group: str | None = None, *, part: int = 0) -> str:
    return url_for(".reference_file", reference_file_id=file.id, group=group or None, part=part or None)


def _chosen(counts: Mapping[Verdict, files.Count]) -> int:
    return sum(count.chosen for count in counts.values())


def _group() -> str | None:
    asked = request.values.get("group", "")
    return asked if asked in set(Verdict) else None
