"""Sentences → who said what, to whom, where, through whom and when. `finding.find_statements` composes the steps."""
