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

  const filledIn = (field) =>
    field.type === 'checkbox' || field.type === 'radio'
      ? field.checked !== field.defaultChecked
      : field.tagName === 'SELECT'
        ? [...field.options].some((option) => option.selected !== option.defaultSelected)
        : field.value !== field.defaultValue;

  // a link that has the focus has it afterwards, a field that is or was being filled in is left alone
  function replace(shown, fresh) {
    if ([...shown.querySelectorAll('input, select, textarea')].some(filledIn)) {
      return;
    }
    const active = shown.contains(document.activeElement) ? document.activeElement : null;
    const link = active && active.getAttribute('href');
    if (active && active !== shown && !link) {
      return;
    }
    shown.className = fresh.className;
    const closed = [...shown.querySelectorAll('details')].map((one) => !one.open);
    shown.innerHTML = fresh.innerHTML;
    shown.querySelectorAll('details').forEach((one, at) => { one.open = !closed[at]; });
    if (link) {
      shown.querySelector(`a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
    }
  }

  async function refresh() {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch(frame.dataset.from || location.href, { cache: 'no-store', redirect: 'manual' });
      if (answer.type === 'opaqueredirect') {
        location.reload();
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const shown of document.querySelectorAll('[data-live]')) {
        const fresh = answer.ok && page.getElementById(shown.id);
        if (fresh && changed(shown, fresh)) {
          replace(shown, fresh);
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
