import { confirmed, h, pairs } from './dom.js';
import { embeddingFacts, extractionFacts, segmentTable } from './facts.js';
import * as format from './format.js';
import { markSample } from './sample.js';
import { post, watch } from './server.js';

const EVERY_MILLIS = 1500;

/** All that is known of a job, which follows what happens until the job is over. */
export function jobPage(id, who) {
  const element = h('article', null, h('p', { class: 'note' }, 'Loading …'));
  const bar = h('div', { class: 'bar' });
  let shown = '';
  const leave = watch(
    `jobs/${id}`,
    EVERY_MILLIS,
    (known) => {
      const status = known.job.status;
      // What changes all the time is replaced alone: the rest keeps its focus.
      bar.replaceChildren(
        ...(status.state === 'RUNNING'
          ? [format.progress(status.percent), h('span', null, `${status.percent} %`)]
          : []),
      );
      bar.hidden = format.isOver(status.state);
      const rest = JSON.stringify(known, (name, value) =>
        name === 'percent' || name === 'changedAtMillis' ? undefined : value,
      );
      if (rest !== shown) {
        shown = rest;
        document.title = `${format.fileName(known.job.task.input)} · Veilmark`;
        element.replaceChildren(...content(known, who, bar));
      }
      return format.isOver(status.state) && known.job.callbackStatus?.state !== 'WAITING';
    },
    (refusal) => {
      element.replaceChildren(
        h('h1', null, refusal.status === 404 ? 'There is no such job' : 'This cannot be shown'),
        h('p', { class: 'note' }, refusal.status === 404 ? id : format.sentence(refusal.message)),
      );
    },
  );
  return { element, leave };
}

function content(known, who, bar) {
  const { job } = known;
  return [
    h('p', { class: 'path' }, h('a', { href: '#/' }, 'Jobs'), ` / ${format.kind(job.task.kind)}`),
    h(
      'div',
      { class: 'title' },
      h('h1', null, format.fileName(job.task.input)),
      format.state(job.status.state),
    ),
    bar,
    failure(known),
    known.facts?.extraction ? extractionFacts(known.facts) : null,
    known.facts?.embedding ? embeddingFacts(known.facts, job) : null,
    sample(known, who),
    warnings(known.facts?.warnings ?? []),
    actions(job, who),
    h('section', { class: 'panel' }, h('h2', null, 'Asked for'), asked(job)),
    segmentTable(known.facts?.segments ?? []),
  ].filter((part) => part !== null);
}

/** What is in a bucket is shown to those who may open it. */
function sample(known, who) {
  const { job } = known;
  const taken = known.facts?.embedding?.sample;
  return taken && who.buckets.includes(job.task.input.bucket) ? markSample(taken, job.id) : null;
}

function failure(known) {
  const why = known.job.status.failure;
  if (!why) {
    return null;
  }
  return h(
    'section',
    { class: 'panel failure', 'aria-label': 'Why it failed' },
    h('h2', null, h('code', null, why.code)),
    h('p', null, format.sentence(why.message)),
    known.advice ? h('p', null, h('strong', null, 'What to do: '), known.advice) : null,
  );
}

function warnings(lines) {
  return lines.length === 0
    ? null
    : h(
        'section',
        { class: 'panel warning' },
        h('h2', null, format.count(lines.length, 'warning')),
        h('ul', null, lines.map((line) => h('li', null, line))),
      );
}

