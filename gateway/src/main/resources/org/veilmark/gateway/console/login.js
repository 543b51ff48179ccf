import { h } from './dom.js';
import { sentence } from './format.js';
import { login } from './server.js';

/** The form to log in with. `done` gets who has. */
export function loginPage(hint, done) {
  const complaint = h('p', { class: 'complaint', role: 'alert' }, hint);
  const id = h('input', {
    id: 'access-key-id',
    name: 'username',
    autocomplete: 'username',
    autocapitalize: 'none',
    spellcheck: 'false',
    maxlength: 128,
    required: true,
  });
  const secret = h('input', {
    id: 'secret',
    name: 'password',
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const button = h('button', { class: 'primary' }, 'Log in');
  const submit = async (event) => {
    event.preventDefault();
    button.disabled = true;
    complaint.textContent = '';
    try {
      done(await login(id.value.trim(), secret.value));
    } catch (e) {
      complaint.textContent = sentence(e.message);
      secret.select();
    } finally {
      button.disabled = false;
    }
  };
  return h(
    'form',
    { class: 'login panel', onsubmit: submit },
    h('h1', null, 'Log in'),
    h('label', { for: 'access-key-id' }, 'Access key id'),
    id,
    h('label', { for: 'secret' }, 'Secret'),
    secret,
    button,
    complaint,
  );
}
