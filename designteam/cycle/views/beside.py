"""What the page of a kind shows beside what every kind shows."""

from typing import Any

from designteam.cycle import forms
from designteam.cycle.models import Artefact, Evaluation, Experiment, Iteration, WorkingHypothesis
from designteam.cycle.queries import artefacts as queries
from designteam.cycle.queries.trying import trials_in
from designteam.cycle.views.counting import counting_of
from designteam.cycle.views.measured import measured_in
from designteam.cycle.views.trying import around_experiment
from designteam.kit import clock


def of_its_kind(
    artefact: Artefact, iteration: Iteration, endorsement: forms.Endorsement | None, *, in_team: bool
) -> dict[str, Any]:
    if isinstance(artefact, WorkingHypothesis) and in_team:
        form = endorsement or forms.Endorsement(formdata=None)
        form.from_version.data = artefact.version
        return {"words": queries.words_about(artefact, today=clock.today()), "endorsement": form}
    if isinstance(artefact, Experiment) and in_team:
        return {"measured": measured_in(artefact, iteration), **counting_of(artefact), **around_experiment(artefact)}
    if isinstance(artefact, Evaluation):
        pairs = {(e.id, r.id): (e, r) for e, r in queries.tested_pairs_in(iteration)}
        said = [
            (pairs[(v.experiment_id, v.requirement_id)], v)
            for v in artefact.verdicts
            if (v.experiment_id, v.requirement_id) in pairs
        ]
        trials = trials_in(iteration) if in_team else ()
        return {"verdicts": said, "next_iteration": queries.iteration_begun_from(artefact), "trials": trials}
    return {}
