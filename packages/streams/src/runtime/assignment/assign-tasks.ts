import { assert } from '@millrace/base'

/** A task that somebody is to run. */
export interface TaskToAssign {
  /** Such as `0_3`. */
  readonly id: string
  /** Whether it has stores with a changelog: then it matters who has them already. */
  readonly isStateful: boolean
}

/** Who may run tasks. */
export interface TaskClient {
  readonly memberId: string
  /** Of its process: copies of a store on one process would go together. */
  readonly processId: string
  /** Where it runs, as its application says: such as `{ zone: 'a' }`. */
  readonly tags?: Readonly<Record<string, string>> | undefined
  /** What it runs at present. */
  readonly active: readonly string[]
  /** What it keeps up to date at present, as far as that is known. */
  readonly standby: readonly string[]
  /** How many records of a task's changelogs it lacks, of each of which that is known. 0 for what it runs. */
  readonly lags: ReadonlyMap<string, number>
}

/** How tasks are assigned. */
export interface AssignmentOptions {
  /** Copies of each stateful task's stores beside the one that is active. Kafka's `num.standby.replicas`. */
  readonly standbyReplicas: number
  /** Who lacks no more than so many records may run a task at once. Kafka's `acceptable.recovery.lag`. */
  readonly acceptableRecoveryLag: number
  /** Stores that may be built up at a time, beside the standbys, for tasks that are to move (KIP-441). Kafka's `max.warmup.replicas`. */
  readonly warmupReplicasMax: number
  /** The tags in which the copies of a task's stores should differ (KIP-708). Kafka's `rack.aware.assignment.tags`. */
  readonly rackAwareTags?: readonly string[] | undefined
}

/** What one member is to do. */
export interface TaskAssignment {
  readonly active: readonly string[]
  /** Tasks whose stores it keeps up to date, to run them later: standbys and warm-ups. */
  readonly standby: readonly string[]
}

/**
 * Who runs what (KIP-441): as many tasks each, give or take one, stateful ones and all; each where it is already, as far as that allows. A
 * stateful task goes only to who has its stores, or nearly, or if nobody has to who has most of them; the one that is to have it warms up meanwhile.
 * Standbys are on other processes, where there are any, and on those that differ in most tags. The same input gives the same answer, in whatever order it comes.
 */
export function assignTasks(
  tasks: readonly TaskToAssign[],
  clients: readonly TaskClient[],
  options: AssignmentOptions,
): ReadonlyMap<string, TaskAssignment> {
  const members = clients
    .toSorted((left, right) => compare(left.memberId, right.memberId))
    .map((client): Member => ({ client, active: new Set(), standby: new Set() }))
  assert(members.length > 0, 'somebody is there to run tasks')
  const sorted = tasks.toSorted((left, right) => compareTasks(left.id, right.id))
  const stateful = sorted.filter(({ isStateful }) => isStateful).map(({ id }) => id)
  const stateless = sorted.filter(({ isStateful }) => !isStateful).map(({ id }) => id)
  balance(stateful, members, options)
  balance(stateless, members, options)
  const target = new Map(members.flatMap((member) => [...member.active].map((id) => [id, member] as const)))
  keepWithStores(stateful, target, members, options)
  addStandbys(stateful, members, options)
  return new Map(
    members.map(({ client, active, standby }) => [
      client.memberId,
      { active: inOrder(active), standby: inOrder(standby) },
    ]),
  )
}

interface Member {
  readonly client: TaskClient
  readonly active: Set<string>
  readonly standby: Set<string>
}

/** Gives out tasks: first to who has them, then to whoever has fewest; nobody gets two more than another. */
function balance(
  ids: readonly string[],
  members: readonly Member[],
  { acceptableRecoveryLag }: AssignmentOptions,
): void {
  const given = new Map<Member, number>(members.map((member) => [member, 0]))
  const give = (id: string, member: Member): void => {
    member.active.add(id)
    given.set(member, (given.get(member) ?? 0) + 1)
  }
  const atLeast = Math.floor(ids.length / members.length)
  let extras = ids.length % members.length
  const left: string[] = []
  for (const id of ids) {
    const owner = members.find(({ client }) => client.active.includes(id))
    const has = owner === undefined ? 0 : (given.get(owner) ?? 0)
    if (owner === undefined || has > atLeast || (has === atLeast && extras === 0)) left.push(id)
    else {
      if (has === atLeast) extras -= 1
      give(id, owner)
    }
  }
  for (const id of left) {
    const fewest = Math.min(...given.values())
    const candidates = members.filter((member) => given.get(member) === fewest)
    give(id, best(id, candidates, acceptableRecoveryLag))
  }
}

