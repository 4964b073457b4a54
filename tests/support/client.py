"""The browser of the tests: it signs in, fills in forms, counts queries, and refuses every bad page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from threading import get_ident
from typing import Any
from urllib.parse import urlencode

from flask import session
from flask.testing import FlaskClient
from flask_login import login_user
from flask_wtf.csrf import generate_csrf
from werkzeug.test import EnvironBuilder, TestResponse

from designteam.kit import clock, db
from designteam.people import commands
from designteam.people.models import Person
from designteam.people.views import Ticket
from tests.support.pages import Form, faults_in, form_in
from tests.support.world import Who

HOST = "https://localhost"
HTMX = {"HX-Request": "true"}
TYPED = "application/x-www-form-urlencoded"
KEPT_BETWEEN_VISITS = {"REMOTE_ADDR": "127.0.0.1", "HTTP_USER_AGENT": "Test", "HTTP_REFERER": f"{HOST}/"}
CHANGE = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")
# Shown on pages that no browser keeps (at a meeting people type together), or on none.
NOT_ON_PAGES_OF_A_TEAM = {
    "address_change",
    "agenda_item",
    "attendance",
    "brought_record",
    "calendar_address",
    "class_pulse",
    "closed_answer",
    "credential",
    "dossier",
    "draft",
    "event_fit",
    "event_seat",
    "event_sign_up",
    "event_walk_in",
    "failed_sign_in",
    "following",
    "guide_letter",
    "guide_note",
    "held_picture",
    "hours_spent",
    "interest",
    "invitation",
    "kept_view",
    "involvement",
    "joining_colleague",
    "letter",
    "mention",
    "news_choice",
    "paper",
    "person",
    "reference_file",
    "remedy",
    "saved_search",
    "school_poll_tap",
    "sharing_event",
    "sign_in",
    "symptom",
    "visit",
    "visit_request",
}

Fields = Mapping[str, Any]


class BadPage(AssertionError):
    """The page has a fault that no page may have, whatever the test is about."""


class Client(FlaskClient):
    """A browser on https, as in production. `queries` are the statements that the last answer took."""

    queries: Sequence[str] = ()
    expects_fault = False
    _token: str | None = None

    def open(self, *args: Any, **options: Any) -> TestResponse:
        if not isinstance(args[0], EnvironBuilder):
            options.setdefault("base_url", HOST)
        options["buffered"] = True
        statements = self.application.extensions["statements"][get_ident()]
        before = len(statements)
        answer = super().open(*args, **options)
        self.queries = statements[before:]
        self._refuse_what_is_bad(answer)
        self._refuse_what_the_journal_does_not_tell(answer)
        return answer

    def sign_in(self, who: Who) -> Client:
        """Come in without the form: the door itself has tests of its own."""
        with self.application.database.writing():  # type: ignore[attr-defined]
            person = db.session().get_one(Person, who.id)
            token = commands.sign_in(person, at=clock.now())
        self._begin(Ticket(token))
        return self

    def send(self, url: str, fields: Fields | None = None, *, htmx: bool = False, **options: Any) -> TestResponse:
        """Post what a form of ours would, with its token against forged requests."""
        fields = {"csrf_token": self.token, **(fields or {})}
        body = urlencode(fields, doseq=True, errors="surrogatepass").encode()
        return self.post(url, data=body, content_type=TYPED, headers=HTMX if htmx else None, **options)

    def send_file(self, url: str, fields: Fields, file: tuple[str, bytes] | None = None) -> TestResponse:
        """Post a form that takes a file, as a browser would; `file` is its name and what is in it."""
        lines = [b"--rand"]
        for name, value in {"csrf_token": self.token, **fields}.items():
            lines += [f'Content-Disposition: form-data; name="{name}"'.encode(), b"", str(value).encode(), b"--rand"]
        if file is not None:
            lines += [f'Content-Disposition: form-data; name="file"; filename="{file[0]}"'.encode()]
            lines += [b"Content-Type: application/octet-stream", b"", file[1], b"--rand"]
        body = b"\r\n".join(lines) + b"--\r\n"
        return self.post(url, data=body, content_type="multipart/form-data; boundary=rand")

    def fill_in(self, url: str, fields: Fields | None = None, *, to: str = "", htmx: bool = False) -> TestResponse:
        """Open a page, fill in its form as a person would, and send it; `to` picks the form by its address."""
        form = self.form_at(url, to=to)
        return self.post(form.action, data=form.with_(fields or {}), headers=HTMX if htmx else None)

    def form_at(self, url: str, *, to: str = "") -> Form:
        """The form on a page that somebody would fill in, with all that it holds already."""
        answer = self.get(url)
        assert answer.status_code == 200, f"{url} answers {answer.status}"
        return form_in(answer.text, to=to, default_action=url)

    @property
    def token(self) -> str:
        """The token that every form of this session carries."""
        if self._token is None:
            self._begin(None)
        assert self._token is not None
        return self._token

    def _begin(self, ticket: Ticket | None) -> None:
        """Write the session as the door would, with a token in it."""
        with self.application.test_request_context(base_url=HOST, environ_base=KEPT_BETWEEN_VISITS):
            if ticket is not None:
                login_user(ticket)
            self._token = generate_csrf()
            begun = dict(session)
        with self.session_transaction(base_url=HOST) as kept:
            kept.update(begun)

    def _refuse_what_the_journal_does_not_tell(self, answer: TestResponse) -> None:
        """Pages of a team are kept by browsers for as long as its journal has no new line."""
        changed = {found[1] for query in self.queries if (found := CHANGE.match(query))}
        if answer.status_code < 400 and changed - NOT_ON_PAGES_OF_A_TEAM and "journal_entry" not in changed:
            raise BadPage(f"{answer.request.path} changes {sorted(changed)} without a line in the journal")

    @property
    def _reads_markup(self) -> bool:
        """The markup is the same on both databases, and reading it takes a sixth of the time of a test."""
        return self.application.database.is_sqlite  # type: ignore[attr-defined]

    def _refuse_what_is_bad(self, answer: TestResponse) -> None:
        asked = f"{answer.request.method} {answer.request.path} ({answer.status})"
        if answer.status_code == 500 and not self.expects_fault:
            raise BadPage(f"{asked}: a fault of our own; the captured log tells which")
        if answer.mimetype == "text/html" and answer.data and not answer.location and self._reads_markup:
            faults = faults_in(answer.text)
            if faults:
                raise BadPage("\n  ".join([asked, *faults]))
