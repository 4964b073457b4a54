"""What is asked about a thread of the web, and about what was experienced and seen."""

from typing import Any, ClassVar

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from designteam.cycle.forms.artefact import options
from designteam.cycle.models import Sameness
from designteam.kit.forms import Form, Line, OneOf, Pick, Prose, VersionNumber
from designteam.method import vocabulary


class Thread(Form):
    carries: ClassVar[frozenset[str]] = Form.carries | {"thread"}

    from_version = VersionNumber()
    thread = OneOf(_("Thread"), choices=options(vocabulary.WEB_THREADS), needed=_("Choose a thread."))
    now = Prose(_("How it is now"), most=600)
    wished = Prose(_("How we wish it to be"), most=600)
    choice = Prose(
        _("What we choose in this design"),
        most=600,
        description=_("With a choice, the thread is thought through. ‘It stays as it is’ is a choice too."),
    )


class Balance(Form):
    thread = OneOf(_("Thread"), choices=options(vocabulary.WEB_THREADS), needed=_("Choose a thread."))


class Lived(Form):
    carries: ClassVar[frozenset[str]] = Form.carries | {"about"}

    from_version = VersionNumber()
    about = Line(_("About"), most=30, needed=_("Choose what this is about."))
    experienced = Prose(_("What teachers and pupils say about it"), most=1000)
    experienced_by = Line(
        _("Who said it"), most=200, description=_("By role, for example: three pupils of group 7. No names.")
    )
    actual = Prose(_("What was really seen in class"), most=1000)
    actual_seen = Line(_("Seen where and when"), most=200, description=_("For example: two lesson visits in November."))
    sameness = Pick(_("Compared with what we meant"), choices=options(vocabulary.SAMENESS))
    difference = Line(_("What is different"), most=400)
    explained_by_id = OneOf(
        _("Which decision explains it?"), choices=[], empty=_("No decision yet: that stays an open place")
    )

    def validate(self, extra_validators: Any = None) -> bool:
        well: bool = super().validate(extra_validators)
        if self.sameness.data == Sameness.DIFFERENT.value and not self.difference.data:
            self.refuse(gettext("Write in a few words what is different."), "difference")
            return False
        return well

    def values(self) -> dict[str, Any]:
        values = super().values()
        is_different = values["sameness"] == Sameness.DIFFERENT.value
        decision = values["explained_by_id"] if is_different else ""
        return values | {
            "sameness": Sameness(values["sameness"]) if values["sameness"] else None,
            "difference": values["difference"] if is_different else "",
            "explained_by_id": int(decision) if decision else None,
        }
