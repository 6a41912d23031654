"""`./loket sales ...`: what a person does with sales, in plain words."""

import argparse
from collections.abc import Iterator
from datetime import datetime

from kiosk.assembly import sealer_of
from kiosk.clock import SystemClock
from kiosk.content import open_content
from kiosk.devices.cabinet import open_cabinet
from kiosk.errors import Trouble
from kiosk.language import Texts
from kiosk.money import Money
from kiosk.operator import counter_commands
from kiosk.operator.journal import found, in_turn, mistake, opened, say, troubled
from kiosk.operator.unreadable_sales import put_aside, tell_unreadable
from kiosk.sales.day_end import DayEnd, close_day, day_end
from kiosk.sales.making import TicketMaker
from kiosk.sales.model import AT_THE_COUNTER, ENDS, WAITS_FOR_A_PERSON, Means, Medium, Paper, Sale, SaleState, StaffNote
from kiosk.sales.recovery import recover
from kiosk.sales.refund import refund
from kiosk.sales.store import SaleStore
from kiosk.settings import Settings

LAST = 20
ENDED_BY = {"taken": SaleState.DONE, "returned": SaleState.UNDONE}
PAID_BY = {
    Means.CARD: "by card",
    Means.COUNTER: "paid at the counter",
    Means.PERSON: "paid to a person beside the kiosk",
}
MEANS = {  # for whoever reads the journal: what is so, and about the money
    SaleState.OPEN: "begun, no money was asked for",
    SaleState.ASKING: "the card reader was asked; only its own answer tells where the money is",
    SaleState.RESERVED: "to be paid at the counter, nothing was taken",
    SaleState.PAID: "paid at the counter; the ticket waits until she comes back for it",
    SaleState.HELD: "the money is reserved, nothing is printed",
    SaleState.ISSUED: "the money is reserved, the barcode is signed, nothing is printed",
    SaleState.PRINTING: "the money is reserved, perhaps a ticket is out",
    SaleState.PRINTED: "the ticket is out, the money is reserved",
    SaleState.TAKING: "the ticket is out, the card reader was told to take the money",
    SaleState.UNDO: "no ticket: the money is to be let go",
    SaleState.UNDOING: "no ticket: the card reader was told to let the money go",
    SaleState.REFUNDING: "being given back; say ./loket sales refund again",
    SaleState.UNKNOWN: "what the card reader says cannot be: a person must look",
    SaleState.DONE: "paid and printed",
    SaleState.UNDONE: "nothing was taken, or all of it was given back",
    SaleState.DECLINED: "the card was declined, nothing was taken",
    SaleState.REFUSED: "no card was asked for",
    SaleState.UNPAID: "the ticket is out and good, its money did not come",
    SaleState.REFUNDED: "paid, and given back",
}


def add_commands(sales: argparse.ArgumentParser) -> None:
    """Everything that can be said after `./loket sales`."""
    verbs = sales.add_subparsers(required=True, metavar="show | open | paid | code | close | refund | void | day-end")
    showing = verbs.add_parser("show", help=f"the last {LAST} sales, or all that is known of one")
    showing.add_argument("number", nargs="?", default="", help="as the traveller reads it from the screen or the slip")
    showing.set_defaults(run=_show)
    verbs.add_parser("open", help="what is not settled, and what staff must know").set_defaults(run=_open)
    signed = argparse.ArgumentParser(add_help=False)
    signed.add_argument("number")
    signed.add_argument("--by", required=True, metavar="NAME", help="who decides")
    signed.add_argument("--why", required=True, metavar='"WHY"', help="kept in the journal")
    counter_commands.add_commands(verbs)
    closing = verbs.add_parser("close", parents=[signed], help="end a sale whose end no machine knows")
    closing.add_argument(
        "--money", choices=tuple(ENDED_BY), help="where it is: taken from her, or returned (or never taken)"
    )
    closing.set_defaults(run=in_turn(_close))
    verbs.add_parser("refund", parents=[signed], help="give the money back; the ticket is void").set_defaults(
        run=in_turn(_refund)
    )
    again = verbs.add_parser("again", help="print a paid ticket for a phone that she does not have")
    again.add_argument("number")
    again.add_argument("--by", required=True, metavar="NAME", help="who asks for it; kept in the journal")
    again.set_defaults(run=in_turn(_again))
    verbs.add_parser("void", help="numbers that no inspector may accept, one a line").set_defaults(run=_void)
    ending = verbs.add_parser("day-end", help="takings against the card reader, difference by difference")
    ending.add_argument("--by", default="", metavar="NAME", help="close the day, the card reader's too; else: show")
    ending.set_defaults(run=in_turn(_day_end))


