"""The method of the designteams, top to bottom: rounds, phases, kinds of artefact, conditions and roles.

A glossary for who reads this first. An *iteration* is one run through the nine phases; going back is part of it.
An *artefact* is one thing a team wrote down, of one *kind*. A later artefact *rests on* earlier ones; those links
are the red thread (rode draad). A *condition* says what should stand before a team goes on; a team may always go
on, with a written reason. A *lane* is one of five places to explore. The Dutch words are in the catalogue.

The phases follow the source document of the research workplace [003:259-285]; the conditions are ours. Codes are
fixed, because work is kept under them; labels may change.
"""

from enum import StrEnum

from designteam.kit.words import N_, NN_
from designteam.method.terms import Choice, Kind, LaneCard, NoneLacking, Phase, RoleCard, Round, Some

EDITIONS = {"2026": N_("Three rounds, nine phases, with ict as a lane of its own from the first exploration")}
EDITION = "2026"

# Roles: what each brings, and whether it designs along or leads the team


class Role(StrEnum):
    TEACHER = "teacher"
    SCHOOL_LEADER = "school_leader"
    STUDENT_TEACHER = "student_teacher"
    PROCESS_GUIDE = "process_guide"
    RESEARCHER = "researcher"
    MEDIA_MENTOR = "media_mentor"
    MASTER_STUDENT = "master_student"
    SCHOOL_TEAM_MEMBER = "school_team_member"
    SUBJECT_EXPERT = "subject_expert"


ROLES = {
    Role.TEACHER: RoleCard(N_("Teacher"), N_("Knows the class, designs, and tries things out with own pupils.")),
    Role.SCHOOL_LEADER: RoleCard(
        N_("School leader"),
        N_("Makes time and room, keeps the team going and connects it to the school."),
        leads=True,
        confirms=True,
    ),
    Role.STUDENT_TEACHER: RoleCard(
        N_("Student teacher"),
        N_("Looks with fresh eyes, does small research and makes things the team can use."),
    ),
    Role.PROCESS_GUIDE: RoleCard(
        N_("Process guide"),
        N_("Keeps an eye on the method and the pace, so that the others can mind the content."),
        leads=True,
        guides=True,
    ),
    Role.RESEARCHER: RoleCard(
        N_("Researcher"), N_("Brings knowledge from research and asks the questions that make us think.")
    ),
    Role.MEDIA_MENTOR: RoleCard(N_("Media mentor"), N_("Shows from the start which ict fits the question.")),
    Role.MASTER_STUDENT: RoleCard(
        N_("Master student (MOVEL)"), N_("Is a teacher and studies, and so connects theory to the own class.")
    ),
    Role.SCHOOL_TEAM_MEMBER: RoleCard(
        N_("Member of the school team"),
        N_("Reads along, gives input and joins an experiment now and then."),
        designs=False,
    ),
    Role.SUBJECT_EXPERT: RoleCard(
        N_("Subject expert"), N_("Knows a lot about one subject, such as the maths coordinator.")
    ),
}


# Lanes: the five places to look in the exploration; ict is one of them from the first day


class Lane(StrEnum):
    PRACTICE = "practice"
    PUPILS = "pupils"
    RESEARCH = "research"
    ICT = "ict"
    SCHOOLS = "schools"


LANES = {
    Lane.PRACTICE: LaneCard(
        N_("Own practice"),
        N_("observations, lessons, documents"),
        N_("What happens in the lesson?"),
        N_("Look along with each other for half an hour. Note beforehand what you expect."),
        N_("Record an observation"),
    ),
    Lane.PUPILS: LaneCard(
        N_("Pupils"),
        N_("what they say themselves"),
        N_("What do pupils say about it?"),
        N_("Talk with three pupils about your question. Write down what they say, without names."),
        N_("Record a talk"),
    ),
    Lane.RESEARCH: LaneCard(
        N_("Research"),
        N_("what others found out"),
        N_("What is known about this?"),
        N_("One source that fits is a good start. Ask the researcher, or put a question to the Kennisrotonde."),
        N_("Record a source"),
    ),
    Lane.ICT: LaneCard(
        N_("Ict"),
        N_("what can be done, and what fits"),
        N_("What can ict do here?"),
        N_("Ask the media mentor for a demonstration. Looking early brings other ideas."),
        N_("Record an ict demonstration"),
    ),
    Lane.SCHOOLS: LaneCard(
        N_("Other schools"),
        N_("inside and outside the network"),
        N_("How do others do this?"),
        N_("Plan a visit with two questions of your own, or write down why that is not needed."),
        N_("Record a visit"),
    ),
}

