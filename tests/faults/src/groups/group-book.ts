import type { MemberNote } from '../apps/member-process.ts'

/** What must not happen in a group. */
export interface GroupFinding {
  readonly violation: 'TwoOwners' | 'CommitLost' | 'CommitRegressed' | 'RecordsSkipped' | 'ReadTwiceByOwner'
  readonly detail: string
}

/** What somebody saw of the committed offsets, asked for at `at`. */
interface Look {
  readonly at: number
  readonly offsets: ReadonlyMap<number, number>
}

interface Event {
  readonly member: string
  /** `gone`: it was killed or frozen, and is not heard of any more. */
  readonly note: MemberNote | { readonly at: number; readonly did: 'gone' }
}

/** Keeps the book of one group that reads one topic, whose offsets have no gaps, and judges it in the order in which things happened. */
export class GroupBook {
  readonly #events: Event[] = []
  readonly #looks: Look[] = []

  enter(member: string, note: Event['note']): void {
    this.#events.push({ member, note })
  }

  /** The group's offsets, by partition, as a question of `at` was answered. Answers come in the order of the questions. */
  look(at: number, offsets: ReadonlyMap<number, number>): void {
    this.#looks.push({ at, offsets })
  }

  /** What each partition's owners know: one at a time, who reads every record after what was committed, and no one skipped. */
  judge(): GroupFinding[] {
    const events = this.#events.toSorted((one, other) => one.note.at - other.note.at)
    return [...ownership(events), ...tenures(events), ...commits(events, this.#looks), ...skipped(events, this.#looks)]
  }
}

/**
 * A partition is given to a member once the one before has let go of it, or is taken for dead: it may be slow to learn that, and then says
 * that it was lost and not that it was revoked.
 */
function* ownership(events: readonly Event[]): Iterable<GroupFinding> {
  const owners = new Map<number, string>()
  const overdue = new Map<string, GroupFinding>()
  for (const { member, note } of events) {
    if (note.did === 'gone') {
      for (const [partition, owner] of owners) if (owner === member) owners.delete(partition)
      for (const key of overdue.keys()) if (key.startsWith(`${member} `)) overdue.delete(key)
    }
    if (!('partitions' in note)) continue
    for (const partition of note.partitions) {
      const owner = owners.get(partition)
      const mine = overdue.get(`${member} ${partition}`)
      if (note.did !== 'assigned') {
        if (owner === member) owners.delete(partition)
        if (note.did === 'revoked' && mine !== undefined) yield mine
        overdue.delete(`${member} ${partition}`)
        continue
      }
      if (owner !== undefined && owner !== member) {
        const detail = `partition ${partition} was given to ${member} while ${owner} had it`
        overdue.set(`${owner} ${partition}`, { violation: 'TwoOwners', detail })
      }
      owners.set(partition, member)
    }
  }
  yield* overdue.values()
}

/** While a member has a partition it reads on without gaps, and nothing twice. */
function* tenures(events: readonly Event[]): Iterable<GroupFinding> {
  const next = new Map<string, number>()
  for (const { member, note } of events) {
    if (note.did === 'assigned') for (const partition of note.partitions) next.delete(`${member} ${partition}`)
    if (note.did !== 'read') continue
    const { partition, first, last } = note
    const expected = next.get(`${member} ${partition}`)
    next.set(`${member} ${partition}`, last + 1)
    if (expected === undefined || expected === first) continue
    const violation = first < expected ? 'ReadTwiceByOwner' : 'RecordsSkipped'
    yield { violation, detail: `${member} read ${first} of partition ${partition} where ${expected} was next` }
  }
}

/** Whoever asks sees what was acknowledged before, and never less than what was seen before. */
function* commits(events: readonly Event[], looks: readonly Look[]): Iterable<GroupFinding> {
  const acknowledged = new Map<number, number>()
  const seen = new Map<number, number>()
  let index = 0
  for (const { at, offsets } of looks) {
    for (let event = events[index]; event !== undefined && event.note.at < at; event = events[++index]) {
      if (event.note.did !== 'committed') continue
      const { partition, offset } = event.note
      acknowledged.set(partition, Math.max(offset, acknowledged.get(partition) ?? 0))
    }
    for (const partition of new Set([...acknowledged.keys(), ...seen.keys()])) {
      const offset = offsets.get(partition) ?? -1
      const [said, before] = [acknowledged.get(partition) ?? -1, seen.get(partition) ?? -1]
      const where = `offset ${offset} is committed in partition ${partition}`
      if (offset < said) yield { violation: 'CommitLost', detail: `${where}, after ${said} was acknowledged` }
      if (offset < before) yield { violation: 'CommitRegressed', detail: `${where}, after it was ${before}` }
    }
    for (const [partition, offset] of offsets) seen.set(partition, offset)
  }
}

/** Every record before the committed offset was read by somebody. */
function* skipped(events: readonly Event[], looks: readonly Look[]): Iterable<GroupFinding> {
  const runs = new Map<number, { readonly first: number; readonly last: number }[]>()
  for (const { note } of events) {
    if (note.did !== 'read') continue
    const mine = runs.get(note.partition)
    if (mine === undefined) runs.set(note.partition, [note])
    else mine.push(note)
  }
  for (const [partition, committed] of looks.at(-1)?.offsets ?? []) {
    let next = 0
    for (const { first, last } of (runs.get(partition) ?? []).toSorted((one, other) => one.first - other.first)) {
      if (first > next) break
      next = Math.max(next, last + 1)
    }
    if (next >= committed) continue
    const detail = `${committed} is committed in partition ${partition}, and nobody has read ${next}`
    yield { violation: 'RecordsSkipped', detail }
  }
}
