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
from gensvar.dialogues.actions.elected import (
    let_elected_take_part,
    take_away_elected,
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
from gensvar.dialogues.actions.policy import adopt_policy, draft_policy
from gensvar.dialogues.actions.policy_rows import (
    move_policy_row,
    remove_policy_row,
    save_policy_row,
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
from gensvar.dialogues.actions.user_dialogues import (
    begin_user_dialogue,
    set_terms,
)

__all__ = [
    "ActivityRow",
    "DialogueFacts",
    "FeedbackRow",
    "GroupRow",
    "MandateTerms",
    "PlanContent",
    "adopt_default_rules",
    "adopt_policy",
    "answer_criteria",
    "answer_criterion",
    "approve_plan",
    "ask_question",
    "begin_consideration",
    "begin_dialogue",
    "begin_user_dialogue",
    "change_criterion",
    "change_dialogue",
    "change_level",
    "change_mandate_rule",
    "change_question",
    "copy_rules",
    "decide_consideration",
    "draft_policy",
    "give_mandate",
    "hand_over_dialogues",
    "let_elected_take_part",
    "move_closing_day",
    "move_policy_row",
    "move_question",
    "remove_part",
    "remove_phase",
    "remove_policy_row",
    "remove_question",
    "save_plan",
    "save_policy_row",
    "set_part",
    "set_phase",
    "set_terms",
    "start_plan",
    "take_away_elected",
    "withdraw_mandate",
    "word_rules",
]
