// Pages refresh a part of themselves while somebody can see it: <div data-refresh="2000" hx-get="…" hx-trigger="refresh">.
for (const part of document.querySelectorAll('[data-refresh]')) {
  setInterval(() => {
    if (document.visibilityState === 'visible') htmx.trigger(part, 'refresh');
  }, Number(part.dataset.refresh));
}
