/** Adds a button to each block of code that may be copied. Its words are in the page's language. */

const main = /** @type {HTMLElement | null} */ (document.querySelector('main[data-copy]'));
const { copy = '', copied = '' } = main?.dataset ?? {};

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
