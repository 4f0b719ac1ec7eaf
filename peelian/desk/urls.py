"""The addresses of the desk. They come first, so that the page of a case is the desk's."""

from django.urls import path, register_converter

from peelian.desk.addresses import ReferenceConverter
from peelian.desk.views import case, home, person

register_converter(ReferenceConverter, "reference")

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("cases/<reference:ref>/", case.case, name="case"),
    path("cases/<reference:ref>/timeline/", case.timeline, name="timeline"),
    path("cases/<reference:ref>/print/", case.print_case, name="print-case"),
    path("people/<reference:ref>/history/", person.person, name="person"),
]
