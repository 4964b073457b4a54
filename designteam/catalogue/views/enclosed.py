"""What goes along with a product: its files, handed out, and the pictures that its text names."""

from collections.abc import Callable, Sequence
from typing import cast

from flask import abort, current_app

from designteam.cycle.models import Attachment
from designteam.cycle.views.attachments import download_name
from designteam.cycle.views.upkeep import attachments_of
from designteam.kit.downloads import handed_out
from designteam.kit.richtext import Shown, mark_of
from designteam.kit.web import Answer, Site


def pictures_in(files: Sequence[Attachment], address: Callable[[int], str]) -> tuple[Shown, ...]:
    """Of these files the pictures that a text can show, each at its address."""
    return tuple(Shown(mark_of(one.sha256), address(one.id), one.width, one.height) for one in files if one.is_picture)


def handed_along(attachment_id: int, files: Sequence[Attachment], *, is_small: bool = False) -> Answer:
    """One of these files; nobody reaches another file of the team by its number."""
    found = next((file for file in files if file.id == attachment_id), None)
    if found is None:
        abort(404)
    return handed_out(
        attachments_of(cast(Site, current_app)).find(found.small_file if is_small else found.file),
        media_type=found.media_type,
        name=download_name(found),
        to_look_at=found.is_picture,
    )
