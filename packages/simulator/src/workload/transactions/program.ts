import { type Events, noEvents } from '@millrace/base'
import type { SimCluster } from '../../nodes/cluster.ts'
import { Restartable } from '../restartable.ts'
import type { SimClient } from '../sim-client.ts'

/** A machine with a program on it that writes in transactions. */
export class Program extends Restartable {
  readonly #work: (life: SimClient, leaving: AbortSignal) => Promise<void>

  /** `work` is what each of its processes does, until it is told to leave. */
  constructor(cluster: SimCluster, host: string, work: (life: SimClient, leaving: AbortSignal) => Promise<void>) {
    super(cluster, host)
    this.#work = work
  }

  protected run(life: SimClient, leaving: AbortSignal): Promise<void> {
    return this.#work(life, leaving)
  }

  protected events(): Events {
    return noEvents
  }

  protected gone(): void {}
}
