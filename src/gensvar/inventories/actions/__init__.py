"""The verbs of needs inventories."""

from gensvar.inventories.actions.activities import (
    add_activity,
    set_activity_body,
    take_activity,
)
from gensvar.inventories.actions.answering import (
    AlreadySent,
    Held,
    answer_for_body,
    answer_in_the_open,
    answer_through_link,
    enter_answer,
)
from gensvar.inventories.actions.asking import ask_organisation, remind, take_ask
from gensvar.inventories.actions.findings import (
    change_finding,
    take_finding,
    write_finding,
)
from gensvar.inventories.actions.inventories import (
    add_question,
    begin_inventory,
    change_inventory,
    take_question,
)
from gensvar.inventories.actions.publishing import publish_report, withdraw_report

__all__ = [
    "AlreadySent",
    "Held",
    "add_activity",
    "add_question",
    "answer_for_body",
    "answer_in_the_open",
    "answer_through_link",
    "ask_organisation",
    "begin_inventory",
    "change_finding",
    "change_inventory",
    "enter_answer",
    "publish_report",
    "remind",
    "set_activity_body",
    "take_activity",
    "take_ask",
    "take_finding",
    "take_question",
    "withdraw_report",
    "write_finding",
]
