# ./dev package --check: the finished packages, run. Minutes each, so not in `./dev test`.

check_all() {
  local work
  work=$(mktemp -d)
  start_wine "$work"
  check_windows "$work"
  check_installer "$work"
  check_portable "$work"
  check_deb "$work"
  wineserver -k || true
  rm -rf "$work"
  say "所有安装包都试过了 / every package was installed, run and removed"
}

start_wine() { # start_wine FOLDER: a Windows of its own, with what Debian's wine lacks
  export WINEPREFIX=$1/wine WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml='
  say "准备 wine / preparing wine"
  wineboot --init &>/dev/null
  wine winecfg -v win10 &>/dev/null
  wineserver -w
  x86_64-w64-mingw32-gcc -shared -s -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$packaging/windows/shim.c" -ladvapi32
}

check_windows() {
  say "命令行：wine 与 Linux 逐字节比较 / the command line: wine beside Linux, byte for byte"
  # Wine starts services of its own with the first program, and they speak (and may fail) through its standard error.
  # Started here they are silent and stay, so that every word that is compared is branchbook's.
  wineserver -p
  trap 'wineserver -k' EXIT
  wine cmd /c exit &>/dev/null
  tool check-windows "$linux_made/branchbook" "$windows_made/branchbook.exe"
  wineserver -k
  wineserver -w
  trap - EXIT
}

check_installer() { # installed, brought up, removed; an older version is made of the same programs
  say "安装程序：静默安装、升级、卸载 / the installer: silent install, upgrade, uninstall"
  lay_windows "$1/older"
  make_installer "$1/older" 0.0.9 "$1/older.exe"
  tool check-installer "$1/older.exe" "$dist/支部手册-$version-Windows-安装.exe"
}

check_portable() {
  say "便携：电脑上什么也不留 / portable: nothing is left on the computer"
  tool check-portable "$linux_made" "$dist/支部手册-$version-Windows-便携.zip"
}

check_deb() { # in a Debian of its own, made for this
  say ".deb：在干净的系统里安装、运行、清除 / the .deb in a clean system: installed, run, purged"
  ((EUID == 0)) || { say "debootstrap 需要 root，跳过 / debootstrap needs root: skipped"; return; }
  root=$1/root
  local book=/tmp/样例.book
  debootstrap --variant=minbase bookworm "$root" >/dev/null
  cp "$dist/branchbook_${version}_amd64.deb" "$root/tmp/branchbook.deb"
  in_root apt-get update -q >/dev/null
  # Of what the package recommends, the fonts: a system in Chinese has them, and the window's text is drawn with them.
  in_root apt-get install -y -q --no-install-recommends fonts-noto-cjk /tmp/branchbook.deb >/dev/null
  in_root branchbook sample "$book" --kind workshop
  in_root branchbook report quarterly "$book" --quarter 2026Q3 -o /tmp/季报.pdf
  in_root branchbook verify "$book" >/dev/null
  see_window "$book"
  in_root dpkg --purge branchbook
  [[ -f $root$book ]] || fail "手册被删了 / the book is gone"
  [[ -z $(find "$root/usr" "$root/var/lib/dpkg/info" -name '*branchbook*' -print -quit) ]] || fail "卸载后有残留 / something is left"
}

in_root() { # a command in the Debian at $root, with mounts that end with it
  unshare --mount bash -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root" \
    env LC_ALL=C.UTF-8 HOME=/root DEBIAN_FRONTEND=noninteractive BRANCHBOOK_PASSWORD=示例手册2026 "$@"
}

see_window() { # see_window BOOK: the installed window opens the book, on a screen of ours
  local number picture=$built/deb.png screen window
  number=$(mktemp)
  Xvfb -displayfd 3 -nolisten tcp -screen 0 1280x800x24 3>"$number" &>/dev/null &
  screen=$!
  until [[ -s $number ]]; do kill -0 "$screen" && sleep 0.1; done
  DISPLAY=:$(<"$number") LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1 in_root timeout 60 branchbook-window --sample "$1" &>"$built/deb.log" &
  window=$!
  sleep 45
  import -display ":$(<"$number")" -window root "$picture"
  wait "$window" || true
  kill "$screen"
  rm "$number"
  (($(identify -format %k "$picture") > 100)) || fail "窗口没有画出来，见 $picture / the window painted nothing"
  say "窗口的图片 / picture of the window: $picture"
}
