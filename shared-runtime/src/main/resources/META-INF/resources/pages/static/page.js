// Keeps what is marked data-live up to date without losing the reader's place or words being typed.
(() => {
  'use strict';
  const frame = document.querySelector('[data-refresh]');
  if (!frame) {
    return;
  }
  const note = document.querySelector('.stale-note');
  const changed = (shown, fresh) =>
    shown.innerHTML !== fresh.innerHTML || shown.className !== fresh.className;

  async function refresh() {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch(location.href, { cache: 'no-store', redirect: 'manual' });
      if (answer.type === 'opaqueredirect') {
        location.reload();
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const shown of document.querySelectorAll('[data-live]')) {
        const fresh = answer.ok && page.getElementById(shown.id);
        if (fresh && !shown.contains(document.activeElement) && changed(shown, fresh)) {
          shown.className = fresh.className;
          shown.innerHTML = fresh.innerHTML;
        }
      }
      note.hidden = answer.ok;
    } catch {
      note.hidden = false;
    }
  }

  setInterval(refresh, Number(frame.dataset.refresh) * 1000);
  document.addEventListener('visibilitychange', refresh);
})();
