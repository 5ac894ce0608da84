"""A meeting of a dialogue in which a canary sings in every field a guest can fill."""

from gensvar.dialogues.models import Dialogue
from gensvar.exercises.actions import asking, confirming, stressing, writing
from gensvar.exercises.actions.answering import note_reply
from gensvar.exercises.actions.taking import take_along
from gensvar.exercises.models import Entry, ExerciseKind
from gensvar.kernel.days import today
from gensvar.meeting_notes.actions.agreeing import comment, judge, settle_comment
from gensvar.meeting_notes.actions.following import follow_up_all
from gensvar.meeting_notes.actions.passing import note_nobody_told, note_told
from gensvar.meeting_notes.models import Notes
from gensvar.meeting_notes.workflow import WAY_OF_NOTES
from gensvar.meetings.messages import come_to_a_meeting
from gensvar.meetings.models import (
    AccessNeed,
    AgendaApproval,
    DeclaredInterest,
    Guest,
    Material,
    Meeting,
    Says,
    Side,
)
from gensvar.notifications.actions import send
from gensvar.remuneration.actions.deciding import return_claim
from tests.make.dialogues import chair_of, officer_of
from tests.make.exercises import (
    close,
    fresh_key,
    make_exercise,
    make_tables,
    prompts_of,
)
from tests.make.held import Held, end, make_notes
from tests.make.meetings import make_arrival, make_organisation
from tests.make.remuneration import approver_of, make_claim, make_over, make_table


def meet(dialogue: Dialogue, bird: str) -> Notes:
    """Hold a meeting whose notes are approved, and return them."""
    meeting = make_over(dialogue.body, dialogue=dialogue, chair_name=f"Ordf {bird}")
    speaker = make_arrival(
        meeting,
        f"Siv {bird}",
        speaks=True,
        email=f"siv@{bird}.example",
        represents=f"{bird} kassör",
        organisation=make_organisation("Föreningen"),
    )
    AccessNeed.objects.create(guest=speaker, kinds=[bird], words=f"{bird} slinga")
    DeclaredInterest.objects.create(
        guest=speaker,
        says=Says.YES,
        items=[bird],
        words=f"{bird} hyr ut",
        tells=["agenda", "notes", "words", "name"],
    )
    AgendaApproval.objects.create(
        meeting=meeting, side=Side.OTHER, fingerprint="1", name=bird, guest=speaker
    )
    Material.objects.create(
        meeting=meeting, title="Att läsa", owner_name=bird, due_on=today()
    )
    send([come_to_a_meeting(speaker)])
    _work(meeting, bird)
    end(meeting)
    _claim(speaker, bird)
    follow_up_all(meeting, by=officer_of(dialogue.body))
    notes = _approve(Held(meeting, speaker, speaker, [], []), bird)
    DeclaredInterest.objects.update(says=bird)  # what it says is personal too
    return notes


def _work(meeting: Meeting, bird: str) -> None:
    by = officer_of(meeting.body)
    first, second = make_tables(2, meeting)
    stations = make_exercise(meeting)
    prompt = prompts_of(stations)[0]
    entry = writing.write(first, prompt, fresh_key(), f"{bird} idé").entry
    anew = writing.write_anew(entry, fresh_key(), f"{bird} ny", table=first).entry
    Entry.objects.filter(pk=anew.pk).update(remark=f"{bird} (otydligt)")
    stressing.stress(anew, table=second)
    confirming.confirm(stations, table=first)
    close(stations)
    asking_round = make_exercise(meeting, ExerciseKind.QUESTIONS, title="Frågor")
    for words in (f"{bird} besvarad?", f"{bird} öppen?"):
        asked = asking.ask(
            asking_round, fresh_key(), words, table=first, asker=f"Bo {bird}"
        )
        if "besvarad" in words:
            note_reply(asked, f"Ordf {bird}", f"{bird} svar", "answered", by=by)
    close(asking_round)
    taken = make_exercise(meeting, ExerciseKind.TAKEN_ALONG, title="Vi tar med")
    take_along(taken, Side.OTHER, f"Siv {bird}", f"{bird} tas med", by=by)
    close(taken)


def _claim(guest: Guest, bird: str) -> None:
    make_table(guest.meeting.body)
    claim = make_claim(guest, cost_words=f"{bird} resa")
    by = approver_of(guest.meeting.body)
    return_claim(claim, claim.version, "other", f"{bird} saknas", by=by)


def _approve(held: Held, bird: str) -> Notes:
    notes = make_notes(held)
    by = officer_of(held.meeting.body)
    WAY_OF_NOTES.advance(notes, "send notes out", by=by)
    said = comment(notes, "", f"{bird} fel", "comment-0001", by=held.speaker)
    settle_comment(said, "not_taken", f"{bird} stämmer", by=by)
    WAY_OF_NOTES.advance(notes, "adjust notes", by=by)
    judge(notes, notes.number, "approves", by=by)
    dissent = f"{bird} håller inte med"
    judge(notes, notes.number, "dissents", dissent, by=chair_of(held.meeting.body))
    note_told(held.meeting, "elected", f"{bird} utskott", today(), by=by)
    note_nobody_told(held.meeting, "officers", f"{bird} sjuk", by=by)
    judge(notes, notes.number, "approves", by=held.speaker)
    WAY_OF_NOTES.advance(notes, "approve notes", by=by)
    return notes
