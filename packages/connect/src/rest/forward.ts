import { forwardedBytesMax, forwardMs } from '../limits.ts'
import { conflict, RestError } from './rest-error.ts'
import type { RestAnswer } from './route.ts'

/** A request that another worker is to answer. */
export interface ForwardedRequest {
  readonly method: string
  readonly pathname: string
  readonly query: URLSearchParams
  readonly body: string
}

/**
 * What the parameter `forward` is when a request is passed on, as with Kafka Connect: who is asked first may not know who leads by now, so it is passed on
 * twice. Whoever should pass it on a third time answers that it changes just now who does what.
 */
function next(query: URLSearchParams): string {
  const before = query.get('forward')
  if (before === null) return 'true'
  if (before === 'true') return 'false'
  throw conflict()
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const body: AsyncIterable<Uint8Array> | null = response.body
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > forwardedBytesMax)
      throw new RestError(502, `the other worker answered more than ${forwardedBytesMax} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Asks another worker, and gives its answer. 409 if it was passed on often enough, 502 or 504 if that worker does not answer. */
export async function forwarded(
  url: string,
  { method, pathname, query, body }: ForwardedRequest,
  signal?: AbortSignal,
): Promise<RestAnswer> {
  const asked = new URLSearchParams(query)
  asked.set('forward', next(query))
  const headers: Readonly<Record<string, string>> = body === '' ? {} : { 'content-type': 'application/json' }
  const late = AbortSignal.timeout(forwardMs)
  try {
    const response = await fetch(`${url}${pathname}?${asked.toString()}`, {
      method,
      headers: { accept: 'application/json', ...headers },
      redirect: 'error',
      signal: signal === undefined ? late : AbortSignal.any([signal, late]),
      ...(body === '' ? {} : { body }),
    })
    const text = await textOf(response)
    const location = response.headers.get('location')
    return { status: response.status, text, headers: location === null ? {} : { location } }
  } catch (error) {
    if (error instanceof RestError) throw error
    if (late.aborted) throw new RestError(504, `the worker at ${url} has not answered for ${forwardMs} ms`)
    const { message, cause } = error instanceof Error ? error : new Error(String(error))
    const why = cause instanceof Error ? cause.message : message
    throw new RestError(502, `the worker at ${url} could not be asked: ${why}`)
  }
}
