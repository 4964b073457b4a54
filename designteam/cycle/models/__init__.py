"""The tables of the cycle: iterations and moves, artefacts and links, and one table per kind."""

from designteam.cycle.models.actants import Actant, Arrow, CannotDraw, Network
from designteam.cycle.models.artefact import (
    Artefact,
    Endorsement,
    Link,
    Standing,
    Status,
    Version,
)
from designteam.cycle.models.attachment import Attachment, Bookmark, Consent, Destination, HeldPicture, Reach
from designteam.cycle.models.balance import Comparison, Sameness, WebThread
from designteam.cycle.models.citations import Citation, Reconsideration, SecondLook
from designteam.cycle.models.designs import AspectState, Design
from designteam.cycle.models.evaluations import Evaluation, Verdict, VerdictWord
from designteam.cycle.models.experiments import Decision, Experiment, ExperimentState, LogEntry
from designteam.cycle.models.following import Following, Visit
from designteam.cycle.models.iteration import Direction, Iteration, Move
from designteam.cycle.models.kinds import KINDS
from designteam.cycle.models.marker import EventMarker
from designteam.cycle.models.measurement import Better, Indicator, Measurement, Reading, Sort
from designteam.cycle.models.preliminary import (
    ActantMap,
    DesignRequirement,
    ExplorationItem,
    Insight,
    PracticeQuestion,
    SolutionDirection,
    WorkingHypothesis,
)
from designteam.cycle.models.talk import CannotTalk, Comment, Manner, Mention, Prompt
from designteam.cycle.models.tally import Tally, TallyCounter
from designteam.cycle.models.trying import ClarityWord, Participant, Prediction, SuccessMoment, Sureness
from designteam.cycle.models.yields import Outcome, Product

__all__ = [
    "KINDS",
    "Actant",
    "ActantMap",
    "Arrow",
    "Artefact",
    "AspectState",
    "Attachment",
    "Better",
    "Bookmark",
    "CannotDraw",
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
    "HeldPicture",
    "Indicator",
    "Insight",
    "Iteration",
    "Link",
    "LogEntry",
    "Manner",
    "Measurement",
    "Mention",
    "Move",
    "Network",
    "Outcome",
    "Participant",
    "PracticeQuestion",
    "Prediction",
    "Product",
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
