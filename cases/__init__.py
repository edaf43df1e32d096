"""A case: what one conversation found, kept under a short code only if the person says yes. Knows no Rasa.

`Case` and `Complaint` are what is kept, `Sheet` is the hand-over sheet as worded; `default_store` keeps them;
`cases.page` and `cases.pdf` show a sheet as HTML and as PDF.
"""

from cases.case import Case, CaseFact, Complaint
from cases.clock import day_at, now, today
from cases.codes import EXAMPLE, code_in, new_code
from cases.place import days_kept, last_day, resume_address, sheet_address
from cases.sheet import Line, Section, Sheet
from cases.store import CaseStore, TooManyTries, default_store

__all__ = [
    "EXAMPLE",
    "Case",
    "CaseFact",
    "CaseStore",
    "Complaint",
    "Line",
    "Section",
    "Sheet",
    "TooManyTries",
    "code_in",
    "day_at",
    "days_kept",
    "default_store",
    "last_day",
    "new_code",
    "now",
    "resume_address",
    "sheet_address",
    "today",
]
