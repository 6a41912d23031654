"""Passkeys: made with a link that is good once, and used to sign in; the person is verified each time."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from assistance.desk.once.store import Kind, Once
from assistance.desk.passkeys.store import Passkey, PasskeyRows
from assistance.desk.staff.store import Staff
from assistance.model import Helper

NAME = "Loket"
# webauthn is imported where it is used: it takes half a second, and a desk that was killed must be back before that.


class Passkeys:
    """`host`: the name in the address bar, without port; `origin`: all of it, such as "https://desk.example"."""

    def __init__(self, rows: PasskeyRows, once: Once, staff: Staff) -> None:
        self._rows = rows
        self._once = once
        self._staff = staff

    def link(self, id: str, at: datetime) -> str:
        """A secret with which the person `id` can make one passkey."""
        return self._once.make(Kind.PASSKEY_LINK, {"helper": id}, at)

    def invited(self, link: str, at: datetime) -> Helper | None:
        """Whose link it is; None: it is not good any more."""
        body = self._once.look(Kind.PASSKEY_LINK, link, at)
        return self._staff.find(body["helper"]) if body else None

    def ask_to_make(self, link: str, host: str, at: datetime) -> str | None:
        """What the browser needs to make one (JSON); None: the link is not good any more."""
        import webauthn
        from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, options_to_json
        from webauthn.helpers.structs import (
            AuthenticatorSelectionCriteria,
            PublicKeyCredentialDescriptor,
            ResidentKeyRequirement,
            UserVerificationRequirement,
        )

        helper = self.invited(link, at)
        if helper is None:
            return None
        options = webauthn.generate_registration_options(
            rp_id=host,
            rp_name=NAME,
            user_id=helper.id.encode(),
            user_name=helper.id,
            user_display_name=helper.name,
            exclude_credentials=[
                PublicKeyCredentialDescriptor(id=base64url_to_bytes(id)) for id in self._rows.of(helper.id)
            ],
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
            ),
        )
        self._once.make(Kind.PASSKEY_MADE, {"helper": helper.id}, at, bytes_to_base64url(options.challenge))
        return options_to_json(options)

    def made(self, link: str, answer: Mapping[str, Any], host: str, origin: str, at: datetime) -> Helper | None:
        """Keep the new passkey; the link is used up. Whose it is; None: something did not fit."""
        import webauthn
        from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
        from webauthn.helpers.exceptions import WebAuthnException

        challenge = _challenge(answer)
        asked = self._once.take(Kind.PASSKEY_MADE, challenge, at)
        helper = self.invited(link, at)
        if asked is None or helper is None or asked["helper"] != helper.id:
            return None
        try:
            proved = webauthn.verify_registration_response(
                credential=dict(answer),
                expected_challenge=base64url_to_bytes(challenge),
                expected_rp_id=host,
                expected_origin=origin,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            return None
        if self._once.take(Kind.PASSKEY_LINK, link, at) is None:
            return None
        id = bytes_to_base64url(proved.credential_id)
        kept = self._rows.add(Passkey(id, helper.id, proved.credential_public_key, proved.sign_count), at)
        return helper if kept else None

    def ask_to_use(self, host: str, at: datetime) -> str:
        """What the browser needs to sign in (JSON)."""
        import webauthn
        from webauthn.helpers import bytes_to_base64url, options_to_json
        from webauthn.helpers.structs import UserVerificationRequirement

        verified = UserVerificationRequirement.REQUIRED
        options = webauthn.generate_authentication_options(rp_id=host, user_verification=verified)
        self._once.make(Kind.PASSKEY_USED, {}, at, bytes_to_base64url(options.challenge))
        return options_to_json(options)

    def used(self, answer: Mapping[str, Any], host: str, origin: str, at: datetime) -> Helper | None:
        """Who signs in; None: something did not fit."""
        import webauthn
        from webauthn.helpers import base64url_to_bytes
        from webauthn.helpers.exceptions import WebAuthnException

        challenge = _challenge(answer)
        key = self._rows.find(str(answer.get("id", "")))
        if self._once.take(Kind.PASSKEY_USED, challenge, at) is None or key is None:
            return None
        try:
            proved = webauthn.verify_authentication_response(
                credential=dict(answer),
                expected_challenge=base64url_to_bytes(challenge),
                expected_rp_id=host,
                expected_origin=origin,
                credential_public_key=key.public_key,
                credential_current_sign_count=key.uses,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            return None
        self._rows.used(key.id, proved.new_sign_count)
        return self._staff.find(key.helper)

    def take_away(self, id: str) -> int:
        """The person `id` has none any more; how many there were."""
        return self._rows.take_away(id)


def _challenge(answer: Mapping[str, Any]) -> str:
    """The question that an answer says it answers; "" when it says nothing that can be read."""
    try:
        text = str(answer["response"]["clientDataJSON"])
        told = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return str(told["challenge"])
    except (KeyError, TypeError, ValueError):
        return ""
