import { createInterface } from 'node:readline'
import { start, stop } from './processes.mjs'

// A program that says nothing for so long is stuck: no case takes as long, on a slow machine either.
const silenceMs = 600_000

/**
 * What a client's program found.
 * @typedef {object} CaseResult
 * @property {string} name
 * @property {number} records verified one by one
 * @property {number} seconds
 * @property {string} [error]
 */

/**
 * Runs the program of a client against a cluster: `PROGRAM... BOOTSTRAP PREFIX PATTERN`, where names of its own begin with PREFIX. It writes
 * lines of JSON, `{"version"}` first, then `{"case", "records"}` or `{"case", "error"}` for each, and may ask for a broker to be killed
 * (`{"ask": "kill", "broker": 2}`), which is answered by a line on its standard input.
 *
 * @param {{ command: readonly string[], env?: NodeJS.ProcessEnv }} program
 * @param {{ bootstrap: string, ask: (what: string, broker: number) => Promise<void>, prefix: string, pattern: string }} options
 * @param {(result: CaseResult) => void} onCase
 * @returns {Promise<{ version: string, results: CaseResult[] }>}
 */
export async function runClient({ command, env = {} }, { bootstrap, ask, prefix, pattern }, onCase) {
  const running = start([...command, bootstrap, prefix, pattern], { env, stdin: 'pipe', keepStdout: false })
  const results = /** @type {CaseResult[]} */ ([])
  let version = ''
  let beganMs = performance.now()
  const add = (found) => {
    const result = { ...found, seconds: Number(((performance.now() - beganMs) / 1000).toFixed(1)) }
    beganMs = performance.now()
    results.push(result)
    onCase(result)
  }
  let isSilent = false
  const silence = setTimeout(() => {
    isSilent = true
    running.child.kill('SIGKILL')
  }, silenceMs)
  running.child.stdin.on('error', () => undefined)
  let last = ''
  const lines = createInterface({ input: running.child.stdout })
  for await (const line of lines) {
    silence.refresh()
    const said = parse(line)
    if (said === undefined) last = line
    else if (said.version !== undefined) {
      version = String(said.version)
      beganMs = performance.now()
    } else if (said.ask !== undefined) {
      try {
        await ask(said.ask, said.broker)
        running.child.stdin.write('ok\n')
      } catch (error) {
        running.child.kill('SIGKILL')
        last = String(error)
      }
    } else if (said.error !== undefined) add({ name: said.case, records: 0, error: String(said.error) })
    else if (said.case !== undefined) add({ name: said.case, records: said.records ?? 0 })
  }
  await running.ended
  clearTimeout(silence)
  const { exitCode } = running.child
  if (exitCode !== 0 || results.length === 0) {
    const how = isSilent ? `said nothing for ${silenceMs / 1000} s` : `ended with ${exitCode}`
    add({ name: 'all cases are run', records: 0, error: `${how}: ${last} ${running.output().slice(-4000)}` })
  }
  await stop(running)
  return { version, results }
}

/** What else a program writes is no answer. @param {string} line */
function parse(line) {
  if (!line.startsWith('{')) return undefined
  try {
    const said = JSON.parse(line)
    return (said.version ?? said.ask ?? said.case) ? said : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
