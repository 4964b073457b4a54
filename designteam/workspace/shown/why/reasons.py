"""The reason behind each kind of thing on the red thread, as sentences put together from its links."""

from collections.abc import Callable, Mapping, Sequence

from flask_babel import gettext

from designteam.cycle.queries.thread import Knot, Thread
from designteam.cycle.views.blueprint import called
from designteam.kit.dates import short_day
from designteam.kit.richtext import plain
from designteam.kit.text import shorten
from designteam.workspace.shown.thread.naming import phrase
from designteam.workspace.shown.why.grounds import MOST_IN_CLAUSE, asks, decided, fits, follows, seen, tried
from designteam.workspace.shown.why.sentences import MOST_IN_QUOTES, Said, joined, mentioned, once, quoted

Reason = tuple[list[Said], list[Knot]]


def _requirement(requirement: Knot, thread: Thread) -> Reason:
    hypotheses = thread.rests_on(requirement, "working_hypothesis")
    directions = thread.rests_on(requirement, "solution_direction")
    insights = thread.rests_on(requirement, "insight")
    if not insights:
        behind = [*hypotheses, *(h for d in directions for h in thread.rests_on(d, "working_hypothesis"))]
        insights = once(insight for one in [*behind, *directions] for insight in thread.rests_on(one, "insight"))
    outcome, experiments, evaluations = tried(requirement, thread)
    sentences = [asks(requirement), *seen(insights), *follows(directions), *fits(hypotheses), *outcome]
    if not (insights or hypotheses or directions):
        sentences.insert(1, Said(gettext("It is not linked to an insight or to the hypothesis yet."), weight=70))
    return sentences, [*insights, *directions, *hypotheses, *experiments, *evaluations]


def _question(question: Knot, _thread: Thread) -> Reason:
    sentences = []
    if why := question.says("why"):
        sentences.append(Said(gettext("We noticed this: “%(text)s”", text=quoted(why)), weight=100))
    if wished := question.says("wished"):
        sentences.append(Said(gettext("This is what we wish for: “%(text)s”", text=quoted(wished)), weight=70))
    if question.earlier and question.because:
        sharper = gettext(
            "On %(day)s we changed the question: “%(because)s”",
            day=short_day(question.at),
            because=quoted(question.because),
        )
        sentences.append(Said(sharper, weight=80))
    if not sentences:
        sentences.append(Said(gettext("It does not say yet why we ask this."), weight=100))
    return sentences, []


def _exploration(item: Knot, thread: Thread) -> Reason:
    insights = thread.leads_to(item, "insight")
    sentences = [Said(gettext("We looked at this to understand our question better."), weight=100)]
    sentences += [Said(_gave(insight), weight=80 - place) for place, insight in enumerate(insights[:3])]
    if not insights:
        sentences.append(Said(gettext("We have not drawn an insight from it yet."), weight=80))
    return sentences, [*thread.rests_on(item), *insights]


def _gave(insight: Knot) -> str:
    return gettext("It gave us this insight: “%(insight)s”", insight=quoted(insight.says("text")))


def _insight(insight: Knot, thread: Thread) -> Reason:
    sources, leads = thread.rests_on(insight), thread.leads_to(insight)
    sentences = [
        Said(gettext("We know this from %(sources)s.", sources=joined(map(mentioned, sources))), weight=100)
        if sources
        else Said(gettext("It is not linked to something we looked at yet."), weight=100)
    ]
    if example := insight.says("classroom_example"):
        sentences.append(
            Said(gettext("In the classroom it looks like this: “%(text)s”", text=quoted(plain(example))), weight=60)
        )
    if consequence := insight.says("consequence"):
        sentences.append(Said(gettext("For us that means: “%(text)s”", text=quoted(consequence)), weight=70))
    return [*sentences, _leads(leads)], [*sources, *leads]


def _leads(later: Sequence[Knot]) -> Said:
    live = [one for one in later if not one.is_dropped]
    if not live:
        return Said(gettext("It leads nowhere yet."), weight=90)
    return Said(gettext("It leads to %(things)s.", things=joined(map(mentioned, live))), weight=90)


def _hypothesis(hypothesis: Knot, thread: Thread) -> Reason:
    insights, questions = thread.rests_on(hypothesis, "insight"), thread.rests_on(hypothesis, "practice_question")
    requirements = [one for one in thread.leads_to(hypothesis, "design_requirement") if not one.is_dropped]
    sentences = [_thinks(hypothesis), *seen(insights)]
    if doubt := phrase(hypothesis.says("doubt")):
        sentences.append(
            Said(gettext("We are still in doubt about %(doubt)s.", doubt=shorten(doubt, MOST_IN_QUOTES)), weight=60)
        )
    if requirements:
        sentences.append(_leads(requirements))
    return sentences, [*questions, *insights, *requirements]


def _thinks(hypothesis: Knot) -> Said:
    parts = {name: phrase(hypothesis.says(name)) for name in ("approach", "outcome", "mechanism")}
    if not all(part[:1].islower() for part in parts.values()):
        return Said(gettext("We think: “%(title)s”.", title=phrase(hypothesis.title)), weight=100)
    clauses = {name: shorten(part, MOST_IN_CLAUSE) for name, part in parts.items()}
    return Said(
        gettext("We think: if we %(approach)s, then %(outcome)s, because %(mechanism)s.", **clauses), weight=100
    )


