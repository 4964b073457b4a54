"""How a team involves its school team: the rungs of a ladder, and what a colleague says of it."""

from designteam.kit.words import N_
from designteam.method.terms import Choice, Rung

# How a team involves its school team, from the ground up. The first rung alone is not enough [003:1095-1124]
TELLING = "inform"
RUNGS = {
    code: Rung(code, label, what, how)
    for code, label, what, how in (
        (
            TELLING,
            N_("Telling what you do"),
            N_("Colleagues know what you are working on."),
            N_("Hang up the card in the staff room, or tell about it for five minutes at a meeting."),
        ),
        (
            "ask_input",
            N_("Asking what they think"),
            N_("Colleagues think along before it is finished."),
            N_("Share a rough version with one question, or ask one question on the page for the staff room."),
        ),
        (
            "share_yields",
            N_("Sharing what came of it"),
            N_("Colleagues can use what you made or found out."),
            N_("Let a product go out to the school, or show in a class what works."),
        ),
        (
            "school_development",
            N_("Tying it to the plans of the school"),
            N_("It belongs to what the school works on and learns."),
            N_("Give it a place in the plan for this year, or make it the subject of a study day."),
        ),
        (
            "across_grades",
            N_("A team from several grades"),
            N_("The team itself comes from more than one part of the school."),
            N_("Ask a colleague from the youngest groups to join the team."),
        ),
        (
            "join_tryouts",
            N_("Joining in try-outs"),
            N_("Colleagues outside the team try something in their own class."),
            N_("Let a colleague sign up for your next try-out, and prepare the first lesson together."),
        ),
        (
            "co_responsible",
            N_("Being responsible together"),
            N_("Colleagues decide along and look after a part of it themselves."),
            N_("Let a colleague outside the team take charge of one design requirement or one try-out."),
        ),
    )
}  # fmt: skip

# Whether what a team designs is also about the class of a colleague [003:793-801]
CLASS_PULSE = {
    code: Choice(code, label) for code, label in (("yes", N_("Yes")), ("a_bit", N_("A bit")), ("no", N_("No")))
}
