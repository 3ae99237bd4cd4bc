//! A screen of our own: an Xvfb that chooses a free display number itself, so that two runs never see each other's windows.

use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
};

/// An X server without a monitor, ended when dropped.
pub struct Screen {
    server: Group,
    /// The display, as `DISPLAY` wants it.
    pub display: String,
}

impl Screen {
    /// Starts a screen of the given size in pixels.
    pub fn start(width: u32, height: u32) -> Self {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-screen",
            "0",
            &format!("{width}x{height}x24"),
        ]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = Group::spawn(&mut command);
        let mut number = String::new();
        let out = server.child.stdout.take().expect("stdout is piped");
        BufReader::new(out).read_line(&mut number).expect("Xvfb says its display number");
        assert!(!number.trim().is_empty(), "Xvfb did not start (is /tmp/.X11-unix writable?)");
        Self { server, display: format!(":{}", number.trim()) }
    }

    /// What every program on this screen needs: the display, software rendering, no accessibility bus to wait for.
    pub fn dress(&self, command: &mut Command) {
        command.env("DISPLAY", &self.display).env("LIBGL_ALWAYS_SOFTWARE", "1").env("NO_AT_BRIDGE", "1");
        command.env("GDK_BACKEND", "x11").env("LANG", "C.UTF-8").env_remove("WAYLAND_DISPLAY");
    }

    /// A PNG of the whole screen (ImageMagick's `import`).
    pub fn picture(&self, path: &std::path::Path) -> bool {
        let mut command = Command::new("import");
        command.args(["-display", &self.display, "-window", "root"]).arg(path);
        command.status().is_ok_and(|status| status.success())
    }

    /// The process id of the X server.
    pub fn pid(&self) -> u32 {
        self.server.child.id()
    }
}

/// A program with all it starts, ended together when dropped.
pub struct Group {
    /// The first process; its id is the group's.
    pub child: Child,
}

impl Group {
    /// Starts a program as the leader of its own process group.
    pub fn spawn(command: &mut Command) -> Self {
        let child = command.process_group(0).stdin(Stdio::null()).spawn();
        let name = command.get_program().to_string_lossy();
        Self {
            child: child
                .unwrap_or_else(|error| panic!("cannot start {name}: {error}; ./dev test installs it")),
        }
    }

    /// Ends the whole group with a signal, as `kill` names it.
    pub fn signal(&self, name: &str) {
        let group = format!("-{}", self.child.id());
        // A group that is already gone is what was wanted.
        let _ = Command::new("kill").args(["-s", name, "--", &group]).stderr(Stdio::null()).status();
    }

    /// Whether anybody of the group still runs; the dead that nobody has buried hold nothing.
    fn runs(&self) -> bool {
        let group = self.child.id().to_string();
        let found =
            Command::new("pgrep").args(["-g", &group, "-r", "D,R,S,T"]).stdout(Stdio::null()).status();
        found.is_ok_and(|status| status.success())
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.signal("TERM");
        // Each ends in its own time: a window still holds its book for a moment.
        for beat in 0..100 {
            if !self.runs() {
                break;
            }
            if beat == 4 {
                self.signal("KILL");
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        // Reaped so that no zombie outlives the test; its exit code says nothing.
        let _ = self.child.wait();
    }
}
