"""Every address with an object in it, made out to things that really exist, so that tests can walk them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any

from PIL import Image
from sqlalchemy import select
from werkzeug.routing import Rule

from designteam.catalogue import commands as following
from designteam.catalogue.models import Interest, Subject, key_of_product
from designteam.cycle import commands
from designteam.cycle.models import (
    Artefact,
    Attachment,
    Bookmark,
    Citation,
    Consent,
    Destination,
    Experiment,
    HeldPicture,
    Iteration,
    Link,
    Participant,
    TallyCounter,
)
from designteam.cycle.views.upkeep import attachments_of
from designteam.events import commands as events
from designteam.events.models import SharingEvent, TakenIdea
from designteam.events.views.papers import SHEET
from designteam.evidence import commands as library
from designteam.evidence.models import (
    BroughtRecord,
    Capture,
    Card,
    ClassroomPicture,
    Demonstration,
    Disposition,
    Holding,
    IctOption,
    InspirationVisit,
    ReferenceFile,
    Relation,
    Tie,
    Verdict,
)
from designteam.evidence.models.files import Progress
from designteam.feedback.models import MirrorFeedback
from designteam.guidance import commands as guiding
from designteam.guidance.models import GuideNote, Readers, Symptom
from designteam.kit import clock
from designteam.kit.web import Site
from designteam.library import commands as searching
from designteam.library.models import Letters, SavedSearch
from designteam.meetings.models import AgendaItem, Meeting, Yield
from designteam.method.definition import Role
from designteam.network.models import Audience, Network
from designteam.papers import commands as papers
from designteam.papers.models import Paper
from designteam.papers.views.making import papers_of
from designteam.people.models import Person
from designteam.products.models import SUBJECT, Maker, MakersQuestion, Publication
from designteam.reports.models import Dossier
from designteam.reports.views.making import shelf_of
from designteam.reveals import commands as checks
from designteam.reveals.models import CheckKind, SharedCheck
from designteam.schoolteam import commands as school_team
from designteam.schoolteam.models import Colleague
from designteam.teams.models import DesignTeam, Membership, TeamInvitation
from tests.support.world import Who, World

NOBODYS = 987_654
# Of no team, or seen by more people than one: test_vocabularies, test_guidance, test_sharing_events, test_schools,
# test_school_visits, test_struggles, test_guide_notes.
OF_NO_TEAM = {
    "vocabulary_id", "term_id", "network_id", "event_id", "school_id", "visit_request_id", "struggle_id", "feedback_id",
    "view_id", "walk_in_id",
    "note_id",
}  # fmt: skip
# The address of one kind only, with the kind; any other is walked with an insight.
ABOUT = {
    "cycle.new_iteration": "evaluation",
    "cycle.start_next_iteration": "evaluation",
    "cycle.endorse_hypothesis": "working_hypothesis",
    "cycle.log": "experiment",
    "cycle.log_to_keep": "experiment",
    "cycle.add_to_log": "experiment",
    "cycle.add_counter": "experiment",
    "cycle.retire_counter": "experiment",
    "cycle.new_indicator": "experiment",
    "cycle.add_indicator": "experiment",
    "cycle.edit_indicator": "experiment",
    "cycle.revise_indicator": "experiment",
    "cycle.remove_indicator": "experiment",
    "cycle.new_measurements": "experiment",
    "cycle.add_measurements": "experiment",
    "cycle.remove_measurement": "experiment",
    "cycle.numbers_along": "experiment",
    "cycle.web": "design",
    "cycle.edit_thread": "design",
    "cycle.weave_thread": "design",
    "cycle.balance_thread": "design",
    "cycle.columns": "design",
    "cycle.edit_columns": "design",
    "cycle.write_columns": "design",
    "cycle.keep_as_intended": "design",
    **dict.fromkeys(
        (
            "cycle.charter_part",
            "cycle.fill_charter_part",
            "cycle.participants",
            "cycle.name_participants",
            "cycle.ask_whether_clear",
            "cycle.say_whether_clear",
            "cycle.new_answer",
            "cycle.answer_question",
            "cycle.ask_to_start",
            "cycle.start_experiment",
            "cycle.my_prediction",
            "cycle.predict",
            "cycle.open_predictions",
            "cycle.insight_from",
            "cycle.tally_card",
            "schoolteam.joining",
            "schoolteam.arrange",
            "schoolteam.remove",
        ),
        "experiment",
    ),
    **dict.fromkeys(("cycle.ask_what_came_of_it", "cycle.round_off"), "small"),
    **dict.fromkeys(
        (
            "catalogue.publication",
            "catalogue.new_proposal",
            "catalogue.propose",
            "catalogue.makers",
            "catalogue.name_makers",
            "catalogue.reading_links",
            "catalogue.lend_link",
        ),
        "product",
    ),
}
# The address of one kind in the library only; any other about the library is walked with a card.
ABOUT_QUESTIONS = {"evidence.new_answer_card", "evidence.publish_answer"}
ABOUT_VISITS = {"evidence.new_capture", "evidence.add_capture"}
ABOUT_SOURCES = {
    "evidence.take_reference_along",
    "library.ask_why_retracted",
    "library.retract_source",
    "library.ask_why_restored",
    "library.restore_source",
}
ABOUT_OPTIONS = {"evidence.new_demonstration", "evidence.add_demonstration"}


@dataclass(frozen=True)
class Address:
    """One route made out to one thing. `needs` is what the route declares: "see artefact"."""

    endpoint: str
    method: str
    needs: str
    url: str

    @property
    def action(self) -> str:
        return self.needs.split()[0]

    def __str__(self) -> str:
        return f"{self.method} {self.url}"


def _signal(world: World) -> None:
    """A signal that is on in De Waterlelie."""
    if not world.all(Symptom):
        with world.database.writing() as session:
            session.add(Symptom(team_id=world.waterlelie.id, code="no_student", number=1, began_on=clock.today()))


def addresses_of(
    site: Site, world: World, work: Mapping[str, Any], *, method: str, asker: Who | None = None
) -> Iterator[Address]:
    """Every address that is not open to all, made out to the team of De Waterlelie and to what `world.chain()` made.

    `asker` is who asked for the dossier; the teacher, if nobody is named.
    """
    asker = asker or world.teacher
    values = {
        "team_id": world.waterlelie.id,
        "iteration_id": world.waterlelie.iteration_id,
        "link_id": next(link.id for link in world.all(Link) if link.from_id == work["insight"].id),
        "membership_id": world.all(Membership, person_id=world.teacher.id)[0].id,
        "comment_id": world.comment(work["insight"], by=asker).id,
        "dossier_id": ready_dossier(site, world, asker).id,
        "attachment_id": attached_picture(site, world, work["insight"]).id,
        "mark": held_picture(site, world, asker).mark,  # the picture with the insight is the same one
        "bookmark_id": added_bookmark(world, work["insight"]).id,
        "counter_id": added_counter(world, work["experiment"]).id,
        "invitation_id": open_invitation(world).id,
        "spent_id": NOBODYS,
        "view_id": NOBODYS,
        **_library_values(world, asker),
        "saved_search_id": kept_search(world, asker).id,
        "source_id": world.source(by=asker, audience=Audience.TEAM).id,
        "citation_id": turned_citation(world, work["insight"]).id,
        **_product_values(site, world, asker),
        **_meeting_values(world),
        "check_id": opened_check(world).id,
        **_event_values(site, world, asker),
        **around_an_experiment(world, work["experiment"]),
        **_school_team_values(world, work["experiment"]),
    }
    _signal(world)
    work = {**work, "small": world.experiment(micro=True)}
    for rule in rules_about_things(site, method):
        artefact = work[ABOUT.get(rule.endpoint, "insight")]
        about_it = {"artefact_id": artefact.id}
        if rule.endpoint in ABOUT_OPTIONS:
            about_it["holding_id"] = values["option_id"]
        if rule.endpoint in ABOUT_VISITS:
            about_it["holding_id"] = values["visit_id"]
        if rule.endpoint in ABOUT_QUESTIONS:
            about_it["holding_id"] = values["question_id"]
        yield _address(site, rule, method, {**values, **about_it})


def _library_values(world: World, asker: Who) -> dict[str, int]:
    """A card of De Waterlelie with a picture by who asks, tied to a source, and an ict option that was looked at."""
    card, option = world.card(by=asker), world.hold("ict_option", by=asker, audience=Audience.TEAM)
    tie = tied_together(world, card, world.source(by=asker, audience=Audience.TEAM))
    visit = world.hold("inspiration", by=asker)
    return {
        "visit_id": visit.id,
        "capture_id": noted_idea(world, visit).id,
        "holding_id": card.id,
        "option_id": option.id,
        "question_id": world.hold("knowledge_question", by=asker).id,
        "picture_id": told_picture(world, card).id,
        "demonstration_id": noted_demonstration(world, option).id,
        "tie_id": tie.id,
        "reference_file_id": read_file(world).id,
    }


def noted_by_guide(world: World, *, words: str = "Stil.", read_by: Readers = Readers.NOBODY, **said: str) -> GuideNote:
    """What the guide of De Waterlelie noted about it, today."""
    with world.database.writing() as session:
        guide = session.get_one(Person, world.guide.id)
        parts = {"saw": words, "did": "", "gave": "", "next_time": ""} | said
        made = guiding.note(world.waterlelie.id, parts, about_on=clock.today(), by=guide, at=clock.now())
        made.let_read(read_by, at=clock.now())
    return made


def kept_search(world: World, who: Who) -> SavedSearch:
    """What somebody looks for time and again."""
    with world.database.writing() as session:
        return searching.keep_search(
            name="Over kiezen",
            words="kiezen",
            query="",
            letters=Letters.NEVER,
            found=[],
            today=clock.today(),
            by=session.get_one(Person, who.id),
            at=clock.now(),
        )


def read_file(world: World) -> ReferenceFile:
    """A file with one reference that the teacher of De Waterlelie brought, read and not kept yet."""
    with world.database.writing() as session:
        file = ReferenceFile(
            team_id=world.waterlelie.id, added_by_id=world.teacher.id, added_at=clock.now(), changed_at=clock.now(),
            name="zotero.bib", format="bibtex", language="nl", most=1, progress=Progress.DONE,
        )  # fmt: skip
        session.add(file)
        session.flush()
        said = {"title": "Samen rekenen", "who": "Jansen", "year": "2019"}
        item = {"type": "book", "title": "Samen rekenen"}
        session.add(
            BroughtRecord(file_id=file.id, number=1, line=1, item=item, verdict=Verdict.NEW, is_chosen=True, **said)
        )
    return file


def told_picture(world: World, card: Card) -> ClassroomPicture:
    """What the teacher of De Waterlelie sees in class."""
    with world.database.writing() as session:
        return library.give_picture(
            session.get_one(Card, card.id),
            text="Kinderen kiezen zelf waarmee ze beginnen.",
            grades=[6],
            team=session.get_one(DesignTeam, world.waterlelie.id),
            by=session.get_one(Person, world.teacher.id),
            at=clock.now(),
        )


def noted_demonstration(world: World, option: IctOption) -> Demonstration:
    """What De Waterlelie found of an application, noted by the teacher."""
    with world.database.writing() as session:
        return library.demonstrate(
            session.get_one(IctOption, option.id),
            {"on": clock.today(), "disposition": Disposition.PARTLY, "works_for": "Tafels oefenen."},
            team=session.get_one(DesignTeam, world.waterlelie.id),
            by=session.get_one(Person, world.teacher.id),
            at=clock.now(),
        )


def noted_idea(world: World, visit: InspirationVisit) -> Capture:
    """What the teacher of De Waterlelie saw elsewhere."""
    with world.database.writing() as session:
        return library.capture(
            session.get_one(InspirationVisit, visit.id),
            seen="Kinderen hangen hun doel aan een lijn.",
            fits_our_question=True,
            surprised_us=False,
            by=session.get_one(Person, world.teacher.id),
            at=clock.now(),
        )


def tied_together(world: World, one: Holding, other: Holding) -> Tie:
    with world.database.writing() as session:
        return library.tie(
            session.get_one(Holding, one.id),
            session.get_one(Holding, other.id),
            Relation.RESTS_ON,
            by=session.get_one(Person, world.teacher.id),
            at=clock.now(),
        )


def open_invitation(world: World) -> TeamInvitation:
    """An invitation into the team of De Waterlelie that waits for an answer."""
    with world.database.writing() as session:
        team, guide = session.get_one(DesignTeam, world.waterlelie.id), session.get_one(Person, world.guide.id)
        asked = {"email": "nieuw@school.example", "name": "Nieuwe leraar", "language": "nl"}
        invitation, _token = TeamInvitation.issue(
            team, role=Role.TEACHER, since=clock.today(), by=guide, at=clock.now(), **asked
        )
        session.add(invitation)
        session.flush()
    return invitation


def turned_citation(world: World, artefact: Artefact) -> Citation:
    """Something of De Waterlelie rests on a card that was taken back."""
    card = world.card()
    citation = world.cite(artefact, card)
    world.refute(card)
    return citation


def _school_team_values(world: World, experiment: Artefact) -> dict[str, int]:
    """What De Waterlelie noted about its school team, and a colleague who wants to join."""
    with world.database.writing() as session:
        noted = school_team.note_involvement(
            session.get_one(DesignTeam, world.waterlelie.id), rung="inform", on=clock.today(), text="Verteld.",
            submission=None, by=session.get_one(Person, world.teacher.id), at=clock.now(),
        )  # fmt: skip
        colleague = Colleague(experiment_id=experiment.id, group=f"groep {len(world.all(Colleague))}", on=clock.today())
        session.add(colleague)
        session.flush()
        return {"involvement_id": noted.id, "colleague_id": colleague.id}


def _meeting_values(world: World) -> dict[str, int]:
    """A meeting of De Waterlelie with one point that gave an action."""
    action = world.meeting_with_an_action()
    gave = world.all(Yield, id=action.yield_id)[0]
    (item,) = world.all(AgendaItem, id=gave.item_id)
    (meeting,) = world.all(Meeting, id=item.meeting_id)
    return {"meeting_id": meeting.id, "item_id": item.id, "yield_id": gave.id, "action_id": action.id}


def _event_values(site: Site, world: World, asker: Who) -> dict[str, int]:
    """An idea that De Waterlelie took along, and a sheet of that event that somebody asked for."""
    event = planned_event(world, who=asker)
    return {"idea_id": taken_idea(world, event).id, "paper_id": asked_paper(site, world, event, asker).id}


def opened_check(world: World, kind: CheckKind = CheckKind.PICTURE) -> SharedCheck:
    """A check of De Waterlelie that the teacher began."""
    with world.database.writing() as session:
        iteration = session.get_one(Iteration, world.waterlelie.iteration_id)
        return checks.open_check(iteration, kind, by=session.get_one(Person, world.teacher.id), at=clock.now())


def taken_idea(world: World, event: SharingEvent) -> TakenIdea:
    """What De Waterlelie took along from Het Kompas."""
    with world.database.writing() as session:
        again = session.get_one(SharingEvent, event.id)
        again.tables_published_at = clock.now()
        return events.take_along(
            again, world.waterlelie.id, "Een vraagmuur.", from_team_id=world.kompas.id,
            by=session.get_one(Person, world.teacher.id), at=clock.now(),
        )  # fmt: skip


def asked_paper(site: Site, world: World, event: SharingEvent, who: Who) -> Paper:
    """A sheet of it that somebody asked for and that lies ready."""
    file = papers_of(site).keep(b"%PDF-1.7")
    with world.database.writing() as session:
        by = session.get_one(Person, who.id)
        paper = papers.ask(SHEET, about_id=event.id, language="nl", by=by, at=clock.now())
        paper.finish(file=file, pages=1, at=clock.now())
    return paper


def planned_event(world: World, *, who: Who, audience: Audience = Audience.NETWORK) -> SharingEvent:
    """A sharing event in two weeks, to which somebody of De Waterlelie comes."""
    starts, where = clock.now() + timedelta(days=14), world.waterlelie
    with world.database.writing() as session:
        event = events.announce(
            session.get_one(Network, world.names.network_id), title="Samen kijken", audience=audience, at=clock.now(),
            starts_at=starts, ends_at=starts + timedelta(hours=3),
        )  # fmt: skip
        by = session.get_one(Person, who.id)
        events.sign_up(event, team_id=where.id, school_id=where.school_id, by=by, at=clock.now())
    return event


def ready_dossier(site: Site, world: World, who: Who) -> Dossier:
    """A dossier of De Waterlelie that somebody asked for and that lies ready."""
    file = shelf_of(site).keep(b"%PDF-1.7")
    with world.database.writing() as session:
        iteration = session.get_one(Iteration, world.waterlelie.iteration_id)
        asked = Dossier.ask(iteration, language="nl", by=session.get_one(Person, who.id), at=clock.now())
        asked.finish(file=file, pages=1, at=clock.now())
        session.add(asked)
        session.flush()
    return asked


def attached_picture(site: Site, world: World, artefact: Artefact, *, consent: Consent = Consent.NOBODY) -> Attachment:
    """A picture that belongs to something, added by the teacher."""
    with world.database.writing() as session:
        return commands.attach(
            session.get_one(type(artefact), artefact.id),
            name="planbord.png",
            content=picture(),
            title=f"Het planbord, {consent.value}",
            consent=consent,
            consent_until=clock.today() + timedelta(days=100),
            shelf=attachments_of(site),
            by=session.get_one(Person, world.teacher.id),
            at=clock.now(),
        )


def held_picture(site: Site, world: World, who: Who, **about: Any) -> HeldPicture:
    """A picture that somebody put in a text of De Waterlelie which is not kept yet."""
    sent = {"name": "planbord.png", "content": picture(), "title": "Het planbord", "consent": Consent.NOBODY}
    with world.database.writing() as session:
        return commands.hold(
            session.get_one(DesignTeam, world.waterlelie.id),
            **sent | about,
            shelf=attachments_of(site),
            by=session.get_one(Person, who.id),
            at=clock.now(),
        )


def added_bookmark(world: World, artefact: Artefact, url: str = "https://schijf.example/map") -> Bookmark:
    with world.database.writing() as session:
        return commands.bookmark(
            session.get_one(type(artefact), artefact.id),
            title="Alle kaarten",
            url=url,
            leads_to=Destination.DRIVE,
            by=session.get_one(Person, world.teacher.id),
            at=clock.now(),
        )


def added_counter(world: World, experiment: Experiment, caption: str = "gaat zonder hulp verder") -> TallyCounter:
    with world.database.writing() as session:
        teacher = session.get_one(Person, world.teacher.id)
        return commands.count(session.get_one(Experiment, experiment.id), caption, by=teacher, at=clock.now())


def picture(kind: str = "PNG", *, size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """A picture of nothing, as a camera or a program would write it."""
    into = BytesIO()
    Image.new("RGB", size, "#1f493f").save(into, kind, **options)
    return into.getvalue()


def around_an_experiment(world: World, experiment: Artefact) -> dict[str, int]:
    """Somebody who asked something about it, and a success of the team."""
    with world.database.writing() as session:
        teacher = session.get_one(Person, world.teacher.id)
        tried = session.get_one(Experiment, experiment.id)
        commands.say_whether_clear(tried, question="Wanneer beginnen we?", by=teacher, at=clock.now())
        team = session.get_one(DesignTeam, world.waterlelie.id)
        success = commands.celebrate(team, what="Het lukte.", who="", on=clock.today(), by=teacher, at=clock.now())
        session.flush()
        asked = session.scalars(select(Participant).where(Participant.experiment_id == experiment.id)).one()
        return {"participant_id": asked.id, "success_id": success.id}


def _product_values(site: Site, world: World, asker: Who) -> dict[str, int]:
    """A product of De Waterlelie that is out for its school alone, with a newer proposal, that the asker made."""
    product = world.product(title="Alleen voor de school")
    picture = attached_picture(site, world, product)
    publication = world.publish(product, audience=Audience.SCHOOL, files=[picture.id])
    edition = world.propose(product, audience=Audience.SCHOOL)
    return {
        "publication_id": publication.id,
        "edition_id": edition.id,
        "maker_id": named_maker(world, product, asker).id,
        "product_file_id": picture.id,
        "reading_link_id": world.lend(product).id,
        "makers_question_id": asked_makers(world, publication).id,
        "feedback_id": said_to_makers(world, publication, asker).id,
        "interest_id": followed_product(world, asker).id,
    }


def asked_makers(world: World, publication: Publication) -> MakersQuestion:
    """What the teacher of Het Kompas wants to know."""
    with world.database.writing() as session:
        by = world.kompas_teacher.id
        asked = MakersQuestion(
            publication_id=publication.id, school_id=world.kompas.school_id, question="Hoe?", by_id=by, at=clock.now()
        )
        session.add(asked)
        session.flush()
    return asked


def said_to_makers(world: World, publication: Publication, who: Who) -> MirrorFeedback:
    with world.database.writing() as session:
        school = world.kompas.school_id
        said = MirrorFeedback(
            subject=SUBJECT, subject_id=publication.id, school_id=school, by_id=who.id, at=clock.now(), recognised="Ja."
        )
        session.add(said)
        session.flush()
    return said


def named_maker(world: World, product: Artefact, who: Who) -> Maker:
    with world.database.writing() as session:
        maker = Maker(product_id=product.id, place=1, person_id=who.id, name=who.name)
        session.add(maker)
        session.flush()
    return maker


def followed_product(world: World, who: Who) -> Interest:
    """A product that somebody follows."""
    publication = world.publish()
    with world.database.writing() as session:
        return following.follow(
            Subject.PRODUCT,
            key=key_of_product(publication.id),
            name="Rekenlogboek",
            by=session.get_one(Person, who.id),
            at=clock.now(),
        )


def unknown_addresses_of(site: Site, *, method: str) -> Iterator[Address]:
    """The same addresses, made out to what does not exist."""
    for rule in rules_about_things(site, method):
        yield _address(site, rule, method, dict.fromkeys(rule.arguments, NOBODYS))


def rules_about_things(site: Site, method: str) -> Iterator[Rule]:
    """Of what is of no team, or is seen by more people than a team, the rights are asked in tests of their own."""
    for rule in site.url_map.iter_rules():
        view: Any = site.view_functions[rule.endpoint]
        names_something = any(name.endswith("_id") for name in rule.arguments - OF_NO_TEAM)
        if method in (rule.methods or ()) and names_something and view.access != "open to all":
            yield rule


def _address(site: Site, rule: Rule, method: str, values: Mapping[str, Any]) -> Address:
    known = {"phase": "explore", "kind": "insight", "code": "question_written", "part": "rule",
             "work_form": "pupil_talk", **values}  # fmt: skip
    if rule.endpoint.startswith("evidence."):
        known |= {"kind": "card", "form": "ris"}
    if rule.endpoint.startswith("guidance."):
        known["code"] = "no_student"
    if rule.endpoint in {"catalogue.product_file", "catalogue.small_product_file"}:
        known["attachment_id"] = values.get("product_file_id", NOBODYS)
    if rule.endpoint in ABOUT_SOURCES:
        known["holding_id"] = values.get("source_id", NOBODYS)
    with site.test_request_context():
        url = site.url_for(rule.endpoint, _method=method, **{name: known[name] for name in rule.arguments})
    view: Any = site.view_functions[rule.endpoint]
    return Address(rule.endpoint, method, view.access, url)
