import { assert, asNodeId, type DirectoryId, present } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { defaultRaftLimits, type RaftLimits } from '../../src/limits.ts'
import type { Message } from '../../src/messages.ts'
import type { Confirmation, Ready } from '../../src/ready.ts'
import { replicaText, sameReplica } from '../../src/replica-key.ts'
import type { Entry, QuorumView, Voter } from '../../src/types.ts'
import { entryText, messageText, quorumText, writtenText } from './describe.ts'
import { Invariants } from './invariants.ts'
import { Member, type NodeClass, type Watcher } from './member.ts'

const limits: RaftLimits = {
  ...defaultRaftLimits,
  electionTicks: 10,
  heartbeatTicks: 3,
  campaignTicks: 5,
  resendTicks: 6,
  appendBytesMax: 200,
  inFlightAppendsMax: 3,
  uncommittedBytesMax: 400,
  cachedBytesMax: 150,
  snapshotChunkBytesMax: 16,
  catchUpOffsetsMax: 2,
}

/** Lots that a reader can foresee: a node draws its id less one, so that node 1 stands first, after 5 ticks at the start and 10 later. */
class Foreseen extends SeededRandom {
  readonly #lot: number

  constructor(lot: number) {
    super('scenario')
    this.#lot = lot
  }

  override integer(below: number): number {
    return Math.min(this.#lot, below - 1)
  }
}

const nothingSurvives = new Foreseen(0)

const settlePassesMax = 200

/** Runs the commands of a scenario on nodes of its own, and tells what they did. */
export class Scenario implements Watcher {
  readonly emptied = new Set<string>()
  readonly #invariants = new Invariants()
  readonly #nodeClass: NodeClass
  readonly #cut = new Set<string>()
  members: Member[] = []
  #network: Message[] = []
  #told: string[] = []
  #tokens = 0

  constructor(nodeClass: NodeClass) {
    this.#nodeClass = nodeClass
  }

  /** Runs one command line; returns what happened, a line each. */
  run(line: string): string[] {
    this.#told = []
    const [command = '', ...words] = line.split(' ')
    const action = present(this.#commands[command], `there is no command '${command}'`)
    action(words)
    return this.#told.length === 0 ? ['(nothing)'] : this.#told
  }

  sent(message: Message, member: Member): void {
    this.#invariants.sent(message, member)
    this.#network.push(message)
  }

  handled(ready: Ready, member: Member): void {
    this.#invariants.handled(ready, member)
    const written = writtenText(ready)
    if (written !== undefined) this.#tell(`${member.key.nodeId} writes ${written}`)
    for (const { replica, acknowledgedOffset, endOffset } of ready.losses) {
      this.#tell(
        `${member.key.nodeId} finds that ${replica.nodeId} has ${endOffset} of the ${acknowledgedOffset} that it had`,
      )
    }
  }

  applied(entry: Entry, member: Member): void {
    this.#invariants.applied(entry, member, this)
    this.#tell(`${member.key.nodeId} applies [${entryText(entry)}]`)
  }

  quorum(view: QuorumView, member: Member): void {
    this.#tell(`${member.key.nodeId} is ${quorumText(view)}`)
    this.#invariants.elected(view, member)
  }

  confirmed({ token, readOffset }: Confirmation, member: Member): void {
    const what = readOffset === undefined ? 'refused' : `may be answered once ${readOffset} is applied`
    this.#tell(`${member.key.nodeId}: read ${token} ${what}`)
  }

  installed(_stored: unknown, member: Member): void {
    this.#tell(`${member.key.nodeId} loads the state at ${member.machine.endOffset}`)
    this.#invariants.installed(member)
  }

  received(_stored: unknown, intact: boolean, member: Member): void {
    this.#tell(`${member.key.nodeId} has checked the snapshot: ${intact ? 'intact' : 'damaged'}`)
  }

