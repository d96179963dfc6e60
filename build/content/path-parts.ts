/** The folder and the name of a path with slashes: of a file in the content folder, or of a URL. */

/** The folder with a slash at its end; '' where the path has none. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The part after the last slash. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
