"""Compares a label with what is typed, by characters, letters or sounds, with slips and gaps."""
