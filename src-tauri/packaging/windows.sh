# Windows: both programs, built on Debian with its own compilers, and the installer and the portable archive made of them.

windows=x86_64-pc-windows-gnu
windows_made=$built/$windows/release

# Debian ships no Rust library for Windows, but its source: it is built along (`-Zbuild-std`), which a stable compiler does only
# under RUSTC_BOOTSTRAP. The library unwinds, for a command that panics must end alone (desk/src/lane.rs).
build_windows() {
  say "构建 Windows 程序（第一次约半小时）/ building the programs for Windows"
  (
    # Without that flag the linker writes the time of the building into the program.
    short_paths "$windows" -Clink-arg=-Wl,--no-insert-timestamp
    export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
    cargo build --locked --release --workspace --bin branchbook --bin branchbook-window -Zbuild-std --target "$windows" --target-dir "$built"
  )
}

lay_windows() { # lay_windows FOLDER: what is shipped
  mkdir -p "$1"
  cp "$windows_made/branchbook.exe" "$windows_made/branchbook-window.exe" "$windows_made/WebView2Loader.dll" "$dist/安装说明.pdf" "$1/"
  tool licences "$windows" "$1/licences.txt"
  # The editor of older Windows 10 knows no other line ends.
  sed -i 's/$/\r/' "$1/licences.txt"
  stamp "$1"
}

make_installer() { # make_installer FOLDER [VERSION [OUT]]
  say "制作 Windows 安装程序 / making the installer for Windows"
  local version=${2:-$version} out
  out=$(realpath -m "${3:-$dist/支部手册-$version-Windows-安装.exe}")
  # NSIS writes the time into its own header only where SOURCE_DATE_EPOCH does not give one.
  SOURCE_DATE_EPOCH=$epoch makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DFILES=$1" "-DICON=$PWD/icons/icon.ico" "-DOUT=$out" \
    "$packaging/windows/installer.nsi"
}

make_portable() { # make_portable FOLDER: the same files and the mark that makes the program portable
  say "制作便携版 / making the portable archive"
  local folder
  folder=$(mktemp -d)/支部手册便携版
  cp -r "$1" "$folder"
  sed 's/$/\r/' "$packaging/windows/portable.txt" >"$folder/portable.txt"
  tool zip "$folder" "$epoch" "$dist/支部手册-$version-Windows-便携.zip"
  rm -r "${folder%/*}"
}
