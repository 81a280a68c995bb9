import { StreamError, toStreamError } from '@millrace/base'
import { Streams } from '../dsl/streams.ts'

/** The application of that id among what a module exports. Throws INVALID_CONFIG if there is none, or if the module can't be loaded. */
export async function applicationOf(module: string, id: string): Promise<Streams> {
  let exported: Readonly<Record<string, unknown>>
  try {
    exported = (await import(module)) as Readonly<Record<string, unknown>>
  } catch (error) {
    throw toStreamError(error, 'INVALID_CONFIG', `the module ${module} of application ${id} can't be loaded`)
  }
  // What a CommonJS module exports comes as one default.
  const all: unknown = exported['default']
  const more: readonly unknown[] = typeof all === 'object' && all !== null ? Object.values(all) : []
  const candidates = [...Object.values(exported), ...more]
  const found = candidates.find((each): each is Streams => each instanceof Streams && each.id === id)
  if (found !== undefined) return found
  throw new StreamError(
    'INVALID_CONFIG',
    `the module ${module} exports no application ${id}: export what streams() gives, under any name, so that each thread has it`,
  )
}
