"""Makes what somebody takes along: a PDF, a text document or a ZIP. This runs in a worker, beside the web server."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryFile
from types import ModuleType
from typing import IO, Any, cast

from flask import current_app
from flask_babel import force_locale

from designteam.cycle.views.upkeep import attachments_of
from designteam.kit import clock, jobs
from designteam.kit.files import Shelf
from designteam.kit.shelves import shelf_for
from designteam.kit.web import Site
from designteam.reports.commands import forget_old
from designteam.reports.models import Dossier, Failure, Form, Stage
from designteam.reports.queries import dossiers
from designteam.reports.queries.contents import contents_of
from designteam.reports.queries.years import MOST_SHOWN, SchoolYear, year_of
from designteam.reports.views.illustrations import Illustrations
from designteam.reports.views.introduced import introduced_to
from designteam.reports.views.parcel import parcel_of

PAPER, YEAR_PAPER = "reports/dossiers/paper.html", "reports/years/paper.html"
INTRODUCTION_PAPER = "reports/introductions/paper.html"
SECONDS_BETWEEN_SIGNS = 0.5


class CannotMake(Exception):
    """The dossier cannot be made, for a reason that the person gets to read."""

    def __init__(self, why: Failure) -> None:
        super().__init__(why.value)
        self.why = why


@jobs.job
def make_dossier(dossier_id: int) -> None:
    """Make the dossier that was asked for, once. What was made before, or is gone, is left alone."""
    making = _Making(cast(Site, current_app), dossier_id)
    form = making.take()
    if form is None:
        return
    try:
        making.make(form)
    except CannotMake as refusal:
        making.fail(refusal.why)
    except Exception:
        making.fail(Failure.OWN_FAULT)
        raise


@jobs.before_work
def load_weasyprint() -> None:
    """When it cannot be loaded, that is said to the person who asks for a dossier."""
    with suppress(ImportError, OSError):
        _drawing()


@jobs.hourly
def forget_old_dossiers() -> None:
    site = cast(Site, current_app)
    forget_old(site.database, shelf_of(site), at=clock.now())


def shelf_of(site: Site) -> Shelf:
    """Where what people take along is kept."""
    return shelf_for("files", site.extensions["settings"])


def _drawing() -> ModuleType:
    """WeasyPrint with Pango: a second of code that the web server never needs, so loaded only in a worker."""
    from designteam.kit import pdf

    return pdf


class _Making:
    """One dossier in the making. Each sign of life is a unit of work of its own, so that a page can show it."""

    def __init__(self, site: Site, dossier_id: int) -> None:
        self.site, self.dossier_id = site, dossier_id
        self.stage, self.noted_at = Stage.COLLECTING, clock.now()

    def take(self) -> Form | None:
        """What to make, when it is ours to make now: it was waiting, and no other worker has it."""
        with self.site.database.writing():
            dossier = dossiers.dossier_to_take(self.dossier_id)
            if dossier is None or not dossier.is_waiting:
                return None
            dossier.begin(at=clock.now())
            return dossier.form

    def make(self, form: Form) -> None:
        file, pages = {Form.DOCX: self._docx, Form.ZIP: self._zip}.get(form, self._pdf)()
        with self.site.database.writing():
            dossiers.dossier_with_its_team(self.dossier_id).finish(file=file, pages=pages, at=clock.now())

    def fail(self, why: Failure) -> None:
        with self.site.database.writing():
            dossier = dossiers.dossier_to_take(self.dossier_id)
            if dossier is not None:
                dossier.fail(why, at=clock.now())

    def _pdf(self) -> tuple[str, int]:
        html, _, pictures = self._html()
        try:
            pdf = _drawing()
        except (ImportError, OSError) as missing:
            current_app.logger.exception("WeasyPrint cannot be loaded; see the README for the packages it needs")
            raise CannotMake(Failure.NOT_INSTALLED) from missing
        try:
            drawn = pdf.draw(html, heard=self._heard, pictures=pictures.content)
        except (pdf.TooLarge, MemoryError) as too_large:
            raise CannotMake(Failure.TOO_LARGE) from too_large
        return self._kept(drawn.content, drawn.pages)

    def _docx(self) -> tuple[str, int]:
        from designteam.kit import docx

        html, language, pictures = self._html()
        self._note(Stage.LAYING_OUT, 0)
        title = html.partition("<title>")[2].partition("</title>")[0]
        return self._kept(docx.written(html, title=title, language=language, pictures=pictures.content))

    def _zip(self) -> tuple[str, int]:
        with TemporaryFile() as parcel:
            with self._asked() as dossier:
                team, shelf = dossier.iteration.team, attachments_of(self.site)
                parcel_of(team, parcel, attachments=shelf, today=clock.today(), at=clock.now())
            parcel.seek(0)
            return self._kept(parcel)

    def _kept(self, content: bytes | IO[bytes], pages: int = 0) -> tuple[str, int]:
        self._note(Stage.KEEPING, pages)
        return shelf_of(self.site).keep(content), pages

    def _html(self) -> tuple[str, str, Illustrations]:
        """The document with its language, which was asked for, and with what this person may read at this moment."""
        pictures = Illustrations(attachments_of(self.site))
        with self._asked() as dossier:
            today, iteration = clock.today(), dossier.iteration
            if dossier.form is Form.INTRODUCTION:
                known = introduced_to(dossier, today=today, now=clock.now())
                return self._render(INTRODUCTION_PAPER, dossier.language, **known), dossier.language, pictures
            if dossier.school_year is None:
                contents = contents_of(iteration, today=today, place=pictures.place)
                return self._render(PAPER, dossier.language, contents=contents), dossier.language, pictures
            year = SchoolYear(dossier.school_year)
            told = year_of(iteration.team, person_id=dossier.person_id, year=year, today=today)
            return self._render(YEAR_PAPER, dossier.language, contents=told, **MOST_SHOWN), dossier.language, pictures

    def _render(self, template: str, language: str, **shown: Any) -> str:
        return self.site.jinja_env.get_template(template).render(language=language, **shown)

    @contextmanager
    def _asked(self) -> Iterator[Dossier]:
        """What was asked for, in its language, while who asked for it is still in the team."""
        with self.site.database.reading():
            dossier = dossiers.dossier_with_its_team(self.dossier_id)
            if not dossiers.is_in_team(dossier.person_id, dossier.iteration.team_id, today=clock.today()):
                raise CannotMake(Failure.NOT_IN_TEAM)
            with force_locale(dossier.language):
                yield dossier

    def _heard(self, stage: str, page: int) -> None:
        """Note a next stage at once, and a next page now and then."""
        reached = Stage(stage)
        if reached is not self.stage or (clock.now() - self.noted_at).total_seconds() > SECONDS_BETWEEN_SIGNS:
            self._note(reached, page)

    def _note(self, stage: Stage, page: int) -> None:
        self.stage, self.noted_at = stage, clock.now()
        with self.site.database.writing():
            dossiers.dossier_with_its_team(self.dossier_id).reach(stage, pages=page, at=self.noted_at)