  readonly #commands: Readonly<Record<string, (words: readonly string[]) => void>> = {
    voters: (ids) => this.#begin(ids),
    observers: (ids) => {
      for (const id of ids) this.#add(id, 'a', []).start()
    },
    tick: ([id, count = '1']) => {
      for (let tick = 0; tick < Number(count); tick++) this.#member(id).call((node) => node.tick())
    },
    sync: (ids) => {
      for (const id of ids) this.#member(id).sync(this.#member(id).disk.pending)
    },
    read: ([id]) => this.#member(id).answerRead(),
    deliver: (links) => this.#deliver(links),
    'deliver-first': (links) => this.#deliverAt(this.#network.findIndex((message) => onLinks(message, links))),
    'deliver-last': (links) => this.#deliverAt(this.#network.findLastIndex((message) => onLinks(message, links))),
    drop: (links) => {
      this.#network = this.#network.filter((message) => !onLinks(message, links))
    },
    repeat: (links) => {
      this.#network.push(...this.#network.filter((message) => onLinks(message, links)))
    },
    network: () => {
      for (const message of this.#network) this.#tell(messageText(message))
    },
    settle: (words) => this.#settle(words.includes('quietly')),
    cut: ([a, b]) => void this.#cut.add(`${a}->${b}`).add(`${b}->${a}`),
    heal: () => this.#cut.clear(),
    propose: ([id, ...texts]) => {
      for (const text of texts) this.#propose(id, text)
    },
    crash: ([id]) => this.#member(id).crash(nothingSurvives),
    restart: ([id]) => this.#member(id).start(),
    keep: ([id]) => this.#member(id).disk.keep(),
    'put-back': ([id]) => this.#member(id).disk.putBack(),
    lose: ([id, endOffset]) => this.#member(id).disk.lose(Number(endOffset)),
    empty: ([id]) => this.#empty(id),
    gone: ([id, other]) => this.#member(id).call((node) => node.peerGone(asNodeId(Number(other)))),
    snapshot: ([id]) =>
      assert(this.#member(id).snapshot('a state of some length'), 'there is something new to snapshot'),
    compact: ([id]) => this.#member(id).compact(),
    transfer: ([id, to]) =>
      this.#tellOutcome(this.#member(id).call((node) => node.transferLeadership(this.#member(to).key))),
    'add-voter': ([id, added]) => {
      const voter = { ...this.#member(added).key, endpoints: [] }
      this.#tellOutcome(this.#member(id).call((node) => node.addVoter(voter)))
    },
    'remove-voter': ([id, removed]) => {
      const voters = this.#member(id).node?.status().voters ?? []
      const voter = voters.find(({ nodeId }) => nodeId === Number(removed)) ?? this.#member(removed).key
      this.#tellOutcome(this.#member(id).call((node) => node.removeVoter(voter)))
    },
    'confirm-read': ([id]) => this.#member(id).call((node) => node.confirmLeadership(++this.#tokens)),
    observe: ([id, other]) => this.#member(id).call((node) => node.observe(this.#member(other).key)),
    log: (ids) => {
      for (const id of ids) this.#tellLog(this.#member(id))
    },
    peers: ([id]) => {
      for (const peer of this.#member(id).node?.status().peers ?? []) {
        const kind = peer.voter ? 'voter' : 'observer'
        this.#tell(`${kind} ${peer.replica.nodeId}: ${peer.state}, has up to ${peer.matchOffset}`)
      }
    },
  }

  #begin(ids: readonly string[]): void {
    const voters: Voter[] = ids.map((id) => ({ ...this.#add(id, 'a', []).key, endpoints: [] }))
    const meta = { endOffset: 0, term: 0, voters, sizeBytes: 0, checksum: 0 }
    for (const member of this.members) {
      member.disk.store({ meta, bytes: new Uint8Array() })
      member.start()
    }
  }

  #add(id: string, directory: string, others: readonly Member[]): Member {
    // Real directory ids are UUIDs; these can be read.
    const key = { nodeId: asNodeId(Number(id)), directoryId: `${id}${directory}` as DirectoryId }
    const member = new Member(key, this.#nodeClass, limits, new Foreseen(key.nodeId - 1), this)
    this.members = [...this.members.filter((other) => !others.includes(other)), member]
    return member
  }

  #empty(id: string | undefined): void {
    const member = this.#member(id)
    this.emptied.add(replicaText(member.key))
    member.crash(nothingSurvives)
    this.#add(String(member.key.nodeId), 'b', [member]).start()
  }

  #member(id: string | undefined): Member {
    return present(
      this.members.find(({ key }) => key.nodeId === Number(id)),
      `there is no node ${id}`,
    )
  }

  /** Delivers what lies in the network now, not what is sent in answer. */
  #deliver(links: readonly string[]): void {
    const now = this.#network.filter((message) => onLinks(message, links))
    this.#network = this.#network.filter((message) => !onLinks(message, links))
    for (const message of now) this.#deliverOne(message)
  }

  #deliverAt(index: number): void {
    const [message] = this.#network.splice(index, 1)
    this.#deliverOne(present(message, 'there is such a message'))
  }

