"""Ed25519 keys and signatures in the form of minisign, so that anybody can check them with `minisign -V`, without this project.

errors.py    a key or signature that cannot be used, said in two languages
public.py    a public key and its text
secret.py    a secret key and its text
keys.py      the key of an installation: made once, kept in the data folder
packing.py   their lines of base64
minisign.py  sign and verify: the text of a .minisig file

One key signs manifests and schools' lines (``service/portals``). Neither can pass for the other: a manifest is signed by its
64-byte digest, and schools' lines begin with words of their own.
"""
