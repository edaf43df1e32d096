"""Settings for all tests."""

from hypothesis import settings

# A busy machine is no fault of the code: how long an example takes is measured in bench/, not here.
settings.register_profile("madoguchi", deadline=None)
settings.load_profile("madoguchi")
