"""The first page after signing in."""

from django.http import HttpResponse
from django.shortcuts import render

from peelian.access.middleware import StaffRequest


def home(request: StaffRequest) -> HttpResponse:
    """What waits for this person."""
    return render(request, "desk/home.html", {})
