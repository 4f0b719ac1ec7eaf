"""Taking an edition of a pack away."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.access.refusals import Hidden
from peelian.packs import policy
from peelian.packs.queries.pages import form_named
from peelian.packs.services.reading import read_edition


@require_GET
def edition(request: StaffRequest, ref: str, number: int, form: str) -> HttpResponse:
    """One form of one edition, as a file."""
    pack = policy.get_pack(request.actor, ref)
    wanted = form_named(form)
    if wanted is None:
        raise Hidden
    taken = read_edition(request.actor, pack, number=number, form=wanted, at=now())
    reply = HttpResponse(taken.content, content_type=taken.media_type)
    reply["Content-Disposition"] = f'attachment; filename="{taken.filename}"'
    reply["Cache-Control"] = "no-store"
    return reply
