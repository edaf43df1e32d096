"""The public register of companies: what gBizINFO (経済産業省) has on a firm, asked only with the person's yes. Knows no Rasa.

`number_spans` finds a 法人番号 in a text, `look_up` asks the register, `Firm.facts` are what is certain of its answer
(mapping.yml). Number and answer lie in this process's memory only, for minutes (`memory`): the conversation holds a handle.
"""

from register.client import Fault, RegisterFault, look_up
from register.firm import Firm
from register.mapping import can_have_number, only_about
from register.memory import held, hold, let_go
from register.numbers import number_in, number_spans
from register.settings import TOKEN, TOKEN_FORM, address, switched_on

__all__ = [
    "TOKEN",
    "TOKEN_FORM",
    "Fault",
    "Firm",
    "RegisterFault",
    "address",
    "can_have_number",
    "held",
    "hold",
    "let_go",
    "look_up",
    "number_in",
    "number_spans",
    "only_about",
    "switched_on",
]
