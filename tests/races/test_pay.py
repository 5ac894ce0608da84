"""Many press at once about pay: one claim, one decision, one payroll file."""

from datetime import timedelta
from functools import partial

from gensvar.kernel.days import today
from gensvar.kernel.errors import Invalid, Stale
from gensvar.notifications.models import Letter
from gensvar.remuneration.actions.claims import Changed, send_claim
from gensvar.remuneration.actions.deciding import approve_claim, return_claim
from gensvar.remuneration.actions.payroll import make_batch
from gensvar.remuneration.claiming import Asked
from gensvar.remuneration.models import Batch, Claim
from tests.make.dialogues import officer_of
from tests.make.meetings import make_arrival
from tests.make.organisations import make_body
from tests.make.remuneration import (
    approver_of,
    make_approved,
    make_claim,
    make_over,
    make_present,
    make_table,
)
from tests.racing import RACING, at_once, counted

pytestmark = RACING
MANY = 8


def test_a_double_press_sends_one_claim() -> None:
    body = make_body()
    make_table(body)
    guest = make_present(body)
    press = partial(send_claim, guest, Asked(minutes=210), form=0, shown=90_000)
    ended = at_once([press] * MANY)
    assert counted(ended) == {"done": MANY}
    assert len({claim.pk for claim in ended if isinstance(claim, Claim)}) == 1
    assert (Claim.objects.count(), Letter.objects.count()) == (1, 1)


def test_two_claims_of_one_person_never_pass_the_limit_of_the_day() -> None:
    body = make_body()
    make_table(body, "varmland")
    guests = [
        make_arrival(make_over(body), email="ada@example.org") for _number in range(2)
    ]

    def press(number: int) -> str:
        try:
            send_claim(guests[number], Asked(minutes=210), form=0, shown=71_700)
        except Changed:
            return "changed"
        return "sent"

    ended = at_once([partial(press, 0), partial(press, 1)])
    assert sorted(map(str, ended)) == ["changed", "sent"]
    assert sum(Claim.objects.values_list("total", flat=True)) <= 107_600


def test_a_claim_is_decided_once() -> None:
    body = make_body()
    make_table(body)
    claim = make_claim(make_present(body))
    chair = approver_of(body)

    def copy() -> Claim:
        return Claim.objects.select_related("guest", "body").get(pk=claim.pk)

    approve = partial(approve_claim, copy(), claim.version, by=chair)
    give_back = partial(return_claim, copy(), claim.version, "time_differs", by=chair)
    ended = at_once([approve, give_back, approve, give_back])
    assert counted(ended) == {"done": 1, Stale.__name__: 3}
    assert Letter.objects.exclude(kind="claim is received").count() == 1


def test_a_claim_stands_in_one_payroll_file() -> None:
    body = make_body()
    make_table(body)
    make_approved(make_present(body))
    first, officer = today() - timedelta(days=30), officer_of(body)
    ended = at_once([partial(make_batch, body, first, today(), by=officer)] * 4)
    assert counted(ended) == {"done": 1, Invalid.__name__: 3}
    assert Batch.objects.get().claims == 1
