"""All ways in: the pages and addresses where people, devices and kiosks are let in, and the office that decides."""

from starlette.routing import Route

from assistance.desk.desk import Desk
from assistance.web.account import AccountDoor
from assistance.web.badge import BadgeDoor
from assistance.web.cards import Cards
from assistance.web.enrol import Enrolment
from assistance.web.login import Login
from assistance.web.office import OfficePages
from assistance.web.passkey import PasskeyDoor
from kiosk.settings import Settings


def doors(settings: Settings, desk: Desk, cards: Cards, login: Login) -> list[Route]:
    """Ways in for people and kiosks, and the office where they are opened and shut."""
    accounts, address = desk.accounts, settings.desk.address
    badge, passkey = (
        BadgeDoor(accounts, cards, login, desk.clock),
        PasskeyDoor(accounts, cards, login, desk.clock, address),
    )
    account = AccountDoor(accounts, settings.accounts, login, desk.clock, address)
    office, enrolment = OfficePages(accounts, cards, login, address), Enrolment(accounts, login)
    return [
        Route("/badge", badge.show),
        Route("/badge", badge.enter, methods=["POST"]),
        Route("/device", badge.ask_device),
        Route("/device", badge.enrol_device, methods=["POST"]),
        Route("/passkey", passkey.show),
        Route("/passkey", passkey.used, methods=["POST"]),
        Route("/passkey/ask", passkey.ask_to_use, methods=["POST"]),
        Route("/passkey/new", passkey.invite),
        Route("/passkey/new", passkey.made, methods=["POST"]),
        Route("/passkey/new/ask", passkey.ask_to_make, methods=["POST"]),
        Route("/account", account.leave),
        Route("/account/back", account.back),
        Route("/staff", office.show),
        Route("/staff/audit", office.trail),
        Route("/staff/audit.csv", office.trail),
        Route("/staff/{what}", office.act, methods=["POST"]),
        Route("/kiosk/enrol", enrolment.enrol, methods=["POST"]),
        Route("/kiosk/renew", enrolment.renew, methods=["POST"]),
    ]
