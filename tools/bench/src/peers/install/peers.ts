import path from 'node:path'
import { type Outcome, step } from '../deadline.ts'
import { installLibrdkafka, installNatsServer } from './debian.ts'
import { installKafka } from './kafka.ts'
import { installNode24, npmInstall, versions } from './npm.ts'

/** What is there to be compared with, each with why not if it is not. */
export interface Installed {
  /** The class path of Apache Kafka. */
  readonly kafka: Outcome<string>
  /** The folder of each client, and the Node that runs them. */
  readonly node: Outcome<string>
  readonly kafkajs: Outcome<string>
  readonly platformatic: Outcome<string>
  readonly rdkafka: Outcome<string>
  readonly natsClient: Outcome<string>
  /** The program. */
  readonly natsServer: Outcome<string>
}

const deadlineMs = 10 * 60_000

/** Installs every peer that is not there yet. One that can't be installed does not keep the others from it. */
export async function installPeers(say: (text: string) => void): Promise<Installed> {
  const install = async (name: string, run: (signal: AbortSignal) => Promise<string>): Promise<Outcome<string>> => {
    say(`install ${name}`)
    const outcome = await step(`installing ${name}`, deadlineMs, run)
    if ('failure' in outcome) say(outcome.failure)
    return outcome
  }
  let headers: string | undefined
  const node = await install('Node 24', async (signal) => {
    const { program, folder } = await installNode24(signal)
    headers = folder
    return program
  })
  return {
    node,
    kafka: await install('Apache Kafka', installKafka),
    kafkajs: await install('kafkajs', (signal) => npmInstall('kafkajs', versions.kafkajs, { signal })),
    platformatic: await install('@platformatic/kafka', (signal) =>
      npmInstall('platformatic', versions.platformatic, { signal }),
    ),
    rdkafka: await install('node-rdkafka', async (signal) => {
      if (!('result' in node) || headers === undefined) throw new Error('it is built for Node 24, which is not there')
      await installLibrdkafka(signal)
      const scripts = {
        PATH: `${path.dirname(node.result)}${path.delimiter}${process.env['PATH'] ?? ''}`,
        // Against the system's librdkafka, and the headers that the package of Node has.
        BUILD_LIBRDKAFKA: '0',
        npm_config_nodedir: headers,
      }
      return npmInstall('rdkafka', versions.rdkafka, { signal, scripts })
    }),
    natsClient: await install('the NATS client', (signal) => npmInstall('nats', versions.nats, { signal })),
    natsServer: await install('nats-server', installNatsServer),
  }
}
