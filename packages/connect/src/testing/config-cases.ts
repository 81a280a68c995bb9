import { isStreamError } from '@millrace/base'
import type { Option } from '../config/index.ts'
import { unknownOptions } from '../plugins/unknown-options.ts'
import type { Connector } from '../plugins/plugin-set.ts'
import { pluginSet } from '../plugins/plugin-set.ts'
import type { ConnectorConfig } from '../worker/config-store.ts'
import { check, type ConnectorCase, fail, inWords, listed } from './check.ts'
import { Secrets } from './secrets.ts'

/** What cases about a connector's config are told. */
export interface ConfigCaseParts {
  readonly connector: Connector
  /** Options whose names sound like secrets and are none. */
  readonly notSecret?: readonly string[] | undefined
  /** Runs `work` with a config that is good. */
  readonly withConfig: (work: (config: ConnectorConfig) => void | Promise<void>) => Promise<void>
}

/** Names of options that hold a secret wherever they are found. */
const secretName =
  /(^|[._-])(password|passwd|passphrase|secret|token|credentials?|(api|private|secret)[._-]?key|secret[._-]access[._-]key)$/i

const typed = ['BOOLEAN', 'INT', 'SHORT', 'LONG', 'DOUBLE']

/** Whether a word can never be one. */
function refusesWords({ type, values }: Option<unknown>): boolean {
  return typed.includes(type) || values !== undefined
}

/** What `configure` refuses `config` with, which has to name `option`. */
function checkRefused(connector: Connector, config: ConnectorConfig, option: string, secrets: Secrets): void {
  const what = `${connector.name}.configure, where ${option} is ${config[option] ?? 'left out'},`
  try {
    connector.configure(config)
  } catch (error) {
    const found = isStreamError(error, 'INVALID_CONFIG') ? error.context['key'] : undefined
    check(found === option, `${what} threw ${inWords(error)}, which is no INVALID_CONFIG with the option as its key`)
    check(inWords(error).includes(option), `${what} threw a message that does not name the option: ${inWords(error)}`)
    secrets.lookAtError(error, `what ${what} threw`)
    return
  }
  fail(`${what} took it`)
}

/** Cases about a connector's options: they are described, checked, and planned by the same way each time. */
export function configCases({ connector, withConfig, notSecret = [] }: ConfigCaseParts): readonly ConnectorCase[] {
  const { shape } = connector.config
  const options = Object.entries(shape)
  const set = pluginSet([connector])
  return [
    {
      name: 'describes its options, and keeps those secret that are',
      run: async () => {
        for (const [name, option] of options) {
          check(/\S.*\.$/.test(option.doc.trim()), `the doc of ${name} is to be a sentence with its full stop`)
          const secret = secretName.test(name) && !notSecret.includes(name)
          check(!secret || option.type === 'PASSWORD', `${name} sounds like a secret and is no option.password`)
        }
      },
    },
    {
      name: 'takes its config, which names no option that there is not',
      run: () =>
        withConfig((config) => {
          connector.configure(config)
          const unknown = unknownOptions(set, connector, config).map(({ name }) => name)
          check(unknown.length === 0, `the config has options that nothing reads: ${listed(unknown)}`)
        }),
    },
    {
      name: 'finds an option that is misspelled, and the one that was meant',
      run: () =>
        withConfig((config) => {
          for (const [name] of options) {
            const wrong = `${name}${name.at(-1) ?? ''}`
            if (name.length < 4 || wrong in shape) continue
            const found = unknownOptions(set, connector, { ...config, [wrong]: 'x' }).find((one) => one.name === wrong)
            check(found?.meant !== undefined, `${wrong} is not found to be a misspelling of ${name}`)
          }
        }),
    },
    {
      name: 'refuses what an option can not be, and names the option',
      run: () =>
        withConfig((config) => {
          const secrets = Secrets.of(connector.config, config)
          for (const [name, option] of options) {
            if (refusesWords(option)) checkRefused(connector, { ...config, [name]: 'no such value' }, name, secrets)
          }
        }),
    },
    {
      name: 'refuses a config without an option that it must have, and names the option',
      run: () =>
        withConfig((config) => {
          const secrets = Secrets.of(connector.config, config)
          for (const [name, option] of options) {
            if (option.default !== undefined) continue
            const { [name]: _, ...without } = config
            checkRefused(connector, without, name, secrets)
          }
        }),
    },
    {
      name: 'plans the same tasks each time, and as many as it may at most',
      run: () =>
        withConfig((config) => {
          for (const most of [1, 2, 7]) {
            const [once, again] = [0, 1].map(() => JSON.stringify(connector.configure(config).plan(most)))
            check(once === again, `its plan for ${most} tasks was ${once} and then ${again}`)
          }
        }),
    },
    {
      name: 'finds nothing wrong with its config when it tries it',
      run: () =>
        withConfig(async (config) => {
          const problems = await connector.configure(config).check(new AbortController().signal)
          check(
            problems.length === 0,
            `check says: ${listed(problems.map(({ option, message }) => `${option}: ${message}`))}`,
          )
        }),
    },
  ]
}