def _direction(direction: Knot, thread: Thread) -> Reason:
    because = direction.says("choice_because")
    choice = {
        "chosen": gettext("We chose this direction."),
        "not_chosen": gettext("We did not choose this direction."),
    }.get(direction.says("choice"), gettext("We have not chosen yet."))
    sentences = [Said(choice, weight=100)]
    if because:
        sentences.append(Said(gettext("The reason we gave: “%(because)s”", because=quoted(because)), weight=95))
    hypotheses = thread.rests_on(direction, "working_hypothesis")
    leads = thread.leads_to(direction)
    return [*sentences, *fits(hypotheses), *([_leads(leads)] if leads else [])], [*hypotheses, *leads]


def _design(design: Knot, thread: Thread) -> Reason:
    requirements = [one for one in thread.rests_on(design, "design_requirement") if not one.is_dropped]
    directions = thread.rests_on(design, "solution_direction")
    experiments = [one for one in thread.leads_to(design, "experiment") if not one.is_dropped]
    evaluations = once(one for experiment in experiments for one in thread.leads_to(experiment, "evaluation"))
    sentences = follows(directions)
    if requirements:
        meets = gettext("It is made to meet %(things)s.", things=joined(mentioned(one) for one in requirements))
        sentences.append(Said(meets, weight=100))
    if design.because:
        sentences.append(
            Said(gettext("This changed last time: “%(because)s”", because=quoted(design.because)), weight=70)
        )
    if experiments:
        tried = gettext("We try it out in %(things)s.", things=joined(called(one) for one in experiments))
        sentences.append(Said(tried, weight=80))
    decisions = [one for one in evaluations if one.says("decision") and not one.is_dropped]
    sentences += [decided(one, weight=75) for one in decisions[-1:]]
    if not (requirements or directions):
        sentences.insert(0, Said(gettext("It is not linked to a requirement yet."), weight=100))
    return sentences, [*directions, *requirements, *experiments, *decisions]


def _experiment(experiment: Knot, thread: Thread) -> Reason:
    requirements, designs = thread.rests_on(experiment, "design_requirement"), thread.rests_on(experiment, "design")
    evaluations = [one for one in thread.leads_to(experiment, "evaluation") if one.says("decision")]
    fields = (
        ("question", 100, gettext("We want to know: “%(text)s”")),
        ("prediction", 60, gettext("We expected: “%(text)s”")),
        ("result", 90, gettext("This came of it: “%(text)s”")),
    )
    sentences = [
        Said(sentence % {"text": quoted(experiment.says(name))}, weight=weight)
        for name, weight, sentence in fields
        if experiment.says(name)
    ]
    if requirements:
        looks = gettext("It looks at %(things)s.", things=joined(mentioned(one) for one in requirements))
        sentences.insert(1, Said(looks, weight=80))
    if not experiment.says("result"):
        sentences.append(Said(gettext("There is no result yet."), weight=85))
    sentences += [decided(one, weight=70) for one in evaluations[-1:]]
    return sentences, [*requirements, *designs, *evaluations]


def _evaluation(evaluation: Knot, thread: Thread) -> Reason:
    experiments = thread.rests_on(evaluation, "experiment")
    sentences = []
    if experiments:
        weighed = gettext("We weighed %(things)s.", things=joined(called(one) for one in experiments))
        sentences.append(Said(weighed, weight=80))
    if learned := evaluation.says("learned"):
        sentences.append(Said(gettext("This is what we learned: “%(text)s”", text=quoted(plain(learned))), weight=70))
    if evaluation.says("decision"):
        sentences.append(decided(evaluation, weight=100))
    else:
        sentences.append(Said(gettext("There is no decision yet."), weight=100))
    begun = thread.begun_from(evaluation)
    if begun is not None:
        sentences.append(Said(gettext("The decision led to iteration %(number)s.", number=begun.number), weight=90))
    return sentences, experiments


def _came_from(made: Knot, thread: Thread) -> Reason:
    sources = thread.rests_on(made)
    sentences = []
    if sources:
        came = gettext("It came from %(things)s.", things=joined(mentioned(one) for one in sources))
        sentences.append(Said(came, weight=100))
    if evidence := made.says("evidence"):
        sentences.append(Said(gettext("We see it in this: “%(text)s”", text=quoted(evidence)), weight=90))
    if not sentences:
        sentences.append(Said(gettext("It is not linked to anything yet."), weight=100))
    return sentences, sources


def _log_entry(entry: Knot, thread: Thread) -> Reason:
    sources = thread.rests_on(entry)
    told = gettext("It tells how it went in %(things)s.", things=joined(called(one) for one in sources))
    return [Said(told if sources else gettext("It is not linked to anything yet."), weight=100)], sources


REASONS: Mapping[str, Callable[[Knot, Thread], Reason]] = {
    "practice_question": _question,
    "exploration_item": _exploration,
    "actant_map": _exploration,
    "insight": _insight,
    "working_hypothesis": _hypothesis,
    "solution_direction": _direction,
    "design_requirement": _requirement,
    "design": _design,
    "experiment": _experiment,
    "log_entry": _log_entry,
    "evaluation": _evaluation,
    "outcome": _came_from,
    "product": _came_from,
}
