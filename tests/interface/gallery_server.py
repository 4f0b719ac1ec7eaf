"""Serves the gallery on loopback, with the real policy and the real static files and no database.

python -m tests.interface.gallery_server        # prints an address to look at; Ctrl-C stops it
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from types import SimpleNamespace
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

FRAGMENT = '<p class="govuk-body" id="arrived">The fragment arrived.</p>'


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing for each request."""


def _answer(environ: dict[str, Any], start_response: Any) -> Any:
    from django.core.handlers.wsgi import WSGIRequest
    from django.http import Http404, HttpResponse

    request = WSGIRequest(environ)
    try:
        response = _page(request)
    except Http404:
        response = HttpResponse("no such page", status=404)
    start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
    return response


def _page(request: Any) -> Any:
    from django.contrib.staticfiles.views import serve
    from django.http import Http404, HttpResponse

    from peelian.interface.content_security import DIRECTIVES
    from tests.interface import gallery

    name = request.path.strip("/") or "home"
    if name.startswith("static/"):
        return serve(request, name.removeprefix("static/"), insecure=True)
    request.user = SimpleNamespace(is_authenticated=True)
    request.actor = SimpleNamespace(
        name=gallery.LONG_NAME[:45], role_titles="Investigator, Intake officer", may_code=lambda code: True
    )
    if name == "fragment":
        return HttpResponse(FRAGMENT)
    if name not in gallery.PAGES:
        raise Http404
    policy = "; ".join(f"{key} {' '.join(sources)}" for key, sources in DIRECTIVES.items())
    return HttpResponse(gallery.render(name, request), headers={"Content-Security-Policy": policy})


@contextmanager
def served() -> Iterator[str]:
    """The address of the gallery while the block runs."""
    server = make_server("127.0.0.1", 0, _answer, server_class=_Server, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    """Serve until interrupted."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peelian.config.settings")
    django.setup()
    from tests.interface import gallery

    with served() as address:
        print("\n".join(f"{address}/{name}" for name in gallery.PAGES))
        threading.Event().wait()


if __name__ == "__main__":
    main()
