"""The doors: how messages and questions come in over HTTP, and how a wrong one is answered."""
