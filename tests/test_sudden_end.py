"""A process that dies at any moment leaves nothing half: what it was doing is there as a whole, or not at all."""

from __future__ import annotations

import os
import signal
import warnings
from itertools import count
from typing import Any

from sqlalchemy import event

from designteam.cycle import commands
from designteam.cycle.models import Iteration, WorkingHypothesis
from designteam.kit import clock, db
from designteam.people.models import Person
from tests.support.world import LEAST, World


def test_a_change_is_kept_as_a_whole_or_not_at_all(world: World) -> None:
    """The process is killed after its first statement, then after its second, until it gets to the end alive."""
    before = world.kept()

    for statements in count(1):
        if _dies_after(statements, world):
            assert world.kept() == before, f"something is left after {statements} statements"
        else:
            break

    assert statements > len({"artefact", "working_hypothesis", "version", "standing", "journal_entry"})
    assert len(world.all(WorkingHypothesis)) == 1


def _dies_after(statements: int, world: World) -> bool:
    """Write a hypothesis in a process of its own that is killed, as by a power cut, after so many statements."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # later Pythons warn: the tests have other threads
        child = os.fork()
    if child == 0:
        _write_until_killed(world, after=statements)
        os._exit(0)
    _, ended = os.waitpid(child, 0)
    return os.WIFSIGNALED(ended)


def _write_until_killed(world: World, *, after: int) -> None:
    database = db.Database(world.database.url.render_as_string(hide_password=False))
    done = count(1)

    @event.listens_for(database.engine, "after_cursor_execute")
    def die(*_: Any) -> None:
        if next(done) == after:
            os.kill(os.getpid(), signal.SIGKILL)

    with database.writing() as session:
        author = session.get_one(Person, world.teacher.id)
        iteration = session.get_one(Iteration, world.waterlelie.iteration_id)
        commands.add("working_hypothesis", LEAST["working_hypothesis"], to=iteration, by=author, at=clock.now())
