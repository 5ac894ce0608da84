"""Search over everything a reader may see; what may be seen is asked live, every time.

The worker reads what has happened and keeps the index; the index never decides who
sees what.
"""
