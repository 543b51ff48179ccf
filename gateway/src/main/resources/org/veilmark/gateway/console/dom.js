const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element. Texts among the children stay text whatever they hold; children that are null
 * are left out, and so are attributes that are null or false. Functions named on... listen.
 */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Makes an element of a drawing. */
export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Pairs of a name and what is known; those of which nothing is known are left out. */
export function pairs(all) {
  return h(
    'dl',
    { class: 'facts' },
    all
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))),
  );
}

/** Asks before something that cannot be undone. Resolves to whether it is wanted. */
export function confirmed(question, yes, no) {
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'question' },
    h('h2', { id: 'question' }, question.title),
    h('p', null, question.text),
    h(
      'div',
      { class: 'buttons' },
      h('button', { type: 'button', class: 'danger', onclick: () => dialog.close('yes') }, yes),
      h('button', { type: 'button', autofocus: true, onclick: () => dialog.close('no') }, no),
    ),
  );
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
  });
}
