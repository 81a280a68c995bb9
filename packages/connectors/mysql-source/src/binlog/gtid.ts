import type { KnownTransactions } from './known-transactions.ts'

/** A transaction's global id, as MariaDB has them. */
export interface Gtid {
  readonly domain: number
  readonly server: number
  readonly sequence: bigint
}

/** `0-1-42`. */
export const gtidText = ({ domain, server, sequence }: Gtid): string => `${domain}-${server}-${sequence}`

const form = /^(\d{1,10})-(\d{1,10})-(\d{1,20})$/

/** The id that a text says; undefined if it says none. */
export function parseGtid(text: string): Gtid | undefined {
  const [, domain, server, sequence] = form.exec(text) ?? []
  if (domain === undefined || server === undefined || sequence === undefined) return undefined
  return { domain: Number(domain), server: Number(server), sequence: BigInt(sequence) }
}

/** Where in MariaDB's binlog all before is known: the last transaction of each domain. */
export class GtidState implements KnownTransactions {
  readonly #last: ReadonlyMap<number, Gtid>
  #text: string | undefined

  constructor(last: Iterable<Gtid> = []) {
    this.#last = new Map([...last].map((gtid) => [gtid.domain, gtid]))
  }

  /** What `0-1-42,7-3-9` says; undefined if that can't be read. */
  static parse(text: string): GtidState | undefined {
    const parts = text.split(',').map((part) => part.trim())
    if (parts.length === 1 && parts[0] === '') return new GtidState()
    const gtids = parts.map(parseGtid)
    return gtids.every((gtid) => gtid !== undefined) ? new GtidState(gtids) : undefined
  }

  with(id: string): GtidState {
    const gtid = parseGtid(id)
    return gtid === undefined ? this : new GtidState([...this.#last.values(), gtid])
  }

  includes(id: string): boolean {
    const gtid = parseGtid(id)
    if (gtid === undefined) return true
    const last = this.#last.get(gtid.domain)
    return last !== undefined && last.sequence >= gtid.sequence
  }

  get gtids(): string {
    this.#text ??= [...this.#last.values()]
      .toSorted((one, other) => one.domain - other.domain)
      .map(gtidText)
      .join(',')
    return this.#text
  }

  toString(): string {
    return this.gtids
  }
}
