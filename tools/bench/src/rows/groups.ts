import { present } from '@millrace/base'
import { type Bar, type Row, atLeast, atMost } from '../bars.ts'
import { BenchBroker, work } from '../processes.ts'
import { quantile, summarize } from '../statistics.ts'
import type { SessionsResult } from '../work/groups.ts'
import { type Measured, consumeOnce, produceOnce, rateRow, withTopic } from './measure.ts'
import type { Scale } from './scale.ts'

const joinMsMax = 100
const leaveMsMax = 100
const stableMsMax = 2_000
const quietPartitions = 6

/** What it takes to be in a group: to come, to go, to be many, and to read. */
export async function groupRows(scale: Scale): Promise<Row[]> {
  const broker = await BenchBroker.start()
  try {
    return [...(await quietRows(broker, scale)), await sessionsRow(broker, scale), await readingRow(broker, scale)]
  } finally {
    await broker.stop()
  }
}

/** Groups of one or two members that read topics in which nothing happens. */
async function quietRows(broker: BenchBroker, { rounds, groups: { groups } }: Scale): Promise<Row[]> {
  const samples = { first: [] as number[][], second: [] as number[][], leave: [] as number[][] }
  for (let round = 0; round < rounds; round += 1) {
    await withTopic(
      broker,
      async (topic) => {
        const job = { kind: 'join', address: broker.address, topic, partitions: quietPartitions, groups } as const
        const { result } = await work(job)
        samples.first.push([...result.firstMs])
        samples.second.push([...result.secondMs])
        samples.leave.push([...result.leaveMs])
      },
      quietPartitions,
    )
  }
  const row = (name: string, found: readonly (readonly number[])[], limit: number): Row => {
    const sorted = found.map((each) => each.toSorted((a, b) => a - b))
    const figure = summarize(sorted.map((each) => quantile(each, 0.5)))
    const worst = summarize(sorted.map((each) => quantile(each, 1)))
    return {
      name: `groups: ${name}`,
      unit: 'ms',
      figure,
      bars: [atMost(figure, 'ms', limit)],
      remark: `the slowest of ${groups}: ${worst.median.toFixed(0)} ms`,
    }
  }
  return [
    row('the first member has its partitions', samples.first, joinMsMax),
    row('a second member joins, and has its half', samples.second, joinMsMax),
    row('a member leaves, and the other has all', samples.leave, leaveMsMax),
  ]
}

/** Many members in one process. */
async function sessionsRow(broker: BenchBroker, { rounds, groups: { members, partitions } }: Scale): Promise<Row> {
  const found: SessionsResult[] = []
  for (let round = 0; round < rounds; round += 1) {
    await withTopic(
      broker,
      async (topic) => {
        const { result } = await work({ kind: 'sessions', address: broker.address, topic, partitions, members })
        found.push(result)
      },
      partitions,
    )
  }
  const figure = summarize(found.map(({ stableMs }) => stableMs))
  const left = summarize(found.map(({ leftMs }) => leftMs))
  const moved: Bar = {
    what: 'moved besides those of one that leaves',
    value: summarize(found.map(({ movedBesides }) => movedBesides)).greatest,
    unit: 'partitions',
    limit: 0,
    sense: 'most',
  }
  const many = partitions.toLocaleString('en-US')
  return {
    name: `groups: ${members} members of one process have ${many} partitions`,
    unit: 'ms',
    figure,
    bars: [atMost(figure, 'ms', stableMsMax), moved],
    remark: `one leaves: ${left.median.toFixed(0)} ms until the others have its partitions`,
  }
}

/** The same records, read by a group's only member and by assignment. */
async function readingRow(broker: BenchBroker, { rounds, records }: Scale): Promise<Row> {
  const assigned: Measured[] = []
  const inGroup: Measured[] = []
  await withTopic(broker, async (topic) => {
    await produceOnce(broker, topic, { by: 'batch', valueBytes: 100, records })
    for (let round = 0; round < rounds; round += 1) {
      assigned.push(await consumeOnce(broker, topic, 'batch', 100, records))
      inGroup.push(await consumeOnce(broker, topic, 'batch', 100, records, `${topic}-${round}`))
    }
  })
  const base = summarize(assigned.map(({ perSecond }) => perSecond))
  const ratios = inGroup.map(({ perSecond }, round) => perSecond / present(assigned[round], 'one each').perSecond)
  const name = 'groups: consume 100 B, by batch'
  const row = rateRow({ name, rounds: inGroup, unit: 'records/s', valueBytes: 100, bar: base.least })
  const remark = `${summarize(ratios).median.toFixed(2)} of reading by assignment, whose least is the bar`
  return { ...row, bars: [atLeast(row.figure, 'records/s', base.least)], remark }
}
