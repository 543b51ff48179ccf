import { h } from './dom.js';

const WHOLE = new Intl.NumberFormat('en');
const SHORT = new Intl.NumberFormat('en', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 2,
});
const LONG_TIME = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});
const SHORT_TIME = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const STATES = {
  SUBMITTED: 'Waiting',
  PAUSED: 'Paused',
  RUNNING: 'Running',
  SUCCEEDED: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
};

const KINDS = { EMBED: 'Mark', EXTRACT: 'Read', COVER: 'Cover' };

export const LEVELS = ['U', 'U and V', 'Y, U and V'];
export const PRIORITIES = ['0, usual', '1, before usual ones', '2, first'];

export const states = () => Object.entries(STATES);
export const kinds = () => Object.entries(KINDS);
export const kind = (name) => KINDS[name] ?? name;

/** A state as a word with its colour. */
export function state(name) {
  return h('span', { class: 'state', 'data-state': name }, STATES[name] ?? name);
}

/** Whether jobs of a queue start, with the colours of jobs that wait and that run. */
export function queueState(isPaused) {
  return isPaused
    ? h('span', { class: 'state', 'data-state': 'PAUSED' }, 'Paused')
    : h('span', { class: 'state', 'data-state': 'RUNNING' }, 'Active');
}

/** How much of the stage at hand is done. */
export function progress(percent) {
  return h('progress', { max: 100, value: percent, 'aria-label': 'Progress' }, `${percent} %`);
}

export const isOver = (name) => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(name);
export const waits = (name) => ['SUBMITTED', 'PAUSED'].includes(name);

export function time(millis) {
  return timeBy(LONG_TIME, millis);
}

export function shortTime(millis) {
  return timeBy(SHORT_TIME, millis);
}

function timeBy(format, millis) {
  if (millis === null || millis === undefined) {
    return null;
  }
  const date = new Date(millis);
  return h('time', { datetime: date.toISOString(), title: date.toISOString() }, format.format(date));
}

/** A place in a video, such as 1:02:03 or 0:06.4. */
export function clock(seconds) {
  const tenths = Math.round(seconds * 10);
  const minutes = Math.floor(tenths / 600);
  const rest = (tenths % 600) / 10;
  const text = `${rest < 10 ? '0' : ''}${tenths % 10 ? rest.toFixed(1) : rest}`;
  return minutes < 60
    ? `${minutes}:${text}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${text}`;
}

export const range = (span) => `${clock(span.startSeconds)}–${clock(span.endSeconds)}`;

export function duration(seconds) {
  return seconds < 120 ? `${seconds.toFixed(1)} s` : clock(Math.round(seconds));
}

export function bytes(count) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const unit = count < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(count) / 3));
  const value = count / 1000 ** unit;
  return `${value < 10 && unit ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

export const number = (value) => WHOLE.format(value);

/** A number of things, in words. */
export const count = (value, what) => `${WHOLE.format(value)} ${what}${value === 1 ? '' : 's'}`;

export const decibels = (value) => `${value.toFixed(1)} dB`;

export function signed(value, places) {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(places)}`;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A probability, such as 0.25 or 4.6 × 10⁻¹³. */
export function probability(value) {
  if (value >= 0.01 || value === 0) {
    return value.toFixed(2);
  }
  const [mantissa, exponent] = value.toExponential(1).split('e-');
  return `${mantissa} × ${power(-Number(exponent))}`;
}

/** A power of ten. */
export function power(exponent) {
  if (exponent === 0) {
    return '1';
  }
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]);
  return `10${exponent < 0 ? '⁻' : ''}${digits.join('')}`;
}

/** How rare something of this probability is, such as "one in 2.2 trillion". */
export function rarity(value) {
  if (value > 0.5) {
    return 'no sign of a mark at all';
  }
  const among = 1 / value;
  return among < 1e15
    ? `one unmarked video in ${SHORT.format(among)} would look like this`
    : `less than one unmarked video in ${power(15)} would look like this`;
}

/** A message as a sentence of its own. */
export function sentence(message) {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

export const place = (object) => `${object.bucket}/${object.name}`;

/** The name of an object without its folders. */
export const fileName = (object) => object.name.split('/').pop();