function asked(job) {
  const { task, status, form, callback } = job;
  const isEmbedding = task.kind === 'EMBED';
  const isCover = task.kind === 'COVER';
  const took =
    status.startedAtMillis && status.finishedAtMillis
      ? format.duration((status.finishedAtMillis - status.startedAtMillis) / 1000)
      : null;
  return pairs([
    ['Input', format.place(task.input)],
    ['Output', task.output && format.place(task.output)],
    ['Message', task.message],
    ['Part', part(task)],
    ['Planes', isEmbedding ? `${format.LEVELS[task.level]} (level ${task.level})` : null],
    ['Algorithm', isCover ? null : (task.algorithm?.toLowerCase() ?? 'chosen by the service')],
    ['Pictures', isCover ? `at most ${task.covers}` : null],
    ['Made of', isCover ? status.covers.map(still).join(', ') : null],
    ['Queue', task.queue],
    ['Priority', String(task.priority)],
    ['Submitted', format.time(job.submittedAtMillis)],
    ['Started', format.time(status.startedAtMillis)],
    ['Finished', format.time(status.finishedAtMillis)],
    ['Took', took],
    ['Job', h('code', null, job.id)],
    ['Secret key', h('code', null, job.keyId)],
    ['Came by', `${form.api}, ${form.operation}`],
    ['End is told to', callback?.target],
    ['Telling it', telling(job.callbackStatus)],
    ['User data', task.userData],
  ]);
}

const still = (cover) =>
  `${format.clock(cover.timeMicros / 1e6)} (score ${cover.score.toFixed(0)})`;

const TELLING = { WAITING: 'will be tried', DELIVERED: 'delivered', GIVEN_UP: 'given up' };

function telling(callback) {
  if (!callback) {
    return null;
  }
  const tried = callback.attempts > 0 ? ` after ${format.count(callback.attempts, 'attempt')}` : '';
  const error = callback.error ? `: ${callback.error}` : '';
  return `${TELLING[callback.state] ?? callback.state}${tried}${error}`;
}

function part(task) {
  if (task.startMicros === undefined && task.endMicros === undefined) {
    return 'all of it';
  }
  const end = task.endMicros === undefined ? 'the end' : format.clock(task.endMicros / 1e6);
  return `${format.clock((task.startMicros ?? 0) / 1e6)} to ${end}`;
}

function actions(job, who) {
  if (!who.roles.includes('SUBMIT')) {
    return null;
  }
  const complaint = h('span', { class: 'complaint', role: 'alert' });
  const links = [h('a', { class: 'button', href: again(job) }, 'Submit again …')];
  if (job.task.kind === 'EMBED' && job.status.state === 'SUCCEEDED') {
    const query = new URLSearchParams({ kind: 'EXTRACT', ...input(job.task.output) });
    links.unshift(h('a', { class: 'button', href: `#/submit?${query}` }, 'Read the marked video …'));
  }
  if (format.waits(job.status.state)) {
    links.unshift(cancelButton(job, complaint));
  }
  return h('div', { class: 'buttons' }, links, complaint);
}

function cancelButton(job, complaint) {
  const button = h('button', { type: 'button', class: 'danger' }, 'Cancel this job …');
  button.addEventListener('click', async () => {
    const question = {
      title: 'Cancel this job?',
      text: `${format.fileName(job.task.input)} has not been begun. It cannot be taken up again.`,
    };
    if (!(await confirmed(question, 'Cancel the job', 'Keep it'))) {
      button.focus();
      return;
    }
    button.disabled = true;
    button.textContent = 'Being cancelled …';
    try {
      await post(`jobs/${job.id}/cancel`);
    } catch (e) {
      button.disabled = false;
      button.textContent = 'Cancel this job …';
      complaint.textContent = format.sentence(e.message);
    }
  });
  return button;
}

const input = (object) => ({ inputBucket: object.bucket, inputName: object.name });

/** The form with what this job was asked for. */
function again(job) {
  const { task } = job;
  const query = new URLSearchParams({
    kind: task.kind,
    ...input(task.input),
    algorithm: task.algorithm ?? '',
    level: String(task.level),
    priority: String(task.priority),
    queue: task.queue,
  });
  if (task.output) {
    query.set('outputBucket', task.output.bucket);
    query.set('outputName', task.output.name);
  }
  if (task.message) {
    query.set('message', task.message);
  }
  if (task.kind === 'COVER') {
    query.set('covers', String(task.covers));
  }
  if (task.startMicros !== undefined) {
    query.set('startSeconds', String(task.startMicros / 1e6));
  }
  if (task.endMicros !== undefined) {
    query.set('endSeconds', String(task.endMicros / 1e6));
  }
  if (task.userData) {
    query.set('userData', task.userData);
  }
  return `#/submit?${query}`;
}
