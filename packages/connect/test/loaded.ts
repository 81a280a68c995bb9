import type { Converter } from '../src/converters/converter.ts'
import { NotLoaded } from '../src/converters/not-loaded.ts'
import type { SchemaAndValue } from '../src/data/record.ts'

/** What `convert` gives once what it needs is loaded, as tasks do it. */
export async function loaded<Result>(convert: () => Result): Promise<Result> {
  try {
    return convert()
  } catch (error) {
    if (!(error instanceof NotLoaded)) throw error
    await error.load()
    // What was loaded is there, or the test fails.
    return convert()
  }
}

/** What comes back of data that one converter writes and reads. */
export async function thereAndBack(converter: Converter, data: SchemaAndValue, topic = 't'): Promise<SchemaAndValue> {
  const bytes = await loaded(() => converter.fromConnect(topic, data))
  return loaded(() => converter.toConnect(topic, bytes))
}
