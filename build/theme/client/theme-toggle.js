/** The button for the dark theme. The choice is kept in localStorage, and other open tabs follow it. */

/** Makes the button work. A choice equal to the page's default is removed from localStorage, not kept. */
export function toggleTheme() {
  const button = document.querySelector('button.theme');
  const root = document.documentElement;
  if (!button) return;

  const system = matchMedia('(prefers-color-scheme: dark)');
  /** `light dark` if the system decides, else the current one. */
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
      // Without access to storage the choice is for this page only.
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
