import { present } from '@millrace/base'
import { checkCopies, checkHistory, History, type ReadRecord } from '@millrace/simulator/checkers'
import { App } from '../apps/app.ts'
import type { MemberNote } from '../apps/member-process.ts'
import { Members } from '../apps/members.ts'
import { SenderNotes, type SharedHistory } from '../apps/sender-notes.ts'
import type { WriterNote } from '../apps/writer-process.ts'
import { GroupBook } from '../groups/group-book.ts'
import { waitFor } from '../wait-for.ts'
import type { ClientNote, ReaderNote } from './client-note.ts'
import { brokerDisturbances, clientDisturbances, type Disturbance } from './disturbances.ts'
import type { HistoryClient, Installed } from './installed.ts'
import { Oversight } from './oversight.ts'
import { type Listener, Player } from './player.ts'
import type { ProductCluster } from './product.ts'
import { ReaderNotes } from './reader-notes.ts'

/** What must not be, and is. */
export interface TrialAnomaly {
  readonly kind: string
  readonly message: string
}

export interface TrialOptions {
  readonly cluster: ProductCluster
  readonly client: HistoryClient
  readonly installed: Installed
  readonly rounds: number
  readonly pauseMsMax: number
  readonly random: () => number
}

const [plain, ledger, copies] = ['plain', 'ledger', 'copies']
const partitions = 3
const copiersGroup = 'copiers'
/** Who does not get on for so long, once all is well, does not any more. */
const stuckMs = 90_000

/** One client on one cluster: programs in all roles, which are disturbed together with the brokers, and what they did and saw. */
export class Trial {
  readonly #options: TrialOptions
  readonly #oversight: Oversight
  readonly #shared: SharedHistory
  readonly #copiersBook = new GroupBook()
  readonly #players: readonly Player[]
  readonly #transactional: readonly Player[]
  readonly #groups: readonly Members[]
  readonly #stuck: TrialAnomaly[] = []
  readonly #looking = new AbortController()
  readonly #looks: readonly Promise<number>[]

