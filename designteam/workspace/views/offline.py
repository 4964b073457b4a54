"""Working without a network: the script behind the pages, what is shown then, and what waits on a device."""

import base64

from flask import Response, abort, current_app, jsonify
from flask_babel import force_locale
from flask_wtf.csrf import generate_csrf

from designteam.kit.security import A_DAY, secret_for
from designteam.kit.web import Answer, me, open_to_all, page, signed_in
from designteam.workspace.shown.offline import LANGUAGES
from designteam.workspace.shown.offline import worker as worker_of_this_release
from designteam.workspace.views.blueprint import bp


@bp.get("/service-worker.js")
@open_to_all
def worker() -> Answer:
    """Asked for by its release: a browser that has this one does not ask again on every page."""
    found = worker_of_this_release()
    response = current_app.response_class(found.in_front() + found.script, mimetype="text/javascript")
    response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


@bp.get("/offline/<language>")
@open_to_all
def offline(language: str) -> Answer:
    """What a browser shows without a network. It is kept beforehand and tells nothing about anybody."""
    if language not in LANGUAGES:
        abort(404)
    with force_locale(language):
        return page("workspace/offline/show.html")


@bp.get("/unsent")
@signed_in
def unsent() -> Answer:
    """What waits on this device; the server does not know it."""
    return page("workspace/offline/unsent.html")


@bp.get("/unsent/key")
@signed_in
def key_to_unsent() -> Response:
    """Who sends what waits on a device: the key with which it was sealed there, and a token to send it with."""
    key = secret_for(f"what waits on a device of {me().id}")
    return jsonify(who=str(me().id), key=base64.b64encode(key).decode(), token=generate_csrf())
