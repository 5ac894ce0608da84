"""Forms say what is wrong beside the field and on top, linked together."""

from typing import Any

from django import forms
from django.utils.translation import override

from gensvar.ui.forms import DayField, LongText
from gensvar.ui.gallery import SampleForm, sample_form_with_errors
from tests.ui.reading import parse_part, words


def page(form: forms.Form) -> Any:
    with override("sv"):
        return parse_part(form.render())


def test_every_error_on_top_leads_to_its_field() -> None:
    drawn = page(sample_form_with_errors())

    links = drawn.xpath(".//div[@role='alert']//a/@href")
    assert len(links) == 5
    assert all(drawn.xpath(f".//*[@id='{link[1:]}']") for link in links)


def test_a_question_on_top_takes_no_colon() -> None:
    class Asked(forms.Form):
        what = forms.CharField(label="Vad vill du fråga?")
        name = forms.CharField(label="Namn")

    said = [words(a) for a in page(Asked({})).xpath(".//div[@role='alert']//a")]
    assert said == ["Vad vill du fråga? Fyll i det här.", "Namn: Fyll i det här."]


def test_errors_are_tied_to_the_field() -> None:
    drawn = page(sample_form_with_errors())

    field = drawn.get_element_by_id("id_wrong-words")
    assert field.get("aria-invalid") == "true"
    for name in field.get("aria-describedby").split():
        assert drawn.get_element_by_id(name) is not None


def test_choices_stand_in_a_group_with_a_legend() -> None:
    drawn = page(SampleForm())

    assert [legend.text.strip() for legend in drawn.iter("legend")] == [
        "Hur vill du delta?",
        "Hur får vi nå dig?",
    ]


def test_only_what_is_optional_is_marked() -> None:
    drawn = page(SampleForm())

    marked = drawn.xpath(".//*[@class='optional']/..")
    assert [words(place) for place in marked] == [
        "Hur får vi nå dig? frivilligt",
        "När hände det? frivilligt",
    ]


def test_a_long_text_says_how_long_it_may_be() -> None:
    (count,) = page(SampleForm()).find_class("field-count")

    assert count.text == "Högst 2\u00a0000 tecken."


def test_a_day_uses_the_calendar_of_the_browser_and_may_be_written() -> None:
    class When(forms.Form):
        day = DayField()

    form = When({"day": "2024-05-13"})
    assert form.is_valid(), form.errors
    field = page(form).get_element_by_id("id_day")
    assert (field.get("type"), field.get("value")) == ("date", "2024-05-13")


def test_a_day_that_does_not_exist_is_shown_as_it_was_written() -> None:
    field = page(sample_form_with_errors()).get_element_by_id("id_wrong-day")

    assert (field.get("type"), field.get("value")) == ("text", "2024-02-31")


def test_a_text_that_is_too_long_is_kept_whole_and_told() -> None:
    class Short(forms.Form):
        words = forms.CharField(max_length=5, widget=LongText())

    drawn = page(Short({"words": "x" * 10_000}))
    field = drawn.get_element_by_id("id_words")
    assert (field.get("maxlength"), field.get("data-most")) == (None, "5")
    assert field.text.strip() == "x" * 10_000
    assert "för lång" in words(drawn)


def test_what_is_asked_for_later_is_not_called_optional() -> None:
    class Draft(forms.Form):
        asked_later = ("method",)
        method = forms.CharField(required=False)
        remark = forms.CharField(required=False)

    marked = page(Draft()).xpath(".//*[@class='optional']/..")
    assert len(marked) == 1
