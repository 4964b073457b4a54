"""What is asked about a card that is there: what it looks like in class, and how sure the library is of it."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _

from designteam.evidence.models.holding import BECAUSE
from designteam.evidence.models.kinds import PARAGRAPH
from designteam.evidence.words import CARD_STATUSES, STRENGTHS
from designteam.kit.forms import Form, Line, OneOf, Pick, Prose, Several, Submission, VersionNumber
from designteam.method import vocabulary

GRADES = [(number, lazy_gettext(vocabulary.GRADE, number=number)) for number in vocabulary.GRADES]


class OfATeam(Form):
    """Asked of somebody who may be in several teams: for which one."""

    carries = Form.carries | {"team"}

    submission = Submission()
    team = OneOf(_("For which team?"), choices=[], needed=_("Choose for which team you write this."))

    def offer(self, teams: Mapping[int, str]) -> None:
        """Who is in one team need not choose."""
        choices = [(str(team_id), name) for team_id, name in teams.items()]
        none = [("", lazy_gettext("Not chosen yet"))]
        self.team.choices = choices if len(choices) == 1 else none + choices


class Picturing(OfATeam):
    text = Prose(
        _("What do you see on Tuesday morning?"),
        most=PARAGRAPH,
        needed=_("Write what you see in class."),
        description=_("What children do and say, and what you do. No names of children."),
    )
    grades = Several(_("Grades"), description=_("In which groups is this?"), choices=GRADES, coerce=int)


class Judging(Form):
    """Its reason stands with the version, so that everybody sees how the verdict came about."""

    carries = Form.carries | {"because"}

    from_version = VersionNumber()
    strength = OneOf(
        _("How strong is it?"), choices=[(code, lazy_gettext(choice.label)) for code, choice in STRENGTHS.items()]
    )
    strength_because = Prose(
        _("Why this strong?"), most=BECAUSE, description=_("How many studies, how they were done, whether they agree.")
    )
    status = Pick(
        _("Where does it stand?"),
        choices=[(code, lazy_gettext(choice.label)) for code, choice in CARD_STATUSES.items()],
        needed=_("Choose where it stands."),
    )
    because = Line(
        _("Why do you judge so now?"),
        most=BECAUSE,
        needed=_("Write in one sentence why you judge so now."),
        description=_("Everybody who rests on this card reads this sentence."),
    )
