import { assert, StreamError } from '@millrace/base'
import type { StoreBuilder } from '../stores/builder.ts'
import type { RunSettings } from './options.ts'
import { changelogRange, restoreStore } from './restore.ts'
import type { TaskCopy } from './task-copy.ts'
import type { TaskSurroundings } from './task-environment.ts'

/** How far a store is that is being restored. Offsets count, so gaps of compaction do too. */
export interface RestoreProgress {
  /**
   * `standby`: the store is kept up to date, and goes on beyond {@link toOffset} as that grows. `global`: it is that of a global table, which is read
   * before anything runs; what it gets later is not told.
   */
  readonly role: 'active' | 'standby' | 'global'
  /** Of a global table, which no task has: what its folder in `stateDir` is called. */
  readonly taskId: string
  readonly store: string
  /** Of a global table: its topic. */
  readonly changelog: string
  readonly partition: number
  /** Where it began. */
  readonly fromOffset: number
  /** Where it will be done. */
  readonly toOffset: number
  /** Where it is. */
  readonly position: number
  /** Records that were restored so far. */
  readonly restored: number
}

/** A part of a changelog. */
interface Range {
  /** Of the topic: another one, if it was made anew. */
  readonly topicId: string
  readonly startOffset: number
  readonly endOffset: number
}

/** What restoring goes by. */
export interface RestoreOptions {
  /** What the stores are restored for. */
  readonly role: 'active' | 'standby'
  readonly surroundings: TaskSurroundings
  /** What the group has committed in an input that serves as changelog, as the topology calls it: what lies behind that comes as input. */
  readonly committed: (source: string) => number | undefined
  readonly signal: AbortSignal
}

/**
 * Gives the stores of a task what their changelogs have now; from the beginning if those do not have what comes next any more. What
 * transactions left open is waited for.
 */
export async function restoreTask(copy: TaskCopy, options: RestoreOptions): Promise<void> {
  const ranges = await agreeWithChangelogs(copy, copy.loggedStores, options)
  const lackOf = (store: string, { startOffset, endOffset }: Range): number =>
    Math.max(0, endOffset - Math.max(startOffset, copy.positions.get(store) ?? 0))
  for (const builder of copy.loggedStores) {
    const range = ranges.get(builder.name)
    assert(range !== undefined, 'each store that is logged has a changelog')
    copy.restoreLag = [...ranges].reduce((sum, [store, each]) => sum + lackOf(store, each), 0)
    await restoreTo(copy, builder, range, options)
  }
}

/**
 * {@link restoreTask} for those stores alone whose changelog is an input. Throws OFFSET_OUT_OF_RANGE if one does not have what comes next: the
 * whole task has to begin anew then.
 */
export async function restoreFromInputs(copy: TaskCopy, options: RestoreOptions): Promise<void> {
  for (const builder of copy.loggedStores) {
    const source = copy.subtopology.sourceChangelogs.get(builder.name)
    if (source === undefined) continue
    const range = await rangeOf(copy, builder, options)
    options.signal.throwIfAborted()
    if (isOutside(copy, builder.name, range)) {
      throw new StreamError(
        'OFFSET_OUT_OF_RANGE',
        `${source} was made anew, or does not have what store ${builder.name} of task ${copy.id} goes on from`,
        { context: { topic: source, partition: copy.partition } },
      )
    }
    await restoreTo(copy, builder, range, options)
  }
}

/**
 * Sees whether changelogs have what comes next for these stores; if one has not, since retention took it or the topic was made anew, all that the
 * task has begins anew. Resolves with what each changelog has.
 */
export async function agreeWithChangelogs(
  copy: TaskCopy,
  stores: readonly StoreBuilder[],
  options: RestoreOptions,
): Promise<ReadonlyMap<string, Range>> {
  const found = await Promise.all(
    stores.map(async (builder) => [builder.name, await rangeOf(copy, builder, options)] as const),
  )
  options.signal.throwIfAborted()
  const outside = found.find(([name, range]) => isOutside(copy, name, range))
  if (outside !== undefined) {
    const [store, range] = outside
    options.surroundings.settings.logger.warn(
      { taskId: copy.id, store, position: copy.positions.get(store), ...range },
      isOther(copy, store, range)
        ? 'a changelog was deleted and made anew: the state of a task is deleted, and restored from the new one'
        : 'a changelog does not have what the state of a task goes on from: the state is deleted, and restored from the beginning',
    )
    copy.beginAnew()
  }
  for (const [store, { topicId }] of found) copy.changelogIds.set(store, topicId)
  return new Map(found)
}

function isOutside(copy: TaskCopy, store: string, range: Range): boolean {
  const { startOffset, endOffset } = range
  const position = copy.positions.get(store) ?? 0
  return position > 0 && (position < startOffset || position > endOffset || isOther(copy, store, range))
}

/** Whether a changelog is another topic than the one that the store's position is of: it may have grown past that, so its offsets tell nothing. */
function isOther(copy: TaskCopy, store: string, { topicId }: Range): boolean {
  return (copy.changelogIds.get(store) ?? topicId) !== topicId
}

async function restoreTo(
  copy: TaskCopy,
  { name }: StoreBuilder,
  { startOffset, endOffset }: Range,
  { role, surroundings: { client, names, settings }, signal }: RestoreOptions,
): Promise<void> {
  const store = copy.task.stores.get(name)
  assert(store !== undefined, 'each store of the sub-topology was built')
  const changelog = names.changelog(copy.subtopology, name)
  const fromOffset = Math.max(startOffset, copy.positions.get(name) ?? 0)
  const { id: taskId, partition } = copy
  const toRestore = { store, changelog, partition, fromOffset, endOffset }
  await restoreStore(client(), toRestore, signal, ({ position, restored }) => {
    copy.positions.set(name, position)
    const where = { taskId, store: name, changelog, partition, fromOffset, toOffset: endOffset, position }
    tellProgress(settings, { role, ...where, restored })
    if (copy.isFull) copy.commit()
  })
  copy.positions.set(name, Math.max(fromOffset, endOffset))
}

/** Tells who asked for it how far a store is. */
export function tellProgress({ logger, onRestore }: RunSettings, progress: RestoreProgress): void {
  logger.debug({ ...progress }, 'a store is being restored')
  onRestore?.(progress)
}

/** What a store can be restored from: of an input only what was processed, the rest comes as input. */
async function rangeOf(
  copy: TaskCopy,
  { name }: StoreBuilder,
  { surroundings: { client, names }, committed, signal }: RestoreOptions,
): Promise<Range> {
  const changelog = names.changelog(copy.subtopology, name)
  // Before its offsets: if it is made anew in between, the position is noted as of the old one, and is not gone on from the next time.
  const { topicId } = await client().admin().describeTopic(changelog, { signal })
  const range = await changelogRange(client(), changelog, copy.partition, signal)
  const source = copy.subtopology.sourceChangelogs.get(name)
  return source === undefined
    ? { topicId, ...range }
    : { topicId, ...range, endOffset: committed(source) ?? range.startOffset }
}