# Aspects of an integral intervention: what a design has to think through [003:18-21, 176-188, 234-247]

ASPECTS = {
    "primary_process": Choice(
        "primary_process",
        N_("Teaching and learning"),
        N_("What does the lesson look like from start to finish?"),
    ),
    "pupil_control": Choice(
        "pupil_control",
        N_("Pupils’ control"),
        N_("What do pupils decide for themselves, and which structure helps them with that?"),
    ),
    "organisation": Choice(
        "organisation", N_("Organisation"), N_("What changes in timetable, grouping, space and roles?")
    ),
    "ict": Choice("ict", N_("Use of ict"), N_("Which ict do we use, and what can it do that paper cannot?")),
    "infrastructure": Choice(
        "infrastructure",
        N_("Devices and network"),
        N_("Are there enough devices, and does it work in this room?"),
    ),
    "teacher_competence": Choice(
        "teacher_competence",
        N_("What teachers can do"),
        N_("What must a teacher be able to do, and when is there time to learn it?"),
    ),
    "pupil_competence": Choice(
        "pupil_competence",
        N_("What pupils can do"),
        N_("What must pupils be able to do beforehand, with ict and with planning and looking back?"),
    ),
    "coaching": Choice(
        "coaching", N_("Coaching and steering together"), N_("When does the teacher step in, and when not?")
    ),
    "other_subjects": Choice("other_subjects", N_("Other subjects"), N_("What do other subjects notice of this?")),
}

# Relations: how a later artefact rests on an earlier one, said from the later one

RELATIONS = {
    "explores": N_("Explores"),
    "drawn_from": N_("Drawn from"),
    "answers": N_("Answers"),
    "supported_by": N_("Supported by"),
    "works_out": N_("Works out"),
    "because_of": N_("Because of"),
    "meets": N_("Meets"),
    "tries": N_("Tries"),
    "tests": N_("Tests"),
    "tells_of": N_("Tells of"),
    "weighs": N_("Weighs"),
    "came_from": N_("Came from"),
}

# Kinds of artefact, in the order of the chain: a kind answers only to kinds that can exist before it

KINDS = {
    kind.code: kind
    for kind in (
        Kind(
            "practice_question",
            label=N_("practice question"),
            plural=N_("practice questions"),
            what=N_("The question from your own school that everything starts with."),
            add=N_("Add a practice question"),
        ),
        Kind(
            "exploration_item",
            label=N_("exploration"),
            plural=N_("explorations"),
            what=N_("Something you looked at, read or heard to understand the question better."),
            add=N_("Add an exploration"),
            rests_on={"practice_question": "explores"},
        ),
        Kind(
            "actant_map",
            label=N_("actant map"),
            plural=N_("actant maps"),
            what=N_("Who and what plays a part in your school, and who has a say over what: now, and as you wish it."),
            add=N_("Add an actant map"),
            rests_on={"practice_question": "explores"},
        ),
        Kind(
            "insight",
            label=N_("insight"),
            plural=N_("insights"),
            what=N_("One sentence about what you now know, with an example from class."),
            add=N_("Add an insight"),
            rests_on={
                "exploration_item": "drawn_from",
                "actant_map": "drawn_from",
                "experiment": "drawn_from",
                "log_entry": "drawn_from",
            },
        ),
        Kind(
            "working_hypothesis",
            label=N_("working hypothesis"),
            plural=N_("working hypotheses"),
            what=N_("One sentence about what you think will work, with whom and why."),
            add=N_("Add a working hypothesis"),
            rests_on={"practice_question": "answers", "insight": "supported_by"},
        ),
        Kind(
            "solution_direction",
            label=N_("solution direction"),
            plural=N_("solution directions"),
            what=N_("A possible way to go, to put beside other ways before you choose."),
            add=N_("Add a solution direction"),
            rests_on={"working_hypothesis": "works_out", "insight": "supported_by"},
        ),
        Kind(
            "design_requirement",
            label=N_("design requirement"),
            plural=N_("design requirements"),
            what=N_("Something the design must do or have, with a reason and a way to see it."),
            add=N_("Add a design requirement"),
            rests_on={
                "insight": "because_of",
                "working_hypothesis": "because_of",
                "solution_direction": "because_of",
            },
            called=N_("requirement %(number)s"),
        ),
        Kind(
            "design",
            label=N_("design"),
            plural=N_("designs"),
            what=N_("What you made: the approach, with everything a colleague needs to work with it."),
            add=N_("Add a design"),
            rests_on={"design_requirement": "meets", "solution_direction": "works_out"},
        ),
        Kind(
            "experiment",
            label=N_("experiment"),
            plural=N_("experiments"),
            what=N_("A try-out in class, with an expectation beforehand and a result afterwards."),
            add=N_("Add an experiment"),
            rests_on={"design": "tries", "design_requirement": "tests"},
            called=N_("experiment %(number)s"),
            goes_along=False,  # but one that is not finished does, with its log
        ),
        Kind(
            "log_entry",
            label=N_("log entry"),
            plural=N_("log entries"),
            what=N_("A few lines right after the lesson, as long as you still remember."),
            add=N_("Add a log entry"),
            rests_on={"experiment": "tells_of"},
            goes_along=False,
        ),
        Kind(
            "evaluation",
            label=N_("evaluation"),
            plural=N_("evaluations"),
            what=N_("What you learned from the experiments, and what you decide."),
            add=N_("Add an evaluation"),
            rests_on={"experiment": "weighs"},
            goes_along=False,
        ),
        Kind(
            "outcome",
            label=N_("outcome"),
            plural=N_("outcomes"),
            what=N_("Something that changed or came to be through the work of the team."),
            add=N_("Add an outcome"),
            rests_on={
                "evaluation": "came_from",
                "experiment": "came_from",
                "insight": "came_from",
                "design": "came_from",
            },
        ),
        Kind(
            "product",
            label=N_("product"),
            plural=N_("products"),
            what=N_("Something that another school can take along, with how it came about and for whom it worked."),
            add=N_("Make a product"),
            rests_on={
                "design": "came_from",
                "experiment": "came_from",
                "evaluation": "came_from",
                "outcome": "came_from",
                "insight": "came_from",
            },
        ),
    )
}

