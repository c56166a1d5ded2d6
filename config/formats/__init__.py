"""How moments are written in languages for which Django has half of it."""
