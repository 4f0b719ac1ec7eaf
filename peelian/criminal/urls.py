"""The addresses of the criminal room."""

from django.urls import path

from peelian.criminal.views import custody, deciding, lists, releasing, strand

app_name = "criminal"
urlpatterns = [
    path("", lists.due, name="list"),
    path("subjects/<str:ref>/open/", strand.open_one, name="open"),
    path("strands/<str:ref>/", lists.strand, name="strand"),
    path("strands/<str:ref>/investigator/", strand.investigator, name="investigator"),
    path("strands/<str:ref>/offences/add/", strand.suspect, name="suspect"),
    path("strands/<str:ref>/interview/", strand.interview, name="interview"),
    path("strands/<str:ref>/arrest/", custody.arrest, name="arrest"),
    path("strands/<str:ref>/bail/", releasing.bail, name="bail"),
    path("strands/<str:ref>/release/", releasing.release, name="release"),
    path("strands/<str:ref>/charge/", deciding.charge, name="charge"),
    path("strands/<str:ref>/stage/", deciding.stage, name="stage"),
    path("strands/<str:ref>/prejudice/", deciding.prejudice, name="prejudice"),
    path("strands/<str:ref>/restrict/", deciding.restrict, name="restrict"),
    path("offences/<str:ref>/record/", strand.offence, name="offence"),
    path("arrests/<str:ref>/authorise/", custody.authorise, name="authorise"),
    path("arrests/<str:ref>/correct/", custody.correct, name="correct"),
    path("arrests/<str:ref>/review/", custody.review, name="review"),
    path("arrests/<str:ref>/postpone/", custody.postpone, name="postpone"),
    path("arrests/<str:ref>/extend/", custody.extend, name="extend"),
    path("arrests/<str:ref>/end/", custody.end, name="end"),
    path("releases/<str:ref>/extend/", releasing.extend, name="extend-bail"),
    path("releases/<str:ref>/conditions/", releasing.conditions, name="conditions"),
    path("releases/<str:ref>/review/", releasing.review, name="review-release"),
    path("releases/<str:ref>/end/", releasing.end, name="end-release"),
    path("restrictions/<str:ref>/lift/", deciding.lift, name="lift"),
    path("<str:ref>/", lists.case, name="case"),
]
