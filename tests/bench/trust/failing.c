/* A file system that fails: put before a program with LD_PRELOAD, it makes the FAIL_AT-th write, sync, truncation, rename, new
   file or removal below the folder FAIL_UNDER end with the error FAIL_AS; with FAIL_ON=1 every later one, too, as a disk that is
   full stays full. When it has failed one it leaves the file FAIL_MARK. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long done;

static long told(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

/* Whether the call at hand is the one to fail. */
static int fails(const char *path) {
  const char *under = getenv("FAIL_UNDER"), *mark = getenv("FAIL_MARK");
  long at = told("FAIL_AT");
  if (!under || !mark || at <= 0 || !path || strncmp(path, under, strlen(under)) != 0) return 0;
  long now = atomic_fetch_add(&done, 1) + 1;
  if (now != at && !(told("FAIL_ON") && now > at)) return 0;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600);
  if (fd >= 0) syscall(SYS_close, fd);
  errno = (int)told("FAIL_AS");
  return 1;
}

/* The same for an open file. */
static int fails_at(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(path);
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
