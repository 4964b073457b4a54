"""The whole walk of a team, from its first question to the iteration after the first decision.

Every step is what a teacher does on the screen, by the words that stand there; none of it needs JavaScript.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.demo import NewTeam
from tests.journeys.somebody import Somebody

NAME = "Elke dag lezen"
ROUGH_QUESTION = "Waarom leest bijna niemand bij ons?"
QUESTION = "Hoe krijgen we kinderen in groep 5 zover dat ze elke dag een kwartier lezen in een boek dat bij ze past?"
SHARPER = "Nu staat erin over wie het gaat."
IN_CLASS = "Zes kinderen kiezen op dinsdag binnen een minuut een boek en leggen het na twee bladzijden weg."
FROM_CLASS = "Kinderen kiezen vooral op de voorkant."
FROM_RESEARCH = "Een gesprek over boeken helpt meer dan een beloning."
APPROACH = "elke week met vier kinderen een boekengesprek voeren"
FITS_THE_DAY = "past in het kwartier na de pauze"
SHOWS_BOOKS = "laat drie boeken zien die bij het kind passen"
DESIGN = "Boekengesprek aan de kiestafel"
EXPERIMENT = "Kiestafel in groep 5"
LEARNED = "Kinderen die zelf kozen uit drie boeken lazen langer door."
LEARNED_FROM_IT = "13 van de 24 kinderen lazen een kwartier door."
DECISION = "De helft las door, maar de tafel kostte te veel tijd."
BACK_BECAUSE = "We weten nog te weinig over kinderen die thuis geen boeken hebben."

LOOKED_AT = {
    "Own practice": ("Record an observation", "Kijken bij stillezen", "Na vijf minuten leest de helft niet meer."),
    "Pupils": ("Record a talk", "Gesprek met vier lezers", "Ze weten niet waar ze een goed boek vinden."),
    "Research": ("Record a source", "Wat helpt bij leesplezier", "Praten over boeken helpt meer dan belonen."),
    "Ict": ("Record an ict demonstration", "Een boekenzoeker proberen", "Zoeken op onderwerp kunnen ze zelf."),
}


def come_in(teacher: Somebody, team: NewTeam) -> None:
    """From the first page, with one press on an account of the demo, to the new team, which then begins."""
    teacher.opens("/")
    teacher.follows("Look around as someone from the demo")
    teacher.picks_account("Teacher, De Waterlelie")
    teacher.page.locator("article", has_text=team.name).get_by_role("link").click()
    teacher.presses("Start the first iteration")
    teacher.finds(team.name)
    teacher.reads("There is no practice question yet.")


def from_question_to_next_iteration(teacher: Somebody) -> None:
    """All nine phases but the last two, and round again."""
    ask_the_question(teacher)
    teacher.follows("Phases")
    go_on_to(teacher, "Exploration", because="We vragen het schoolteam donderdag.")
    look_in_five_places(teacher)
    go_on_to(teacher, "Working hypothesis", because="Een voorbeeld uit de klas volgt.")
    dare_an_expectation(teacher)
    teacher.follows("Phases")
    go_on_to(teacher, "Design requirements", because="Een collega leest het morgen.")
    choose_and_require(teacher)
    go_on_to(teacher, "Design", because="Wat ict toevoegt, bespreken we met de mediamentor.")
    make_the_design(teacher)
    go_on_to(teacher, "Experiment", because="De andere aspecten volgen.")
    try_it_out(teacher)
    teacher.follows("Phases")
    go_on_to(teacher, "Evaluate")
    weigh_and_decide(teacher)
    begin_again(teacher)
    go_back(teacher)


def ask_the_question(teacher: Somebody) -> None:
    """First as one would say it, then sharper with the reason, and agreed on."""
    teacher.follows("Write the question", within=teacher.says("Our question"))
    teacher.writes("Our question", ROUGH_QUESTION)
    teacher.chooses("Learning area", "Reading")
    teacher.chooses("Grades", "grade %(number)s (groep %(number)s)", number=5)
    teacher.chooses("Who feels this", "Pupils", "Teachers")
    teacher.unfolds("Tell more, when it helps")
    teacher.writes("Short name", NAME)
    teacher.presses("Add a practice question")
    teacher.finds(ROUGH_QUESTION)

    teacher.turns_to(NAME)
    teacher.follows("Change")
    teacher.writes("Our question", QUESTION)
    teacher.writes("What became sharper?", SHARPER)
    teacher.presses("Keep as version %(number)s", number=2)
    teacher.finds(QUESTION)
    teacher.finds(SHARPER, within=teacher.says("Versions"))
    teacher.presses("Agree on this version")
    teacher.reads("Agreed as it stands now.")


def look_in_five_places(teacher: Somebody) -> None:
    """Four places looked at, one left empty with the reason; an insight with and one without an example."""
    for place, (action, title, found) in LOOKED_AT.items():
        teacher.follows(action, within=teacher.says(place))
        teacher.writes("Short name", title)
        teacher.writes("What we found", found)
        teacher.presses("Add an exploration")
        teacher.finds(title, within=teacher.says(place))

    others = teacher.says("Other schools")
    teacher.follows("Record a visit", within=others)
    teacher.writes("Short name", "Geen bezoek nodig")
    teacher.unfolds("Tell more, when it helps")
    teacher.writes("Why this place may stay empty", "In de vorige iteratie keken we bij twee scholen.")
    teacher.presses("Add an exploration")
    teacher.reads("Not needed, because", within=others)

    practice, research = teacher.says("Own practice"), teacher.says("Research")
    teacher.follows("Add an insight", within=practice)
    teacher.writes("Our insight", FROM_CLASS)
    teacher.writes("In class", IN_CLASS)
    teacher.rests_it_on("Kijken bij stillezen")
    teacher.presses("Add an insight")
    teacher.finds(IN_CLASS, within=practice)

    teacher.follows("Add an insight", within=research)
    teacher.writes("Our insight", FROM_RESEARCH)
    teacher.rests_it_on("Wat helpt bij leesplezier")
    teacher.presses("Add an insight")
    teacher.reads("No example from the classroom yet", within=research)


def dare_an_expectation(teacher: Somebody) -> None:
    """A hypothesis that rests on the question and both insights, and the first who stands behind it."""
    teacher.follows("Add a working hypothesis")
    teacher.writes("If we …", APPROACH)
    teacher.writes("with …", "kinderen die snel een boek wegleggen")
    teacher.writes("then …", "lezen zij elke dag een kwartier door")
    teacher.writes("because …", "ze een boek hebben dat ze zelf kozen")
    teacher.rests_it_on(NAME, FROM_CLASS, FROM_RESEARCH)
    teacher.presses("Add a working hypothesis")
    teacher.finds(APPROACH)

    teacher.turns_to(APPROACH)
    for ground in (FROM_CLASS, FROM_RESEARCH):
        teacher.finds(ground, within=teacher.says("Why this is here"))
    teacher.presses("Say what I think")
    teacher.reads("agrees", within=teacher.says("What we each say"))


def choose_and_require(teacher: Somebody) -> None:
    """A direction that is chosen with its reason, and two requirements that rest on what came before."""
    teacher.follows("Add a solution direction")
    teacher.writes("Short name", "Praten in plaats van belonen")
    teacher.writes("The idea", "Een tafel met drie boeken en een gesprek van vijf minuten.")
    teacher.chooses("Our choice", "Chosen")
    teacher.writes("Why this choice", "Het past op een gewone schooldag.")
    teacher.rests_it_on(APPROACH[:30])
    teacher.presses("Add a solution direction")

    for text, ground in ((FITS_THE_DAY, "Praten in plaats van belonen"), (SHOWS_BOOKS, FROM_CLASS)):
        teacher.follows("Add a design requirement")
        teacher.writes("The design …", text)
        teacher.writes("We see that it works when …", "een collega het zonder uitleg kan doen")
        teacher.rests_it_on(ground)
        teacher.presses("Add a design requirement")
        teacher.finds(text)


def make_the_design(teacher: Somebody) -> None:
    """What a colleague can go into class with: a description, two aspects, and the requirements it meets."""
    teacher.follows("Add a design")
    teacher.writes("Name of the design", DESIGN)
    teacher.writes("Description for teachers", "Leg drie boeken klaar. Praat vijf minuten. Laat het kind kiezen.")
    for aspect, state in (("Organisation", "Designed"), ("Use of ict", "Does not apply here")):
        teacher.unfolds(aspect)
        teacher.picks(aspect, state)
    teacher.rests_it_on(FITS_THE_DAY, SHOWS_BOOKS)
    teacher.presses("Add a design")
    teacher.finds(DESIGN)


def try_it_out(teacher: Somebody) -> None:
    """It may not run before teachers can read what to do; then it runs, is told about, and has a result."""
    teacher.follows("Add an experiment")
    teacher.writes("Name of the experiment", EXPERIMENT)
    teacher.writes("What we expect", "De helft leest een kwartier door.")
    teacher.writes("We go on if …", "12 van de 24 kinderen doorlezen.")
    teacher.chooses("How far we are", "Running")
    with teacher.refused(422):
        teacher.presses("Add an experiment")
    message = "Teachers cannot read yet what to do. Link a design that has a description for teachers first."
    expect(teacher.place().get_by_role("alert")).to_contain_text(teacher.says(message))
    expect(teacher.control("What we expect")).to_have_value("De helft leest een kwartier door.")

    teacher.rests_it_on(DESIGN, FITS_THE_DAY, SHOWS_BOOKS)
    teacher.presses("Add an experiment")
    teacher.finds(EXPERIMENT)

    teacher.follows("Add a log entry")
    teacher.writes("What happened", "De tafel stond klaar; vier kinderen kozen een boek.")
    teacher.rests_it_on(EXPERIMENT)
    teacher.presses("Add a log entry")
    teacher.finds("De tafel stond klaar")

    teacher.turns_to(EXPERIMENT)
    teacher.follows("Change")
    teacher.chooses("How far we are", "Done")
    teacher.unfolds("What came of it")
    teacher.writes("What came of it", LEARNED_FROM_IT)
    teacher.writes("What became sharper?", "De uitkomst staat erbij.")
    teacher.presses("Keep as version %(number)s", number=2)
    teacher.finds(LEARNED_FROM_IT)


def weigh_and_decide(teacher: Somebody) -> None:
    """A verdict for each requirement that was tried, and a decision with its reason."""
    teacher.follows("Add an evaluation")
    teacher.writes("What we learned", LEARNED)
    verdicts = teacher.page.locator(".verdict")
    expect(verdicts).to_have_count(2)
    verdicts.nth(0).get_by_role("combobox").select_option(teacher.says("Partly works"))
    verdicts.nth(1).get_by_role("combobox").select_option(teacher.says("Works"))
    teacher.chooses("Our decision", "Adjust")
    teacher.writes("Why this decision", DECISION)
    teacher.rests_it_on(EXPERIMENT)
    teacher.presses("Add an evaluation")
    teacher.finds(DECISION)


def begin_again(teacher: Somebody) -> None:
    """The next iteration, with what goes along; the second requirement stays behind."""
    teacher.turns_to(DECISION)
    teacher.follows("Start the next iteration")
    teacher.writes("What do we want to find out now?", "Lukt het ook met een tafel die kinderen zelf klaarzetten?")
    along = teacher.place().get_by_role("group", name=teacher.says("What goes along"))
    along.get_by_label(SHOWS_BOOKS).uncheck()
    teacher.presses("Start iteration %(number)s", number=2)
    teacher.reads("The next iteration has started. What goes on has come along with its history.")
    teacher.finds(QUESTION)


def go_back(teacher: Somebody) -> None:
    """On to the requirements, and back to the exploration with the reason; the rail shows it as an arc."""
    teacher.follows("Phases")
    move_to(teacher, "Design requirements", because="De vraag en de hypothese staan nog.")
    teacher.finds(FITS_THE_DAY)
    expect(teacher.place().get_by_text(SHOWS_BOOKS)).to_have_count(0)
    with teacher.refused(422):
        move_to(teacher, "Exploration")
    move_to(teacher, "Exploration", because=BACK_BECAUSE, is_there=True)
    teacher.finds(BACK_BECAUSE)
    teacher.follows("Overview")
    expect(teacher.page.locator(".rail-loop-note")).to_contain_text(teacher.says("Exploration"))


def ask_why(teacher: Somebody) -> None:
    """“Why are we doing this?” leads from the hypothesis on the team's page to what it rests on."""
    teacher.follows("Overview")
    teacher.follows("Why are we doing this?", within=teacher.says("What we think works"))
    reason = teacher.page.locator(".why").first
    expect(reason).to_contain_text(FROM_CLASS)
    expect(reason).to_contain_text(FROM_RESEARCH)


