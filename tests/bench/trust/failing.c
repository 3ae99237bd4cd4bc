/* A file system that fails: put before a program with LD_PRELOAD. It counts the writes, syncs, truncations, renames, new files
   and removals below the folder FAIL_UNDER. At the FAIL_AT-th the call ends with the error FAIL_AS; or, where FAIL_AS is "kill"
   or "stop", the program gets that signal first. With FAIL_ON=1 every later call fails, too, as a disk that is full stays full.
   When it has done so it leaves the file FAIL_MARK. How many calls there were is written to COUNT_TO at the end.
   NO_LOCKS=1: files below FAIL_UNDER cannot be locked. NO_SHARED=1: they cannot be mapped into shared memory. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long done;

static long told(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

static int is_under(const char *path) {
  const char *under = getenv("FAIL_UNDER");
  return under && path && strncmp(path, under, strlen(under)) == 0;
}

/* Whether the call at hand is the one to fail. */
static int fails(const char *path) {
  if (!is_under(path)) return 0;
  const char *mark = getenv("FAIL_MARK"), *as = getenv("FAIL_AS");
  long at = told("FAIL_AT"), now = atomic_fetch_add(&done, 1) + 1;
  if (!mark || !as || at <= 0 || (now != at && !(told("FAIL_ON") && now > at))) return 0;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600);
  if (fd >= 0) syscall(SYS_close, fd);
  if (strcmp(as, "kill") == 0) return raise(SIGKILL);
  if (strcmp(as, "stop") == 0) return kill(getpid(), SIGSTOP);
  errno = (int)told("FAIL_AS");
  return 1;
}

__attribute__((destructor)) static void tell(void) {
  const char *to = getenv("COUNT_TO");
  char text[32];
  int fd = to ? (int)syscall(SYS_openat, AT_FDCWD, to, O_CREAT | O_TRUNC | O_WRONLY, 0600) : -1;
  if (fd >= 0) syscall(SYS_write, fd, text, snprintf(text, sizeof text, "%ld", atomic_load(&done)));
}

/* The path of an open file; NULL when it has none. */
static const char *path_of(int fd, char path[4096]) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, 4095);
  if (length < 0) return NULL;
  path[length] = 0;
  return path;
}

static int fails_at(int fd) {
  char path[4096];
  return fails(path_of(fd, path));
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define OF_FILE(result, name, params, args) \
  result name params { return fails_at(fd) ? -1 : REAL(name) args; }
#define OF_PATH(result, name, params, args) \
  result name params { return fails(path) ? -1 : REAL(name) args; }

OF_FILE(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size))
OF_FILE(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
OF_FILE(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
OF_FILE(int, fsync, (int fd), (fd))
OF_FILE(int, fdatasync, (int fd), (fd))
OF_FILE(int, ftruncate, (int fd, off_t size), (fd, size))
OF_FILE(int, ftruncate64, (int fd, off64_t size), (fd, size))
OF_FILE(int, posix_fallocate, (int fd, off_t at, off_t size), (fd, at, size))
OF_PATH(int, rename, (const char *path, const char *to), (path, to))
OF_PATH(int, unlink, (const char *path), (path))
OF_PATH(int, mkdir, (const char *path, mode_t mode), (path, mode))

ssize_t copy_file_range(int from, off64_t *from_at, int fd, off64_t *at, size_t size, unsigned flags) {
  return fails_at(fd) ? -1 : REAL(copy_file_range)(from, from_at, fd, at, size, flags);
}

/* Only what makes or empties a file: opening to read is no write. */
#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    return flags & (O_CREAT | O_TRUNC) && fails(path) ? -1 : REAL(name)(path, flags, mode); \
  }
OPENS(open)
OPENS(open64)

/* A network folder without locks. */
static int lacks(const char *what, int fd) {
  char path[4096];
  return told(what) && is_under(path_of(fd, path));
}

static int no_lock(void) {
  errno = ENOLCK;
  return -1;
}

int flock(int fd, int how) { return lacks("NO_LOCKS", fd) ? no_lock() : REAL(flock)(fd, how); }

#define LOCKS(name) \
  int name(int fd, int what, ...) { \
    va_list rest; \
    va_start(rest, what); \
    void *with = va_arg(rest, void *); \
    va_end(rest); \
    int is_lock = what == F_SETLK || what == F_SETLKW || what == F_GETLK || what == F_OFD_SETLK; \
    return is_lock && lacks("NO_LOCKS", fd) ? no_lock() : REAL(name)(fd, what, with); \
  }
LOCKS(fcntl)
LOCKS(fcntl64)

static int is_shared(int flags, int fd) { return fd >= 0 && flags & MAP_SHARED && lacks("NO_SHARED", fd); }

#define MAPS(name, offset) \
  void *name(void *to, size_t size, int rights, int flags, int fd, offset at) { \
    if (!is_shared(flags, fd)) return REAL(name)(to, size, rights, flags, fd, at); \
    errno = ENODEV; \
    return MAP_FAILED; \
  }
MAPS(mmap, off_t)
MAPS(mmap64, off64_t)
