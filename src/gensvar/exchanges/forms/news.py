"""What those who work here fill in about news."""

from gensvar.exchanges.asked import NewsForm
from gensvar.exchanges.forms.days import OfBodies


class BodyNewsForm(OfBodies, NewsForm):
    """News in the name of a body."""

    field_order = ("key", "body", "title", "words", "link", "shown_until", "language")
