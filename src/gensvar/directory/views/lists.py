"""What organisations are sorted by: categories and competences."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gensvar.accounts.access import signed_in
from gensvar.accounts.requests import SignedInRequest
from gensvar.directory.actions import lists
from gensvar.directory.forms.organisations import CategoryForm, CompetenceForm
from gensvar.directory.models import Category, Competence
from gensvar.directory.policies import may_keep_lists
from gensvar.kernel.errors import Invalid
from gensvar.kernel.refusals import refusals_in
from gensvar.ui.notices import tell_done, tell_error


@signed_in
def words(request: SignedInRequest) -> HttpResponse:
    """Show the lists, and put a word in one of them."""
    if not may_keep_lists(request.user):
        raise PermissionDenied
    sent = request.POST.get("do", "")
    data = {sent: request.POST} if sent else {}
    category = CategoryForm(data.get("category"), prefix="category")
    competence = CompetenceForm(data.get("competence"), prefix="competence")
    if category.is_valid():
        with refusals_in(category):
            lists.add_category(**category.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("directory-words")
    if competence.is_valid():
        with refusals_in(competence):
            lists.add_competence(**competence.cleaned_data, by=request.user)
            tell_done(request, _("Saved."))
            return redirect("directory-words")
    known = Competence.objects.filter(ended_on__isnull=True)
    rows = list(known.select_related("proposed_by"))
    context = {
        "category": category,
        "competence": competence,
        "categories": list(Category.objects.filter(ended_on__isnull=True)),
        "competences": [row for row in rows if row.proposed_at is None],
        "proposed": [row for row in rows if row.proposed_at],
    }
    status = 422 if sent else 200
    return render(request, "directory/words.html", context, status=status)


def _row(kind: str, pk: int) -> Category | Competence:
    if kind == "category":
        return get_object_or_404(Category, pk=pk)
    if kind == "competence":
        return get_object_or_404(Competence, pk=pk)
    raise Http404


@require_POST
@signed_in
def end(request: SignedInRequest, kind: str, pk: int) -> HttpResponse:
    """Let a word be chosen no more; it can be taken back."""
    if not may_keep_lists(request.user):
        raise PermissionDenied
    row = _row(kind, pk)
    lists.end_listed(row, by=request.user)
    undo = reverse("directory-word-again", args=[kind, pk])
    told = _("%(word)s is not chosen any more.") % {"word": row.name}
    tell_done(request, told, undo=undo)
    return redirect("directory-words")


@require_POST
@signed_in
def again(request: SignedInRequest, kind: str, pk: int) -> HttpResponse:
    """Let a word be chosen again, or take up what an organisation has proposed."""
    if not may_keep_lists(request.user):
        raise PermissionDenied
    row = _row(kind, pk)
    try:
        if isinstance(row, Competence) and row.proposed_at:
            lists.take_up_competence(row, by=request.user)
        else:
            lists.list_again(row, by=request.user)
        tell_done(request, _("Saved."))
    except Invalid as refused:
        tell_error(request, str(refused.sentence))
    return redirect("directory-words")
