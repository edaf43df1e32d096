"""One firm as the register answers, and the facts that are certain in it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from nlu import places
from register.mapping import mapping


def _or_none(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    """One odd value says nothing; the others still do."""
    try:
        return None if value in mapping()["nothing"] else handler(value)
    except (ValidationError, TypeError):
        return None


Text = Annotated[str | None, WrapValidator(_or_none)]
# Zero is what the register has where nobody told it; what is larger than any firm is a slip.
LARGEST = 10**15
Count = Annotated[Annotated[int, Field(gt=0, le=LARGEST)] | None, WrapValidator(_or_none)]
Day = Annotated[date | None, WrapValidator(_or_none)]
Codes = Annotated[list[str] | None, WrapValidator(_or_none)]


class Firm(BaseModel):
    """What `GET /hojin/{corporate_number}` tells of a firm; amounts in yen. What is absent or odd is None."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    corporate_number: str
    name: Annotated[str, Field(min_length=1)]
    location: Text = None
    capital_stock: Count = None
    employee_number: Count = None
    date_of_establishment: Day = None
    industry: Codes = None
    close_date: Text = None

    def facts(self, today: date) -> dict[str, Any]:
        """The facts of catalogue/facts.yml that the register is certain of, as JSON values."""
        found = {
            **_place(self.location),
            "legal_form": _form(self.name),
            "industry": _trade(self.industry),
            "capital_yen": self.capital_stock,
            "employees_regular": self.employee_number,
            "established_on": _past(self.date_of_establishment, today),
        }
        return {fact: value for fact, value in found.items() if value is not None}


def _place(location: str | None) -> dict[str, str | None]:
    """An address of before a merger still tells the prefecture."""
    if location is None:
        return {}
    if place := places.at(location):
        return {"prefecture": place.prefecture, "municipality": place.municipality}
    return {"prefecture": next((name for name in places.prefectures() if location.startswith(name)), None)}


def _form(name: str) -> str | None:
    forms: dict[str, str] = mapping()["legal_form"]
    return next((form for mark, form in forms.items() if name.startswith(mark) or name.endswith(mark)), None)


def _trade(divisions: list[str] | None) -> str | None:
    """Of a firm in several divisions the register does not say which is its main one."""
    return mapping()["industry"].get(divisions[0]) if divisions and len(set(divisions)) == 1 else None


def _past(day: date | None, today: date) -> str | None:
    return day.isoformat() if day and day <= today else None
