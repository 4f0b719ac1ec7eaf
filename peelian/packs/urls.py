"""The addresses of `packs`."""

from django.urls import URLPattern

app_name = "packs"
urlpatterns: list[URLPattern] = []
