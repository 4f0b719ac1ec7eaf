"""What pages and other rooms read of exhibits."""

from peelian.evidence.queries.lines import ExhibitLine, Panel, exhibit_panel, exhibits_of

__all__ = ["ExhibitLine", "Panel", "exhibit_panel", "exhibits_of"]
