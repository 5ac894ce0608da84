"""A dialogue with as many rows of everything as one asks for, taken to any stage.

Everything is made through the actions, so a page is counted with what it can hold.
"""

from collections.abc import Callable
from datetime import timedelta

from gensvar.contributions.actions import (
    DisposalRule,
    Sender,
    Submitted,
    decline_disposal,
    hide,
    pass_review,
    propose_disposal,
)
from gensvar.contributions.models import Contribution, Identification, Receipt
from gensvar.dialogues.actions import (
    approve_plan,
    ask_question,
    let_elected_take_part,
    move_closing_day,
    save_plan,
    set_part,
    start_plan,
)
from gensvar.dialogues.actions.plans import ActivityRow
from gensvar.dialogues.models import BodyRole, Stage
from gensvar.evaluation.actions import (
    Opinion,
    enter_verdict_of,
    judge_as_participant,
    judge_for_region,
    write_lesson,
)
from gensvar.evaluation.models import Indicator
from gensvar.feedback.actions.answers import AnswerWords, correct_answer
from gensvar.feedback.actions.credibility import Scores, rate_answer
from gensvar.feedback.actions.mailings import (
    mark_as_printed,
    prepare_mailing,
    send_mailing,
)
from gensvar.feedback.actions.weighing import weigh
from gensvar.feedback.models import Answer, Direction, Mailing, Weighing
from gensvar.findings.actions import (
    add_recipient,
    merge_themes,
    open_check,
    quote,
    reply_to_check,
)
from gensvar.findings.models import Finding
from gensvar.followups.actions import promise_measure
from gensvar.followups.models import Measure
from gensvar.kernel.days import today
from gensvar.lifecycle.workflow import LIFE_OF_A_DIALOGUE
from gensvar.matters.decisions import correct_decision, enter_decision
from gensvar.matters.models import Decision, Outcome
from gensvar.organisations.models import Body, Role
from tests.make.contributions import make_batch, make_entry, make_submission
from tests.make.dialogues import (
    make_dialogue,
    make_mandate,
    make_phase,
    officer_of,
    registrar_of,
)
from tests.make.feedback import judgement, make_answer
from tests.make.findings import make_basis, make_reviewed, make_theme, start_compiling
from tests.make.findings import make_finding as write_finding
from tests.make.imports import make_draft
from tests.make.organisations import make_body, make_member, make_user
from tests.make.publishing import publish
from tests.make.reporting import ask
from tests.matrix.world import NOTES

FAIR = Opinion(dict.fromkeys(Indicator.values, 4), "Mycket.", "Det gick bra.")


