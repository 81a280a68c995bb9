import type { IncomingMessage } from 'node:http'
import { createConverter, isArray, Schema, type SchemaAndValue } from '@millrace/connect'
import { recordsPerBodyMax } from '../limits.ts'
import { Refusal } from './refusal.ts'

/** How much of a body is taken. */
export interface BodyLimits {
  readonly bytesMax: number
  /** Called with the bytes of each part as it comes; it may throw a {@link Refusal}. */
  readonly reserve: (bytes: number) => void
}

/** The body of a request. Rejects with a {@link Refusal} if it is too large, as soon as that is known, or does not arrive whole. */
export function bodyOf(request: IncomingMessage, { bytesMax, reserve }: BodyLimits): Promise<Uint8Array> {
  const { 'content-length': length = '0', 'content-encoding': encoding = 'identity' } = request.headers
  return new Promise((resolve, reject) => {
    const tooLarge = (): Refusal => new Refusal(413, `a request may have ${bytesMax} bytes`)
    const parts: Uint8Array[] = []
    let bytes = 0
    const refuse = (refusal: unknown): void => {
      request.off('data', take)
      reject(refusal)
    }
    // An error costs more than all else of a request that arrives whole, which is closed too.
    const brokenOff = (cause?: unknown): void => refuse(new Refusal(400, 'the request broke off', { cause }))
    const closed = (): void => brokenOff()
    function take(part: Uint8Array): void {
      bytes += part.length
      try {
        if (bytes > bytesMax) throw tooLarge()
        reserve(part.length)
      } catch (refusal) {
        refuse(refusal)
        return
      }
      parts.push(part)
    }
    if (Number(length) > bytesMax) {
      reject(tooLarge())
      return
    }
    if (encoding.toLowerCase() !== 'identity') {
      reject(new Refusal(415, 'bodies are taken as they are, not compressed'))
      return
    }
    request.on('data', take)
    request.once('end', () => {
      request.off('close', closed)
      const [only] = parts
      resolve(only !== undefined && parts.length === 1 ? only : Buffer.concat(parts))
    })
    request.once('error', brokenOff)
    request.once('close', closed)
  })
}

/** What of the config says how a body becomes values. */
export interface BodyOptions {
  readonly jsonValues: 'parsed' | 'text'
  readonly splitArrays: boolean
}

const decoder = new TextDecoder('utf-8', { fatal: true })
const json = createConverter('Json', { 'schemas.enable': 'false' }, 'value')
const text = Schema.string()

function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    throw new Refusal(400, 'the body is not UTF-8', { cause: error })
  }
}

function parsed(bytes: Uint8Array): SchemaAndValue {
  try {
    return json.toConnect('', bytes)
  } catch (error) {
    throw new Refusal(400, 'the body is no JSON', { cause: error })
  }
}

function valueOf(bytes: Uint8Array, { jsonValues }: BodyOptions): SchemaAndValue {
  const value = parsed(bytes)
  if (jsonValues === 'text') return { schema: text, value: textOf(bytes) }
  // It would be a tombstone: a deletion is not made by accident.
  if (value.value === null) throw new Refusal(400, 'null is no record')
  return value
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from)
    const line = bytes.subarray(from, end < 0 ? bytes.length : end)
    const trimmed = line.at(-1) === 0x0d ? line.subarray(0, -1) : line
    if (trimmed.length > 0) yield trimmed
    from = end < 0 ? bytes.length : end + 1
  }
}

/** Up to so many of `items`. Throws a {@link Refusal} if there are more. */
function bounded<Item>(items: Iterable<Item>): Item[] {
  const all: Item[] = []
  for (const item of items) {
    if (all.length === recordsPerBodyMax) throw new Refusal(413, `a request may have ${recordsPerBodyMax} records`)
    all.push(item)
  }
  return all
}

/** The values of records that a body says, by its content type. Throws a {@link Refusal} if there are none of that type in it. */
export function valuesOf(contentType: string, bytes: Uint8Array, options: BodyOptions): readonly SchemaAndValue[] {
  const [type = ''] = contentType.toLowerCase().split(';')
  const kind = type.trim()
  if (kind === 'text/plain') return [{ schema: text, value: textOf(bytes) }]
  if (kind === 'application/x-ndjson' || kind === 'application/ndjson' || kind === 'application/jsonl') {
    return bounded(linesOf(bytes)).map((line) => valueOf(line, options))
  }
  if (kind !== 'application/json' && !/^application\/[^\s/]+\+json$/.test(kind)) {
    throw new Refusal(415, 'a body is application/json, application/x-ndjson or text/plain')
  }
  if (bytes.length === 0) throw new Refusal(400, 'the body is empty')
  const one = valueOf(bytes, options)
  if (!options.splitArrays || !isArray(one.value)) return [one]
  return bounded(one.value).map((value) => {
    if (value === null) throw new Refusal(400, 'null is no record')
    return { schema: null, value }
  })
}
