/** Shows the headers of this page as the browser gets them, and what the page took. */
const number = new Intl.NumberFormat('en');
const { headers } = await fetch(location.pathname, { method: 'HEAD', headers: { accept: 'text/html' } });
for (const cell of document.querySelectorAll('[data-header]'))
  cell.textContent = headers.get(cell.dataset.header) ?? 'not sent';

const [visit] = performance.getEntriesByType('navigation');
const cost = document.querySelector('[data-cost]');
if (visit !== undefined && visit.encodedBodySize > 0 && cost !== null) {
  const waited = number.format(Math.round((visit.responseStart - visit.requestStart) * 10) / 10);
  cost.textContent = `Your browser got ${number.format(visit.encodedBodySize)} bytes of HTML, and waited ${waited} ms for the first of them, with the network and this host.`;
}
