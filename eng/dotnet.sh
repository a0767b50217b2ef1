# Sourced by the scripts at the root: finds the SDK, or says in one line how to get it.
if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
  echo "The .NET 10 SDK is missing. Install it with your package manager (for example: sudo apt-get install -y dotnet-sdk-10.0) and run this again." >&2
  exit 69
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
