/**
 * Runs in the head, before anything is painted: sets the theme that the reader chose on an earlier page,
 * and says that scripts run, so that what needs one is shown. In a block, as inline scripts share a scope.
 */
{
  const root = document.documentElement.dataset;
  root.js = '';
  try {
    const chosen = localStorage.theme;
    if (chosen === 'light' || chosen === 'dark') root.theme = chosen;
  } catch {
    // Storage is forbidden here: the page follows the system.
  }
}
