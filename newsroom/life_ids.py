"""Short random ids for slides and blocks: kept for life, in addresses and payloads alike."""

import secrets

# No vowels and no look-alikes: an id spells no word and can be read out on the telephone.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def new_life_id() -> str:
    """Eight signs of 27: within one story two never meet."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))
