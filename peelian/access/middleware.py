"""Puts the actor on every request, and turns refusals into answers."""

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from peelian.access.actors import Actor
from peelian.access.queries import actor_for
from peelian.access.refusals import Hidden, Refused

View = Callable[[HttpRequest], HttpResponse]


class StaffRequest(HttpRequest):
    """A request by someone who is signed in."""

    actor: Actor


def actor(get_response: View) -> View:
    """Work out once who is asking. Nobody signed in has no actor, and no view that needs one is reached.

    What somebody signed in was answered is kept by no browser: else whoever sits down there next goes back to it, past
    every wall and past the stream of looks.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        cast(StaffRequest, request).actor = actor_for(request.user)
        answer = get_response(request)
        answer.setdefault("Cache-Control", "private, no-store")
        return answer

    return middleware


class refusals:
    """Hidden becomes 404, as if the thing did not exist; Refused becomes 403 with its sentence."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # PostgreSQL holds no text with NUL, and would answer with a fault where SQLite finds nothing. Nobody types one.
        if "\0" in request.path_info:
            raise Http404
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if isinstance(problem, Hidden):
            # Django turns an Http404 raised here into the ordinary 404 page, equal to that of an unknown address.
            raise Http404 from problem
        if isinstance(problem, Refused):
            return render(request, "403.html", {"reason": str(problem)}, status=403)
        return None
