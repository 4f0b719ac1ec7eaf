"""The addresses of the clocks room."""

from django.urls import path

from peelian.clocks import views

app_name = "clocks"
urlpatterns = [
    path("", views.due, name="due"),
    path("<str:ref>/", views.case_clocks, name="case"),
    path("<str:ref>/<int:number>/", views.clock, name="clock"),
]