class Life:
    """One dialogue and what is kept of it while it lives."""

    def __init__(self, body: Body, rows: int) -> None:
        self.body, self.rows = body, rows
        self.officer = officer_of(body)
        self.registrar = registrar_of(body)
        self.dialogue = make_dialogue(Stage.PREPARING, body)
        # An officer of a body that carries the dialogue out leads it too.
        self.performer = self.officer
        self.said: list[Submitted] = []

    @property
    def code(self) -> str:
        """Return a code that opens the page of somebody who has an account."""
        return self.said[0].code if self.said else "made-up"

    def step(self, name: str, **more: str) -> None:
        """Take a step through the gates."""
        LIFE_OF_A_DIALOGUE.advance(self.dialogue, name, by=self.officer, **more)

    def prepare(self) -> None:
        """Ask, plan, and let many bodies take part."""
        for number in range(self.rows):
            body = make_body(parent=self.body)
            self.performer = make_member(body, Role.OFFICER, name=f"Kim {number}")
            set_part(self.dialogue, body, BodyRole.PERFORMER, by=self.officer)
            name = f"Ledamot {number}"
            let_elected_take_part(self.dialogue, name, self.body, by=self.officer)
            ask_question(self.dialogue, f"Fråga {number}?", by=self.officer)
            make_phase(self.dialogue, days=number + 1)
            self._plan_once_more()
        make_mandate(self.dialogue)
        start_plan(self.dialogue, by=self.officer)

    def _plan_once_more(self) -> None:
        plan = start_plan(self.dialogue, by=self.officer)
        save_plan(
            plan,
            plan.version,
            by=self.officer,
            purpose="Veta när folk vill komma.",
            goals="Minst 50 svar.",
            activities=[_activity(number) for number in range(self.rows)],
            feedback=[
                {"to_whom": f"Grupp {number}", "how": "Brev", "on": today()}
                for number in range(self.rows)
            ],
            target_groups=[
                {
                    "name": f"Grupp {number}",
                    "usually_heard": False,
                    "how_reached": "Möte",
                }
                for number in range(self.rows)
            ],
        )
        approve_plan(plan, by=self.officer)

    def open(self) -> None:
        """Let many speak, from one account and from many addresses, and on paper."""
        self.step("open")
        publish(self.dialogue)
        person = make_user("Per Participant")
        for number in range(self.rows):
            signed_in = Sender(Identification.SIGNED_IN, person)
            self.said.append(make_submission(self.dialogue, sender=signed_in))
            make_submission(self.dialogue, sender=_known(number))
            make_entry(self.dialogue, name=f"Bo {number}", emphasis=number % 2)
            make_batch(self.dialogue, f"Kvällar {number}", f"Helger {number}")
            self._hide_one()
            move_closing_day(
                self.dialogue.phases.order_by("-ends_at")[0],
                today() + timedelta(days=self.rows + 2 + number),
                "Fler vill hinna.",
                by=self.officer,
            )
        notes = NOTES
        for number in range(self.rows):
            notes += f"- Svar {number} på frågan\n"
            make_draft(self.dialogue, notes)

    def _hide_one(self) -> None:
        said = make_submission(self.dialogue).receipt
        hide(
            Contribution.objects.get(receipt=said), reason="Ett namn.", by=self.officer
        )

    def compile(self) -> None:
        """Sort, write findings, and ask whether they are right."""
        make_theme(self.dialogue, "Kvällar", make_reviewed(self.dialogue))
        heard = [self._heard(said) for said in self.said]
        gone = make_theme(self.dialogue, "Samma sak", *heard[0])
        for number, words in enumerate(heard):
            theme = make_theme(self.dialogue, f"Tema {number}", *words)
            title = f"Fynd {number}"
            finding = write_finding(self.dialogue, theme, gone, title=title)
            quote(finding, words[0], by=self.officer)
        merge_themes(gone, theme, by=self.officer)
        start_compiling(self.dialogue)
        make_basis(self.dialogue)
        for part in self.dialogue.bodies.exclude(body=self.body):
            due = today() + timedelta(days=30)
            add_recipient(self.dialogue, part.body, due, by=self.officer)
        open_check(self.dialogue, today() + timedelta(days=7), by=self.officer)
        for said in self.said[1:]:
            reply_to_check(said.receipt, "partly", "Mer om bussar.")

    def _heard(self, said: Submitted) -> list[Contribution]:
        mine = Contribution.objects.filter(receipt=said.receipt)
        for words in mine:
            pass_review(words, by=self.officer)
        return [make_reviewed(self.dialogue), *mine]

    def hand_over(self) -> None:
        """Decide, and weigh every finding; half of them once more."""
        self.step("hand over")
        decisions = [self._decide(number) for number in range(self.rows)]
        findings = Finding.objects.filter(dialogue=self.dialogue)
        for number, finding in enumerate(findings):
            measures = [self._promise(n) for n in range(self.rows if not number else 1)]
            why = judgement(decisions[number], measures=measures)
            weigh(finding, why, by=self.officer)

    def _decide(self, number: int) -> Decision:
        decision = enter_decision(
            self.dialogue.matter,
            by=self.officer,
            body=self.body,
            starts_on=today(),
            section_number=f"{self.dialogue.pk}.{number}",
            outcome=Outcome.DECIDED,
            votes=[("ja", 37), ("nej", 34)],
        )
        correct_decision(
            decision, {"summary": "Ja."}, reason="Fattades.", by=self.officer
        )
        return decision

    def _promise(self, number: int) -> Measure:
        return promise_measure(
            f"Skyltar {number}",
            body=self.body,
            matter=self.dialogue.matter,
            owner=self.officer,
            due_on=today() + timedelta(days=number - 2),
            by=self.officer,
        )

    def answer(self) -> None:
        """Publish, correct, tell everyone, and let both sides judge."""
        for direction in Direction:
            self._correct(make_answer(self.dialogue, direction))
        self._weigh_once_more()
        self.step("answer")
        answer = Answer.objects.get(
            dialogue=self.dialogue, direction=Direction.PARTICIPANTS
        )
        send_mailing(prepare_mailing(answer, by=self.officer), by=self.officer)
        unused = Receipt.objects.filter(dialogue=self.dialogue, user=None)
        for number, receipt in enumerate(unused[: 2 * self.rows]):
            self._judge(number, receipt)
        for number in range(self.rows):
            write_lesson(self.dialogue, f"Börja tidigare {number}.", by=self.officer)

    def _correct(self, answer: Answer) -> None:
        for number in range(self.rows):
            words = AnswerWords(f"Nytt {number}.", services=answer.services)
            answer.refresh_from_db()
            correct_answer(
                answer,
                words,
                reason="Fel dag.",
                by=self.officer,
                seen_version=answer.version,
            )
            if answer.direction == Direction.PARTICIPANTS:
                prepare_mailing(answer, by=self.officer)

    def _weigh_once_more(self) -> None:
        for weighing in Weighing.objects.filter(finding__dialogue=self.dialogue):
            weigh(
                weighing.finding,
                judgement(weighing.decision, reason="Det ryms nästa år."),
                by=self.officer,
                seen_version=weighing.version,
                why_changed="Budgeten.",
            )

    def _judge(self, number: int, receipt: Receipt) -> None:
        rate_answer(receipt, Scores(4, 4, 3, f"Bra {number}."))
        judge_as_participant(receipt, FAIR, may_show_words=True)
        enter_verdict_of(f"Förening {number}", self.dialogue, FAIR, by=self.officer)
        colleague = make_member(self.body, Role.OFFICER, name=f"Ira {number}")
        judge_for_region(self.dialogue, FAIR, by=colleague)
        ask(self.dialogue, by=colleague)

    def close(self) -> None:
        """Close; now a registrar can propose that the words are disposed of."""
        sent = Mailing.objects.filter(sent_at__isnull=False)
        for mailing in sent.filter(answer__dialogue=self.dialogue):
            mark_as_printed(mailing, by=self.officer)
        self.step("close")
        rule = DisposalRule("RS 2026-12", "Efter två år", today(), today())
        for _number in range(self.rows):
            disposal = propose_disposal(self.dialogue, rule, by=self.registrar)
            decline_disposal(disposal, by=self.registrar)
        propose_disposal(self.dialogue, rule, by=self.registrar)


CHAPTERS: dict[str, Callable[[Life], None]] = {
    "preparing": Life.prepare,
    "open": Life.open,
    "analysing": Life.compile,
    "handed over": Life.hand_over,
    "answered": Life.answer,
    "closed": Life.close,
}


def _activity(number: int) -> ActivityRow:
    return {
        "what": f"Affisch {number}",
        "for_whom": "De som väntar",
        "channel": "Väntrummet",
        "language": "sv",
        "on": today(),
        "owner": "Ada Alm",
    }


def _known(number: int) -> Sender:
    return Sender(Identification.KNOWN, None, f"Bo {number}", f"bo{number}@example.org")
