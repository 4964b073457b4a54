"""Taking out of the library again what came into it by a file."""

from flask import redirect, url_for
from flask_babel import gettext, ngettext

from designteam.evidence import policy
from designteam.evidence.commands.files import take_out
from designteam.evidence.models import ReferenceFile
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved
from designteam.library.queries.taking_out import hold_what_came, how_many_here, staying_of
from designteam.library.views.blueprint import bp

TAKE_OUT = "library/files/take_out.html"


@bp.get("/evidence/files/<int:reference_file_id>/removal")
@may("bring_in", policy.reference_files)
def ask_what_leaves(reference_file: ReferenceFile) -> Answer:
    """How many leave, and which stay because somebody did something with them."""
    if not reference_file.is_kept:
        return redirect(_place_of(reference_file))
    staying = staying_of(reference_file)
    going = how_many_here(reference_file) - len(staying)
    return page(TAKE_OUT, file=reference_file, staying=staying, going=going)


@bp.post("/evidence/files/<int:reference_file_id>/removal")
@may("bring_in", policy.reference_files)
def take_out_file(reference_file: ReferenceFile) -> Answer:
    many = 0
    if reference_file.is_kept:
        hold_what_came(reference_file)
        many = take_out(
            reference_file,
            but={one.id for one in staying_of(reference_file)},
            because=gettext(
                "It came in with the file %(file)s, and the team took that out again.", file=reference_file.name
            ),
            by=me().person,
            at=clock.now(),
        )
    message = ngettext("One source is out of the library.", "%(num)s sources are out of the library.", many)
    return saved(_place_of(reference_file), message=message if many else None)


def _place_of(file: ReferenceFile) -> str:
    return url_for("evidence.reference_file", reference_file_id=file.id)
