"""What was declared of a file, to and from the JSON in which an import keeps it. Pure."""

from typing import Any

from peelian.chats.formats.records import ColumnMap, DateOrder, Settings


def settings_json(settings: Settings) -> dict[str, Any]:
    """The settings as plain values; what was not declared is left out."""
    kept: dict[str, Any] = {
        "zone": settings.zone,
        "date_order": settings.date_order.value if settings.date_order else "",
        "encoding": settings.encoding,
        "owner": settings.owner,
    }
    if settings.mapping:
        mapping = settings.mapping
        kept["mapping"] = {
            "columns": dict(mapping.columns),
            "date_format": mapping.date_format,
            "delimiter": mapping.delimiter,
        }
    return {name: value for name, value in kept.items() if value}


def settings_from(kept: dict[str, Any]) -> Settings:
    """The settings again. Raises KeyError, TypeError or ValueError for anything that is none."""
    order, mapping = kept.get("date_order"), kept.get("mapping")
    return Settings(
        zone=str(kept.get("zone", "")),
        date_order=DateOrder(order) if order else None,
        encoding=str(kept.get("encoding", "")),
        owner=str(kept.get("owner", "")),
        mapping=ColumnMap(**mapping) if mapping else None,
    )
