"""The index: what can be found, by which words, and how far the log has been read.

The databases keep their own index of `words` (see `indexes`). Nothing here
says who may read what: that is asked of the thing itself at every search.
"""

from django.db import models

from gensvar.contributions.models import Contribution
from gensvar.kernel.privacy import classified
from gensvar.search.indexes import index_of_words


@classified(
    internal="kind object_id for_everyone body_id dialogue_id day address number "
    "language is_said title text heading",
    free_text="words plain",
)
class SearchDocument(models.Model):
    """One thing that can be found, as its readers see it, or as everyone does.

    `words` are its words and stems and a few marks; `plain` is its text as bare words;
    `heading` are the words of its title. Where `is_said`, the words are those of people
    outside: they can be found, but are not shown in the list.
    """

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    for_everyone = models.BooleanField(default=False)
    body_id = models.BigIntegerField(null=True)
    dialogue_id = models.BigIntegerField(null=True)
    day = models.DateField(null=True)
    address = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=8, default="sv")
    is_said = models.BooleanField(default=False)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    heading = models.TextField(blank=True)
    words = models.TextField()
    plain = models.TextField()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["dialogue_id"]),
            *index_of_words("search_things_fts"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "for_everyone"],
                name="a_thing_is_found_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


@classified(internal="contribution", free_text="words plain")
class SaidWords(models.Model):
    """The words by which one contribution is found; its text stays where it is."""

    contribution = models.OneToOneField(
        Contribution, models.CASCADE, primary_key=True, related_name="+"
    )
    words = models.TextField()
    plain = models.TextField()

    class Meta:
        indexes = index_of_words("search_said_fts")

    def __str__(self) -> str:
        return str(self.pk)


@classified(internal="read_until built_at")
class IndexState(models.Model):
    """How far the log of events has been read, and when everything was read anew."""

    read_until = models.PositiveBigIntegerField(default=0)
    built_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.read_until)
