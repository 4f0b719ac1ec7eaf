"""The addresses of the access room. Signing in and out is allauth's, under /accounts/."""

from django.urls import path

from peelian.access import views

app_name = "access"
urlpatterns = [
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/add/", views.create_account, name="create-account"),
    path("accounts/<str:ref>/", views.account, name="account"),
    path("accounts/<str:ref>/disable/", views.disable_account, name="disable-account"),
    path("accounts/<str:ref>/link/", views.link_account, name="link-account"),
    path("accounts/<str:ref>/roles/add/", views.grant_role, name="grant-role"),
    path("accounts/<str:ref>/roles/<str:role>/end/", views.end_role, name="end-role"),
    path("conflicts/", views.conflicts, name="conflicts"),
    path("conflicts/declare/", views.declare_conflict, name="declare-conflict"),
    path("conflicts/<str:conflict_ref>/withdraw/", views.withdraw_conflict, name="withdraw-conflict"),
]
