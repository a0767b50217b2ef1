# Sourced by ./test: packages of the system that the tests use, installed where that is allowed, named where it is not.
missing=()
# Android's own tools say what an app holds; androguard brings 80 packages, so only CI asks for it.
for package in chromium clang zlib1g-dev zip zstd xz-utils p7zip-full aapt dexdump ${CI:+androguard}; do
  dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ] && command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" -eq 0 ]; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1 ||
      echo "These packages could not be installed: ${missing[*]}; tests that need them will say so."
  else
    echo "Missing packages: ${missing[*]}. Install them with: sudo apt-get install -y ${missing[*]}"
  fi
fi
