import { isStreamError } from '@millrace/base'
import { serde, topic } from '@millrace/client'
import { expect, it } from 'vitest'
import {
  filter,
  filterNot,
  flatMap,
  flatMapValues,
  foreignKeyJoin,
  foreignKeyLeftJoin,
  forEach,
  groupBy,
  groupByKey,
  hopping,
  joinGlobalTable,
  joinTable,
  leftJoin,
  leftJoinGlobalTable,
  leftJoinTable,
  map,
  mapValues,
  merge,
  peek,
  process,
  processValues,
  repartition,
  selectKey,
  session,
  sliding,
  split,
  streams,
  suppress,
  tableJoin,
  tableLeftJoin,
  tableOuterJoin,
  through,
  to,
  toStream,
  toTable,
  tumbling,
  unlimited,
  untilTimeLimit,
  untilWindowCloses,
} from '../index.ts'

const words = topic('words', { key: serde.string(), value: serde.string() })
const others = topic('others', { key: serde.string(), value: serde.string() })

const app = () => streams({ id: 'app' })
const both = (left: string, right: string | null): string => `${left}${right}`
const noProcessor = (): never => {
  throw new Error('nothing runs')
}
/** What TypeScript would refuse. */
const wrong = (options: object): never => options as never

it.each<[message: string, give: () => unknown]>([
  ["map() has no option 'nmae': did you mean 'name'?", () => map((value) => [1, value], wrong({ nmae: 'x' }))],
  ["flatMap() has no option 'nmae'", () => flatMap(() => [], wrong({ nmae: 'x' }))],
  ["flatMapValues() has no option 'nmae'", () => flatMapValues(() => [], wrong({ nmae: 'x' }))],
  ["selectKey() has no option 'nmae'", () => selectKey(() => 1, wrong({ nmae: 'x' }))],
  ["peek() has no option 'nmae'", () => peek(() => undefined, wrong({ nmae: 'x' }))],
  ["forEach() has no option 'nmae'", () => forEach(() => undefined, wrong({ nmae: 'x' }))],
  ["filter() has no option 'stor': did you mean 'store'?", () => filter(() => true, wrong({ stor: 'x' }))],
  ["filterNot() has no option 'stor'", () => filterNot(() => true, wrong({ stor: 'x' }))],
  ["mapValues() has no option 'stor'", () => mapValues(() => 1, wrong({ stor: 'x' }))],
  ["toStream() has no option 'nmae'", () => toStream(wrong({ nmae: 'x' }))],
  ["toTable() has no option 'stor'", () => toTable(wrong({ stor: 'x' }))],
  ["merge() has no option 'nmae'", () => merge(app().stream(words), wrong({ nmae: 'x' }))],
  ["split() has no option 'nmae'", () => split(app().stream(words), {}, wrong({ nmae: 'x' }))],
  ["groupByKey() has no option 'kye': did you mean 'key'?", () => groupByKey(wrong({ kye: serde.string() }))],
  ["groupBy() has no option 'vaule': did you mean 'value'?", () => groupBy(() => 1, wrong({ vaule: serde.string() }))],
  ["to() has no option 'partitoner': did you mean 'partitioner'?", () => to(words, wrong({ partitoner: () => 0 }))],
  // The topic says it.
  ["to() has no option 'key'", () => to(words, wrong({ key: serde.string() }))],
  ["to() has no option 'kye'", () => to(() => 'words', wrong({ kye: serde.string() }))],
  ["through() has no option 'value'", () => through(words, wrong({ value: serde.string() }))],
  ["repartition() has no option 'partitons': did you mean 'partitions'?", () => repartition(wrong({ partitons: 3 }))],
  ["process() has no option 'store': did you mean 'stores'?", () => process(noProcessor, wrong({ store: ['x'] }))],
  ["processValues() has no option 'store'", () => processValues(noProcessor, wrong({ store: ['x'] }))],
  [
    "leftJoin() has no option 'witin': did you mean 'within'?",
    () =>
      app()
        .stream(words)
        .pipe(leftJoin(app().stream(others), both, wrong({ within: 1, witin: 1 }))),
  ],
  [
    "joinTable() has no option 'graec': did you mean 'grace'?",
    () => joinTable(app().table(others), both, wrong({ graec: 1 })),
  ],
  ["leftJoinTable() has no option 'graec'", () => leftJoinTable(app().table(others), both, wrong({ graec: 1 }))],
  [
    "joinGlobalTable() has no option 'nmae'",
    () => joinGlobalTable(app().globalTable(others), (value: string) => value, both, wrong({ nmae: 'x' })),
  ],
  [
    "leftJoinGlobalTable() has no option 'nmae'",
    () => leftJoinGlobalTable(app().globalTable(others), (value: string) => value, both, wrong({ nmae: 'x' })),
  ],
  ["tableJoin() has no option 'stor'", () => tableJoin(app().table(others), both, wrong({ stor: 'x' }))],
  ["tableLeftJoin() has no option 'stor'", () => tableLeftJoin(app().table(others), both, wrong({ stor: 'x' }))],
  ["tableOuterJoin() has no option 'stor'", () => tableOuterJoin(app().table(others), () => '', wrong({ stor: 'x' }))],
  [
    "foreignKeyJoin() has no option 'stor': did you mean 'store'?",
    () => foreignKeyJoin(app().table(others), (value: string) => value, both, wrong({ stor: 'x' })),
  ],
  [
    "foreignKeyLeftJoin() has no option 'stor'",
    () => foreignKeyLeftJoin(app().table(others), (value: string) => value, both, wrong({ stor: 'x' })),
  ],
  [
    "untilWindowCloses() has no option 'maxRecord': did you mean 'maxRecords'?",
    () => untilWindowCloses(wrong({ maxRecord: 1 })),
  ],
  // Nothing can go early that must be final.
  ["untilWindowCloses() has no option 'whenFull'", () => untilWindowCloses(wrong({ whenFull: 'emit-early' }))],
  [
    "untilTimeLimit() has no option 'whenful': did you mean 'whenFull'?",
    () => untilTimeLimit(1, wrong({ whenful: 1 })),
  ],
  [
    "suppress() has no option 'maxByte': did you mean 'maxBytes'?",
    () => suppress(wrong({ until: 'time limit', limitMs: 1, maxByte: 1 })),
  ],
  ["tumbling() has no option 'grac': did you mean 'grace'?", () => tumbling('1m', wrong({ grac: 1 }))],
  ["hopping() has no option 'advanec': did you mean 'advance'?", () => hopping('1m', wrong({ advanec: 1 }))],
  ["sliding() has no option 'grac'", () => sliding('1m', wrong({ grac: 1 }))],
  ["session() has no option 'grac'", () => session('1m', wrong({ grac: 1 }))],
  ["unlimited() has no option 'startM': did you mean 'startMs'?", () => unlimited(wrong({ startM: 1 }))],
])('%s', (message, give) => {
  let thrown: unknown
  try {
    give()
  } catch (error) {
    thrown = error
  }
  expect(isStreamError(thrown, 'INVALID_CONFIG')).toBe(true)
  expect((thrown as Error).message).toContain(message)
})
