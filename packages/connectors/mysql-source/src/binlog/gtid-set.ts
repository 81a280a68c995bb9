import type { KnownTransactions } from './known-transactions.ts'

/** Numbers from `first` on, up to one before `end`. */
interface Interval {
  readonly first: bigint
  readonly end: bigint
}

const idForm = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::[a-z_]\w{0,31})?):(\d{1,19})$/i
const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const tagForm = /^[a-z_]\w{0,31}$/i
const intervalForm = /^(\d{1,19})(?:-(\d{1,19}))?$/

/** The parts of an id: the server that it is of, perhaps with a tag, and a number. */
function parseId(id: string): { readonly source: string; readonly number: bigint } | undefined {
  const [, source, number] = idForm.exec(id) ?? []
  return source === undefined || number === undefined
    ? undefined
    : { source: source.toLowerCase(), number: BigInt(number) }
}

/** With another interval; those that touch each other become one. In their order. */
function joined(intervals: readonly Interval[], added: Interval): readonly Interval[] {
  const apart = intervals.filter(({ first, end }) => end < added.first || first > added.end)
  let { first, end } = added
  for (const one of intervals) {
    if (apart.includes(one)) continue
    if (one.first < first) first = one.first
    if (one.end > end) end = one.end
  }
  return [...apart, { first, end }].toSorted((one, other) => (one.first < other.first ? -1 : 1))
}

const intervalText = ({ first, end }: Interval): string => (end - first === 1n ? `${first}` : `${first}-${end - 1n}`)

/** A set of MySQL's global ids: of each server, and of each of its tags, the numbers that are known. */
export class GtidSet implements KnownTransactions {
  readonly #sources: ReadonlyMap<string, readonly Interval[]>
  #text: string | undefined

  private constructor(sources: ReadonlyMap<string, readonly Interval[]>) {
    this.#sources = sources
  }

  /** What `uuid:1-5:7,uuid:tag:1-3` says, with spaces and line ends wherever; undefined if that can't be read. */
  static parse(text: string): GtidSet | undefined {
    const sources = new Map<string, readonly Interval[]>()
    const parts = text.replaceAll(/\s/g, '').split(',')
    for (const part of parts) {
      // A set may be nothing, and MySQL ends lists with a comma.
      if (part === '') continue
      const [uuid = '', ...rest] = part.toLowerCase().split(':')
      if (!uuidForm.test(uuid) || rest.length === 0) return undefined
      let source = uuid
      for (const piece of rest) {
        const [, first, last] = intervalForm.exec(piece) ?? []
        if (first !== undefined) {
          const interval = { first: BigInt(first), end: BigInt(last ?? first) + 1n }
          if (interval.first < 1n || interval.end <= interval.first) return undefined
          sources.set(source, joined(sources.get(source) ?? [], interval))
        } else if (tagForm.test(piece)) source = `${uuid}:${piece}`
        else return undefined
      }
    }
    return new GtidSet(sources)
  }

  with(id: string): GtidSet {
    const gtid = parseId(id)
    if (gtid === undefined) return this
    const { source, number } = gtid
    const known = this.#sources.get(source) ?? []
    return new GtidSet(new Map(this.#sources).set(source, joined(known, { first: number, end: number + 1n })))
  }

  includes(id: string): boolean {
    const gtid = parseId(id)
    if (gtid === undefined) return true
    const { source, number } = gtid
    return (this.#sources.get(source) ?? []).some(({ first, end }) => first <= number && number < end)
  }

  get gtids(): string {
    this.#text ??= this.#sorted()
      .map(([source, intervals]) => [source, ...intervals.map(intervalText)].join(':'))
      .join(',')
    return this.#text
  }

  toString(): string {
    return this.gtids
  }

  /**
   * As the command that asks for a binlog has it: how many there are, then of each the 16 bytes of its server, its tag if any set has one, and its
   * intervals, whose ends are not in them.
   */
  encoded(): Buffer {
    const sources = this.#sorted()
    const tagged = sources.some(([source]) => source.includes(':'))
    const count = Buffer.alloc(8)
    count.writeUIntLE(sources.length, tagged ? 1 : 0, 6)
    // The form, at both ends.
    if (tagged) count[0] = count[7] = 1
    const parts = sources.map(([source, intervals]) => {
      const [uuid = '', tag = ''] = source.split(':')
      const numbers = Buffer.alloc(8 + 16 * intervals.length)
      numbers.writeBigUInt64LE(BigInt(intervals.length))
      for (const [at, { first, end }] of intervals.entries()) {
        numbers.writeBigUInt64LE(first, 8 + 16 * at)
        numbers.writeBigUInt64LE(end, 16 + 16 * at)
      }
      // Below 128 the length of a text is one byte, whose lowest bit says so.
      const name = tagged ? [Buffer.from([tag.length * 2]), Buffer.from(tag)] : []
      return Buffer.concat([Buffer.from(uuid.replaceAll('-', ''), 'hex'), ...name, numbers])
    })
    return Buffer.concat([count, ...parts])
  }

  #sorted(): readonly (readonly [string, readonly Interval[]])[] {
    return [...this.#sources].toSorted(([one], [other]) => (one < other ? -1 : 1))
  }
}
