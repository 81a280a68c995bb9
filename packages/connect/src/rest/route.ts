import type { ServedWorker } from '../worker/served-worker.ts'
import { RestError } from './rest-error.ts'

/** A request that was read. */
export interface RestRequest {
  readonly query: URLSearchParams
  readonly body: string
  /** Aborted when nobody waits for the answer any more, or the server closes. */
  readonly signal: AbortSignal
}

/** What is answered; without a body nothing but the status. */
export interface RestAnswer {
  readonly status: number
  readonly body?: unknown
  /** The body, if it is JSON already. */
  readonly text?: string
  /** The body, piece by piece, until the request's signal ends it. It needs a `content-type` among the headers. */
  readonly stream?: AsyncIterable<string>
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers a request to one path; `parts` are what stands in the path's places. */
export type Handler = (
  worker: ServedWorker,
  parts: readonly string[],
  request: RestRequest,
) => Promise<RestAnswer> | RestAnswer

/** A path, with `*` for its places, and what answers its methods. */
export interface Route {
  readonly path: readonly string[]
  readonly methods: Readonly<Record<string, Handler>>
}

/** The answer 200. */
export const ok = (body: unknown): RestAnswer => ({ status: 200, body })
/** Whether a parameter of the query says so. */
export const isTrue = (query: URLSearchParams, name: string): boolean => query.get(name)?.toLowerCase() === 'true'

/** A path, such as `/connectors/*`, and what answers its methods. */
export function route(path: string, methods: Readonly<Record<string, Handler>>): Route {
  return { path: path.split('/').filter(Boolean), methods }
}

/** A whole number among the parameters of the query; 400 for anything else. */
export function countIn(
  query: URLSearchParams,
  name: string,
  { least = 0, most, byDefault }: { readonly least?: number; readonly most: number; readonly byDefault: number },
): number {
  const text = query.get(name)
  if (text === null) return byDefault
  const count = Number(text)
  if (/^\d{1,9}$/.test(text) && count >= least && count <= most) return count
  throw new RestError(400, `${name} is to be a whole number from ${least} to ${most}`)
}
