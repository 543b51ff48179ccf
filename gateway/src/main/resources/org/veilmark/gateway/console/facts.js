import { probabilityScale, timeChart, timeStrip } from './chart.js';
import { h, pairs } from './dom.js';
import * as format from './format.js';
import { geometryPicture, geometryWords } from './geometry.js';

const ENDINGS = { FAILED: 'failed', TIMED_OUT: 'took too long', CANCELLED: 'cancelled' };

/** What an extraction found, and how surely. */
export function extractionFacts(known) {
  const { extraction, segments } = known;
  const [first, ...others] = extraction.marks;
  return h(
    'section',
    { class: 'panel', 'aria-label': 'What was found' },
    first
      ? [h('h2', { class: 'quiet' }, 'The message'), h('p', { class: 'message' }, first.message)]
      : h('p', { class: 'message' }, h('em', null, 'No mark found')),
    probability(extraction),
    first ? markFacts(first) : null,
    others.map((mark) =>
      h(
        'section',
        { class: 'other' },
        h('h3', null, 'Also: ', h('q', null, mark.message)),
        markFacts(mark),
      ),
    ),
    statisticChart(segments, extraction.marks),
    marginChart(segments, extraction.marks),
    pairs([
      ['Statistic of the whole', sigma(extraction.statistic)],
      ['Deciding stage', extraction.wave],
      ['Segments used', format.number(extraction.segmentsUsed)],
      ['Frames decoded', format.number(extraction.framesDecoded)],
      ['Changes of the picture tried', format.number(extraction.mapsTried)],
      ['Fingerprint of the pictures', fingerprint(extraction.fingerprintBytes)],
    ]),
  );
}

const sigma = (value) => (value === undefined ? null : `${value.toFixed(1)} σ`);

const fingerprint = (size) => (size > 0 ? `kept, ${format.bytes(size)}` : 'none');

function probability(extraction) {
  const p = extraction.falsePositiveProbability;
  return h(
    'figure',
    null,
    h(
      'figcaption',
      null,
      h('strong', null, 'False-positive probability '),
      format.probability(p),
      h('span', { class: 'quiet' }, `: ${format.rarity(p)}`),
    ),
    probabilityScale(p, extraction.threshold),
  );
}

function markFacts(mark) {
  const words = geometryWords(mark.geometry);
  return h(
    'div',
    { class: 'mark' },
    pairs([
      ['Margin over the limit of the code', `${format.signed(mark.marginDb, 1)} dB`],
      ['Shown at', mark.ranges.map(format.range).join(', ')],
      ['Speed', mark.rate.toFixed(3) === '1.000' ? 'as it was' : `× ${mark.rate.toFixed(3)}`],
      ['Picture', words],
      ['Algorithm', mark.algorithm],
      ['Planes', `${format.LEVELS[mark.level] ?? '?'} (level ${mark.level})`],
    ]),
    geometryPicture(mark.geometry, words),
  );
}

function statisticChart(segments, marks) {
  const bars = segments.map((segment) => bar(segment, segment.statistic, 'statistic', ' σ'));
  return bars.some((one) => one.value !== null)
    ? timeChart({
        title: 'Detection statistic of each segment alone',
        unit: 'σ of an unmarked one',
        bars,
        bands: bands(marks),
      })
    : null;
}

/** Where the record has no margin of segments, that of a mark holds where the mark is shown. */
function marginChart(segments, marks) {
  const own = segments.some((segment) => segment.marginDb !== undefined);
  const bars = own
    ? segments.map((segment) => bar(segment, segment.marginDb, 'margin', ' dB'))
    : marks.flatMap((mark) =>
        mark.ranges.map((span) => ({
          from: span.startSeconds,
          to: span.endSeconds,
          value: mark.marginDb,
          text: `“${mark.message}”, ${format.range(span)}: ${format.signed(mark.marginDb, 1)} dB`,
        })),
      );
  if (bars.length === 0) {
    return null;
  }
  return timeChart({
    title: own ? 'Margin of each segment' : 'Margin of each mark where it is shown',
    unit: 'dB over the limit of the code',
    bars,
    bands: [],
    end: Math.max(0, ...segments.map((segment) => segment.time.endSeconds)),
  });
}

