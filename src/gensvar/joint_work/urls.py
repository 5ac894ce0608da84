"""Addresses of who does what, and of what is done together."""

from django.urls import path

from gensvar.joint_work.views import roles, steps, together

AT = "dialoger/<str:number>/"

urlpatterns = [
    path("vem-gor-vad/", roles.region_matrix, name="region-roles"),
    path("vem-gor-vad/<str:step>/", roles.region_step, name="region-role-step"),
    path(f"{AT}vem-gor-vad/", roles.who_does_what, name="who-does-what"),
    path(f"{AT}vem-gor-vad/<str:step>/", roles.own_step, name="who-does-step"),
    path(f"{AT}tillsammans/", steps.together, name="together"),
    path(f"{AT}tillsammans/ny/", steps.begin, name="begin-joint-step"),
    path(f"{AT}tillsammans/<int:joint_step>/", steps.joint_step, name="joint-step"),
    path(
        f"{AT}tillsammans/<int:joint_step>/tillbaka/",
        steps.put_back,
        name="put-joint-step-back",
    ),
    path(f"{AT}arbetsmoten/ny/", together.plan_meeting, name="plan-work-meeting"),
    path(f"{AT}arbetsmoten/<int:work_meeting>/", together.meeting, name="work-meeting"),
    path(f"{AT}larande/", together.reflection, name="joint-reflection"),
    path(f"{AT}resultatkonferens/", together.conference, name="result-conference"),
    path(
        f"{AT}resultatkonferens/skriv/",
        together.write_conference,
        name="write-result-conference",
    ),
]
