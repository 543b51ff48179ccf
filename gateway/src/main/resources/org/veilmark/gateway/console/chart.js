import { h, svg } from './dom.js';
import { clock, power, probability } from './format.js';

const LEFT = 44;
const RIGHT = 20;
const HEIGHT = 190;
const TOP = 10;
const AXIS = 22;
const BAND = 18;
const BANDS_SHOWN = 4;

/** Draws anew whenever there is another width to draw in: letters keep their size. */
function drawing(height, label, draw) {
  const picture = svg('svg', { class: 'chart', role: 'img', 'aria-label': label, height });
  const frame = h('div', { class: 'drawing' }, picture);
  frame.style.blockSize = `${height}px`;
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(frame.clientWidth);
    if (width > 0 && width !== drawn) {
      drawn = width;
      picture.setAttribute('width', width);
      picture.replaceChildren(...draw(width));
    }
  }).observe(frame);
  return { frame, picture };
}

/** Steps of 1, 2 or 5 times a power of ten: about `count` of them in `span`. */
function step(span, count) {
  const raw = span / count;
  const unit = 10 ** Math.floor(Math.log10(raw));
  return unit * ([1, 2, 5].find((factor) => raw <= factor * unit) ?? 10);
}

const TIME_STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200];

function timeAxis(width, end, y) {
  const room = width - LEFT - RIGHT;
  const most = Math.max(1, Math.floor(room / 70));
  const every = TIME_STEPS.find((seconds) => end / seconds <= most) ?? step(end, most);
  const ticks = [];
  for (let at = 0; at <= end + 1e-6; at += every) {
    const x = LEFT + (room * at) / end;
    ticks.push(
      svg('line', { class: 'tick', x1: x, x2: x, y1: y, y2: y + 4 }),
      svg('text', { x, y: y + 16, 'text-anchor': at === 0 ? 'start' : 'middle' }, clock(at)),
    );
  }
  return [svg('line', { class: 'axis', x1: LEFT, x2: width - RIGHT, y1: y, y2: y }), ...ticks];
}

/**
 * Values over the time of a video, as bars that are as wide as what they are of is long. Pointing
 * at a bar, or the arrow keys, tell its value below the picture.
 *
 * @param bars each with from and to in seconds, value or null, failed, and text
 * @param bands parts of the video to be named below, each with from, to, text and index
 * @param end of the video in seconds; without it that of the last bar
 */
