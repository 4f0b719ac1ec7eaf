"""The addresses of the packs room."""

from django.urls import path

from peelian.packs.views import editions, packs, unused

app_name = "packs"
urlpatterns = [
    path("cases/<str:ref>/", packs.case, name="case"),
    path("cases/<str:ref>/begin/", packs.begin, name="begin"),
    path("cases/<str:ref>/unused/", unused.unused, name="unused"),
    path("cases/<str:ref>/unused/<str:document>/<str:form>/", unused.document, name="unused-document"),
    path("withheld/<str:ref>/lift/", packs.lift, name="lift"),
    path("<str:ref>/", packs.pack, name="pack"),
    path("<str:ref>/choose/", packs.choose, name="choose"),
    path("<str:ref>/found/", packs.found, name="found"),
    path("<str:ref>/withhold/", packs.withhold, name="withhold"),
    path("<str:ref>/make/", packs.make, name="make"),
    path("<str:ref>/<int:number>/change/", packs.change, name="change"),
    path("<str:ref>/<int:number>/drop/", packs.drop, name="drop"),
    path("<str:ref>/<int:number>/translate/", packs.translate, name="translate"),
    path("<str:ref>/editions/<int:number>/<str:form>/", editions.edition, name="edition"),
]
