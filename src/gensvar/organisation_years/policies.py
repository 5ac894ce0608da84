"""Who reads what is asked of organisations."""

from gensvar.meetings.policies import READERS
from gensvar.organisations.policies import Visitor, has_role_anywhere


def may_read_years(user: Visitor) -> bool:
    """Those who plan or read meetings see what all of the region asks together."""
    return has_role_anywhere(user, *READERS)
