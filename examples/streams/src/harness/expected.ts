import { serde, topic } from '@millrace/client'
import { testDriver, type TestDriver } from '@millrace/streams/testing'
import type { Example, ExampleOutput, InputRecord } from './example.ts'

/** Runs an example over records in the test driver. */
export function runWhole({ app }: Example, records: readonly InputRecord[]): TestDriver {
  const driver = testDriver(app({ stores: 'memory' }))
  for (const { topic: name, ...record } of records) driver.input(rawTopic(name)).send(record)
  return driver
}

/**
 * What an output has to hold in the end, as lines in order: computed by the test driver, of all records together or, where time is that of a
 * partition, of those of each partition by themselves. `partitions` says where each record lies.
 */
export function expectedLines(
  example: Example,
  output: ExampleOutput,
  records: readonly InputRecord[],
  partitions: readonly number[],
): string[] {
  const parts = output.isByPartition
    ? [...new Set(partitions)].map((partition) => records.filter((_, index) => partitions[index] === partition))
    : [records]
  const written = parts.flatMap((part) => runWhole(example, part).output(rawTopic(output.name)).readKeyValues())
  return linesOf(output, written)
}

/** What records of an output come to: of a table the last of each key, of events all; in the order of the text. */
export function linesOf(
  output: ExampleOutput,
  records: readonly (readonly [Buffer | null, Buffer | null])[],
): string[] {
  if (output.kind === 'events') return records.map(([key, value]) => output.line(key, value)).toSorted()
  const last = new Map(records.map((record) => [record[0]?.toString('hex'), record]))
  return [...last.values()].map(([key, value]) => output.line(key, value)).toSorted()
}

/** The last value of each key. */
export function lastValues<Value>(
  records: readonly (readonly [string | null, Value])[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(records.map(([key, value]) => [key ?? '', value]))
}

function rawTopic(name: string) {
  return topic(name, { key: serde.bytes(), value: serde.bytes() })
}
