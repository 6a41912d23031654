"""Private halves in a PKCS#11 token: a chip, or a program that behaves like one. They are made there and stay there."""

import hashlib
import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from kiosk.barcode.key_files import tight_bytes
from kiosk.barcode.token_address import TokenAddress
from kiosk.barcode.vault import KEY_NEW, KeySigner, Signer, fault

if TYPE_CHECKING:  # a kiosk that signs with files never loads it
    import pkcs11

HALF = 32  # bytes of r, and of s
LOCKS = "A few wrong ones lock the token: it is not tried again before the file says another."
log = logging.getLogger(__name__)
T = TypeVar("T")


class TokenVault:
    """A Vault. Opened when it is first asked, and again when the token was pulled out and is back."""

    def __init__(self, address: TokenAddress) -> None:
        self._address = address
        self._session: pkcs11.Session | None = None
        self._found: dict[str, Any] = {}  # objects of this session that sign
        self._signers: dict[str, tuple[ec.EllipticCurvePublicKey, Signer]] = {}
        self._refused = ""  # the PIN that the token did not take

    def where(self, realm: str) -> str:
        """In words."""
        return f"Its private half is in the token {self._name}, and never leaves it: {self._address.label} {realm}/..."

    def names(self) -> set[str]:
        """Of all our private halves in it. Raises FaultyFile when it cannot be asked."""
        return set(self._ask(self._look))

    def make(self, name: str) -> ec.EllipticCurvePrivateKey:
        """A new key pair in the token, of which the private half can be neither read nor copied. Raises FaultyFile."""
        import pkcs11
        from pkcs11.util.ec import encode_ec_public_key, encode_named_curve_parameters

        if name in self.names():
            raise self._fault("KY019", f"has a key {name} already.", "Leave --id away, or take another number.")
        curve = {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}
        try:  # once only: asked again it might make a second one
            with self._opened().token.open(rw=True) as session:  # logged in with the first session
                domain = session.create_domain_parameters(pkcs11.KeyType.EC, curve, local=True)
                public, _ = domain.generate_keypair(
                    label=self._label(name),
                    id=name.encode(),
                    store=True,
                    capabilities=pkcs11.MechanismFlag.SIGN | pkcs11.MechanismFlag.VERIFY,
                    private_template={pkcs11.Attribute.SENSITIVE: True, pkcs11.Attribute.EXTRACTABLE: False},
                )
                half = serialization.load_der_public_key(encode_ec_public_key(public))
        except pkcs11.PKCS11Error as error:
            self._told(error)
        assert isinstance(half, ec.EllipticCurvePublicKey)
        return TokenKey(half, lambda digest: self._sign(name, digest))

    def find(self, name: str, public: ec.EllipticCurvePublicKey) -> Signer:
        """The private half of this key; it has signed something by then. Raises FaultyFile."""
        known = self._signers.get(name)
        if known and known[0] == public:
            return known[1]
        signer = KeySigner(TokenKey(public, lambda digest: self._sign(name, digest)))
        said = secrets.token_bytes(HALF)
        try:
            public.verify(signer.sign(said), said, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            raise self._fault("KY013", f"has the private half of another key as {name}.", KEY_NEW) from None
        self._signers[name] = public, signer
        return signer

    def _sign(self, name: str, digest: bytes) -> bytes:
        """The signature over this digest as DER; a token gives r and s one behind the other."""
        from pkcs11 import Mechanism

        def sign() -> bytes:
            key = self._found.get(name) or self._look().get(name)
            if key is None:
                raise self._fault("KY019", f"has no key {name}.", f"Put the token back that has it. {KEY_NEW}")
            return bytes(key.sign(digest, mechanism=Mechanism.ECDSA))

        raw = self._ask(sign)
        return encode_dss_signature(int.from_bytes(raw[:HALF]), int.from_bytes(raw[HALF:]))

    def _look(self) -> dict[str, Any]:
        from pkcs11 import Attribute, KeyType, ObjectClass

        session, ours = self._opened(), f"{self._address.label} "
        wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.KEY_TYPE: KeyType.EC}
        labels = {key[Attribute.LABEL]: key for key in session.get_objects(wanted)}
        self._found = {label.removeprefix(ours): key for label, key in labels.items() if label.startswith(ours)}
        return self._found

    def _ask(self, act: Callable[[], T]) -> T:
        """Ask the token; once more if it was pulled out meanwhile. Raises FaultyFile."""
        try:
            from pkcs11 import PKCS11Error
        except ImportError as error:
            raise self._fault("KY014", f"cannot be asked: {error}.", "Run ./loket setup.") from error
        try:
            return act()
        except PKCS11Error as error:
            log.info("the token %s is opened again: %s", self._name, type(error).__name__)
            self._close()
        try:
            return act()
        except PKCS11Error as error:
            self._close()
            self._told(error)

    def _opened(self) -> "pkcs11.Session":
        if self._session is None:
            self._session = self._logged_in(self._token())
        return self._session

    def _token(self) -> "pkcs11.Token":
        import pkcs11

        module = self._address.module
        cure = "Is the token's software installed, and module-path its library?"
        if not module.is_file():
            raise fault(module, "KY014", "is not there: no PKCS#11 module.", cure)
        try:
            library = pkcs11.lib(str(module))
            tokens = _tokens(library)
            if not any(map(self._is_ours, tokens)):  # perhaps it was put in since this module started
                library.reinitialize()
                tokens = _tokens(library)
        except RuntimeError as error:  # also when it is no library at all
            what = f"is no PKCS#11 module that works: {error or type(error).__name__}."
            raise fault(module, "KY014", what, cure) from error
        for token in filter(self._is_ours, tokens):
            return token
        there = ", ".join(token.label or "one without a name" for token in tokens) or "none"
        raise self._fault("KY015", f"is not there. Tokens that are: {there}.", "Plug it in, or correct [tickets] keys.")

    def _is_ours(self, token: "pkcs11.Token") -> bool:
        wanted, serial = self._address, token.serial.decode("ascii", "replace").strip()
        return wanted.token in ("", token.label) and wanted.serial in ("", serial)

    def _logged_in(self, token: "pkcs11.Token") -> "pkcs11.Session":
        import pkcs11

        if not token.flags & pkcs11.TokenFlag.LOGIN_REQUIRED:
            return token.open()
        last = "has one try for its PIN left, which no program may use up."
        self._unless(token.flags & pkcs11.TokenFlag.USER_PIN_LOCKED, "has locked its PIN.")
        self._unless(token.flags & pkcs11.TokenFlag.USER_PIN_FINAL_TRY, last)
        pin = self._pin()
        if pin == self._refused:
            raise self._fault("KY016", "did not take this PIN.", f"Correct {self._address.pin}. {LOCKS}")
        try:
            return token.open(user_pin=pin)
        except pkcs11.UserAlreadyLoggedIn:  # by another part of this program
            return token.open()
        except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
            self._refused = pin
            raise self._fault("KY016", "did not take the PIN.", f"Correct {self._address.pin}. {LOCKS}") from error

    def _pin(self) -> str:
        file = self._address.pin
        if file is None:
            cure = "Name a file that has it: pin-source=file:/etc/loket/pin."
            raise self._fault("KY018", "wants a PIN.", cure)
        try:
            return tight_bytes(file, "PIN", "give the token another PIN").decode().strip()
        except (OSError, UnicodeDecodeError) as error:
            cure = f"Write the PIN into it, for the kiosk's user alone: chmod 600 {file}."
            raise fault(file, "KY018", f"holds no PIN that can be read: {error}.", cure) from error

    def _unless(self, locked: object, what: str) -> None:
        if locked:
            cure = "Unlock it with the token's own software, and log in there once with the right PIN."
            raise self._fault("KY017", what, cure)

    def _close(self) -> None:
        """Forget this session."""
        import pkcs11

        session, self._session, self._found = self._session, None, {}
        with suppress(pkcs11.PKCS11Error):
            if session is not None:
                session.close()

    def _told(self, error: "pkcs11.PKCS11Error") -> NoReturn:
        import pkcs11

        if isinstance(error, pkcs11.PinLocked):
            self._unless(True, "has locked its PIN.")
        said = f"{type(error).__name__} {error}".strip()
        cure = "Is it plugged in and not full? Its own software says more."
        raise self._fault("KY020", f"does not do what it is asked: {said}.", cure) from error

    @property
    def _name(self) -> str:
        return self._address.token or self._address.serial

    def _label(self, name: str) -> str:
        return f"{self._address.label} {name}"

    def _fault(self, code: str, what: str, cure: str) -> Exception:
        return fault(f"token {self._name}", code, what, cure)


