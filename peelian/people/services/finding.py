"""Fetching, inside a service, the row that is about to change."""

from peelian.access.refusals import Hidden
from peelian.people.models import Person, Post


def changeable(person_ref: str) -> Person:
    """The person behind a reference, of either kind, for a service that asks the policy next. Raises Hidden."""
    person = Person.objects.filter(ref=person_ref).first()
    if person is None:
        raise Hidden
    return person


def changeable_post(post_ref: str) -> Post:
    """The post behind a reference, for a service that asks the policy next. Raises Hidden."""
    post = Post.objects.filter(ref=post_ref).select_related("person", "line_manager").first()
    if post is None:
        raise Hidden
    return post
