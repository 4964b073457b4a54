"""One's own name, language, password and e-mail address, and where one is signed in."""

from flask import abort, session, url_for
from flask_babel import gettext

from designteam.kit import clock, db
from designteam.kit.web import Answer, me, open_to_all, page, saved, signed_in
from designteam.letters.views import address_of_site, post
from designteam.people import commands, forms, queries
from designteam.people.models import CONFIRMATION, AddressChange, Person, fingerprint
from designteam.people.views.blueprint import bp
from designteam.people.views.signing_in import begin, has_tried_too_often, note_try

ACCOUNT, CONFIRM = "people/account.html", "people/address.html"
NEW_ADDRESS = "a new address of "


@bp.get("/account")
@signed_in
def account() -> Answer:
    return _account_page(me().person)


@bp.post("/account")
@signed_in
def change_details() -> Answer:
    person = db.session().merge(me().person)
    form = forms.Details()
    if not form.validate_on_submit():
        return _account_page(person, details=form, status=422)
    person.name, person.language = str(form.name.data), form.language.data
    session["language"] = person.language
    return saved(url_for(".account"), message=gettext("Your details are kept."))


@bp.post("/account/password")
@signed_in
def change_password() -> Answer:
    person = db.session().merge(me().person)
    form = forms.ChangePassword()
    if not form.validate_on_submit():
        return _account_page(person, password=form, status=422)
    if has_tried_too_often(person.email):
        abort(429)
    if not person.recognises(str(form.current.data)):
        note_try(person.email)
        form.refuse(gettext("This is not your password now."), "current")
        return _account_page(person, password=form, status=422)
    person.choose_password(str(form.password.data), at=clock.now())
    commands.sign_out_everywhere(person, at=clock.now())
    begin(person)
    return saved(url_for(".account"), message=gettext("Your password has changed. Everywhere else you are signed out."))


@bp.post("/account/sign-ins/end")
@signed_in
def end_other_sign_ins() -> Answer:
    commands.sign_out_elsewhere(me().id, me().token, at=clock.now())
    return saved(url_for(".account"), message=gettext("Everywhere else you are signed out."))


@bp.post("/account/address")
@signed_in
def ask_for_address() -> Answer:
    """Send a link to the new address. Whether it belongs to somebody else is not said here, but there."""
    person = db.session().merge(me().person)
    form = forms.NewAddress()
    if not form.validate_on_submit():
        return _account_page(person, address=form, status=422)
    if has_tried_too_often(person.email) or has_tried_too_often(person.email, doing=NEW_ADDRESS):
        abort(429)
    if not person.recognises(str(form.current_password.data)):
        note_try(person.email)
        form.refuse(gettext("This is not your password now."), "current_password")
        return _account_page(person, address=form, status=422)
    note_try(person.email, doing=NEW_ADDRESS)
    email = str(form.email.data).lower()
    if queries.person_with(email=email) is not None:
        post("address_taken", to=email, language=person.language, link=url_for(".forgotten"))
    else:
        at = clock.now()
        token = commands.ask_for_address(person, email, at=at)
        link = address_of_site() + url_for(".address", token=token)
        until = at + CONFIRMATION
        post("new_address", to=email, language=person.language, good_until=until, person=person, link=link, until=until)
    return saved(url_for(".account"), message=gettext("A letter is on its way to %(email)s.", email=email))


@bp.get("/account/address/<token>")
@open_to_all
def address(token: str) -> Answer:
    return page(CONFIRM, change=_open_change(token), token=token)


@bp.post("/account/address/<token>")
@open_to_all
def confirm_address(token: str) -> Answer:
    """Take the new address; the address of before hears of it."""
    change = _open_change(token)
    person = change.person
    try:
        before = commands.change_address(change)
    except commands.AddressTaken:
        abort(410)
    post("address_changed", to=before, language=person.language, person=person)
    onward = url_for(".account" if me().is_authenticated else ".sign_in")
    return saved(onward, message=gettext("From now on you sign in with %(email)s.", email=person.email))


def _account_page(
    person: Person,
    *,
    details: forms.Details | None = None,
    password: forms.ChangePassword | None = None,
    address: forms.NewAddress | None = None,
    status: int = 200,
) -> Answer:
    details = details or forms.Details(formdata=None, obj=person)
    password = password or forms.ChangePassword(formdata=None)
    return page(
        ACCOUNT,
        person=person,
        details=details,
        password=password,
        address=address or forms.NewAddress(formdata=None),
        sign_ins=queries.open_sign_ins(person.id, at=clock.now()),
        is_here=fingerprint(me().token),
        status=status,
    )


def _open_change(token: str) -> AddressChange:
    found = queries.address_change_with(token)
    if found is None or found.expires_at <= clock.now():
        abort(410)
    return found
