"""Whom a kiosk believes that it is the staff server: the station's own authority alone, or those of the system."""

import ssl

from kiosk.errors import Fault, FaultyFile


def trusted(ca: str) -> ssl.SSLContext:
    """`ca`: a file with the only authority that counts (PEM); "": those of the system. Raises FaultyFile."""
    if not ca:
        return ssl.create_default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_verify_locations(ca)
    except (OSError, ssl.SSLError) as error:
        cure = "Copy ca.pem from the staff server; ./loket desk make-certificate makes it."
        raise FaultyFile([Fault(ca, 0, "ST008", f"cannot be read as a certificate: {error}.", cure)]) from error
    return context
