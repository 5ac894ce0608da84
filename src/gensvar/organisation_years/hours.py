"""Minutes as people say them. Pure."""


def hours_of(minutes: int) -> float:
    """Return minutes as hours and halves, whole where they are.

    >>> hours_of(100), hours_of(120)
    (1.5, 2)
    """
    halves = round(minutes / 30)
    return halves / 2 if halves % 2 else halves // 2
