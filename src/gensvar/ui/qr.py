"""A square code that a phone reads, as a drawing."""

from io import BytesIO

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathFillImage


def as_svg(text: str) -> bytes:
    """Return the square code of a text, such as an address, black on white."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    written = BytesIO()
    code.make_image(image_factory=SvgPathFillImage).save(written)
    return written.getvalue()
