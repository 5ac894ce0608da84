"""Addresses of contributions in the workspace, beneath arbete/dialoger/."""

from django.urls import URLPattern, path

from gensvar.contributions.actions import Reach
from gensvar.contributions.views import disposing, entering, moderating, reading

HERE = "<str:number>/inspel/"
ONE = f"{HERE}<str:public_id>/"
urlpatterns = [
    path(HERE, reading.contributions, name="contributions"),
    path(f"{HERE}tabell/", reading.as_table, name="contributions-table"),
    path(f"{HERE}granska/", moderating.review_next, name="review-contributions"),
    path(f"{HERE}skriv-in/", entering.enter, name="enter-contribution"),
    path(ONE, reading.contribution, name="contribution"),
    path(f"{ONE}dolj/", moderating.hide_one, name="hide-contribution"),
    path(f"{ONE}visa/", moderating.lift_one, name="lift-hiding"),
    path(f"{ONE}granskat/", moderating.pass_one, name="pass-review"),
]


def disposal_urls(reach: Reach) -> list[URLPattern]:
    """Return the addresses of disposal; `reach` empties what floors above keep.

    They are asked before the others: one contribution's address looks like them.
    """
    one = f"{HERE}gallring/<int:pk>/"
    return [
        path(f"{HERE}gallring/", disposing.disposals, name="disposals"),
        path(one, disposing.disposal, {"reach": reach}, name="disposal"),
        path(f"{one}avsta/", disposing.decline, name="decline-disposal"),
    ]
