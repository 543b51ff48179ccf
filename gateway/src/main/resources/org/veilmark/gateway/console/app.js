import { h } from './dom.js';
import { jobPage } from './job.js';
import { jobsPage } from './jobs.js';
import { loginPage } from './login.js';
import { queuesPage } from './queues.js';
import { logout, session } from './server.js';
import { submitPage } from './submit.js';

const main = document.querySelector('main');
const nav = document.querySelector('nav');
const account = document.querySelector('.account');

/** Ends what the page that is shown does by itself. */
let leave = () => {};
let who = null;

function show(page, title, content) {
  leave();
  leave = content.leave ?? (() => {});
  document.title = `${title} · Veilmark`;
  for (const link of nav.querySelectorAll('a')) {
    if (link.dataset.page === page) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  main.replaceChildren(content.element);
}

function showLogin(hint) {
  who = null;
  nav.hidden = true;
  account.hidden = true;
  const element = loginPage(hint, (known) => {
    enter(known);
    route();
    main.focus();
  });
  show('', 'Log in', { element });
  element.querySelector('input').focus();
}

function enter(known) {
  who = known;
  nav.hidden = false;
  account.hidden = false;
  account.querySelector('span').textContent = known.account;
}

/** The part of the address behind the hash is a path with a query. */
function route() {
  if (!who) {
    return;
  }
  const address = new URL(location.hash.slice(1) || '/', location.origin);
  const job = address.pathname.match(/^\/jobs\/([A-Za-z0-9_-]+)$/);
  if (job) {
    show('job', 'Job', jobPage(job[1], who));
  } else if (address.pathname === '/submit') {
    show('submit', 'New job', submitPage(who, address.searchParams));
  } else if (address.pathname === '/queues') {
    show('queues', 'Queues', queuesPage(who));
  } else if (address.pathname === '/') {
    show('jobs', 'Jobs', jobsPage(address.searchParams));
  } else {
    show('', 'Nothing here', { element: h('h1', null, 'There is nothing here') });
  }
}

window.addEventListener('hashchange', () => {
  route();
  window.scrollTo(0, 0);
  main.focus({ preventScroll: true });
});

document.addEventListener('logged-out', () => {
  if (who) {
    showLogin('The session has ended. Log in again.');
  }
});

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});

account.querySelector('button').addEventListener('click', async () => {
  await logout().catch(() => {});
  showLogin('');
});

const known = await session().catch(() => null);
if (known) {
  enter(known);
  route();
} else {
  showLogin('');
}
