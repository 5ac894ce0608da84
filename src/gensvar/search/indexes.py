"""The databases' own index of words, as Django makes and keeps other indexes.

On PostgreSQL it is one GIN index. On SQLite it is an FTS5 table that holds no text of
its own, and three triggers by which it follows the table: so no way of writing a row
can leave it behind. Made as indexes, they come again when Django makes a table anew.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models import Index, Model

Editor = BaseDatabaseSchemaEditor
# As the engine asks, word for word: otherwise the index would not be used.
AS_WORDS = "array_to_tsvector(array_remove(string_to_array(words, ' '), ''))"
FTS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5(words, "
    "content='{table}', content_rowid='{key}', "
    "tokenize=\"unicode61 remove_diacritics 0 tokenchars '§'\")"
)
GIN = "CREATE INDEX {name} ON {table} USING gin ({words})"
COMES = "INSERT INTO {name}(rowid, words) VALUES (new.{key}, new.words);"
GOES = (
    "INSERT INTO {name}({name}, rowid, words) VALUES ('delete', old.{key}, old.words);"
)
TRIGGER = "CREATE TRIGGER {name}_{when} AFTER {when} ON {table} BEGIN {does} END"
DOES = {"insert": COMES, "delete": GOES, "update": f"{GOES} {COMES}"}
NOTHING = "SELECT 1"


def _statement(template: str, model: type[Model], **parts: str) -> Statement:
    """Return a statement that knows its table, also when the table gets a new name."""
    made = template.format(table="%(table)s", key=model._meta.pk.column, **parts)
    table = Table(model._meta.db_table, lambda name: name)
    return Statement(made, table=table)


class WordIndex(Index):
    """The index of the column `words` itself."""

    def create_sql(
        self, model: type[Model], schema_editor: Editor, using: str = "", **kwargs: Any
    ) -> Statement:
        """Return what makes it."""
        del using, kwargs
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        template = FTS if is_sqlite else GIN
        return _statement(template, model, name=self.name, words=AS_WORDS)

    def remove_sql(  # type: ignore[override] # the stubs say str, Django a Statement
        self, model: type[Model], schema_editor: Editor, **kwargs: Any
    ) -> Statement:
        """Return what takes it away."""
        del kwargs
        is_sqlite = schema_editor.connection.vendor == "sqlite"
        kind = "TABLE" if is_sqlite else "INDEX"
        return _statement(f"DROP {kind} IF EXISTS {self.name}", model)


class Follows(Index):
    """By what the table of words follows on SQLite; elsewhere nothing is needed."""

    def __init__(self, *, of: str = "", when: str = "", **kwargs: Any) -> None:
        self.of, self.when = of, when
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Return what a migration needs to make the same one."""
        path, args, kwargs = super().deconstruct()
        return path, tuple(args), {**kwargs, "of": self.of, "when": self.when}

    def create_sql(
        self, model: type[Model], schema_editor: Editor, using: str = "", **kwargs: Any
    ) -> Statement:
        """Return what makes it."""
        del using, kwargs
        if schema_editor.connection.vendor != "sqlite":
            return Statement(NOTHING)
        key = model._meta.pk.column
        does = DOES[self.when].format(name=self.of, key=key)
        return _statement(TRIGGER, model, name=self.of, when=self.when, does=does)

    def remove_sql(  # type: ignore[override] # the stubs say str, Django a Statement
        self, model: type[Model], schema_editor: Editor, **kwargs: Any
    ) -> Statement:
        """Return what takes it away."""
        del model, kwargs
        if schema_editor.connection.vendor != "sqlite":
            return Statement(NOTHING)
        return Statement(f"DROP TRIGGER IF EXISTS {self.of}_{self.when}")


def index_of_words(name: str) -> list[Index]:
    """Return everything that a model with a column `words` needs to be searched."""
    return [
        WordIndex(fields=["words"], name=name),
        *(
            Follows(fields=["words"], name=f"{name}_{when}", of=name, when=when)
            for when in DOES
        ),
    ]
