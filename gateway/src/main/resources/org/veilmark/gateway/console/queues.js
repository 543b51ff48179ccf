import { h } from './dom.js';
import * as format from './format.js';
import { post, watch } from './server.js';

const EVERY_MILLIS = 3000;

/** The queues of the account, with what holds them and lets them go. */
export function queuesPage(who) {
  const list = h('ul', { class: 'queues' });
  const note = h('p', { class: 'note' }, 'Loading …');
  const complaint = h('p', { class: 'complaint', role: 'alert' });
  const rows = new Map();
  const show = (queue) => {
    if (!rows.has(queue.name)) {
      rows.set(queue.name, newRow(queue, who, show, complaint));
    }
    rows.get(queue.name).show(queue);
  };
  const leave = watch(
    'queues',
    EVERY_MILLIS,
    (page) => {
      note.textContent =
        'No job of a paused queue starts; those that run may be held, too. Jobs make a queue by naming it.';
      page.queues.forEach(show);
      const elements = page.queues.map((queue) => rows.get(queue.name).element);
      if (elements.length !== list.children.length) {
        list.replaceChildren(...elements);
      }
    },
    (refusal) => {
      note.textContent = format.sentence(refusal.message);
    },
  );
  return { element: h('div', null, h('h1', null, 'Queues'), note, list, complaint), leave };
}

function newRow(queue, who, shown, complaint) {
  const standing = h('span', { class: 'standing' });
  const button = h('button', { type: 'button' });
  let isPaused = queue.paused;
  button.addEventListener('click', async () => {
    button.disabled = true;
    complaint.textContent = '';
    try {
      shown(await post(`queues/${queue.name}`, { paused: !isPaused }));
    } catch (e) {
      complaint.textContent = format.sentence(e.message);
    }
    button.disabled = false;
    button.focus();
  });
  const address = `#/?${new URLSearchParams({ queue: queue.name })}`;
  const element = h(
    'li',
    { class: 'panel' },
    h(
      'div',
      null,
      h('h2', null, h('a', { href: address }, queue.name)),
      queue.title === queue.name ? null : h('p', { class: 'quiet' }, queue.title),
      queue.callback ? h('p', { class: 'quiet' }, `ends are told to ${queue.callback}`) : null,
    ),
    standing,
    who.roles.includes('ADMIN') ? button : null,
  );
  return {
    element,
    show: (now) => {
      isPaused = now.paused;
      standing.replaceChildren(format.queueState(now.paused));
      button.textContent = now.paused ? 'Resume' : 'Pause';
      button.setAttribute('aria-label', `${button.textContent} the queue ${now.name}`);
    },
  };
}
