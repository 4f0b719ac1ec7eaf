"""The ledger as a Django app: it puts its triggers back after every migration and checks that they are there."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    """post_migrate is the one signal used: a table that SQLite remakes comes back without its triggers."""

    name = "peelian.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the restoring of triggers and the check of them."""
        from peelian.ledger import looks, triggers  # noqa: F401  (declares the ledger's own events)

        post_migrate.connect(triggers.restore_after_migrations, dispatch_uid="peelian.ledger.triggers")
        checks.register(triggers.check_triggers, checks.Tags.database)
