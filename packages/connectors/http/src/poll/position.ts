import { dataError, type OffsetMap } from '@millrace/connect'
import { cursorLengthMax } from '../limits.ts'

/** Where a poller is. */
export interface Position {
  /** What stands for the offset in the next request: a count, a cursor, the offset of an item, the URL of a page. */
  readonly at: string
  /** How many items of that page are taken already. */
  readonly taken: number
  /** What the server said of the page, once all of it is taken: the same page need not be sent again. */
  readonly etag: string | undefined
  readonly lastModified: string | undefined
}

/** As it is kept. */
export function offsetOf({ at, taken, etag, lastModified }: Position): OffsetMap {
  if (at.length > cursorLengthMax) throw dataError(`an offset has more than ${cursorLengthMax} characters`)
  return {
    at,
    taken,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  }
}

/** Why a map is no such position; undefined if it is one. */
export function wrongOffset(offset: OffsetMap): string | undefined {
  const { at, taken = 0, etag = '', lastModified = '', ...rest } = offset
  const [other] = Object.keys(rest)
  if (other !== undefined) return `there is no '${other}': an offset has 'at' and 'taken'`
  if (typeof at !== 'string') return `'at' is a text: what the next request asks for`
  if (typeof taken !== 'number' || !Number.isSafeInteger(taken) || taken < 0) return `'taken' is a count of items`
  return typeof etag === 'string' && typeof lastModified === 'string' ? undefined : 'etag and lastModified are texts'
}

/** The position that was kept; null if there is none. Throws INVALID_DATA if it is something else. */
export function positionOf(offset: OffsetMap | null): Position | null {
  if (offset === null) return null
  const wrong = wrongOffset(offset)
  if (wrong !== undefined) throw dataError(`the offset that was kept is none of this connector: ${wrong}`)
  const { at, taken = 0, etag, lastModified } = offset
  return {
    at: String(at),
    taken: Number(taken),
    etag: etag === undefined ? undefined : String(etag),
    lastModified: lastModified === undefined ? undefined : String(lastModified),
  }
}

/** Whether two positions are one. */
export function samePosition(one: Position, other: Position): boolean {
  const { at, taken, etag, lastModified } = one
  return at === other.at && taken === other.taken && etag === other.etag && lastModified === other.lastModified
}
