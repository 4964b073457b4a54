"""Builds the application: settings, extensions, slices. Nothing else happens here."""

import hashlib
import json
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import g, request, session, url_for
from flask_babel import Babel, format_decimal, get_locale
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context

from designteam import cli, errors
from designteam.catalogue import tasks as catalogue_tasks  # noqa: F401  declares what is done every hour
from designteam.catalogue.views import bp as catalogue
from designteam.config import ROOT, Settings
from designteam.cycle.views import bp as cycle
from designteam.demo.accounts import ACCOUNTS
from designteam.drafts import tasks as drafts_tasks  # noqa: F401  declares what is done every hour
from designteam.drafts.views import bp as drafts
from designteam.events.views import bp as events
from designteam.evidence.views import bp as evidence
from designteam.guidance import tasks as guidance_tasks  # noqa: F401  declares what is done every hour
from designteam.guidance.views import bp as guidance
from designteam.kit import clock, dates, db, security
from designteam.kit.richtext import plain, rich
from designteam.kit.security import safe_next
from designteam.kit.web import Identifier, Site, Word, afterwards, can, htmx, me, say, wants_part
from designteam.kit.words import Counted
from designteam.letters import tasks as letter_tasks  # noqa: F401  declares what is done every hour
from designteam.letters.views import bp as letters
from designteam.library import tasks as library_tasks  # noqa: F401  and this too
from designteam.library.views import bp as library
from designteam.meetings.views import bp as meetings
from designteam.network import tasks as network_tasks  # noqa: F401  and this too
from designteam.papers.views import bp as papers
from designteam.people import commands
from designteam.people import tasks as people_tasks  # noqa: F401  and this too
from designteam.people.views import bp as people
from designteam.reports.views import bp as reports
from designteam.reveals.views import bp as reveals
from designteam.schools import tasks as school_tasks  # noqa: F401  and this too
from designteam.schools.views import bp as schools
from designteam.schoolteam import tasks as schoolteam_tasks  # noqa: F401  and this too
from designteam.schoolteam.views import bp as schoolteam
from designteam.schoolteam.views import staff
from designteam.search import tasks as search_tasks
from designteam.search.views import bp as search
from designteam.struggles.views import bp as struggles
from designteam.teams import tasks as team_tasks  # noqa: F401  and this too
from designteam.teams.queries import Member, Stranger, viewer_with
from designteam.workspace.shown.navigation import surroundings
from designteam.workspace.shown.offline import worker
from designteam.workspace.views import bp as workspace

LANGUAGES = (("nl", "Nederlands"), ("en", "English"))
PAGES_FROM = {".py", ".mo", ".md", ".html", ".json"}
SEEN_EVERY = timedelta(minutes=5)

csrf = CSRFProtect()
babel = Babel()
sign_ins = LoginManager()


def create_app(settings: Settings) -> Site:
    app = Site("designteam", root_path=str(ROOT), static_folder="static", template_folder="templates")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        TRUSTED_HOSTS=list(settings.hosts),
        WTF_CSRF_TIME_LIMIT=None,  # the token lives as long as the sign-in
        BABEL_TRANSLATION_DIRECTORIES=str(ROOT / "designteam" / "translations"),
        BABEL_DEFAULT_LOCALE="nl",
        BABEL_DEFAULT_TIMEZONE="Europe/Amsterdam",
        RELEASE=_release(),
    )
    app.url_map.converters["int"] = Identifier
    app.url_map.converters["default"] = Word
    app.database = db.Database(settings.database_url)
    app.extensions["settings"] = settings
    app.extensions["demo_accounts"] = ACCOUNTS if settings.demo else ()

    security.init_app(app, behind_tls=settings.behind_tls)
    csrf.init_app(app)
    csrf.exempt("designteam.catalogue.views.harvesting.harvest_by_post")  # it changes nothing, and has no form
    csrf.exempt(staff)  # sets no cookie, so its forms carry a token of their own
    htmx.init_app(app)
    babel.init_app(app, locale_selector=chosen_language)
    sign_ins.init_app(app)
    sign_ins.session_protection = None  # a phone changes address on the way to class; sign-ins are kept here
    sign_ins.anonymous_user = Stranger
    sign_ins.user_loader(lambda token: load_viewer(app, token))

    _prepare_templates(app)
    for slice_ in (
        people, letters, drafts, papers, evidence, cycle, reveals, meetings, schoolteam, staff, struggles, events,
        schools, search, library, workspace, catalogue, reports, guidance,
    ):  # fmt: skip
        app.register_blueprint(slice_)
    app.hears_news = search_tasks.follow.hand_over
    errors.init_app(app)
    cli.init_app(app)
    return app


def chosen_language() -> str:
    """What the person chose, else Dutch: the language of the schools."""
    chosen = session.get("language")
    return chosen if chosen in dict(LANGUAGES) else "nl"


def load_viewer(app: Site, token: str) -> Member | None:
    """The person behind the cookie. That they were here is noted now and then, not at every page."""
    if "is_reader_unknown" in g:  # an apology is being written because the database did not answer
        return None
    now, today = clock.now(), clock.today()
    with nullcontext() if db.is_open() else app.database.reading():
        viewer = viewer_with(token, at=now, today=today)
    if viewer is not None and now - viewer.seen_at > SEEN_EVERY:
        afterwards(lambda: commands.note_seen(token, at=now))
    return viewer


def _prepare_templates(app: Site) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(dates.FILTERS)
    app.jinja_env.filters.update(say=_say_now, rich=rich, plain=plain, number=format_decimal)
    manifest = json.loads((ROOT / "static" / "dist" / "manifest.json").read_text())
    sprite = _fingerprint(ROOT / "static" / "sprite.svg")

    def asset(name: str) -> str:
        return url_for("static", filename=manifest[name])

    def icon(name: str) -> str:
        return f"{url_for('static', filename='sprite.svg', v=sprite)}#{name}"

    app.jinja_env.globals.update(asset=asset, icon=icon, can=can, say=say, wants_part=wants_part)

    @app.context_processor
    def around() -> dict[str, Any]:
        return {
            "language": str(get_locale()),
            "languages": LANGUAGES,
            "display": {"theme": session.get("theme", ""), "stand": session.get("stand", "")},
            "here": safe_next(request.full_path.rstrip("?") if request.method == "GET" else request.path) or "/",
            "me": me(),
            "worker": url_for("workspace.worker", v=worker().release),
            "demo": app.extensions["settings"].demo,
            **surroundings(me()),
        }


@pass_context
def _say_now(_context: Context, sentence: str | Counted, num: int = 1, **values: Any) -> str:
    """The filter `say`. It asks for the context so that no template keeps the words of its first reader's language."""
    return say(sentence, num, **values)


def _release() -> str:
    """Differs as soon as a file differs from which pages are made, so that no browser keeps a page of before."""
    files = sorted(path for top in ("designteam", "templates", "static/dist") for path in (ROOT / top).rglob("*.*"))
    made_from = [(str(path.relative_to(ROOT)), path.stat().st_mtime_ns) for path in files if path.suffix in PAGES_FROM]
    return hashlib.sha256(repr(made_from).encode()).hexdigest()[:12]


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
