"""A small OpenID provider of the tests' own, over real HTTP: it signs, and can be told to answer falsely."""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey


class Issuer:
    """`person`: the claims of whoever signs in next. `lies`: claims of the token that are not as they should be."""

    def __init__(self, client: str, secret: str) -> None:
        self.client, self.secret = client, secret
        self.key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig"})
        self.signs_with = self.key
        self.person: dict[str, Any] = {}
        self.lies: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.answer(self, urlsplit(self.path), b"")

            def do_POST(self) -> None:
                issuer.answer(self, urlsplit(self.path), self.rfile.read(int(self.headers["content-length"])))

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, asked: BaseHTTPRequestHandler, parts: Any, body: bytes) -> None:
        if parts.path == "/authorize":
            given = {key: values[0] for key, values in parse_qs(parts.query).items()}
            assert given["client_id"] == self.client
            assert (given["response_type"], given["code_challenge_method"]) == ("code", "S256")
            code = secrets.token_urlsafe(16)
            self.codes[code] = given
            back = urlencode({"code": code, "state": given["state"], "iss": self.url})
            asked.send_response(303)
            asked.send_header("Location", f"{given['redirect_uri']}?{back}")
            asked.end_headers()
            return
        told = {
            "/.well-known/openid-configuration": lambda: {
                "issuer": self.url, "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token", "jwks_uri": f"{self.url}/keys",
            },
            "/keys": lambda: {"keys": [self.key.as_dict(private=False)]},
            "/token": lambda: self._token(asked.headers["authorization"], body),
        }[parts.path]()  # fmt: skip
        asked.send_response(200 if told else 400)
        asked.send_header("Content-Type", "application/json")
        asked.end_headers()
        asked.wfile.write(json.dumps(told).encode())

    def _token(self, proof: str, body: bytes) -> dict[str, Any]:
        """Only for the right secret, a code that is used for the first time, and whoever knows the verifier."""
        form = {key: values[0] for key, values in parse_qs(body.decode()).items()}
        given = self.codes.pop(form.get("code", ""), None)
        wanted = base64.b64encode(f"{self.client}:{self.secret}".encode()).decode()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        if given is None or proof != f"Basic {wanted}" or given["code_challenge"] != challenge.decode():
            return {}
        now = int(time.time())
        claims = {"iss": self.url, "aud": self.client, "iat": now, "exp": now + 60, "nonce": given["nonce"]}
        token = jwt.encode({"alg": "RS256", "kid": "1"}, {**claims, **self.person, **self.lies}, self.signs_with)
        return {"access_token": "a", "token_type": "Bearer", "id_token": token}
