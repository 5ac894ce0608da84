"""Documents that the tests draw."""

from datetime import UTC, datetime

from gensvar.documents.content import (
    Align,
    BulletList,
    Document,
    Facts,
    Heading,
    LifeLine,
    Link,
    NumberedList,
    Paragraph,
    Quote,
    State,
    Step,
    Table,
    Text,
)

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)

BASIS = Document(
    title="Vad bibliotekets grannar sa om öppettiderna",
    subject="Underlag för beslut till kulturnämnden",
    language="sv",
    author="Region Björkmark",
    registry_number="RB 2026/0147",
    date="14 mars 2026",
    blocks=(
        Facts(
            (
                ("Lämnas till", "Kulturnämnden"),
                ("Svar senast", "30 april 2026"),
                ("Ansvarig", Link("Ada Åkerström", "mailto:ada@example.org")),
            )
        ),
        LifeLine(
            (
                Step("Övervägd", State.DONE, "12 november 2025"),
                Step("Uppdrag", State.DONE, "3 december 2025"),
                Step("Planerad", State.SKIPPED, "", "Planen gällde redan"),
                Step("Öppen", State.DONE, "7–31 januari 2026"),
                Step("Sammanställd", State.HERE, "14 mars 2026"),
                Step("Beslutad", State.MISSING, "", "dag för nämndens möte"),
                Step("Besvarad", State.AHEAD, "30 april 2026"),
            )
        ),
        Heading(2, "Det här lovade vi"),
        Paragraph(
            (
                Text("Nämnden "),
                Text("avgör öppettiderna", strong=True),
                Text(" för 2027. Läget kan inte ändras. Läs "),
                Link("beslutet om uppdrag", "https://example.org/beslut/132"),
                Text(" (§\u00a0132, 34\u00a0röster för)."),
            )
        ),
        Heading(2, "Tre slutsatser"),
        Heading(3, "Kvällarna räcker inte"),
        Paragraph("De som arbetar skift kommer sällan före klockan 18."),
        Quote(
            "Jag slutar fem och bussen tar en timme. Då är det släckt.\n"
            "Öppna hellre senare på morgonen.",
            source="Inspel 27, Lillmark",
            address="https://example.org/inspel/27",
        ),
        Quote("מיר לייענען אין דער היים.", source="Inspel 31", language="yi"),
        Quote("Mii lohkat ruovttus, čájet midjiide eanet girjjiid.", language="se"),
        BulletList(("Öppet till 20 på torsdagar", "Stängt fram till 11 samma dag")),
        NumberedList(
            (
                "Pröva ett halvår",
                (Text("Mät "), Text("varje vecka", strong=True)),
                "Svara",
            )
        ),
        Table(
            caption="Svar per ort",
            header=("Ort", "Svar", "Andel"),
            rows=(
                ("Lillmark", "128", "61\u00a0%"),
                ("Björkby", "54", "26\u00a0%"),
                (Link("Övriga", "https://example.org/orter"), "27", "13\u00a0%"),
            ),
            align=(Align.START, Align.END, Align.END),
        ),
    ),
)
