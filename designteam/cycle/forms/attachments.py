"""What is asked when a picture, a document or a link is added to an artefact, or removed from it."""

from datetime import date, timedelta
from typing import Any, ClassVar

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from designteam.cycle.forms.artefact import options
from designteam.cycle.models import Consent
from designteam.cycle.models.attachment import ADDRESS, FILE_NAME, REASON
from designteam.kit import clock
from designteam.kit.filetypes import DOCUMENTS, PICTURES
from designteam.kit.forms import Day, Form, Line, OneOf, Pick, WebAddress
from designteam.kit.outside import could_be_asked
from designteam.kit.uploads import CAMERA_ROLL, Upload
from designteam.method import vocabulary

LONGEST_CONSENT = timedelta(days=5 * 365)
END_OF_SCHOOL_YEAR = (7, 31)
ANY_KIND = ",".join(f".{extension}" for extension in (*PICTURES, *DOCUMENTS))


def end_of_school_year(today: date) -> date:
    """The last day of July that is still ahead: until then parents usually agree."""
    this_year = date(today.year, *END_OF_SCHOOL_YEAR)
    return this_year if today <= this_year else date(today.year + 1, *END_OF_SCHOOL_YEAR)


class WithPicture(Form):
    """What is asked about a picture: whether people on it can be recognised, and until when they agreed."""

    carries: ClassVar[frozenset[str]] = Form.carries | {"file", "consent", "consent_until"}

    file = Upload(_("Picture"), description=_("JPG, PNG, WebP or HEIC, at most 15 MB."))
    consent = Pick(
        _("Who is on the picture?"),
        choices=options(vocabulary.CONSENTS),
        description=_("Rather no faces: hands, work and materials tell enough."),
    )
    consent_until = Day(
        _("They agreed until"), description=_("After this day we remove the picture. At most five years.")
    )

    def validate(self, extra_validators: Any = None) -> bool:
        well: bool = super().validate(extra_validators)
        if not self.has_picture:
            return well
        if not self.consent.data:
            self.refuse(
                gettext("Choose who is on the picture. Without this we do not keep it; the rest is still here."),
                "consent",
            )
        elif self.consent.data == Consent.AGREED and not self.consent_until.errors:
            well = self._agreed_for_a_while() and well
        return well and not self.consent.errors

    def _agreed_for_a_while(self) -> bool:
        today, until = clock.today(), self.consent_until.data
        if until is None:
            self.refuse(gettext("Until when did they agree? Choose a day."), "consent_until")
        elif not today < until <= today + LONGEST_CONSENT:
            self.refuse(gettext("Choose a day after today, at most five years ahead."), "consent_until")
        return not self.consent_until.errors

    @property
    def has_picture(self) -> bool:
        sent = self.file.data
        return sent is not None and sent.name.rpartition(".")[2].lower() in PICTURES

    @property
    def agreed_by(self) -> dict[str, Any]:
        """What is kept about the picture beside itself."""
        return {
            "consent": Consent(self.consent.data) if self.consent.data else None,
            "consent_until": self.consent_until.data,
        }


class Attaching(WithPicture):
    """A picture or a document."""

    file = Upload(
        _("Picture or document"),
        description=_("A picture (JPG, PNG, WebP, HEIC) of at most 15 MB, or a document (PDF, Word, Excel, PowerPoint, "
                      "OpenDocument, text) of at most 25 MB. Ten of them fit here."),
        render_kw={"accept": ANY_KIND},
    )  # fmt: skip
    title = Line(
        _("What is it?"),
        most=FILE_NAME,
        description=_("One short sentence, also for who cannot see it. Empty: then we use the name of the file."),
    )

    def validate_file(self, field: Upload) -> None:
        if field.data is None:
            raise ValidationError(gettext("Choose a picture or a document first."))


class PlacingPicture(WithPicture):
    """A picture to put in a text."""

    file = Upload(
        _("Picture"),
        description=_("JPG, PNG, WebP or HEIC, at most 15 MB."),
        render_kw={"accept": ",".join(CAMERA_ROLL)},
    )
    title = Line(
        _("What do you see on it?"),
        most=FILE_NAME,
        needed=_("Write in one short sentence what you see on it."),
        description=_("One short sentence. Who cannot see the picture reads or hears this."),
    )

    def validate_file(self, field: Upload) -> None:
        if field.data is None:
            raise ValidationError(gettext("Choose a picture first."))


class Bookmarking(Form):
    """A link to something elsewhere."""

    url = WebAddress(
        _("Address"),
        most=ADDRESS,
        needed=_("Paste the address. It begins with https://"),
        description=_("Paste it from the bar at the top of your browser, or use ‘copy link’ in your drive."),
    )
    title = Line(
        _("What is it?"),
        most=FILE_NAME,
        needed=_("Write in a few words what one finds there."),
        description=_("For example: all rubrics of group 7."),
    )
    leads_to = OneOf(
        _("Where does it lead?"),
        choices=options(vocabulary.DESTINATIONS),
        needed=_("Choose one. In doubt? Choose: a page on the web."),
    )

    def validate_url(self, field: WebAddress) -> None:
        if not could_be_asked(field.data):
            raise ValidationError(str(field.wrong))


class Removing(Form):
    reason = Line(
        _("It is removed, because"),
        most=REASON,
        needed=_("Write down why. That it was here stays readable; the picture, document or link itself goes."),
    )
