# Linux: both programs and the tool that makes the guide, and a .deb and an .rpm of them by Debian's own tools.

linux=x86_64-unknown-linux-gnu
# A folder of its own: cargo lets one build at a time into a folder, and the two systems are built by two compilers.
linux_made=$built/native/$linux/release

build_linux() {
  say "构建 Linux 程序（第一次约半小时）/ building the programs for Linux"
  (
    short_paths "$linux"
    cargo build --locked --release --workspace --bin branchbook --bin branchbook-window --bin packaging --target "$linux" --target-dir "$built/native"
  )
}

lay_linux() { # lay_linux FOLDER: everything where it will be installed
  local size
  for size in 32 128 256 512; do
    install -Dm644 "icons/$(icon_of $size)" "$1/usr/share/icons/hicolor/${size}x$size/apps/cn.branchbook.desk.png"
  done
  install -Dm644 icons/icon.svg "$1/usr/share/icons/hicolor/scalable/apps/cn.branchbook.desk.svg"
  install -Dm755 -t "$1/usr/bin" "$linux_made/branchbook" "$linux_made/branchbook-window"
  install -Dm644 -t "$1/usr/share/applications" "$packaging/linux/cn.branchbook.desk.desktop"
  install -Dm644 -t "$1/usr/share/mime/packages" "$packaging/linux/cn.branchbook.desk.xml"
  install -Dm644 LICENSE "$1/usr/share/doc/branchbook/copyright"
  install -Dm644 -t "$1/usr/share/doc/branchbook" "$dist/安装说明.pdf"
  tool licences "$linux" "$1/usr/share/doc/branchbook/licences.txt"
  gzip -9n "$1/usr/share/doc/branchbook/licences.txt"
  stamp "$1"
}

icon_of() { # the names that Tauri wants in icons/
  case $1 in 256) echo 128x128@2x.png ;; 512) echo icon.png ;; *) echo "$1x$1.png" ;; esac
}

make_deb() { # make_deb FOLDER: the folder gets a DEBIAN of its own
  say "制作 .deb / making the .deb"
  local depends
  depends=$(cd "$1" && mkdir -p debian && touch debian/control && dpkg-shlibdeps -O usr/bin/* && rm -r debian)
  mkdir -p "$1/DEBIAN"
  (cd "$1" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$1/DEBIAN/md5sums"
  cat >"$1/DEBIAN/control" <<END
Package: branchbook
Version: $version
Architecture: amd64
Maintainer: Branchbook <branchbook@localhost>
Installed-Size: $(du -sk --apparent-size "$1/usr" | cut -f1)
${depends/shlibs:Depends=/Depends: }
Recommends: fonts-noto-cjk | fonts-wqy-microhei
Section: misc
Priority: optional
Description: 支部手册：不用连网的党支部工作手册
 三会一课、考勤、任务、报表，一本加密的手册，全部记在自己的电脑上，不用连网。
END
  stamp "$1"
  SOURCE_DATE_EPOCH=$epoch dpkg-deb --root-owner-group -Zxz --build "$1" "$dist/branchbook_${version}_amd64.deb" >/dev/null
  rm -r "$1/DEBIAN"
}

make_rpm() { # make_rpm FOLDER
  say "制作 .rpm / making the .rpm"
  local top
  top=$(mktemp -d)
  SOURCE_DATE_EPOCH=$epoch rpmbuild -bb --quiet --target x86_64 --define "_topdir $top" --define "version $version" --define "laid $1" \
    --define "_rpmdir $top/RPMS" "$packaging/linux/branchbook.spec"
  mv "$top/RPMS/x86_64/branchbook-$version-1.x86_64.rpm" "$dist/"
  rm -r "$top"
}