export function timeChart({ title, unit, bars, bands, end: videoEnd }) {
  const end = Math.max(videoEnd ?? 0, ...bars.map((bar) => bar.to), 0.1);
  const values = bars.map((bar) => bar.value).filter((value) => value !== null);
  const most = Math.max(1, ...values);
  const least = Math.min(0, ...values);
  const lines = Math.min(BANDS_SHOWN, Math.max(-1, ...bands.map((band) => band.index)) + 1);
  const readout = h('p', { class: 'readout', role: 'status' }, ' ');
  let chosen = -1;

  const draw = (width) => {
    const room = width - LEFT - RIGHT;
    const floor = HEIGHT - AXIS;
    const x = (seconds) => LEFT + (room * seconds) / end;
    const y = (value) => TOP + ((floor - TOP) * (most - value)) / (most - least);
    const every = step(most - least, 4);
    const parts = [];
    for (let value = Math.ceil(least / every) * every; value <= most; value += every) {
      parts.push(
        svg('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }),
        svg('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, label(value, every)),
      );
    }
    bars.forEach((bar, index) => {
      const left = x(bar.from);
      const gap = x(bar.to) - left > 4 ? 1 : 0;
      const full = bar.failed || bar.value === null;
      const top = full ? TOP : Math.min(y(bar.value), y(0));
      const bottom = full ? floor : Math.max(y(bar.value), y(0));
      parts.push(
        svg('rect', {
          class: `value${bar.failed ? ' failed' : full ? ' nothing' : ''}`,
          'data-index': index,
          x: left,
          y: top,
          width: Math.max(1, x(bar.to) - left - gap),
          height: Math.max(1, bottom - top),
        }),
      );
      if (!full) {
        const at = y(bar.value);
        parts.push(svg('line', { class: 'level', x1: left, x2: x(bar.to) - gap, y1: at, y2: at }));
      }
    });
    if (least < 0) {
      parts.push(
        svg('line', { class: 'axis', x1: LEFT, x2: width - RIGHT, y1: y(0), y2: y(0) }),
      );
    }
    parts.push(...timeAxis(width, end, floor));
    for (const band of bands.filter((one) => one.index < lines)) {
      const top = HEIGHT + BAND * band.index + 3;
      const left = x(band.from);
      const length = Math.max(2, x(band.to) - left);
      parts.push(svg('rect', { class: 'band', x: left, y: top, width: length, height: BAND - 4 }));
      const letters = Math.floor((length - 8) / 7);
      if (letters >= 3) {
        const text = band.text.length > letters ? `${band.text.slice(0, letters - 1)}…` : band.text;
        parts.push(svg('text', { class: 'name', x: left + 4, y: top + BAND - 8 }, text));
      }
    }
    return parts;
  };

  const { frame, picture } = drawing(HEIGHT + BAND * lines, `${title}, over time`, draw);
  const choose = (index) => {
    chosen = Math.min(bars.length - 1, Math.max(0, index));
    picture.querySelector('.chosen')?.classList.remove('chosen');
    picture.querySelector(`[data-index="${chosen}"]`)?.classList.add('chosen');
    readout.textContent = bars[chosen].text;
  };
  picture.addEventListener('pointermove', (event) => {
    const box = picture.getBoundingClientRect();
    const seconds = ((event.clientX - box.left - LEFT) * end) / (box.width - LEFT - RIGHT);
    const index = bars.findIndex((bar) => seconds >= bar.from && seconds < bar.to);
    if (index >= 0 && index !== chosen) {
      choose(index);
    }
  });
  picture.setAttribute('tabindex', '0');
  picture.addEventListener('keydown', (event) => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (move) {
      event.preventDefault();
      choose(chosen + move);
    }
  });
  return h(
    'figure',
    null,
    h('figcaption', null, h('strong', null, title), h('span', { class: 'quiet' }, ` in ${unit}`)),
    frame,
    readout,
  );
}

function label(value, every) {
  return value.toFixed(every < 1 ? 1 : 0).replace('-', '−');
}

const STRIP = 26;

/** What was done to each part of a video, as a coloured strip. */
export function timeStrip(title, pieces) {
  const end = Math.max(0.1, ...pieces.map((piece) => piece.to));
  const draw = (width) => {
    const room = width - LEFT - RIGHT;
    return [
      ...pieces.map((piece) =>
        svg('rect', {
          class: piece.kind,
          x: LEFT + (room * piece.from) / end,
          y: 2,
          width: Math.max(1, (room * (piece.to - piece.from)) / end - 1),
          height: STRIP - 4,
        }),
      ),
      ...timeAxis(width, end, STRIP),
    ];
  };
  const { frame } = drawing(STRIP + AXIS, title, draw);
  return h('figure', null, h('figcaption', null, h('strong', null, title)), frame);
}

const SCALE_HEIGHT = 52;

/** A probability on a scale from 1 to where it hardly ever happens, with the limit for a find. */
export function probabilityScale(value, limit) {
  const exponent = value > 0 ? -Math.log10(value) : 300;
  const last = Math.max(15, 5 * Math.ceil(exponent / 5));
  const draw = (width) => {
    const x = (power10) => 24 + ((width - 48) * Math.min(power10, last)) / last;
    const every = 5 * Math.max(1, Math.ceil((last / 5) / (width / 70)));
    const parts = [
      svg('line', { class: 'axis', x1: x(0), x2: x(last), y1: 18, y2: 18 }),
      svg('line', { class: 'enough', x1: x(-Math.log10(limit)), x2: x(last), y1: 18, y2: 18 }),
    ];
    for (let at = 0; at <= last; at += every) {
      parts.push(
        svg('line', { class: 'tick', x1: x(at), x2: x(at), y1: 14, y2: 22 }),
        svg('text', { x: x(at), y: 42, 'text-anchor': 'middle' }, power(-at)),
      );
    }
    parts.push(
      svg('line', {
        class: 'limit',
        x1: x(-Math.log10(limit)),
        x2: x(-Math.log10(limit)),
        y1: 6,
        y2: 30,
      }),
      svg('circle', { class: value <= limit ? 'is good' : 'is', cx: x(exponent), cy: 18, r: 6 }),
    );
    return parts;
  };
  const text = `${probability(value)}; a mark is reported at ${probability(limit)} or less`;
  return drawing(SCALE_HEIGHT, text, draw).frame;
}
