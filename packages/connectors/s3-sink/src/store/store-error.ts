import { StreamError } from '@millrace/base'
import { configError } from '@millrace/connect'

/** What a store answered that it would not do, or that it did not answer. Holds nothing of the request, which was signed. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  /** The store's name for it, or that of the failure of the connection. */
  readonly code: string
  /** It may go better later. */
  readonly transient: boolean
  /** The option at fault, if the config is. */
  readonly option: string | undefined

  constructor(
    code: string,
    message: string,
    traits: { readonly transient: boolean; readonly option?: string | undefined },
  ) {
    super(message)
    this.code = code
    this.transient = traits.transient
    this.option = traits.option
  }

  /** There was an object of that key already. */
  get exists(): boolean {
    return this.code === 'PreconditionFailed'
  }

  /** There is no such upload any more: it was finished, or aborted. */
  get uploadIsGone(): boolean {
    return this.code === 'NoSuchUpload'
  }

  /** What a task fails with. */
  toTaskError(): StreamError {
    if (this.option !== undefined) return configError(this.option, this.message)
    return new StreamError(this.transient ? 'TIMEOUT' : 'INVALID_REQUEST', this.message)
  }
}

/** What of an error of the SDK is looked at. */
interface Answered {
  readonly name: string
  readonly message: string
  readonly status: number | undefined
}

/** What a wrong option makes stores answer: which one, and what to do. */
const faults: Readonly<Record<string, readonly [option: string, what: string]>> = {
  InvalidAccessKeyId: ['aws.access.key.id', 'the store knows no such key: correct aws.access.key.id'],
  SignatureDoesNotMatch: [
    'aws.secret.access.key',
    'the signature is not that of the key: correct aws.secret.access.key, or aws.access.key.id if it is of another key',
  ],
  AuthorizationHeaderMalformed: ['s3.region', 'the bucket is in another region: correct s3.region'],
  PermanentRedirect: ['s3.region', 'the bucket is in another region: correct s3.region'],
  IllegalLocationConstraintException: ['s3.region', 'the bucket is in another region: correct s3.region'],
  NoSuchBucket: ['s3.bucket.name', 'there is no such bucket: make it, or correct s3.bucket.name'],
  InvalidBucketName: ['s3.bucket.name', 'that is no name of a bucket: correct s3.bucket.name'],
  AccessDenied: [
    's3.bucket.name',
    'the key may not do that: let it put and list objects of the bucket, and abort uploads',
  ],
  AllAccessDisabled: ['s3.bucket.name', 'the bucket takes no requests'],
  ExpiredToken: ['aws.access.key.id', 'the key is not valid any more'],
  InvalidToken: ['aws.access.key.id', 'the session token of the key is not valid'],
  CredentialsProviderError: [
    'aws.access.key.id',
    'there is no key: give aws.access.key.id and aws.secret.access.key, or keys in the environment',
  ],
  RequestTimeTooSkewed: ['store.url', "the clock of this machine and the store's are too far apart: set it"],
  NotImplemented: ['s3.conditional.writes', 'the store does not do that: set s3.conditional.writes=never'],
}

/** Answers of one kind without a body, by their status. */
const byStatus: Readonly<Record<number, string>> = {
  301: 'PermanentRedirect',
  403: 'AccessDenied',
  412: 'PreconditionFailed',
  501: 'NotImplemented',
}

const transientCodes = new Set([
  'SlowDown',
  'ServiceUnavailable',
  'InternalError',
  'RequestTimeout',
  'Throttling',
  'ThrottlingException',
  'TooManyRequests',
  'ConditionalRequestConflict',
  'OperationAborted',
  'BadDigest',
  'IncompleteBody',
  'XAmzContentSHA256Mismatch',
])

function answered(error: unknown): Answered {
  if (!(error instanceof Error)) return { name: 'Unknown', message: String(error), status: undefined }
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined
  const status: unknown =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined
  const code: unknown = 'code' in error ? error.code : 'Code' in error ? error.Code : undefined
  const named = error.name === 'Error' && typeof code === 'string' ? code : error.name
  return { name: named, message: error.message, status: typeof status === 'number' ? status : undefined }
}

/** The error that `error` of the SDK stands for; `what` is what was tried: `put topics/orders/...`. */
export function storeError(what: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const { name, message, status } = answered(error)
  const nameless = name === 'Unknown' || name === 'UnknownError' || /^\d+$/.test(name) || name === 'Error'
  const code = nameless ? (byStatus[status ?? 0] ?? name) : name
  const fault = faults[code]
  const answer = status === undefined ? code : `${code}, ${status}`
  if (fault !== undefined) {
    return new StoreError(code, `${what} failed (${answer}): ${fault[1]}`, { transient: false, option: fault[0] })
  }
  // Without a status there was no answer: nobody there, a connection that broke, a time-out.
  const transient =
    status === undefined || status >= 500 || status === 408 || status === 429 || transientCodes.has(code)
  const said = status === undefined || nameless ? `: ${message}` : ''
  return new StoreError(code, `${what} failed (${answer})${said}`, { transient })
}
