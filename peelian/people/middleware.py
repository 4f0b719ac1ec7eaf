"""Works out the walls before each request's actor once, merged records included."""

from django.http import HttpRequest, HttpResponse

from peelian.access.middleware import View
from peelian.people.policy import with_complete_walls


def walls(get_response: View) -> View:
    """Stands after `peelian.access.middleware.actor`, which says who is asking."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if hasattr(request, "actor"):
            request.actor = with_complete_walls(request.actor)
        return get_response(request)

    return middleware
