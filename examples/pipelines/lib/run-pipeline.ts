import { setTimeout as delay } from 'node:timers/promises'
import { connect } from '@millrace/client'
import { inRepository } from '../../../tests/connectors/servers/lib/places.ts'
import { countParts, doFaults, planFaults } from './faults.ts'
import type { Part, Pipeline, Scene, Verdict, Victim } from './pipeline.ts'
import { type Broker, startBroker, Worker } from './programs.ts'
import { networkBefore } from './relay.ts'

export interface RunOptions {
  readonly rows: number
  /** How often each program is killed while rows are loaded. Networks are cut and stalled besides. */
  readonly kills: number
  /** What the load and the faults follow from. */
  readonly seed: number
  readonly log: (text: string) => void
}

export interface Report extends Verdict {
  readonly rows: number
  /** How often what was harmed. */
  readonly harmed: Readonly<Record<Part, number>>
  /** From the first row that was loaded to the last one where it was to go, in milliseconds. */
  readonly tookMs: number
}

const pollMs = 100
/** So long nothing may arrive. */
const silentMsMax = 120_000

/** Under faults the load is a stream, and no flood: it has to last as long as they do, and waits for what takes it no more. */
const loadPauseMs = 20
const backlogMax = 1000

/** A task of a worker that was killed is missed soon. */
const brokerUnderFaults = {
  'group.consumer.heartbeat.interval.ms': '500',
  'group.consumer.min.heartbeat.interval.ms': '500',
  'group.consumer.min.session.timeout.ms': '4000',
  'group.consumer.session.timeout.ms': '4000',
}

/** Runs a pipeline: servers, a broker, a worker with its connectors, load, and the comparison of both ends. */
export async function runPipeline(pipeline: Pipeline, { rows, kills, seed, log }: RunOptions): Promise<Report> {
  await using broker = await startBroker(kills > 0 ? brokerUnderFaults : {})
  await using client = await connect({ brokers: [broker.address], clientId: pipeline.name })
  for (const [topic, partitions] of Object.entries(pipeline.topics))
    await client.admin().createTopic(topic, { partitions })
  await using scene = await pipeline.open({ client, rows, seed })
  log(`servers and a broker at ${broker.address} run; ${scene.connectors.join(' and ')} are next`)
  await using worker = await Worker.start({
    broker: broker.address,
    plugins: scene.plugins,
    files: scene.connectors.map((file) => inRepository(`examples/pipelines/${pipeline.name}/${file}`)),
    variables: scene.variables,
  })
  const watch = new Watch(scene, worker)
  await watch.until('the connectors run', async () =>
    (await worker.states()).map(({ name, state }) => `${name} is ${state}`).find((text) => !text.endsWith(' RUNNING')),
  )
  if (scene.warmUp !== undefined) await watch.during(scene.warmUp())
  const end = new AbortController()
  const progress = { loaded: 0, faultsAreDone: kills === 0 }
  const goesOn = async (loaded: number): Promise<boolean> => {
    progress.loaded = loaded
    if (kills > 0) await delay(loadPauseMs)
    while (!progress.faultsAreDone && loaded - watch.arrived > backlogMax) {
      await delay(loadPauseMs, undefined, { signal: end.signal })
    }
    end.signal.throwIfAborted()
    return loaded < rows || !progress.faultsAreDone
  }
  const faults = planFaults([...ourPrograms(broker, worker), ...scene.victims], kills, seed)
  const harm = async (): Promise<void> => {
    if (kills > 0) await doFaults({ faults, through: () => watch.through(() => progress.loaded), log })
    progress.faultsAreDone = true
  }
  const beganMs = performance.now()
  try {
    await watch.during(Promise.all([scene.load({ goesOn, signal: end.signal }), harm()]))
    await watch.until('all rows are there', scene.lacking)
  } finally {
    end.abort()
  }
  const tookMs = performance.now() - beganMs
  return { ...(await scene.verify()), rows: progress.loaded, harmed: countParts(faults), tookMs }
}

function ourPrograms({ process: program, network }: Broker, worker: Worker): readonly Victim[] {
  return [
    { name: 'kill -9 of the worker', part: 'worker', harm: () => worker.kill(), heal: () => worker.restart() },
    { name: 'kill -9 of the broker', part: 'broker', harm: () => program.kill(), heal: () => program.start() },
    ...networkBefore('the broker', network),
  ]
}

/** Waits for what has to come about, and tells if it won't: a connector failed for good, or nothing arrives any more. */
class Watch {
  readonly #scene: Scene
  readonly #worker: Worker
  #arrived = 0

  constructor(scene: Scene, worker: Worker) {
    this.#scene = scene
    this.#worker = worker
  }

  /** How much was there when that was looked at last. */
  get arrived(): number {
    return this.#arrived
  }

  /** Until nothing is lacking. What it throws is that, too: servers may be away. */
  async until(what: string, lacking: () => Promise<string | undefined>): Promise<void> {
    let [had, sinceMs] = [-1, performance.now()]
    let why = 'nothing is known'
    for (;;) {
      try {
        const lacks = await lacking()
        if (lacks === undefined) return
        why = lacks
        const arrived = await this.#look()
        if (arrived > had) [had, sinceMs] = [arrived, performance.now()]
      } catch (error) {
        why = String(error)
      }
      await this.#failures()
      if (performance.now() - sinceMs > silentMsMax) {
        throw new Error(`${what}: not yet, and nothing has arrived for ${silentMsMax / 1000} s: ${why}`)
      }
      await delay(pollMs)
    }
  }

  /** Until something has arrived that is loaded from now on. */
  async through(loaded: () => number): Promise<void> {
    let goal: number | undefined
    await this.until('rows arrive', async () => {
      const arrived = await this.#look()
      // What came before the load is there, too.
      goal ??= Math.max(arrived, loaded())
      return arrived > goal ? undefined : `${arrived} are there, and more than ${goal} have to be`
    })
  }

  async #look(): Promise<number> {
    return (this.#arrived = await this.#scene.arrived())
  }

  /** While something else is done, which ends with the first connector that fails for good. */
  async during(work: Promise<unknown>): Promise<void> {
    let isDone = false
    const done = work.finally(() => (isDone = true))
    const watching = (async () => {
      while (!isDone) {
        await this.#failures()
        await delay(pollMs)
      }
    })()
    await Promise.all([done, watching])
  }

  /** Throws if something failed for good. */
  async #failures(): Promise<void> {
    // One that is killed just now has no answer.
    const states = await this.#worker.states().catch(() => [])
    for (const { name, state, trace } of states)
      if (state === 'FAILED') throw new Error(`${name} failed: ${trace ?? ''}`)
  }
}
