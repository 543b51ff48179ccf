import { h } from './dom.js';
import * as format from './format.js';
import { watch } from './server.js';

const EVERY_MILLIS = 2000;

/** The list of jobs, which follows what happens. */
export function jobsPage(query) {
  const body = h('tbody', null);
  const table = h(
    'table',
    { class: 'jobs' },
    h('caption', { class: 'hidden' }, 'Jobs, newest first'),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        ['State', 'Video', 'Kind', 'Result', 'Submitted'].map((name) =>
          h('th', { scope: 'col' }, name),
        ),
      ),
    ),
    body,
  );
  const note = h('p', { class: 'note' }, 'Loading …');
  const pages = h('nav', { class: 'pages', 'aria-label': 'Pages of the list' });
  const rows = new Map();
  const path = `jobs?${new URLSearchParams(query)}`;
  const leave = watch(
    path,
    EVERY_MILLIS,
    (page) => {
      update(body, rows, page.jobs);
      table.hidden = page.jobs.length === 0;
      note.replaceChildren(...(page.jobs.length === 0 ? emptyNote(query) : []));
      note.hidden = page.jobs.length > 0;
      pages.replaceChildren(...pageLinks(query, page));
    },
    (refusal) => {
      table.hidden = true;
      note.hidden = false;
      note.textContent = format.sentence(refusal.message);
    },
  );
  table.hidden = true;
  return {
    element: h(
      'div',
      null,
      h('div', { class: 'title' }, h('h1', null, 'Jobs'), filters(query)),
      table,
      note,
      pages,
    ),
    leave,
  };
}

function filters(query) {
  return h(
    'div',
    { class: 'filters' },
    choice(query, 'state', 'State', format.states()),
    choice(query, 'kind', 'Kind', format.kinds()),
    query.get('queue')
      ? h(
          'span',
          { class: 'chosen' },
          `Queue ${query.get('queue')} `,
          h('a', { href: address(query, { queue: '', offset: '' }) }, 'all queues'),
        )
      : null,
  );
}

function choice(query, name, label, values) {
  const chosen = query.get(name) ?? '';
  return h(
    'label',
    null,
    label,
    h(
      'select',
      {
        name,
        onchange: (event) => go(query, { [name]: event.target.value, offset: '' }),
      },
      [['', 'All'], ...values].map(([value, text]) =>
        h('option', { value, selected: value === chosen }, text),
      ),
    ),
  );
}

function address(query, changes) {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') {
      changed.delete(name);
    } else {
      changed.set(name, value);
    }
  }
  return `#/?${changed}`;
}

function go(query, changes) {
  location.hash = address(query, changes);
}

function emptyNote(query) {
  if (query.size > 0) {
    return ['No job is like this. ', h('a', { href: '#/' }, 'Show all')];
  }
  return ['There are no jobs yet. ', h('a', { href: '#/submit' }, 'Submit one')];
}

function pageLinks(query, page) {
  const newer = Math.max(0, page.offset - page.size);
  return [
    page.offset > 0
      ? h('a', { href: address(query, { offset: newer ? String(newer) : '' }) }, '← Newer')
      : h('span', null),
    page.more
      ? h('a', { href: address(query, { offset: String(page.offset + page.size) }) }, 'Older →')
      : h('span', null),
  ];
}

/** Rows stay the same elements, so that what has the focus keeps it. */
function update(body, rows, jobs) {
  const ids = jobs.map((job) => job.id);
  for (const job of jobs) {
    if (!rows.has(job.id)) {
      rows.set(job.id, newRow(job));
    }
    fillRow(rows.get(job.id), job);
  }
  const shown = [...body.children].map((element) => element.dataset.id);
  if (shown.join() !== ids.join()) {
    const focused = document.activeElement;
    body.replaceChildren(...ids.map((id) => rows.get(id).element));
    if (body.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }
}

function newRow(job) {
  const cells = ['standing', 'video', 'kind', 'result', 'submitted'].map((name) =>
    h('td', { class: name }),
  );
  const task = job.task;
  cells[1].append(
    h(
      'a',
      { href: `#/jobs/${job.id}`, title: format.place(task.input) },
      format.fileName(task.input),
    ),
    h('small', null, task.message ? `“${task.message}”` : task.input.bucket),
  );
  cells[2].append(format.kind(task.kind));
  cells[4].append(format.shortTime(job.submittedAtMillis));
  return { element: h('tr', { 'data-id': job.id }, cells), cells, shown: '' };
}

function fillRow(row, job) {
  const now = JSON.stringify(job.status);
  if (row.shown === now) {
    return;
  }
  row.shown = now;
  const status = job.status;
  row.cells[0].replaceChildren(
    format.state(status.state),
    ...(status.state === 'RUNNING' ? [format.progress(status.percent)] : []),
  );
  row.cells[3].replaceChildren(result(job));
}

function result(job) {
  const status = job.status;
  if (status.failure) {
    return h('code', null, status.failure.code);
  }
  if (status.state === 'RUNNING') {
    return h('span', { class: 'quiet' }, `${status.percent} %`);
  }
  if (status.state !== 'SUCCEEDED') {
    return h('span', { class: 'quiet' }, '–');
  }
  if (job.task.kind === 'EMBED') {
    return h('span', { title: format.place(job.task.output) }, format.fileName(job.task.output));
  }
  if (job.task.kind === 'COVER') {
    return h('span', null, format.count(status.covers.length, 'picture'));
  }
  return status.finding?.message
    ? h('q', null, status.finding.message)
    : h('span', { class: 'quiet' }, 'no mark');
}
