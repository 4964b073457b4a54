"""By what a conclusion stands firmer: the lines of the mirror that a team looks into. What is so follows from the data
alone (`cycle/queries/mirror.py` has a fact of each code); nobody fills it in, and nothing is counted together.
"""

from designteam.kit.words import N_
from designteam.method.definition import Lane
from designteam.method.terms import Strength

STUDIES = N_("Taylor and others (2014) and Knudsen and others (2019), who read how improvement in small steps is done")
WORKPLACE = N_("The research workplace on which this method rests")

MIRROR: tuple[Strength, ...] = (
    Strength(
        code="predicted_first",
        label=N_("What we expected was written down before we saw anything"),
        there=N_("Before the first data came in, it said what you expected."),
        stronger=N_("Write down what you expect before you look. Then the difference tells you something."),
        nothing=N_("No experiment has begun yet."),
        why=N_("Who looks first always finds an explanation. What you expected beforehand shows what surprises."),
        source=STUDIES,
        looks_at="experiment",
    ),
    Strength(
        code="small_first",
        label=N_("We began small"),
        there=N_("Your first try-out was in one class at most."),
        stronger=N_("Try the next thing in one class or with a few children first. What goes wrong there stays small."),
        nothing=N_("Nothing has been tried yet."),
        why=N_("In small you see sooner what does not work yet, and it costs children and colleagues little."),
        source=WORKPLACE,
        looks_at="experiment",
    ),
    Strength(
        code="looked_often",
        label=N_("We looked more than twice"),
        there=N_("The same was looked at on three days or more."),
        stronger=N_("Look at the same thing on a third day. Before and after alone may be chance."),
        nothing=N_("No experiment has begun yet."),
        why=N_("Two points always make a line. From three on you see whether something goes on or was chance."),
        source=STUDIES,
        looks_at="experiment",
    ),
    Strength(
        code="source_behind",
        label=N_("Something others found out stands behind the choice"),
        there=N_("A source or an insight from research stands behind what you chose."),
        stronger=N_("Link the hypothesis or the direction you chose to a source, also to one that contradicts it."),
        nothing=N_("There is no hypothesis and no direction you chose yet."),
        why=N_("What others found out saves you a detour, and makes clear what is new in your own school."),
        source=WORKPLACE,
        looks_at="working_hypothesis",
    ),
    Strength(
        code="pupils_heard",
        label=N_("Children said how they see it"),
        there=N_("What children said or showed stands in the work."),
        stronger=N_("Ask a few children how they see it, and note their words without their names."),
        nothing=N_("Ask a few children how they see it, and note their words without their names."),
        why=N_("Adults often think otherwise than children about what children find hard or nice."),
        source=WORKPLACE,
        looks_at="exploration_item",
        lane=Lane.PUPILS.value,
    ),
    Strength(
        code="went_on_from_verdict",
        label=N_("We did something with the verdict"),
        there=N_("After the verdict you adjusted something, or began a next iteration."),
        stronger=N_("Adjust what did not work and try it once more, or begin a next iteration with the decision."),
        nothing=N_("There is no decision yet that asks for more."),
        why=N_("A verdict that nothing follows from is a report. In a second round you see whether you understood it."),
        source=STUDIES,
        looks_at="evaluation",
    ),
)
