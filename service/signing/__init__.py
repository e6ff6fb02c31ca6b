"""Ed25519 keys and signatures in the form of minisign."""
