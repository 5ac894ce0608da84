"""One way in: what people ask and are answered, and the support there is."""

from datetime import timedelta

from gensvar.accounts.models import User
from gensvar.demo.content import Content
from gensvar.demo.stories.civil import Civil
from gensvar.demo.stories.telling import Telling
from gensvar.enquiries.actions.answering import Draft, send_answer
from gensvar.enquiries.actions.asker import judge_answer
from gensvar.enquiries.actions.asking import Asked, ask
from gensvar.enquiries.actions.keeping_days import escalate_late
from gensvar.enquiries.actions.showing import show_enquiry
from gensvar.enquiries.actions.themes import ThemeFacts, add_theme
from gensvar.enquiries.models import Enquiry, Source, Theme
from gensvar.funding.actions.forms import Report, begin_funding, publish_funding
from gensvar.funding.actions.rounds import add_round
from gensvar.kernel.secrets import token

SEEN_AFTER = timedelta(hours=2)


def themes(story: Civil) -> Telling:
    """Say what one can ask about, who owns it, and how soon an answer comes."""
    yield story.at("made")
    for facts in story.content["list"]:
        said = ThemeFacts(
            name=facts["name"],
            body=story.region.bodies[facts["body"]],
            owner_role=facts["role"],
            answer_days=facts["days"],
            owner=story.region.people[facts["owner"]],
            hint=facts["hint"],
            is_published=facts.get("is_published", False),
            is_funding=facts.get("is_funding", False),
        )
        add_theme(said, by=story.region.people["samir"], slug=facts["slug"])


def question(story: Civil) -> Telling:
    """Ask something; it is shown, answered, and judged, as far as the file goes."""
    words = story.content
    yield story.at("day", 19)
    name = words.get("organisation", "")
    asked = Asked(
        words=words["words"],
        theme=Theme.objects.filter(slug=words.get("theme", "")).first(),
        subject=words["subject"],
        name=words.get("name", ""),
        organisation=story.organisation(name) if name else None,
        wants_public=words["public"],
        source=Source.OWN if name else Source.FORM,
    )
    row = ask(asked, key=token())
    if words["public"]:
        yield story.at("day", 20) + SEEN_AFTER
        show_enquiry(row, words["subject"], words["words"], by=_owner(row, story))
    if answer := words.get("answer"):
        yield story.region.at(answer["day"], 15)
        _answered(story, row, answer)
    elif row.due_on < story.region.today:
        yield story.region.at(-1, 6)
        escalate_late()


def _owner(row: Enquiry, story: Civil) -> User:
    return row.owner or story.by


def _answered(story: Civil, row: Enquiry, words: Content) -> None:
    promised = words.get("promise_in")
    draft = Draft(
        kind=words["kind"],
        words=words["words"],
        signed_by=words["signed_by"],
        reason=words.get("reason", ""),
        promise=words.get("promise", ""),
        promise_by=story.region.day(promised) if promised else None,
    )
    row.refresh_from_db()
    send_answer(row, draft, by=_owner(row, story))
    if verdict := words.get("verdict"):
        row.refresh_from_db()
        judge_answer(row, verdict, "", again=False)


def funding(story: Civil) -> Telling:
    """Write one form of support, show it, and say when one can apply."""
    words, day = story.content, story.region.day
    yield story.region.at(story.whole["funding"]["made"], 13)
    facts: Content = {
        name: words[name]
        for name in (
            *("name", "kind", "purpose", "benefit", "for_whom", "least", "most"),
            *("indexed", "index_how", "conditions", "steps"),
            *("contact_role", "contact_email"),
        )
        if name in words
    }
    facts |= {"for_kinds": words["kinds"], "period_words": words["period"]}
    reports = [Report(**one) for one in words.get("reports", ())]
    body = story.region.bodies[words["body"]]
    form = begin_funding(body, facts, reports, by=story.by)
    publish_funding(form, by=story.by)
    yield story.region.at(-60, 13)
    for one in words.get("rounds", ()):
        days = {
            f"{name}_on": day(one[name]) for name in ("opens", "closes", "decision")
        }
        add_round(form, days, by=story.by)
