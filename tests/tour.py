"""Takes the pictures of docs/tour: what people meet on their way, in Dutch, each with what one can do next.

Run it with `make tour`: it starts a demo of its own, walks by, and writes the pictures and the page that shows them.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import func, select

from designteam.cycle.models import Experiment, ExperimentState
from designteam.meetings.models import Meeting
from tests.journeys.demo import GUIDE, ROOT, TEACHER, Demo, running_demo
from tests.support.browser import FLAGS

FOLDER = ROOT / "docs" / "tour"
PHONE, LAPTOP = (375, 1100), (1280, 800)
TALLEST = 1600
HEADING = """# Een rondgang

Wie alleen het scherm leest, moet na elke pagina weten wat er kan. Deze beelden zijn van de demo,
gemaakt met `make tour`.
"""


@dataclass(frozen=True)
class Stop:
    """One page of the walk: who looks, where, on what, and what they can do there."""

    name: str
    title: str
    who: str
    path: str
    next: str
    size: tuple[int, int] = LAPTOP


def stops(demo: Demo) -> Sequence[Stop]:
    """The walk of a teacher, a process guide and somebody new, by the addresses that this demo gave out."""
    iteration = demo.running_iteration()
    team = demo.team_of(iteration)
    running, done = _experiment(demo, team, ExperimentState.RUNNING), _experiment(demo, team, ExperimentState.DONE)
    held, coming = _meetings(demo, team)
    question, design = demo.first("practice_question"), demo.first("design")
    at, of = f"/iterations/{iteration}", f"/teams/{team}"
    return [
        Stop("welkom", "De eerste pagina", "", "/", "Lees waar het om gaat, of meld je aan."),
        Stop("aanmelden", "Aanmelden", "", "/sign-in", "Vul je adres en wachtwoord in, of vraag een nieuw wachtwoord."),
        Stop("start", "Mijn pagina", TEACHER, "/", "Noteer wat je zag, of begin met wat op je wacht.", PHONE),
        Stop("team", "De pagina van het team", TEACHER, of, "Doe wat er in het gele vak staat."),
        Stop("fase", "Een fase", TEACHER, f"{at}/phases/explore", "Vul de eerste open plek."),
        Stop("noteren", "Noteren", TEACHER, "/notes/new", "Kies wat je zag en schrijf één zin.", PHONE),
        Stop("vraag", "De praktijkvraag", TEACHER, f"/artefacts/{question}", "Werk bij, of stel een kritische vraag."),
        Stop(
            "versies",
            "Wat er veranderde",
            TEACHER,
            f"/artefacts/{question}/versions",
            "Lees waarom de vraag scherper werd.",
        ),
        Stop(
            "schrijven",
            "Een ontwerp beschrijven",
            TEACHER,
            f"/artefacts/{design}/edit",
            "Schrijf. Wat je typt blijft bewaard.",
        ),
        Stop("draad", "De rode draad", TEACHER, f"{at}/thread", "Kies een knoop en lees waarom."),
        Stop("web", "Het spinnenweb", TEACHER, f"/artefacts/{design}/web", "Kijk of een draad aan de andere trekt."),
        Stop("proef", "Een proef", TEACHER, f"/artefacts/{running}", "Vul het plan aan, of schrijf in het logboek."),
        Stop(
            "verwachtingen",
            "Verwachtingen naast elkaar",
            TEACHER,
            f"/artefacts/{done}",
            "Lees wat ieder dacht en wat eruit kwam.",
        ),
        Stop(
            "logboek",
            "Het logboek",
            TEACHER,
            f"/artefacts/{running}/log",
            "Eén zin, een foto, een streepje. Bewaar.",
            PHONE,
        ),
        Stop(
            "kladkaart",
            "De kladkaart",
            TEACHER,
            f"/artefacts/{running}/card",
            "Print hem en neem hem mee naar de klas.",
        ),
        Stop("matrix", "Eisen en proeven", TEACHER, f"{at}/matrix", "Zie wat nog niet bekeken is."),
        Stop("bijeenkomsten", "Bijeenkomsten", TEACHER, f"{of}/meetings", "Bekijk de agenda of plan er een."),
        Stop("bord", "Samen aan het scherm", GUIDE, f"/meetings/{coming}/run", "Typ mee. Ga naar het volgende punt."),
        Stop("verslag", "Het verslag", TEACHER, f"/meetings/{held}", "Lees wat is besloten en wie wat doet."),
        Stop("acties", "Mijn acties", TEACHER, "/actions", "Vink af wat klaar is.", PHONE),
        Stop("nieuws", "Sinds je hier was", TEACHER, "/news", "Lees wat anderen schreven."),
        Stop("zoeken", "Zoeken", TEACHER, "/search?q=rekenlogboek", "Kies wat je zocht."),
        Stop("verhaal", "Het verhaal van het team", TEACHER, f"{of}/timeline", "Blader terug, of zet er iets bij."),
        Stop("jaar", "Het schooljaar op één pagina", TEACHER, f"{of}/year", "Maak er een PDF van voor het bestuur."),
        Stop("mensen", "De mensen", GUIDE, f"{of}/people", "Vraag iemand erbij."),
        Stop("rolkaarten", "Rolkaarten", GUIDE, f"{of}/role-cards", "Vul je kaart in en print ze."),
        Stop("mijn-teams", "Een begeleider met meer teams", GUIDE, "/", "Kies het team dat je nodig heeft."),
        Stop("netwerk", "Het netwerk", GUIDE, "/networks", "Kijk wat andere scholen doen."),
    ]


def _experiment(demo: Demo, team: int, state: ExperimentState) -> int:
    found = select(func.max(Experiment.id)).where(
        Experiment.team_id == team, Experiment.state == state, Experiment.micro.is_(False)
    )
    with demo.database.reading() as session:
        return session.scalars(found).one()


def _meetings(demo: Demo, team: int) -> tuple[int, int]:
    """The last one that was held, and the next one."""
    last = select(func.max(Meeting.id)).where(Meeting.team_id == team, Meeting.held_at.is_not(None))
    following = select(func.min(Meeting.id)).where(Meeting.team_id == team, Meeting.held_at.is_(None))
    with demo.database.reading() as session:
        return session.scalars(last).one(), session.scalars(following).one()


def main() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as kept, _browser() as browser:
        folder = Path(kept)
        with running_demo(f"sqlite:///{folder / 'designteam.db'}", folder) as demo:
            walk = stops(demo)
            for stop in walk:
                _picture(browser, demo.address, stop).save(FOLDER / f"{stop.name}.webp", quality=60, method=6)
    (FOLDER / "README.md").write_text("\n".join([HEADING, *(_told(stop) for stop in walk)]))


def _told(stop: Stop) -> str:
    return f"## {stop.title}\n\n![{stop.title}]({stop.name}.webp)\n\nWat nu? {stop.next}\n"


def _picture(browser: Browser, address: str, stop: Stop) -> Image.Image:
    width, height = stop.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="nl-NL", timezone_id="Europe/Amsterdam"
    )
    page = context.new_page()
    if stop.who:
        _sign_in(page, address, stop.who)
    page.goto(address + stop.path)
    page.wait_for_load_state("networkidle")
    taken = Image.open(io.BytesIO(page.screenshot(full_page=stop.size != PHONE)))  # its menu stands at the bottom
    context.close()
    return taken.crop((0, 0, taken.width, min(taken.height, TALLEST))).convert("RGB")


def _sign_in(page: Page, address: str, email: str) -> None:
    page.goto(f"{address}/sign-in")
    page.fill("input[name=email]", email)
    page.fill("input[name=password]", "designteam-demo")
    page.click("main form button[type=submit]")
    page.wait_for_load_state("networkidle")


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


if __name__ == "__main__":
    main()
