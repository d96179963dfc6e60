/** Adds buttons to blocks of code: copy, and show all lines of long code. Their words are in the page's language. */

const main = /** @type {HTMLElement | null} */ (document.querySelector('main[data-copy]'));
const { copy = '', copied = '', allLines = '' } = main?.dataset ?? {};

for (const block of navigator.clipboard ? document.querySelectorAll('.code[data-copy]') : []) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy;
  const code = block.querySelector('pre')?.textContent ?? '';
  button.addEventListener('click', async () => {
    // Without the block's last line break, which would run the command in a shell.
    await navigator.clipboard.writeText(code.replace(/\n$/, ''));
    button.textContent = copied;
    setTimeout(() => {
      button.textContent = copy;
    }, 2000);
  });
  block.append(button);
}

for (const block of document.querySelectorAll('.code.long')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'all-lines';
  button.textContent = allLines;
  button.setAttribute('aria-expanded', 'false');
  button.addEventListener('click', () => {
    button.setAttribute('aria-expanded', String(block.classList.toggle('open')));
  });
  block.append(button);
}
