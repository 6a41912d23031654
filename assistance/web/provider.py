"""Where the operator's own accounts are: OpenID Connect, the code flow with PKCE, state and nonce."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

# What speaks to an issuer is imported where it is used: a desk that was killed must be back before that is done.
SECONDS = 5.0
SCOPE = "openid profile email"
ALGORITHMS = ["RS256", "ES256", "PS256", "EdDSA"]  # never "none", never one with a shared secret
LEEWAY_SECONDS = 60


class NoAccount(Exception):  # noqa: N818
    """Nobody can be let in; says why, for the log."""


@dataclass(frozen=True)
class Leaving:
    """Where the browser goes, and what must be kept until it comes back."""

    url: str
    state: str
    nonce: str
    verifier: str


class Provider:
    """One issuer. What it says of itself is asked once; its keys are asked for each time."""

    def __init__(self, issuer: str, client: str, secret: str) -> None:
        self._issuer = issuer
        self._client = client
        self._secret = secret
        self._says: dict[str, Any] = {}

    async def leave(self, back: str) -> Leaving:
        """Send somebody there; she comes back to `back`. Raises NoAccount when the issuer cannot be reached."""
        from authlib.common.security import generate_token
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        says = await self._ask()
        nonce, verifier, state = generate_token(32), generate_token(64), generate_token(48)
        url = prepare_grant_uri(
            says["authorization_endpoint"], self._client, "code", back, SCOPE, state, nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier), code_challenge_method="S256",
        )  # fmt: skip
        return Leaving(str(url), state, nonce, verifier)

    async def claims(self, code: str, back: str, nonce: str, verifier: str) -> Mapping[str, Any]:
        """What the issuer says of who came back, with every signature and date checked. Raises NoAccount."""
        import httpx
        from authlib.oauth2.rfc6749.parameters import prepare_token_request
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        says = await self._ask()
        proof = quote(self._client, safe=""), quote(self._secret, safe="")
        try:
            form = prepare_token_request("authorization_code", "", back, code=code, code_verifier=verifier)
            async with httpx.AsyncClient(timeout=SECONDS) as asking:
                answer = await asking.post(
                    says["token_endpoint"],
                    content=form,
                    auth=httpx.BasicAuth(*proof),
                    headers={"Content-Type": "application/x-www-form-urlencoded"},
                )
                token = answer.raise_for_status().json()
                keys = (await asking.get(says["jwks_uri"])).raise_for_status().json()
            told = jwt.decode(str(token["id_token"]), KeySet.import_key_set(keys), algorithms=ALGORITHMS).claims
            jwt.JWTClaimsRegistry(
                leeway=LEEWAY_SECONDS,
                iss={"essential": True, "value": self._issuer},
                sub={"essential": True},
                exp={"essential": True},
                iat={"essential": True},
                nonce={"essential": True, "value": nonce},
            ).validate(told)
        except (httpx.HTTPError, JoseError, KeyError, TypeError, ValueError) as error:
            raise NoAccount(f"{self._issuer}: {type(error).__name__}: {error}") from error
        named = told.get("aud")
        audience = [named] if isinstance(named, str) else list(named or ())
        if self._client not in audience or (len(audience) > 1 and told.get("azp") != self._client):
            raise NoAccount(f"{self._issuer}: this answer is for {audience}, not for {self._client!r}")
        return told

    async def _ask(self) -> dict[str, Any]:
        import httpx

        if self._says:
            return self._says
        url = self._issuer.rstrip("/") + "/.well-known/openid-configuration"
        try:
            async with httpx.AsyncClient(timeout=SECONDS) as client:
                says = (await client.get(url)).raise_for_status().json()
            if says["issuer"] != self._issuer:
                raise NoAccount(f"{url} speaks for {says['issuer']!r}")
            _ = says["authorization_endpoint"], says["token_endpoint"], says["jwks_uri"]
        except (httpx.HTTPError, KeyError, TypeError, ValueError) as error:
            raise NoAccount(f"{url}: {type(error).__name__}: {error}") from error
        self._says = says
        return self._says
