import { AssertionError, asDirectoryId, asNodeId, type NodeId, present, randomUuid } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { defaultRaftLimits, type RaftLimits } from '../../src/limits.ts'
import type { Message } from '../../src/messages.ts'
import type { Confirmation, Ready } from '../../src/ready.ts'
import { majorityOf, replicaText, sameReplica } from '../../src/replica-key.ts'
import type { Entry, QuorumView, ReplicaKey, Voter } from '../../src/types.ts'
import { Invariants, Violation } from './invariants.ts'
import { Member, type NodeClass, type Watcher } from './member.ts'

/** Small, so that every bound is met all the time. */
export const worldLimits: RaftLimits = {
  ...defaultRaftLimits,
  electionTicks: 10,
  heartbeatTicks: 2,
  campaignTicks: 5,
  resendTicks: 6,
  observerSilentTicksMax: 60,
  observersMax: 5,
  appendBytesMax: 250,
  inFlightAppendsMax: 4,
  inFlightBytesMax: 700,
  uncommittedBytesMax: 2_000,
  cachedBytesMax: 500,
  snapshotChunkBytesMax: 9,
  readiesInFlightMax: 5,
  confirmationsMax: 10,
  catchUpOffsetsMax: 20,
}

/** What happened, to see that a run was no tame one. */
export interface Counts {
  elections: number
  truncations: number
  installs: number
  crashes: number
  emptied: number
  lost: number
  voterChanges: number
  transfers: number
  committed: number
  confirmed: number
  events: number
}

interface Action {
  /** Sums of the weights so far. */
  readonly below: number
  readonly action: (member: Member) => void
}

/** Nodes, disks and a network, in which one thing after another happens: which, the seed says. */
export class World implements Watcher {
  readonly random: SeededRandom
  readonly invariants = new Invariants()
  readonly emptied = new Set<string>()
  readonly counts: Counts = {
    elections: 0,
    truncations: 0,
    installs: 0,
    crashes: 0,
    emptied: 0,
    lost: 0,
    voterChanges: 0,
    transfers: 0,
    committed: 0,
    confirmed: 0,
    events: 0,
  }
  members: Member[]
  network: Message[] = []
  readonly #cut = new Set<string>()
  readonly #nodeClass: NodeClass
  readonly #asked = new Map<number, number>()
  readonly #mayHappen: readonly Action[]
  #proposals = 0
  #tokens = 0

  constructor(seed: number | string, nodeClass: NodeClass) {
    this.random = new SeededRandom(seed)
    this.#nodeClass = nodeClass
    this.#mayHappen = this.#actions()
    const count = this.random.pick([1, 2, 3, 3, 3, 4, 5])
    const spare = this.random.integer(3)
    this.members = Array.from({ length: count + spare }, (_, index) => this.#newMember(asNodeId(index + 1)))
    const voters: Voter[] = this.members.slice(0, count).map(({ key }) => ({ ...key, endpoints: [] }))
    const meta = { endOffset: 0, term: 0, voters, sizeBytes: 0, checksum: 0 }
    for (const { disk } of this.members.slice(0, count)) disk.store({ meta, bytes: new Uint8Array() })
    for (const member of this.members) member.start()
  }

  /** Something happens. Throws a {@link Violation} if an invariant does not hold after it. */
  step(): void {
    this.counts.events++
    this.#named(() => this.#happen())
  }

  /** All faults end; then everybody must agree and go on within `rounds`. */
  heal(rounds: number): void {
    this.#cut.clear()
    this.#named(() => {
      for (const member of this.members) if (member.node === undefined) member.start()
      for (let round = 0; round < rounds; round++) {
        this.#calmRound()
        if (this.#agree()) return
      }
      const state = this.members.map((member) => JSON.stringify(member.node?.status()))
      throw new Violation('Liveness', `no agreement after ${rounds} rounds: ${state.join('\n')}`)
    })
  }

  sent(message: Message, member: Member): void {
    this.invariants.sent(message, member)
    const copies = this.random.integer(40) === 0 ? 2 : 1
    for (let copy = 0; copy < copies; copy++) if (this.network.length < 400) this.network.push(message)
  }

  handled(ready: Ready, member: Member): void {
    this.invariants.handled(ready, member)
    if (ready.truncateTo !== undefined) this.counts.truncations++
  }

  applied(entry: Entry, member: Member): void {
    const before = this.invariants.committedOffset
    this.invariants.applied(entry, member, this)
    if (this.invariants.committedOffset === before) return
    this.counts.committed++
    if (entry.kind === 'voters') this.counts.voterChanges++
  }

  quorum(view: QuorumView, member: Member): void {
    if (view.role === 'leader') this.counts.elections++
    this.invariants.elected(view, member)
  }

