"""Addresses of the ledger."""

from django.urls import path

from peelian.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.list_entries, name="list"),
    path("<slug:stream>/<int:sequence>/", views.show_entry, name="entry"),
]
