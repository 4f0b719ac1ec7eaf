"""The roots of every address in Peelian."""

from django.urls import include, path

urlpatterns = [
    path("", include("peelian.desk.urls")),
    path("reports/", include("peelian.reports.urls")),
    path("cases/", include("peelian.cases.urls")),
    path("restrictions/", include("peelian.restrictions.urls")),
    path("", include("peelian.clocks.urls")),
    path("criminal/", include("peelian.criminal.urls")),
    path("evidence/", include("peelian.evidence.urls")),
    path("chats/", include("peelian.chats.urls")),
    path("review/", include("peelian.review.urls")),
    path("media/", include("peelian.media.urls")),
    path("packs/", include("peelian.packs.urls")),
    path("people/", include("peelian.people.urls")),
    path("ledger/", include("peelian.ledger.urls")),
    path("access/", include("peelian.access.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/sessions/", include("allauth.usersessions.urls")),
]
