"""The verbs of programmes."""

from gensvar.programmes.actions.programmes import (
    begin_programme,
    change_programme,
    join_programme,
    set_group,
)

__all__ = ["begin_programme", "change_programme", "join_programme", "set_group"]
