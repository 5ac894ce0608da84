"""Somebody asks the region on a phone, by keyboard alone, and reads the answer."""

from playwright.sync_api import expect

from gensvar.enquiries.models import Enquiry
from tests.journeys.conftest import Begin, Browse, inspect, visit
from tests.make.enquiries import answer, make_shown, make_theme


def test_a_question_is_asked_by_keyboard_and_answered(
    browse: Browse, begin: Begin
) -> None:
    begin(_asked_before)

    with browse(width=320) as page:
        visit(page, "/fraga/")
        page.get_by_label("Vad vill du fråga?").focus()
        page.keyboard.type("Varför är lokalen stängd på kvällarna?")
        heard = page.get_by_role("status").filter(has_text="1 fråga liknar din:")
        expect(heard).to_be_visible()
        page.get_by_role("button", name="Skicka frågan").focus()
        page.keyboard.press("Enter")
        expect(
            page.get_by_role("heading", name="Andra har frågat om det här")
        ).to_be_visible()
        inspect(page)
        page.get_by_role("button", name="Skicka frågan").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Tack. Din fråga har kommit in."
        )
        inspect(page)
        assert Enquiry.objects.filter(state="received").count() == 1

    with browse() as page:
        visit(page, "/fraga/")
        for _time in range(2):
            page.get_by_role("button", name="Skicka frågan").click()
            expect(page.get_by_role("alert")).to_contain_text("Skriv din fråga.")
            said = page.locator("[data-draft-status]").all_inner_texts()
            assert set(said) <= {""}

    with browse(scheme="dark") as page:
        visit(page, "/fragor/")
        visit(page, "/fragor/svarstider/")


def _asked_before() -> None:
    theme = make_theme(name="Lokaler")
    answer(make_shown(theme, words="Varför är lokalen stängd på kvällar?"))
    make_shown(theme, words="När får vi låna salen?")
