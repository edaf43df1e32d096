"""Reading firm facts from Japanese, deterministically: what was said, in the units of the catalogue, and no more.

>>> from datetime import date
>>> from nlu import understand
>>> understand("大阪市で居酒屋をやっています。従業員は3人です", as_of=date(2026, 11, 25)).facts
{'employees_regular': 3, 'industry': 'restaurant', 'prefecture': '大阪府', 'municipality': '大阪市'}

Text is normalised (`normalise`), cut into Sudachi tokens (`tokens`) with quantities and listed words (`pieces`), and
reduced to what it says (`reduction`); phrases of the lexicon, written as people say them, are found in it (`phrases`)
and become statements of facts (`statement`). Places and trades stand for themselves (`firm`, `trades`); a question or a
second thought lends its light (`answers`, `corrections`); what is only supposed is kept apart (`suppositions`).
`days.named` tells the day that a message is about, `loan_wanted` the loan that it imagines. Words live in `lexicon/`, never in code.
"""

from nlu import days
from nlu.corrections import corrects
from nlu.loans import Loan, loan_wanted
from nlu.measure import FactValue
from nlu.reading import Reading
from nlu.tokens import readings
from nlu.understanding import understand

__all__ = ["FactValue", "Loan", "Reading", "corrects", "days", "loan_wanted", "readings", "understand"]
