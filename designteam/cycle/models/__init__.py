"""The tables of the cycle: iterations and moves, artefacts and links, and one table per kind."""

from designteam.cycle.models.artefact import (
    Artefact,
    Endorsement,
    Link,
    Standing,
    Status,
    Version,
)
from designteam.cycle.models.attachment import Attachment, Bookmark, Consent, Destination, Reach
from designteam.cycle.models.balance import Comparison, Sameness, WebThread
from designteam.cycle.models.citations import Citation, Reconsideration, SecondLook
from designteam.cycle.models.following import Following, Visit
from designteam.cycle.models.iteration import Direction, Iteration, Move
from designteam.cycle.models.kinds import (
    KINDS,
    AspectState,
    Decision,
    Design,
    DesignRequirement,
    Evaluation,
    Experiment,
    ExperimentState,
    ExplorationItem,
    Insight,
    LogEntry,
    Outcome,
    PracticeQuestion,
    SolutionDirection,
    Verdict,
    VerdictWord,
    WorkingHypothesis,
)
from designteam.cycle.models.marker import EventMarker
from designteam.cycle.models.measurement import Better, Indicator, Measurement, Reading, Sort
from designteam.cycle.models.talk import CannotTalk, Comment, Manner, Mention, Prompt
from designteam.cycle.models.tally import Tally, TallyCounter
from designteam.cycle.models.trying import ClarityWord, Participant, Prediction, SuccessMoment, Sureness

__all__ = [
    "KINDS",
    "Artefact",
    "AspectState",
    "Attachment",
    "Better",
    "Bookmark",
    "CannotTalk",
    "Citation",
    "ClarityWord",
    "Comment",
    "Comparison",
    "Consent",
    "Decision",
    "Design",
    "DesignRequirement",
    "Destination",
    "Direction",
    "Endorsement",
    "Evaluation",
    "EventMarker",
    "Experiment",
    "ExperimentState",
    "ExplorationItem",
    "Following",
    "Indicator",
    "Insight",
    "Iteration",
    "Link",
    "LogEntry",
    "Manner",
    "Measurement",
    "Mention",
    "Move",
    "Outcome",
    "Participant",
    "PracticeQuestion",
    "Prediction",
    "Prompt",
    "Reach",
    "Reading",
    "Reconsideration",
    "Sameness",
    "SecondLook",
    "SolutionDirection",
    "Sort",
    "Standing",
    "Status",
    "SuccessMoment",
    "Sureness",
    "Tally",
    "TallyCounter",
    "Verdict",
    "VerdictWord",
    "Version",
    "Visit",
    "WebThread",
    "WorkingHypothesis",
]
