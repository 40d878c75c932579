#!/usr/bin/env python3
"""Makes records.json and slots.json, from the description of the format and without heed's code.

Run by hand, once a format version:  python3 vectors.py   (needs the "cryptography" package, 44 or newer)
"""
import base64, hashlib, json, pathlib, struct, unicodedata

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def hchacha20(key, nonce):
    s = list(struct.unpack("<16I", b"expand 32-byte k" + key + nonce))
    rot = lambda x, n: ((x << n) | (x >> (32 - n))) & 0xFFFFFFFF

    def quarter(a, b, c, d):
        for x, y, z, n in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            s[x] = (s[x] + s[y]) & 0xFFFFFFFF
            s[z] = rot(s[z] ^ s[x], n)

    for _ in range(10):
        for i in range(4):
            quarter(i, 4 + i, 8 + i, 12 + i)
        for i in range(4):
            quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    return struct.pack("<8I", *s[0:4], *s[12:16])


def xseal(key, nonce, plain, bound):
    return ChaCha20Poly1305(hchacha20(key, nonce[:16])).encrypt(b"\0\0\0\0" + nonce[16:], plain, bound)


def hkdf(secret, salt, info):
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def fill(label, n):  # fixed bytes that look random
    return hashlib.shake_256(label.encode()).digest(n)


def padme(n):
    if n <= 256:
        return 256
    e = n.bit_length() - 1
    mask = (1 << (e - e.bit_length())) - 1
    return (n + mask) & ~mask


PURPOSES = {(1, 1): b"heed 1 entry head", (1, 2): b"heed 1 entry body", (2, 2): b"heed 1 draft body"}


def record(name, kind, part, revision, data):
    journal, root = fill("journal", 16), fill("root", 32)
    rid, nonce = fill(name + " id", 16), fill(name + " nonce", 24)
    plain = struct.pack(">I", len(data)) + data
    plain += bytes(padme(len(plain)) - len(plain))
    bound = b"heed record 1\0" + journal + rid + struct.pack(">BBQ", kind, part, revision)
    box = b"\x01" + nonce + xseal(hkdf(root, journal, PURPOSES[kind, part]), nonce, plain, bound)
    return dict(name=name, journal=journal.hex(), root=root.hex(), id=rid.hex(), kind=kind, part=part,
                revision=revision, nonce=nonce.hex(), data=base64.b64encode(data).decode(),
                box=base64.b64encode(box).decode())


def slot(name, way, number, secret, memory=0, time=0, threads=0):
    journal, root = fill("journal", 16), fill("root", 32)
    salt, nonce = fill(name + " salt", 16), fill(name + " nonce", 24)
    if way == 1:
        secret_in = unicodedata.normalize("NFC", secret.decode()).encode()
        key = Argon2id(salt=salt, length=32, iterations=time, lanes=threads, memory_cost=memory).derive(secret_in)
    else:
        key = hkdf(secret, salt, {2: b"heed 1 key file", 3: b"heed 1 recovery words"}[way])
    header = struct.pack(">BBIIIB", 1, way, number, memory, time, threads) + salt
    sealed = header + nonce + xseal(key, nonce, root, b"heed slot 1\0" + journal + header)
    check = hashlib.sha256(b"heed slot checksum 1\0" + journal + sealed).digest()[:28]
    return dict(name=name, journal=journal.hex(), root=root.hex(), way=way, id=number, memory=memory, time=time,
                threads=threads, secret=secret.hex(), random=(salt + nonce).hex(), slot=(sealed + check).hex())


records = [
    record("nothing", 1, 1, 1, b""),
    record("a head", 1, 1, 2, b"a title"),
    record("a body", 1, 2, 2, "What stayed with me: sie sagte „nein“, 雨, 🙂".encode()),
    record("a draft", 2, 2, 0, b"half a sen"),
    record("just fits", 1, 2, 1 << 40, fill("just fits", 252)),
    record("one more", 1, 2, 1, fill("one more", 253)),
    record("long", 1, 2, 3, fill("long", 5000)),
]
slots = [
    slot("passphrase", 1, 1, b"correct horse battery staple", 64, 1, 1),
    slot("passphrase, four lanes", 1, 7, b"correct horse battery staple", 96, 2, 4),
    slot("composed", 1, 2, "d\u00e9j\u00e0 vu \u96e8".encode(), 64, 1, 1),
    slot("decomposed", 1, 2, "de\u0301ja\u0300 vu \u96e8".encode(), 64, 1, 1),
    slot("key file", 2, 3, fill("key file", 32)),
    slot("recovery", 3, 1 << 31, fill("recovery", 20)),
]
here = pathlib.Path(__file__).parent
for name, vectors in (("records", records), ("slots", slots)):
    (here / (name + ".json")).write_text(json.dumps(vectors, indent=1) + "\n")
