"""The criminal strand: arrest, custody, bail, release under investigation, charge, court; offences not yet known."""
