# SPDX-License-Identifier: EUPL-1.2
# What `run` and `test` share: packages, the web app, the build. Sourced, never run. Everything said here goes to stderr.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$root/build/logs
mkdir -p "$logs"

# Progress: "[ 12 s] what". With MERETID_QUIET nothing but errors.
say() { [ -n "${MERETID_QUIET:-}" ] || printf '[%4d s] %s\n' "$SECONDS" "$*" >&2; }

# step NAME TEXT COMMAND…: runs with the output in build/logs/NAME.log; a failure shows its end and stops.
step() {
  local name=$1 text=$2
  shift 2
  say "$text"
  if ! "$@" >"$logs/$name.log" 2>&1; then
    printf 'fejl: %s (hele loggen: build/logs/%s.log)\n' "$text" "$name" >&2
    tail -n 40 "$logs/$name.log" >&2
    return 1
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# packages LIST…: installs what is missing of packaging/apt-LIST.txt.
packages() {
  local list name missing=()
  for list in "$@"; do
    while read -r name; do
      case $name in '' | '#'*) continue ;; esac
      [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done <"$root/packaging/apt-$list.txt"
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    printf 'fejl: disse pakker mangler, og hverken root eller sudo er til stede:\n  %s\n' "${missing[*]}" >&2
    return 1
  fi
  step apt-update "Henter pakkelister" as_root apt-get update
  # Tests start clusters of their own; the package shall not leave a server running on this machine.
  case " ${missing[*]} " in *' postgresql '*)
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
      as_root mkdir -p /etc/postgresql-common
      echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi ;;
  esac
  step apt-install "Installerer ${#missing[@]} Debian-pakker" \
    as_root env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get install -y --no-install-recommends \
    "${missing[@]}"
}

# Node 22 from npm (Debian's is too old for Vite); any node with npm is enough to fetch it, else Debian's.
node_version=22.23.3
node_ready() {
  local machine
  case $(uname -m) in aarch64) machine=arm64 ;; *) machine=x64 ;; esac
  node_home=$root/build/node/node_modules/node-linux-$machine
  if [ ! -x "$node_home/bin/node" ]; then
    if ! command -v npm >/dev/null; then
      step apt-update "Henter pakkelister" as_root apt-get update
      step apt-node "Installerer Node og npm fra Debian" \
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nodejs npm
    fi
    mkdir -p "$root/build/node"
    step node "Henter Node $node_version" npm install --prefix "$root/build/node" --no-save --no-package-lock \
      --ignore-scripts --no-audit --no-fund "node-linux-$machine@$node_version"
  fi
  PATH=$node_home/bin:$root/node_modules/.bin:$PATH
  export PATH
}

# The state of what a step is made of, so that a second call can see there is nothing to do.
fingerprint() {
  ( cd "$root" && find "$@" -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' -print0 2>/dev/null |
    sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1 )
}

# web_app [npm]: node_modules by the lock file, then web/dist, each only when its sources changed. With "npm": the modules alone
# are wanted too (tests).
web_app() {
  local lock app
  [ -f "$root/package.json" ] || return 0
  lock=$(fingerprint package.json package-lock.json)
  app=$(fingerprint package.json package-lock.json web solutions/*/page)
  if [ "${1:-}" != npm ] && [ -f "$root/web/dist/index.html" ] &&
    [ "$(cat "$root/build/web.stamp" 2>/dev/null)" = "$app" ]; then
    return 0
  fi
  node_ready
  if [ "$(cat "$root/node_modules/.meretid-stamp" 2>/dev/null)" != "$lock" ]; then
    step npm "Henter webpakker efter package-lock.json" \
      npm ci --prefix "$root" --ignore-scripts --no-audit --no-fund
    echo "$lock" >"$root/node_modules/.meretid-stamp"
  fi
  if [ ! -f "$root/web/dist/index.html" ] || [ "$(cat "$root/build/web.stamp" 2>/dev/null)" != "$app" ]; then
    step web "Bygger websiderne" env -C "$root" node node_modules/vite/bin/vite.js build web
    echo "$app" >"$root/build/web.stamp"
  fi
}

# build PRESET TARGET…: configures once, then lets ninja decide; progress as a line per tenth when it takes long.
build() {
  local preset=$1
  shift
  if [ ! -f "$root/build/$preset/build.ninja" ]; then
    step "cmake-$preset" "Sætter byggeriet op ($preset)" env -C "$root" cmake --preset "$preset"
  fi
  if ninja -C "$root/build/$preset" -n "$@" 2>/dev/null | grep -q 'no work to do'; then return 0; fi
  say "Bygger ($preset)"
  if ! NINJA_STATUS='%f/%t ' ninja -C "$root/build/$preset" "$@" 2>&1 | tee "$logs/build-$preset.log" |
    awk -v quiet="${MERETID_QUIET:-}" 'match($1, /^[0-9]+\/[0-9]+$/) { split($1, n, "/"); tenth = int(10 * n[1] / n[2])
      if (tenth != shown && !quiet) { printf "         %d %% (%s)\n", 10 * tenth, $1; fflush(); shown = tenth } }' >&2
  then
    tail -n 40 "$logs/build-$preset.log" >&2
    return 1
  fi
}
