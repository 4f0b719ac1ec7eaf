"""The addresses of the review room."""

from django.urls import path

from peelian.review.views import drawing_up, finding, following, reading, reporting

app_name = "review"
urlpatterns = [
    path("cases/<str:ref>/", drawing_up.case, name="case"),
    path("cases/<str:ref>/new/", drawing_up.draw_up, name="draw-up"),
    path("categories/<str:ref>/remove/", drawing_up.remove_category, name="remove-category"),
    path("categories/<str:ref>/example/", drawing_up.name_example, name="example"),
    path("turns/<int:number>/", reading.turn, name="turn"),
    path("<str:ref>/", drawing_up.review, name="review"),
    path("<str:ref>/change/", drawing_up.change, name="change"),
    path("<str:ref>/categories/add/", drawing_up.add_category, name="add-category"),
    path("<str:ref>/readers/appoint/", drawing_up.appoint, name="appoint"),
    path("<str:ref>/readers/<str:account>/end/", drawing_up.end_appointment, name="end-appointment"),
    path("<str:ref>/start/", drawing_up.start, name="start"),
    path("<str:ref>/revise/", drawing_up.revise, name="revise"),
    path("<str:ref>/read/", reading.read, name="read"),
    path("<str:ref>/progress/", following.progress, name="progress"),
    path("<str:ref>/under-way/", following.work, name="work"),
    path("<str:ref>/order/", following.ask_order, name="ask-order"),
    path("<str:ref>/look/", following.look, name="look"),
    path("<str:ref>/second-sample/", following.second_sample, name="second-sample"),
    path("<str:ref>/agreement/", following.agreement, name="agreement"),
    path("<str:ref>/settle/", following.settle, name="settle"),
    path("<str:ref>/settle/<str:category>/<str:message>/", following.settle_one, name="settle-one"),
    path("<str:ref>/stop/", following.stop, name="stop"),
    path("<str:ref>/stop/without-the-rule/", following.override, name="override"),
    path("<str:ref>/report/", reporting.report, name="report"),
    path("<str:ref>/report/make/", reporting.make_report, name="make-report"),
    path("<str:ref>/report/<str:document>/<str:form>/", reporting.report_file, name="report-file"),
    path("<str:ref>/findings/", finding.findings, name="findings"),
    path("<str:ref>/findings/<str:conversation>/", finding.lanes, name="lanes"),
]
