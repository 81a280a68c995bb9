import { checkKnown, optionNames, StreamError } from '@millrace/base'
import { isObject, type Json, own } from '../json.ts'
import { answerBytesMax } from '../limits.ts'

/** Where a registry is, and how it is asked. */
export interface SchemaRegistryOptions {
  /** As `http://localhost:8081`. A path behind it stays in front of those of the API. */
  readonly url: string
  /** Sent with each request, such as `authorization`. Default: none. */
  readonly headers?: Readonly<Record<string, string>>
  /** How long a request may take, in milliseconds; then TIMEOUT. Default 10,000. */
  readonly timeoutMs?: number
}

const known = optionNames<SchemaRegistryOptions>({ url: true, headers: true, timeoutMs: true })
const contentType = 'application/vnd.schemaregistry.v1+json'

/** Requests to a registry. */
export class RegistryHttp {
  readonly #url: string
  readonly #headers: Readonly<Record<string, string>>
  readonly #timeoutMs: number

  /** Throws INVALID_CONFIG if an option makes no sense. */
  constructor(options: SchemaRegistryOptions) {
    checkKnown('schemaRegistry', options, known)
    const { url, headers = {}, timeoutMs = 10_000 } = options
    if (!/^https?:\/\/./.test(url) || !URL.canParse(url)) {
      throw new StreamError('INVALID_CONFIG', 'url is where the registry is, such as http://localhost:8081')
    }
    if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs >= 2 ** 31) {
      throw new StreamError('INVALID_CONFIG', `timeoutMs is a whole number from 1 on, not ${String(timeoutMs)}`)
    }
    this.#url = url.replace(/\/+$/, '')
    this.#headers = headers
    this.#timeoutMs = timeoutMs
  }

  /**
   * What the registry answers; undefined if it answers `absent`, one of Confluent's numbers. Rejects with what it refused, its number in the
   * context as `errorCode`; with TIMEOUT or BROKER_UNAVAILABLE if it does not answer.
   */
  async call(method: string, path: string, body?: Json): Promise<Json> {
    const what = `the schema registry at ${this.#url} `
    let status: number
    let text: string
    try {
      const response = await fetch(this.#url + path, {
        method,
        headers: {
          ...this.#headers,
          accept: contentType,
          ...(body === undefined ? {} : { 'content-type': contentType }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(this.#timeoutMs),
      })
      status = response.status
      text = await boundedText(response, what)
    } catch (error) {
      if (error instanceof StreamError) throw error
      if (error instanceof Error && error.name === 'TimeoutError') {
        throw new StreamError('TIMEOUT', `${what}did not answer within ${this.#timeoutMs} ms`, { cause: error })
      }
      throw new StreamError('BROKER_UNAVAILABLE', `${what}can't be reached`, { cause: error })
    }
    const answer = parsed(text)
    if (status >= 200 && status < 300 && answer !== undefined) return answer
    throw refusal(what, status, answer)
  }
}

async function boundedText(response: Response, what: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  // The types of the runtime leave out that it can be iterated.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > answerBytesMax) {
      throw new StreamError('INVALID_DATA', `${what}answered with more than ${answerBytesMax} bytes`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    // Whatever stands in front of a registry answers in other ways; the status tells.
    return undefined
  }
}

function refusal(what: string, status: number, answer: Json | undefined): StreamError {
  const body = isObject(answer) ? answer : {}
  const given = own(body, 'error_code')
  const errorCode = typeof given === 'number' ? given : status
  const message = own(body, 'message')
  const reason = typeof message === 'string' ? message : `HTTP ${status}, and nothing that a registry says`
  // What the registry can't do now it may do later.
  const code = status >= 500 ? 'BROKER_UNAVAILABLE' : status === 404 ? 'NOT_FOUND' : 'INVALID_REQUEST'
  return new StreamError(code, `${what}refused: ${reason.slice(0, 2_000)}`, { context: { errorCode } })
}
