"""What a reason is told with: what was asked for, seen, thought, tried and decided, each as a sentence or a few."""

from collections.abc import Sequence

from flask_babel import gettext, ngettext

from designteam.cycle.models import VerdictWord
from designteam.cycle.queries.thread import Knot, Thread, Verdict
from designteam.cycle.views.blueprint import called
from designteam.kit.dates import month
from designteam.kit.text import shorten
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.workspace.shown.thread.naming import capital, day_in, phrase
from designteam.workspace.shown.why.sentences import Said, once, quoted

MOST_IN_CLAUSE = 230
QUOTED_INSIGHTS = 2

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


def asks(requirement: Knot, *, weight: int = 100) -> Said:
    """The requirement and its own reason as one sentence; what starts with a capital stands between quotes."""
    text = phrase(shorten(requirement.says("text") or requirement.title, MOST_IN_CLAUSE))
    because = phrase(shorten(requirement.says("because"), MOST_IN_CLAUSE))
    if text[:1].islower():
        alone = gettext("The design %(text)s.", text=text)
    else:
        alone = gettext("%(thing)s says: “%(text)s”", thing=capital(called(requirement)), text=quoted(text))
    if not because:
        return Said(alone, weight=weight)
    if text[:1].islower() and because[:1].islower():
        in_full = gettext("The design %(text)s, since %(because)s.", text=text, because=because)
    else:
        in_full = f"{alone} " + gettext("The reason we gave: “%(because)s”", because=quoted(because))
    return Said(in_full, weight=weight, short=alone)


def seen(insights: Sequence[Knot]) -> list[Said]:
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


def fits(hypotheses: Sequence[Knot]) -> list[Said]:
    """The first of them, as a clause of ours when it reads on and else by its title."""
    said = []
    for hypothesis in hypotheses[:1]:
        parts = {name: phrase(hypothesis.says(name)) for name in ("approach", "outcome")}
        by_title = gettext("This fits our working hypothesis “%(title)s”.", title=phrase(hypothesis.title))
        in_full = gettext(
            "This fits our working hypothesis: if we %(approach)s, then %(outcome)s.",
            **{name: shorten(part, MOST_IN_CLAUSE) for name, part in parts.items()},
        )
        runs_on = all(part[:1].islower() for part in parts.values())
        said.append(Said(in_full if runs_on else by_title, weight=50, short=by_title))
    return said


def follows(directions: Sequence[Knot]) -> list[Said]:
    return [
        Said(gettext("It follows from the direction we chose: “%(title)s”.", title=phrase(direction.title)), weight=55)
        for direction in directions[:1]
    ]


def tried(requirement: Knot, thread: Thread) -> tuple[list[Said], list[Knot], list[Knot]]:
    """What the experiments showed about a requirement, and what was decided after that."""
    experiments = [one for one in thread.leads_to(requirement, "experiment") if not one.is_dropped]
    experiments.sort(key=lambda experiment: experiment.number)
    if not experiments:
        return [Said(gettext("No experiment has looked at this yet."), weight=60)], [], []
    verdicts = [thread.verdict(requirement, one) for one in experiments]
    newest = max((place for place, verdict in enumerate(verdicts) if verdict), default=len(verdicts) - 1)
    said = [
        _showed(experiment, verdict, weight=90 if place == newest else 60)
        for place, (experiment, verdict) in enumerate(zip(experiments, verdicts, strict=True))
    ]
    weighed = [verdict.evaluation for verdict in verdicts if verdict]
    evaluations = once(sorted((one for one in weighed if one.says("decision")), key=lambda one: one.number))
    return [*said, *(decided(one, about=requirement, weight=80) for one in evaluations[-1:])], experiments, evaluations


def _showed(experiment: Knot, verdict: Verdict | None, *, weight: int) -> Said:
    name = called(experiment)
    if verdict is None:
        state = experiment.says("state") or "planned"
        return Said(say(NOT_SHOWN_YET[state], experiment=name), weight=weight)
    with_note, without = SHOWED[verdict.word]
    note = verdict.note or experiment.says("result")
    bare = say(without, experiment=name)
    return Said(say(with_note, experiment=name, note=quoted(note)) if note else bare, weight=weight, short=bare)


def decided(evaluation: Knot, *, weight: int, about: Knot | None = None) -> Said:
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
