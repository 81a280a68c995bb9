import { parseArgs } from 'node:util'
import { isStreamError } from '@millrace/base'
import { type ConnectorKind, connectorKinds, kindIn } from './names.ts'
import { writeConnector } from './write-connector.ts'

/** Where lines go. */
interface Lines {
  write(text: string): unknown
}

const usage = `npm create @millrace/connector FOLDER -- [--kind source|sink] [--name PACKAGE]

Writes the package of a new connector into a folder that is not there yet. Its kind may also stand
at the end of its name: orders-sink. Without --name the package is called as the folder.
`

interface Asked {
  readonly folder: string
  readonly kind: ConnectorKind
  readonly name?: string
}

/** What a command line asks for: a connector, or help; or what is wrong with it. */
function asked(commandLine: readonly string[]): Asked | { readonly help: true } | { readonly wrong: string } {
  const options = {
    kind: { type: 'string', short: 'k' },
    name: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const
  let parsed
  try {
    parsed = parseArgs({ args: [...commandLine], options, allowPositionals: true })
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
  const { values, positionals } = parsed
  if (values.help === true) return { help: true }
  const [folder, ...others] = positionals
  if (folder === undefined || others.length > 0) return { wrong: 'say one folder' }
  const { name } = values
  const wanted = values.kind ?? kindIn(name ?? '') ?? kindIn(folder.replace(/[/\\]+$/, ''))
  if (wanted === undefined)
    return {
      wrong: 'say what it is: --kind source reads from elsewhere into topics, --kind sink writes what is in them',
    }
  const kind = connectorKinds.find((one) => one === wanted)
  if (kind === undefined) return { wrong: `--kind is ${wanted}: there are ${connectorKinds.join(' and ')}` }
  return { folder, kind, ...(name === undefined ? {} : { name }) }
}

/** The program: exit code 0, 1 if nothing was written, or 2 for a command line that won't do. */
export async function main(commandLine: readonly string[], stdout: Lines, stderr: Lines): Promise<0 | 1 | 2> {
  const what = asked(commandLine)
  if ('help' in what) {
    stdout.write(usage)
    return 0
  }
  if ('wrong' in what) {
    stderr.write(`create-connector: ${what.wrong}\n\n${usage}`)
    return 2
  }
  try {
    const files = await writeConnector(what)
    stdout.write(files.map((file) => `${what.folder}/${file}\n`).join(''))
    stdout.write(`\ncd ${what.folder}\nnpm install\nnpm run build\nnpm test\n`)
    return 0
  } catch (error) {
    if (!isStreamError(error, 'INVALID_REQUEST')) throw error
    stderr.write(`create-connector: ${error.message}\n`)
    return 1
  }
}
