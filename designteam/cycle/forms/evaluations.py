"""What is asked of an evaluation."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from designteam.cycle.forms.artefact import ArtefactForm, options
from designteam.cycle.models import Artefact
from designteam.kit.forms import Day, Line, OneOf, Pick, Prose, RichText, Several
from designteam.method import vocabulary


class Pair(NamedTuple):
    """A requirement that an experiment looks at, so that a verdict can be given."""

    experiment: Artefact
    requirement: Artefact

    @property
    def name(self) -> str:
        return f"verdict_{self.experiment.id}_{self.requirement.id}"


class Evaluation(ArtefactForm):
    learned = RichText(
        _("What we learned"), most=2000, description=_("About pupils, about the approach, about ourselves.")
    )
    saves = Prose(
        _("What this saves us"),
        most=600,
        description=_("What do you, or others, not have to try any more now that you know this?"),
    )
    decision = Pick(
        _("Our decision"), choices=options(vocabulary.DECISIONS), description=_("Stopping is a decision too.")
    )
    decision_because = Prose(
        _("Why this decision"), most=1000, description=_("A year from now someone will ask about it.")
    )
    decided_on = Day(_("Decided on"), description=_("The day you agreed on it."))
    decided_by = Line(_("Decided by"), most=200, description=_("By role, for example: the whole design team."))
    review_on = Day(_("Look again on"), description=_("When do you look whether the decision still fits?"))
    helped = Several(
        _("What helped us"),
        choices=options(vocabulary.CONTRIBUTIONS),
        description=_("Choose what contributed to what you learned."),
    )
    title = Line(
        _("Short name"),
        most=120,
        description=_("A few words to find it by. May stay empty: then we use the beginning of the text."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        well: bool = super().validate(extra_validators)
        if self.learned.data or self.decision_because.data:
            return well
        self.refuse(gettext("Write down what you learned, or what you decided and why."), "learned")
        return False


def evaluation_of(pairs: Sequence[Pair], *, trials: Sequence[Any] = ()) -> type[Evaluation]:
    """The form of an evaluation, with a verdict and a note for every requirement that was looked at.

    `trials` are the experiments with their results and predictions, to look at while writing.
    """

    class WithVerdicts(Evaluation):
        tested, tried = pairs, trials

        def values(self) -> dict[str, Any]:
            values = super().values()
            verdicts = {
                (pair.experiment.id, pair.requirement.id): (
                    values.pop(pair.name),
                    values.pop(f"{pair.name}_note"),
                )
                for pair in pairs
            }
            return values | {"verdicts": verdicts}

        @property
        def verdicts(self) -> list[tuple[Pair, Any, Any]]:
            """Per pair its two fields, for the page."""
            return [(pair, self[pair.name], self[f"{pair.name}_note"]) for pair in pairs]

    for pair in pairs:
        label = f"{pair.experiment.title}: {pair.requirement.title}"
        words = options(vocabulary.VERDICTS)
        setattr(WithVerdicts, pair.name, OneOf(label, choices=words, empty=_("No verdict yet")))
        setattr(WithVerdicts, f"{pair.name}_note", Line(_("How do you see that?"), most=400))
    return WithVerdicts
