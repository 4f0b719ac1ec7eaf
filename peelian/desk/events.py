"""What people do at the desk. A name and a filter are their own words, so the ledger has only that a view was kept."""

from peelian.desk.states import ViewOf
from peelian.ledger.events import Ref, event


@event("desk.view_saved", about="view", says="View saved")
class ViewSaved:
    subject: Ref
    of: ViewOf


@event("desk.view_forgotten", about="view", says="Saved view forgotten")
class ViewForgotten:
    subject: Ref
