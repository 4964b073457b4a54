"""Every kind of artefact, by its code in the method."""

from designteam.cycle.models.artefact import Artefact
from designteam.cycle.models.designs import Design
from designteam.cycle.models.evaluations import Evaluation
from designteam.cycle.models.experiments import Experiment, LogEntry
from designteam.cycle.models.preliminary import (
    ActantMap,
    DesignRequirement,
    ExplorationItem,
    Insight,
    PracticeQuestion,
    SolutionDirection,
    WorkingHypothesis,
)
from designteam.cycle.models.yields import Outcome, Product

KINDS: dict[str, type[Artefact]] = {
    kind.__mapper_args__["polymorphic_identity"]: kind
    for kind in (
        PracticeQuestion,
        ExplorationItem,
        ActantMap,
        Insight,
        WorkingHypothesis,
        SolutionDirection,
        DesignRequirement,
        Design,
        Experiment,
        LogEntry,
        Evaluation,
        Outcome,
        Product,
    )
}
