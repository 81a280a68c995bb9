import { SeededRandom } from '@millrace/base/testing'
import { logMoves } from './faults/operator-faults.ts'
import { isPlanned, Nemesis, type Strike } from './faults/plan.ts'
import { SimCluster } from './nodes/cluster.ts'
import { shapeOf } from './nodes/shape.ts'
import { Application } from './workload/application.ts'
import { type Work, workOf } from './workload/work.ts'
import { withUnhandled } from './unhandled.ts'

/** What is simulated. */
export interface SimulationOptions {
  readonly seed: number
  /** Events after which nothing breaks any more and all must become well. Default 20,000. */
  readonly events?: number
  /** So many, all of which vote. Default: the seed says how many there are, and how many of them vote. */
  readonly brokers?: number | undefined
  /** What applications do. Default: what the seed says. */
  readonly work?: Work | undefined
  /** Of the topic. Default: 3, or as many as there are brokers. */
  readonly replicationFactor?: number
  /** The name of the only kind of faults that strikes. Default: all kinds. */
  readonly faultKind?: string | undefined
  /** The faults that strike, by their numbers in the plan. Default: all of them. */
  readonly faults?: ReadonlySet<number> | undefined
  /** How many of the last lines of the trace are kept; Infinity for all. Default 200. */
  readonly linesKept?: number
  /** Whether there is a trace: without one a run takes less time, and is the same. Default true. */
  readonly trace?: boolean
}

/** What went wrong. */
export interface SimulationFailure {
  /** The invariant or the check that did not hold. */
  readonly check: string
  readonly message: string
}

/** What came of a simulation. */
export interface SimulationResult {
  readonly seed: number
  readonly failure: SimulationFailure | undefined
  readonly events: number
  readonly simulatedMs: number
  /** Of the whole trace: the same seed, the same digest. Of no use without a trace. */
  readonly digest: string
  /** The last lines of the trace. */
  readonly lines: readonly string[]
  readonly strikes: readonly Strike[]
  /** How often what happened, by name. */
  readonly counts: Readonly<Record<string, number>>
}

/** Everything must be writable and read this soon after the last fault is healed. */
const livenessMs = 60_000
const setupMs = 120_000

/** Runs a whole cluster through everything that the seed has go wrong, and judges it. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  const { seed, events = 20_000, linesKept = 200, trace: isOn = true } = options
  const mayMove = (options.brokers ?? logMoves.brokersMin) >= logMoves.brokersMin
  const directories = mayMove && isPlanned(logMoves, seed, options.faultKind) ? 2 : 1
  const shape = shapeOf(seed, options.brokers, directories)
  const work = options.work ?? workOf(seed)
  const cluster = new SimCluster(new SeededRandom(seed), shape, work, { linesKept, isOn })
  const nemesis = new Nemesis(seed, cluster, work, options.faultKind, options.faults)
  const application = new Application(cluster, work, options.replicationFactor ?? Math.min(3, shape.brokers))
  const failure = await withUnhandled((unhandled) => run({ cluster, nemesis, application, events, unhandled }))
  const { loop, trace, watch } = cluster
  if (failure !== undefined) trace.add('FAILED', '', `${failure.check}: ${failure.message}`)
  return {
    seed,
    failure,
    events: loop.events,
    simulatedMs: loop.nowMs,
    digest: trace.digest(),
    lines: trace.lines(),
    strikes: nemesis.strikes,
    counts: { ...watch.counts(), strikes: nemesis.strikes.length, ...application.counts() },
  }
}

interface Parts {
  readonly cluster: SimCluster
  readonly nemesis: Nemesis
  readonly application: Application
  readonly events: number
  /** An error that nobody took. */
  readonly unhandled: () => unknown
}

async function run({
  cluster,
  nemesis,
  application,
  events,
  unhandled,
}: Parts): Promise<SimulationFailure | undefined> {
  const { loop, watch } = cluster
  const wrong = (): SimulationFailure | undefined => {
    const { violation } = watch
    if (violation !== undefined) return { check: violation.invariant, message: violation.message }
    const error = unhandled()
    return error === undefined ? undefined : { check: 'NoCrash', message: textOf(error) }
  }
  /** Runs until `isDone`; says what went wrong, or that it took too long. */
  const until = async (
    isDone: () => boolean,
    withinMs: number,
    check: string,
    what: () => string,
  ): Promise<SimulationFailure | undefined> => {
    const endMs = loop.nowMs + withinMs
    await loop.run(() => isDone() || wrong() !== undefined || loop.nowMs > endMs)
    return wrong() ?? (isDone() ? undefined : { check, message: what() })
  }
  for (const node of cluster.nodes) node.start()
  const began = application.begin()
  const notBegun = await until(
    () => began.done,
    setupMs,
    'Liveness',
    () => 'the cluster did not start',
  )
  if (notBegun !== undefined) return notBegun
  nemesis.start()
  const startEvents = loop.events
  const broken = await until(
    () => loop.events - startEvents >= events,
    Infinity,
    'Liveness',
    () => 'all stands still',
  )
  if (broken !== undefined) return broken
  nemesis.healAll()
  const ended = application.end()
  const unwell = await until(
    () => ended.done,
    livenessMs,
    'Liveness',
    () => ended.state(),
  )
  if (unwell !== undefined) return unwell
  const [anomaly] = application.anomalies()
  return anomaly === undefined ? undefined : { check: anomaly.kind, message: anomaly.message }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
