"""What the own side of an organisation may call."""

from gensvar.organisation_years.burden import Burden, Month
from gensvar.organisation_years.feed import calendar_of
from gensvar.organisation_years.own import is_told, own_year
from gensvar.organisation_years.sheets import FORMS, file_of
from gensvar.organisation_years.taking import Compared, burden_of
from gensvar.organisation_years.years import Year

__all__ = [
    "FORMS",
    "Burden",
    "Compared",
    "Month",
    "Year",
    "burden_of",
    "calendar_of",
    "file_of",
    "is_told",
    "own_year",
]
