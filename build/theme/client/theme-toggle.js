/** The button for the dark theme. The choice is kept in localStorage and followed by open tabs. */

/** Makes the button work; a choice equal to what the page would show anyway is forgotten, not kept. */
export function toggleTheme() {
  const button = document.querySelector('button.theme');
  const root = document.documentElement;
  if (!button) return;

  const system = matchMedia('(prefers-color-scheme: dark)');
  /** `light dark` where the system decides, else the one that holds. */
  const isDark = () => {
    const scheme = getComputedStyle(root).colorScheme;
    return scheme.includes('light') && scheme.includes('dark') ? system.matches : scheme === 'dark';
  };
  const show = () => button.setAttribute('aria-pressed', String(isDark()));

  button.addEventListener('click', () => {
    const wanted = isDark() ? 'light' : 'dark';
    delete root.dataset.theme;
    const isDefault = isDark() === (wanted === 'dark');
    if (!isDefault) root.dataset.theme = wanted;
    try {
      if (isDefault) localStorage.removeItem('theme');
      else localStorage.theme = wanted;
    } catch {
      // Storage is forbidden: the choice holds for this page.
    }
    show();
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== 'theme') return;
    if (newValue === 'light' || newValue === 'dark') root.dataset.theme = newValue;
    else delete root.dataset.theme;
    show();
  });
  system.addEventListener('change', show);
  show();
}
