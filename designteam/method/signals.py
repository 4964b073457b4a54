"""Signals: what makes a process guide go and look, in the order in which the first one is shown.

A signal is a reason to ask a question and never a score. Weeks are school weeks. Each comes from a complaint in the
sources; the figures (six, ten and four weeks) are ours.
"""

from designteam.kit.words import N_, NN_
from designteam.method.terms import Signal

SIGNALS = {
    signal.code: signal
    for signal in (
        Signal(
            "stands_still",
            names=N_("standing still"),
            says=NN_(
                "Nothing moved for one school week.",
                "Nothing moved for %(num)s school weeks.",
            ),
            asks=N_("What was the last small thing that did work, and who saw that?"),
            why=N_(
                "A team that stands still seldom says so. A small next step gets it moving again."
            ),  # [003:1083-1090]
            helps=("small_try_out", "success_round"),
            least=6,
        ),
        Signal(
            "pictures_diverge",
            names=N_("other pictures of the goal"),
            says=N_("The pictures of the goal differ."),
            asks=N_("What does each of you see in class a year from now?"),
            why=N_(
                "Members often have other pictures of goal and road without knowing it; the guide checks that now and then."
            ),  # [003:855-857]
            helps=("picture_check", "perspectives"),
        ),
        Signal(
            "verdict_without_data",
            names=N_("a verdict without data"),
            says=NN_(
                "One requirement has a verdict without anything that was noted or measured.",
                "%(num)s requirements have a verdict without anything that was noted or measured.",
            ),
            asks=N_("On what do you rest this verdict, and who else saw it?"),
            why=N_(
                "A verdict without a log, a number or a result cannot be explained to a colleague."
            ),  # [003:277-281]
            helps=("expected_seen", "pupil_talk"),
            places=(6, 9),
        ),
        Signal(
            "undecided",
            names=N_("no decision after an experiment"),
            says=NN_(
                "One experiment is over and has no decision.",
                "%(num)s experiments are over and have no decision.",
            ),
            asks=N_("Do you go on with it, change it or stop, and why?"),
            why=N_(
                "Without a decision a try-out changes nothing, and nobody knows later what came of it."
            ),  # [003:277-281]
            helps=("what_we_drop", "success_round"),
        ),
        Signal(
            "school_team_silent",
            names=N_("silence towards the school team"),
            says=NN_(
                "The school team heard nothing for one school week.",
                "The school team heard nothing for %(num)s school weeks.",
            ),
            asks=N_("Which one question could colleagues answer for you this week?"),
            why=N_("Without the school team it stays a thing of the design team alone."),  # [003:1126-1138]
            helps=("rough_version", "three_prompts"),
            least=6,
        ),
        Signal(
            "only_informs",
            names=N_("only telling the school team"),
            says=N_("The school team is only told things, and asked nothing."),
            asks=N_("What could a colleague decide, try or look at along with you?"),
            why=N_(
                "Telling alone is not enough: who thinks along or tries something, makes it their own."
            ),  # [003:1104-1106]
            helps=("rough_version", "small_try_out"),
        ),
        Signal(
            "no_ict",
            names=N_("ict not looked at"),
            says=N_("There is a hypothesis, and ict was not looked at."),
            asks=N_("How would your question change if ict could take something over?"),
            why=N_(
                "Ict that comes in late is stuck on afterwards; teams wished they had looked earlier."
            ),  # [003:1423-1435]
            helps=("ict_spark", "read_talk_try"),
            places=(3, 5),
        ),
        Signal(
            "question_stands",
            names=N_("a question that stands still"),
            says=NN_(
                "Question and hypothesis did not change for one school week.",
                "Question and hypothesis did not change for %(num)s school weeks.",
            ),
            asks=N_("What do you know now that is not in your question yet?"),
            why=N_(
                "A question that stays vague makes everything after it vague; sharpening feels slow."
            ),  # [003:1009-1025]
            helps=("five_whys", "perspectives"),
            least=10,
            places=(1, 3),
        ),
        Signal(
            "no_pupil_voice",
            names=N_("pupils not heard"),
            says=NN_(
                "Pupils were not heard for one school week.",
                "Pupils were not heard for %(num)s school weeks.",
            ),
            asks=N_("What would three pupils say about this, and when do you ask them?"),
            why=N_(
                "Teachers often think something else than pupils do; students who asked were surprised."
            ),  # [003:545-548]
            helps=("pupil_talk", "perspectives"),
            least=10,
            places=(4, 8),
        ),
        Signal(
            "only_understanding",
            names=N_("reading without trying"),
            says=NN_(
                "The team has been reading and talking for one school week, without trying anything.",
                "The team has been reading and talking for %(num)s school weeks, without trying anything.",
            ),
            asks=N_("Which small thing can one of you try tomorrow, in one class?"),
            why=N_("Small try-outs early on make the talking concrete."),  # [003:862-864, 1017-1021]
            helps=("small_try_out", "rough_version"),
            least=4,
            places=(1, 6),
        ),
        Signal(
            "only_doing",
            names=N_("trying without looking back"),
            says=NN_(
                "The team has been trying out for one school week, without looking back.",
                "The team has been trying out for %(num)s school weeks, without looking back.",
            ),
            asks=N_("What do you know now that you did not know a month ago?"),
            why=N_("Practice wants action and research wants time; both are needed in turn."),  # [003:1017-1021]
            helps=("read_talk_try", "expected_seen"),
            least=4,
            places=(1, 8),
        ),
        Signal(
            "half_card",
            names=N_("a card without a classroom picture"),
            says=NN_(
                "One requirement rests on a card without a classroom picture.",
                "%(num)s requirements rest on a card without a classroom picture.",
            ),
            asks=N_("What do you see of this on Tuesday morning?"),
            why=N_(
                "Theory gives everybody another picture until somebody says what it looks like in class."
            ),  # [003:1001-1007]
            helps=("read_talk_try", "expected_seen"),
            places=(4, 8),
        ),
        Signal(
            "nothing_shown",
            names=N_("nothing shown unfinished"),
            says=NN_(
                "Nothing unfinished was shown in one school week.",
                "Nothing unfinished was shown in %(num)s school weeks.",
            ),
            asks=N_("What could you show now, with exactly one question?"),
            why=N_("Teams that waited until their plan was ready were sorry about it afterwards."),  # [003:1138-1150]
            helps=("rough_version", "three_prompts"),
            least=6,
            places=(1, 6),
        ),
        Signal(
            "no_student",
            names=N_("no student"),
            says=N_("There is no student in the team, and nobody looks for one."),
            asks=N_("Which small research could a student do for you this term?"),
            why=N_("Students were valued and hard to find at the right moment."),  # [003:843-847, 1059-1081]
            helps=("expected_seen", "pupil_talk"),
            places=(2, 5),
        ),
        Signal(
            "hours_lack",
            names=N_("too few hours"),
            says=NN_(
                "Of the hours that were agreed up to now, one in a hundred was there.",
                "Of the hours that were agreed up to now, %(num)s in a hundred were there.",
            ),
            asks=N_("What would have to go, so that there is time for this?"),
            why=N_("Time and support have to be arranged; without them a team comes to a halt."),  # [003:1083-1087]
            helps=("what_we_drop", "success_round"),
        ),
    )
}
