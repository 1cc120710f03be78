"""Figures from Chinese government work reports, each with its exact source."""
