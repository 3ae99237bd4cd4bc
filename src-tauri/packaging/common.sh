# What every package needs to know. Sourced by `package`, which stands at the root of the repository.

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
# The only clock a package may know: the last commit.
epoch=$(git log -1 --format=%ct)
export TZ=UTC LC_ALL=C.UTF-8
umask 022

packaging=src-tauri/packaging
dist=dist
# Built here, apart from the developer's own programs, which carry other paths.
built=$(realpath -m "${CARGO_TARGET_DIR:-target}/package")

say() { printf '\n▸ %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# The machine that builds is not to be read out of the program: its folders get short names, in Rust and in C.
short_paths() { # short_paths RUST_TARGET [FLAG OF RUSTC…]
  local crates lower upper
  crates=$(realpath "${CARGO_HOME:-$HOME/.cargo}")
  lower=${1//-/_}
  upper=${lower^^}
  local rust=() c=() pair
  for pair in "$crates=/crates" "$(pwd -P)=/branchbook" "$built=/built" "/usr/lib/rustlib/src/rust=/rust" "$(rustc --print sysroot)=/rust"; do
    rust+=("--remap-path-prefix=$pair")
    c+=("-ffile-prefix-map=$pair")
  done
  # OpenSSL writes the day of its building into itself. It is not built again for every commit, so that day never changes.
  export SOURCE_DATE_EPOCH=1767225600
  export "CARGO_TARGET_${upper}_RUSTFLAGS=${rust[*]} ${*:2}" "CFLAGS_$lower=${c[*]}"
}

stamp() { # the same time on every file, so that an archive of them is always the same
  find "$@" -exec touch --no-dereference --date "@$epoch" {} +
}
