"""How a view answers: who may come in, a page or its part, and what follows after a change.

All knowledge of htmx stands here and in the component macros.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final, NamedTuple, TypeVar, cast

from flask import (
    Flask,
    Response,
    after_this_request,
    current_app,
    flash,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_babel import gettext, ngettext
from flask_htmx import HTMX
from flask_login import current_user
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.routing import BaseConverter, UnicodeConverter, ValidationError
from werkzeug.wrappers import Response as AnyResponse

from designteam.kit import clock, db, policy
from designteam.kit.text import whole_number
from designteam.kit.words import Counted

Answer = str | Response | AnyResponse | tuple[str, int]
View = TypeVar("View", bound=Callable[..., Answer])

READING: Final = {"GET", "HEAD", "OPTIONS"}

htmx = HTMX()


class Place(NamedTuple):
    """An entry of a menu. A phone leaves out what `is_at_the_foot` as well."""

    label: str
    url: str
    current: bool
    icon: str = ""
    is_at_the_foot: bool = False


class SignInNeeded(Exception):
    """This page is for people who are signed in."""


class Identifier(BaseConverter):
    """A number in a path. A larger one than the database gives out is simply not found."""

    regex = r"[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        if number := whole_number(value):
            return number
        raise ValidationError


class Word(UnicodeConverter):
    """A word in a path. One with a NUL in it is of no database, and simply not found."""

    def to_python(self, value: str) -> str:
        if "\0" in value:
            raise ValidationError
        return value


class Site(Flask):
    """An application in which one request is one unit of work.

    What a view changed is kept when its answer is below 400 and undone otherwise, before the answer leaves.
    Who wants to know what was kept is told after that: `hears_news` is called when there was a line in the journal.
    """

    database: db.Database
    hears_news: Callable[[], None] | None = None

    def dispatch_request(self) -> AnyResponse:
        if request.endpoint == "static":
            return self.make_response(super().dispatch_request())
        unit = self.database.reading if request.method in READING else self.database.writing
        try:
            with unit() as kept:
                response = self.make_response(super().dispatch_request())
                if response.status_code >= 400:
                    raise _Undone(response)
        except _Undone as undone:
            return undone.response
        if kept.info.get("has_news"):
            self.tell_the_news()
        return response

    def tell_the_news(self) -> None:
        """What follows from a change never makes the change itself fail."""
        try:
            if self.hears_news is not None:
                self.hears_news()
        except Exception:
            self.logger.exception("a change was kept, and could not be handed over")


class _Undone(Exception):
    def __init__(self, response: AnyResponse) -> None:
        self.response = response


def me() -> Any:
    """The real viewer, not Flask-Login's proxy."""
    return current_user._get_current_object()


