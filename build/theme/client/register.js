/** On sites that can be installed: lets the service worker keep what is read. */
const { base } = document.documentElement.dataset;
// A site below a path has its homepage at that path, without a slash at its end.
navigator.serviceWorker
  ?.register(`${base ?? ''}/service-worker.js`, base === undefined ? {} : { scope: base })
  .catch(() => {
    // Private windows and plain http refuse: the site works as it does without.
  });
