"""Everything of a team in one ZIP: pages that open without a server, and one file that another program can read."""

import json
import zipfile
from datetime import date, datetime
from io import BytesIO

from flask import current_app
from flask_babel import get_locale

from designteam.config import ROOT
from designteam.reports.queries.contents import contents_of
from designteam.reports.queries.whole import iterations_of, whole_of
from designteam.teams.models import DesignTeam

PAGE, INDEX = "reports/dossiers/paper.html", "reports/parcels/index.html"
READ_ME = "reports/parcels/read_me.txt"
SHIPPED = ROOT / "static" / "dist"
STYLE = "app:print.css"


def parcel_of(team: DesignTeam, *, today: date, at: datetime) -> bytes:
    """The ZIP. Must be made in the language of who asked for it."""
    templates, language = current_app.jinja_env, str(get_locale())
    iterations = iterations_of(team.id)
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parcel:
        for iteration in iterations:
            contents = contents_of(iteration, today=today)
            html = templates.get_template(PAGE).render(contents=contents, language=language)
            parcel.writestr(f"iteration-{iteration.number}.html", html.replace(STYLE, "style.css"))
        index = templates.get_template(INDEX).render(team=team, iterations=iterations, made_on=today, language=language)
        parcel.writestr("index.html", index)
        parcel.writestr("read-me.txt", templates.get_template(READ_ME).render(team=team, made_on=today))
        parcel.writestr("team.json", json.dumps(whole_of(team, made_at=at), ensure_ascii=False, indent=1))
        parcel.writestr("style.css", (SHIPPED / "print.css").read_text().replace("app:fonts/", "fonts/"))
        for font in sorted((SHIPPED / "fonts").glob("*.woff2")):
            parcel.write(font, f"fonts/{font.name}", zipfile.ZIP_STORED)
    return kept.getvalue()
