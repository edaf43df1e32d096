"""Rasa's custom actions: one thin file for each conversation task, over what knows no Rasa."""