def see_the_list(teacher: Somebody) -> None:
    """The thread as a list goes from the question to the decision, and lets one choose every step."""
    chain = teacher.page.locator(".chain")
    expect(chain.get_by_text(QUESTION).first).to_be_visible()
    expect(chain.get_by_text(DECISION).first).to_be_visible()
    step = teacher.page.locator(".chain li", has_text=LEARNED_FROM_IT)
    step.get_by_role("link", name=teacher.says("Show what belongs to this")).click()
    expect(teacher.page.locator(".chain li[data-state=chosen]")).to_contain_text(LEARNED_FROM_IT)


def ask_for_the_dossier(teacher: Somebody) -> None:
    """Of the first iteration, as PDF; it is made while one watches."""
    teacher.follows("Overview")
    teacher.follows("Dossier", within=teacher.says("Our story"))
    teacher.finds(DECISION)
    teacher.presses("Make the PDF")
    expect(teacher.page.get_by_role("progressbar")).to_be_visible()


def fetch_the_dossier(teacher: Somebody, folder: Path) -> PdfReader:
    return PdfReader(teacher.fetches("Fetch the PDF", folder))


def tells_the_story(dossier: PdfReader, teacher: Somebody) -> None:
    """The dossier tells what the team wrote, can be leafed through, and can be read aloud."""
    text = " ".join(" ".join(page.extract_text() for page in dossier.pages).split())
    for said in (QUESTION, FROM_CLASS, EXPERIMENT, LEARNED_FROM_IT, DECISION):
        assert said in text, f"the dossier does not say “{said}”"
    chapters = list(_titles(dossier.outline))
    assert teacher.says("What we tried out") in chapters
    assert EXPERIMENT in chapters
    root: Any = dossier.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == teacher.says.language


def go_on_to(teacher: Somebody, phase: str, *, because: str = "") -> None:
    """By the gate at the foot of the page; with a reason where places are open."""
    if because:
        teacher.writes("We go on, because", because)
    words = "On to %(phase)s with a reason" if because else "On to %(phase)s"
    teacher.presses(words, phase=teacher.says(phase))
    expect(teacher.page.locator("h1")).to_have_text(teacher.says(phase))


def move_to(teacher: Somebody, phase: str, *, because: str = "", is_there: bool = False) -> None:
    """To any phase, by the page on which one chooses where to go."""
    if not is_there:
        teacher.follows("Go back to an earlier phase")
    teacher.picks("Phase", phase)
    teacher.writes("We do this, because", because)
    teacher.presses("Go to this phase")


def _titles(outline: Iterable[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title