def _show(options: argparse.Namespace) -> int:
    _, store, _, texts = opened(options)
    if tell_unreadable(store, options.number, whole=True) and options.number:
        return 1
    if options.number:
        _tell_all(store, found(store, options.number), texts)
        return 0
    for sale in store.sales(last=LAST):
        say(_line(sale, texts))
    return 0


def _tell_all(store: SaleStore, sale: Sale, texts: Texts) -> None:
    say(_line(sale, texts))
    say(f"    {MEANS[sale.state]}")
    if sale.card or sale.reference:
        say(f"    card {sale.card or '-'}, reference of the card reader {sale.reference or '-'}")
    for event in store.events(sale.number):
        say(f"    {event.at:%Y-%m-%d %H:%M:%S}  {event.state.value}{'  ' + event.detail if event.detail else ''}")
    for ticket in store.void_tickets():
        if ticket.number == sale.number:
            say(f"    its ticket is VOID since {ticket.at:%Y-%m-%d %H:%M}: {ticket.why}")
    for note in store.notes(number=sale.number):
        say(f"    note to staff: {_note(note, texts)}")


def _open(options: argparse.Namespace) -> int:
    _, store, _, texts = opened(options)
    if tell_unreadable(store):
        say("The other sales are listed when it is set aside.")
        return 1
    waiting, notes = (*store.unsettled(), *store.sales(SaleState.UNPAID)), store.notes()
    for sale in waiting:
        say(_line(sale, texts))
        say(f"    {MEANS[sale.state]}. {_next_step(sale)}")
    if notes:
        say("Staff have not been told yet:")
    for note in notes:
        say(f"    {note.number}  {note.at:%Y-%m-%d %H:%M}  {_note(note, texts)}")
    at_the_counter = store.sales(*AT_THE_COUNTER)
    if at_the_counter:
        say("With a slip for the counter, or back from it:")
    for sale in at_the_counter:
        say(_line(sale, texts))
    if not waiting and not notes and not at_the_counter:
        say("Every sale is settled.")
    return 1 if waiting else 0


def _next_step(sale: Sale) -> str:
    if sale.state is SaleState.REFUNDING:
        return ""
    if sale.state in WAITS_FOR_A_PERSON or sale.state is SaleState.UNPAID:
        return f"Look at the card reader's own journal, then: ./loket sales close {sale.number} --money ..."
    return "The kiosk asks the card reader again by itself, as soon as it answers."


def _close(options: argparse.Namespace) -> int:
    settings, store, clock, texts = opened(options)
    if put_aside(store, open_cabinet(settings, clock).terminal, options):
        return 0
    sale = found(store, options.number)
    if sale.state in ENDS and sale.state is not SaleState.UNPAID:
        if options.money:
            raise mistake("--money", f"sale {sale.number} has ended: {MEANS[sale.state]}.", "Leave --money away.")
        store.note(sale, f"{options.by} has looked at it: {options.why}")
    else:
        if not options.money:
            raise mistake("--money", "says nothing.", "Write where the money is: --money taken, or --money returned.")
        sale = _settled(settings, store, clock, sale)
        if sale.state not in ENDS or sale.state is SaleState.UNPAID:
            ended = ENDED_BY[options.money]
            void = options.why if ended is SaleState.UNDONE and sale.paper is not Paper.NONE else ""
            sale = store.move(sale, ended, f"{options.by}: {options.why}", void=void, by=options.by)
        else:
            say("The card reader has answered meanwhile: it was settled without you.")
    for note in store.notes():
        if note.number == sale.number:
            store.received(note)
    _tell_all(store, sale, texts)
    return 0


def _settled(settings: Settings, store: SaleStore, clock: SystemClock, sale: Sale) -> Sale:
    """Machines first: a person decides only what they cannot tell."""
    recover(store, open_cabinet(settings, clock))
    return found(store, sale.number)


def _refund(options: argparse.Namespace) -> int:
    settings, store, clock, texts = opened(options)
    sale = found(store, options.number)
    cabinet = open_cabinet(settings, clock)
    minutes = (clock.now() - sale.at).total_seconds() / 60
    if minutes > settings.tickets.refund_minutes:
        say(f"It was sold {_ago(sale.at, clock.now())}: travellers were told that it cannot be given back any more.")
    try:
        sale = refund(store, cabinet.terminal_for(sale.means), sale, options.by, options.why)
    except Trouble as trouble:
        return troubled(trouble, texts)
    if sale.means is not Means.CARD:
        say(f"Give her {texts.price(sale.offer.total)} from your own till: she had paid a person.")
    say(f"{texts.price(sale.offer.total)} was given back. Ticket {sale.number} is void.")
    return 0


