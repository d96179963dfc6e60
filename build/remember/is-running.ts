/** Whether a file that names the process which writes it is still being written. */

/**
 * Whether a process with that number is running. The number may have been reused; then the file is kept longer than
 * it need be.
 */
export function isRunning(id: number): boolean {
  try {
    // Signal 0 only checks whether a signal could be sent.
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
