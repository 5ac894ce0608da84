"""The verbs: sort, propose, write, quote, ask, hand over, report back."""

from gensvar.findings.actions.basis import (
    BasisWords,
    add_recipient,
    begin_basis,
    freeze_basis,
    remove_recipient,
    report_back,
    write_basis,
)
from gensvar.findings.actions.checks import (
    missing_before_check,
    move_check,
    open_check,
    reply_to_check,
    tell_changes,
)
from gensvar.findings.actions.disposing import empty_compilation, quoted_in_basis
from gensvar.findings.actions.findings import (
    Words,
    change_finding,
    move_finding,
    remove_finding,
    write_finding,
)
from gensvar.findings.actions.quotations import (
    quote,
    take_out_quotation,
    why_not_quotable,
)
from gensvar.findings.actions.sorting import place, take_out, toggle, undo
from gensvar.findings.actions.standing import why_not_compiling
from gensvar.findings.actions.themes import (
    change_theme,
    confirm_theme,
    merge_themes,
    move_theme,
    propose_and_place,
    propose_theme,
    remove_theme,
)

__all__ = [
    "BasisWords",
    "Words",
    "add_recipient",
    "begin_basis",
    "change_finding",
    "change_theme",
    "confirm_theme",
    "empty_compilation",
    "freeze_basis",
    "merge_themes",
    "missing_before_check",
    "move_check",
    "move_finding",
    "move_theme",
    "open_check",
    "place",
    "propose_and_place",
    "propose_theme",
    "quote",
    "quoted_in_basis",
    "remove_finding",
    "remove_recipient",
    "remove_theme",
    "reply_to_check",
    "report_back",
    "take_out",
    "take_out_quotation",
    "tell_changes",
    "toggle",
    "undo",
    "why_not_compiling",
    "why_not_quotable",
    "write_basis",
    "write_finding",
]
