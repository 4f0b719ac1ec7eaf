"""The addresses of restrictions. A word of one's own comes before `<str:ref>/`, which takes any."""

from django.urls import path

from peelian.restrictions import register_urls
from peelian.restrictions.views import following, imposing, letters, meetings, obeying, reviewing

app_name = "restrictions"
urlpatterns = [
    *register_urls.urlpatterns,
    path("waiting/", meetings.waiting, name="waiting"),
    path("meetings/", meetings.meeting_list, name="meetings"),
    path("meetings/open/", meetings.open_meeting, name="open-meeting"),
    path("meetings/<str:ref>/", meetings.meeting_page, name="meeting"),
    path(
        "meetings/<str:ref>/review/<str:restriction_ref>/",
        meetings.review_in_meeting,
        name="review-in-meeting",
    ),
    path("catalogue/", obeying.catalogue, name="catalogue"),
    path("postings/", obeying.postings, name="postings"),
    path("pay/", obeying.pay, name="pay"),
    path("pay/enter/", obeying.enter_pay, name="enter-pay"),
    path("subjects/<str:ref>/", imposing.choose, name="choose"),
    path("subjects/<str:ref>/suspend/", imposing.suspend, name="suspend"),
    path("subjects/<str:ref>/suspend-staff/", imposing.suspend_from_employment, name="suspend-staff"),
    path("subjects/<str:ref>/restrict/", imposing.restrict, name="restrict"),
    path("conditions/<str:ref>/vary/", following.vary_condition, name="vary-condition"),
    path("conditions/<str:ref>/end/", following.end_condition, name="end-condition"),
    path("reviews/<str:ref>/authorise/", reviewing.authorise_review, name="authorise-review"),
    path("reviews/<str:ref>/send-back/", reviewing.send_back, name="send-back"),
    path("reviews/<str:ref>/notify/", reviewing.notify, name="notify"),
    path("reviews/<str:ref>/correct/", reviewing.correct_review, name="correct-review"),
    path("letters/make/<str:kind>/<str:ref>/", letters.make, name="make-letter"),
    path("letters/made/<str:ref>/", letters.letter, name="letter"),
    path("letters/made/<str:ref>/give/", letters.give, name="give-letter"),
    path("letters/made/<str:ref>/<str:copy>/<str:form>/", letters.letter_file, name="letter-file"),
    path("<str:ref>/", following.restriction, name="restriction"),
    path("<str:ref>/letters/", letters.letters, name="letters"),
    path("<str:ref>/authorise/", imposing.authorise, name="authorise"),
    path("<str:ref>/refuse/", imposing.refuse, name="refuse"),
    path("<str:ref>/review/", reviewing.review, name="review"),
    path("<str:ref>/confirm/", following.confirm, name="confirm"),
    path("<str:ref>/representations/", following.represent, name="represent"),
    path("<str:ref>/consult/", following.consult, name="consult"),
    path("<str:ref>/end/", following.end, name="end"),
    path("<str:ref>/correct/", following.correct, name="correct"),
    path("<str:ref>/conditions/add/", following.add_condition, name="add-condition"),
]
