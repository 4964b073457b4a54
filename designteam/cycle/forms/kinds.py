"""The form of every kind of artefact, by its code in the method."""

from designteam.cycle.forms.artefact import ArtefactForm
from designteam.cycle.forms.designs import Design
from designteam.cycle.forms.evaluations import Evaluation
from designteam.cycle.forms.experiments import Experiment, LogEntry
from designteam.cycle.forms.preliminary import (
    ActantMap,
    DesignRequirement,
    ExplorationItem,
    Insight,
    PracticeQuestion,
    SolutionDirection,
    WorkingHypothesis,
)
from designteam.cycle.forms.yields import Outcome, Product

FORMS: dict[str, type[ArtefactForm]] = {
    "practice_question": PracticeQuestion,
    "exploration_item": ExplorationItem,
    "actant_map": ActantMap,
    "insight": Insight,
    "working_hypothesis": WorkingHypothesis,
    "solution_direction": SolutionDirection,
    "design_requirement": DesignRequirement,
    "design": Design,
    "experiment": Experiment,
    "log_entry": LogEntry,
    "evaluation": Evaluation,
    "outcome": Outcome,
    "product": Product,
}
