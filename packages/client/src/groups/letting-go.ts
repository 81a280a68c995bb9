import { type Clock, StreamError, toStreamError } from '@millrace/base'
import type { PartitionsListener } from '../consumer/types.ts'
import { limits } from '../limits.ts'
import type { MemberRef } from '../transport/group-calls.ts'
import { within } from '../util/within.ts'
import type { GroupNews } from './group-news.ts'
import type { GroupOffsets, LetGoReason as Reason } from './group-offsets.ts'
import type { GroupSettings } from './options.ts'
import { OwnedPartition } from './owned-partition.ts'

export interface LettingGoParts {
  readonly clock: Clock
  readonly group: GroupSettings
  readonly owned: Map<string, OwnedPartition>
  readonly member: () => MemberRef
  readonly news: GroupNews
  readonly offsets: GroupOffsets
  readonly failed: (error: StreamError) => void
}

/** Takes partitions from the application: tells it, waits for what it has in hand, commits what it has finished. */
export class LettingGo {
  readonly #parts: LettingGoParts

  constructor(parts: LettingGoParts) {
    this.#parts = parts
  }

  /** Resolves once nothing of these partitions is read here any more, `timeoutMs` from now at the latest. */
  revoke(partitions: readonly OwnedPartition[], timeoutMs: number): Promise<void> {
    return this.#letGo(partitions, 'revoked', timeoutMs)
  }

  /** As {@link revoke}, but nothing is waited for but the listener, and nothing committed: it would be refused. */
  lose(partitions: readonly OwnedPartition[], timeoutMs: number): Promise<void> {
    // At once: what is to be committed of them yet, even while they are let go of already, must not be by what the member becomes.
    for (const owned of partitions) owned.gone()
    return this.#letGo(partitions, 'lost', timeoutMs)
  }

  /** As {@link revoke}; the partitions stay this member's until the group takes them. */
  close(partitions: readonly OwnedPartition[], timeoutMs: number): Promise<void> {
    return this.#letGo(partitions, 'closed', timeoutMs)
  }

  async #letGo(partitions: readonly OwnedPartition[], reason: Reason, timeoutMs: number): Promise<void> {
    if (partitions.length === 0) return
    const fresh = partitions.filter(({ leaving }) => leaving === undefined)
    const work = this.#run(fresh, reason, timeoutMs)
    for (const owned of fresh) owned.leaving = work
    // Who lets go of what is let go of already waits for that.
    await Promise.all(partitions.map(({ leaving = work }) => leaving))
  }

  async #run(partitions: readonly OwnedPartition[], reason: Reason, timeoutMs: number): Promise<void> {
    const { clock, group, news, offsets, member } = this.#parts
    const deadlineMs = clock.monotonicMs() + timeoutMs
    const leftMs = (): number => Math.max(0, deadlineMs - clock.monotonicMs())
    for (const owned of partitions) this.#hold(owned)
    for (const owned of partitions) owned.revoke()
    // One listener at a time: who is told of partitions can seek in them until it is done.
    const telling = partitions.flatMap((owned) => (owned.telling === undefined ? [] : [owned.telling]))
    if (telling.length > 0) await within(clock, leftMs(), Promise.allSettled(telling))
    if (reason !== 'lost') await this.#waitForHands(partitions, reason, leftMs())
    const told = partitions.filter(({ isTold }) => isTold)
    const refs = told.map(({ ref }) => ref)
    if (told.length > 0) {
      const listener = reason === 'lost' ? 'onLost' : 'onRevoked'
      await this.#tell(listener, refs, group[listener], leftMs())
    }
    if (group.autoCommit && reason !== 'lost') {
      try {
        const isDone = await within(clock, leftMs(), offsets.commitFinished(partitions))
        if (!isDone)
          news.commitFailed(new StreamError('TIMEOUT', `the coordinator did not answer within ${timeoutMs} ms`))
      } catch (error) {
        news.commitFailed(toStreamError(error, 'INTERNAL', 'committing offsets failed'))
      }
    }
    // What was asked for before must not come when the partitions are another's.
    if (reason !== 'lost') await within(clock, leftMs(), offsets.settled())
    for (const owned of partitions) offsets.letGo(owned, reason)
    for (const owned of partitions) this.#drop(owned, reason)
    if (refs.length === 0) return
    if (reason === 'lost') news.lost(member(), refs)
    else news.revoked(member(), refs)
  }

  /** Calls a listener of the application. What it throws ends the iterations. */
  async #tell(
    name: string,
    partitions: readonly OwnedPartition['ref'][],
    listener: PartitionsListener | undefined,
    timeoutMs: number,
  ): Promise<void> {
    if (listener === undefined) return
    const { clock, news, failed } = this.#parts
    try {
      const isDone = await within(clock, timeoutMs, Promise.resolve(listener(partitions)))
      if (!isDone) news.listenerHangs(name, timeoutMs)
    } catch (error) {
      failed(toStreamError(error, 'INTERNAL', `${name} of a consumer failed`))
    }
  }

  async #waitForHands(partitions: readonly OwnedPartition[], reason: Reason, timeoutMs: number): Promise<void> {
    const { clock, news } = this.#parts
    const sources = new Set(partitions.flatMap(({ source }) => (source === undefined ? [] : [source])))
    const states = partitions.flatMap(({ state }) => (state === undefined ? [] : [state]))
    const idle = Promise.all([...sources].map(({ progress }) => progress.idle(states)))
    // Whoever closes it may be the loop body itself, which then finishes nothing before this is done.
    const isLoop = [...sources].some(({ progress }) => !progress.isByHand)
    const waitMs = reason === 'closed' && isLoop ? Math.min(timeoutMs, limits.inHandAtCloseMsMax) : timeoutMs
    if (!(await within(clock, waitMs, idle)) && reason === 'revoked') {
      news.handlerHangs(
        partitions.map(({ ref }) => ref),
        waitMs,
      )
    }
  }

  #hold({ source, state, topic }: OwnedPartition): void {
    if (source !== undefined && state !== undefined && topic !== undefined) source.hold(topic.name, [state])
  }

  #drop(partition: OwnedPartition, reason: Reason): void {
    const { owned, offsets } = this.#parts
    const { source, state, topic, key } = partition
    if (source !== undefined && state !== undefined && topic !== undefined) source.drop(topic.name, [state])
    partition.gone()
    if (owned.get(key) !== partition) return
    if (reason === 'closed') owned.set(key, new OwnedPartition(offsets.owner, partition))
    else owned.delete(key)
  }
}
