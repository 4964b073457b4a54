"""The reason behind each kind of thing on the red thread, as sentences put together from its links."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from flask_babel import gettext, ngettext

from designteam.cycle.models import VerdictWord
from designteam.cycle.queries.thread import Knot, Thread, Verdict
from designteam.cycle.views.blueprint import called
from designteam.kit.dates import month, short_day
from designteam.kit.text import shorten
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.workspace.naming import capital, day_in, phrase
from designteam.workspace.sentences import MOST_IN_QUOTES, Said, joined, mentioned, once, quoted

MOST_IN_CLAUSE = 230
QUOTED_INSIGHTS = 2

Reason = tuple[list[Said], list[Knot]]

SEEN_IN = {
    "practice": N_("In our own lessons we saw: “%(insight)s”"),
    "pupils": N_("From pupils we learned: “%(insight)s”"),
    "research": N_("Research shows: “%(insight)s”"),
    "ict": N_("About ict we found out: “%(insight)s”"),
    "schools": N_("At other schools we saw: “%(insight)s”"),
}
HINTED_IN = {"research": N_("Research gives a hint: “%(insight)s”")}

SHOWED = {
    VerdictWord.MET: (
        N_("In %(experiment)s this worked: “%(note)s”"),
        N_("In %(experiment)s this worked."),
    ),
    VerdictWord.PARTLY: (
        N_("In %(experiment)s this partly worked: “%(note)s”"),
        N_("In %(experiment)s this partly worked."),
    ),
    VerdictWord.NOT_MET: (
        N_("In %(experiment)s this did not work: “%(note)s”"),
        N_("In %(experiment)s this did not work."),
    ),
}
NOT_SHOWN_YET = {
    "planned": N_("In %(experiment)s we are going to look at this."),
    "running": N_("In %(experiment)s we are looking at this now."),
    "done": N_("In %(experiment)s we looked at this, but we have not weighed it yet."),
    "stopped": N_("In %(experiment)s we looked at this, but that experiment was stopped."),
}
DECIDED = {
    "keep": (
        N_("In %(month)s we decided to keep it this way: “%(because)s”"),
        N_("In %(month)s we decided to keep it this way."),
    ),
    "adjust": (
        N_("In %(month)s we decided to adjust the design: “%(because)s”"),
        N_("In %(month)s we decided to adjust the design."),
    ),
    "broaden": (
        N_("In %(month)s we decided to introduce it more widely: “%(because)s”"),
        N_("In %(month)s we decided to introduce it more widely."),
    ),
    "stop": (
        N_("In %(month)s we decided to stop with it: “%(because)s”"),
        N_("In %(month)s we decided to stop with it."),
    ),
}


def behind_requirement(requirement: Knot, thread: Thread) -> Reason:
    hypotheses = thread.rests_on(requirement, "working_hypothesis")
    directions = thread.rests_on(requirement, "solution_direction")
    insights = thread.rests_on(requirement, "insight")
    fits = [*_follows(directions), *_fits(hypotheses)]
    if not insights:
        behind = [*hypotheses, *(h for d in directions for h in thread.rests_on(d, "working_hypothesis"))]
        insights = once(insight for one in [*behind, *directions] for insight in thread.rests_on(one, "insight"))
    tried, experiments, evaluations = _tried(requirement, thread)
    sentences = [asks(requirement), *_seen(insights), *fits, *tried]
    if not (insights or hypotheses or directions):
        sentences.insert(1, Said(gettext("It is not linked to an insight or to the hypothesis yet."), weight=70))
    return sentences, [*insights, *directions, *hypotheses, *experiments, *evaluations]


def asks(requirement: Knot, *, weight: int = 100) -> Said:
    """The requirement and its own reason as one sentence; what starts with a capital stands between quotes."""
    text = phrase(shorten(requirement.says("text"), MOST_IN_CLAUSE))
    because = phrase(shorten(requirement.says("because"), MOST_IN_CLAUSE))
    runs_on = text[:1].islower()
    asks = (
        gettext("The design %(text)s.", text=text)
        if runs_on
        else gettext("%(thing)s says: “%(text)s”", thing=capital(called(requirement)), text=quoted(text))
    )
    if not because:
        return Said(asks, weight=weight)
    if runs_on and because[:1].islower():
        return Said(
            gettext("The design %(text)s, because %(because)s.", text=text, because=because), weight=weight, short=asks
        )
    gave = gettext("The reason we gave: “%(because)s”", because=quoted(because))
    return Said(f"{asks} {gave}", weight=weight, short=asks)


def _seen(insights: Sequence[Knot]) -> list[Said]:
    """At most two insights and one from research in their own words; of the others how many there are."""
    from_research = [insight for insight in insights if insight.says("lane") == "research"][:1]
    others = [insight for insight in insights if insight.says("lane") != "research"][:QUOTED_INSIGHTS]
    sentences, lanes = [], set()
    for insight in [*others, *from_research]:
        lane = insight.says("lane")
        lead = HINTED_IN.get(lane) if insight.says("confidence") == "hint" else None
        text = quoted(insight.says("text"))
        if lane in lanes:
            sentences.append(Said(gettext("This counted too: “%(insight)s”", insight=text), weight=40, short=""))
        else:
            sentences.append(Said(say(lead or SEEN_IN[lane], insight=text), weight=66 if sentences else 70))
        lanes.add(lane)
    more = len(insights) - len(sentences)
    if more:
        points = ngettext("One more insight points the same way.", "%(num)s more insights point the same way.", more)
        sentences.append(Said(points, weight=10))
    return sentences


def _fits(hypotheses: Sequence[Knot]) -> list[Said]:
    said = []
    for hypothesis in hypotheses[:1]:
        approach, outcome = phrase(hypothesis.says("approach")), phrase(hypothesis.says("outcome"))
        named_only = gettext("This fits our working hypothesis “%(title)s”.", title=phrase(hypothesis.title))
        in_full = gettext(
            "This fits our working hypothesis: if we %(approach)s, then %(outcome)s.",
            approach=shorten(approach, MOST_IN_CLAUSE),
            outcome=shorten(outcome, MOST_IN_CLAUSE),
        )
        runs_on = approach[:1].islower() and outcome[:1].islower()
        said.append(Said(in_full if runs_on else named_only, weight=50, short=named_only))
    return said


def _follows(directions: Sequence[Knot]) -> list[Said]:
    return [
        Said(gettext("It follows from the direction we chose: “%(title)s”.", title=phrase(direction.title)), weight=55)
        for direction in directions[:1]
    ]


def _tried(requirement: Knot, thread: Thread) -> tuple[list[Said], list[Knot], list[Knot]]:
    """What the experiments showed about a requirement, and what was decided after that."""
    experiments = [one for one in thread.leads_to(requirement, "experiment") if not one.is_dropped]
    experiments.sort(key=lambda experiment: experiment.number)
    if not experiments:
        return [Said(gettext("No experiment has looked at this yet."), weight=60)], [], []
    newest = experiments[-1]
    said = [_showed(one, thread.verdict(requirement, one), weight=90 if one is newest else 60) for one in experiments]
    weighed = [verdict.evaluation for one in experiments if (verdict := thread.verdict(requirement, one))]
    decided = once(sorted((one for one in weighed if one.says("decision")), key=lambda one: one.number))
    return [*said, *(_decided(one, about=requirement, weight=80) for one in decided[-1:])], experiments, decided


def _showed(experiment: Knot, verdict: Verdict | None, *, weight: int) -> Said:
    name = called(experiment)
    if verdict is None:
        state = experiment.says("state") or "planned"
        return Said(say(NOT_SHOWN_YET[state], experiment=name), weight=weight)
    with_note, without = SHOWED[verdict.word]
    note = verdict.note or experiment.says("result")
    bare = say(without, experiment=name)
    return Said(say(with_note, experiment=name, note=quoted(note)) if note else bare, weight=weight, short=bare)


def _decided(evaluation: Knot, *, weight: int, about: Knot | None = None) -> Said:
    with_reason, without = DECIDED[evaluation.says("decision")]
    when = month(day_in(evaluation, "decided_on") or evaluation.at)
    bare = say(without, month=when)
    because = evaluation.says("decision_because")
    if not because:
        return Said(bare, weight=weight)
    return Said(say(with_reason, month=when, because=quoted(because, about=about)), weight=weight, short=bare)


def dropped(knot: Knot) -> Said:
    if not knot.dropped_because:
        return Said(gettext("Later on we dropped this."), weight=95)
    return Said(
        gettext("Later on we dropped this: “%(because)s”", because=quoted(knot.dropped_because)),
        weight=95,
        short=gettext("Later on we dropped this."),
    )


def _question(question: Knot, thread: Thread) -> Reason:
    sentences = []
    if why := question.says("why"):
        sentences.append(Said(gettext("We noticed this: “%(text)s”", text=quoted(why)), weight=100))
    if wished := question.says("wished"):
        sentences.append(Said(gettext("This is what we wish for: “%(text)s”", text=quoted(wished)), weight=70))
    if question.earlier and question.because:
        sharper = gettext(
            "On %(day)s the question became sharper: “%(because)s”",
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
        Said(gettext("We know this from %(sources)s.", sources=joined(f"“{one.title}”" for one in sources)), weight=100)
        if sources
        else Said(gettext("It is not linked to something we looked at yet."), weight=100)
    ]
    if example := insight.says("classroom_example"):
        sentences.append(
            Said(gettext("In the classroom it looks like this: “%(text)s”", text=quoted(example)), weight=60)
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
    approach, outcome, mechanism = (phrase(hypothesis.says(name)) for name in ("approach", "outcome", "mechanism"))
    thinks = gettext(
        "We think: if we %(approach)s, then %(outcome)s, because %(mechanism)s.",
        approach=shorten(approach, MOST_IN_CLAUSE),
        outcome=shorten(outcome, MOST_IN_CLAUSE),
        mechanism=shorten(mechanism, MOST_IN_CLAUSE),
    )
    sentences = [Said(thinks, weight=100), *_seen(insights)]
    if doubt := phrase(hypothesis.says("doubt")):
        sentences.append(Said(gettext("We still doubt %(doubt)s.", doubt=shorten(doubt, MOST_IN_QUOTES)), weight=60))
    if requirements:
        sentences.append(_leads(requirements))
    return sentences, [*questions, *insights, *requirements]


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
    return [*sentences, *_fits(hypotheses), *([_leads(leads)] if leads else [])], [*hypotheses, *leads]


def _design(design: Knot, thread: Thread) -> Reason:
    requirements = [one for one in thread.rests_on(design, "design_requirement") if not one.is_dropped]
    directions = thread.rests_on(design, "solution_direction")
    experiments = [one for one in thread.leads_to(design, "experiment") if not one.is_dropped]
    evaluations = once(one for experiment in experiments for one in thread.leads_to(experiment, "evaluation"))
    sentences = _follows(directions)
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
    decided = [one for one in evaluations if one.says("decision") and not one.is_dropped]
    sentences += [_decided(one, weight=75) for one in decided[-1:]]
    if not (requirements or directions):
        sentences.insert(0, Said(gettext("It is not linked to a requirement yet."), weight=100))
    return sentences, [*directions, *requirements, *experiments, *decided]


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
    sentences += [_decided(one, weight=70) for one in evaluations[-1:]]
    return sentences, [*requirements, *designs, *evaluations]


def _evaluation(evaluation: Knot, thread: Thread) -> Reason:
    experiments = thread.rests_on(evaluation, "experiment")
    sentences = []
    if experiments:
        weighed = gettext("We weighed %(things)s.", things=joined(called(one) for one in experiments))
        sentences.append(Said(weighed, weight=80))
    if learned := evaluation.says("learned"):
        sentences.append(Said(gettext("This is what we learned: “%(text)s”", text=quoted(learned)), weight=70))
    if evaluation.says("decision"):
        sentences.append(_decided(evaluation, weight=100))
    else:
        sentences.append(Said(gettext("There is no decision yet."), weight=100))
    begun = thread.begun_from(evaluation)
    if begun is not None:
        sentences.append(Said(gettext("The decision led to iteration %(number)s.", number=begun.number), weight=90))
    return sentences, experiments


def _outcome(outcome: Knot, thread: Thread) -> Reason:
    sources = thread.rests_on(outcome)
    sentences = []
    if sources:
        came = gettext("It came from %(things)s.", things=joined(mentioned(one) for one in sources))
        sentences.append(Said(came, weight=100))
    if evidence := outcome.says("evidence"):
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
    "insight": _insight,
    "working_hypothesis": _hypothesis,
    "solution_direction": _direction,
    "design_requirement": behind_requirement,
    "design": _design,
    "experiment": _experiment,
    "log_entry": _log_entry,
    "evaluation": _evaluation,
    "outcome": _outcome,
}
