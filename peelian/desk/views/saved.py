"""Saved views: the list of one's own, saving one, forgetting one."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from peelian.access.carrying_out import carry_out
from peelian.access.clock import now
from peelian.access.middleware import StaffRequest
from peelian.desk import policy
from peelian.desk.forms import SaveView, known_query
from peelian.desk.queries.views import views_of
from peelian.desk.services import forget_view, save_view
from peelian.desk.states import VIEW_LABELS, ViewOf


@require_GET
def saved_views(request: StaffRequest) -> HttpResponse:
    """The reader's own saved views."""
    policy.check_may_save_views(request.actor)
    return render(request, "desk/saved_views.html", {"views": views_of(request.actor)})


def save(request: StaffRequest) -> HttpResponse:
    """Give the list that somebody was looking at a name. The filter is in the address, as it was on the list."""
    of = ViewOf(request.GET.get("of", "")) if request.GET.get("of", "") in set(ViewOf) else ViewOf.CASES
    query = known_query(of, request.GET)
    return carry_out(
        request,
        form=partial(SaveView, initial={"of": of.value, "query": query}),
        act=save_view,
        check=partial(policy.check_may_save_views, request.actor),
        then=reverse("desk:saved-views"),
        heading="Save this view",
        button="Save the view",
        context={
            "back": reverse("desk:saved-views"),
            "caption": f"{VIEW_LABELS[of]}: {query or 'everything'}",
        },
    )


@require_POST
def forget(request: StaffRequest, ref: str) -> HttpResponse:
    """Forget one saved view."""
    forget_view(ref=ref, actor=request.actor, at=now())
    return redirect("desk:saved-views")