def open_to_all(view: View) -> View:
    """Declare that anybody may come here, signed in or not."""
    view.access = "open to all"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Let in whoever is signed in; what they see is up to the queries of the view."""

    @wraps(view)
    def guarded(**values: Any) -> Answer:
        if not me().is_authenticated:
            raise SignInNeeded
        return view(**values)

    guarded.access = "signed in"  # type: ignore[attr-defined]
    return cast(View, guarded)


def may(action: str, things: policy.Policy[Any], *, kept: bool = True) -> Callable[[View], View]:
    """Load the thing that the path names and check the action on it.

    What may not be seen is not found, also when it exists; what may be seen but not done is refused.
    The view gets the thing under the name of the policy: `team_id` in the path becomes `team`. A page that shows more
    than the stamp of the policy knows of is not `kept` by browsers.
    """
    if action not in things.rules:
        message = f"{things.name} has no rule for {action!r}"
        raise LookupError(message)

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**values: Any) -> Answer:
            grant = _grant(things, values.pop(f"{things.name}_id"), action)
            if action != "see" or grant.stamp is None or not kept or not _may_be_kept():
                return view(**{things.name: grant.thing}, **values)
            is_known = request.if_none_match.contains_weak(_as_seen_by_this_reader(grant.stamp))
            response = Response(status=304) if is_known else make_response(view(**{things.name: grant.thing}, **values))
            if response.status_code in {200, 304}:
                response.set_etag(_as_seen_by_this_reader(grant.stamp), weak=True)
                response.headers["Cache-Control"] = "private, no-cache"
            return response

        guarded.access = f"{action} {things.name}"  # type: ignore[attr-defined]
        return cast(View, guarded)

    return decorate


def granted(things: policy.Policy[Any], thing_id: int, action: str) -> Any:
    """The thing itself, after the same check as `may`, for an id that a form or a second path part names."""
    return _grant(things, thing_id, action).thing


def _grant(things: policy.Policy[Any], thing_id: int, action: str) -> policy.Granted[Any]:
    viewer = me()
    try:
        grant = things.grant(viewer, thing_id)
    except policy.NotFound:
        if not viewer.is_authenticated:
            raise SignInNeeded from None
        raise NotFound from None
    if action not in grant.actions:
        if not viewer.is_authenticated:
            raise SignInNeeded
        raise Forbidden
    _rights()[(type(grant.thing).__mapper__.base_mapper, grant.thing.id)] = grant.actions
    return grant


def _may_be_kept() -> bool:
    """Whether the browser may keep this page and ask every time whether it is still the same.

    Not a page with a message on it: that is shown once.
    """
    return request.method in READING and "_flashes" not in session


def _as_seen_by_this_reader(stamp: int) -> str:
    """A fingerprint of all that a page depends on; the session holds the sign-in, the language and the token."""
    reader = [me().name, sorted(me().facts.items()), sorted(session.items())]
    asked = [request.full_path, wants_part(), clock.today(), current_app.config["RELEASE"]]
    return hashlib.sha256(repr([stamp, asked, reader]).encode()).hexdigest()[:32]


def can(action: str, thing: Any) -> bool:
    """Whether the viewer may do this with a thing that `may` loaded. What was not loaded is refused."""
    return action in _rights().get((type(thing).__mapper__.base_mapper, thing.id), frozenset())


def allow(actions: frozenset[str], things: Any) -> None:
    """Remember what the viewer may do with things of a team, once the team's own page has been granted."""
    for thing in things:
        _rights()[(type(thing).__mapper__.base_mapper, thing.id)] = actions


def _rights() -> dict[Any, frozenset[str]]:
    if "rights" not in g:
        g.rights = {}
    return cast("dict[Any, frozenset[str]]", g.rights)


def afterwards(change: Callable[[], None]) -> None:
    """Make a change of its own once the answer is ready, also when that answer is a refusal."""

    @after_this_request
    def make_it(response: Response) -> Response:
        with cast(Site, current_app).database.writing():
            change()
        return response


def wants_part() -> bool:
    """Whether htmx asks for a piece of the page, and not for the page itself."""
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def page(template: str, *, part: str | None = None, status: int = 200, **values: Any) -> Answer:
    """The page, or only its part when htmx asked for that."""
    name = part if part and wants_part() else template
    return make_response(render_template(name, **values), status)


_when_saved: list[Callable[[], None]] = []


def when_saved(change: Callable[[], None]) -> Callable[[], None]:
    """Declare what belongs to every form that is kept, within the same unit of work."""
    _when_saved.append(change)
    return change


def was_kept() -> None:
    """Do what belongs to every form that is kept. Who answers otherwise than with `saved` says it so."""
    for change in _when_saved:
        change()


def saved(url: str, *, message: str | None = None, part: str | None = None, **values: Any) -> Answer:
    """What follows after a change: the changed part for htmx, a redirect to the page for a plain form."""
    was_kept()
    if part and wants_part():
        return make_response(render_template(part, **values))
    if message:
        flash(message)
    return onward(url)


def onward(url: str) -> Answer:
    """Bring the reader to another page, also when it was only a part of this one that asked."""
    if htmx:
        there = {"path": url, "target": "body", "swap": "outerHTML", "headers": {"HX-Boosted": "true"}}
        return make_response("", 204, {"HX-Location": json.dumps(there)})
    return redirect(url, code=303)


def say(sentence: str | Counted, num: int = 1, **values: Any) -> str:
    """A sentence that was marked for translation elsewhere, in the reader's language."""
    if isinstance(sentence, Counted):
        return ngettext(sentence.one, sentence.many, num, **values)
    return gettext(sentence, **values) if sentence else ""


def apology(code: int, *, title: str, lead: str, headers: Mapping[str, str] | None = None) -> Response:
    """A refusal that can be read: a page with a way back, or a fragment when htmx asked for one."""
    template = "errors/_error.html" if wants_part() else "errors/error.html"
    way = Place(gettext("To the start page"), url_for("workspace.home"), current=False)
    body = render_template(template, code=code, title=title, lead=lead, way=way)
    return current_app.response_class(body, code, dict(headers or {}))
