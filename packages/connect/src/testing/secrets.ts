import { inspect } from 'node:util'
import type { ConfigSchema } from '../config/index.ts'
import type { ConnectorConfig } from '../worker/config-store.ts'
import { check } from './check.ts'

/** Shorter ones stand in texts by chance. */
const secretLengthMin = 8

/** The secrets of a config, and whether what a connector says holds one of them. */
export class Secrets {
  readonly #values: readonly (readonly [option: string, value: string])[]

  constructor(values: readonly (readonly [option: string, value: string])[]) {
    this.#values = values
  }

  /** Those of the options that are passwords. Fails the case for one that is too short to be told from other text. */
  static of({ shape }: ConfigSchema, config: ConnectorConfig): Secrets {
    const names = Object.keys(shape).filter((name) => shape[name]?.type === 'PASSWORD')
    const values = names.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]] as const]))
    for (const [name, value] of values) {
      const long = value.trim().length >= secretLengthMin
      check(
        long,
        `give ${name} ${secretLengthMin} characters or more in the config: a shorter one stands in texts by chance`,
      )
    }
    return new Secrets(values)
  }

  /** Fails the case if `said` holds a secret, plain or as URLs and headers have it; `where` says whose text it is. */
  look(said: unknown, where: string): void {
    const text =
      typeof said === 'string' ? said : inspect(said, { depth: 12, maxStringLength: null, breakLength: Infinity })
    for (const [option, value] of this.#values) {
      const forms = [value, encodeURIComponent(value), Buffer.from(value).toString('base64').replaceAll('=', '')]
      check(!forms.some((form) => text.includes(form)), `${where} holds the secret of ${option}`)
    }
  }

  /** Fails the case if an error holds a secret, its stack and causes with it. */
  lookAtError(error: unknown, where: string): void {
    this.look(error, where)
    if (!(error instanceof Error)) return
    this.look(`${error.message}\n${error.stack ?? ''}`, where)
    if (error.cause !== undefined) this.lookAtError(error.cause, `${where} (its cause)`)
  }
}
