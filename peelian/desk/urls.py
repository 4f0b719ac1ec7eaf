"""The addresses of the desk. They come first, so that the page of a case is the desk's."""

from django.urls import path, register_converter

from peelian.desk.addresses import ReferenceConverter
from peelian.desk.views import case, exporting, home, person, saved, searching

register_converter(ReferenceConverter, "reference")

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("waiting/<slug:kind>/", home.waiting, name="waiting"),
    path("search/", searching.search, name="search"),
    path("views/", saved.saved_views, name="saved-views"),
    path("views/save/", saved.save, name="save-view"),
    path("views/<reference:ref>/forget/", saved.forget, name="forget-view"),
    path("cases.csv", exporting.cases_csv, name="cases-csv"),
    path("due.csv", exporting.due_csv, name="due-csv"),
    path("cases/<reference:ref>/", case.case, name="case"),
    path("cases/<reference:ref>/timeline/", case.timeline, name="timeline"),
    path("cases/<reference:ref>/print/", case.print_case, name="print-case"),
    path("people/<reference:ref>/history/", person.person, name="person"),
]
