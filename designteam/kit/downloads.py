"""Handing out files that people added or asked for: they can do nothing in a browser."""

from flask import Response, abort, send_file

from designteam.kit.files import Stored

NOTHING_ACTIVE = "default-src 'none'; sandbox"


def handed_out(stored: Stored | None, *, media_type: str, name: str, to_look_at: bool = False) -> Response:
    """The file, while it is being read; not found when it is gone."""
    if stored is None:
        abort(404)
    response = send_file(
        stored.open(),
        mimetype=media_type,
        as_attachment=not to_look_at,
        download_name=name,
        etag=False,
        conditional=False,
    )
    response.content_length = stored.size
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = NOTHING_ACTIVE
    return response
