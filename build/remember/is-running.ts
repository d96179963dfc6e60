/** Whether a file that names the process which writes it is still being written. */

/** Whether there is a process of that number. Another may have been given it: then this errs on the safe side. */
export function isRunning(id: number): boolean {
  try {
    // Signal 0 is not sent; it only asks whether it could be.
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
