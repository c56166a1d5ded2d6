"""The desk for stories: what editors see and press in the admin."""
