//! The file layer under SQLite. A book of today begins with a head ([`super::head`]): this layer hides it, so that SQLite and
//! SQLCipher find their first page at offset 0 wherever they open the file (open, ATTACH, VACUUM INTO). Files without a head,
//! logs and journals go through untouched. The model is SQLite's own `ext/misc/appendvfs.c`.
//!
//! This is the only file of the program with `unsafe`: the interface is one of C.
#![allow(unsafe_code)]

use std::ffi::{CStr, c_int, c_void};
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use rusqlite::{Connection, ffi};

use super::head::{self, HEAD};
use crate::{Error, Result};

const NAME: &CStr = c"branchbook";

/// SQLite's locks lie on this byte and some after it. Windows lets nobody write there, so SQLite never uses the page of this
/// offset; shifted by the head it would be another one, and [`place`] leaves that out.
const LOCKS: i64 = 0x4000_0000;

const PAGE: i64 = super::file::PAGE as i64;

/// On Windows the one of SQLite's layers that has room for long paths; else the usual one.
const SYSTEM_NAME: *const std::ffi::c_char =
    if cfg!(windows) { c"win32-longpath".as_ptr() } else { ptr::null() };

/// The layer of the operating system, which does the work.
static SYSTEM: AtomicPtr<ffi::sqlite3_vfs> = AtomicPtr::new(ptr::null_mut());

/// What SQLite holds for an open book; the system's own file follows it in memory.
#[repr(C, align(8))]
struct BookFile {
    file: ffi::sqlite3_file,
    /// Bytes before the first page: [`HEAD`], or none.
    head: i64,
}

/// No mmap (version 3): it would hand out pages past the shift.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// Where a byte of the database lies in the file.
const fn place(head: i64, offset: i64) -> i64 {
    let shifted = offset + head;
    if head > 0 && shifted >= LOCKS { shifted + PAGE } else { shifted }
}

/// How long the file of a database of `size` bytes is.
const fn length_of(head: i64, size: i64) -> i64 {
    let shifted = size + head;
    if head > 0 && shifted > LOCKS { shifted + PAGE } else { shifted }
}

/// How long the database in a file of `length` bytes is.
const fn size_in(head: i64, length: i64) -> i64 {
    if head > 0 && length > LOCKS {
        let shifted = length - PAGE;
        (if shifted < LOCKS { LOCKS } else { shifted }) - head
    } else if length > head {
        length - head
    } else {
        0
    }
}

/// Makes this the layer that SQLite uses from now on. To be called once, before the first book is opened.
pub(super) fn install() -> Result<()> {
    // SAFETY: the layers that SQLite lists live as long as the program. The copy has the system's functions, which know their
    // own data by `pAppData`; only opening is ours, and `szOsFile` has room for both files. It is leaked, so it lives on, too.
    let code = unsafe {
        let system = ffi::sqlite3_vfs_find(SYSTEM_NAME);
        if system.is_null() {
            return Err(fault(ffi::SQLITE_ERROR));
        }
        SYSTEM.store(system, Ordering::Release);
        let mut ours = Box::new(*system);
        ours.zName = NAME.as_ptr();
        ours.pNext = ptr::null_mut();
        ours.szOsFile += size_of::<BookFile>() as c_int;
        ours.xOpen = Some(open);
        #[cfg(windows)]
        {
            ours.xFullPathname = Some(full_path);
        }
        ffi::sqlite3_vfs_register(Box::into_raw(ours), 1)
    };
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(fault(code)) }
}

/// The head of the open book; none: it has none. Through the connection's own file: to open and close another on the same book
/// would give up the locks of this process on it (POSIX).
pub(super) fn read_head(conn: &Connection) -> Result<Option<Vec<u8>>> {
    let Some(file) = headed(conn) else { return Ok(None) };
    let mut bytes = vec![0; HEAD as usize];
    // SAFETY: the file below is open as long as the connection, and the buffer is as long as what is asked for.
    let code = unsafe {
        let below = below(file);
        methods(below)
            .xRead
            .map_or(ffi::SQLITE_IOERR, |read| read(below, bytes.as_mut_ptr().cast(), HEAD as c_int, 0))
    };
    if code == ffi::SQLITE_OK { Ok(Some(bytes)) } else { Err(fault(code)) }
}

/// How long the file of the open book is with so many pages.
pub(super) fn length(conn: &Connection, pages: i64) -> u64 {
    length_of(if headed(conn).is_some() { HEAD } else { 0 }, pages * PAGE).unsigned_abs()
}

