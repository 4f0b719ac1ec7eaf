"""The addresses of `media`."""

from django.urls import path

from peelian.media.views import case, files, lists, looks

app_name = "media"
urlpatterns = [
    path("lists/", lists.force, name="lists"),
    path("lists/give/", lists.give_force, name="give-force"),
    path("lists/<str:ref>/", lists.one, name="list"),
    path("lists/<str:ref>/withdraw/", lists.withdraw, name="withdraw"),
    path("looks/", looks.mine, name="looks"),
    path("looks/categories/", looks.categories, name="categories"),
    path("looks/<str:ref>/", looks.look, name="look"),
    path("looks/<str:ref>/show/", looks.show, name="show"),
    path("looks/<str:ref>/decide/", looks.decide, name="decide"),
    path("looks/<str:ref>/end/", looks.end, name="end"),
    path("shown/<str:secret>/", looks.shown, name="shown"),
    path("files/<str:ref>/", files.file, name="file"),
    path("files/<str:ref>/flag/", files.flag, name="flag"),
    path("files/<str:ref>/report/", files.report, name="report"),
    path("files/<str:ref>/ask/", looks.ask, name="ask"),
    path("hits/<str:ref>/", files.hit, name="hit"),
    path("<str:ref>/", case.case, name="case"),
    path("<str:ref>/groups/", case.groups, name="groups"),
    path("<str:ref>/hash/", case.hash_files, name="hash"),
    path("<str:ref>/progress/", case.progress, name="progress"),
    path("<str:ref>/rules/", case.rules, name="rules"),
    path("<str:ref>/known/", case.known, name="known"),
    path("<str:ref>/lists/give/", lists.give, name="give"),
]
