"""What every kind asks: which version one was looking at, the terms it carries and why it changed."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask_babel import get_locale, lazy_gettext
from flask_babel import lazy_gettext as _

from designteam.evidence.models import Holding, Term
from designteam.evidence.queries.holdings import terms_in_use
from designteam.evidence.queries.known import Marks
from designteam.kit.forms import Form, Line, OneOf, Prose, Several, Submission, VersionNumber
from designteam.method.vocabulary import AUDIENCES


class Terms(Several):
    """Any number of terms, shown by the vocabulary they belong to."""

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, choices=[], coerce=int, **options)
        self.offered: Sequence[Term] = ()

    def offer(self, kind: str) -> None:
        """Offer every term of the vocabularies that are about this kind."""
        terms = [term for term in terms_in_use() if kind in term.vocabulary.kinds]
        self.choices = [(term.id, named(term)) for term in terms]
        self.offered = terms

    @property
    def chosen(self) -> list[Term]:
        wanted = set(self.data or ())
        return [term for term in self.offered if term.id in wanted]

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """The boxes to tick, by vocabulary."""
        boxes = dict(zip((term.id for term in self.offered), self, strict=True))
        by_vocabulary = groupby(self.offered, key=lambda term: term.vocabulary)
        return [(named(vocabulary), [boxes[term.id] for term in terms]) for vocabulary, terms in by_vocabulary]


def offer_terms(form: Form, kind: str) -> None:
    """Give a form that asks for words of the library those that are about this kind."""
    for field in form:
        if isinstance(field, Terms):
            field.offer(kind)


class HoldingForm(Form):
    """A kind adds its own fields; `terms` are kept beside them."""

    carries = Form.carries | {"terms"}

    from_version = VersionNumber()
    submission = Submission()
    terms = Terms(_("What is it about?"))
    sharper = Line(
        _("What changed, and why?"),
        most=600,
        description=_("One sentence, so that others can follow how the library came to this."),
    )

    @property
    def wants_a_row(self) -> bool:
        """Whether somebody asked for room for one more of something, and did not send the form to be kept."""
        return False

    @property
    def marks(self) -> Marks | None:
        """By what the library would know it again; nothing for what is new whenever somebody adds it."""
        return None


class Pasting(Form):
    reference = Prose(
        _("DOI, ISBN or the whole reference"),
        most=20_000,
        needed=_("Paste a DOI, an ISBN or a reference."),
        description=_("For example 10.1000/182, 978-90-01-23456-7, or a reference from an article or from Zotero."),
    )


class Sharing(Form):
    audience = OneOf(
        _("Who may read this?"),
        choices=[(code, lazy_gettext(choice.label)) for code, choice in AUDIENCES.items()],
        needed=_("Choose who may read this."),
    )


class TakingOut(Form):
    reason = Line(
        _("Why does it leave the library?"),
        most=600,
        needed=_("Write one sentence, so that who comes looking knows why it is gone."),
    )


def named(thing: Any) -> str:
    """The label of a vocabulary or a term in the reader's language."""
    return str(thing.label_en if str(get_locale()) == "en" else thing.label_nl)


def known_whole(holding: Holding) -> dict[str, Any]:
    """What a form shows only in part or may keep as it is, so that it has to know the whole when it is sent."""
    return {name: getattr(holding, name) for name in ("people", "type") if name in holding.own_columns()}


def current_values(holding: Holding) -> dict[str, Any]:
    return {name: getattr(holding, name) for name in ("title", *holding.own_columns())} | {
        "terms": [term.id for term in holding.terms]
    }
