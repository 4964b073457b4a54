"""Everything of a team in one ZIP: pages that open without a server, its pictures and documents, and one file that
another program can read."""

import json
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import IO, Any

from flask import current_app
from flask_babel import get_locale

from designteam.config import ROOT
from designteam.cycle.models import Attachment
from designteam.cycle.queries.artefacts import iterations_of
from designteam.kit.files import Shelf, Stored
from designteam.kit.text import slug
from designteam.kit.web import say
from designteam.method.definition import KINDS
from designteam.reports.queries.belongings import attachments_to_take
from designteam.reports.queries.contents import contents_of
from designteam.reports.queries.whole import whole_of
from designteam.teams.models import DesignTeam

PAGE, INDEX = "reports/dossiers/paper.html", "reports/parcels/index.html"
READ_ME = "reports/parcels/read_me.txt"
FOLDER = "attachments"
SHIPPED = ROOT / "static" / "dist"
STYLE = "app:print.css"


def parcel_of(team: DesignTeam, into: IO[bytes], *, attachments: Shelf, today: date, at: datetime) -> None:
    """Write the ZIP, in the language of who asked for it. Pictures and documents go straight from file to file."""
    templates, language = current_app.jinja_env, str(get_locale())
    iterations = iterations_of(team.id)[::-1]
    named = names_of(attachments_to_take(team.id, today=today))
    sources: dict[str, Mapping[str, Any]] = {}
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as parcel:
        files = {one: name for one, name in named.items() if _is_put_in(parcel, name, attachments.find(one.file), at)}
        for iteration in iterations:
            contents = contents_of(iteration, today=today, place=lambda one: files.get(one, ""))
            sources |= contents.sources.records
            html = templates.get_template(PAGE).render(contents=contents, language=language)
            parcel.writestr(f"iteration-{iteration.number}.html", html.replace(STYLE, "style.css"))
        index = templates.get_template(INDEX).render(
            team=team, iterations=iterations, files=files, made_on=today, language=language
        )
        parcel.writestr("index.html", index)
        parcel.writestr("read-me.txt", templates.get_template(READ_ME).render(team=team, made_on=today))
        parcel.writestr("team.json", _json(whole_of(team, files, made_at=at)))
        if sources:
            parcel.writestr("sources.json", _json(list(sources.values())))
        parcel.writestr("style.css", (SHIPPED / "print.css").read_text().replace("app:fonts/", "fonts/"))
        for font in sorted((SHIPPED / "fonts").glob("*.woff2")):
            parcel.write(font, f"fonts/{font.name}", zipfile.ZIP_STORED)


def _is_put_in(parcel: zipfile.ZipFile, name: str, stored: Stored | None, at: datetime) -> bool:
    """Whether it was still there to be put in."""
    if stored is None:
        return False
    with stored.open() as file, parcel.open(zipfile.ZipInfo(name, at.timetuple()[:6]), "w") as into:
        shutil.copyfileobj(file, into)
    return True


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def names_of(attachments: Sequence[Attachment]) -> Mapping[Attachment, str]:
    """A name for each that tells what it belongs to and what it is: "attachments/experiment-2-het-planbord.webp"."""
    names: dict[Attachment, str] = {}
    for one in attachments:
        thing = f"{say(KINDS[one.artefact.kind].label)} {one.artefact.number}"
        name = slug(f"{thing} {one.title.removesuffix(f'.{one.extension}')}")
        taken = set(names.values())
        ways = (f"{FOLDER}/{name}{more}.{one.extension}" for more in ("", *(f"-{n}" for n in range(2, len(names) + 3))))
        names[one] = next(way for way in ways if way not in taken)
    return names
