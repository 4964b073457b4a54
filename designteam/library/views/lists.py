"""Taking a list of sources along: as a file for a reference manager, or on paper."""

from collections.abc import Sequence

from flask import Response, abort, request
from flask_babel import get_locale

from designteam.evidence.formats import MEDIA_TYPES, SUFFIX, Format, item_of, write
from designteam.evidence.models import Source
from designteam.evidence.references import reference_list
from designteam.evidence.references.records import csl_of
from designteam.kit.web import Answer, me, open_to_all, page
from designteam.library.queries.finding import names_of
from designteam.library.queries.lists import sources_on_the_shelf
from designteam.library.shown.shelves import Shelf, asked_of, in_words
from designteam.library.views.blueprint import bp
from designteam.search.queries.stock import MOST_COUNTED
from designteam.search.queries.words import CannotSearch, question_in
from designteam.search.views import as_typed

LIST = "library/lists/show.html"
LABELS = {
    Format.BIBTEX: "BibTeX",
    Format.RIS: "RIS",
    Format.CSL_JSON: "CSL-JSON",
    Format.ENDNOTE_XML: "EndNote (XML)",
    Format.ZOTERO_CSV: "Zotero (CSV)",
}


@bp.get("/evidence/list")
@open_to_all
def list_to_take_along() -> Answer:
    """The sources of a shelf as a reference list, with the files they can be taken along in."""
    shelf, sources, has_more = _asked()
    return page(
        LIST,
        shelf=shelf,
        asked=in_words(shelf, names_of(shelf.marks, me())),
        references=reference_list([csl_of(source) for source in sources], str(get_locale())),
        files=[(label, shelf.at(".take_list_along", form=form.value)) for form, label in LABELS.items()],
        most=MOST_COUNTED if has_more else 0,
    )


@bp.get("/evidence/list/<form>")
@open_to_all
def take_list_along(form: str) -> Answer:
    if form not in set(Format):
        abort(404)
    _shelf, sources, _has_more = _asked()
    chosen = Format(form)
    answer = Response(write([item_of(source) for source in sources], chosen), mimetype=MEDIA_TYPES[chosen])
    answer.headers["Content-Disposition"] = f'attachment; filename="library.{SUFFIX[chosen]}"'
    return answer


def _asked() -> tuple[Shelf, Sequence[Source], bool]:
    """What the address asks for, and the sources among what answers; 422 for what cannot be searched."""
    shelf = asked_of(as_typed(), request.args)
    try:
        question = question_in(shelf.words)
    except CannotSearch:
        abort(422)
    return shelf, *sources_on_the_shelf(question, shelf.marks, me())
