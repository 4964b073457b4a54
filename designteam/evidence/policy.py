"""Who may do what in the library. Who brought something in shares it by choice; the library looks after the rest."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, bindparam, func, literal, or_, select
from sqlalchemy.orm import aliased

from designteam.evidence.models import (
    Capture,
    ClassroomPicture,
    Demonstration,
    Holding,
    ReferenceFile,
    Term,
    Tie,
    Vocabulary,
)
from designteam.kit.policy import Policy, Rule, all_of, either, everybody, mine
from designteam.network.models import EVERY_NETWORK, Network
from designteam.network.policy import reaches, within
from designteam.teams.models import DesignTeam

in_its_team = Rule("people in its team", Holding.team_id.in_(mine("my_teams")))
designs_in_its_team = Rule("designers in its team", Holding.team_id.in_(mine("my_design_teams")))
within_its_audience = Rule(
    "the circle it is shared with",
    within(
        Holding.audience,
        school_id=select(DesignTeam.school_id).where(DesignTeam.id == Holding.team_id).scalar_subquery(),
        network_id=Holding.network_id,
    ),
)
_of_whom_brought_it = aliased(DesignTeam)


def may_be_seen_by_all_of(team: Any) -> ColumnElement[bool]:
    """Whether everybody in a team may see it, without who that is: for what the team as a whole is told."""
    school = select(_of_whom_brought_it.school_id).where(_of_whom_brought_it.id == Holding.team_id).scalar_subquery()
    return or_(
        Holding.team_id == team.id,
        reaches(
            Holding.audience,
            school_id=school,
            network_id=Holding.network_id,
            to_school=team.school_id,
            to_network=team.network_id,
        ),
    )


_its_network = func.coalesce(Holding.network_id, EVERY_NETWORK)
researches = Rule("researchers in its network", _its_network.in_(mine("my_research_networks")))
mentors = Rule(
    "media mentors in its network, for ict options",
    (Holding.kind == "ict_option") & _its_network.in_(mine("my_mentored_networks")),
)
designs_somewhere = Rule(
    "designers in a team", select(DesignTeam.id).where(DesignTeam.id.in_(mine("my_design_teams"))).exists()
)
is_signed_in = Rule("who is signed in", bindparam("me", type_=Integer) > 0)

may_see = either(in_its_team, within_its_audience)
holdings = Policy(
    Holding,
    name="holding",
    see=may_see,
    revise=either(designs_in_its_team, researches, mentors),
    share=designs_in_its_team,
    curate=either(researches, mentors),
    picture=designs_somewhere,
    demonstrate=designs_somewhere,
    cite=designs_somewhere,
    follow=all_of(is_signed_in, may_see),
)

# The words belong to every network at once: who researches in one or coordinates one looks after them for all.
looks_after_the_words = either(
    Rule("researchers in a network", literal(EVERY_NETWORK).in_(mine("my_research_networks"))),
    Rule(
        "coordinators of a network", select(Network.id).where(Network.id.in_(mine("my_coordinated_networks"))).exists()
    ),
)
vocabularies = Policy(Vocabulary, name="vocabulary", see=everybody, look_after=looks_after_the_words)
terms = Policy(Term, name="term", see=everybody, look_after=looks_after_the_words)


def _of_what_may(action: str, holding_id: Any) -> Rule:
    """The same people as may do this with the thing in the library that it belongs to."""
    rule = holdings.rules[action]
    return Rule(str(rule), select(Holding.id).where(Holding.id == holding_id, rule.condition).exists())


pictures = Policy(
    ClassroomPicture,
    name="picture",
    see=_of_what_may("see", ClassroomPicture.card_id),
    take_back=Rule("who told it", ClassroomPicture.by_id == bindparam("me", type_=Integer)),
)
ties = Policy(
    Tie,
    name="tie",
    see=_of_what_may("see", Tie.from_id),
    untie=_of_what_may("revise", Tie.from_id),
)
_of_its_team = Rule("people in its team", Demonstration.team_id.in_(mine("my_teams")))
_of_its_network = Rule(
    "people in its network",
    select(DesignTeam.id)
    .where(DesignTeam.id == Demonstration.team_id, DesignTeam.network_id.in_(mine("my_networks")))
    .exists(),
)
demonstrations = Policy(
    Demonstration,
    name="demonstration",
    see=all_of(_of_what_may("see", Demonstration.option_id), either(_of_its_team, _of_its_network)),
    take_back=Rule("who noted it", Demonstration.by_id == bindparam("me", type_=Integer)),
)
captures = Policy(
    Capture,
    name="capture",
    see=_of_what_may("see", Capture.visit_id),
    decide=_of_what_may("share", Capture.visit_id),
    take_back=Rule("who noted it", Capture.by_id == bindparam("me", type_=Integer)),
)
reference_files = Policy(
    ReferenceFile,
    name="reference_file",
    see=Rule("people in its team", ReferenceFile.team_id.in_(mine("my_teams"))),
    bring_in=Rule("designers in its team", ReferenceFile.team_id.in_(mine("my_design_teams"))),
)