/// Writes a piece of the head and waits until it is on the disk.
pub(super) fn write_head(conn: &Connection, offset: i64, bytes: &[u8]) -> Result<()> {
    let Some(file) = headed(conn) else { return Err(fault(ffi::SQLITE_MISUSE)) };
    let length = c_int::try_from(bytes.len()).map_err(|_| fault(ffi::SQLITE_MISUSE))?;
    // SAFETY: as in `read_head`; the bytes are only read.
    let code = unsafe {
        let below = below(file);
        let methods = methods(below);
        match (methods.xWrite, methods.xSync) {
            (Some(write), Some(sync)) => match write(below, bytes.as_ptr().cast(), length, offset) {
                ffi::SQLITE_OK => sync(below, ffi::SQLITE_SYNC_FULL),
                code => code,
            },
            _ => ffi::SQLITE_IOERR,
        }
    };
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(fault(code)) }
}

/// The file of the open book, if it has a head.
fn headed(conn: &Connection) -> Option<*mut ffi::sqlite3_file> {
    let mut file: *mut ffi::sqlite3_file = ptr::null_mut();
    // SAFETY: SQLite writes the pointer to the main file, which lives as long as the connection. Only a file with our methods is
    // a `BookFile`.
    unsafe {
        let answer = (&raw mut file).cast::<c_void>();
        let code = ffi::sqlite3_file_control(
            conn.handle(),
            c"main".as_ptr(),
            ffi::SQLITE_FCNTL_FILE_POINTER,
            answer,
        );
        let is_ours =
            code == ffi::SQLITE_OK && !file.is_null() && ptr::eq((*file).pMethods, &raw const METHODS);
        (is_ours && head_of(file) > 0).then_some(file)
    }
}

fn fault(code: c_int) -> Error {
    Error::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None))
}

/// The system's file behind ours.
///
/// # Safety
/// `file` must point to a `BookFile` in the memory that SQLite gave for one.
unsafe fn below(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: SQLite gave `szOsFile` bytes, which `install` made long enough for both; `BookFile` is a multiple of 8 long.
    unsafe { file.cast::<BookFile>().add(1).cast() }
}

/// # Safety
/// As for [`below`].
unsafe fn head_of(file: *mut ffi::sqlite3_file) -> i64 {
    // SAFETY: the caller's.
    unsafe { (*file.cast::<BookFile>()).head }
}

/// # Safety
/// `file` must be an open file of the system.
unsafe fn methods<'a>(file: *mut ffi::sqlite3_file) -> &'a ffi::sqlite3_io_methods {
    // SAFETY: an open file has methods, and those of the system are static.
    unsafe { &*(*file).pMethods }
}

unsafe extern "C" fn open(
    _ours: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    let system = SYSTEM.load(Ordering::Acquire);
    // SAFETY: `install` set the system's layer before SQLite could call this. What is no database of its own (logs, journals,
    // temporary files) gets the system's file in the place of ours; else ours comes first and the system's behind it.
    unsafe {
        let Some(system_open) = (*system).xOpen else { return ffi::SQLITE_CANTOPEN };
        if flags & ffi::SQLITE_OPEN_MAIN_DB == 0 {
            return system_open(system, name, file, flags, out_flags);
        }
        (*file).pMethods = ptr::null();
        let system_file = below(file);
        (*system_file).pMethods = ptr::null();
        let mut code = system_open(system, name, system_file, flags, out_flags);
        let mut head = 0;
        if code == ffi::SQLITE_OK {
            match is_headed(system_file) {
                Ok(is_headed) => head = if is_headed { HEAD } else { 0 },
                Err(fault) => code = fault,
            }
        }
        if code == ffi::SQLITE_OK {
            let methods = &raw const METHODS;
            file.cast::<BookFile>().write(BookFile { file: ffi::sqlite3_file { pMethods: methods }, head });
        } else if !(*system_file).pMethods.is_null()
            && let Some(close) = methods(system_file).xClose
        {
            close(system_file);
        }
        code
    }
}

/// Every path that SQLite opens comes through here; Windows takes long ones only in a form of its own ([`super::long_path`]).
#[cfg(windows)]
unsafe extern "C" fn full_path(
    _ours: *mut ffi::sqlite3_vfs,
    name: *const std::ffi::c_char,
    room: c_int,
    answer: *mut std::ffi::c_char,
) -> c_int {
    // SAFETY: SQLite gives a name that ends with a zero, and room for the answer, with its zero, of so many bytes.
    unsafe {
        let path = super::long_path::full(&CStr::from_ptr(name).to_string_lossy());
        if usize::try_from(room).is_ok_and(|room| path.len() < room) {
            ptr::copy_nonoverlapping(path.as_ptr(), answer.cast(), path.len());
            answer.add(path.len()).write(0);
            ffi::SQLITE_OK
        } else {
            ffi::SQLITE_CANTOPEN
        }
    }
}

