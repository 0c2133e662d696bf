"""The record as pages for a browser: written to a folder, or served on this machine, from the same templates."""
