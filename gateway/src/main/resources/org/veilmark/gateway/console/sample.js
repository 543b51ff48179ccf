import { h } from './dom.js';
import * as format from './format.js';

/** A picture of a marked video: as it was, with the mark, and what the mark changed in it. */
export function markSample(sample, id) {
  const at = format.clock(sample.timeSeconds);
  const image = (name, alt) => h('img', { src: `api/jobs/${id}/sample/${name}`, alt });
  const still = (caption, ...images) =>
    h('figure', null, h('div', { class: 'still' }, images), h('figcaption', null, caption));

  const over = image('marked', '');
  over.hidden = true;
  const caption = h('span', null, 'Original');
  const flip = h(
    'button',
    {
      type: 'button',
      'aria-pressed': 'false',
      onclick: () => {
        over.hidden = !over.hidden;
        flip.setAttribute('aria-pressed', String(!over.hidden));
        caption.textContent = over.hidden ? 'Original' : 'Marked, over the original';
      },
    },
    'Lay marked over original',
  );
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'sample' },
    h(
      'div',
      { class: 'title' },
      h('h2', { id: 'sample' }, `The picture at ${at}, before and after`),
      flip,
    ),
    h(
      'div',
      { class: 'stills' },
      still(caption, image('original', `The picture at ${at} as it was`), over),
      still('Marked', image('marked', `The picture at ${at} with the mark`)),
      still(
        `Difference, × ${sample.gain}`,
        image('difference', `What the mark changed, the brighter the more, × ${sample.gain}`),
      ),
    ),
    h('p', { class: 'note' }, 'Scaled down; with the mark as it was added, before the video was coded.'),
  );
}
