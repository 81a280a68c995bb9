import { type ConnectValue, dataError, toText } from '@millrace/connect'
import type { HttpAnswer } from '../client/http-client.ts'
import { type JsonPointer, pointedAt } from './json-pointer.ts'
import { nextLink } from './link-header.ts'
import type { Page } from './page.ts'
import type { OffsetMode } from './poll-config.ts'
import type { Position } from './position.ts'

/** How a poller moves on. */
export interface Pagination {
  readonly mode: OffsetMode
  /** For CHAINING: where in an item its offset is. */
  readonly itemOffset: JsonPointer
  /** For CURSOR_PAGINATION: where in an answer the next cursor is. */
  readonly nextPage: JsonPointer
}

/** Where a poller is behind a page, and behind each of its items. */
export interface Progress {
  readonly behindItem: (index: number) => Position
  readonly behindPage: Position
  /** Whether there may be more at once. */
  readonly more: boolean
}

function scalar(value: ConnectValue | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'object' && !('valueOf' in value)) return undefined
  return toText(null, value)
}

/** A page, and where it came from. */
export interface AnsweredPage {
  readonly from: Position
  readonly url: URL
  readonly answer: HttpAnswer
  readonly page: Page
}

/** Where a page leads. Throws INVALID_DATA if an item has no offset where it should have one. */
export function progressOf(pagination: Pagination, { from, url, answer, page }: AnsweredPage): Progress {
  const { items } = page
  const fresh = { etag: undefined, lastModified: undefined }
  const cached = { etag: answer.headers.get('etag'), lastModified: answer.headers.get('last-modified') }
  /** The same page again, of which so many items are taken. */
  const stay = (taken: number): Position => ({ at: from.at, taken, ...(taken >= items.length ? cached : fresh) })
  switch (pagination.mode) {
    case 'SNAPSHOT':
      return {
        // Half of it is nothing to go on behind: what was taken may have changed when it is asked for again.
        behindItem: (index) => ({ at: from.at, taken: 0, ...(index + 1 < items.length ? fresh : cached) }),
        behindPage: { at: from.at, taken: 0, ...cached },
        more: false,
      }
    case 'SIMPLE_INCREMENTING': {
      const first = Number(from.at === '' ? 0 : from.at)
      const at = (count: number): Position =>
        count === 0 ? stay(0) : { at: String(first + count), taken: 0, ...fresh }
      return { behindItem: (index) => at(index + 1), behindPage: at(items.length), more: items.length > 0 }
    }
    case 'CHAINING': {
      const behindItem = (index: number): Position => {
        const at = scalar(pointedAt(items[index] ?? null, pagination.itemOffset))
        if (at === undefined) throw dataError('an item has no offset: see http.offset.json.pointer')
        return { at, taken: 0, ...fresh }
      }
      const last = items.length === 0 ? stay(0) : behindItem(items.length - 1)
      return { behindItem, behindPage: last, more: last.at !== from.at }
    }
    case 'CURSOR_PAGINATION':
      return paged(items.length, stay, scalar(pointedAt(page.body, pagination.nextPage)), from.at)
    case 'LINK_HEADER': {
      const next = nextLink(answer.headers.get('link'))
      if (next !== undefined && !URL.canParse(next, url.href))
        throw dataError('the Link header of an answer has no URL')
      return paged(items.length, stay, next === undefined ? undefined : new URL(next, url).href, from.at)
    }
  }
}

/** The last page is asked for again until there is a next one, and what was taken of it is passed over. */
function paged(count: number, stay: (taken: number) => Position, next: string | undefined, at: string): Progress {
  const moves = next !== undefined && next !== at
  const behindPage = moves ? { at: next, taken: 0, etag: undefined, lastModified: undefined } : stay(count)
  return {
    behindItem: (index) => (index + 1 < count ? stay(index + 1) : behindPage),
    behindPage,
    more: moves,
  }
}
