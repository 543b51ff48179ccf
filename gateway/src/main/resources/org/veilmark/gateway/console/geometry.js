import { svg } from './dom.js';

/** Half of the short side that coordinates of pictures are counted by. */
const HALF = 72;

/** What an extraction may be off by: less is not worth a word. */
const SAME_SHAPE = 0.02;
const SAME_SCALE = 0.004;
const SAME_DEGREES = 0.2;
const SAME_SHIFT = 0.6;

/** The marked picture as it lies in the copy: the inverse of the map from found to marked. */
function inverse({ xx, xy, x0, yx, yy, y0 }) {
  const det = xx * yy - xy * yx;
  return (x, y) => ({
    x: (yy * (x - x0) - xy * (y - y0)) / det,
    y: (xx * (y - y0) - yx * (x - x0)) / det,
  });
}

function parts(geometry) {
  const place = inverse(geometry);
  const centre = place(0, 0);
  const mirrored = geometry.xx * geometry.yy - geometry.xy * geometry.yx < 0;
  const right = place(mirrored ? -1 : 1, 0);
  const down = place(0, 1);
  const a = { x: right.x - centre.x, y: right.y - centre.y };
  const b = { x: down.x - centre.x, y: down.y - centre.y };
  const width = Math.hypot(a.x, a.y);
  return {
    mirrored,
    degrees: (Math.atan2(a.y, a.x) * 180) / Math.PI,
    width,
    height: (a.x * b.y - a.y * b.x) / width,
    shear: (a.x * b.x + a.y * b.y) / (width * width),
    centre,
  };
}

/** What was done to the picture, in words. */
export function geometryWords(geometry) {
  const { mirrored, degrees, width, height, shear, centre } = parts(geometry);
  const words = [];
  if (mirrored) {
    words.push('mirrored');
  }
  if (Math.abs(degrees) > SAME_DEGREES) {
    words.push(`turned by ${Math.abs(degrees).toFixed(1)}° ${degrees > 0 ? 'right' : 'left'}`);
  }
  const scale = Math.sqrt(width * height);
  if (Math.abs(width - height) < SAME_SHAPE * scale) {
    if (Math.abs(scale - 1) > SAME_SCALE) {
      words.push(`${scale > 1 ? 'larger' : 'smaller'}, ×\u00a0${scale.toFixed(3)}`);
    }
  } else {
    words.push(`stretched, ×\u00a0${width.toFixed(3)} in width and ×\u00a0${height.toFixed(3)} in height`);
  }
  if (Math.abs(shear) > SAME_SHAPE) {
    words.push('sheared');
  }
  if (Math.hypot(centre.x, centre.y) > SAME_SHIFT) {
    words.push(`moved ${moved(centre)}`);
  }
  return words.length === 0 ? 'as it was' : words.join(', ');
}

function moved({ x, y }) {
  return [
    [x, x < 0 ? 'left' : 'right'],
    [y, y < 0 ? 'up' : 'down'],
  ]
    .filter(([length]) => Math.abs(length) > SAME_SHIFT / 2)
    .map(([length, where]) => `${((50 * Math.abs(length)) / HALF).toFixed(1)} % ${where}`)
    .join(' and ');
}

/** The middle of the marked picture (filled) as it lies in that of the copy (outlined). */
export function geometryPicture(geometry, words) {
  const place = inverse(geometry);
  const corners = [
    [-HALF, -HALF],
    [HALF, -HALF],
    [HALF, HALF],
    [-HALF, HALF],
  ].map(([x, y]) => place(x, y));
  const reach = 1.15 * Math.max(HALF, ...corners.flatMap((p) => [Math.abs(p.x), Math.abs(p.y)]));
  const points = corners.map((p) => `${p.x},${p.y}`).join(' ');
  return svg(
    'svg',
    {
      class: 'geometry',
      role: 'img',
      'aria-label': `The marked picture in the copy: ${words}`,
      viewBox: `${-reach} ${-reach} ${2 * reach} ${2 * reach}`,
    },
    svg(
      'title',
      null,
      'The marked picture (filled) in the copy (dashed); the dot is its upper left corner',
    ),
    svg('polygon', { class: 'marked', points }),
    svg('rect', { class: 'found', x: -HALF, y: -HALF, width: 2 * HALF, height: 2 * HALF }),
    svg('circle', { class: 'corner', cx: corners[0].x, cy: corners[0].y, r: reach / 18 }),
  );
}
