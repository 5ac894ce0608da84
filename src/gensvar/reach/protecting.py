"""Protecting numbers about few people, also from being worked out by difference."""

from collections.abc import Mapping

# Numbers below this are never shown, and what is hidden comes to this together.
FEWEST = 5
FEWEST_HIDDEN = 10


def hidden_in(numbers: Mapping[str, int]) -> set[str]:
    """Return which groups of one breakdown are not shown.

    A total that is known elsewhere must not give a small number away: at least two
    groups are hidden, and together they are so many that none can be worked out. When
    that cannot be reached, nothing of the breakdown is shown.
    """
    hidden = {name for name, number in numbers.items() if number < FEWEST}
    if not hidden:
        return hidden
    others = sorted(numbers.keys() - hidden, key=lambda name: (numbers[name], name))
    while others and not _is_enough(hidden, numbers):
        hidden.add(others.pop(0))
    return hidden if _is_enough(hidden, numbers) else set(numbers)


def _is_enough(hidden: set[str], numbers: Mapping[str, int]) -> bool:
    return len(hidden) >= 2 and sum(numbers[name] for name in hidden) >= FEWEST_HIDDEN
