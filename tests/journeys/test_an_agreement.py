"""From a proposal out for comment to an agreement in force, in the browser."""

from datetime import timedelta

from gensvar.accounts.models import User
from gensvar.agreements.actions.anchoring import Anchor, anchor
from gensvar.agreements.actions.comments import Comment, answer_comment, enter_comment
from gensvar.agreements.actions.commitments import Note, add_commitment, note_commitment
from gensvar.agreements.actions.links import give_link
from gensvar.agreements.keys import token_of
from gensvar.agreements.models import (
    Agreement,
    AgreementStage,
    GroupLink,
    Method,
    Party,
    Position,
    ProposalStage,
    StructureProposal,
    Taken,
)
from gensvar.kernel.days import today
from tests.journeys.conftest import Begin, Browse, visit
from tests.make.agreements import make_agreement, make_structure
from tests.make.dialogues import officer_of
from tests.make.programmes import group_of, make_programme

OBJECTION = "Vi vill ha två möten per termin, inte ett."


def on_the_way() -> None:
    """Make a structure that is talked about, and an agreement that is shown."""
    programme = make_programme()
    by = officer_of(programme.body)
    proposal = make_structure(ProposalStage.COMMENT, programme)
    yiddish = Comment("מיר ווילן זיך טרעפֿן אָפֿטער", language="yi", method=Method.MEETING)
    row = enter_comment(proposal, group_of(programme, "jews"), yiddish, by=by)
    answer_comment(row, Taken.PARTLY, "Ett extra möte första året.", by=by)
    roma = group_of(programme, "roma")
    enter_comment(proposal, roma, Comment(OBJECTION, method=Method.MEETING), by=by)
    said = Anchor(Position.OBJECTS, today(), "På mötet", "Mötet i mars", OBJECTION)
    anchor(proposal, said, by=by, group=roma)
    give_link(group_of(programme, "tornedalians"), by=by)
    agreement = make_agreement(
        AgreementStage.IN_FORCE,
        programme,
        is_shown=True,
        position=Position.WITH_OBJECTIONS,
        objections="Vi vill bestämma dagordningen tillsammans.",
        may_show=True,
    )
    late = today() - timedelta(days=3)
    promise = add_commitment(
        agreement, Party.REGION, "Nämnden", "Boka tolk till mötena", late, by=by
    )
    note = Note("ongoing", "Avtalet är skrivet.", method=Method.MEETING)
    note_commitment(promise, Party.REGION, note, by=by)


def places() -> list[str]:
    """Return the addresses of the pages."""
    proposal, agreement = StructureProposal.objects.get(), Agreement.objects.get()
    all_versions = f"/arbete/samrad/{proposal.programme_id}/struktur/"
    version = f"{all_versions}{proposal.pk}/"
    one = f"/arbete/samrad/overenskommelser/{agreement.pk}/"
    shown = f"/overenskommelser/{agreement.public_id}/"
    return [
        *(all_versions, f"{all_versions}vagar-in/", version),
        *(
            f"{version}{part}/"
            for part in ("delar", "synpunkter", "forankring", "utvardering")
        ),
        f"{version}steg/anchor-structure/",
        *("/arbete/samrad/overenskommelser/", "/arbete/samrad/overenskommelser/ny/"),
        *(one, f"{one}text/", f"{one}forankring/", f"{one}ataganden/"),
        *(f"{one}undertecknare/", f"{one}genomgang/", f"{one}steg/end-agreement/"),
        f"{one}ataganden/{agreement.commitments.get().pk}/",
        *("/overenskommelser/", shown, f"{shown}anslut/", f"{shown}tack/"),
        f"/struktur/{token_of(GroupLink.objects.get())}/",
    ]


def test_the_pages_of_an_agreement_hold_in_every_window(
    begin: Begin, browse: Browse
) -> None:
    begin(on_the_way)
    agreement = Agreement.objects.select_related("body").get()
    officer = User.objects.get(pk=officer_of(agreement.body).pk)
    with browse(officer) as page:
        for address in places():
            visit(page, address)
    with browse(officer, javascript=False, width=320, scheme="dark") as page:
        for address in places():
            visit(page, address)
