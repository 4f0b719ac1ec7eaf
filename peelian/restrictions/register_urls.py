"""The addresses of the register, the figures, the rosters, their alerts and the duty codes."""

from django.urls import path

from peelian.restrictions.views import alerts, duty_codes, figures, register, rosters

urlpatterns = [
    path("", register.register, name="register"),
    path("register/print/", register.register_print, name="register-print"),
    path("register/csv/", register.register_csv, name="register-csv"),
    path("figures/", figures.figures, name="figures"),
    path("figures/<str:ref>/", figures.answer, name="answer"),
    path("figures/<str:ref>/csv/", figures.answer_csv, name="answer-csv"),
    path("rosters/", rosters.rosters, name="rosters"),
    path("rosters/post/", rosters.post_roster, name="post-roster"),
    path("rosters/<str:ref>/", rosters.roster, name="roster"),
    path("rosters/<str:ref>/csv/", rosters.roster_report_csv, name="roster-csv"),
    path("rosters/<str:ref>/apply/", rosters.apply, name="apply-roster"),
    path("rosters/<str:ref>/discard/", rosters.discard, name="discard-roster"),
    path("alerts/", alerts.alerts, name="alerts"),
    path("alerts/<str:ref>/", alerts.alert, name="alert"),
    path("alerts/<str:ref>/answer/", alerts.answer, name="answer-alert"),
    path("duty-codes/", duty_codes.duty_codes, name="duty-codes"),
    path("duty-codes/set/", duty_codes.set_code, name="set-duty-code"),
    path("duty-codes/<str:code>/", duty_codes.duty_code, name="duty-code"),
    path("duty-codes/<str:code>/change/", duty_codes.set_code, name="change-duty-code"),
]
