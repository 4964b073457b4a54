"""Since you were here last: what others did in a team, where you were named, and what you follow."""

from typing import Any

from flask import request, url_for
from flask_babel import gettext

from designteam.cycle import policy
from designteam.cycle.commands import following as commands
from designteam.cycle.models import Artefact
from designteam.cycle.queries import following
from designteam.cycle.queries.talk import mentions_of
from designteam.cycle.views.around import around_team
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, signed_in
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams
from designteam.workspace.queries.news import IN_FULL, NOTHING, News, news_in
from designteam.workspace.shown.happenings import lines_of
from designteam.workspace.views.blueprint import bp

NEWS, OF_TEAM, SINCE = "workspace/news/index.html", "workspace/news/team.html", "workspace/news/_since.html"
FOLLOWING, FOLLOW = "workspace/news/following.html", "workspace/news/_following.html"


@bp.post("/teams/<int:team_id>/visits")
@may("see", teams)
def visit_team(team: DesignTeam) -> Answer:
    """Somebody looks at their team: what is new for them, and from when the next news counts.

    The page of the team itself is kept by browsers for as long as its journal is; this is not.
    """
    commands.visit(team, by=me().person, at=clock.now())
    url = url_for(".team_news", team_id=team.id)
    return saved(url, part=SINCE, **_news_of(team))


@bp.get("/teams/<int:team_id>/news")
@may("catch_up", teams)
def team_news(team: DesignTeam) -> Answer:
    only_followed = request.args.get("only") == "followed"
    found = _news_of(team, most=IN_FULL, only_followed=only_followed)
    return page(OF_TEAM, only_followed=only_followed, **around_team(team) | found)


@bp.get("/news")
@signed_in
def news() -> Answer:
    """Everything that came since last time, for somebody in one team or in several."""
    viewer = me()
    left = set(following.teams_not_followed(viewer.facts))
    found = news_in(list(viewer.teams), viewer.id, at=clock.now())
    return page(
        NEWS,
        named=mentions_of(viewer.id, teams=list(viewer.teams)),
        of_teams=[
            {"id": id_, "name": name, "is_followed": id_ not in left, **_in_words(found.get(id_, NOTHING))}
            for id_, name in viewer.teams.items()
        ],
        followed=following.followed_by(viewer.facts),
    )


@bp.get("/artefacts/<int:artefact_id>/following")
@may("follow", policy.artefacts)
def following_artefact(artefact: Artefact) -> Answer:
    return page(FOLLOWING, part=FOLLOW, artefact=artefact, follows=following.follows(artefact, me().facts))


@bp.post("/artefacts/<int:artefact_id>/following")
@may("follow", policy.artefacts)
def follow_artefact(artefact: Artefact) -> Answer:
    follows = request.form.get("follows") == "yes"
    commands.follow(artefact.team_id, artefact, follows=follows, by=me().person, at=clock.now())
    url = url_for(".following_artefact", artefact_id=artefact.id)
    return saved(url, part=FOLLOW, artefact=artefact, follows=follows)


@bp.post("/teams/<int:team_id>/following")
@may("see", teams)
def follow_team(team: DesignTeam) -> Answer:
    follows = request.form.get("follows") == "yes"
    commands.follow(team.id, None, follows=follows, by=me().person, at=clock.now())
    said = gettext("You hear the news of this team again.") if follows else gettext("No more news of this team here.")
    return saved(url_for(".news"), message=said)


def _news_of(team: DesignTeam, **options: Any) -> dict[str, Any]:
    found = news_in([team.id], me().id, at=clock.now(), **options)
    return {"team": team, **_in_words(found.get(team.id, NOTHING))}


def _in_words(found: News) -> dict[str, Any]:
    return {
        "since": found.since,
        "number": found.number,
        "earlier": found.earlier,
        "lines": lines_of(found.happenings),
    }
