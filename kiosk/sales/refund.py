"""A ticket is given back: its number is void, and the terminal gives back what it took. Begun by a person."""

from kiosk.devices.ports import Holding, PaymentTerminal
from kiosk.errors import Trouble
from kiosk.sales.model import Sale, SaleState
from kiosk.sales.recovery import asked
from kiosk.sales.store import SaleStore

MAY_BE_GIVEN_BACK = (SaleState.DONE, SaleState.PAID, SaleState.REFUNDING, SaleState.UNKNOWN)


def refund(store: SaleStore, terminal: PaymentTerminal, sale: Sale, by: str, why: str) -> Sale:
    """Give back the money of this sale: REFUNDED. Asked again after trouble, it goes on and never pays twice.

    Raises Trouble("not-paid") where nothing was taken, and DeviceTrouble when the terminal did not surely give it back:
    then the sale stays REFUNDING, its number stays void, and the same is to be tried again.
    """
    if sale.state not in MAY_BE_GIVEN_BACK:
        raise Trouble("not-paid", f"sale {sale.number} is {sale.state}")
    if sale.state is not SaleState.REFUNDING:
        _look_for_the_money(terminal, sale)
        sale = store.move(sale, SaleState.REFUNDING, f"{by}: {why}", void="given back")
    terminal.refund(sale.number, sale.memo, sale.offer.total)  # knows what it has given back: never twice
    return store.move(sale, SaleState.REFUNDED)


def _look_for_the_money(terminal: PaymentTerminal, sale: Sale) -> None:
    """Raises Trouble("not-paid"), DeviceTrouble.

    Of a sale that is done our journal knows; a terminal may speak of its newest one only.
    """
    terminal.ready()  # else nothing is begun
    holding = asked(terminal, sale)
    if holding is Holding.NEVER or (sale.state is SaleState.UNKNOWN and holding is not Holding.TAKEN):
        raise Trouble("not-paid", f"the terminal says {holding}")
