/** The server refused something; the message is for people. */
export class Refused extends Error {
  constructor(status, answer) {
    super(answer.message ?? `the server answered ${status}`);
    this.status = status;
    this.code = answer.code;
  }
}

const RETRY_MILLIS = 4000;

let csrfToken = '';

/** Who has logged in; null: nobody. */
export async function session() {
  try {
    return keep(await ask('GET', 'session'));
  } catch (e) {
    if (e instanceof Refused && e.status === 401) {
      return null;
    }
    throw e;
  }
}

export async function login(accessKeyId, secret) {
  return keep(await ask('POST', 'session', { accessKeyId, secret }));
}

export async function logout() {
  await ask('DELETE', 'session');
}

function keep(who) {
  csrfToken = who.csrfToken;
  return who;
}

/** Changes something, and gives what the server answers. */
export function post(path, body) {
  return ask('POST', path, body ?? {});
}

async function ask(method, path, body) {
  const headers = { 'X-Csrf-Token': csrfToken };
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  return answerOf(await call(path, { method, headers, body: body && JSON.stringify(body) }));
}

function call(path, options) {
  return fetch(`api/${path}`, { cache: 'no-store', credentials: 'same-origin', ...options });
}

async function answerOf(response) {
  if (response.ok) {
    return response.json();
  }
  if (response.status === 401) {
    document.dispatchEvent(new Event('logged-out'));
  }
  throw new Refused(response.status, await response.json().catch(() => ({})));
}

/**
 * Asks again and again, while the page is looked at, and tells what is new. Ends when `take`
 * returns true, when the server refuses, or when the function that is returned is called.
 *
 * @param everyMillis between an answer and the next question
 * @param take gets each answer that differs from the one before
 * @param refused gets what the server refuses
 */
export function watch(path, everyMillis, take, refused) {
  const end = new AbortController();
  const run = async () => {
    let tag = '';
    while (!end.signal.aborted) {
      const response = await call(path, {
        headers: tag ? { 'If-None-Match': tag } : {},
        signal: end.signal,
      }).catch(() => null);
      if (end.signal.aborted) {
        return;
      }
      const isReached = response !== null && response.status < 500 && response.status !== 429;
      trouble(isReached ? '' : 'The server is not reached. Trying again …');
      if (isReached && response.status !== 304) {
        const answer = await answerOf(response).catch((e) => e);
        if (end.signal.aborted) {
          return;
        }
        if (answer instanceof Error) {
          refused(answer);
          return;
        }
        tag = response.headers.get('ETag') ?? '';
        if (take(answer)) {
          return;
        }
      }
      await sleep(isReached ? everyMillis : RETRY_MILLIS, end.signal);
      await seen(end.signal);
    }
  };
  run();
  return () => {
    end.abort();
    trouble('');
  };
}

function trouble(text) {
  const line = document.querySelector('.trouble');
  if (line.textContent !== text) {
    line.textContent = text;
  }
}

function sleep(millis, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function seen(signal) {
  if (!document.hidden) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    document.addEventListener('visibilitychange', resolve, { once: true, signal });
    signal.addEventListener('abort', resolve);
  });
}
