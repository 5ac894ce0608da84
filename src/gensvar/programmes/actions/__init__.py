"""The verbs of programmes."""

from gensvar.programmes.actions.groups import (
    add_group,
    include_group,
    leave_group_out,
    say_own_words,
    set_group,
)
from gensvar.programmes.actions.programmes import (
    begin_programme,
    change_programme,
    join_programme,
    leave_programme,
)
from gensvar.programmes.actions.structure import choose_forms, set_structure

__all__ = [
    "add_group",
    "begin_programme",
    "change_programme",
    "choose_forms",
    "include_group",
    "join_programme",
    "leave_group_out",
    "leave_programme",
    "say_own_words",
    "set_group",
    "set_structure",
]
