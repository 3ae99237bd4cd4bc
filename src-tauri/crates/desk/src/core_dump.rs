//! A crash leaves no picture of the memory behind: names, and the key of the book, would lie in it in the clear.

/// Lets the system keep no core dump of this program, nor of those it starts: the web view, which shows the names, has a process of
/// its own. A system that refuses goes on as before; that is no reason not to start.
#[cfg(unix)]
pub fn forbid_core_dumps() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    // One byte, not none: Linux writes no file below the size of a page, and of a limit of 0 it would still hand the memory to a
    // program that collects dumps (`|` in core_pattern); only 1 stops that, too (fs/coredump.c).
    let most = getrlimit(Resource::Core).maximum.map_or(1, |most| most.min(1));
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(most), maximum: Some(most) });
}

/// Windows keeps whole memory only where an administrator has asked for it (`LocalDumps`), which a program cannot refuse.
#[cfg(not(unix))]
pub const fn forbid_core_dumps() {}
