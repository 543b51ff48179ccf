// Marks a video, alters the copy and reads it back by each of the vendors' Node clients, against a
// `veilmark serve` that this starts; then what else each client can ask for, and what is refused. One
// line a check; the last line is "N passed, N failed".
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BUCKET, Ci, Classic, TypedMps } from './clients.mjs';
import { CLIP, ID, Receiver, SECRET, Serve } from './serve.mjs';

const PATIENCE_MILLIS = 300_000;
const run = Date.now().toString(36);
let passed = 0;
let failed = 0;

async function check(name, body) {
  try {
    const detail = await body();
    passed++;
    console.log(`ok   ${name}${detail === undefined ? '' : `: ${detail}`}`);
  } catch (e) {
    failed++;
    console.log(`FAIL ${name}: ${e.message ?? JSON.stringify(e)}`);
  }
}

function equal(actual, expected, what) {
  if (actual !== expected) {
    throw new Error(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }
}

/** The first answer that is one. */
async function eventually(ask) {
  const until = Date.now() + PATIENCE_MILLIS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > until) {
      throw new Error('it takes too long');
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** How a call is refused. */
async function refusal(call) {
  try {
    await call;
  } catch (e) {
    return e;
  }
  throw new Error('it was taken');
}

async function isRefused(call, code) {
  const error = await refusal(call);
  equal(error.code, code, 'the code');
  return code;
}

let serve;
try {
  const { values } = parseArgs({ options: { clip: { type: 'string' } } });
  serve = await Serve.start(BUCKET, values.clip);
} catch (e) {
  console.error(`run.sh: ${e.message}`);
  process.exit(2);
}
const receiver = await Receiver.start();
const client = {
  mts: (secret = SECRET) => new TypedMps(serve.endpoint, ID, secret),
  classic: (product, method, secret = SECRET) => new Classic(serve.endpoint, ID, secret, product, method),
  ci: (way, secret = SECRET) => new Ci(serve.endpoint, ID, secret, way),
};
const mts = client.mts();
const mps = client.classic('mps', 'GET');
const ims = client.classic('ims', 'POST');
const ci = client.ci('host');

try {
  // Nothing but what was read from the altered copy can know the message.
  const clients = [mts, mps, ims, ci, client.ci('proxy')];
  for (const [index, one] of clients.entries()) {
    await check(`${one.name}: marks, and reads an altered copy`, async () => {
      const message = `by-${index}-${run}`;
      const embedding = await one.embed(CLIP, `out/${index}.mp4`, message);
      await eventually(() => one.isEmbedded(embedding));
      serve.alter(`out/${index}.mp4`, `copies/${index}.mp4`);
      const extraction = await one.extract(`copies/${index}.mp4`);
      equal(await eventually(() => one.found(extraction)), message, 'the message');
      return message;
    });
  }
  for (const one of [mts, ci]) {
    await check(`${one.name}: finds nothing in an unmarked video`, async () => {
      const extraction = await one.extract(CLIP);
      equal(await eventually(() => one.found(extraction)), null, 'the message');
    });
  }

  await check(`${mts.name}: lists what was asked for, and is told of the end`, async () => {
    const asked = { userData: '中 "mine" +&', startTime: 1, totalTime: 6, callBack: receiver.url };
    const id = await mts.embed(CLIP, 'out/part.mp4', `part-${run}`, asked);
    const told = await eventually(() => receiver.told.get(id));
    equal(told.State, 'Success', 'what is told');
    equal(told.UserData, asked.userData, 'the user data told');
    const job = await mts.isEmbedded(id);
    equal(job.userData, asked.userData, 'the user data');
    equal(job.callback, receiver.url, 'the callback');
    equal(job.level, 2, 'the level');
    equal(typeof job.userId, 'number', 'the type of the user');
    equal(JSON.parse(job.input).Object, CLIP, 'the input');
    equal(job.result, '{"Code":"success","Message":"ok"}', 'the result');
  });
  await check(`${mts.name}: makes a cover`, async () => {
    const id = await mts.produce('Cover', CLIP, {
      output: `oss://${BUCKET}.oss-cn-hangzhou.aliyuncs.com/{source}-{sequenceId}.jpg`, userData: 'mine', pipelineId: 'covers' });
    const job = await eventually(() => mts.produced(id));
    equal(job.state, 'Success', `the state (${job.result})`);
    equal(job.pipelineId, 'covers', 'the queue');
    const [cover] = JSON.parse(JSON.parse(job.result).Data);
    equal(cover.Url, `oss://${BUCKET}/clip-1.jpg`, 'the picture');
    equal(readFileSync(join(serve.films, 'clip-1.jpg')).subarray(0, 2).toString('hex'), 'ffd8', 'its beginning');
    return `score ${cover.Score}`;
  });
  await check(`${ims.name}: reads by the name of a function`, async () => {
    const { JobId } = await ims.call('SubmitIProductionJob', {
      FunctionName: 'CopyrightWatermarkExtract', Input: ims.media('copies/0.mp4'), Name: 'a name' });
    const job = await eventually(async () => {
      const answer = await ims.call('QueryIProductionJob', { JobId });
      return ['Queuing', 'Analyzing'].includes(answer.Status) ? undefined : answer;
    });
    equal(JSON.parse(job.Result).Data, JSON.stringify({ Message: `by-0-${run}` }), 'the result');
    equal(job.Name, 'a name', 'the name');
  });
  await check(`${mps.name}: sends what has to be encoded`, async () => {
    const message = "版权 a+b*(1)'!~%&=";
    const answer = await mps.call('SubmitCopyrightJob', {
      Input: mps.media(CLIP), Output: mps.media('out/odd.mp4'), Message: message, UserData: message });
    await eventually(() => mps.isEmbedded(answer.Data.JobId));
    const [job] = (await mps.call('QueryCopyrightJob', { JobId: answer.Data.JobId })).Data;
    equal(job.Message, message, 'the message');
    equal(job.UserData, message, 'the user data');
  });
  await check(`${ci.name}: lists, and is told of the end`, async () => {
    const id = await ci.embed(CLIP, 'out/ci.mp4', `told-${run}`, {
      CallBack: receiver.url, CallBackFormat: 'JSON', CallBackType: 'Url' });
    const { EventName, JobsDetail } = await eventually(() => receiver.told.get(id));
    equal(EventName, 'TaskFinish', 'the event');
    equal(JobsDetail.State, 'Success', 'what is told');
    equal(JobsDetail.Operation.UserData, 'mine', 'the user data told');
    const { Response } = await ci.request('GET', 'jobs', {
      Query: { tag: 'DigitalWatermark', states: 'Success,Running', orderByTime: 'Desc', size: 100 } });
    equal(Response.JobsDetail.some((job) => job.JobId === id), true, 'whether the job is listed');
    equal(Response.JobsDetail.every((job) => job.Tag === 'DigitalWatermark'), true, 'whether others are not');
  });
  await check(`${ci.name}: pauses and resumes a queue, cancels a job`, async () => {
    const change = async (State) => (await ci.request('PUT', 'queue/default', { body: { Name: 'all', State } })).Response.Queue;
    equal((await change('Paused')).State, 'Paused', 'the state of the queue');
    const id = await ci.extract(CLIP);
    // It is the service that holds queues and ends jobs, and what it did is told a moment later.
    const becomes = (word) => eventually(async () => ((await ci.job(id)).State === word ? word : undefined));
    await becomes('Pause');
    await ci.request('PUT', `jobs/${id}`, { Query: { cancel: '' } });
    await becomes('Cancel');
    equal((await change('Active')).State, 'Active', 'the state of the queue');
    const { Response } = await ci.request('GET', 'queue', { Query: { queueIds: 'default,none', pageSize: 10 } });
    equal(Response.QueueList.QueueId, 'default', 'the queue');
    equal(Response.NonExistPIDs.QueueID, 'none', 'what is not there');
  });

  for (const [one, code] of [
    [client.mts('wrong'), 'SignatureDoesNotMatch'],
    [client.classic('mps', 'POST', 'wrong'), 'SignatureDoesNotMatch'],
    [client.ci('host', 'wrong'), 'SignatureDoesNotMatch'],
  ]) {
    await check(`${one.name}: a wrong secret is refused`, () => isRefused(one.extract(CLIP), code));
  }
  await check(`${mts.name}: an unknown job is refused`, () => isRefused(mts.found('none'), 'InvalidParameter.ResourceNotFound'));
  await check(`${ims.name}: an unknown job is refused`, () => isRefused(ims.found('none'), 'ResourceNotFound'));
  await check(`${ci.name}: an unknown job is told as such`, async () => {
    equal((await ci.request('GET', 'jobs/none')).Response.NonExistJobIds, 'none', 'the id');
  });
  await check(`${mts.name}: a function that is not there is refused`, () =>
    isRefused(mts.produce('VideoH2V', CLIP, { output: `oss://${BUCKET}/o.mp4` }), 'InvalidParameter.ResourceNotSupported'));
  await check(`${mps.name}: an operation that is not there is refused`, () =>
    isRefused(mps.call('SubmitTraceAbJob', { Input: mps.media(CLIP) }), 'InvalidAction.NotFound'));
  await check(`${ci.name}: a message that cannot be is refused, with a request id`, async () => {
    const error = await refusal(ci.embed(CLIP, 'out/no.mp4', 'not this one!'));
    equal(error.statusCode, 400, 'the status');
    equal(error.code, 'InvalidArgument', 'the code');
    equal(typeof error.error.RequestId, 'string', 'the type of the request id');
  });
  await check(`${mts.name}: too many calls are throttled, and told when to come again`, async () => {
    const errors = await Promise.all(Array.from({ length: 300 }, () => refusal(mts.found('none'))));
    const throttled = errors.filter((error) => error.code === 'Throttling.User');
    equal(errors.every((error) => throttled.includes(error) || error.code === 'InvalidParameter.ResourceNotFound'), true, 'whether nothing else came');
    equal(throttled.length > 0 && throttled.every((error) => error.retryAfter > 0), true, 'whether all know when');
    return `${throttled.length} of ${errors.length}`;
  });
} finally {
  receiver.stop();
  await serve.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