  confirmed({ token, readOffset }: Confirmation): void {
    const asked = present(this.#asked.get(token), 'only what was asked is confirmed')
    this.#asked.delete(token)
    if (readOffset === undefined) return
    this.counts.confirmed++
    if (readOffset < asked)
      throw new Violation('LinearizableRead', `reads at ${readOffset}, after ${asked} was committed`)
  }

  installed(_stored: unknown, member: Member): void {
    this.counts.installs++
    this.invariants.installed(member)
  }

  received(_stored: unknown, intact: boolean, member: Member): void {
    if (!intact)
      throw new Violation('SnapshotIntact', `${replicaText(member.key)} received another snapshot than was sent`)
  }

  #newMember(nodeId: NodeId): Member {
    const key = { nodeId, directoryId: asDirectoryId(randomUuid(this.random)) }
    return new Member(key, this.#nodeClass, worldLimits, this.random, this)
  }

  #named(action: () => void): void {
    try {
      action()
    } catch (error) {
      if (!(error instanceof AssertionError)) throw error
      throw new Violation('NoCrash', error.stack ?? error.message)
    }
  }

  /** What may happen, and how often beside the rest; how often it does in this world, the seed says. */
  #actions(): readonly Action[] {
    const base: readonly [number, (member: Member) => void][] = [
      [500, () => this.#deliver()],
      [120, (member) => member.sync(1 + this.random.integer(member.disk.pending + 1))],
      [160, (member) => member.call((node) => node.tick())],
      [100, () => this.#propose()],
      [40, (member) => member.answerRead()],
      [15, () => this.#ask()],
      [8, (member) => void member.snapshot(`${this.random.integer(1_000_000)}`.repeat(1 + this.random.integer(3)))],
      [6, (member) => member.compact()],
      [10, (member) => this.#crash(member)],
      [15, () => this.#restartOne()],
      [10, () => this.#cutOrHeal()],
      [8, () => this.#changeVoters()],
      [4, () => this.#transfer()],
      [6, (member) => this.#tellOfTheDead(member)],
      [10, (member) => this.#observe(member)],
      [2, (member) => this.#empty(member)],
      [5, (member) => this.#lose(member)],
    ]
    let below = 0
    return base.map(([weight, action]) => ({ below: (below += weight * this.random.pick([0.3, 1, 1, 3])), action }))
  }

  #happen(): void {
    const running = this.members.filter((member) => member.node !== undefined)
    if (running.length === 0) return this.#restartOne()
    const dice = this.random.number() * (this.#mayHappen.at(-1)?.below ?? 0)
    this.#mayHappen.find(({ below }) => dice < below)?.action(this.random.pick(running))
  }

  /** One of those who believe that they lead; there may be several, of which one is right. */
  #leader(): Member | undefined {
    const leaders = this.members.filter(({ view, node }) => view?.role === 'leader' && node !== undefined)
    return leaders.length === 0 ? undefined : this.random.pick(leaders)
  }

  #deliver(): void {
    if (this.network.length === 0) return
    // Mostly in order, as channels are; sometimes from anywhere.
    const index = this.random.integer(4) === 0 ? this.random.integer(this.network.length) : 0
    const [message] = this.network.splice(index, 1)
    if (message === undefined || this.random.integer(50) === 0) return
    const cut = this.#cut.has(`${message.from.nodeId} ${message.to.nodeId}`)
    // By node id: that the disk is another, the node has to see.
    const to = this.members.find(({ key }) => key.nodeId === message.to.nodeId)
    if (!cut && to?.node !== undefined) to.call((node) => node.step(message))
  }

  #propose(): void {
    const leader = this.#leader()
    const payload = new TextEncoder().encode(`${++this.#proposals}`.padEnd(this.random.integer(60), '.'))
    leader?.call((node) => node.propose(leader.view?.term ?? 0, payload, 1 + this.random.integer(3)))
  }

  #ask(): void {
    const token = ++this.#tokens
    const leader = this.#leader()
    if (leader === undefined) return
    this.#asked.set(token, this.invariants.committedOffset)
    leader.call((node) => node.confirmLeadership(token))
  }

  #crash(member: Member): void {
    this.counts.crashes++
    member.crash()
  }

  #restartOne(): void {
    const stopped = this.members.filter((member) => member.node === undefined)
    if (stopped.length > 0) this.random.pick(stopped).start()
  }

  #cutOrHeal(): void {
    if (this.random.integer(3) > 0) return this.#cut.clear()
    const [from, to] = this.random.shuffle(this.members)
    if (from === undefined || to === undefined) return
    this.#cut.add(`${from.key.nodeId} ${to.key.nodeId}`)
    if (this.random.chance(0.7)) this.#cut.add(`${to.key.nodeId} ${from.key.nodeId}`)
  }

  #changeVoters(): void {
    const leader = this.#leader()
    if (leader === undefined) return
    const voters = leader.view?.voters ?? []
    const gone = voters.find((voter) => this.emptied.has(replicaText(voter)))
    if (gone !== undefined || (voters.length > 2 && this.random.chance(0.5))) {
      const which = gone ?? this.random.pick(voters)
      const rest = voters.filter((voter) => voter !== which)
      if (this.#isAlive(rest)) leader.call((node) => node.removeVoter(which))
      return
    }
    const { key } = this.random.pick(this.members)
    const added = { ...key, endpoints: [] }
    if (voters.length < 5 && this.#isAlive([...voters, added])) leader.call((node) => node.addVoter(added))
  }

  #transfer(): void {
    const to = this.random.chance(0.5) ? undefined : this.random.pick(this.members).key
    if (this.#leader()?.call((node) => node.transferLeadership(to)).outcome === 'started') this.counts.transfers++
  }

  #tellOfTheDead(member: Member): void {
    const dead = this.members.find((other) => other.node === undefined)
    if (dead !== undefined) member.call((node) => node.peerGone(dead.key.nodeId))
  }

  #observe(member: Member): void {
    if (member.view?.leader !== undefined || (member.view?.voters.length ?? 0) > 0) return
    const other = this.random.pick(this.members)
    if (other !== member) member.call((node) => node.observe(other.key))
  }

  /** A disk is emptied, but never so many that a majority of any voter set that somebody may still believe in is lost. */
  #empty(member: Member): void {
    // An emptied disk and one that lied may be more than a quorum can bear.
    if (this.counts.lost > 0) return
    const text = replicaText(member.key)
    this.emptied.add(text)
    if (!this.#voterSets().every((voters) => this.#isAlive(voters))) {
      this.emptied.delete(text)
      return
    }
    this.counts.emptied++
    member.crash()
    const fresh = this.#newMember(member.key.nodeId)
    this.members = this.members.map((other) => (other === member ? fresh : other))
    fresh.start()
  }

  /** A disk lied: after a crash the end of its log is gone, which it said was there. All of that is committed, and the others have it. */
  #lose(member: Member): void {
    const { disk, key } = member
    const others = this.members.filter((other) => other !== member)
    const isElsewhere = others.every((other) => this.invariants.hasAllCommitted(other))
    const isNeeded = this.#voterSets().some(
      (voters) => voters.length > 0 && voters.every((voter) => sameReplica(voter, key)),
    )
    const isCommitted = disk.durable.endOffset <= this.invariants.committedOffset
    if (this.counts.emptied > 0 || !isElsewhere || !isCommitted || isNeeded) return
    member.crash()
    const { entries } = disk.durable
    if (entries.length > 0) disk.lose(this.random.pick(entries).baseOffset)
    this.counts.lost++
    member.start()
  }

