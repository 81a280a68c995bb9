import { isStreamError } from '@millrace/base'
import type { Client, TransactionState } from '@millrace/client/core'
import type { Anomaly } from '../../checkers/anomaly.ts'
import { checkCopies, type CopyAnomaly } from '../../checkers/copies.ts'
import type { History, ReadRecord, Send } from '../../checkers/history.ts'
import type { SimCluster } from '../../nodes/cluster.ts'
import type { SimClient } from '../sim-client.ts'
import type { TellState, Workload } from '../work.ts'
import { Attempt, type Notes } from './attempt.ts'
import { CommittedReading } from './committed-reading.ts'
import { Copying } from './copying.ts'
import { copiesTopic, ledgerPartitions, ledgerTopic } from './topics.ts'
import { Program } from './program.ts'
import { Writing } from './writing.ts'

const retryMs = 100
const dayMs = 86_400_000
const ended: ReadonlySet<TransactionState> = new Set(['empty', 'complete-commit', 'complete-abort'])

/**
 * Applications that write transactions to a ledger, two of them under one transactional id; a group that copies the ledger in transactions;
 * and readers of what is committed.
 */
export class Transactions implements Workload {
  readonly topics = [ledgerTopic, copiesTopic]
  readonly #notes: Notes
  readonly #replicationFactor: number
  readonly #auditor: SimClient
  readonly #writing: readonly Program[]
  readonly #copying: readonly Program[]
  readonly #ledgerReading: CommittedReading
  readonly #copiesReading: CommittedReading
  #readers: Promise<unknown> = Promise.resolve()

  constructor(cluster: SimCluster, history: History, replicationFactor: number) {
    const counts = { begun: 0, committed: 0, aborted: 0, unknown: 0, fenced: 0, copied: 0 }
    const notes = { history, watch: cluster.watch, commits: cluster.commits, counts }
    this.#notes = notes
    this.#replicationFactor = replicationFactor
    this.#auditor = cluster.client('auditor')
    const writers = { 'writer-1': 'rent', 'writer-1-zombie': 'rent', 'writer-2': 'wages' }
    this.#writing = Object.entries(writers).map(
      ([name, id]) => new Program(cluster, name, (life, leaving) => new Writing(life, id, notes).run(leaving)),
    )
    this.#copying = ['copier-1', 'copier-2'].map(
      (name) => new Program(cluster, name, (life, leaving) => new Copying(life, name, notes, leaving).run()),
    )
    this.#ledgerReading = new CommittedReading(cluster.client('ledger-reader'), ledgerTopic, notes)
    this.#copiesReading = new CommittedReading(cluster.client('copies-reader'), copiesTopic, notes)
  }

  counts(): Readonly<Record<string, number>> {
    const { begun, committed, aborted, unknown, fenced, copied } = this.#notes.counts
    const transactions = { transactionsBegun: begun, transactionsCommitted: committed, transactionsAborted: aborted }
    return { ...transactions, outcomesUnknown: unknown, producersFenced: fenced, batchesCopied: copied }
  }

  async begin(client: Client, tell: TellState): Promise<void> {
    tell('the topics of transactions are not there')
    const replicationFactor = this.#replicationFactor
    const configs = {
      'min.insync.replicas': Math.min(2, replicationFactor),
      'internal.segment.bytes': this.#auditor.random.pick([512, 4_096]),
      'retention.ms': -1,
      // Clocks differ by hours.
      'message.timestamp.after.max.ms': dayMs,
    }
    for (const topic of this.topics) {
      await client
        .admin()
        .createTopic(topic, { partitions: ledgerPartitions, replicationFactor, timeoutMs: 100_000, configs })
    }
    for (const program of [...this.#writing, ...this.#copying]) program.start()
    this.#readers = Promise.all([this.#ledgerReading, this.#copiesReading].map((one) => one.run()))
  }

  /** All that is open comes to an end, readers get past it, and what was written is copied. */
  async end(client: Client, tell: TellState): Promise<void> {
    tell('writers have not ended')
    await Promise.all(this.#writing.map((one) => one.leave()))
    const last = await this.#writeToAll(client, tell)
    for (const { partition, offset, value } of last) {
      tell(
        `readers of what is committed do not get past offset ${this.#ledgerReading.next(partition)} of ${ledgerTopic}-${partition}`,
      )
      while (this.#ledgerReading.next(partition) <= offset) await this.#auditor.pause(20)
      tell(`offset ${offset} of ${ledgerTopic}-${partition} is not copied`)
      while (!this.#copiesReading.has(value)) await this.#auditor.pause(20)
    }
    tell('copiers have not ended')
    await Promise.all(this.#copying.map((one) => one.leave()))
    for (const one of [this.#ledgerReading, this.#copiesReading]) one.stop()
    await this.#readers
    await this.#untilNoneOpen(client, tell)
  }

  anomalies(everything: readonly ReadRecord[]): readonly (Anomaly | CopyAnomaly)[] {
    const of = (wanted: string): ReadRecord[] => everything.filter(({ topic }) => topic === wanted)
    return checkCopies(of(ledgerTopic), of(copiesTopic))
  }

  /** One more transaction, in all partitions. */
  async #writeToAll(client: Client, tell: TellState): Promise<readonly Send[]> {
    for (let order = 0; ; order += ledgerPartitions) {
      const name = `${this.#auditor.process.name}#${order}`
      const attempt = new Attempt(this.#notes, name, name)
      try {
        await client.transaction(name, (open) => {
          for (let partition = 0; partition < ledgerPartitions; partition++) {
            attempt.send(open, ledgerTopic, partition, partition)
          }
          attempt.ending()
        })
        attempt.committed()
        return attempt.sends
      } catch (error) {
        attempt.failed(error)
        tell(`no transaction can be committed: ${String(error)}`)
        await this.#auditor.pause(retryMs)
      }
    }
  }

  async #untilNoneOpen(client: Client, tell: TellState): Promise<void> {
    for (;;) {
      try {
        const open = (await client.admin().listTransactions()).filter(({ state }) => !ended.has(state))
        if (open.length === 0) return
        tell(
          `transactions are open: ${open.map(({ transactionalId, state }) => `${transactionalId} ${state}`).join(', ')}`,
        )
      } catch (error) {
        if (!isStreamError(error)) throw error
        tell(`transactions can't be listed: ${error.message}`)
      }
      await this.#auditor.pause(retryMs)
    }
  }
}
