"""The work forms: ways to work together in a meeting, each with its steps, its minutes and what comes out of it.

Numbers between brackets point at the source that a form leans on; the words are ours. The order is that of the phases.
"""

from designteam.kit.words import N_
from designteam.method.terms import WorkForm, WorkStep

# One sentence, one line.
# fmt: off
WORK_FORMS = {
    form.code: form
    for form in (
        # Practice questions get sharper by asking on [003:111-116, 267-271].
        WorkForm(
            "five_whys",
            label=N_("The question behind the question"),
            purpose=N_("Find out what really bothers you, by asking why five times."),
            phases=("clarify_question",),
            yields=("practice_question",),
            needs=(N_("paper and a pen for everybody"), N_("your practice question, large enough to read")),
            steps=(
                WorkStep(3, N_("Read the practice question aloud. Everybody writes down one moment in class when they ran into it.")),
                WorkStep(8, N_("In pairs: one tells the moment, the other asks “why is that so?” five times. Then change places.")),
                WorkStep(4, N_("Everybody writes the last answer on a sheet of its own. Put the sheets side by side.")),
                WorkStep(5, N_("Which two answers say the same? Write the practice question anew, so that it asks about that.")),
            ),
        ),
        # Drawing who controls what gave an overview and changed views [003:554-558, 613-617, 867].
        WorkForm(
            "actant_network",
            label=N_("Actant network"),
            purpose=N_("See who and what has a say over the learning of pupils, now and as you wish it."),
            phases=("clarify_question", "explore"),
            yields=("actant_map", "insight"),
            needs=(N_("a sheet of paper as large as the table"), N_("sticky notes and pens in two colours"), N_("people who together know the whole school")),
            steps=(
                WorkStep(7, N_("Everybody writes on notes who and what plays a part in your question: people, but also the timetable, the method, a test, a device.")),
                WorkStep(8, N_("Stick the notes on the sheet. Put together what belongs together, and write two words beside what matters most.")),
                WorkStep(12, N_("Draw an arrow from whoever or whatever has a say to what it has a say over. Thick when it decides, thin when it only counts a little.")),
                WorkStep(10, N_("Take the second colour. Draw the arrows as you wish them a year from now.")),
                WorkStep(8, N_("What differs? Name at most three differences in a sentence, and choose the one that you begin with.")),
            ),
        ),
        # Pictures of goal and way drift apart unseen [003:855-857, 1004-1006].
        WorkForm(
            "picture_check",
            label=N_("Do we still see the same?"),
            purpose=N_("Hear whether you all have the same goal in mind, and make one sentence of it again."),
            phases=("clarify_question", "working_hypothesis"),
            yields=("practice_question",),
            needs=(N_("a phone or laptop for everybody, or a card and a pen"),),
            steps=(
                WorkStep(3, N_("Without talking: finish the sentence “a year from now you see with us that pupils …”.")),
                WorkStep(3, N_("Put the sentences side by side, without names. Read them all in silence.")),
                WorkStep(5, N_("Which words does everybody use? Which word stands there only once, and do we miss it?")),
                WorkStep(4, N_("Write one sentence that everybody would say aloud in the staff room.")),
            ),
        ),
        # Ict came in late, and a fair gave too much at once [003:939-954, 1423-1435].
        WorkForm(
            "ict_spark",
            label=N_("Three ict examples that differ"),
            purpose=N_("Let ict change your question early, with three examples that are far apart."),
            phases=("clarify_question", "explore"),
            yields=("exploration_item", "insight"),
            needs=(N_("three examples, chosen by the media mentor"), N_("a screen on which everybody sees them")),
            steps=(
                WorkStep(3, N_("Read your practice question aloud. Everybody writes down: what would ict be able to do here?")),
                WorkStep(12, N_("Three examples, four minutes each. Only look and ask questions; no judgement yet.")),
                WorkStep(6, N_("With each example: how would this change our question? Write one sentence per example.")),
                WorkStep(5, N_("Which sentence surprises us? What can ict do here that paper cannot?")),
                WorkStep(4, N_("Choose: look further at one example, or write down why none of them fits now.")),
            ),
        ),
        # Theory became clear by reading, talking and doing [003:985-1007].
        WorkForm(
            "read_talk_try",
            label=N_("Read, talk, try"),
            purpose=N_("Bring one short text from research to Tuesday morning in your own class."),
            phases=("explore", "working_hypothesis"),
            yields=("insight", "exploration_item"),
            needs=(N_("one text of at most two pages, printed for everybody"),),
            steps=(
                WorkStep(8, N_("Read the text. Underline one sentence that you believe and one that you do not believe.")),
                WorkStep(7, N_("In threes: read your two sentences aloud. What do you see in class when this is true?")),
                WorkStep(8, N_("Everybody finishes: “On Tuesday morning you see that …”. Put these classroom pictures side by side.")),
                WorkStep(7, N_("What can each of us try tomorrow, in ten minutes and without preparing? Say who looks at what.")),
            ),
        ),
        # Teachers misjudge what pupils do; expecting first shows it [003:545-548, 1073-1081].
        WorkForm(
            "expected_seen",
            label=N_("Expected and seen"),
            purpose=N_("Look at a lesson with open eyes, by writing down first what you expect."),
            phases=("explore", "experiment"),
            yields=("exploration_item", "insight"),
            needs=(N_("ten minutes of a lesson to look at: on a visit beforehand, or on film with consent"), N_("a sheet with two columns for everybody")),
            steps=(
                WorkStep(5, N_("Agree on what you look at: three pupils who differ, or one moment of the lesson. No names on paper.")),
                WorkStep(5, N_("Everybody writes in the left column: I expect that …")),
                WorkStep(10, N_("Look. Write in the right column only what you see and hear, not what you think of it.")),
                WorkStep(6, N_("Begin with the pupils: what did they do? The lesson and the teacher come after that.")),
                WorkStep(4, N_("Where did left and right differ most? Make one insight of it, with what you saw as its example.")),
            ),
        ),
        # Pupils want more say than teachers think [003:554-558, 1073-1081].
        WorkForm(
            "pupil_talk",
            label=N_("A talk with pupils in three questions"),
            purpose=N_("Prepare a short talk with pupils, and take home what they really say."),
            phases=("explore", "experiment", "evaluate"),
            yields=("exploration_item", "insight"),
            needs=(N_("a sheet for everybody, and your question in the words of a child"),),
            steps=(
                WorkStep(4, N_("What do we want to know of pupils? Say it in one sentence that a child understands.")),
                WorkStep(6, N_("Make three questions: what do you do then? What helps you with that? What would you like to be different?")),
                WorkStep(4, N_("Everybody writes down: what will they say? Keep it closed until after the talk.")),
                WorkStep(6, N_("Try the questions on each other. Does a question ask for yes or no? Make it a question that begins with how or what.")),
                WorkStep(5, N_("Agree who talks with which three pupils, when, and who writes their words down.")),
            ),
        ),
        # Taking the view of others as equal changes what people do [003:287-294, 594-617, 1260-1264].
        WorkForm(
            "perspectives",
            label=N_("Carousel of perspectives"),
            purpose=N_("Look at one question through the eyes of a pupil, a teacher, a parent and the school."),
            phases=("explore", "working_hypothesis", "requirements", "evaluate"),
            yields=("insight", "solution_direction"),
            needs=(N_("four sheets on the wall: pupil, teacher, parent, school"), N_("pens")),
            steps=(
                WorkStep(2, N_("Say in one sentence what it is about, and write it above the four sheets.")),
                WorkStep(12, N_("Walk past the sheets in pairs, three minutes each. Write in the words of that person: what do I want, what am I afraid of?")),
                WorkStep(4, N_("Read everything in silence. Put a mark by what you would not have thought of yourself.")),
                WorkStep(8, N_("What do two sheets both want? Where do they pull at each other?")),
                WorkStep(4, N_("Write one insight, or one way that does justice to at least three of the four.")),
            ),
        ),
        # Differentiation and pupils' control as two axes [003:519-524, 867].
        WorkForm(
            "quadrant",
            label=N_("Quadrant of personalised learning"),
            purpose=N_("See where each of you places your teaching now and where you want to go."),
            phases=("working_hypothesis", "requirements"),
            yields=("insight", "working_hypothesis"),
            needs=(N_("a phone or laptop for everybody, or two stickers each and the quadrant on the wall"),),
            steps=(
                WorkStep(4, N_("Read the two axes aloud: how much do we differ between pupils, and who decides? Give one example of each corner.")),
                WorkStep(4, N_("Everybody places two dots, without looking at each other: how is it now, and how do you wish it?")),
                WorkStep(7, N_("Open them together. Look first: where do they lie close, where far apart?")),
                WorkStep(7, N_("Take the dots that are furthest apart. What example in class did you have in mind?")),
                WorkStep(3, N_("Write down in one sentence which step you want to take first, and for which pupils.")),
            ),
        ),
        # Put several ways side by side before choosing [003:259-285].
        WorkForm(
            "dot_vote",
            label=N_("Dot vote on directions"),
            purpose=N_("Choose one direction together, on reasons and not on who talks longest."),
            phases=("requirements", "design"),
            yields=("solution_direction",),
            needs=(N_("each direction on a sheet of its own"), N_("three dots for everybody")),
            steps=(
                WorkStep(4, N_("Somebody reads each direction aloud, in one minute. Only questions to understand it.")),
                WorkStep(3, N_("Agree on what you choose by, for example: pupils notice it, we can do it, it fits our hypothesis.")),
                WorkStep(3, N_("Everybody places three dots, all at the same time. More than one on the same sheet is fine.")),
                WorkStep(6, N_("First who gave few dots speaks: what makes you doubt? Then who gave many: what makes you believe in it?")),
                WorkStep(4, N_("Choose. Write down why this one, and why not the others.")),
            ),
        ),
        # Ten threads of a curriculum: pull one and all move [003:867].
        WorkForm(
            "curricular_web",
            label=N_("Web of ten threads"),
            purpose=N_("Think through what else changes when you change one thing about your teaching."),
            phases=("requirements", "design"),
            yields=("design", "design_requirement"),
            needs=(N_("the web on a large sheet or on the screen"), N_("your design, or the requirements for it")),
            steps=(
                WorkStep(4, N_("Which thread does your design pull hardest? Put your finger on it and say in one sentence what changes there.")),
                WorkStep(10, N_("In pairs, five threads for each pair: how is it now, and how should it be?")),
                WorkStep(10, N_("Go around the web. With each thread: is it still in balance with the one that you pull?")),
                WorkStep(6, N_("Choose the two threads that are furthest out of balance. What do you decide there?")),
            ),
        ),
        # Teams regretted having shown their work late [003:1138-1150].
        WorkForm(
            "rough_version",
            label=N_("A rough version with one question"),
            purpose=N_("Show something unfinished early, and get an answer to exactly one question."),
            phases=("clarify_question", "design", "share"),
            yields=("practice_question", "design_requirement", "design"),
            needs=(N_("something that is not finished: a question, a sketch, a page"),),
            steps=(
                WorkStep(3, N_("Choose what you show. Write “rough version” on it, and say what is not finished.")),
                WorkStep(5, N_("Make one question for who looks at it. Not “what do you think of it?”, but “what would you do when …?”.")),
                WorkStep(4, N_("Agree to whom you show it before Friday, and where: the staff room, the team meeting, two pupils.")),
                WorkStep(3, N_("Who collects the answers, and when do you look at them? Note it as an action.")),
            ),
        ),
        # Feedback that recognises, adds and helps instead of judging [003:1197-1201].
        WorkForm(
            "three_prompts",
            label=N_("Feedback in three sentences"),
            purpose=N_("Help each other on with a design, without a mark and without defending."),
            phases=("design", "broaden", "share"),
            yields=("design", "design_requirement", "product"),
            needs=(N_("the design or the product on paper or on the screen"), N_("three cards for everybody who looks along")),
            steps=(
                WorkStep(4, N_("The makers tell: this is what we made, this is what it is for, and this is what we want to know.")),
                WorkStep(5, N_("Look in silence. Write three cards: This I recognise. Have you thought of … With this we can help.")),
                WorkStep(7, N_("Read the cards aloud, one kind at a time. The makers listen and only write along.")),
                WorkStep(4, N_("The makers say: this we take along, this we leave, and this we come back to.")),
            ),
        ),
        # Small and early: it becomes concrete [003:862-864, 956-969].
        WorkForm(
            "small_try_out",
            label=N_("A small try-out in five fields"),
            purpose=N_("Have a try-out ready in twenty minutes that one teacher can do this week."),
            phases=("explore", "experiment"),
            yields=("experiment",),
            needs=(N_("a sheet with five fields: what, with whom, what we expect, how we see it, what then"),),
            steps=(
                WorkStep(4, N_("What do we try? One thing, in one lesson, that differs from what you do now.")),
                WorkStep(3, N_("With whom and when? One class or a few pupils, and it is over within two weeks.")),
                WorkStep(5, N_("Everybody writes in silence: what do I expect to see? Then compare.")),
                WorkStep(4, N_("How do we see it? Something that you can count or hear, and who looks at it.")),
                WorkStep(4, N_("What then? Agree beforehand when you keep it, when you change it, and when you let it go.")),
            ),
        ),
        # Rooms, devices and skills that failed had been foreseeable [003:1243-1245; 000:51-62].
        WorkForm(
            "pre_mortem",
            label=N_("It went wrong: why?"),
            purpose=N_("Find the weak places of a try-out before you begin, by acting as if it failed."),
            phases=("experiment", "broaden"),
            yields=("experiment", "design_requirement"),
            needs=(N_("the plan of the try-out"), N_("sticky notes")),
            steps=(
                WorkStep(2, N_("It is six weeks later. The try-out came to nothing. Nobody is to blame.")),
                WorkStep(5, N_("Everybody writes on notes what happened: with pupils, with the time, with the devices, with us.")),
                WorkStep(5, N_("Put them up, and take together what is alike. Which could really happen?")),
                WorkStep(8, N_("Take the three that are most likely. With each: what do we change now, or how do we notice it in time?")),
            ),
        ),
        # Choose what to keep and what not [003:992-998].
        WorkForm(
            "what_we_drop",
            label=N_("What do we drop?"),
            purpose=N_("Make a design or a plan lighter, so that what matters gets room."),
            phases=("design", "evaluate"),
            yields=("design", "evaluation"),
            needs=(N_("all parts of the design or plan, each on a card"),),
            steps=(
                WorkStep(4, N_("Lay out all the parts. Is there one that nobody knows what it is for? Put it aside.")),
                WorkStep(4, N_("Everybody points out, in silence, the two parts that pupils would miss least.")),
                WorkStep(8, N_("With each part that was pointed out: which requirement or insight asks for it? If none does, it goes.")),
                WorkStep(4, N_("Decide what you drop, and write down why. Say also what you do with the time that comes free.")),
            ),
        ),
        # Success has to be seen and celebrated [003:632-639, 980-983].
        WorkForm(
            "success_round",
            label=N_("Round of what worked"),
            purpose=N_("Say what worked, however small, and find out what made it work."),
            phases=("evaluate", "broaden", "share"),
            yields=("outcome", "insight"),
            needs=(N_("nothing but a chair for everybody"),),
            steps=(
                WorkStep(2, N_("Everybody thinks of one moment of the past weeks in which something worked with pupils.")),
                WorkStep(5, N_("Tell it in turn, in less than a minute. The others only ask: what made it work?")),
                WorkStep(3, N_("Which one do we want to keep? Write it down in one sentence: what happened, and what made it happen.")),
            ),
        ),
    )
}
# fmt: on
