"""The record of a meeting by mail: to everybody in the team, in the language of each."""

from flask import url_for
from flask_babel import gettext, ngettext

from designteam.kit import clock
from designteam.kit.web import Answer, may, me, saved, say
from designteam.kit.words import CannotDo
from designteam.letters.views import address_of_site, post
from designteam.meetings import commands, policy
from designteam.meetings.models import Meeting
from designteam.meetings.queries.sending import readers_in
from designteam.meetings.shown.records import record_of
from designteam.meetings.views.blueprint import bp


@bp.post("/meetings/<int:meeting_id>/letters")
@may("hold", policy.meetings)
def send_record(meeting: Meeting) -> Answer:
    record, here = record_of(meeting, now=clock.now()), url_for(".meeting", meeting_id=meeting.id)
    if not record.can_be_sent:
        return saved(here, message=gettext("There is no record to send yet."))
    try:
        commands.note_record_sent(meeting, by=me().person, at=clock.now())
    except CannotDo as refusal:
        return saved(here, message=say(refusal.reason))
    readers = readers_in(meeting.team_id, today=clock.today())
    for reader in readers:
        post(
            "meeting_record", to=reader.address, language=reader.language, reader=reader, by=me().name,
            meeting=meeting, there=record.there, summary=record.summary, link=address_of_site() + here,
        )  # fmt: skip
    told = ngettext(
        "The record is on its way to one person.", "The record is on its way to %(num)s people.", len(readers)
    )
    return saved(here, message=told)
