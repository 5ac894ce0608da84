"""What public pages may call: the texts of a page in the language a reader chooses."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gensvar.kernel.errors import Invalid
from gensvar.kernel.languages import BASE, LANGUAGES, chain, direction, known
from gensvar.translations.models import How
from gensvar.translations.queries import Row, Texts, published_texts
from gensvar.translations.things import Choice, Shown, Thing

__all__ = ["CHOSEN", "PageTexts", "Thing", "reading"]
# What stands in the address of a page that is read in another language.
CHOSEN = "sprak"


def reading(request: HttpRequest, *things: Thing, usual: str = "") -> "PageTexts":
    """Read the texts of a page in the language that its address asks for.

    The first thing is what the page is about. Without a choice a reader gets the
    language of the interface, or the `usual` one that they have said they want letters
    in, where people have translated into it, else the original.
    A language that nobody knows is as no choice, and the page says so. One query, for
    any number of things.
    """
    typed = request.GET.get(CHOSEN, "").strip()
    asked, is_unknown = "", False
    if typed:
        try:
            asked = known(typed).tag
        except Invalid:
            is_unknown = True
    return PageTexts(
        things,
        published_texts(things),
        asked=asked,
        usual=usual or get_language() or BASE,
        path=request.path,
        is_unknown=is_unknown,
    )


class PageTexts:
    """The texts of one page: each with its language, direction and label."""

    def __init__(
        self,
        things: Sequence[Thing],
        texts: Texts,
        *,
        asked: str = "",
        usual: str = BASE,
        path: str = "",
        is_unknown: bool = False,
    ) -> None:
        self.things = things
        self.path = path
        self.asked = asked
        self.is_unknown = is_unknown
        self._usual = usual
        self._texts = texts
        self._things = {(one.kind, str(one.key)): one for one in things}

    def shown(self, name: str, kind: str = "", key: object = "") -> Shown | None:
        """Return one text as it is read here; None where there is no such text.

        Without a key it is the first of a kind, and without a kind what the page is
        about.
        """
        thing = self._thing(kind, str(key))
        if thing is None or not thing.texts.get(name):
            return None
        words = thing.texts[name]
        original = self._texts.original_language(thing)
        found = self._found(thing, name, original)
        if not isinstance(found, Row):
            tag, text = (found, thing.own[name][found]) if found else (original, words)
            label = self._fallen(tag) if self._falls(tag) else ""
            return Shown(text, tag, direction(tag), label)
        return Shown(
            found.text,
            found.language,
            direction(found.language),
            self._label(found, follows=found.follows(words)),
        )

    def words(
        self, name: str, kind: str = "", key: object = "", *, otherwise: str = ""
    ) -> str:
        """Return the words of one text, for a place that cannot say their language."""
        found = self.shown(name, kind, key)
        return found.text if found else otherwise

    @property
    def choice(self) -> str:
        """Return what to add to an address so that it is read in the same language."""
        return f"?{CHOSEN}={self.asked}" if self.asked else ""

    @property
    def plain(self) -> dict[str, str]:
        """Return the words of what the page is about, by field."""
        names = self._first.texts if self._first else {}
        return {name: one.text for name in names if (one := self.shown(name))}

    @cached_property
    def language(self) -> str:
        """Return the language that the page reads in, as far as it has it."""
        found = [one.language for one in self.all()] or [BASE]
        wanted = chain(self.asked or self._usual)
        return next((tag for tag in wanted if tag in found), found[0])

    @property
    def direction(self) -> str:
        """Return "rtl" or "ltr" for the page."""
        return direction(self.language)

    @cached_property
    def labels(self) -> list[str]:
        """Return what must be said about the texts of the page, each once."""
        return list(dict.fromkeys(str(one.label) for one in self.all() if one.label))

    @cached_property
    def offered(self) -> list[Choice]:
        """Return the languages that the page can be read in, the original among them.

        A single language is no choice.
        """
        tags = {
            self._texts.original_language(one) for one in self.things if one.places()
        }
        tags |= {
            tag
            for thing in self.things
            for words in thing.own.values()
            for tag in words
        }
        places = {place for thing in self.things for place in thing.places()}
        for place in places:
            tags |= set(self._texts.by_place.get(place, {}))
        if len(tags) < 2 and not self.asked:
            return []
        return [
            Choice(tag, one.own_name, one.direction, tag == self.language)
            for tag, one in LANGUAGES.items()
            if tag in tags
        ]

    def all(self) -> Iterator[Shown]:
        """Yield every text of the page, in the order of its things."""
        for thing in self.things:
            for name in thing.texts:
                if found := self.shown(name, thing.kind, thing.key):
                    yield found

    @property
    def _first(self) -> Thing | None:
        return self.things[0] if self.things else None

    def _thing(self, kind: str, key: str) -> Thing | None:
        if kind and key:
            return self._things.get((kind, key))
        if kind:
            return next((one for one in self.things if one.kind == kind), None)
        return self._first

    def _found(self, thing: Thing, name: str, original: str) -> Row | str:
        """Return the translation to show, or the language of one in the thing itself.

        Nothing where the original is shown.
        """
        rows = self._texts.by_place.get(thing.place(name), {})
        for tag in chain(self.asked or self._usual):
            if tag == original:
                break
            row = rows.get(tag)
            if row is not None and (row.is_reviewed or tag == self.asked):
                return row
            if thing.own.get(name, {}).get(tag):
                return tag
        return ""

    def _falls(self, language: str) -> bool:
        return self.asked not in {"", language}

    def _fallen(self, language: str) -> str:
        names = {
            "language": LANGUAGES[self.asked].own_name,
            "other": LANGUAGES[language].own_name,
        }
        return _("Not in %(language)s yet. You read in %(other)s.") % names

    def _label(self, row: Row, *, follows: bool) -> str:
        said = [self._fallen(row.language)] if self._falls(row.language) else []
        if not row.is_reviewed:
            said.append(str(How.MACHINE.label) + ".")
        if not follows:
            said.append(_("The original has changed since this was translated."))
        return " ".join(said)
