"""The derived tables of the desk: the search, and the decisions that cases wait for. Each can be made again at will."""

from peelian.desk.projections import deciding, searching

__all__ = ["deciding", "searching"]
