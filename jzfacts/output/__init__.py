"""Rows and columns in, text out: one room for each format, none knows what a fact is."""
