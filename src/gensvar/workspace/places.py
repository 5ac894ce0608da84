"""Where in the workspace each thing is done: one table for menus and checklists."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gensvar.dialogues.models import Stage

Page = tuple[str | Promise, str]
PageGroup = tuple[str | Promise, tuple[Page, ...]]

# The pages of one dialogue, in the order of its life: what the menu says, and the name
# of the address.
PAGES: tuple[PageGroup, ...] = (
    ("", ((_("Overview"), "dialogue"), (_("What has happened"), "events"))),
    (
        _("Prepare"),
        (
            (_("About the dialogue"), "dialogue-about"),
            (_("Mandate"), "dialogue-mandate"),
            (_("Communication plan"), "dialogue-plan"),
            (_("Method"), "dialogue-methods"),
            (_("Broader participation"), "dialogue-outreach"),
            (_("Questions"), "dialogue-questions"),
            (_("Days"), "dialogue-times"),
            (_("Bodies"), "dialogue-bodies"),
            (_("Who does what"), "who-does-what"),
            (_("Working together"), "together"),
        ),
    ),
    (
        _("Listen"),
        (
            (_("Contributions"), "contributions"),
            (_("Joint positions"), "dialogue-joint-positions"),
            (_("Import notes"), "import"),
            (_("Themes and sorting"), "themes"),
            (_("Who was reached"), "reach"),
        ),
    ),
    (
        _("Weigh up"),
        (
            (_("Findings"), "findings"),
            (_("Decision basis"), "basis"),
            (_("Weighing"), "weighings"),
            (_("Read in five minutes"), "results"),
        ),
    ),
    (
        _("Give answers"),
        (
            (_("Answers"), "answers"),
            (_("Letters out"), "mailings"),
            (_("Credibility"), "credibility"),
            (_("Evaluation"), "evaluation"),
        ),
    ),
    (
        _("Show and keep"),
        (
            (_("In public"), "shown"),
            (_("Languages"), "dialogue-languages"),
            (_("Records"), "records"),
        ),
    ),
)

# The pages of one meeting, in the order in which they are needed.
MEETING_PAGES: tuple[PageGroup, ...] = (
    ("", ((_("Overview"), "meeting"),)),
    (
        _("Plan"),
        (
            (_("What the groups want"), "meeting-wishes"),
            (_("Agenda"), "meeting-agenda"),
            (_("Find a time"), "meeting-times"),
            (_("Material"), "meeting-material"),
            (_("Preparation"), "meeting-pack"),
            (_("Shared with others"), "joint-meeting"),
        ),
    ),
    (
        _("Who comes"),
        (
            (_("Guests"), "meeting-guests"),
            (_("In public"), "shown-meeting"),
            (_("Languages"), "meeting-languages"),
        ),
    ),
    (
        _("In the room"),
        ((_("Who is here"), "meeting-arrivals"), (_("Exercises"), "exercises")),
    ),
    (
        _("Afterwards"),
        (
            (_("Notes of the meeting"), "meeting-notes"),
            (_("Questions"), "meeting-questions"),
            (_("Ideas"), "meeting-ideas"),
            (_("To the dialogue"), "meeting-join"),
            (_("Told in every direction"), "meeting-passing"),
        ),
    ),
    (_("Pay"), ((_("What the meeting costs"), "meeting-costs"),)),
)

# The pages of one programme; each app of standing consultation adds its own.
PROGRAMME_PAGES: tuple[PageGroup, ...] = (
    ("", ((_("Overview"), "programme"), (_("Languages"), "programme-languages"))),
    (
        _("The frame"),
        (
            (_("Groups"), "programme-groups"),
            (_("Administrations"), "programme-bodies"),
            (_("Seats"), "programme-seats"),
            (_("Meetings"), "programme-meetings"),
        ),
    ),
    (_("Ask"), ((_("Needs inventories"), "needs-inventories"),)),
    (_("Agree"), ((_("Structure"), "structure"),)),
    (
        _("Follow up"),
        (
            (_("Annual wheel"), "programme-wheel"),
            (_("Items and matters"), "programme-items"),
            (_("From idea to done"), "programme-ideas"),
            (_("Beside the meetings"), "programme-engagements"),
        ),
    ),
    (
        _("Year by year"),
        (
            (_("Information to the groups"), "programme-information"),
            (_("Children and young people"), "programme-young"),
            (_("What samråd has changed"), "programme-effects"),
            (_("Trends"), "programme-trends"),
            (_("Yearly report"), "programme-reports"),
        ),
    ),
)

# Pages that only those who lead a dialogue may open: nobody else is sent there.
ONLY_LEADERS = {"import", "mailings", "recipients", "meeting-costs"}

# What a dialogue asks for at each stage, and where that is done.
NEXT: dict[Stage, Page] = {
    Stage.PREPARING: (_("Make it ready to open"), "dialogue"),
    Stage.OPEN: (_("Follow what is said"), "contributions"),
    Stage.ANALYSING: (_("Sort, and write the findings"), "themes"),
    Stage.HANDED_OVER: (_("Say what became of the findings, and answer"), "weighings"),
    Stage.ANSWERED: (_("Evaluate, and close"), "evaluation"),
    Stage.CLOSED: (_("Read"), "dialogue"),
    Stage.CANCELLED: (_("Answer those who had spoken"), "answers"),
}
UNDECIDED: Page = (_("Enter the decision when it has been made"), "enter-decision")
PASSED: Page = (_("The last day has passed: begin to compile"), "dialogue")

# Where what a gate asks for is done.
GATES = {
    "mandate_is_decided": "dialogue-mandate",
    "communication_plan_is_approved": "dialogue-plan",
    "elected_take_part": "dialogue-bodies",
    "plan_holds_what_is_asked": "dialogue-plan",
    "answer_is_promised_in_time": "dialogue-times",
    "has_a_question": "dialogue-questions",
    "has_a_phase_ahead": "dialogue-times",
    "phases_have_ended": "dialogue-times",
    "somebody_spoke": "contributions",
    "nobody_spoke": "contributions",
    "has_a_finding": "findings",
    "basis_is_complete": "basis",
    "has_a_recipient": "recipients",
    "sami_consultation_has_ended": "dialogue-sami",
    "every_finding_is_weighed": "weighings",
    "participants_are_answered": "answers",
    "public_is_answered": "answers",
    "services_are_answered": "answers",
    "answers_are_not_owed": "answers",
    "everyone_is_told": "mailings",
    "region_has_judged": "evaluation",
    "participants_have_judged": "evaluation",
}


def of_gate(name: str, number: str, *, leads: bool = True) -> str:
    """Return where in a dialogue what the gate asks for is done, if allowed there."""
    if not leads and GATES[name] in ONLY_LEADERS:
        return ""
    return reverse(GATES[name], args=[number])


# Where what a gate of a meeting asks for is done: the page, and its part.
MEETING_GATES: dict[str, tuple[str, ...]] = {
    "has_a_time": ("change-meeting", "tid"),
    "has_a_place": ("change-meeting", "tid"),
    "has_a_purpose": ("change-meeting", "om"),
    "has_a_goal": ("change-meeting", "om"),
    "has_influence": ("change-meeting", "om"),
    "has_an_issue": ("change-meeting", "om"),
    "chair_is_in_turn": ("meeting-chair",),
    "somebody_is_asked": ("meeting-guests",),
    "its_day_has_come": ("change-meeting", "tid"),
    "has_a_next_step": ("meeting-step", "end"),
}


def of_meeting(name: str, meeting: int, *parts: str) -> str:
    """Return the address of a page of one meeting."""
    return reverse(name, args=[meeting, *parts])


def of_meeting_gate(name: str, meeting: int) -> str:
    """Return where in a meeting what the gate asks for is done."""
    page, *parts = MEETING_GATES[name]
    return of_meeting(page, meeting, *parts)
