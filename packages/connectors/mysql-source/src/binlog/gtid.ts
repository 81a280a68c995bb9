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

/** Where in a binlog all before is known: the last transaction of each domain. Immutable. */
export class GtidState {
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

  /** With a transaction that came after these. */
  with(gtid: Gtid): GtidState {
    return new GtidState([...this.#last.values(), gtid])
  }

  /** Whether a transaction is among those before. */
  includes({ domain, sequence }: Gtid): boolean {
    const last = this.#last.get(domain)
    return last !== undefined && last.sequence >= sequence
  }

  toString(): string {
    this.#text ??= [...this.#last.values()]
      .toSorted((one, other) => one.domain - other.domain)
      .map(gtidText)
      .join(',')
    return this.#text
  }
}
