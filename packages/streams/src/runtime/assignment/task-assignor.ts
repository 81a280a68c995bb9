import { isStreamError, type Logger, toStreamError } from '@millrace/base'
import type { Admin } from '@millrace/client'
import type { AssignmentTask, ComputedAssignment } from '@millrace/client/membership'
import type { PartitionCounts } from '../internal-topics.ts'
import type { TopologyShape } from '../topology-shape.ts'
import type { AssignmentOptions } from './assign-tasks.ts'
import { type AssignmentRefusal, encodeAssignment } from './codec.ts'
import { commonShape } from './common-shape.ts'
import { assignGroup, type ChangelogRange } from './group-assignor.ts'

/** What assigning depends on. */
export interface TaskAssignorParts {
  readonly admin: () => Admin
  /** Of the topology that runs here. */
  readonly shape: TopologyShape
  /** Sees to it that internal topics fit inputs with so many partitions. Throws INVALID_TOPOLOGY if they can't. */
  readonly fitInternalTopics: (inputs: PartitionCounts) => Promise<void>
  readonly options: AssignmentOptions
  readonly logger: Logger
}

/** Assigns the tasks of an application to its copies, when the group asks this one to: with how long changelogs are at that moment. */
export class TaskAssignor {
  readonly #parts: TaskAssignorParts
  readonly #shapeText: string
  #standbys: ReadonlyMap<string, readonly string[]> = new Map()
  /** What internal topics are known to fit. */
  #fitting = ''

  constructor(parts: TaskAssignorParts) {
    this.#parts = parts
    this.#shapeText = JSON.stringify(parts.shape)
  }

  async compute(task: AssignmentTask): Promise<readonly ComputedAssignment[]> {
    const { shape, members, others } = commonShape(task.members)
    const refusal = await this.#refusal(shape, task)
    if (refusal !== undefined) return task.members.map(({ memberId }) => refused(memberId, refusal))
    // Who is alone gets everything, whatever it lacks.
    const changelogs =
      members.length > 1 ? await this.#changelogs(shape) : new Map<string, Map<number, ChangelogRange>>()
    const view = { shape, changelogs, standbys: this.#standbys }
    const { computed, standbys } = assignGroup({ ...task, members }, view, this.#parts.options)
    this.#standbys = standbys
    const differing = others.map(({ memberId, difference }) =>
      refused(memberId, { code: 'INVALID_TOPOLOGY', message: anotherTopology(difference) }),
    )
    return [...computed, ...differing]
  }

  /** Why nobody can go on as inputs are now; undefined: nothing of that kind. */
  async #refusal(shape: TopologyShape, { topics }: AssignmentTask): Promise<AssignmentRefusal | undefined> {
    const counts = new Map(topics.map(({ name, partitionCount }) => [name, partitionCount]))
    const sources = [...new Set(shape.flatMap((each) => each.sources))]
    // Only who runs that topology knows which internal topics it needs. Inputs that are gone each member sees to itself.
    if (JSON.stringify(shape) !== this.#shapeText || !sources.every((name) => counts.has(name))) return undefined
    const text = sources.map((name) => `${name} ${counts.get(name) ?? 0}`).join()
    if (this.#fitting === text) return undefined
    try {
      await this.#parts.fitInternalTopics(counts)
      this.#fitting = text
      return undefined
    } catch (error) {
      if (isStreamError(error, 'INVALID_TOPOLOGY')) return { code: 'INVALID_TOPOLOGY', message: error.message }
      const err = toStreamError(error, 'INTERNAL', 'internal topics could not be looked at')
      this.#parts.logger.warn({ err }, 'whether internal topics fit the inputs is not known as tasks are assigned')
      return undefined
    }
  }

  /** What all changelogs have; nothing if that is not to be had now: then who has no stores yet is taken for far behind. */
  async #changelogs(shape: TopologyShape): Promise<ReadonlyMap<string, ReadonlyMap<number, ChangelogRange>>> {
    const { admin, logger } = this.#parts
    const names = [...new Set(shape.flatMap(({ changelogs }) => Object.values(changelogs)))]
    try {
      const found = await Promise.all(
        names.map(async (name) => {
          const [first, last] = await Promise.all([
            admin().listOffsets(name, 'earliest'),
            admin().listOffsets(name, 'latest'),
          ])
          const ends = new Map(last.map(({ partition, offset = 0 }) => [partition, offset]))
          const ranges = first.map(
            ({ partition, offset: startOffset = 0 }) =>
              [partition, { startOffset, endOffset: ends.get(partition) ?? startOffset }] as const,
          )
          return [name, new Map(ranges)] as const
        }),
      )
      return new Map(found)
    } catch (error) {
      const err = toStreamError(error, 'INTERNAL', 'changelogs could not be looked at')
      logger.warn({ err }, 'how long changelogs are is not known as tasks are assigned')
      return new Map()
    }
  }
}

function refused(memberId: string, refusal: AssignmentRefusal): ComputedAssignment {
  return { memberId, partitions: [], metadata: encodeAssignment({ active: [], standby: [], refusal }) }
}

function anotherTopology(difference: string): string {
  return (
    `the copies of this application that run already have another topology:\n${difference}\n` +
    'run the same program in all copies: stop the others first, or give this one an id of its own'
  )
}
