"""What is asked when a team brings a file with references, and when it takes them in."""

from typing import Any, ClassVar

from flask import request
from flask_babel import gettext, lazy_gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from designteam.kit.forms import Form, OneOf, Submission
from designteam.kit.text import whole_number
from designteam.kit.uploads import Upload
from designteam.method.vocabulary import AUDIENCES

KINDS_OF_FILE = ".bib,.bibtex,.ris,.enw,.json,.xml,.csv,.txt"


class BringingFile(Form):
    """A file with references. What the browser sends is not a text."""

    carries: ClassVar[frozenset[str]] = Form.carries | {"file"}

    submission = Submission()
    file = Upload(
        _("File with references"),
        description=_("BibTeX, RIS, CSL-JSON, EndNote’s XML or the CSV of Zotero. At most 10 MB and 5,000 references."),
        render_kw={"accept": KINDS_OF_FILE},
    )

    def validate_file(self, field: Upload) -> None:
        if field.data is None:
            raise ValidationError(gettext("Choose a file first."))
        if not field.data.content:
            raise ValidationError(gettext("This file is empty. Choose another one."))


class TakingIn(Form):
    """Which of the records that were shown are wanted, and who may read them."""

    audience = OneOf(
        _("Who may read these sources?"),
        choices=[(code, lazy_gettext(choice.label)) for code, choice in AUDIENCES.items()],
        needed=_("Choose who may read this."),
    )

    @property
    def shown(self) -> set[int]:
        return _numbers("shown")

    @property
    def chosen(self) -> set[int]:
        return _numbers("chosen")


def _numbers(name: str) -> set[int]:
    sent: Any = request.form.getlist(name)
    return {whole_number(one) for one in sent}
