/**
 * Runs in the head, before anything is painted: sets the theme that the reader chose on an earlier page,
 * and marks the page as one with scripts, so that buttons that need one are shown. In a block, since inline scripts
 * share a scope.
 */
{
  const root = document.documentElement.dataset;
  root.js = '';
  try {
    const chosen = localStorage.theme;
    if (chosen === 'light' || chosen === 'dark') root.theme = chosen;
  } catch {
    // Without access to storage the page follows the system.
  }
}