/// Whether the file begins with a head, whole or torn.
///
/// # Safety
/// `file` must be an open file of the system.
unsafe fn is_headed(file: *mut ffi::sqlite3_file) -> Result<bool, c_int> {
    for offset in head::COPIES {
        let mut mark = [0; head::MARK.len()];
        // SAFETY: the caller's; the buffer is as long as what is asked for.
        let code = unsafe {
            methods(file).xRead.map_or(ffi::SQLITE_IOERR, |read| {
                read(file, mark.as_mut_ptr().cast(), mark.len() as c_int, offset)
            })
        };
        match code {
            ffi::SQLITE_OK if mark == *head::MARK => return Ok(true),
            // A new file, or one that is cut off.
            ffi::SQLITE_OK | ffi::SQLITE_IOERR_SHORT_READ => {}
            fault => return Err(fault),
        }
    }
    Ok(false)
}

/// A method that only hands on to the system's file.
macro_rules! hand_on {
    ($($name:ident = $method:ident($($arg:ident: $kind:ty),*));+ $(;)?) => {$(
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file, $($arg: $kind),*) -> c_int {
            // SAFETY: SQLite calls the methods of a file that `open` opened, with arguments that the system's method takes.
            unsafe {
                let below = below(file);
                methods(below).$method.map_or(ffi::SQLITE_IOERR, |method| method(below, $($arg),*))
            }
        }
    )+};
}

hand_on! {
    close = xClose();
    sync = xSync(flags: c_int);
    lock = xLock(level: c_int);
    unlock = xUnlock(level: c_int);
    check_reserved_lock = xCheckReservedLock(answer: *mut c_int);
    sector_size = xSectorSize();
    device_characteristics = xDeviceCharacteristics();
    shm_map = xShmMap(page: c_int, size: c_int, extend: c_int, answer: *mut *mut c_void);
    shm_lock = xShmLock(offset: c_int, count: c_int, flags: c_int);
    shm_unmap = xShmUnmap(remove: c_int);
}

/// A method that hands on with the offset shifted.
macro_rules! hand_on_shifted {
    ($($name:ident = $method:ident($($arg:ident: $kind:ty),*; $by:ident));+ $(;)?) => {$(
        unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file, $($arg: $kind,)* offset: i64) -> c_int {
            // SAFETY: as above; the offset stays inside what SQLite means by it.
            unsafe {
                let (below, offset) = (below(file), $by(head_of(file), offset));
                methods(below).$method.map_or(ffi::SQLITE_IOERR, |method| method(below, $($arg,)* offset))
            }
        }
    )+};
}

hand_on_shifted! {
    read = xRead(buffer: *mut c_void, length: c_int; place);
    write = xWrite(buffer: *const c_void, length: c_int; place);
    truncate = xTruncate(; length_of);
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, answer: *mut i64) -> c_int {
    // SAFETY: as above; SQLite gives a place for the answer.
    unsafe {
        let below = below(file);
        let code = methods(below).xFileSize.map_or(ffi::SQLITE_IOERR, |size| size(below, answer));
        *answer = size_in(head_of(file), *answer);
        code
    }
}

unsafe extern "C" fn file_control(
    file: *mut ffi::sqlite3_file,
    operation: c_int,
    argument: *mut c_void,
) -> c_int {
    // SAFETY: as above; of SIZE_HINT the argument is the size to come, an i64, of which the system gets a shifted copy.
    unsafe {
        let below = below(file);
        let Some(control) = methods(below).xFileControl else { return ffi::SQLITE_NOTFOUND };
        if operation == ffi::SQLITE_FCNTL_SIZE_HINT {
            let mut length = length_of(head_of(file), *argument.cast::<i64>());
            return control(below, operation, (&raw mut length).cast());
        }
        control(below, operation, argument)
    }
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    // SAFETY: as above.
    unsafe {
        let below = below(file);
        if let Some(barrier) = methods(below).xShmBarrier {
            barrier(below);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_page_lies_on_the_bytes_of_the_locks() {
        // The last page before the hole, the first two after it, and the page that SQLite itself leaves out.
        let last = LOCKS - HEAD - PAGE;
        let places = [0, last, last + PAGE, LOCKS, LOCKS + PAGE].map(|offset| place(HEAD, offset));
        assert_eq!(
            places,
            [HEAD, LOCKS - PAGE, LOCKS + PAGE, LOCKS + HEAD + PAGE, LOCKS + HEAD + 2 * PAGE],
            "pages follow each other but for the one page that Windows lets nobody write"
        );
        for pages in [0, 1, last / PAGE, last / PAGE + 1, last / PAGE + 2, LOCKS / PAGE + 7] {
            let size = pages * PAGE;
            let length = length_of(HEAD, size);
            assert_eq!(size_in(HEAD, length), size, "a file of {length} bytes has {pages} pages");
            assert!(pages == 0 || place(HEAD, size - PAGE) + PAGE == length, "it ends with its last page");
        }
        assert_eq!(place(0, LOCKS + 1), LOCKS + 1, "a file without a head is untouched");
        assert_eq!((length_of(0, LOCKS + PAGE), size_in(0, LOCKS + PAGE)), (LOCKS + PAGE, LOCKS + PAGE));
    }
}
