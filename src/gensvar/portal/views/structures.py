"""A group's own page: read the proposal, comment, judge the pilot, follow promises."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gensvar.agreements import public
from gensvar.agreements.public import GroupPage, Note
from gensvar.kernel.refusals import refusals_in
from gensvar.portal.agreement_forms import JudgeForm, PromiseForm, SayForm
from gensvar.portal.headers import for_one_person, with_a_form
from gensvar.portal.links import opened
from gensvar.translations.public import PageTexts, Thing, reading
from gensvar.ui.notices import tell_done

METHODS = ["GET", "HEAD", "POST"]


@for_one_person
@require_http_methods(METHODS)
def group(request: HttpRequest, token: str) -> HttpResponse:
    """Show a group what is proposed and what became of what it said."""
    page = opened(request, public.group_page, token)
    if isinstance(page, HttpResponse):
        return page
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    given = _forms(request, page, sent)
    form = given.get(sent)
    if form is not None and form.is_valid() and _done(page, sent, form):
        tell_done(request, _("Thank you. What you said is saved."))
        return redirect("group-page", page.token)
    context = {"mine": page, "texts": _texts(request, page), **given}
    status = 422 if request.method == "POST" else 200
    return with_a_form(render(request, "portal/group.html", context, status=status))


def _texts(request: HttpRequest, page: GroupPage) -> PageTexts:
    """Read the proposal in the language that the group chooses."""
    programme = page.link.group.programme_id
    return reading(
        request,
        Thing("programmes.programme", programme, {"name": page.programme}),
        *(
            Thing("agreements.proposalpart", part.pk, {"words": part.words})
            for part in page.proposed.parts
        ),
    )


def _forms(request: HttpRequest, page: GroupPage, sent: str) -> dict[str, forms.Form]:
    """Return the forms that are open now; the one that was sent holds its words."""
    start = {"key": public.fresh_key(), "language": get_language() or "sv"}
    data = {sent: request.POST} if sent else {}
    found: dict[str, forms.Form] = {}
    if page.proposed.can_comment:
        found["say"] = SayForm(data.get("say"), prefix="say", initial=start)
    if page.proposed.can_judge:
        found["judge"] = JudgeForm(data.get("judge"), prefix="judge", initial=start)
    if page.promises:
        promises = [(row.pk, f"{row.who}: {row.words[:80]}") for row in page.promises]
        found["follow"] = PromiseForm(
            data.get("follow"), prefix="follow", initial=start, promises=promises
        )
    return found


def _done(page: GroupPage, sent: str, form: forms.Form) -> bool:
    said = form.cleaned_data
    key, language = said["key"], said["language"]
    with refusals_in(form):
        if sent == "say":
            public.say(page, said["words"], said["part"], language, key)
        elif sent == "judge" and isinstance(form, JudgeForm):
            public.judge(page, form.view(), key)
        else:
            note = Note(said["status"], said["words"], language=language)
            public.follow(page, int(said["promise"]), note, key)
        return True
    return False
