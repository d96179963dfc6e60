/** Registers the service worker of a site that can be installed. */
const { base } = document.documentElement.dataset;
// A site below a path has its homepage at that path, without a slash at its end.
navigator.serviceWorker
  ?.register(`${base ?? ''}/service-worker.js`, base === undefined ? {} : { scope: base })
  .catch(() => {
    // Private windows and plain http do not allow it: the site works without.
  });
