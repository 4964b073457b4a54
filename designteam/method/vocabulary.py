"""The words people choose from. A code is kept; the label may change and is translated when shown."""

from designteam.kit.words import N_
from designteam.method import licences
from designteam.method.terms import Choice


def _choices(**labels: str) -> dict[str, Choice]:
    return {code: Choice(code, label) for code, label in labels.items()}


FELT_BY = _choices(
    pupils=N_("Pupils"),
    teachers=N_("Teachers"),
    parents=N_("Parents"),
    school_leader=N_("School leader"),
    school_team=N_("The whole school team"),
)

METHODS = _choices(
    observation=N_("Observation in class"),
    interview=N_("Talk with colleagues or parents"),
    pupil_talk=N_("Talk with pupils"),
    questionnaire=N_("Questionnaire"),
    documents=N_("Documents or pupils’ work"),
    lesson_visit=N_("Lesson visit"),
    reading=N_("Article or book"),
    demonstration=N_("Demonstration"),
    school_visit=N_("School visit"),
    knowledge_question=N_("Question to the Kennisrotonde"),
    other=N_("Something else"),
)

CONFIDENCE = _choices(
    hint=N_("A hint"),
    reasonable=N_("Reasonable"),
    strong=N_("Strong"),
)

STANDINGS = _choices(
    open=N_("Still open"),
    strengthened=N_("Stands stronger"),
    weakened=N_("Stands weaker"),
    replaced=N_("Replaced by another"),
)

PERSPECTIVES = _choices(
    learner=N_("The learner"),
    teacher=N_("The teacher"),
    technology=N_("The technology"),
    school_vision=N_("The vision of the school"),
)

CHOICES_OF_DIRECTION = _choices(
    undecided=N_("Not decided yet"),
    chosen=N_("Chosen"),
    not_chosen=N_("Not chosen"),
)

REQUIREMENT_KINDS = _choices(
    function=N_("What it does"),
    user=N_("For whom it works"),
    precondition=N_("What must be in place"),
    limitation=N_("Where it ends"),
)

PRIORITIES = _choices(
    must=N_("Really needed"),
    nice=N_("Would be nice"),
)

CONTROL = _choices(
    teacher_led=N_("The teacher steers"),
    shared=N_("Teacher and pupil steer together"),
    learner_led=N_("The pupil steers"),
)

ASPECT_STATES = _choices(
    not_relevant=N_("Does not apply here"),
    open=N_("Still open"),
    designed=N_("Designed"),
    tried=N_("Tried out"),
    anchored=N_("Normal practice"),
)

SCALES = _choices(
    part=N_("Part of a class"),
    one_class=N_("One class"),
    grades=N_("One or more grades"),
    school_phase=N_("A whole part of the school"),
    school=N_("The whole school"),
)

EXPERIMENT_STATES = _choices(
    planned=N_("Planned"),
    running=N_("Running"),
    done=N_("Done"),
    stopped=N_("Stopped"),
)

DECISIONS = _choices(
    keep=N_("Keep"),
    adjust=N_("Adjust"),
    broaden=N_("Broaden"),
    stop=N_("Stop"),
)

# What a team does with a small try-out; the codes are those of a decision.
SMALL_DECISIONS = _choices(keep=N_("Keep it"), adjust=N_("Adjust it"), stop=N_("Let it go"))

SURENESS = _choices(unsure=N_("Unsure"), fairly=N_("Fairly sure"), very=N_("Very sure"))

# The parts of the charter of an experiment, to be filled in any order, each with what it invites to.
CHARTER = {
    part.code: part
    for part in (
        Choice("question", N_("What we want to know"), N_("One question that this experiment answers.")),
        Choice("steps", N_("What we do"), N_("The steps in class, so that somebody else could do the same.")),
        Choice("group", N_("With whom and when"), N_("As few pupils and as short as can be. You can go wider later.")),
        Choice("expectation", N_("What we expect"), N_("What the team thinks will happen, before it happens.")),
        Choice("rule", N_("When it is good enough"), N_("Agree now when you go on and when you stop.")),
        Choice("collecting", N_("Who collects what"), N_("Little, but the right things, each with a name of a role.")),
        Choice(
            "privacy", N_("What we agreed about privacy"), N_("What is not recorded, who may see it, who is asked.")
        ),
        Choice("skills", N_("What must be possible first"), N_("What pupils and teachers have to be able to do.")),
    )
}

VERDICTS = _choices(
    **{"not": N_("Does not work")},
    partly=N_("Partly works"),
    met=N_("Works"),
)

NO_VERDICT = _choices(
    not_tested=N_("Not looked at"),
    running=N_("Still running"),
)

OUTCOME_LEVELS = _choices(
    individual=N_("People"),
    school=N_("School"),
    teacher_education=N_("Teacher education"),
    knowledge_domain=N_("Knowledge for others"),
)

PRODUCT_TYPES = _choices(
    rubric=N_("Rubric"),
    instrument=N_("Observation or inventory tool"),
    goal_booklet=N_("Goal booklet"),
    logbook=N_("Pupil log"),
    app=N_("App or application"),
    procedure=N_("Way of working"),
    lesson_material=N_("Lesson material or project"),
    video=N_("Film"),
    method_choice=N_("Choice of a textbook or platform"),
    device_purchase=N_("New devices"),
    knowledge_answer=N_("Answer of the Kennisrotonde"),
    organisation_change=N_("Change in timetable or grouping"),
    presentation=N_("Presentation"),
)

