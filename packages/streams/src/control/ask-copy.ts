import { StreamsService } from '@millrace/contracts'
import { GrpcNetwork } from '@millrace/node-io'
import { controlLimits } from './limits.ts'
import { wire } from './wire.ts'

/** A task of a copy; see the contract of the control service. */
export interface CopyTask {
  readonly taskId: string
  readonly standby: boolean
  readonly ready: boolean
  readonly inputLag: number
  readonly restoreLag: number
}

/** A store of an application that can be asked. */
export interface CopyStore {
  readonly name: string
  readonly kind: string
  readonly partitions: number
  readonly global: boolean
}

/** What a copy tells of itself. */
export interface CopyDescription {
  readonly applicationId: string
  readonly processId: string
  readonly state: string
  readonly tasks: readonly CopyTask[]
  readonly stores: readonly CopyStore[]
  /** As Kafka Streams prints it, and as a Mermaid flow chart. */
  readonly topology: string
  readonly mermaid: string
}

/** Asks the control service of a copy at `host:port` how it is. Rejects with BROKER_UNAVAILABLE, TIMEOUT or what it answers. */
export async function askCopy(
  address: string,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<CopyDescription> {
  const { messageSizeBytesMax } = controlLimits
  const channel = new GrpcNetwork().connect(address, { messageSizeBytesMax, purpose: 'streams control' })
  try {
    const answer = await channel.unary(StreamsService.describeCopy, new wire.DescribeCopyRequest(), {
      timeoutMs,
      signal,
    })
    const { applicationId, processId, state, topology, mermaid } = answer
    return {
      applicationId,
      processId,
      state,
      topology,
      mermaid,
      tasks: answer.tasks.map(({ taskId, standby, ready, inputLag, restoreLag }) => ({
        taskId,
        standby,
        ready,
        inputLag,
        restoreLag,
      })),
      stores: answer.stores.map(({ name, kind, partitions, global }) => ({ name, kind, partitions, global })),
    }
  } finally {
    channel.close()
  }
}
