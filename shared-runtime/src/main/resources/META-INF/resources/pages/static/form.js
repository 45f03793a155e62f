// Forms that the server draws again in part: a choice changes what is asked, rows come and go, scans are dropped in.
(() => {
  'use strict';
  const form = () => document.querySelector('form[data-redraw]');
  if (!form()) {
    return;
  }
  document.documentElement.classList.add('scripted');
  const parse = text => new DOMParser().parseFromString(text, 'text/html');
  const note = document.querySelector('.stale-note');
  const ofPapers = name =>
    /^(documents|scans)\[/.test(name) || /^(instruction\.action|case\.court|case\.authority\.kind)$/.test(name);
  const ofAids = name => /^(instruction\.|case\.court$|case\.authority\.kind$)/.test(name);
  const busy = document.getElementById('busy');
  let queue = Promise.resolve();
  let uploading = 0;
  let pause;

  // one after the other: what is drawn again late must not take away what came in meanwhile
  function inTurn(step) {
    queue = queue.then(step);
    return queue;
  }

  function typed(wanted, into) {
    for (const [name, value] of new FormData(form())) {
      if (typeof value === 'string' && (!wanted || wanted(name))) {
        into.append(name, value);
      }
    }
    return into;
  }

  // what was typed meanwhile stays, where the field is still there; says whether an aid is out of date by that
  function keep(shown, fresh) {
    let aided = false;
    for (const before of shown.querySelectorAll('input:not([type=hidden], [type=file], [type=radio]), select, textarea')) {
      const now = fresh.querySelector(`[name="${CSS.escape(before.name)}"]`);
      if (now && before.name) {
        aided ||= Boolean(before.dataset.aids) && now.value !== before.value;
        now.value = before.type === 'checkbox' ? now.value : before.value;
        now.checked = before.checked;
      }
    }
    return aided;
  }

  function aid() {
    clearTimeout(pause);
    pause = setTimeout(() => redraw(['aids'], typed(ofAids, new URLSearchParams())), 300);
  }

  function put(page, ids, keeping) {
    const active = document.activeElement && document.activeElement.id;
    const lost = document.querySelectorAll('.uploads .lost');
    for (const id of ids) {
      const fresh = page.getElementById(id);
      const shown = document.getElementById(id);
      if (fresh && shown) {
        if (keeping && keep(shown, fresh)) {
          aid();
        }
        shown.replaceWith(fresh);
      }
    }
    document.querySelector('.uploads')?.append(...lost);
    const wish = page.querySelector('[data-focus]')?.dataset.focus;
    const next = document.getElementById(wish || active);
    if (next && next !== document.activeElement) {
      next.focus({ preventScroll: !wish });
    }
  }

  async function redraw(ids, body, keeping) {
    try {
      const answer = await fetch(form().dataset.redraw, { method: 'POST', body, redirect: 'manual' });
      note.hidden = answer.ok;
      if (answer.ok) {
        put(parse(await answer.text()), ids, keeping);
      }
    } catch {
      note.hidden = false;
    }
  }

  function upload(file) {
    const line = document.createElement('li');
    const bar = document.createElement('progress');
    bar.setAttribute('aria-label', file.name);
    line.append(file.name, ' ', bar);
    document.querySelector('.uploads').append(line);
    const body = typed(ofPapers, new FormData());
    body.append('scan', file);
    return new Promise(done => {
      const fail = () => {
        line.textContent = `${file.name}: ${form().dataset.lost}`;
        line.className = 'lost';
        done();
      };
      const call = new XMLHttpRequest();
      call.open('POST', form().dataset.upload);
      call.upload.onprogress = event => {
        bar.max = event.total;
        bar.value = event.loaded;
      };
      call.onload = () => {
        const page = parse(call.responseText);
        if (page.getElementById('papers')) {
          put(page, ['papers'], true);
          done();
        } else {
          fail();
        }
      };
      call.onerror = fail;
      call.send(body);
    });
  }

  function take(files) {
    for (const file of files) {
      uploading += 1;
      inTurn(() => upload(file)).finally(() => {
        uploading -= 1;
        busy.hidden ||= uploading === 0;
      });
    }
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('button[data-parts]');
    if (button && button.form === form()) {
      event.preventDefault();
      inTurn(() => {
        // rows may have moved up by now; a button that is gone meant another one
        if (button.isConnected) {
          const body = typed(null, new URLSearchParams());
          if (button.name) {
            body.set(button.name, button.value);
          }
          return redraw(button.dataset.parts.split(' '), body);
        }
      });
    }
  });
  document.addEventListener('change', event => {
    const field = event.target;
    if (field.form !== form()) {
      return;
    }
    if (field.type === 'file') {
      take([...field.files]);
      field.value = '';
    } else if (field.dataset.parts) {
      inTurn(() => redraw(field.dataset.parts.split(' '), typed(null, new URLSearchParams()), true));
    }
  });
  document.addEventListener('input', event => {
    if (event.target.dataset.aids) {
      aid();
    }
  });
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(kind, event => {
      const zone = event.target.closest?.('[data-drop]');
      if (zone) {
        event.preventDefault();
        zone.classList.toggle('over', kind === 'dragover');
        if (kind === 'drop') {
          take([...event.dataTransfer.files]);
        }
      }
    });
  }
  // sent once; coming back to the page one may send again
  document.addEventListener('submit', event => {
    if (event.target === form()) {
      if (uploading > 0) {
        event.preventDefault();
        busy.hidden = false;
        return;
      }
      if (form().dataset.sent) {
        event.preventDefault();
      }
      form().dataset.sent = 'yes';
    }
  });
  window.addEventListener('pageshow', () => delete form().dataset.sent);
})();
