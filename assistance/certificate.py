"""`./loket desk make-certificate`: a certificate authority of the station's own, and the staff server's certificate."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiosk.settings import default_home

AUTHORITY_LASTS = timedelta(days=3650)
SERVER_LASTS = timedelta(days=397)  # browsers take no longer ones
EARLIER = timedelta(hours=1)  # a kiosk's clock may be slow
FILES = "ca.pem", "ca.key", "desk.pem", "desk.key"


def make(folder: Path, names: Sequence[str], now: datetime) -> bool:
    """Write the four files, all readable by their owner only; whether the authority is new.

    An authority that is there is kept: the kiosks know it. Only the server's own certificate is made anew.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    ca_file, ca_key_file = folder / FILES[0], folder / FILES[1]
    fresh = not ca_file.exists()
    if fresh:
        ca_key = ec.generate_private_key(ec.SECP256R1())
        ca = _authority(ca_key, now)
        _write(ca_key_file, _private(ca_key))
        _write(ca_file, ca.public_bytes(serialization.Encoding.PEM))
    else:
        ca = x509.load_pem_x509_certificate(ca_file.read_bytes())
        loaded = serialization.load_pem_private_key(ca_key_file.read_bytes(), None)
        if not isinstance(loaded, ec.EllipticCurvePrivateKey):
            raise ValueError(f"{ca_key_file} is not a key of this program")
        ca_key = loaded
    key = ec.generate_private_key(ec.SECP256R1())
    server = _server(key, ca, ca_key, names, now)
    _write(folder / FILES[3], _private(key))
    _write(folder / FILES[2], server.public_bytes(serialization.Encoding.PEM))
    return fresh


def _authority(key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Loket, this station's own authority")])
    usage = x509.KeyUsage(
        digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    public = key.public_key()
    return (
        _dated(x509.CertificateBuilder(), now, AUTHORITY_LASTS)
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )


def _server(
    key: ec.EllipticCurvePrivateKey, ca: x509.Certificate, ca_key: ec.EllipticCurvePrivateKey, names: Sequence[str],
    now: datetime,
) -> x509.Certificate:  # fmt: skip
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    identifier = ca.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return (
        _dated(x509.CertificateBuilder(), now, SERVER_LASTS)
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])]))
        .issuer_name(ca.subject)
        .public_key(key.public_key())
        .add_extension(x509.SubjectAlternativeName([_name(one) for one in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False)
        .sign(ca_key, hashes.SHA256())
    )


def _dated(builder: x509.CertificateBuilder, now: datetime, lasts: timedelta) -> x509.CertificateBuilder:
    number = x509.random_serial_number()
    return builder.serial_number(number).not_valid_before(now - EARLIER).not_valid_after(now + lasts)


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    plain = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)


def _write(file: Path, content: bytes) -> None:
    fresh = file.with_suffix(file.suffix + ".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
    fresh.replace(file)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command; 0: made, 1: not."""
    parser = argparse.ArgumentParser(prog="./loket desk make-certificate", description="https for the staff server.")
    parser.add_argument("--home", type=Path, default=default_home(), help="the folder of the staff server")
    parser.add_argument(
        "--host", action="append", default=[], help="a name or number by which it is reached; repeat it"
    )
    given = parser.parse_args(arguments)
    folder, names = given.home / "tls", given.host or [socket.gethostname()]
    try:
        fresh = make(folder, names, datetime.now(UTC))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{folder}: the certificate cannot be made: {error}\nNothing else was changed.\n")
        return 1
    sys.stdout.write(
        f"The staff server is {', '.join(names)} for {SERVER_LASTS.days} days; the authority is "
        f"{'new' if fresh else 'the one that was there'}.\n"
        f"In {given.home / 'loket.toml'}:\n"
        f'  [desk]\n  certificate = "tls/desk.pem"\n  key = "tls/desk.key"\n  address = "https://{names[0]}:8765"\n'
        f"Copy {folder / 'ca.pem'} to each kiosk, beside its loket.toml:\n"
        f'  [desk]\n  url = "https://{names[0]}:8765"\n  ca = "ca.pem"\n'
        "Install ca.pem on the devices of the staff too. ca.key stays here: whoever has it can be the server.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
