"""The addresses of the clocks room: what is due under /clocks/, the law and the calendar under /law/."""

from django.urls import path

from peelian.clocks.views import days, due, law

app_name = "clocks"
urlpatterns = [
    path("clocks/", due.due, name="due"),
    path("clocks/<str:ref>/", due.case_clocks, name="case"),
    path("clocks/<str:ref>/<int:number>/", due.clock, name="clock"),
    path("law/", law.law, name="law"),
    path("law/unverified/", law.unread, name="unread"),
    path("law/days/", days.days, name="days"),
    path("law/days/proclaim/", days.proclaim, name="proclaim-day"),
    path("law/days/<str:ref>/revoke/", days.revoke, name="revoke-day"),
    path("law/<slug:rule_id>/", law.rule, name="rule"),
    path("law/<slug:rule_id>/compare/", law.compare, name="compare"),
]