  /** Every voter set that somebody may still believe in. */
  #voterSets(): (readonly ReplicaKey[])[] {
    return this.members.flatMap(({ disk, view }) => [
      view?.voters ?? [],
      ...disk.durable.entries.flatMap((entry) => (entry.kind === 'voters' ? [entry.voters] : [])),
      ...disk.written.entries.flatMap((entry) => (entry.kind === 'voters' ? [entry.voters] : [])),
      ...(disk.durable.snapshot === undefined ? [] : [disk.durable.snapshot.meta.voters]),
    ])
  }

  /** Whether more than half of them still have their disk. */
  #isAlive(voters: readonly ReplicaKey[]): boolean {
    const alive = voters.filter((voter) => !this.emptied.has(replicaText(voter)))
    return voters.length === 0 || alive.length >= majorityOf(voters.length)
  }

  /** Everybody's disk syncs, everything arrives, time passes. */
  #calmRound(): void {
    for (const member of this.members) {
      this.#observe(member)
      member.call((node) => node.tick())
      for (let turn = 0; turn < 3; turn++) {
        while (member.disk.pending > 0) member.sync(member.disk.pending)
        while (member.reads.length > 0) member.answerRead()
      }
    }
    for (const message of this.network.splice(0)) {
      const to = this.members.find(({ key }) => replicaText(key) === replicaText(message.to))
      to?.call((node) => node.step(message))
    }
  }

  /** One leads, all have and have applied the same, and that is more than before. */
  #agree(): boolean {
    const leader = this.members.find(({ view }) => view?.role === 'leader')
    if (leader?.view === undefined) return false
    const { lastOffset, commitOffset } = present(leader.node, 'a leader runs').status()
    const settled =
      lastOffset === commitOffset &&
      this.members.every(
        ({ view, machine }) => view?.term === leader.view?.term && machine.endOffset === leader.machine.endOffset,
      )
    return settled && commitOffset === leader.machine.endOffset && commitOffset >= this.invariants.committedOffset
  }
}