function bar(segment, value, what, unit) {
  const where = `Segment ${segment.index}, ${format.range(segment.time)}: `;
  const failed = segment.failure !== undefined;
  const is =
    value === undefined ? `no ${what}` : `${what} ${value.toFixed(1)}${unit}`;
  return {
    from: segment.time.startSeconds,
    to: segment.time.endSeconds,
    value: value ?? null,
    failed,
    text: where + (failed ? segment.failure.code : is),
  };
}

function bands(marks) {
  return marks.flatMap((mark, index) =>
    mark.ranges.map((span) => ({
      from: span.startSeconds,
      to: span.endSeconds,
      text: mark.message,
      index,
    })),
  );
}

/** What an embedding wrote. */
export function embeddingFacts(known, job) {
  const { embedding, segments } = known;
  const all = embedding.segmentsReencoded + embedding.segmentsCopied;
  return h(
    'section',
    { class: 'panel', 'aria-label': 'What was marked' },
    h('h2', { class: 'quiet' }, 'Marked with the message'),
    h('p', { class: 'message' }, job.task.message),
    h('h3', null, 'How far the mark is from the host, in dB of PSNR'),
    embedding.psnr
      ? planes(embedding.psnr)
      : h('p', { class: 'note' }, 'Nothing was re-encoded: no picture was changed.'),
    segments.length > 0
      ? timeStrip(
          embedding.segmentsCopied > 0
            ? `${embedding.segmentsReencoded} of ${all} segments re-encoded, the others copied`
            : `${format.count(all, 'segment')}, all re-encoded`,
          segments.map((segment) => ({
            from: segment.time.startSeconds,
            to: segment.time.endSeconds,
            kind: segment.failure ? 'failed' : segment.copied ? 'copied' : 'reencoded',
          })),
        )
      : null,
    pairs([
      ['Marked video', format.place(job.task.output)],
      ['Size', format.bytes(embedding.outputBytes)],
      ['Duration', format.duration(embedding.durationSeconds)],
      ['Frames re-encoded', format.number(embedding.framesEncoded)],
      ['Algorithm', embedding.algorithm],
      ['Planes', `${format.LEVELS[embedding.level] ?? '?'} (level ${embedding.level})`],
      ['Strength', embedding.strength === 1 ? null : `× ${embedding.strength}`],
      ['Fingerprint of the pictures', fingerprint(embedding.fingerprintBytes)],
      ['Nonce', embedding.nonce && h('code', null, embedding.nonce)],
    ]),
  );
}

const LEAST_DB = 30;
const MOST_DB = 80;

function planes(psnr) {
  return h(
    'dl',
    { class: 'planes' },
    ['y', 'u', 'v'].map((plane) => {
      const value = psnr[plane];
      const length = value === undefined ? 1 : (value - LEAST_DB) / (MOST_DB - LEAST_DB);
      const fill = h('span', { class: 'fill' });
      fill.style.inlineSize = `${100 * Math.min(1, Math.max(0.02, length))}%`;
      return h(
        'div',
        null,
        h('dt', null, plane.toUpperCase()),
        h(
          'dd',
          null,
          h('span', { class: 'track', 'aria-hidden': 'true' }, fill),
          h('span', null, value === undefined ? 'not changed' : format.decibels(value)),
        ),
      );
    }),
  );
}

/** All segments in numbers, for who wants them or cannot see the pictures. */
export function segmentTable(segments) {
  if (segments.length === 0) {
    return null;
  }
  return h(
    'details',
    { class: 'panel' },
    h('summary', null, `${format.count(segments.length, 'segment')} in numbers`),
    h(
      'div',
      { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Segments' },
      h(
        'table',
        { class: 'numbers' },
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            ['Segment', 'From', 'To', 'Statistic', 'Margin', 'How it ended'].map((name) =>
              h('th', { scope: 'col' }, name),
            ),
          ),
        ),
        h('tbody', null, segments.map(segmentRow)),
      ),
    ),
  );
}

function segmentRow(segment) {
  const cells = [
    String(segment.index),
    format.clock(segment.time.startSeconds),
    format.clock(segment.time.endSeconds),
    segment.statistic === undefined ? '–' : segment.statistic.toFixed(2),
    segment.marginDb === undefined ? '–' : format.signed(segment.marginDb, 2),
    ending(segment),
  ];
  return h('tr', null, cells.map((cell) => h('td', null, cell)));
}

function ending(segment) {
  if (segment.failure) {
    return `${segment.failure.code}: ${segment.failure.message}`;
  }
  return ENDINGS[segment.status] ?? (segment.copied ? 'copied' : 'well');
}
