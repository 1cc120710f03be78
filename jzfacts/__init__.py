"""Figures of Chinese government work reports, each with its exact source."""
