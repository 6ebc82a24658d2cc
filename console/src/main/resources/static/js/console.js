// A page refreshes a part of itself while somebody can see it: <div data-refresh="2000" hx-get="…" hx-trigger="refresh">.
// It ends when the part is replaced by one without data-refresh.
const part = () => document.querySelector('[data-refresh]');
if (part()) {
  setInterval(() => {
    if (part() && document.visibilityState === 'visible') htmx.trigger(part(), 'refresh');
  }, Number(part().dataset.refresh));
}

// What somebody has scrolled sideways stays so. htmx keeps the focus, of what has an id.
const scrolled = new Map();
document.body.addEventListener('htmx:beforeSwap', () => {
  for (const each of document.querySelectorAll('.scroll[id]')) scrolled.set(each.id, each.scrollLeft);
});
document.body.addEventListener('htmx:afterSwap', () => {
  for (const each of document.querySelectorAll('.scroll[id]')) each.scrollLeft = scrolled.get(each.id) ?? 0;
});

// The chart of the overview. Each refresh brings its points: time, placed, completed and cancelled per second.
const rates = document.getElementById('rates');
if (rates) {
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const axis = () => ({ stroke: colour('--faint'), grid: { stroke: colour('--line'), width: 1 } });
  const line = name => ({ label: `${name} /s`, stroke: colour(`--${name}`), width: 2 });
  const size = () => ({ width: rates.clientWidth, height: 180 });
  const columns = () => {
    const points = JSON.parse(document.getElementById('points').dataset.points);
    return [0, 1, 2, 3].map(column => points.map(point => point[column]));
  };
  const draw = () => new uPlot({
    ...size(), axes: [axis(), axis()], series: [{}, line('placed'), line('completed'), line('cancelled')],
    cursor: { show: false }, legend: { live: false },
  }, columns(), rates);
  let plot = draw();
  document.body.addEventListener('htmx:afterSettle', () => plot.setData(columns()));
  addEventListener('resize', () => plot.setSize(size()));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { plot.destroy(); plot = draw(); });
}

// A part that cannot be refreshed says since when, until it is.
for (const failure of ['htmx:sendError', 'htmx:timeout', 'htmx:responseError']) {
  document.body.addEventListener(failure, ({ target }) => {
    if (target.querySelector('.stale')) return;
    const notice = document.createElement('p');
    notice.className = 'stale verdict bad';
    notice.setAttribute('role', 'alert');
    notice.textContent = `Not refreshed since ${new Date().toISOString().slice(0, 19).replace('T', ' ')} UTC, because the `
      + 'console does not answer as it should. Open the page again to see more.';
    target.prepend(notice);
  });
}
