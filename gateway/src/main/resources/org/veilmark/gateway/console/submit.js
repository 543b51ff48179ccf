import { h } from './dom.js';
import * as format from './format.js';
import { post } from './server.js';

const MAX_CHARACTERS = 64;
const MAX_BYTES = 192;
const MAX_COVERS = 64;
const NUMBER = '{sequenceId}';
const WRITABLE = /\.(mp4|m4v|mov|mkv|webm)$/i;

/** The form that submits a job; the query fills it. */
export function submitPage(who, query) {
  if (!who.roles.includes('SUBMIT')) {
    return {
      element: h(
        'div',
        null,
        h('h1', null, 'New job'),
        h('p', { class: 'note' }, 'This access key may not submit jobs.'),
      ),
    };
  }
  const complaint = h('p', { class: 'complaint', role: 'alert', tabindex: -1 });
  const button = h('button', { class: 'primary' }, 'Submit');
  const form = h(
    'form',
    { class: 'panel submit' },
    kindChoice(query.get('kind')),
    h('fieldset', null, h('legend', null, 'The video'), place(who, query, 'input')),
    h(
      'fieldset',
      { 'data-of': 'EMBED COVER' },
      h('legend', null, 'The result'),
      place(who, query, 'output'),
    ),
    messageField(query.get('message') ?? ''),
    coversField(query.get('covers') ?? '1'),
    more(query),
    h('div', { class: 'buttons' }, button),
    complaint,
  );
  follow(form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    complaint.textContent = '';
    try {
      const job = await post('jobs', order(form));
      location.hash = `#/jobs/${job.id}`;
    } catch (e) {
      complaint.textContent = format.sentence(e.message);
      complaint.focus();
      button.disabled = false;
    }
  });
  return { element: h('div', null, h('h1', null, 'New job'), form) };
}

function kindChoice(asked) {
  const chosen = ['EXTRACT', 'COVER'].includes(asked) ? asked : 'EMBED';
  const option = (value, title, text) =>
    h(
      'label',
      { class: 'card' },
      h('input', {
        type: 'radio',
        name: 'kind',
        value,
        checked: value === chosen,
      }),
      h('span', null, h('strong', null, title), h('small', null, text)),
    );
  return h(
    'fieldset',
    { class: 'cards' },
    h('legend', null, 'What to do'),
    option('EMBED', 'Mark', 'hide a message in a video'),
    option('EXTRACT', 'Read', 'find the message of a copy'),
    option('COVER', 'Cover', 'pick pictures that stand for a video'),
  );
}

function place(who, query, role) {
  const bucketName = `${role}Bucket`;
  const objectName = `${role}Name`;
  return h(
    'div',
    { class: 'pair' },
    field(
      'Bucket',
      h(
        'select',
        { name: bucketName, required: true },
        who.buckets.map((bucket) =>
          h('option', { value: bucket, selected: bucket === query.get(bucketName) }, bucket),
        ),
      ),
    ),
    field(
      'Name in the bucket',
      h('input', {
        name: objectName,
        required: true,
        maxlength: 1024,
        value: query.get(objectName) ?? '',
        autocapitalize: 'none',
        autocomplete: 'off',
        spellcheck: 'false',
        placeholder: role === 'output' ? 'folder/film-marked.mp4' : 'folder/film.mp4',
      }),
    ),
  );
}

function field(label, input, hint) {
  return h('label', { class: 'field' }, h('span', null, label), input, hint ?? null);
}

function messageField(value) {
  const left = h('small', { class: 'quiet' });
  const input = h('input', { name: 'message', required: true, value, autocomplete: 'off' });
  const count = () => {
    const characters = [...input.value].length;
    const size = new TextEncoder().encode(input.value).length;
    left.textContent = `${characters} of ${MAX_CHARACTERS} characters; shorter ones survive more`;
    input.setCustomValidity(
      characters > MAX_CHARACTERS || size > MAX_BYTES
        ? `A message has at most ${MAX_CHARACTERS} characters and ${MAX_BYTES} bytes.`
        : '',
    );
  };
  input.addEventListener('input', count);
  count();
  return h('div', { 'data-of': 'EMBED' }, field('Message', input, left));
}

function coversField(value) {
  return h(
    'div',
    { 'data-of': 'COVER' },
    field(
      'Pictures, at most',
      h('input', { name: 'covers', type: 'number', min: 1, max: MAX_COVERS, required: true, value }),
      h('small', { class: 'quiet' }, `Of several, ${NUMBER} in the name becomes the number of each.`),
    ),
  );
}

