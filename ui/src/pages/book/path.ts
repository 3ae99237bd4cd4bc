// File names for books. Pure.

/** `home` + name + .book, with the separator that `home` itself uses; characters that no file name may hold become spaces. */
export function bookPath(home: string, name: string): string {
  const separator = home.includes("\\") ? "\\" : "/";
  const file = name.trim().replace(/[\\/:*?"<>|]/g, " ");
  return `${home.replace(/[\\/]+$/, "")}${separator}${file}.book`;
}

/** The last part of a path, without .book. */
export function bookName(path: string): string {
  return (path.split(/[\\/]/).pop() ?? path).replace(/\.book$/, "");
}
