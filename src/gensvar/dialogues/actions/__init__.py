"""Everything that changes a dialogue before and while it is open, by noun."""

from gensvar.dialogues.actions.considerations import (
    answer_criteria,
    answer_criterion,
    begin_consideration,
    decide_consideration,
)
from gensvar.dialogues.actions.dialogues import (
    DialogueFacts,
    begin_dialogue,
    change_dialogue,
    hand_over_dialogues,
    remove_part,
    set_part,
)
from gensvar.dialogues.actions.mandates import (
    MandateTerms,
    give_mandate,
    withdraw_mandate,
)
from gensvar.dialogues.actions.phases import (
    move_closing_day,
    remove_phase,
    set_phase,
)
from gensvar.dialogues.actions.plans import (
    ActivityRow,
    FeedbackRow,
    GroupRow,
    PlanContent,
    approve_plan,
    save_plan,
    start_plan,
)
from gensvar.dialogues.actions.questions import (
    ask_question,
    change_question,
    move_question,
    remove_question,
)
from gensvar.dialogues.actions.rules import (
    adopt_default_rules,
    change_criterion,
    change_level,
    change_mandate_rule,
    copy_rules,
    word_rules,
)

__all__ = [
    "ActivityRow",
    "DialogueFacts",
    "FeedbackRow",
    "GroupRow",
    "MandateTerms",
    "PlanContent",
    "adopt_default_rules",
    "answer_criteria",
    "answer_criterion",
    "approve_plan",
    "ask_question",
    "begin_consideration",
    "begin_dialogue",
    "change_criterion",
    "change_dialogue",
    "change_level",
    "change_mandate_rule",
    "change_question",
    "copy_rules",
    "decide_consideration",
    "give_mandate",
    "hand_over_dialogues",
    "move_closing_day",
    "move_question",
    "remove_part",
    "remove_phase",
    "remove_question",
    "save_plan",
    "set_part",
    "set_phase",
    "start_plan",
    "withdraw_mandate",
    "word_rules",
]
