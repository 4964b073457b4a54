"""Who may do what with artefacts and iterations. The team works in them; others read what is shared with them."""

from sqlalchemy import select

from designteam.cycle.models import Artefact, Attachment, Consent, Iteration
from designteam.journal.queries import lines_about
from designteam.kit.policy import Policy, Rule, either, mine
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

artefacts = Policy(
    Artefact,
    name="artefact",
    stamp=lines_about(Artefact.team_id),
    see=either(in_its_team, within_its_audience),
    revise=designs_in_its_team,
    endorse=designs_in_its_team,
    share=designs_in_its_team,
    work_in_its_team=in_its_team,
)

iterations = Policy(
    Iteration,
    name="iteration",
    stamp=lines_about(Iteration.team_id),
    see=Rule("people in its team", Iteration.team_id.in_(mine("my_teams"))),
    work=Rule("designers in its team", Iteration.team_id.in_(mine("my_design_teams"))),
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
