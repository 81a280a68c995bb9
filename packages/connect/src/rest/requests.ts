import type { IncomingMessage } from 'node:http'
import { requestBytesMax } from '../limits.ts'
import type { ConnectorConfig, TargetState } from '../worker/config-store.ts'
import type { TaskSpec } from '../worker/distributed/config-log.ts'
import type { FencingAsker } from '../worker/served-worker.ts'
import { RestError } from './rest-error.ts'

/** The whole body of a request. 413 if it is too large: then it is read on and thrown away, so that the answer can be read, but not for ever. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > requestBytesMax * 8) break
    if (bytes > requestBytesMax) chunks.length = 0
    else chunks.push(chunk)
  }
  if (bytes > requestBytesMax) throw new RestError(413, `a request may have ${requestBytesMax} bytes`)
  return Buffer.concat(chunks).toString('utf8')
}

/** The object that a body of JSON holds. 400 if it holds anything else. */
export function objectOf(body: string): Readonly<Record<string, unknown>> {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch (error) {
    throw new RestError(400, `the body is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed }
  throw new RestError(400, 'the body is to be an object of JSON')
}

/** Changes of a config: texts, numbers and booleans as texts; null takes an option away. 400 for anything else. */
export function changesIn(given: Readonly<Record<string, unknown>>): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (value === null || typeof value === 'string') return [name, value]
      if (typeof value === 'number' || typeof value === 'boolean') return [name, String(value)]
      throw new RestError(400, `the option ${name} is to be a text, a number or a boolean`)
    }),
  )
}

/** A config; options that are null are as good as absent. */
export function configIn(given: Readonly<Record<string, unknown>>): ConnectorConfig {
  const entries = Object.entries(changesIn(given))
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null))
}

const initialStates: Readonly<Record<string, TargetState>> = {
  RUNNING: 'STARTED',
  PAUSED: 'PAUSED',
  STOPPED: 'STOPPED',
}

/** A connector that somebody wants. */
export interface ConnectorToMake {
  readonly name: string
  readonly config: ConnectorConfig
  /** What it is to do first. */
  readonly target: TargetState
}

/** What `POST /connectors` asks for. 400 for members that it does not have. */
export function creationIn(given: Readonly<Record<string, unknown>>): ConnectorToMake {
  const { name, config, initial_state: state = 'RUNNING', ...others } = given
  const [other] = Object.keys(others)
  if (other !== undefined)
    throw new RestError(400, `a connector is made of name, config and initial_state, and not of ${other}`)
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new RestError(400, 'config is to be an object with the options of the connector')
  }
  const texts = configIn({ ...config })
  const called = name ?? texts['name']
  if (typeof called !== 'string') throw new RestError(400, 'name is to be the name of the connector')
  const target = typeof state === 'string' ? initialStates[state.toUpperCase()] : undefined
  if (target === undefined) throw new RestError(400, 'initial_state is to be RUNNING, PAUSED or STOPPED')
  return { name: called, config: texts, target }
}

/** The tasks that another worker has divided a connector into. 400 for anything else. */
export function taskSpecsIn({ tasks }: Readonly<Record<string, unknown>>): readonly TaskSpec[] {
  const given: readonly unknown[] | undefined = Array.isArray(tasks) ? tasks : undefined
  if (given === undefined) throw new RestError(400, 'tasks is to be an array')
  return given.map((task) => {
    const { key, config }: Readonly<Record<string, unknown>> =
      typeof task === 'object' && task !== null ? { ...task } : {}
    if (typeof key !== 'string' || typeof config !== 'object' || config === null) {
      throw new RestError(400, 'a task is to have a key and a config')
    }
    return { key, config: configIn({ ...config }) }
  })
}

/** Who wants the former tasks of a connector fenced. 400 for anything else. */
export function fencingAskerIn({ task, url }: Readonly<Record<string, unknown>>): FencingAsker {
  if (typeof task === 'number' && Number.isSafeInteger(task) && typeof url === 'string') return { task, url }
  throw new RestError(400, 'task is to be the number of a task, and url where its worker answers')
}
