"""What a process guide is asked about a meeting or a week: what was seen apart from what was done."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from designteam.guidance.models import PART, Readers
from designteam.guidance.models.notes import PARTS
from designteam.kit.forms import Day, Form, OneOf, Pick, Prose, Submission, VersionNumber


class GuideNoting(Form):
    submission = Submission()
    from_version = VersionNumber()
    about_on = Day(_("On which day"), needed=_("Choose the day."))
    meeting = OneOf(_("At which meeting"), choices=[], empty=_("Not at a meeting, or between two"))
    saw = Prose(
        _("What did I see?"), most=PART, description=_("What somebody with a camera would have seen. No judgement yet.")
    )
    did = Prose(_("What did I do?"), most=PART, description=_("What you said or asked, or what you left alone."))
    gave = Prose(_("What did that do?"), most=PART, description=_("What happened after it, in the team and in you."))
    next_time = Prose(_("What do I do next time?"), most=PART)

    def said(self) -> dict[str, str]:
        return {part: self[part].data or "" for part in PARTS}

    def validate(self, extra_validators: Any = None) -> bool:
        well: bool = super().validate(extra_validators)
        if well and not any(self.said().values()):
            self.refuse(gettext("Write something at one of the four questions."), "saw")
            well = False
        return well


class SharingNote(Form):
    read_by = Pick(
        _("Who else may read this note?"),
        choices=[
            (Readers.NOBODY.value, _("Nobody: only I")),
            (Readers.GUIDES_OF_TEAM.value, _("The process guides of this team, also who comes after me")),
            (Readers.GUIDES_OF_NETWORK.value, _("All process guides of this network")),
        ],
        needed=_("Choose who may read it."),
        description=_("The team never reads it. You can take it back at any time."),
    )