# How far a product is [A4], what it asks of devices, and what others may do with it (codes of NL-LOM).
MATURITIES = _choices(
    idea=N_("Idea"),
    rough=N_("Rough version"),
    tested=N_("Tested"),
    in_use=N_("In use"),
)

DEVICE_USE = _choices(
    none=N_("No devices"),
    shared=N_("A few devices per class"),
    each=N_("A device for every pupil"),
)

# What can be given to work of one's own, in the words of who reads it
LICENCES = _choices(**{one.code: one.label for one in licences.LICENCES.values() if one.is_for_own_work})

CONTRIBUTIONS = _choices(
    practice_question=N_("Starting from the practice question"),
    working_hypothesis=N_("The working hypothesis"),
    own_practice=N_("Exploring our own practice"),
    research=N_("Reading research"),
    knowledge_roundabout=N_("The Kennisrotonde"),
    school_visit=N_("A visit to another school"),
    ict_demonstration=N_("An ict demonstration"),
    design_cycle=N_("Designing, trying out and evaluating"),
    school_team=N_("The tie with the school team"),
    clear_goal=N_("A clear goal"),
    clear_roles=N_("A clear division of roles"),
    clear_steps=N_("Clear phases and steps"),
    researcher=N_("The researcher"),
    process_guide=N_("The process guide"),
    media_mentor=N_("The media mentor"),
    school_leader=N_("The school leader"),
    student_teachers=N_("Student teachers"),
    master_student=N_("A teacher in the master (MOVEL)"),
    sharing_event=N_("A sharing meeting"),
    unforeseen=N_("Something unforeseen"),
)

LEARNING_AREAS = _choices(
    lezen=N_("Reading"),
    schrijven=N_("Writing"),
    taal=N_("Dutch language"),
    rekenen=N_("Maths"),
    wereldorientatie=N_("World orientation"),
    engels=N_("English"),
    kunst_cultuur=N_("Arts and culture"),
    bewegen=N_("Physical education"),
    digitale_geletterdheid=N_("Digital literacy"),
    burgerschap=N_("Citizenship"),
    leergebiedoverstijgend=N_("Across learning areas"),
)

STATUSES = _choices(
    draft=N_("Draft"),
    rough=N_("Rough version"),
    agreed=N_("Agreed"),
    dropped=N_("Dropped"),
)

AUDIENCES = _choices(
    team=N_("Design team"),
    school=N_("School team"),
    network=N_("Network"),
    outer=N_("Outer circle"),
    public=N_("Public"),
)

PROMPTS = _choices(
    recognise=N_("I recognise this"),
    thought_of=N_("Have you thought of …"),
    can_help=N_("We can help with this"),
)

GRADE = N_("grade %(number)s (groep %(number)s)")
GRADES = range(1, 9)

CONSENTS = _choices(
    nobody=N_("Nobody on it can be recognised"),
    agreed=N_("Everybody on it agreed, and their parents too"),
)

DESTINATIONS = _choices(
    drive=N_("A shared drive or folder"),
    document=N_("A document"),
    video=N_("A video"),
    page=N_("A page on the web"),
)

REACHES = _choices(
    unknown=N_("not looked at yet"),
    works=N_("works"),
    sign_in=N_("asks to sign in"),
    broken=N_("does not work"),
)

# The ten threads of the curricular web, each with its core question; the rationale is the hub [003:867, SLO]
WEB_THREADS = {
    code: Choice(code, label, question)
    for code, label, question in (
        ("rationale", N_("Rationale"), N_("What are pupils learning for?")),
        ("goals", N_("Learning goals"), N_("Where are pupils going?")),
        ("content", N_("Learning content"), N_("What are pupils learning?")),
        ("activities", N_("Learning activities"), N_("How are pupils learning?")),
        ("teacher_role", N_("Role of the teacher"), N_("How does the teacher help them learn?")),
        ("materials", N_("Sources and materials"), N_("What are pupils learning with?")),
        ("grouping", N_("Grouping"), N_("With whom are pupils learning?")),
        ("place", N_("Place"), N_("Where are pupils learning?")),
        ("time", N_("Time"), N_("When are pupils learning, and how long?")),
        ("testing", N_("Assessment"), N_("How do we see what pupils have learned?")),
    )
}

# Who and what plays a part in a school [A5.1]: first the people, then the rest.
ACTORS = _choices(
    pupil=N_("Pupils"),
    teacher=N_("Teachers"),
    support=N_("Support in the school"),
    parent=N_("Parents"),
    school_leader=N_("School leader"),
    board=N_("School board"),
    people=N_("Other people"),
)
FACTORS = _choices(
    ict=N_("Ict"),
    teaching_method=N_("Teaching method"),
    timetable=N_("Timetable"),
    space=N_("Space"),
    test=N_("Test"),
    agreement=N_("Agreement or rule"),
    thing=N_("Something else"),
)
ACTANTS = {**ACTORS, **FACTORS}

# How much say one has over another.
SAYS = {
    number: Choice(str(number), label)
    for number, label in enumerate((N_("no say"), N_("a little say"), N_("a lot of say"), N_("the last word")))
}

SORTS = _choices(
    count=N_("A number of the group, for example 17 of the 24"),
    percentage=N_("A percentage"),
    scale=N_("An average on a scale, for example 1 to 5"),
)

BETTER = _choices(
    more=N_("Higher is better"),
    less=N_("Lower is better"),
)

SAMENESS = _choices(
    same=N_("As we meant it"),
    different=N_("Different from what we meant"),
)
