import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { S3SinkConfig } from '../config.ts'
import { requestsMax, retryDelayMsMax, staleUploadsMax } from '../limits.ts'
import type {
  BegunUpload,
  ObjectHead,
  ObjectStore,
  OpenUpload,
  StoredObject,
  StoredPart,
  Writing,
} from './object-store.ts'
import { requestBackoff } from './request-backoff.ts'
import { StoreError, storeError } from './store-error.ts'

/** What tests need besides a config. */
export interface StoreTuning {
  /** How far the clock that requests are signed by is ahead, in milliseconds. */
  readonly clockAheadMs?: number
}

/** The SDK's client for a config. */
function clientOf(config: S3SinkConfig, tuning: StoreTuning): S3Client {
  const [url, id, secret] = [config['store.url'], config['aws.access.key.id'], config['aws.secret.access.key']]
  const timeoutMs = config['s3.request.timeout.ms']
  const options: S3ClientConfig = {
    region: config['s3.region'],
    forcePathStyle: config['s3.path.style.access.enabled'],
    systemClockOffset: tuning.clockAheadMs ?? 0,
    retryStrategy: requestBackoff({
      triesMax: config['s3.part.retries'] + 1,
      delayMs: config['s3.retry.backoff.ms'],
      delayMsMax: retryDelayMsMax,
    }),
    requestHandler: new NodeHttpHandler({
      connectionTimeout: Math.min(timeoutMs, 10_000),
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: timeoutMs,
      httpAgent: { keepAlive: true, maxSockets: requestsMax * 2 },
      httpsAgent: { keepAlive: true, maxSockets: requestsMax * 2 },
    }),
    // Bodies are signed by their hash already; many stores know no other checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  }
  if (url !== null) options.endpoint = url
  if (id !== '' && secret !== null) options.credentials = { accessKeyId: id, secretAccessKey: secret.reveal() }
  return new S3Client(options)
}

/** A bucket of S3, or of what speaks its protocol. */
export class S3Store implements ObjectStore {
  readonly #client: S3Client
  readonly #bucket: string

  constructor(config: S3SinkConfig, tuning: StoreTuning = {}) {
    this.#client = clientOf(config, tuning)
    this.#bucket = config['s3.bucket.name']
  }

  async put(head: ObjectHead, body: Uint8Array, writing: Writing): Promise<void> {
    const { key, contentType, metadata } = head
    await this.#ask(`writing ${key}`, () =>
      this.#client.send(
        new PutObjectCommand({
          Bucket: this.#bucket,
          Key: key,
          Body: body,
          ContentType: contentType,
          Metadata: { ...metadata },
          ...condition(writing),
        }),
      ),
    )
  }

  async beginUpload({ key, contentType, metadata }: ObjectHead): Promise<BegunUpload> {
    const { UploadId, $metadata } = await this.#ask(`beginning to write ${key}`, () =>
      this.#client.send(
        new CreateMultipartUploadCommand({
          Bucket: this.#bucket,
          Key: key,
          ContentType: contentType,
          Metadata: { ...metadata },
        }),
      ),
    )
    return { uploadId: needed(UploadId, `beginning to write ${key}`), wasRepeated: ($metadata.attempts ?? 1) > 1 }
  }

  async uploadPart(key: string, uploadId: string, number: number, body: Uint8Array): Promise<string> {
    const what = `writing part ${number} of ${key}`
    const { ETag } = await this.#ask(what, () =>
      this.#client.send(
        new UploadPartCommand({ Bucket: this.#bucket, Key: key, UploadId: uploadId, PartNumber: number, Body: body }),
      ),
    )
    return needed(ETag, what)
  }

  async completeUpload(key: string, uploadId: string, parts: readonly StoredPart[], writing: Writing): Promise<void> {
    await this.#ask(`finishing ${key}`, () =>
      this.#client.send(
        new CompleteMultipartUploadCommand({
          Bucket: this.#bucket,
          Key: key,
          UploadId: uploadId,
          MultipartUpload: { Parts: parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag })) },
          ...condition(writing),
        }),
      ),
    )
  }

  async abortUpload({ key, uploadId }: OpenUpload): Promise<void> {
    try {
      await this.#ask(`aborting the upload of ${key}`, () =>
        this.#client.send(new AbortMultipartUploadCommand({ Bucket: this.#bucket, Key: key, UploadId: uploadId })),
      )
    } catch (error) {
      if (!(error instanceof StoreError && error.uploadIsGone)) throw error
    }
  }

  async uploadsOf(prefix: string): Promise<readonly OpenUpload[]> {
    const { Uploads = [] } = await this.#ask(`listing uploads of ${prefix}`, () =>
      this.#client.send(
        new ListMultipartUploadsCommand({ Bucket: this.#bucket, Prefix: prefix, MaxUploads: staleUploadsMax }),
      ),
    )
    return Uploads.flatMap(({ Key: key, UploadId: uploadId }) =>
      key === undefined || uploadId === undefined || !key.startsWith(prefix) ? [] : [{ key, uploadId }],
    )
  }

  async list(prefix: string): Promise<readonly string[]> {
    const { Contents = [] } = await this.#ask(`listing ${prefix}`, () =>
      this.#client.send(new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix })),
    )
    return Contents.flatMap(({ Key }) => Key ?? [])
  }

  async look(key: string): Promise<StoredObject | undefined> {
    try {
      const answer = await this.#ask(`looking at ${key}`, () =>
        this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key })),
      )
      const { Metadata: metadata = {}, ContentLength: sizeBytes = 0, ETag: etag } = answer
      return { metadata, sizeBytes, etag: needed(etag, `looking at ${key}`) }
    } catch (error) {
      if (error instanceof StoreError && (error.code === 'NotFound' || error.code === 'NoSuchKey')) return undefined
      throw error
    }
  }

  async lookAtBucket(): Promise<void> {
    await this.#ask(`looking at the bucket ${this.#bucket}`, async () => {
      // Its answers have a body that says what is wrong; those to HEAD have none.
      await this.#client.send(new ListObjectsV2Command({ Bucket: this.#bucket, MaxKeys: 1 }))
    })
  }

  async delete(key: string): Promise<void> {
    await this.#ask(`deleting ${key}`, () =>
      this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key })),
    )
  }

  close(): void {
    this.#client.destroy()
  }

  async #ask<Answer>(what: string, request: () => Promise<Answer>): Promise<Answer> {
    try {
      return await request()
    } catch (error) {
      throw storeError(what, error)
    }
  }
}

function needed(text: string | undefined, what: string): string {
  if (text !== undefined) return text
  throw new StoreError('InvalidAnswer', `${what} failed: the store's answer lacks what S3's has`, { transient: false })
}

function condition({ over }: Writing): { IfNoneMatch?: string; IfMatch?: string } {
  if (over === 'anything') return {}
  return over === null ? { IfNoneMatch: '*' } : { IfMatch: over.etag }
}
