// One call to a gateway that runs, by a vendor's client, and its answer as JSON:
//
//   call ims|mps ACTION [NAME=VALUE]...
//   call ci METHOD PATH [BODY]            the body as JSON, without its root
//
// The environment has ACCESS_KEY_ID and ACCESS_KEY_SECRET, and VEILMARK_ENDPOINT if it is not 127.0.0.1:8480.
import { Ci, Classic } from './clients.mjs';

const { ACCESS_KEY_ID, ACCESS_KEY_SECRET, VEILMARK_ENDPOINT = '127.0.0.1:8480' } = process.env;
const [product, ...what] = process.argv.slice(2);

function pair(argument) {
  const at = argument.indexOf('=');
  return [argument.slice(0, at), argument.slice(at + 1)];
}

function answer() {
  if (product === 'ci') {
    const [method, path, body] = what;
    return new Ci(VEILMARK_ENDPOINT, ACCESS_KEY_ID, ACCESS_KEY_SECRET, 'host')
      .request(method, path, { body: body && JSON.parse(body) })
      .then(({ Response }) => Response ?? {});
  }
  const [action, ...parameters] = what;
  return new Classic(VEILMARK_ENDPOINT, ACCESS_KEY_ID, ACCESS_KEY_SECRET, product, 'POST')
    .call(action, Object.fromEntries(parameters.map(pair)));
}

if (!['ims', 'mps', 'ci'].includes(product) || what.length === 0 || !ACCESS_KEY_ID || !ACCESS_KEY_SECRET) {
  console.error('usage: call ims|mps ACTION [NAME=VALUE]..., or call ci METHOD PATH [BODY]; ACCESS_KEY_ID and ACCESS_KEY_SECRET in the environment');
  process.exit(2);
}
try {
  console.log(JSON.stringify(await answer(), null, 1));
} catch (e) {
  console.error(`${e.code}: ${e.data?.Message ?? e.error?.Message ?? e.message}`);
  process.exit(1);
}
