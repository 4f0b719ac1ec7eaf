"""The addresses of the people room."""

from django.urls import path

from peelian.people.views import changing, importing, listing, merging, posting

app_name = "people"
urlpatterns = [
    path("", listing.people_list, name="list"),
    path("add/", changing.add, name="add"),
    path("import/", importing.upload, name="import"),
    path("import/<str:import_ref>/", importing.confirm, name="confirm-import"),
    path("import/<str:import_ref>/discard/", importing.discard, name="discard-import"),
    path("<str:ref>/", listing.person, name="person"),
    path("<str:ref>/edit/", changing.edit, name="edit"),
    path("<str:ref>/posts/add/", posting.add, name="add-post"),
    path("<str:ref>/posts/<str:post_ref>/correct/", posting.correct, name="correct-post"),
    path("<str:ref>/posts/<str:post_ref>/end/", posting.end, name="end-post"),
    path("<str:ref>/contacts/add/", changing.add_contact, name="add-contact"),
    path(
        "<str:ref>/contacts/<str:contact_ref>/withdraw/", changing.withdraw_contact, name="withdraw-contact"
    ),
    path("<str:ref>/merge/", merging.merge, name="merge"),
]
