"""Reading a Word document."""

import io
from typing import Any

from gensvar.notes.errors import NotesError
from gensvar.notes.lines import Line
from gensvar.notes.markup import read_html

STYLES = "\n".join(
    [f"p[style-name='Rubrik {n}'] => h{n}:fresh" for n in range(1, 7)]
    + [f"p[style-name='rubrik {n}'] => h{n}:fresh" for n in range(1, 7)]
    + [f"p[style-name='Otsikko {n}'] => h{n}:fresh" for n in range(1, 7)]
    + [
        f"p[style-name='{name}'] => h1:fresh"
        for name in ("Title", "Rubrik", "Titel", "Otsikko")
    ]
    + [
        f"p[style-name='{name}'] => h2:fresh"
        for name in ("Subtitle", "Underrubrik", "Alaotsikko")
    ]
    + [
        f"p[style-name='{name}'] => ul > li:fresh"
        for name in ("Punktlista", "Numrerad lista", "Luettelo")
    ]
)


def read_word(data: bytes) -> list[Line]:
    """Return the paragraphs of a .docx with their numbers."""
    import mammoth

    def describe(_image: Any) -> dict[str, str]:
        return {"src": ""}

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(describe),
            ignore_empty_paragraphs=False,
        )
    except Exception as error:
        raise NotesError("broken") from error
    return read_html(made.value, numbering="paragraph")
