"""Across articles: which events are one incident, and where sources differ."""
