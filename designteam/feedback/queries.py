"""What was said about something, and in whose name somebody can speak."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, literal, null, select, union_all
from sqlalchemy.orm import joinedload

from designteam.feedback.models import MirrorFeedback
from designteam.kit import db
from designteam.kit.policy import Viewer, mine
from designteam.network.models import School
from designteam.teams.models import DesignTeam

MOST_SHOWN = 100


class Voice(NamedTuple):
    """A team that somebody may speak for, or a school where they are in no team."""

    school_id: int
    team_id: int | None
    school: str
    team: str

    @property
    def code(self) -> str:
        return f"team-{self.team_id}" if self.team_id else f"school-{self.school_id}"

    @property
    def name(self) -> str:
        return f"{self.school} ({self.team})" if self.team else self.school


_feedback = (
    select(MirrorFeedback)
    .where(MirrorFeedback.subject == bindparam("subject"), MirrorFeedback.subject_id == bindparam("subject_id"))
    .options(joinedload(MirrorFeedback.school), joinedload(MirrorFeedback.team))
    .order_by(MirrorFeedback.id)
    .limit(MOST_SHOWN)
)
_of_its_teams = select(DesignTeam.school_id).where(DesignTeam.id.in_(mine("my_teams")))
_voices: Any = union_all(
    select(School.id, DesignTeam.id.label("team_id"), School.name.label("school"), DesignTeam.name.label("team"))
    .join(School, School.id == DesignTeam.school_id)
    .where(DesignTeam.id.in_(mine("my_design_teams"))),
    select(School.id, null(), School.name, literal("")).where(
        School.id.in_(mine("my_schools")), School.id.not_in(_of_its_teams)
    ),
).order_by("school", "team")


def feedback_on(subject: str, subject_id: int) -> Sequence[MirrorFeedback]:
    """All that was said about it, in the order in which it came."""
    return db.session().scalars(_feedback, {"subject": subject, "subject_id": subject_id}).unique().all()


def voices_of(viewer: Viewer, *, not_of_team: int, not_of_school: int) -> Mapping[str, Voice]:
    """In whose name somebody can say something to a team: never in the name of that team, or as its own school."""
    rows: Sequence[Any] = db.session().execute(_voices, viewer.facts).all()
    voices = (Voice(*row) for row in rows)
    return {
        voice.code: voice
        for voice in voices
        if voice.team_id != not_of_team and (voice.team_id or voice.school_id != not_of_school)
    }
