/** On sites that can be installed: lets the service worker keep what is read. */
navigator.serviceWorker?.register('/service-worker.js').catch(() => {
  // Private windows and plain http refuse: the site works as it does without.
});
