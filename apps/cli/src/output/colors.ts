import pc from 'picocolors'
import { type CliIo, isTerminal } from '../io.ts'

/** Colours for a stream that a person looks at, unless the environment has NO_COLOR (https://no-color.org) or TERM=dumb. */
export function colorsFor(io: Pick<CliIo, 'env'>, stream: unknown): ReturnType<typeof pc.createColors> {
  const wanted = (io.env['NO_COLOR'] ?? '') === '' && io.env['TERM'] !== 'dumb'
  return pc.createColors(wanted && isTerminal(stream))
}
