"""What a communication plan says and lacks, in words, and how two versions differ."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from gensvar.dialogues.judging import parts_lacking
from gensvar.dialogues.models import CommunicationPlan, PlanActivity, TargetGroup
from gensvar.ui.dates import day


def read_whole(plan: CommunicationPlan) -> CommunicationPlan:
    """Read everything that a plan says at once, and return it."""
    prefetch_related_objects(
        [plan], "target_groups", "activities", "feedback", "texts__part"
    )
    return plan


def missing_in_plan(plan: CommunicationPlan) -> list[str]:
    """Return which parts a plan still lacks, as phrases (S3-51, S3-30)."""
    groups = list(plan.target_groups.all())
    has_unheard = any(not group.usually_heard for group in groups)
    parts = (
        (bool(plan.purpose), _("a purpose")),
        (bool(plan.goals), _("goals")),
        (bool(plan.activities.all()), _("at least one activity")),
        (bool(plan.feedback.all()), _("at least one way to give feedback")),
        (bool(groups), _("at least one target group")),
        (
            not groups or has_unheard or bool(plan.only_usual_reason),
            _("a group that is not usually heard, or why there is none"),
        ),
    )
    lacking = [phrase for holds, phrase in parts if not holds]
    return lacking + parts_lacking(plan)


def parts_of_plan(plan: CommunicationPlan) -> list[tuple[str, list[str]]]:
    """Return what a plan says: the name of each part, and its lines in words."""
    return [
        (_("Purpose"), [plan.purpose] if plan.purpose else []),
        (_("Goals"), [plan.goals] if plan.goals else []),
        (
            _("Target groups"),
            [_group(group) for group in plan.target_groups.all()]
            + ([plan.only_usual_reason] if plan.only_usual_reason else []),
        ),
        (_("Activities"), [_activity(one) for one in plan.activities.all()]),
        (
            _("Feedback"),
            [f"{day(one.on)}: {one.to_whom}, {one.how}" for one in plan.feedback.all()],
        ),
        *((text.part.words, [text.words]) for text in plan.texts.all()),
    ]


def _group(group: TargetGroup) -> str:
    if group.usually_heard:
        return f"{group.name}: {group.how_reached}"
    return _("%(name)s (not usually heard): %(how)s") % {
        "name": group.name,
        "how": group.how_reached,
    }


def _activity(one: PlanActivity) -> str:
    words = (one.what, one.for_whom, one.channel, one.language_name)
    return f"{day(one.on)}: {', '.join(words)} ({one.owner})"


def compared(
    before: CommunicationPlan, after: CommunicationPlan
) -> list[dict[str, object]]:
    """Return two versions part by part, and whether each part is changed."""
    old, new = dict(parts_of_plan(before)), dict(parts_of_plan(after))
    return [
        {
            "title": title,
            "before": old.get(title, []),
            "after": new.get(title, []),
            "is_changed": old.get(title, []) != new.get(title, []),
        }
        for title in {**new, **old}
    ]
