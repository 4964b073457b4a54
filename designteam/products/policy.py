"""Who may do what with a product that goes out. The team proposes, the school answers, the network may withdraw."""

from typing import Any

from sqlalchemy import BindParameter, Integer, Select, and_, bindparam, select
from sqlalchemy.orm import aliased

from designteam.cycle.models import Artefact
from designteam.kit.policy import Policy, Rule, all_of, either, mine
from designteam.network.models import School
from designteam.network.policy import within
from designteam.products.models import Edition, Maker, MakersQuestion, Publication, PublicationState, ReadingLink
from designteam.teams.models import DesignTeam

_me = bindparam("me", type_=Integer)
_team = aliased(DesignTeam)  # also where a list joins the teams themselves
_its_team = select(_team.id).where(_team.id == Publication.team_id)
_is_out = Publication.state == PublicationState.OUT

# The publication stands two levels up, where it is not taken over by itself.
_made_there = _its_team.where(_team.school_id == School.id).correlate(Publication, School)

in_its_team = Rule("people in its team", Publication.team_id.in_(mine("my_teams")))
designs_in_its_team = Rule("designers in its team", Publication.team_id.in_(mine("my_design_teams")))
within_its_circle = Rule(
    "the circle it is out for",
    and_(
        Publication.state.in_((PublicationState.OUT, PublicationState.WITHDRAWN)),
        _its_team.where(within(Publication.audience, school_id=_team.school_id, network_id=_team.network_id)).exists(),
    ),
)
leads_its_school = Rule("the school leader of its team", Publication.team_id.in_(mine("my_confirmed_teams")))
coordinates_its_network = Rule(
    "coordinators of its network", _its_team.where(_team.network_id.in_(mine("my_coordinated_networks"))).exists()
)
is_signed_in = Rule("who is signed in", _me > 0)
is_of_another_school = Rule(
    "people of another school",
    select(School.id).where(School.id.in_(mine("my_schools")), ~_made_there.exists()).exists(),
)
designs_elsewhere = Rule(
    "designers in another team",
    select(DesignTeam.id)
    .where(DesignTeam.id.in_(mine("my_design_teams")), DesignTeam.id != Publication.team_id)
    .exists(),
)
is_out = Rule("as long as it is out", _is_out)

may_read = either(in_its_team, within_its_circle)
publications = Policy(
    Publication,
    name="publication",
    see=may_read,
    recall=either(leads_its_school, coordinates_its_network),
    answer_schools=all_of(is_out, designs_in_its_team),
    take_along=all_of(is_out, is_of_another_school),
    adapt=all_of(is_out, designs_elsewhere),
    follow=all_of(is_out, is_signed_in),
    work_in_its_team=in_its_team,
)


def _product_of(teams: BindParameter[Any]) -> Select[int]:
    return select(Artefact.__table__.c.id).where(Artefact.__table__.c.team_id.in_(teams))


_its_publication = select(Publication.id).where(Publication.id == Edition.publication_id)
editions = Policy(
    Edition,
    name="edition",
    see=Rule("people in its team", _its_publication.where(in_its_team.condition).exists()),
    confirm=Rule("the school leader of its team", _its_publication.where(leads_its_school.condition).exists()),
    take_back=Rule("designers in its team", _its_publication.where(designs_in_its_team.condition).exists()),
)
makers = Policy(
    Maker,
    name="maker",
    see=Rule("whose name it is", Maker.person_id == _me),
    decline=Rule("whose name it is", Maker.person_id == _me),
)

reading_links = Policy(
    ReadingLink,
    name="reading_link",
    see=Rule("people in its team", ReadingLink.product_id.in_(_product_of(mine("my_teams")))),
    revoke=Rule("designers in its team", ReadingLink.product_id.in_(_product_of(mine("my_design_teams")))),
)

_its_own = select(Publication.id).where(Publication.id == MakersQuestion.publication_id)
makers_questions = Policy(
    MakersQuestion,
    name="makers_question",
    see=Rule("who may read the product", _its_own.where(may_read.condition).exists()),
    answer=Rule("designers in its team", _its_own.where(designs_in_its_team.condition, _is_out).exists()),
)
