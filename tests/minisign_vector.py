"""A key and signatures made by minisign 0.11, kept as they came out; the key is invented for tests and signs nothing else."""

CONTENT = b"Hello from an invented school.\n"

PUBLIC = """\
untrusted comment: minisign public key 4099031DC7D036D3
RWTTNtDHHQOZQP0Rc/HI6JFmjO2X3GNsrdLAFZ0WRHBK/9zrsslbaNRj
"""

SECRET = """\
untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA0zbQxx0DmUCas0y7AVmB3IDufy8oSWT6upYPlg6fB8oACI9qRk4ugP0Rc/HI6JFmjO2X3GNsrdLAFZ0WRHBK/9zrsslbaNRjAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
"""
"""Made without a password."""

SIGNATURE = """\
untrusted comment: signature from minisign secret key
RUTTNtDHHQOZQD7YMhm+Rp37du7xrkpUtKKIgtvQO2gQizLjN6xld9K0dzfAjrMkvSCri+ouPhqkQQOfq5mPdeyyOS1F9g1gbA8=
trusted comment: invented comment
XrsGkGq0CzUFKoaIOx3yoN3M0DtpN7BehTS86GfKyK49jSR6bHtC7NCFy/tvFJsHCORnZ/R5BMldhdsOtR4QAg==
"""

OLD_FORM = """\
untrusted comment: signature from minisign secret key
RWTTNtDHHQOZQAxX37lyhzuj0wkIYgDDTCOWCbVsIIDxWccf0CMJL/2+WZBmTEiGVTCEJwr5jpXVcLoN60Z88OiL3PcfiTzergY=
trusted comment: invented comment
dngMiMRlTp6faOoF6o83gXIJ+PVwddzeWa2r8anGCPHPxVpatYpYHJ33UbL9Dk74zNUfGOVmg/8Vudkz45ixCg==
"""
"""`minisign -l`: over the content itself."""