# Rounds and phases

PRELIMINARY = Round("preliminary", N_("Preliminary research"))
DESIGN = Round("design", N_("Design and try out"))
SHARE = Round("share", N_("Share"))

PHASES = (
    Phase(
        "clarify_question",
        place=1,
        round=PRELIMINARY,
        label=N_("Practice question"),
        lead=N_("We sharpen the question we start from, until we all mean the same by it."),
        why=N_(
            "Everything we think of later hangs on this question. If it is wide or belongs to a few people only, that comes back in every phase."
        ),
        questions=(
            N_("When did you last run into this in class?"),
            N_("Who feels this, and who does not?"),
            N_("What is the question behind this question?"),
            N_("What would you like to see pupils do a year from now?"),
            N_("What have we tried before, and what did it teach us?"),
        ),
        makes=("practice_question", "actant_map"),
        yields="practice_question",
        ready_when=(
            Some(
                "question_written",
                open=N_("There is no practice question yet."),
                done=N_("The practice question is written down."),
                help=N_("Write the question the way you would say it to a colleague. The first version may be rough."),
                action=N_("Write the question"),
                adds="practice_question",
            ),
            Some(
                "question_agreed",
                open=N_("The question is not demarcated and agreed yet."),
                done=N_("Learning area and grades are named, and the question is agreed."),
                help=N_("Choose the learning area and the grades together, and agree on this version."),
                action=N_("Demarcate the question"),
                adds="practice_question",
            ),
            Some(
                "school_team_asked",
                open=N_("It does not say yet what the school team thinks of the question."),
                done=N_("The school team has thought along about the question."),
                help=N_("Put the question to the school team for five minutes and note what they say."),
                action=N_("Note what the school team says"),
                adds="practice_question",
            ),
            Some(
                "two_sides",
                open=N_("The question is not looked at from two sides yet."),
                done=N_("The question is looked at from several sides."),
                help=N_("Name at least two groups of people who feel this, for example teachers and pupils."),
                action=N_("Note who feels it"),
                adds="practice_question",
            ),
        ),
        roles={
            Role.TEACHER: N_("Tells where it shows in class, with an example."),
            Role.SCHOOL_LEADER: N_(
                "Says how the question fits what the school is working on, and makes room for the team."
            ),
            Role.STUDENT_TEACHER: N_("Asks the questions nobody in the school asks any more."),
            Role.PROCESS_GUIDE: N_("Keeps the talk with the question while everyone is already thinking of solutions."),
            Role.RESEARCHER: N_("Asks on until the question can be looked into."),
            Role.MEDIA_MENTOR: N_("Shows at the start what ict can do, so that it does not come in last."),
            Role.MASTER_STUDENT: N_("Checks whether the question and the master assignment can strengthen each other."),
            Role.SCHOOL_TEAM_MEMBER: N_("Says whether the question is alive in the own group."),
            Role.SUBJECT_EXPERT: N_("Knows where pupils get stuck in this subject."),
        },
    ),
    Phase(
        "explore",
        place=2,
        round=PRELIMINARY,
        label=N_("Exploration"),
        lead=N_("We gather what is already known, in five places. That way we do not choose by feeling alone later."),
        why=N_(
            "What we think of our class is not always what happens there. By looking, listening and reading first we solve the real problem."
        ),
        questions=(
            N_("What would you expect, and what surprised you?"),
            N_("What does a pupil say about this, literally?"),
            N_("Which of us has done this differently before?"),
            N_("What can ict do better here than paper, and what not?"),
            N_("What does this look like on Tuesday morning?"),
        ),
        makes=(
            "exploration_item",
            "insight",
            "actant_map",
        ),
        yields="insight",
        ready_when=(
            Some(
                "lane_looked_at_practice",
                open=N_("There is nothing yet from our own practice."),
                done=N_("We looked at our own practice."),
                help=N_("Look along in a lesson for half an hour. Note what you expected and what you saw."),
                action=N_("Record an observation"),
                adds="exploration_item",
                lane="practice",
            ),
            Some(
                "lane_looked_at_pupils",
                open=N_("Pupils have not been heard themselves yet."),
                done=N_("We heard what pupils say."),
                help=N_("Talk with three pupils about your question. Write down what they say, without names."),
                action=N_("Record a talk"),
                adds="exploration_item",
                lane="pupils",
            ),
            Some(
                "lane_looked_at_research",
                open=N_("There is no research with this question yet."),
                done=N_("We looked at what research says."),
                help=N_("Find one source that fits, or put a question to the Kennisrotonde."),
                action=N_("Record a source"),
                adds="exploration_item",
                lane="research",
            ),
            Some(
                "lane_looked_at_ict",
                open=N_("It has not been looked at yet what ict can do."),
                done=N_("We looked at what ict can do."),
                help=N_("Ask the media mentor to show something that fits your question."),
                action=N_("Record an ict demonstration"),
                adds="exploration_item",
                lane="ict",
            ),
            Some(
                "lane_looked_at_schools",
                open=N_("No other school has been looked at yet."),
                done=N_("We looked at how other schools do it."),
                help=N_("Plan a visit or a call, or write down why that is not needed."),
                action=N_("Record a visit"),
                adds="exploration_item",
                lane="schools",
            ),
            Some(
                "insights_written",
                open=N_("There are no insights yet."),
                done=N_("The first insights are written down."),
                help=N_("Say in one sentence what you now know, and what you see of it on Tuesday morning."),
                action=N_("Write an insight"),
                adds="insight",
            ),
            NoneLacking(
                "insights_have_example",
                open=NN_(
                    "One insight has no example from class yet.",
                    "%(num)s insights have no example from class yet.",
                ),
                done=N_("Each insight has an example from class."),
                help=N_("Ask with the insight: what do we see on Tuesday morning? Two sentences are enough."),
                action=N_("Add an example"),
                adds="insight",
            ),
        ),
        roles={
            Role.TEACHER: N_("Looks in class and tells what was surprising."),
            Role.SCHOOL_LEADER: N_("Makes time for looking along and opens doors to other schools."),
            Role.STUDENT_TEACHER: N_("Observes lessons and lets pupils think aloud."),
            Role.PROCESS_GUIDE: N_("Watches that all five places get their turn and that it does not go on forever."),
            Role.RESEARCHER: N_("Brings research and says how firm it is."),
            Role.MEDIA_MENTOR: N_("Demonstrates applications that fit the question."),
            Role.MASTER_STUDENT: N_("Connects theory from the master to the own school."),
            Role.SCHOOL_TEAM_MEMBER: N_("Lets a team member look along in a lesson."),
            Role.SUBJECT_EXPERT: N_("Knows which sources in this subject can be trusted."),
        },
    ),
    Phase(
        "working_hypothesis",
        place=3,
        round=PRELIMINARY,
        label=N_("Working hypothesis"),
        lead=N_("We bring what we found back to one sentence: what we will do, with whom, what changes and why."),
        why=N_(
            "One shared sentence shows whether we mean the same thing. It gives direction to everything we design, and we can test it."
        ),
        questions=(
            N_("If you had to say it in one sentence, what would we do?"),
            N_("How would you notice in a pupil that it works?"),
            N_("Why would this work? And why might it not?"),
            N_("Which insight do we lean on most?"),
            N_("What is your reservation, if you have one?"),
        ),
        makes=("working_hypothesis",),
        yields="working_hypothesis",
        ready_when=(
            Some(
                "hypothesis_written",
                open=N_("There is no working hypothesis yet."),
                done=N_("The working hypothesis is written down."),
                help=N_("Let everyone finish the sentence alone first, then make one sentence together."),
                action=N_("Write the hypothesis"),
                adds="working_hypothesis",
            ),
            NoneLacking(
                "endorsed_by_all",
                open=NN_(
                    "One team member has not given agreement or a reservation yet.",
                    "%(num)s team members have not given agreement or a reservation yet.",
                ),
                done=N_("Everyone agreed or wrote down a reservation."),
                help=N_("Ask for it in the next session. A reservation is as welcome as an agreement."),
                action=N_("Go to the hypothesis"),
                adds="working_hypothesis",
            ),
            Some(
                "rests_on_practice",
                open=N_("The hypothesis does not rest on an insight from our own practice yet."),
                done=N_("The hypothesis rests on our own practice."),
                help=N_("Choose the insight from class that made you think of this."),
                action=N_("Connect a practice insight"),
                adds="working_hypothesis",
            ),
            Some(
                "rests_on_research",
                open=N_("The hypothesis does not rest on an insight from research yet."),
                done=N_("The hypothesis rests on research."),
                help=N_("Ask the researcher which source supports this sentence, or contradicts it."),
                action=N_("Connect a research insight"),
                adds="working_hypothesis",
            ),
        ),
        roles={
            Role.TEACHER: N_("Says whether it could be done on an ordinary school day."),
            Role.SCHOOL_LEADER: N_("Says whether this direction fits the school."),
            Role.STUDENT_TEACHER: N_("Puts what was seen in class beside the sentence."),
            Role.PROCESS_GUIDE: N_("Makes room for doubt and checks whether everyone has the same picture."),
            Role.RESEARCHER: N_("Asks why it would work and what speaks against it."),
            Role.MEDIA_MENTOR: N_("Says which part could look different with ict."),
            Role.MASTER_STUDENT: N_("Brings in theory that explains how it works."),
            Role.SUBJECT_EXPERT: N_("Checks whether the expectation is right for this subject."),
        },
    ),
    Phase(
        "requirements",
        place=4,
        round=PRELIMINARY,
        label=N_("Design requirements"),
        lead=N_("We choose a direction and agree what the design must do or have."),
        why=N_(
            "With requirements we compare ideas without it being a matter of taste. Later we can see for each one whether it worked."
        ),
        questions=(
            N_("Which other direction could we have taken?"),
            N_("What must the design really do, and what would be nice?"),
            N_("Where does this requirement come from?"),
            N_("How would a colleague see that it works?"),
            N_("What can ict add here? Nothing is an answer too."),
        ),
        makes=(
            "solution_direction",
            "design_requirement",
        ),
        yields="design_requirement",
        ready_when=(
            Some(
                "requirements_written",
                open=N_("There are no design requirements yet."),
                done=N_("The design requirements are written down."),
                help=N_("Take the hypothesis and finish the sentence together: the design …"),
                action=N_("Write a requirement"),
                adds="design_requirement",
            ),
            NoneLacking(
                "each_testable",
                open=NN_(
                    "With one requirement it does not say yet how we see that it works.",
                    "With %(num)s requirements it does not say yet how we see that it works.",
                ),
                done=N_("With each requirement we know how to see that it works."),
                help=N_("Finish the sentence: we see that it works when …"),
                action=N_("Note how you see it"),
                adds="design_requirement",
            ),
            NoneLacking(
                "each_has_reason",
                open=NN_(
                    "One requirement does not rest on anything yet.",
                    "%(num)s requirements do not rest on anything yet.",
                ),
                done=N_("Each requirement has a reason."),
                help=N_("Connect the requirement to the insight, the hypothesis or the direction it comes from."),
                action=N_("Connect a reason"),
                adds="design_requirement",
            ),
            Some(
                "ict_considered",
                open=N_("No requirement says yet what ict can add."),
                done=N_("We looked at what ict can add to the requirements."),
                help=N_(
                    "Take one requirement and ask the media mentor what ict can add. ‘Nothing, because …’ is an answer too."
                ),
                action=N_("Note what ict can add"),
                adds="design_requirement",
            ),
            Some(
                "direction_chosen",
                open=N_("No solution direction has been chosen yet."),
                done=N_("We chose a direction, with a reason."),
                help=N_("Put two or three directions side by side, choose one and write down why."),
                action=N_("Choose a direction"),
                adds="solution_direction",
            ),
        ),
        roles={
            Role.TEACHER: N_("Thinks from the lesson: what must work without extra hands?"),
            Role.SCHOOL_LEADER: N_("Says what is possible in time, rooms and money."),
            Role.STUDENT_TEACHER: N_("Collects examples of other solutions."),
            Role.PROCESS_GUIDE: N_("Watches that a requirement does not quietly become a solution."),
            Role.RESEARCHER: N_("Asks with each requirement: how would we see that?"),
            Role.MEDIA_MENTOR: N_("Thinks along with each requirement about what ict can add."),
            Role.MASTER_STUDENT: N_("Puts the requirements beside what theory advises."),
            Role.SCHOOL_TEAM_MEMBER: N_("Says which requirement would matter most in the own group."),
            Role.SUBJECT_EXPERT: N_("Watches that the goals of the subject stay in sight."),
        },
    ),
    Phase(
        "design",
        place=5,
        round=DESIGN,
        label=N_("Design"),
        lead=N_("We turn the requirements into something a colleague can go into class with."),
        why=N_(
            "A design is more than material: organisation, ict and what people can do belong to it. A clear description beforehand gives it a better chance."
        ),
        questions=(
            N_("What is the smallest version we can show next week?"),
            N_("Where in the design do we see requirement 1?"),
            N_("Who decides here: the teacher, the pupil, or both?"),
            N_("What would a colleague who was not there need to know?"),
            N_("What has to change in the timetable, the room or the groups?"),
        ),
        makes=("design",),
        yields="design",
        ready_when=(
            Some(
                "design_written",
                open=N_("There is no design yet."),
                done=N_("There is a design."),
                help=N_("Make a rough version of one part and share it with one question."),
                action=N_("Start a design"),
                adds="design",
            ),
            Some(
                "teacher_description",
                open=N_("There is no description for teachers yet."),
                done=N_("There is a description for teachers."),
                help=N_(
                    "Write what you do, what pupils do and what you need. Let one colleague outside the team read it."
                ),
                action=N_("Write the description"),
                adds="design",
            ),
            NoneLacking(
                "each_requirement_met",
                open=NN_(
                    "One requirement is not in any design yet.",
                    "%(num)s requirements are not in any design yet.",
                ),
                done=N_("Each requirement is in a design."),
                help=N_("Go along the requirements: connect them to the design, or drop one with a reason."),
                action=N_("Connect requirements"),
                adds="design",
            ),
            NoneLacking(
                "aspects_thought_through",
                open=NN_("One aspect of the design is still open.", "%(num)s aspects of the design are still open."),
                done=N_("We have thought about all aspects."),
                help=N_("Go along the aspects together. ‘Does not apply here’ is an answer too."),
                action=N_("Go along the aspects"),
                adds="design",
            ),
            Some(
                "infrastructure_ok",
                open=N_("It does not say yet whether devices and network can handle it."),
                done=N_("Devices and network have been looked at."),
                help=N_("Try it once in the room where the experiment will be, with as many devices as pupils."),
                action=N_("Note devices and network"),
                adds="design",
            ),
        ),
        roles={
            Role.TEACHER: N_("Makes it, and sees it happen in class already."),
            Role.SCHOOL_LEADER: N_("Arranges what the organisation needs: timetable, rooms, devices."),
            Role.STUDENT_TEACHER: N_("Works out a part, for example material or a film."),
            Role.PROCESS_GUIDE: N_("Asks for a rough version sooner than feels comfortable."),
            Role.RESEARCHER: N_("Checks whether the design still fits the hypothesis."),
            Role.MEDIA_MENTOR: N_("Builds or finds the ict and teaches how to use it."),
            Role.MASTER_STUDENT: N_("Designs a part of the approach within the master."),
            Role.SCHOOL_TEAM_MEMBER: N_("Reads the description and says what is not clear."),
            Role.SUBJECT_EXPERT: N_("Checks whether the content is right and the order makes sense."),
        },
    ),
    Phase(
        "experiment",
        place=6,
        round=DESIGN,
        label=N_("Experiment"),
        lead=N_("We try the design on a small scale and look at what happens in class."),
        why=N_(
            "Only in class does it show what a design does. By starting small and writing down beforehand what we expect, we learn something from every outcome."
        ),
        questions=(
            N_("What do we want to know after this experiment?"),
            N_("What do you expect to see? Write it down first."),
            N_("When do we say that it works?"),
            N_("What is the smallest group in which we can see it?"),
            N_("What did a pupil say during the experiment?"),
        ),
        makes=(
            "experiment",
            "log_entry",
        ),
        yields="experiment",
        ready_when=(
            Some(
                "experiment_planned",
                open=N_("No experiment has been planned yet."),
                done=N_("An experiment has been planned."),
                help=N_("Choose one group and at most two weeks. You can always go wider later."),
                action=N_("Plan an experiment"),
                adds="experiment",
            ),
            NoneLacking(
                "rule_before",
                open=NN_(
                    "With one experiment it does not say beforehand what you expect and when it works.",
                    "With %(num)s experiments it does not say beforehand what you expect and when it works.",
                ),
                done=N_("With each experiment we wrote down beforehand what we expect."),
                help=N_(
                    "Write down now what you expect and when you will say that it works. Not knowing exactly is fine."
                ),
                action=N_("Note the expectation"),
                adds="experiment",
            ),
            NoneLacking(
                "results_in",
                open=NN_("One experiment has no result yet.", "%(num)s experiments have no result yet."),
                done=N_("The results are in."),
                help=N_(
                    "Put the log and what pupils said side by side, and write down in a few sentences what came of it."
                ),
                action=N_("Note the result"),
                adds="experiment",
            ),
            NoneLacking(
                "each_requirement_tested",
                open=NN_(
                    "One requirement has not been tried out anywhere yet.",
                    "%(num)s requirements have not been tried out anywhere yet.",
                ),
                done=N_("Each requirement has been tried out."),
                help=N_("Take the requirement along in an experiment, or drop it with a reason."),
                action=N_("Take it along in an experiment"),
                adds="experiment",
            ),
        ),
        roles={
            Role.TEACHER: N_("Does it in class and writes a few lines the same day."),
            Role.SCHOOL_LEADER: N_("Makes sure someone can look along."),
            Role.STUDENT_TEACHER: N_("Observes and talks with pupils about what they do."),
            Role.PROCESS_GUIDE: N_("Asks what you expect before you start."),
            Role.RESEARCHER: N_("Helps to collect little, but the right things."),
            Role.MEDIA_MENTOR: N_("Stands by when the ict does not cooperate."),
            Role.MASTER_STUDENT: N_("Tries an intervention of their own and reports back."),
            Role.SCHOOL_TEAM_MEMBER: N_("Comes to look, or joins with the own group."),
        },
    ),
    Phase(
        "evaluate",
        place=7,
        round=DESIGN,
        label=N_("Evaluate"),
        lead=N_("We put the results beside the requirements and decide how to go on."),
        why=N_(
            "Looking back together turns an experience into knowledge. A decision with its reason saves us the same discussion next year."
        ),
        questions=(
            N_("What came out differently from what you expected?"),
            N_("Was it the idea, or the way we carried it out?"),
            N_("For which pupils did it work, and for whom not?"),
            N_("What helped us most to get this far?"),
            N_("What do we keep, and what would we do differently?"),
        ),
        makes=("evaluation",),
        yields="evaluation",
        ready_when=(
            Some(
                "evaluation_written",
                open=N_("There is no evaluation yet."),
                done=N_("The evaluation is written down."),
                help=N_("Take half an hour with the results side by side, and write down what you learned."),
                action=N_("Write the evaluation"),
                adds="evaluation",
            ),
            NoneLacking(
                "verdicts_complete",
                open=NN_(
                    "In one place it does not say yet whether a requirement worked in an experiment.",
                    "In %(num)s places it does not say yet whether a requirement worked in an experiment.",
                ),
                done=N_("For each requirement we tried, it says whether it worked."),
                help=N_(
                    "Say for each requirement: it works, it partly works or it does not work. One sentence is enough."
                ),
                action=N_("Say whether it worked"),
                adds="evaluation",
            ),
            Some(
                "decision_with_reason",
                open=N_("There is no decision with a reason yet."),
                done=N_("There is a decision, with its reason."),
                help=N_("Choose together: keep, adjust, broaden or stop. Then finish the sentence: because …"),
                action=N_("Record the decision"),
                adds="evaluation",
            ),
        ),
        roles={
            Role.TEACHER: N_("Says what was different in class and for whom."),
            Role.SCHOOL_LEADER: N_("Takes the decision along to the plans of the school."),
            Role.STUDENT_TEACHER: N_("Puts the observations side by side."),
            Role.PROCESS_GUIDE: N_("Makes sure setbacks may be told as well."),
            Role.RESEARCHER: N_("Watches that we do not conclude more than we saw."),
            Role.MEDIA_MENTOR: N_("Tells what the ict made possible and what got in the way."),
            Role.MASTER_STUDENT: N_("Adds results from the own research in the master."),
            Role.SCHOOL_TEAM_MEMBER: N_("Asks the question an outsider would ask."),
            Role.SUBJECT_EXPERT: N_("Says what the results mean for this subject."),
        },
    ),
    Phase(
        "broaden",
        place=8,
        round=DESIGN,
        label=N_("Introduce and broaden"),
        lead=N_("We make what works part of normal practice and try it in more places."),
        why=N_(
            "An approach is only of the school when colleagues outside the design team work with it. A new group is a new situation, so we keep looking."
        ),
        questions=(
            N_("Who outside the team has asked about it?"),
            N_("What is the core, and what may everyone fill in?"),
            N_("What does a colleague need to start next week?"),
            N_("Where is it left lying, and why?"),
            N_("What changes for other subjects?"),
        ),
        makes=(
            "outcome",
            "experiment",
        ),
        yields="outcome",
        ready_when=(
            Some(
                "outcome_beyond_team",
                open=N_("There is no outcome for the whole school or wider yet."),
                done=N_("There is an outcome beyond the design team."),
                help=N_("Ask two colleagues outside the design team what changed in their group, and note it."),
                action=N_("Note an outcome"),
                adds="outcome",
            ),
            Some(
                "scaled_up",
                open=N_("The approach has not been tried more widely than one class yet."),
                done=N_("The approach is being tried or used more widely."),
                help=N_("Plan an experiment with more groups, or decide in the evaluation to keep or broaden."),
                action=N_("Plan a wider experiment"),
                adds="experiment",
            ),
        ),
        roles={
            Role.TEACHER: N_("Tells colleagues and lets them look along."),
            Role.SCHOOL_LEADER: N_("Makes time and training, and gives it a place in the school plan."),
            Role.STUDENT_TEACHER: N_("Looks in other groups at how it is used."),
            Role.PROCESS_GUIDE: N_("Asks who is not with us yet, and what they need."),
            Role.RESEARCHER: N_("Helps to see whether it also works elsewhere."),
            Role.MEDIA_MENTOR: N_("Helps colleagues get started with the ict."),
            Role.MASTER_STUDENT: N_("Guides colleagues in trying it out."),
            Role.SCHOOL_TEAM_MEMBER: N_("Uses it, changes it and tells why."),
            Role.SUBJECT_EXPERT: N_("Watches over the line from grade to grade."),
        },
    ),
    Phase(
        "share",
        place=9,
        round=SHARE,
        label=N_("Share"),
        lead=N_("We pass on what we made and learned, to colleagues, other schools and teacher education."),
        why=N_(
            "What we found out can save someone else a year. And those we share with ask questions that help us along."
        ),
        questions=(
            N_("What would you have liked to know two years ago?"),
            N_("For whom did it work, and under which conditions?"),
            N_("What did not work, and may others know that?"),
            N_("What changed for us, the school, teacher education?"),
            N_("Which question would you put to another school?"),
        ),
        makes=(
            "product",
            "outcome",
            "design",
        ),
        yields="product",
        ready_when=(
            Some(
                "product_made",
                open=N_("There is no product yet that another school can take along."),
                done=N_("There is a product that another school can take along."),
                help=N_("Choose one thing that you made, and write down for whom it worked. A rough version is fine."),
                action=N_("Make a product"),
                adds="product",
            ),
            Some(
                "shared_beyond_team",
                open=N_("No design has been shared with the network yet."),
                done=N_("A design has been shared with the network."),
                help=N_("Choose a design and share it, with a note on whom it worked for. A rough version is fine."),
                action=N_("Share a design"),
                adds="design",
            ),
            Some(
                "outcomes_noted",
                open=N_("No outcomes have been noted yet."),
                done=N_("Outcomes have been noted."),
                help=N_("Let everyone name one thing that is different from a year ago, and note it."),
                action=N_("Note an outcome"),
                adds="outcome",
            ),
        ),
        roles={
            Role.TEACHER: N_("Tells the story as it went, setbacks included."),
            Role.SCHOOL_LEADER: N_("Looks along before something becomes public."),
            Role.STUDENT_TEACHER: N_("Takes it along to fellow students and the next placement."),
            Role.PROCESS_GUIDE: N_("Brings what is useful into teacher education."),
            Role.RESEARCHER: N_("Puts the story beside what other schools found."),
            Role.MEDIA_MENTOR: N_("Shows the ict to other teams."),
            Role.MASTER_STUDENT: N_("Writes down what others can learn from it."),
            Role.SCHOOL_TEAM_MEMBER: N_("Tells at another table what changed."),
            Role.SUBJECT_EXPERT: N_("Knows who in this subject is waiting for it."),
        },
    ),
)

_phases = {phase.code: phase for phase in PHASES}


def phase_named(code: str) -> Phase:
    """Raises KeyError for a code that the method does not know."""
    return _phases[code]


def kind_named(code: str) -> Kind:
    """Raises KeyError for a code that the method does not know."""
    return KINDS[code]


def phase_that_makes(kind: str) -> Phase:
    """The first phase in which this kind of artefact is made."""
    return next(phase for phase in PHASES if kind in phase.makes)
