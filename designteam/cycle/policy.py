"""Who may do what with artefacts and iterations. The team works in them; others read what is shared with them."""

from sqlalchemy import Integer, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from designteam.cycle.models import Artefact, Attachment, Citation, Comment, Consent, Iteration, Manner
from designteam.evidence.models import Holding
from designteam.evidence.policy import holdings
from designteam.journal.queries import lines_about, newest_line_about
from designteam.kit.policy import Policy, Rule, all_of, either, mine
from designteam.network.policy import within
from designteam.teams.models import DesignTeam

in_its_team = Rule("people in its team", Artefact.team_id.in_(mine("my_teams")))
designs_in_its_team = Rule("designers in its team", Artefact.team_id.in_(mine("my_design_teams")))
within_its_audience = Rule(
    "the circle it is shared with",
    select(DesignTeam.id)
    .where(
        DesignTeam.id == Artefact.team_id,
        within(Artefact.audience, school_id=DesignTeam.school_id, network_id=DesignTeam.network_id),
    )
    .exists(),
)

is_signed_in = Rule("who is signed in", bindparam("me", type_=Integer) > 0)

# A page shows the titles of what it rests on in the library, so it is as old as the newest line of both.
artefacts = Policy(
    Artefact,
    name="artefact",
    stamp=lines_about(Artefact.team_id) + newest_line_about("holding"),
    see=either(in_its_team, within_its_audience),
    revise=designs_in_its_team,
    endorse=designs_in_its_team,
    share=designs_in_its_team,
    comment=in_its_team,
    follow=all_of(is_signed_in, either(in_its_team, within_its_audience)),
    work_in_its_team=in_its_team,
)

iterations = Policy(
    Iteration,
    name="iteration",
    stamp=lines_about(Iteration.team_id),
    see=Rule("people in its team", Iteration.team_id.in_(mine("my_teams"))),
    work=Rule("designers in its team", Iteration.team_id.in_(mine("my_design_teams"))),
)

_in_the_team = Rule(
    "people in its team",
    Comment.artefact_id.in_(select(Artefact.id).where(Artefact.team_id.in_(mine("my_teams")))),
)
_designs_in_the_team = Rule(
    "designers in its team",
    Comment.artefact_id.in_(select(Artefact.id).where(Artefact.team_id.in_(mine("my_design_teams")))),
)
_leads_the_team = Rule(
    "those who lead its team",
    Comment.artefact_id.in_(select(Artefact.id).where(Artefact.team_id.in_(mine("my_led_teams")))),
)
_said_it = Rule("who said it", Comment.author_id == bindparam("me", type_=Integer))
_asked, _own_answer = aliased(Comment), aliased(Comment)
_can_be_read = (
    select(Artefact.id)
    .join(DesignTeam, DesignTeam.id == Artefact.team_id)
    .where(
        Artefact.id == Comment.artefact_id,
        within(Artefact.audience, school_id=DesignTeam.school_id, network_id=DesignTeam.network_id),
    )
)
_is_asked = Rule(
    "the circle that a rough version asks",
    and_(
        Comment.manner == Manner.ROUGH,
        Comment.closed_at.is_(None),
        Comment.withdrawn_at.is_(None),
        _can_be_read.where(
            within(Comment.audience, school_id=DesignTeam.school_id, network_id=DesignTeam.network_id)
        ).exists(),
    ),
)
_answered_it = Rule(
    "who answered that",
    and_(
        Comment.manner == Manner.ROUGH,
        select(_own_answer.id)
        .where(_own_answer.under_id == Comment.id, _own_answer.author_id == bindparam("me", type_=Integer))
        .exists(),
        _can_be_read.exists(),
    ),
)
_is_own_answer = Rule(
    "whose answer it is",
    and_(
        _said_it.condition,
        select(_asked.id).where(_asked.id == Comment.under_id, _asked.manner == Manner.ROUGH).exists(),
        _can_be_read.exists(),
    ),
)
_asked_it = Rule(
    "who asked it",
    and_(
        _in_the_team.condition,
        or_(
            and_(Comment.manner == Manner.CRITICAL, _said_it.condition),
            select(_asked.id)
            .where(
                _asked.id == Comment.under_id,
                _asked.manner == Manner.CRITICAL,
                _asked.author_id == bindparam("me", type_=Integer),
            )
            .exists(),
        ),
    ),
)

comments = Policy(
    Comment,
    name="comment",
    see=either(_in_the_team, _is_asked, _answered_it, _is_own_answer),
    reply=either(_in_the_team, _is_asked),
    reword=_said_it,
    withdraw=either(_said_it, _leads_the_team),
    settle=either(_designs_in_the_team, _asked_it),
    close=_designs_in_the_team,
)
_of_what_is_seen = select(Artefact.id).where(Artefact.id == Attachment.artefact_id)
attachments = Policy(
    Attachment,
    name="attachment",
    see=either(
        Rule("people in the team of its artefact", _of_what_is_seen.where(in_its_team.condition).exists()),
        Rule(
            "the circle its artefact is shared with, when nobody can be recognised on it",
            Attachment.consent.is_distinct_from(Consent.AGREED)
            & _of_what_is_seen.where(within_its_audience.condition).exists(),
        ),
    ),
)
_of_what_rests = select(Artefact.id).where(Artefact.id == Citation.artefact_id)
_can_see_what_it_rests_on = Rule(
    "who can see that in the library",
    select(Holding.id).where(Holding.id == Citation.holding_id, holdings.visible).exists(),
)
citations = Policy(
    Citation,
    name="citation",
    see=all_of(
        Rule("people in the team of what rests on it", _of_what_rests.where(in_its_team.condition).exists()),
        _can_see_what_it_rests_on,
    ),
    answer=Rule("designers in that team", _of_what_rests.where(designs_in_its_team.condition).exists()),
)
