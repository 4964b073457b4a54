"""The sources of a dossier: what its work rests on in the library, on the page and in what is taken along."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from docx import Document
from flask_babel import force_locale

from designteam.cycle.commands.citations import cite
from designteam.cycle.models import Artefact, Iteration
from designteam.evidence.commands.keeping import keep, tie
from designteam.evidence.models import Holding, Relation, Stance
from designteam.kit import clock, db, docx
from designteam.kit.web import Site
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.reports.queries.contents import contents_of
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.pages import Page, text_of
from tests.support.world import Where, Who, World

SignedIn = Callable[[Who], Client]


@dataclass
class Library:
    """Puts something in the library, and lets work rest on it."""

    world: World

    def source(self, title: str, *authors: str, of: Where | None = None, **more: Any) -> Holding:
        people = [{"role": "author", "family": family, "given": "Ada"} for family in authors]
        values = {"title": title, "type": "book", "people": people, "issued": "2020", "publisher": "De Klas"}
        audience = more.pop("audience", None)
        return self._kept("source", values | more, of=of, audience=audience)

    def card(
        self, finding: str, *rests_on: Holding, of: Where | None = None, audience: Audience | None = None
    ) -> Holding:
        card = self._kept("card", {"finding": finding}, of=of, audience=audience)
        with self.world.database.writing() as session:
            for source in rests_on:
                this, other = (session.get_one(Holding, one.id) for one in (card, source))
                tie(this, other, Relation.RESTS_ON, by=self._by, at=clock.now())
        return card

    def cite(self, artefact: Artefact, holding: Holding, stance: Stance = Stance.SUPPORTS) -> None:
        with self.world.database.writing() as session:
            cited = session.get_one(Holding, holding.id)
            cite(session.get_one(Artefact, artefact.id), cited, stance=stance, by=self._by, at=clock.now())

    @property
    def _by(self) -> Person:
        return db.session().get_one(Person, self.world.teacher.id)

    def _kept(self, kind: str, values: dict[str, Any], *, of: Where | None, audience: Audience | None) -> Holding:
        with self.world.database.writing() as session:
            team = session.get_one(DesignTeam, (of or self.world.waterlelie).id)
            return keep(kind, values, of=team, audience=audience, by=self._by, at=clock.now())


@pytest.fixture
def library(world: World) -> Library:
    return Library(world)


def test_a_dossier_ends_with_the_sources_that_it_rests_on(world: World, library: Library, signed_in: SignedIn) -> None:
    requirement, insight = world.requirement(), world.insight()
    library.cite(requirement, library.source("Rekentaal", "Visser"))
    library.cite(
        insight, library.source("Wachten loont", "Aarts", type="article-journal", container="Didactief", volume="4")
    )

    page = dossier(signed_in(world.teacher), world.waterlelie)

    assert listed(page) == ["Aarts, A. (2020). Wachten loont. Didactief, 4.", "Visser, A. (2020). Rekentaal. De Klas."]
    assert "Bronnen" in text_of(page.by_id["dossier-contents"])


def test_at_a_requirement_stands_what_it_rests_on_and_what_that_says(
    world: World, library: Library, signed_in: SignedIn
) -> None:
    requirement = world.requirement()
    library.cite(requirement, library.source("Rekentaal", "Visser", "Smit", "Bos"))
    library.cite(requirement, library.source("Toch niet", "Aarts"), Stance.CONTRADICTS)
    library.cite(requirement, library.source("Hangt ervan af", "Aarts"), Stance.NUANCES)

    said = grounds(dossier(signed_in(world.teacher), world.waterlelie))

    assert said == [
        "Wordt ondersteund door (Visser et al., 2020)",
        "Wordt tegengesproken door (Aarts, 2020b)",
        "Wordt genuanceerd door (Aarts, 2020a)",
    ]


def test_a_card_is_named_with_the_sources_behind_it(world: World, library: Library, signed_in: SignedIn) -> None:
    source = library.source("Rekentaal", "Visser")
    card = library.card("Korte opdrachten houden kinderen aan het denken", source, library.source("Denken", "Aarts"))
    library.cite(world.requirement(), card)

    page = dossier(signed_in(world.teacher), world.waterlelie)

    assert grounds(page) == [
        "Wordt ondersteund door “Korte opdrachten houden kinderen aan het denken” (Aarts, 2020; Visser, 2020)"
    ]
    assert listed(page) == ["Aarts, A. (2020). Denken. De Klas.", "Visser, A. (2020). Rekentaal. De Klas."]


def test_what_not_everybody_in_the_team_may_see_is_not_told(
    world: World, library: Library, signed_in: SignedIn
) -> None:
    """The guide is in both teams; the others of De Waterlelie may not see what Het Kompas keeps to itself."""
    secret = library.source("Van Het Kompas", "Geheim", of=world.kompas, audience=Audience.TEAM)
    hidden = library.card("Nog niet gedeeld", library.source("Wel gedeeld", "Aarts"), of=world.kompas)
    requirement = world.requirement()
    for holding in (secret, hidden, library.card("Van ons", secret)):
        library.cite(requirement, holding)

    for who in (world.guide, world.teacher):
        page = dossier(signed_in(who), world.waterlelie)

        assert grounds(page) == ["Wordt ondersteund door “Van ons”"]
        assert "dossier-sources" not in page.by_id


def test_what_the_network_shares_is_told_whoever_brought_it(
    world: World, library: Library, signed_in: SignedIn
) -> None:
    library.cite(world.requirement(), library.source("Van Het Kompas", "Aarts", of=world.kompas))

    assert listed(dossier(signed_in(world.teacher), world.waterlelie)) == ["Aarts, A. (2020). Van Het Kompas. De Klas."]


def test_what_was_let_go_brings_no_sources_along(world: World, library: Library, signed_in: SignedIn) -> None:
    requirement = world.requirement()
    library.cite(requirement, library.source("Rekentaal", "Visser"))
    world.drop(requirement)

    assert "dossier-sources" not in dossier(signed_in(world.teacher), world.waterlelie).by_id


def test_a_dutch_dossier_has_its_sources_in_dutch(app: Site, world: World, library: Library) -> None:
    """On paper, for which the language was asked."""
    source = library.source(
        "Rekentaal", "Visser", people=[{"role": "editor", "family": "Visser", "given": "Ada"}], edition="2"
    )
    library.cite(world.requirement(), source)

    with app.app_context(), world.database.reading() as session, force_locale("nl"):
        iteration = session.get_one(Iteration, world.waterlelie.iteration_id)
        contents = contents_of(iteration, today=clock.today(), place=lambda _one: "")
        html = app.jinja_env.get_template("reports/dossiers/paper.html").render(contents=contents, language="nl")
    document = Document(BytesIO(docx.written(html, title="Dossier", language="nl")))

    last = document.paragraphs[-1]
    assert last.text == "Visser, A. (Red.). (2020). Rekentaal (2e druk). De Klas."
    assert [run.text for run in last.runs if run.italic] == ["Rekentaal"]
    assert last.paragraph_format.first_line_indent == -docx.HANGING
    assert "Wordt ondersteund door (Visser, 2020)" in [paragraph.text for paragraph in document.paragraphs]


def test_however_much_is_cited_it_takes_one_statement(world: World, library: Library, signed_in: SignedIn) -> None:
    client = signed_in(world.teacher)
    requirement = world.requirement()
    library.cite(requirement, library.card("Een", library.source("Eén", "Aarts")))
    few = statements(client, world.waterlelie)
    for number in range(5):
        library.cite(requirement, library.card(f"Kaart {number}", library.source(f"Bron {number}", "Visser")))

    assert statements(client, world.waterlelie) == few


def test_the_sources_go_along_for_another_program(world: World, library: Library, signed_in: SignedIn) -> None:
    source = library.source("Rekentaal", "Visser")
    requirement = world.requirement()
    library.cite(requirement, library.card("Korte opdrachten helpen", source), Stance.NUANCES)
    secret = library.source("Van Het Kompas", "Geheim", of=world.kompas, audience=Audience.TEAM)
    library.cite(requirement, secret)
    client = signed_in(world.teacher)

    asked = client.send(f"/iterations/{world.waterlelie.iteration_id}/dossiers", {"form": "zip"})
    with client.get(f"{asked.location}/file") as file, zipfile.ZipFile(BytesIO(file.data)) as parcel:
        kept, team = (json.loads(parcel.read(name)) for name in ("sources.json", "team.json"))
        page = Page(parcel.read("iteration-1.html").decode())

    assert [(one["id"], one["title"], one["author"]) for one in kept] == [
        (str(source.id), "Rekentaal", [{"family": "Visser", "given": "Ada"}])
    ]
    assert [(one["title"], one["stance"]) for one in team["citations"]] == [("Korte opdrachten helpen", "nuances")]
    assert listed(page) == ["Visser, A. (2020). Rekentaal. De Klas."]


def dossier(client: Client, where: Where) -> Page:
    return Page(client.get(f"/iterations/{where.iteration_id}/dossier").text)


def statements(client: Client, where: Where) -> int:
    dossier(client, where)
    return len(client.queries)


def listed(page: Page) -> list[str]:
    return [words(item) for item in page.by_id["dossier-sources"].iter("li")]


def grounds(page: Page) -> list[str]:
    """The lines that say what something rests on in the library."""
    return [
        line for element in page.elements("p") if (line := words(element)).startswith(("Wordt o", "Wordt t", "Wordt g"))
    ]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
