import { isStreamError, type Logger } from '@millrace/base'
import type { AssignableMember } from '@millrace/client/membership'
import { assignPieces, type AssignorMemory, noMemory, type PieceShare, type WorkerView } from './assign-pieces.ts'
import { workerIdOf } from './address.ts'
import { type ByKind, decodeReport, type WorkerReport, type WorkKind } from './group-messages.ts'
import type { LoggedStatus, StatusSubject } from './status-log.ts'

/** What assigning goes by beside what workers say. */
export interface WorkToAssign {
  readonly pieces: ByKind<readonly string[]>
  readonly delayMs: number
  readonly nowMs: number
  /** How something did, as far as is known. */
  readonly status: (subject: StatusSubject) => LoggedStatus | undefined
}

/** What one member is to have. */
export interface MemberWork {
  readonly memberId: string
  readonly report: WorkerReport
  readonly shares: ByKind<PieceShare>
}

/** Who is to have what. */
export interface AssignedWork {
  readonly members: readonly MemberWork[]
  /** What waits for a worker that is gone: which, and for whom. */
  readonly waiting: readonly { readonly subject: StatusSubject; readonly workerId: string }[]
  /** When something has waited long enough, by the clock of `nowMs`; undefined: nothing waits. */
  readonly nextMs: number | undefined
}

const subjectKind = { connectors: 'connector', tasks: 'task' } as const

/** Assigns connectors and tasks, each for themselves, to the workers of a group; remembers what they had. */
export class WorkerAssignor {
  readonly #logger: Logger
  #memory: ByKind<AssignorMemory> | undefined

  constructor(logger: Logger) {
    this.#logger = logger
  }

  /** Somebody else assigns by now: what was known is out of date. */
  forget(): void {
    this.#memory = undefined
  }

  /**
   * Assigns all pieces. `isTakenOver`: somebody else has assigned before; then what runs at a worker that is gone, as the states say, waits for it as
   * well. In a group that begins nothing waits.
   */
  assign(group: readonly AssignableMember[], work: WorkToAssign, isTakenOver: boolean): AssignedWork {
    const members = group.flatMap(({ memberId, metadata }) => {
      try {
        return [{ memberId, report: decodeReport(metadata) }]
      } catch (error) {
        if (!isStreamError(error, 'INVALID_REQUEST')) throw error
        this.#logger.error({ err: error, memberId }, 'a member of the group is given nothing')
        return []
      }
    })
    const assigned = (kind: WorkKind) => {
      const views = members.map(({ memberId, report: { url, held } }): WorkerView => ({
        memberId,
        workerId: workerIdOf(url),
        held: held[kind],
      }))
      const memory = this.#memory?.[kind] ?? (isTakenOver ? fromStates(kind, work) : noMemory)
      return assignPieces(work.pieces[kind], views, memory, work)
    }
    const [connectors, tasks] = [assigned('connectors'), assigned('tasks')]
    this.#memory = { connectors: connectors.memory, tasks: tasks.memory }
    const waiting = [
      ...[...connectors.memory.reserved].map(([id, reservation]) => ({ kind: 'connector' as const, id, reservation })),
      ...[...tasks.memory.reserved].map(([id, reservation]) => ({ kind: 'task' as const, id, reservation })),
    ]
    const none: PieceShare = { run: [], claim: [] }
    return {
      members: members.map(({ memberId, report }) => ({
        memberId,
        report,
        shares: {
          connectors: connectors.shares.get(memberId) ?? none,
          tasks: tasks.shares.get(memberId) ?? none,
        },
      })),
      waiting: waiting.map(({ kind, id, reservation: { workerId } }) => ({ subject: { kind, id }, workerId })),
      nextMs: waiting.reduce<number | undefined>(
        (next, { reservation: { untilMs } }) => Math.min(next ?? Infinity, untilMs),
        undefined,
      ),
    }
  }
}

/** What the states say of who had what. */
function fromStates(kind: WorkKind, { pieces, status, nowMs, delayMs }: WorkToAssign): AssignorMemory {
  const reserved = pieces[kind].flatMap((id) => {
    const known = status({ kind: subjectKind[kind], id })
    if (known === undefined || known.state === 'UNASSIGNED' || known.workerId === '') return []
    return [[id, { workerId: known.workerId, untilMs: nowMs + delayMs }] as const]
  })
  return { before: [], reserved: new Map(reserved) }
}
