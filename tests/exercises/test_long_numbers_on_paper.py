"""A place on paper that no one could have meant is refused with a sentence."""

import pytest

from gensvar.exercises.paper import places_in
from gensvar.kernel.errors import Invalid

LONG = "9" * 5000


@pytest.mark.parametrize("sign", [LONG, "3", "²", "٣"])
def test_what_is_no_place_from_first_to_last_is_told(sign: str) -> None:
    with pytest.raises(Invalid, match="1"):
        places_in(f"1 {sign}", [4, 5])
