"""The register of a dialogue: one line for every record that belongs to it."""

from gensvar.reporting.register.kinds import OF_MEETINGS, Kind
from gensvar.reporting.register.reading import Chosen, Lines, register_of
from gensvar.reporting.register.rows import Row

__all__ = ["OF_MEETINGS", "Chosen", "Kind", "Lines", "Row", "register_of"]
