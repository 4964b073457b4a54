"""The web of ten threads of a design, and the three columns: intended, experienced, actual."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from flask import abort, request, url_for
from flask_babel import gettext, ngettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.models import Artefact, Design, Version, WebThread
from designteam.cycle.queries.balance import REQUIREMENT, Laid, decisions_of, three_columns_of, web_of
from designteam.cycle.views.around import around
from designteam.cycle.views.blueprint import bp
from designteam.kit import charts, clock
from designteam.kit.differences import Differing, differing
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.method.definition import ASPECTS
from designteam.method.terms import Choice
from designteam.method.vocabulary import WEB_THREADS
from designteam.teams.models import Stale

WEB, THREAD = "cycle/balance/web.html", "cycle/balance/thread.html"
COLUMNS, LIVED = "cycle/balance/columns.html", "cycle/balance/lived.html"
MOST_VERSIONS = 6


class Strand(NamedTuple):
    """One thread as the page shows it; `state` is "done", "open" or "asked"."""

    card: Choice
    written: Any
    state: str


class History(NamedTuple):
    """How far a design was with each aspect, version by version."""

    versions: Sequence[Version]
    rows: Sequence[tuple[str, Sequence[str]]]


@bp.get("/artefacts/<int:artefact_id>/web")
@may("work_in_its_team", policy.artefacts)
def web(artefact: Artefact) -> Answer:
    design = _design(artefact)
    return page(WEB, drawn=drawn_web(design.id, web_of(design)), **around(design))


@bp.get("/artefacts/<int:artefact_id>/web/edit")
@may("revise", policy.artefacts)
def edit_thread(artefact: Artefact) -> Answer:
    design = _design(artefact)
    written = web_of(design)
    code = request.args.get("thread", "")
    if code not in WEB_THREADS:
        code = next((one for one in WEB_THREADS if one not in written), next(iter(WEB_THREADS)))
    found = written.get(code)
    form = forms.WebThread(formdata=None, obj=found, data={"thread": code})
    form.thread.data = code
    form.from_version.data = found.version if found else 0
    return _writing_thread(design, form, found)


@bp.post("/artefacts/<int:artefact_id>/web")
@may("revise", policy.artefacts)
def weave_thread(artefact: Artefact) -> Answer:
    design, form = _design(artefact), forms.WebThread()
    if not form.validate_on_submit():
        if form.thread.data not in WEB_THREADS:
            abort(422)
        return _writing_thread(design, form, web_of(design).get(form.thread.data), status=422)
    try:
        commands.weave(
            design,
            form.thread.data,
            **form.values(),
            from_version=form.from_version.data,
            by=me().person,
            at=clock.now(),
        )
    except Stale:
        theirs = web_of(design)[form.thread.data]
        form.from_version.data = theirs.version
        return _writing_thread(design, form, theirs, status=409)
    return saved(url_for(".web", artefact_id=design.id, _anchor=f"thread-{form.thread.data}"), message=gettext("Kept."))


@bp.post("/artefacts/<int:artefact_id>/web/balance")
@may("revise", policy.artefacts)
def balance_thread(artefact: Artefact) -> Answer:
    design, form = _design(artefact), forms.Balance()
    if not form.validate_on_submit():
        abort(422)
    commands.look_at_balance(design, form.thread.data, by=me().person, at=clock.now())
    url = url_for(".web", artefact_id=design.id, _anchor=f"thread-{form.thread.data}")
    return saved(url, message=gettext("Looked at. It is in balance."))


@bp.get("/artefacts/<int:artefact_id>/columns")
@may("work_in_its_team", policy.artefacts)
def columns(artefact: Artefact) -> Answer:
    design = _design(artefact)
    return page(COLUMNS, rows=three_columns_of(design), **around(design))


@bp.get("/artefacts/<int:artefact_id>/columns/edit")
@may("revise", policy.artefacts)
def edit_columns(artefact: Artefact) -> Answer:
    design = _design(artefact)
    rows = three_columns_of(design)
    asked = request.args.get("about", "")
    row = next((one for one in rows if one.about == asked), rows[0] if rows else None)
    if row is None:
        return page(COLUMNS, rows=rows, **around(design))
    form = _lived_form(design, formdata=None, obj=row.lived)
    form.about.data = row.about
    form.from_version.data = row.lived.version if row.lived else 0
    form.sameness.data = row.lived.sameness.value if row.lived and row.lived.sameness else ""
    form.explained_by_id.data = str(row.lived.explained_by_id or "") if row.lived else ""
    return _writing_lived(design, form, row)


@bp.post("/artefacts/<int:artefact_id>/columns")
@may("revise", policy.artefacts)
def write_columns(artefact: Artefact) -> Answer:
    design = _design(artefact)
    form = _lived_form(design)
    row = next((one for one in three_columns_of(design) if one.about == form.about.data), None)
    if row is None:
        abort(422)
    if not form.validate_on_submit():
        return _writing_lived(design, form, row, status=422)
    try:
        commands.compare(
            design,
            row.about,
            form.values(),
            intended_version=row.intended.version,
            from_version=form.from_version.data,
            by=me().person,
            at=clock.now(),
        )
    except Stale:
        form.from_version.data = row.lived.version if row.lived else 0
        return _writing_lived(design, form, row, status=409)
    return saved(url_for(".columns", artefact_id=design.id, _anchor=f"row-{row.about}"), message=gettext("Kept."))


@bp.post("/artefacts/<int:artefact_id>/columns/intended")
@may("revise", policy.artefacts)
def keep_as_intended(artefact: Artefact) -> Answer:
    design = _design(artefact)
    newest = {row.about: row.newest for row in three_columns_of(design)}
    commands.keep_as_intended(design, newest, by=me().person, at=clock.now())
    return saved(
        url_for(".columns", artefact_id=design.id), message=gettext("What stands now is kept as what you intend.")
    )


@bp.app_template_filter("aspect_history")
def aspect_history(versions: Sequence[Version]) -> History | None:
    """The states of the aspects in the versions in which they changed, the oldest first; nothing without aspects."""
    kept: list[Version] = []
    for version in reversed(versions):
        if version.content.get("aspects") and (not kept or _states(version) != _states(kept[-1])):
            kept.append(version)
    shown = kept[-MOST_VERSIONS:]
    rows = [(code, [_states(version).get(code, "") for version in shown]) for code in ASPECTS]
    return History(shown, [row for row in rows if any(row[1])]) if shown else None


def _states(version: Version) -> Mapping[str, str]:
    return {code: state for code, (state, _note) in (version.content.get("aspects") or {}).items()}


def _design(artefact: Artefact) -> Design:
    if not isinstance(artefact, Design):
        abort(404)
    return artefact


class Drawn(NamedTuple):
    """The web of a design: every thread, the drawing, and how complete it is in words."""

    strands: Sequence[Strand]
    picture: Any
    finding: str


def drawn_web(design_id: int, written: Mapping[str, Any]) -> Drawn:
    strands = [Strand(card, written.get(code), _state(written.get(code))) for code, card in WEB_THREADS.items()]
    finding = _finding(strands)
    return Drawn(strands, _picture(design_id, strands, finding), finding)


def _state(thread: Any) -> str:
    if thread is None or not thread.is_thought_through:
        return "open"
    return "asked" if thread.is_asked else "done"


def _picture(design_id: int, strands: Sequence[Strand], finding: str) -> Any:
    hub, *threads = [charts.Node(say(one.card.label), one.state) for one in strands]
    words = {"done": gettext("thought through"), "open": gettext("still open"), "asked": gettext("still in balance?")}
    each = "; ".join(f"{say(one.card.label)}: {words[one.state]}" for one in strands)
    return charts.web(hub, threads, uid=f"web-{design_id}", title=finding, desc=each)


def _finding(strands: Sequence[Strand]) -> str:
    """How complete the web is, in words: which threads are open and which ask to be looked at again."""
    named = {state: [say(one.card.label) for one in strands if one.state == state] for state in ("open", "asked")}
    thought = len(strands) - len(named["open"])
    said = [
        ngettext(
            "One of the ten threads is thought through.", "%(num)s of the ten threads are thought through.", thought
        )
        if thought
        else gettext("No thread is thought through yet.")
    ]
    if thought and named["open"]:
        said.append(gettext("Still open: %(threads)s.", threads=", ".join(named["open"]).lower()))
    if named["asked"]:
        said.append(gettext("Still in balance? %(threads)s.", threads=", ".join(named["asked"])))
    return " ".join(said)


def _writing_thread(design: Design, form: forms.WebThread, written: WebThread | None, *, status: int = 200) -> Answer:
    both = _kept_meanwhile(form, written, ("now", "wished", "choice")) if status == 409 else []
    return page(THREAD, status=status, form=form, card=WEB_THREADS[form.thread.data], differing=both, **around(design))


def _kept_meanwhile(form: Any, kept: Any, names: Sequence[str]) -> list[Differing]:
    """What somebody else kept beside what was typed, where that is not the same."""
    return differing((str(form[name].label.text), form[name].data, getattr(kept, name)) for name in names)


def _lived_form(design: Design, **options: Any) -> forms.Lived:
    form = forms.Lived(**options)
    empty = form.explained_by_id.choices[:1]
    decisions = [(str(id_), title) for id_, title in decisions_of(design.team_id)]
    form.explained_by_id.choices = [*((choice.value, choice.label) for choice in empty), *decisions]
    return form


def _writing_lived(design: Design, form: forms.Lived, row: Laid, *, status: int = 200) -> Answer:
    names = ("experienced", "experienced_by", "actual", "actual_seen", "difference")
    both = _kept_meanwhile(form, row.lived, names) if status == 409 else []
    return page(LIVED, status=status, form=form, row=row, differing=both, **around(design))


@bp.app_template_filter("laid_name")
def laid_name(row: Laid) -> str:
    """How people call what a row is about: an aspect, or a requirement by its number."""
    if row.about.startswith(REQUIREMENT):
        called = gettext("requirement %(number)s", number=row.number)
        return f"{called[:1].upper()}{called[1:]}: {row.title}"
    return say(ASPECTS[row.about].label)
