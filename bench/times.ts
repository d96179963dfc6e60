/** What the shell's `times` prints (POSIX): user and system time of the shell, then of its children. */

export interface Times {
  /** Seconds, user and system together. */
  shell: number;
  children: number;
}

/** Reads the two lines that `times` prints, '0m0.00s 0m0.01s'. Throws an Error where they are not there. */
export function parseTimes(text: string): Times {
  const lines = [...text.matchAll(/^(\d+)m([\d.]+)s (\d+)m([\d.]+)s$/gm)].map(([, ...parts]) => {
    const [minutes = 0, seconds = 0, systemMinutes = 0, systemSeconds = 0] = parts.map(Number);
    return (minutes + systemMinutes) * 60 + seconds + systemSeconds;
  });
  const [shell, children] = lines.slice(-2);
  if (shell === undefined || children === undefined) throw new Error(`no times in:\n${text}`);
  return { shell, children };
}