  private constructor(options: TrialOptions, oversight: Oversight, groups: readonly Members[]) {
    const shared: SharedHistory = { at: 0, history: new History(() => shared.at) }
    this.#options = options
    this.#oversight = oversight
    this.#shared = shared
    this.#groups = groups
    const writer = this.#player('writer', (name) => this.#sends(name, plain, ''), plain, String(partitions))
    const id = 'ledger-writer'
    const listen = (name: string) => this.#sends(name, ledger, id)
    const transactions = this.#player('transactions', listen, ledger, String(partitions), id)
    const readers = [plain, ledger].map((topic) => this.#player('readers', (name) => this.#reads(name), topic))
    const copiers = Array.from({ length: options.client.copiers }, (_, at) =>
      this.#player('copier', (name) => this.#copies(name), plain, copies, copiersGroup, `copier-${at + 1}`),
    )
    this.#transactional = [transactions, ...copiers]
    this.#players = [writer, ...readers, ...this.#transactional]
    const books = [{ group: copiersGroup, book: this.#copiersBook }, ...groups]
    this.#looks = books.map(({ group, book }) => oversight.look(group, plain, book, this.#looking.signal))
  }

  /** Makes the topics and starts all programs; resolves once each gets on. */
  static async start(options: TrialOptions): Promise<Trial> {
    const { cluster, client, installed } = options
    const oversight = await Oversight.connect(installed.kafkajs, cluster.bootstrap)
    await oversight.createTopics([plain, ledger, copies], partitions)
    const kinds = await client.members(cluster.bootstrap, plain)
    const groups = Object.entries(kinds).map(([group, kind]) => {
      const members = new Members(group, partitions, kind)
      for (const name of ['m1', 'm2']) members.join(name)
      return members
    })
    const trial = new Trial(options, oversight, groups)
    await trial.#getsOn()
    await oversight.whole(true)
    return trial
  }

  /** Disturbs brokers, and every second time clients too, and waits until all are well and get on. */
  async disturb(tell: (what: string) => void): Promise<void> {
    const { random, rounds, cluster, pauseMsMax } = this.#options
    const stage = { cluster, random, pauseMsMax, transactional: this.#transactional, groups: this.#groups }
    for (let round = 1; round <= rounds; round += 1) {
      // Each of them once, then any.
      const next = (all: readonly Disturbance[], turn: number): Disturbance =>
        present(all[turn < all.length ? turn : Math.floor(random() * all.length)], 'there is one')
      const chosen = [next(brokerDisturbances, round - 1)]
      if (round % 2 === 0) chosen.push(next(clientDisturbances, round / 2 - 1))
      await Promise.all(chosen.map(({ strike }) => strike(stage)))
      const beganMs = performance.now()
      await this.#oversight.whole(true)
      const last = await this.#getsOn()
      const tookMs = (performance.now() - beganMs).toFixed(0)
      tell(
        `${round} of ${rounds}: ${chosen.map(({ name }) => name).join('; ')}: all get on ${tookMs} ms later, ${last} last`,
      )
    }
  }

  /** Ends all, and judges it. */
  async judge(): Promise<{ readonly anomalies: readonly TrialAnomaly[]; readonly counts: TrialCounts }> {
    const [writer, ...others] = this.#players
    await writer?.stop()
    await this.#waits(() => this.#atEnd(copiersGroup), this.#transactional.slice(1))
    for (const members of this.#groups) await this.#waits(() => this.#atEnd(members.group, members), [], members)
    await Promise.all([...others, ...this.#groups].map((each) => each.stop()))
    this.#looking.abort()
    const looks = await Promise.all(this.#looks)
    await this.#oversight.close()
    const everything = await this.#readEverything()
    const of = (...topics: string[]): ReadRecord[] => everything.filter(({ topic }) => topics.includes(topic))
    const { history } = this.#shared
    const books = [{ group: copiersGroup, book: this.#copiersBook }, ...this.#groups]
    const ofGroups = books.flatMap(({ group, book }) =>
      book.judge().map(({ violation, detail }) => ({ kind: violation, message: `${group}: ${detail}` })),
    )
    const ofHistory = [...checkHistory(history, of(plain, ledger)), ...checkCopies(of(plain), of(copies))]
    const anomalies = [...this.#stuck, ...ofHistory, ...ofGroups]
    const { sends, transactions, sessions } = history
    const counts = {
      acknowledged: sends.filter(({ outcome }) => outcome === 'acknowledged').length,
      committed: transactions.filter(({ outcome }) => outcome === 'committed').length,
      copied: of(copies).length,
      read: sessions.reduce((sum, { polls }) => sum + polls.length, 0),
      looks: looks.reduce((sum, count) => sum + count, 0),
    }
    return { anomalies, counts }
  }

  /** Why programs ended, or what they did not get through, by role and code. */
  get failures(): Readonly<Record<string, unknown>> {
    const ofRoles = this.#players.map(({ role, failures }) => [role, failures] as const)
    const ofGroups = this.#groups.map(({ group, refusals }) => [group, refusals] as const)
    return Object.fromEntries([...ofRoles, ...ofGroups].filter(([, failures]) => Object.keys(failures).length > 0))
  }

  #player(role: string, listen: (name: string) => Listener, ...words: string[]): Player {
    const { client, cluster } = this.#options
    const launch = (name: string) => {
      return { program: { command: client.command }, words: [role, cluster.bootstrap, name, ...words] }
    }
    return new Player(`${role}-${words.at(-1)}`, launch, listen)
  }

  #sends(name: string, topic: string, id: string): Listener {
    const notes = new SenderNotes(this.#shared, name, topic, id)
    return { enter: (note) => note.did !== 'refused' && notes.enter(note as WriterNote) }
  }

  #reads(name: string): Listener {
    const notes = new ReaderNotes(this.#shared, name)
    return { enter: (note) => notes.enter(note as ReaderNote) }
  }

  #copies(name: string): Listener {
    const book = this.#copiersBook
    return {
      enter: (note) => note.did !== 'copied' && book.enter(name, note as MemberNote),
      gone: () => book.enter(name, { at: Number(process.hrtime.bigint()), did: 'gone' }),
    }
  }

  /** Resolves once every role got on and every group is stable, with who was the last. */
  async #getsOn(): Promise<string> {
    let last = ''
    const roles = this.#players.map(async (player) => {
      const before = player.progress
      const isOn = () => (player.progress > before ? undefined : `${player.role} does nothing`)
      await this.#waits(() => waitFor(`${player.role} gets on`, isOn, stuckMs), [player])
      last = player.role
    })
    const groups = this.#groups.map(async (members) => {
      await this.#waits(() => members.stable(stuckMs), [], members)
      last = `group ${members.group}`
    })
    await Promise.all([...roles, ...groups])
    return last
  }

  /** A client that never gets there is an anomaly; others take its place then, and have to. */
  async #waits(isThere: () => Promise<unknown>, players: readonly Player[], members?: Members): Promise<void> {
    try {
      await isThere()
    } catch (error) {
      this.#stuck.push({ kind: 'Stuck', message: String(error) })
      await Promise.all(players.map((player) => player.kill()))
      for (const name of members?.names ?? []) {
        await members?.kill(name)
        members?.join(name)
      }
      await isThere()
    }
  }

  /** Resolves once a group has committed all that there is. */
  #atEnd(group: string, members?: Members): Promise<unknown> {
    const lag = () => {
      members?.commit()
      return this.#oversight.lag(group, plain)
    }
    return waitFor(`${group} is at the end`, lag, stuckMs)
  }

  async #readEverything(): Promise<ReadRecord[]> {
    const records: ReadRecord[] = []
    const { cluster, installed } = this.#options
    const words = [cluster.bootstrap, 'judge', plain, ledger, copies]
    const reader = new App<ClientNote>('judge', { command: installed.judge }, words, (note) => {
      if (note.did === 'polled') records.push(...note.records)
    })
    await reader.ended()
    return records
  }
}

export interface TrialCounts {
  readonly acknowledged: number
  readonly committed: number
  readonly copied: number
  readonly read: number
  /** At committed offsets. */
  readonly looks: number
}
