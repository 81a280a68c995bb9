import { type Row, type Unit, atLeast } from '../../bars.ts'
import { summarize } from '../../statistics.ts'
import type { Round } from '../bench.ts'

/** A row of something a second. */
export interface RateRow {
  readonly name: string
  readonly unit: Unit
  /** Absent: it is shown beside another. */
  readonly bar?: number
  readonly rounds: readonly Round[]
  /** How many of the unit a record is. Default 1. */
  readonly each?: number
  readonly remark?: string
}

/** Makes it of its rounds, with the CPU time of each record. */
export function rateRow({ name, unit, bar, rounds, each = 1, remark }: RateRow): Row {
  const figure = summarize(rounds.map(({ perSecond }) => perSecond * each))
  const micros = (of: (round: Round) => number): string => summarize(rounds.map(of)).median.toFixed(1)
  const cpu = `CPU a record: ${micros((round) => round.connectorMicros)} µs of the connector, ${micros((round) => round.brokerMicros)} µs of the broker`
  return {
    name,
    unit,
    figure,
    bars: bar === undefined ? [] : [atLeast(figure, unit, bar)],
    remark: remark === undefined ? cpu : `${remark}; ${cpu}`,
  }
}

/** Does something so many times, one after the other. */
export async function times<T>(count: number, work: (at: number) => Promise<T>): Promise<readonly T[]> {
  const done: T[] = []
  for (let at = 0; at < count; at += 1) done.push(await work(at))
  return done
}
