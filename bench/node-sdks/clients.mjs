// The vendors' own clients, each called as its documentation has it. All have the same four methods:
// embed and extract give the id of a job, isEmbedded and found tell of it (undefined: not yet).
import mts from '@alicloud/mts20140618';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import RPCClient from '@alicloud/pop-core';
import COS from 'cos-nodejs-sdk-v5';
import { promisify } from 'node:util';

export const BUCKET = 'films-1250000000';
const REGION = 'ap-chongqing';

function failed(answer) {
  return new Error(`the job came to another end: ${JSON.stringify(answer)}`);
}

/** Whether a listed embedding is done; throws if it failed. */
function isDone(job) {
  if (['submitted', 'processing'].includes(job.status)) {
    return undefined;
  }
  if (job.status !== 'success') {
    throw failed(job);
  }
  return job;
}

/** The text of an answer to QueryCopyrightExtractJob; null: no mark was found. */
function text(answer) {
  if (answer.statusCode === 202) {
    return undefined;
  }
  if (!['ok', 'no watermark found'].includes(answer.message)) {
    throw failed(answer);
  }
  return answer.data.message ?? null;
}

const inBucket = (object) => JSON.stringify({ Bucket: BUCKET, Location: 'oss-cn-shanghai', Object: object });
const asMedia = (object) => JSON.stringify({ Type: 'OSS', Media: `oss://${BUCKET}/${object}` });

/** MPS, typed: signs by ACS3-HMAC-SHA256. */
export class TypedMps {
  name = '@alicloud/mts20140618';

  constructor(endpoint, accessKeyId, accessKeySecret) {
    this.client = new mts.default(
      new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint, protocol: 'http' }));
  }

  async embed(input, output, message, more = {}) {
    const { body } = await this.client.submitCopyrightJob(new mts.SubmitCopyrightJobRequest({
      input: inBucket(input), output: inBucket(output), message, level: 2, description: '', ...more }));
    return body.data.jobId;
  }

  async isEmbedded(jobId) {
    const { body } = await this.client.queryCopyrightJob(new mts.QueryCopyrightJobRequest({ jobId }));
    return isDone(body.data[0]);
  }

  async extract(input) {
    const { body } = await this.client.submitCopyrightExtractJob(
      new mts.SubmitCopyrightExtractJobRequest({ input: inBucket(input), params: '{"algoType":"v2"}' }));
    return body.data.jobId;
  }

  async found(jobId) {
    const { body } = await this.client.queryCopyrightExtractJob(
      new mts.QueryCopyrightExtractJobRequest({ jobId }));
    return text(body);
  }

  async produce(functionName, input, more = {}) {
    const { body } = await this.client.submitIProductionJob(
      new mts.SubmitIProductionJobRequest({ functionName, input: `oss://${BUCKET}/${input}`, ...more }));
    return body.jobId;
  }

  async produced(jobId) {
    const { body } = await this.client.queryIProductionJob(new mts.QueryIProductionJobRequest({ jobId }));
    return ['Queuing', 'Analysing'].includes(body.state) ? undefined : body;
  }
}

/** MPS or IMS by the names of actions: signs by HMAC-SHA1, with GET or with POST. */
export class Classic {
  constructor(endpoint, accessKeyId, accessKeySecret, product, method) {
    const apiVersion = { mps: '2014-06-18', ims: '2020-11-09' }[product];
    this.name = `@alicloud/pop-core (${product}, ${method})`;
    this.client = new RPCClient({ endpoint: `http://${endpoint}`, apiVersion, accessKeyId, accessKeySecret });
    this.list = { mps: 'QueryCopyrightJob', ims: 'QueryCopyrightJobList' }[product];
    this.media = { mps: inBucket, ims: asMedia }[product];
    this.method = method;
  }

  call(action, parameters) {
    return this.client.request(action, parameters, { method: this.method });
  }

  async embed(input, output, message) {
    const answer = await this.call('SubmitCopyrightJob', {
      Input: this.media(input), Output: this.media(output), Message: message, Description: '' });
    return answer.Data.JobId;
  }

  async isEmbedded(jobId) {
    const [job] = (await this.call(this.list, { JobId: jobId })).Data;
    return isDone({ ...job, status: job.Status });
  }

  async extract(input) {
    return (await this.call('SubmitCopyrightExtractJob', { Input: this.media(input) })).Data.JobId;
  }

  async found(jobId) {
    const { StatusCode, Message, Data } = await this.call('QueryCopyrightExtractJob', { JobId: jobId });
    return text({ statusCode: StatusCode, message: Message, data: { message: Data.Message } });
  }
}

// The name of the host tells the bucket, and is signed: calls have it although they go elsewhere.
const HOST = `${BUCKET}.ci.${REGION}.myqcloud.com`;

const WAYS = {
  host: (endpoint, SecretId, SecretKey) => {
    const cos = new COS({ SecretId, SecretKey, Protocol: 'http:' });
    return (call, done) =>
      cos.request({ ...call, Url: `http://${endpoint}/${call.Key}`, Headers: { host: HOST } }, done);
  },
  proxy: (endpoint, SecretId, SecretKey) => {
    const cos = new COS({ SecretId, SecretKey, Protocol: 'http:', Proxy: `http://${endpoint}` });
    return (call, done) => cos.request({ ...call, Url: `http://${HOST}/${call.Key}` }, done);
  },
};

/** Jobs of CI: signs by q-sign. */
export class Ci {
  constructor(endpoint, id, secret, way) {
    this.name = `cos-nodejs-sdk-v5 (${way})`;
    this.send = promisify(WAYS[way](endpoint, id, secret));
  }

  request(Method, Key, { Query, body } = {}) {
    const content = body && { ContentType: 'application/xml', Body: COS.util.json2xml({ Request: body }) };
    return this.send({ Bucket: BUCKET, Region: REGION, Method, Key, Query, ...content });
  }

  async submit(body) {
    return (await this.request('POST', 'jobs', { body })).Response.JobsDetail;
  }

  async job(id) {
    return (await this.request('GET', `jobs/${id}`)).Response.JobsDetail;
  }

  /** A job once it is over; throws if it failed. */
  async over(id) {
    const job = await this.job(id);
    if (['Submitted', 'Running'].includes(job.State)) {
      return undefined;
    }
    if (job.State !== 'Success') {
      throw failed(job);
    }
    return job;
  }

  async embed(input, output, message, more = {}) {
    const job = await this.submit({
      Tag: 'DigitalWatermark',
      Input: { Object: input },
      Operation: {
        DigitalWatermark: { Message: message, Type: 'Text', Version: 'V1' },
        Output: { Region: REGION, Bucket: BUCKET, Object: output },
        UserData: 'mine',
      },
      ...more,
    });
    return job.JobId;
  }

  isEmbedded(jobId) {
    return this.over(jobId);
  }

  async extract(input) {
    const job = await this.submit({
      Tag: 'ExtractDigitalWatermark',
      Input: { Object: input },
      Operation: { ExtractDigitalWatermark: { Type: 'Text', Version: 'V1' } },
    });
    return job.JobId;
  }

  async found(jobId) {
    const job = await this.over(jobId);
    return job && (job.Operation.ExtractDigitalWatermark.Message ?? null);
  }
}
