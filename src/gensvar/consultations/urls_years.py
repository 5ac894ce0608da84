"""Addresses of what is done and told each year: duties, effects, trends, report."""

from django.urls import URLPattern, path, register_converter

from gensvar.consultations.views import duties, effects, reports, trends, young


class Step:
    """What is done with something that stands in a list."""

    regex = "visa|dolj|bort|ater"

    def to_python(self, value: str) -> str:
        """Return the word as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return the word as it stands."""
        return value


register_converter(Step, "step_of_a_year")

DUTIES: list[URLPattern] = [
    path(
        "<int:programme>/information/", duties.information, name="programme-information"
    ),
    path("<int:programme>/information/ny/", duties.note, name="note-information"),
    path(
        "<int:programme>/information/tabell.xlsx",
        duties.information_file,
        name="information-file",
    ),
    path(
        "<int:programme>/information/<int:pk>/bort/",
        duties.withdraw,
        name="withdraw-information",
    ),
    path("<int:programme>/unga/", young.young, name="programme-young"),
    path("<int:programme>/unga/ny/", young.note, name="note-young"),
    path(
        "<int:programme>/unga/<int:pk>/<step_of_a_year:do>/",
        young.change,
        name="change-young",
    ),
]
EFFECTS: list[URLPattern] = [
    path("<int:programme>/andrat/", effects.effects, name="programme-effects"),
    path("<int:programme>/andrat/nytt/", effects.note, name="note-effect"),
    path(
        "<int:programme>/andrat/<int:pk>/<step_of_a_year:do>/",
        effects.change,
        name="change-effect",
    ),
    path("<int:programme>/varde/<int:year>/", effects.review, name="review-year"),
    path(
        "<int:programme>/varde/<int:year>/<int:group>/",
        effects.review,
        name="review-year-of-group",
    ),
    path("<int:programme>/trender/", trends.trends, name="programme-trends"),
    path(
        "<int:programme>/trender/<str:what>/<int:year>/",
        trends.trend_list,
        name="trend-list",
    ),
    path(
        "<int:programme>/trender/<str:what>/<int:year>/<int:group>/",
        trends.trend_list,
        name="trend-list-of-group",
    ),
]
REPORTS: list[URLPattern] = [
    path("<int:programme>/rapport/", reports.reports, name="programme-reports"),
    path("<int:programme>/rapport/<int:year>/", reports.report, name="yearly-report"),
    path(
        "<int:programme>/rapport/<int:year>/skriv/",
        reports.write,
        name="write-yearly-report",
    ),
    path(
        "<int:programme>/rapport/<int:year>/skickad/",
        reports.send,
        name="send-yearly-report",
    ),
    path(
        "<int:programme>/rapport/<int:year>/rapport.<str:form>",
        reports.report_file,
        name="yearly-report-file",
    ),
    path(
        "<int:programme>/rapport/<int:year>/<int:copy>/",
        reports.sent,
        name="sent-report",
    ),
    path(
        "<int:programme>/rapport/<int:year>/<int:copy>/rapport.<str:form>",
        reports.report_file,
        name="sent-report-file",
    ),
]
urlpatterns: list[URLPattern] = [*DUTIES, *EFFECTS, *REPORTS]
