"""From page files to a record file: the rooms in their order, with the cache between them."""

from communique.building.flow import BuildReport, Progress, build

__all__ = ["BuildReport", "Progress", "build"]