  #deliverOne(message: Message): void {
    const link = `${message.from.nodeId}->${message.to.nodeId}`
    const to = this.members.find(({ key }) => key.nodeId === message.to.nodeId)
    if (this.#cut.has(link) || to?.node === undefined) return
    const other = sameReplica(to.key, message.to) ? '' : ' (meant for the disk it had)'
    this.#tell(`${messageText(message)}${other}`)
    to.call((node) => node.step(message))
  }

  /** Syncs, reads and delivers until nothing is left to do. */
  #settle(quietly: boolean): void {
    for (let pass = 0; ; pass++) {
      assert(pass < settlePassesMax, 'a scenario settles at last')
      const running = this.members.filter((member) => member.node !== undefined)
      const idle = running.every(({ disk, reads }) => disk.pending === 0 && reads.length === 0)
      if (idle && this.#network.length === 0) break
      for (const member of running) {
        while (member.disk.pending > 0) member.sync(member.disk.pending)
        while (member.reads.length > 0) member.answerRead()
      }
      this.#deliver([])
    }
    if (!quietly) return
    this.#told = []
    for (const member of this.members) if (member.node !== undefined) this.#tellLog(member)
  }

  #propose(id: string | undefined, text: string): void {
    const member = this.#member(id)
    const result = member.call((node) => node.propose(member.view?.term ?? 0, payloadOf(text), 1))
    if (result.outcome !== 'accepted') this.#tell(`${text} is refused: ${result.outcome}`)
  }

  #tellLog(member: Member): void {
    const { disk, node, key, view } = member
    const entries = disk.written.entries.map((entry) => `[${entryText(entry)}]`)
    const start = disk.written.startOffset > 0 ? [`from ${disk.written.startOffset}`] : []
    const role = view === undefined ? 'stopped' : quorumText(view)
    this.#tell(
      `${key.nodeId} is ${role}, committed ${node?.status().commitOffset}: ${[...start, ...entries].join(' ')}`,
    )
  }

  #tellOutcome(result: { readonly outcome: string }): void {
    this.#tell(result.outcome)
  }

  #tell(line: string): void {
    this.#told.push(line)
  }
}

/** The bytes of `text`; `a*80` is 80 times an `a`. */
function payloadOf(text: string): Uint8Array {
  const [what = '', times = '1'] = text.split('*')
  return new TextEncoder().encode(what.repeat(Number(times)))
}

/** Whether the message goes along one of the links `1->2`; along any if none are named. `*` is any node. */
function onLinks(message: Message, links: readonly string[]): boolean {
  const matches = (pattern: string | undefined, id: number): boolean => pattern === '*' || pattern === String(id)
  return (
    links.length === 0 ||
    links.some((link) => {
      const [from, to] = link.split('->')
      return matches(from, message.from.nodeId) && matches(to, message.to.nodeId)
    })
  )
}

/**
 * Runs a script: a story, then blocks of command lines, each followed by a line of dashes and what happened. Returns the script with
 * what happened now.
 */
export function runScript(script: string, nodeClass: NodeClass): string {
  const scenario = new Scenario(nodeClass)
  return `${script
    .trimEnd()
    .split('\n\n')
    .map((block) => runBlock(block, scenario))
    .join('\n\n')}\n`
}

function runBlock(block: string, scenario: Scenario): string {
  const lines = block.split('\n')
  const dashes = lines.indexOf('----')
  const commands = dashes === -1 ? lines : lines.slice(0, dashes)
  const comment = commands.filter((line) => line.startsWith('#'))
  if (comment.length === commands.length) return block
  const told = commands.filter((line) => !line.startsWith('#')).flatMap((line) => scenario.run(line))
  return [...comment, ...commands.filter((line) => !line.startsWith('#')), '----', ...told].join('\n')
}
