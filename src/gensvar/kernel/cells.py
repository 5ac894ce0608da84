"""Cells of tables that are opened in a spreadsheet, which must take none as a formula.

A cell that a spreadsheet could take for a formula gets an apostrophe before it: one
that begins with = + - @, also after white space, in their full-width forms or after a
tab.
"""

DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "|", "%")
# Signs that a spreadsheet passes over: spaces, marks of direction and of byte order.
UNSEEN = " \u00a0\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"


def as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    bare = cell.lstrip(UNSEEN)
    return f"'{cell}" if bare.startswith(DANGEROUS) else cell
