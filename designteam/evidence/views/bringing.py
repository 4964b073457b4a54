"""Reads the files that teams bring, and keeps what they chose. This runs in a worker, beside the web server."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, cast

from flask import current_app
from flask_babel import force_locale, gettext

from designteam.evidence.commands import files as commands
from designteam.evidence.formats import read
from designteam.evidence.models import ReferenceFile
from designteam.evidence.models.files import Progress, Step, Trouble
from designteam.evidence.queries import files
from designteam.evidence.queries.known import Known
from designteam.kit import clock, jobs
from designteam.kit.files import OutOfReach, Shelf
from designteam.kit.shelves import shelf_for
from designteam.kit.web import Site
from designteam.teams.queries.viewers import member_of


class CannotWork(Exception):
    """The step cannot be done, for a reason that people get to read."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(why.value)
        self.why = why


class Overtaken(Exception):
    """Another worker went on with it, or it is gone."""


@jobs.job
def work_at_file(file_id: int) -> None:
    """Do the step that waits, once. What was done before, or is gone, is left alone."""
    working = _Working(cast(Site, current_app), file_id)
    try:
        step = working.take()
        if step is not None:
            working.read() if step is Step.READING else working.keep()
    except Overtaken:
        return
    except CannotWork as refusal:
        working.fail(refusal.why)
    except Exception:
        working.fail(Trouble.OWN_FAULT)
        raise


@jobs.hourly
def forget_old_reference_files() -> None:
    site = cast(Site, current_app)
    commands.forget_old(site.database, shelf_of(site), at=clock.now())


def shelf_of(site: Site) -> Shelf:
    """Where files with references wait to be read."""
    return shelf_for("references", site.extensions["settings"])


class _Working:
    """One step with one file. Each sign of life is a unit of work of its own, so that a page can show it."""

    def __init__(self, site: Site, file_id: int) -> None:
        self.site, self.file_id = site, file_id
        self.turn, self.name, self.kept_as, self.language = 0, "", "", ""
        self.facts: Mapping[str, Any] = {}

    def take(self) -> Step | None:
        """What to do, when it is ours to do now: it was waiting, and no other worker has it."""
        with self.site.database.writing():
            file = files.file_to_take(self.file_id)
            if file is None or not file.is_waiting:
                return None
            file.begin(at=clock.now())
            self.turn, self.name, self.kept_as, self.language = file.turn, file.name, file.file, file.language
            by = file.added_by if file.is_being_read else file.kept_by
            self.facts = member_of(by or file.added_by, at=clock.now(), today=clock.today()).facts
            if file.is_being_read:
                commands.forget_records(file)
            step, team_id = file.step, file.team_id
        if team_id not in self.facts["my_design_teams"]:
            raise CannotWork(Trouble.NOT_IN_TEAM)
        return step

    def read(self) -> None:
        shelf, known = shelf_of(self.site), Known()
        stored = shelf.find(self.kept_as)
        if stored is None:
            raise CannotWork(Trouble.FILE_GONE)
        with stored.open() as opened:
            reading = read(opened.read(), name=self.name)
        following = iter(reading)
        while reads := list(islice(following, files.AT_ONCE)):
            with self._held() as file:
                commands.note_records(file, reads, known, self.facts, at=clock.now())
        with self._held() as file:
            file.file = ""
            file.finish(at=clock.now())
        with suppress(OutOfReach):  # then within the hour
            shelf.let_go([self.kept_as])

    def keep(self) -> None:
        """First everything is made ready, and then it is brought in at once: nobody waits for a worker for long."""
        brought: list[commands.Brought] = []
        with force_locale(self.language):
            nameless = gettext("Without a title")
        while rows := self._next_chosen(brought[-1].number if brought else 0):
            brought += commands.as_brought(rows, nameless=nameless)
            with self._held() as file:
                file.advance(len(brought), at=clock.now())
        with self._held() as file:
            commands.keep_brought(file, brought, self.facts, at=clock.now())
        self.site.tell_the_news()

    def fail(self, why: Trouble) -> None:
        with suppress(Overtaken), self._held() as file:
            file.fail(why, at=clock.now())

    def _next_chosen(self, after: int) -> Any:
        with self.site.database.reading():
            return files.chosen_after(after, self.file_id)

    @contextmanager
    def _held(self) -> Iterator[ReferenceFile]:
        with self.site.database.writing():
            file = files.file_to_take(self.file_id)
            if file is None or file.turn != self.turn or file.progress is not Progress.WORKING:
                raise Overtaken
            yield file
