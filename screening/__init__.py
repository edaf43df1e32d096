"""Screening (主動送達): whom of a whole member list to call, about what, first, and why. Knows no Rasa.

`Screener` judges one firm by every scheme of the catalogue; the rules are those of `actions.rules` and no others.
`Totals` adds the firms of a list up; `screening.summary` shows what they come to.
"""

from screening.evaluate import Call, Screened, Screener
from screening.totals import Totals

__all__ = ["Call", "Screened", "Screener", "Totals"]