def _again(options: argparse.Namespace) -> int:
    settings, store, clock, texts = opened(options)
    sale = found(store, options.number)
    if sale.medium is not Medium.PHONE or sale.state is not SaleState.DONE:
        what = f"sale {sale.number} is {sale.state}, on {sale.medium}."
        raise mistake("sales again", what, "Only a paid ticket for a phone can be printed once more.")
    content = open_content(settings, clock)
    sealer = sealer_of(settings, content.tariff, clock, content.uic)
    store.note(sale, f"{options.by} prints it on paper")
    try:
        TicketMaker(store, open_cabinet(settings, clock), content.words, content.issuer, sealer).again(sale)
    except Trouble as trouble:
        return troubled(trouble, texts)
    store.shown(sale)
    say(f"Ticket {sale.number} was printed.")
    return 0


def _ago(at: datetime, now: datetime) -> str:
    minutes = int((now - at).total_seconds() // 60)
    return f"{minutes} minutes ago" if minutes < 120 else f"on {at:%Y-%m-%d at %H:%M}"


def _void(options: argparse.Namespace) -> int:
    _, store, _, _ = opened(options)
    for ticket in store.void_tickets():
        say(f"{ticket.number}  {ticket.at.isoformat(timespec='seconds')}")
    return 0


def _day_end(options: argparse.Namespace) -> int:
    settings, store, clock, texts = opened(options)
    cabinet = open_cabinet(settings, clock)
    recover(store, cabinet)
    try:
        day = day_end(store, cabinet.terminal, clock.now(), closing=bool(options.by))
    except Trouble as trouble:
        return troubled(trouble, texts)
    if options.by:
        close_day(store, day, options.by)
    for line in _report(day, settings, texts):
        say(line)
    if options.by:
        say(f"Closed by {options.by}.")
    return 0 if day.agrees else 1


def _report(day: DayEnd, settings: Settings, texts: Texts) -> Iterator[str]:
    since = f"since {day.since:%Y-%m-%d %H:%M}" if day.since else "since the first sale"
    yield f"Day end of kiosk {settings.kiosk.id}, {day.until:%Y-%m-%d %H:%M}, {since}"
    yield f"    {len(day.paid)} sold, {len(day.given_back)} given back: {_sum(day.takings, texts)}"
    if day.differences is None:
        yield "    The card reader tells no sum now: compare with its own day end, or close the day with --by NAME."
    elif day.by_sum and not day.differences:
        yield "    The card reader has counted the same sum."
    else:
        yield f"    {len(day.differences)} difference(s) with the card reader"
        for one in day.differences:
            ours, theirs = (texts.price(Money(minor, one.currency)) for minor in (one.ours, one.theirs))
            name = "the whole day" if day.by_sum else one.number or "no sale of ours"
            yield f"        {name}, reference {one.reference or '-'}: journal {ours}, card reader {theirs}"
    if any(means is not Means.CARD for means, _ in day.by_means):
        for means, sums in day.by_means:
            yield f"    {PAID_BY[means]}: {_sum(sums, texts)}"
    for sale in day.waiting:
        yield f"    {_line(sale, texts)}: its money is at the counter, its ticket waits"
    for sales, what in ((day.unpaid, "ticket out, money did not come"), (day.unknown, "a person must look")):
        for sale in sales:
            yield f"    {_line(sale, texts)}: {what}"
    for kept in day.set_aside:
        told = f"{kept.why}; the card reader then: {kept.terminal}"
        yield f"    {kept.number} was set aside by {kept.by}, and is in no sum: {told}"
    for ticket in day.void:
        yield f"    void: {ticket.number}, {ticket.why}"
    for note in day.notes:
        yield f"    staff were not told yet: {note.number}, {_note(note, texts)}"


def _sum(takings: tuple[Money, ...], texts: Texts) -> str:
    return ", ".join(texts.price(money) for money in takings) or "nothing"


def _line(sale: Sale, texts: Texts) -> str:
    return f"{sale.number}  {sale.at:%Y-%m-%d %H:%M}  {texts.price(sale.offer.total):>10}  {sale.state.value}"


def _note(note: StaffNote, texts: Texts) -> str:
    return texts.say(f"{note.say}.staff") if texts.has(f"{note.say}.staff") else note.say
