"""Tools for those who keep the catalogue: new entries, JSON Schema, what changes for whom, previews, links. Knows no Rasa."""
