"""The record as JSON beside its pages: the objects of the export, a few at a time. To read only."""
