"""Showing texts in the language a reader chose: {% load translated %}."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gensvar.kernel import addresses
from gensvar.translations.public import CHOSEN, PageTexts

register = template.Library()
PLAIN = "translations/plain.html"


@register.simple_tag
def translated(
    texts: PageTexts | None,
    name: str,
    of: str = "",
    key: object = "",
    paragraphs: bool = False,
    otherwise: str = "",
) -> SafeString | str:
    """Show one text of a page with its language and direction.

    Without `of` and `key` it is a text of what the page is about. With `paragraphs` it
    is a block, and says beneath what it is where the page mixes languages. A text that
    does not exist shows nothing, or what is given as `otherwise`: for a part of a page
    that others show without their texts.
    """
    shown = texts.shown(name, of, key) if texts else None
    if not texts or shown is None:
        plain = {"words": otherwise}
        return render_to_string(PLAIN, plain) if paragraphs else otherwise
    if not paragraphs:
        return format_html(
            '<span lang="{}" dir="{}">{}</span>',
            shown.language,
            shown.direction,
            shown.text,
        )
    label = shown.label if len({str(one.label) for one in texts.all()}) > 1 else ""
    return render_to_string(
        "translations/paragraphs.html", {"shown": shown, "label": label}
    )


@register.inclusion_tag("translations/read_in.html")
def read_in(texts: PageTexts | None) -> dict[str, object]:
    """Offer the languages of a page as links, and say what is not as one expects."""
    return {"texts": texts, "chosen": CHOSEN}


@register.inclusion_tag("translations/alternates.html")
def alternates(texts: PageTexts | None) -> dict[str, object]:
    """Tell other programs in which languages the page can be read: in <head>."""
    return {
        "offered": texts.offered if texts else [],
        "address": addresses.absolute(texts.path) if texts else "",
        "chosen": CHOSEN,
    }


@register.simple_tag
def reading_direction(texts: PageTexts | None) -> SafeString | str:
    """Let the main column run from right to left where the page reads so."""
    if texts is None or texts.direction == "ltr":
        return ""
    return format_html(' dir="{}" class="runs-from-right"', texts.direction)