function more(query) {
  const select = (name, otherwise, options) =>
    h(
      'select',
      { name },
      options.map(([value, text]) =>
        h('option', { value, selected: value === (query.get(name) ?? otherwise) }, text),
      ),
    );
  const seconds = (name, placeholder) =>
    h('input', {
      name,
      type: 'number',
      min: 0,
      step: 'any',
      inputmode: 'decimal',
      placeholder,
      value: query.get(name) ?? '',
    });
  const isUsual = ['algorithm', 'startSeconds', 'endSeconds', 'userData'].every(
    (name) => !query.get(name),
  );
  const planes = format.LEVELS.map((text, level) => [String(level), text]).reverse();
  return h(
    'details',
    { open: !isUsual },
    h('summary', null, 'More'),
    h(
      'div',
      { class: 'grid' },
      h('div', { 'data-of': 'EMBED' }, field('Planes to mark', select('level', '2', planes))),
      h(
        'div',
        { 'data-of': 'EMBED EXTRACT' },
        field(
          'Algorithm',
          select('algorithm', '', [
            ['', 'chosen by the service'],
            ['V1', 'v1, for three minutes and more'],
            ['V2', 'v2, for short videos'],
          ]),
        ),
      ),
      field('Part from, in seconds', seconds('startSeconds', 'the start')),
      field('Part to, in seconds', seconds('endSeconds', 'the end')),
      field(
        'Priority',
        select(
          'priority',
          '0',
          format.PRIORITIES.map((text, priority) => [String(priority), text]),
        ),
      ),
      field(
        'Queue',
        h('input', {
          name: 'queue',
          value: query.get('queue') ?? 'default',
          pattern: '[A-Za-z0-9_\\-]{1,64}',
          title: '1 to 64 letters, digits, _ and -',
          required: true,
          autocapitalize: 'none',
          spellcheck: 'false',
        }),
      ),
    ),
    field(
      'User data, returned as they are',
      h('textarea', { name: 'userData', rows: 2, maxlength: 1024 }, query.get('userData') ?? ''),
    ),
  );
}

/** Shows what the kind needs, and proposes a name for the output while nobody has chosen one. */
function follow(form) {
  const fields = form.elements;
  const show = () => {
    for (const part of form.querySelectorAll('[data-of]')) {
      part.hidden = !part.dataset.of.split(' ').includes(fields.kind.value);
      for (const input of part.querySelectorAll('input, select')) {
        input.disabled = part.hidden;
      }
    }
  };
  let proposed = fields.outputName.value;
  const propose = () => {
    if (fields.outputName.value === proposed) {
      proposed = proposal(fields);
      fields.outputName.value = proposed;
    }
  };
  fields.inputName.addEventListener('input', propose);
  fields.covers.addEventListener('input', propose);
  for (const choice of form.querySelectorAll('[name=kind]')) {
    choice.addEventListener('change', () => {
      show();
      propose();
    });
  }
  show();
}

function proposal(fields) {
  const name = fields.inputName.value;
  if (!name) {
    return '';
  }
  const extension = name.match(/\.[^./]+$/)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  if (fields.kind.value === 'COVER') {
    return `${stem}-cover${fields.covers.value === '1' ? '' : `-${NUMBER}`}.jpg`;
  }
  return `${stem}-marked${WRITABLE.test(extension) ? extension : '.mkv'}`;
}

/** What the form asks for, without what is left empty. */
function order(form) {
  const fields = form.elements;
  const kind = fields.kind.value;
  const asked = {
    kind,
    input: { bucket: fields.inputBucket.value, name: fields.inputName.value },
    priority: Number(fields.priority.value),
    queue: fields.queue.value,
  };
  if (kind !== 'EXTRACT') {
    asked.output = { bucket: fields.outputBucket.value, name: fields.outputName.value };
  }
  if (kind === 'COVER') {
    asked.covers = Number(fields.covers.value);
  }
  if (kind === 'EMBED') {
    asked.message = fields.message.value;
    asked.level = Number(fields.level.value);
  }
  for (const name of ['startSeconds', 'endSeconds']) {
    if (fields[name].value !== '') {
      asked[name] = Number(fields[name].value);
    }
  }
  for (const name of ['algorithm', 'userData']) {
    if (fields[name].value !== '' && !fields[name].disabled) {
      asked[name] = fields[name].value;
    }
  }
  return asked;
}
