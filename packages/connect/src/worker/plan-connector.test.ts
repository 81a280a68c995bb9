import { expect, it } from 'vitest'
import { configSchema, option, type Password } from '../config/index.ts'
import { defineSource } from '../connectors/define-source.ts'
import { secretsFrom } from '../secrets/secrets.ts'
import { keptTaskConfig, planConnector } from './plan-connector.ts'

const secrets = secretsFrom({ env: { variables: { DB_PASSWORD: 'pearl-7' }, allowed: /DB_.*/ }, folders: [] })
const { signal } = new AbortController()
const config = { url: 'db://host', password: `\${env:DB_PASSWORD}` }

const source = (told: (config: { readonly password: Password }) => Readonly<Record<string, string>>) =>
  defineSource({
    name: 'Secretive',
    version: '1.0.0',
    doc: 'Tells its task what it was told.',
    config: configSchema({
      url: option.string({ importance: 'HIGH', doc: 'Where.' }),
      password: option.password({ importance: 'HIGH', doc: 'The password.' }),
    }),
    plan: (given) => [{ key: 'all', options: told(given) }],
    async *open() {
      yield { records: [] }
    },
  })

const kept = async (connector: ReturnType<typeof source>) => {
  const { plans, resolved } = await planConnector(connector, { name: 'c', config, secrets, signal })
  return plans.map((plan) => keptTaskConfig(config, plan, resolved))
}

it('what tasks are told is kept with references in the place of secrets', async () => {
  const told = source(({ password }) => ({ password: password.reveal(), table: 'orders' }))
  expect(await kept(told)).toEqual([{ ...config, table: 'orders' }])
})

it('a connector that makes something of a secret for its tasks is refused, without the secret', async () => {
  const told = source(({ password }) => ({ link: `db://ann:${password.reveal()}@host` }))
  const failed = await kept(told).catch((error: unknown) => error)
  expect(failed).toMatchObject({ code: 'INVALID_CONFIG', message: expect.not.stringContaining('pearl') })
})

it.each([
  [[{ option: 'url', message: 'nobody answers', mayPass: true }], 'BROKER_UNAVAILABLE', 'url of c: nobody answers'],
  [
    [
      { option: 'url', message: 'nobody answers', mayPass: true },
      { option: 'password', message: 'it is refused' },
    ],
    'INVALID_CONFIG',
    'password of c: it is refused',
  ],
])('what may pass is no fault of the config: %j', async (problems, code, message) => {
  const checked = defineSource({
    ...{ name: 'Checked', version: '1.0.0', doc: 'Tries its server.', config: configSchema({}) },
    check: async () => problems,
    async *open() {
      yield { records: [] }
    },
  })
  await expect(planConnector(checked, { name: 'c', config: {}, signal })).rejects.toMatchObject({ code, message })
})
