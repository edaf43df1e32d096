"""A case: what one conversation found, kept under a short code only if the person says yes. Knows no Rasa."""
