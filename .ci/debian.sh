# Sourced by the installers: commands as root, and Debian's packages; says what to do where neither is possible.

as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# apt_install PACKAGE...: what the tests need and this machine has not.
apt_install() {
  local wants="apt-get install $*"
  command -v apt-get >/dev/null || missing_tool "apt-get がないので入れられません:$wants" "There is no apt-get here for: $wants"
  ((EUID == 0)) || command -v sudo >/dev/null || missing_tool "root で「$wants」を。" "As root, run: $wants"
  echo "入れています / installing: $*" >&2
  as_root apt-get -qq update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$@" >/dev/null
}

missing_tool() {
  echo "テストの道具が足りません。$1 / Something the tests need is missing. $2" >&2
  exit 1
}
