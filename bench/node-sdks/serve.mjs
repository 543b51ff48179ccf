// What the checks need around the clients: a gateway with a bucket, a copy that was altered, and a
// receiver that is told of ends.
import { execFileSync, spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const VEILMARK = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'veilmark');

export const ID = 'testId';
export const SECRET = 'testSecret';
export const CLIP = 'clip.mp4';

/** `veilmark serve` with one bucket, on a port and a directory of its own. */
export class Serve {
  directory = mkdtempSync(join(tmpdir(), 'veilmark-node-sdks-'));
  films = join(this.directory, 'films');

  static async start(bucket, clip) {
    const serve = new Serve();
    try {
      serve.putClip(clip);
      await serve.launch(bucket);
      return serve;
    } catch (e) {
      rmSync(serve.directory, { recursive: true });
      throw e;
    }
  }

  putClip(clip) {
    mkdirSync(this.films);
    if (clip === undefined) {
      execFileSync(VEILMARK, ['demo'], { cwd: this.directory, stdio: ['ignore', 'ignore', 'inherit'] });
    }
    cpSync(clip ?? join(this.directory, 'veilmark-demo', 'original.mp4'), join(this.films, CLIP));
  }

  async launch(bucket) {
    const keys = join(this.directory, 'keys.json');
    writeFileSync(keys, JSON.stringify([{ id: ID, secret: SECRET }]), { mode: 0o600 });
    const log = join(this.directory, 'serve.log');
    this.process = spawn(
      VEILMARK,
      ['serve', '--port', '0', '--data', join(this.directory, 'data'), '--bucket', `${bucket}=${this.films}`,
        '--access-keys', keys, '--allow-private-callbacks', '--parallelism', '1'],
      { stdio: ['ignore', 'pipe', openSync(log, 'w')] });
    for await (const line of createInterface(this.process.stdout)) {
      if (line.startsWith('ready: http://')) {
        this.endpoint = line.slice('ready: http://'.length);
        return;
      }
    }
    throw new Error(`serve did not start: ${readFileSync(log, 'utf8').slice(-1000)}`);
  }

  /** Makes an object out of another: smaller, darker, and encoded again. */
  alter(object, copy) {
    mkdirSync(dirname(join(this.films, copy)), { recursive: true });
    execFileSync('ffmpeg', ['-v', 'error', '-i', join(this.films, object), '-vf', 'scale=trunc(iw*3/8)*2:-2,eq=brightness=-0.06',
      '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-threads', '1', join(this.films, copy)]);
  }

  async stop() {
    this.process.kill('SIGTERM');
    await once(this.process, 'exit');
    rmSync(this.directory, { recursive: true });
  }
}

/** Takes what is told of ends, if it is signed as docs/api.md says. */
export class Receiver {
  told = new Map();

  static async start() {
    const receiver = new Receiver();
    receiver.server = createServer(async (request, response) => {
      const chunks = await request.toArray();
      const body = Buffer.concat(chunks);
      const digest = createHash('sha256').update(body).digest('hex');
      const expected = createHmac('sha256', SECRET).update(`${request.headers['x-veilmark-time']}\n${digest}`).digest('hex');
      const right = request.headers['x-veilmark-key'] === ID && request.headers['x-veilmark-signature'] === expected;
      if (right) {
        receiver.told.set(request.headers['x-veilmark-job'], JSON.parse(body));
      }
      response.writeHead(right ? 204 : 403).end();
    });
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    receiver.url = `http://127.0.0.1:${receiver.server.address().port}/ends`;
    return receiver;
  }

  stop() {
    this.server.close();
  }
}
