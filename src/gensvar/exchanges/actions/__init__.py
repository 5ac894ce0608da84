"""Everything that changes exchanges."""

from gensvar.exchanges.actions.days import confirm_day, set_goal
from gensvar.exchanges.actions.deciding import cancel, decline, show
from gensvar.exchanges.actions.noticing import (
    News,
    decline_news,
    hide_news,
    show_news,
    take_back_news,
    tell_news,
    tell_news_of_body,
)
from gensvar.exchanges.actions.offering import (
    Facts,
    change,
    offer_by_organisation,
    offer_by_region,
)
from gensvar.exchanges.actions.places import (
    leave,
    leave_as_organisation,
    sign_up,
    sign_up_organisation,
    write_lesson,
)
from gensvar.exchanges.actions.trainings import (
    Arranged,
    forget_training,
    note_training,
    take_training,
)

__all__ = [
    "Arranged",
    "Facts",
    "News",
    "cancel",
    "change",
    "confirm_day",
    "decline",
    "decline_news",
    "forget_training",
    "hide_news",
    "leave",
    "leave_as_organisation",
    "note_training",
    "offer_by_organisation",
    "offer_by_region",
    "set_goal",
    "show",
    "show_news",
    "sign_up",
    "sign_up_organisation",
    "take_back_news",
    "take_training",
    "tell_news",
    "tell_news_of_body",
    "write_lesson",
]
