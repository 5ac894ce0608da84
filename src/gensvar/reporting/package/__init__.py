"""The package that a records request gets: its format is told in the reference."""

from gensvar.reporting.package.making import VERSION, make_package

__all__ = ["VERSION", "make_package"]
