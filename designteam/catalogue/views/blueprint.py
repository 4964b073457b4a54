"""The blueprint of the catalogue, and the words its templates ask for."""

from flask import Blueprint, abort

from designteam.catalogue.models import Subject
from designteam.catalogue.shown.checks import Finding, Weight
from designteam.catalogue.shown.shelves import elsewhere_in_words
from designteam.cycle.models import Artefact, Product
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.licences import ALL_RIGHTS_RESERVED, LICENCES, Licence
from designteam.method.vocabulary import AUDIENCES
from designteam.network.models import Audience
from designteam.products.models import Maker, Went

bp = Blueprint("catalogue", __name__)

SIGNS = {Weight.INFO: ("m-later", "soft"), Weight.WARNING: ("m-half", "wait"), Weight.STOP: ("m-warn", "stop")}
WENT = {
    Went.TOO_EARLY: N_("too early to say"),
    Went.WORKS: N_("works"),
    Went.PARTLY: N_("works partly"),
    Went.DOES_NOT_WORK: N_("does not work"),
}
GOING = {
    Went.TOO_EARLY: ("m-later", "soft"),
    Went.WORKS: ("m-done", "good"),
    Went.PARTLY: ("m-half", "wait"),
    Went.DOES_NOT_WORK: ("m-no", "soft"),
}
READERS = {
    Audience.SCHOOL: N_("Only the school team can read this."),
    Audience.NETWORK: N_("Only people of the network can read this."),
    Audience.OUTER: N_("People of the network and its outer circle can read this."),
    Audience.PUBLIC: N_("Everybody can read this."),
}
SUBJECTS = {
    Subject.PRODUCT: N_("a product"),
    Subject.SCHOOL: N_("all products of this school"),
    Subject.THEME: N_("all products in this learning area"),
    Subject.SEARCH: N_("all products that answer this search"),
}


def product_of(artefact: Artefact) -> Product:
    """The product that an address names. Another artefact of the team has no such page: 404."""
    if not isinstance(artefact, Product):
        abort(404)
    return artefact


@bp.app_template_filter("subject_in_words")
def subject_in_words(subject: Subject) -> str:
    return say(SUBJECTS[subject])


@bp.app_template_filter("finding_in_words")
def finding_in_words(finding: Finding) -> str:
    return say(finding.sentence, **finding.about)


@bp.app_template_filter("sign_of_finding")
def sign_of_finding(finding: Finding) -> tuple[str, str]:
    return SIGNS[finding.weight]


@bp.app_template_filter("went_in_words")
def went_in_words(went: Went) -> str:
    return say(WENT[went])


@bp.app_template_filter("sign_of_going")
def sign_of_going(went: Went) -> tuple[str, str]:
    return GOING[went]


@bp.app_template_filter("after_dash")
def after_dash(key: str) -> int:
    """The number behind the name of a step."""
    return int(key.rpartition("-")[2])


@bp.app_template_filter("terms_of")
def terms_of(code: str) -> Licence:
    """What others may do with something under this licence. Without one they have to ask."""
    return LICENCES.get(code, LICENCES[ALL_RIGHTS_RESERVED])


@bp.app_template_filter("who_reads")
def who_reads(audience: Audience) -> str:
    """Who can see it, as every page of a product says."""
    return say(READERS.get(audience, AUDIENCES[audience].label))


@bp.app_template_filter("credited")
def credited(makers: list[Maker]) -> str:
    """The names of the makers in their order, without who took their name back."""
    return ", ".join(maker.name for maker in makers if maker.declined_at is None)


bp.add_app_template_filter(elsewhere_in_words)
