"""One letter to everybody in the team about what changed in its meetings, in the language of each."""

from typing import Any

from flask import url_for

from designteam.kit import clock
from designteam.kit.web import me
from designteam.letters.views import address_of_site, post
from designteam.meetings.models import Meeting
from designteam.meetings.queries.sending import readers_in


def tell_team(name: str, meeting: Meeting, **values: Any) -> None:
    """Who made the change knows it already and gets none."""
    link = address_of_site() + url_for("meetings.meetings", team_id=meeting.team_id)
    for reader in readers_in(meeting.team_id, today=clock.today()):
        if reader.address != me().person.email:
            post(
                name, to=reader.address, language=reader.language, reader=reader, by=me().name,
                team=meeting.team, link=link, **values,
            )  # fmt: skip
