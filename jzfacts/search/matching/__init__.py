"""How a label answers what is typed: by its characters, letters or sounds, with slips and gaps."""