/** Who has most of a task's stores; of those alike the one with the least to do. */
function best(id: string, members: readonly Member[], acceptableRecoveryLag: number): Member {
  const [first] = members.toSorted(
    (left, right) =>
      differ(lackOf(id, left, acceptableRecoveryLag), lackOf(id, right, acceptableRecoveryLag)) ||
      left.active.size - right.active.size ||
      compare(left.client.memberId, right.client.memberId),
  )
  assert(first !== undefined, 'there are candidates')
  return first
}

/** What a member lacks of a task's stores; a little is nothing. */
function lackOf(id: string, { client }: Member, acceptableRecoveryLag: number): number {
  const lag = client.lags.get(id) ?? Infinity
  return lag <= acceptableRecoveryLag ? 0 : lag
}

/** Where the one that is to run a task lacks too much of its stores, who lacks less runs it, and the other warms up. */
function keepWithStores(
  stateful: readonly string[],
  target: ReadonlyMap<string, Member>,
  members: readonly Member[],
  { acceptableRecoveryLag, warmupReplicasMax }: AssignmentOptions,
): void {
  let warmups = warmupReplicasMax
  for (const id of stateful) {
    const wanted = target.get(id)
    assert(wanted !== undefined, 'each task was given to somebody')
    const lack = lackOf(id, wanted, acceptableRecoveryLag)
    const having = members.filter((member) => lackOf(id, member, acceptableRecoveryLag) < lack)
    if (having.length === 0) continue
    const running = having.find(({ client }) => client.active.includes(id)) ?? best(id, having, acceptableRecoveryLag)
    wanted.active.delete(id)
    running.active.add(id)
    if (warmups === 0) continue
    warmups -= 1
    wanted.standby.add(id)
  }
}

/**
 * Copies on other processes than the active one's: where tags differ from those that have it, then where there is one already. A warm-up counts for
 * none.
 */
function addStandbys(
  stateful: readonly string[],
  members: readonly Member[],
  { standbyReplicas, acceptableRecoveryLag, rackAwareTags = [] }: AssignmentOptions,
): void {
  for (const id of stateful) {
    const having = members.filter(({ active }) => active.has(id))
    const taken = new Set(having.map(({ client }) => client.processId))
    for (let copy = 0; copy < standbyReplicas; copy += 1) {
      const free = members.filter(
        ({ client, active, standby }) => !taken.has(client.processId) && !active.has(id) && !standby.has(id),
      )
      if (free.length === 0) break
      const [chosen] = free.toSorted(
        (left, right) =>
          sharedTags(left, having, rackAwareTags) - sharedTags(right, having, rackAwareTags) ||
          differ(lackOf(id, left, acceptableRecoveryLag), lackOf(id, right, acceptableRecoveryLag)) ||
          Number(right.client.standby.includes(id)) - Number(left.client.standby.includes(id)) ||
          left.standby.size - right.standby.size ||
          compare(left.client.memberId, right.client.memberId),
      )
      assert(chosen !== undefined, 'there are some')
      chosen.standby.add(id)
      taken.add(chosen.client.processId)
      having.push(chosen)
    }
  }
}

/** How often a member has a tag in common with one of those. All values may be used already: then those that are so least come first. */
function sharedTags({ client }: Member, others: readonly Member[], tags: readonly string[]): number {
  const isShared = (tag: string, other: Member): boolean => {
    const value = client.tags?.[tag]
    return value !== undefined && value === other.client.tags?.[tag]
  }
  return tags.reduce((sum, tag) => sum + others.filter((other) => isShared(tag, other)).length, 0)
}

/** Of numbers that may both be Infinity. */
function differ(left: number, right: number): number {
  return left === right ? 0 : left - right
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function inOrder(ids: ReadonlySet<string>): string[] {
  return [...ids].toSorted(compareTasks)
}

/** By sub-topology, then partition. */
export function compareTasks(left: string, right: string): number {
  const [leftTopology = 0, leftPartition = 0] = left.split('_').map(Number)
  const [rightTopology = 0, rightPartition = 0] = right.split('_').map(Number)
  return leftTopology - rightTopology || leftPartition - rightPartition
}