class TokenKey(ec.EllipticCurvePrivateKey):
    """A key of `cryptography` whose private half is elsewhere: it signs, also certificates, and can do nothing else."""

    def __init__(self, public: ec.EllipticCurvePublicKey, sign: Callable[[bytes], bytes]) -> None:
        self._public, self._sign = public, sign

    def public_key(self) -> ec.EllipticCurvePublicKey:
        """The half that everybody may know."""
        return self._public

    def sign(self, data: Any, signature_algorithm: ec.EllipticCurveSignatureAlgorithm) -> bytes:
        """ECDSA with SHA-256, as DER: the digest is made here, since not every token can."""
        if not isinstance(signature_algorithm.algorithm, hashes.SHA256):
            raise ValueError("tickets are signed over SHA-256")
        return self._sign(hashlib.sha256(data).digest())

    @property
    def curve(self) -> ec.EllipticCurve:
        """P-256."""
        return self._public.curve

    @property
    def key_size(self) -> int:
        """Bits."""
        return self._public.key_size

    def exchange(self, algorithm: ec.ECDH, peer_public_key: ec.EllipticCurvePublicKey) -> bytes:
        """Not for this."""
        raise NotImplementedError

    def private_numbers(self) -> ec.EllipticCurvePrivateNumbers:
        """Nobody gets them."""
        raise NotImplementedError

    def private_bytes(self, encoding: Any, format: Any, encryption_algorithm: Any) -> bytes:
        """Nobody gets them."""
        raise NotImplementedError

    def __copy__(self) -> "TokenKey":
        return self

    def __deepcopy__(self, memo: dict[Any, Any]) -> "TokenKey":
        return self


def _tokens(library: Any) -> "list[pkcs11.Token]":
    return [slot.get_token() for slot in library.get_slots(token_present=True)]
