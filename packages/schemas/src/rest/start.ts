import { checkKnown, type Logger, optionNames, silentLogger, StreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { avroKind } from '../avro/avro-kind.ts'
import { type CompatibilityLevel, isCompatibilityLevel } from '../compatibility.ts'
import { jsonSchemaKind } from '../json-schema/json-schema-kind.ts'
import { protobufKind } from '../protobuf/protobuf-kind.ts'
import type { RegistryContext } from '../registry/context.ts'
import { RegistryState } from '../registry/state.ts'
import { TopicLog } from '../registry/topic-log.ts'
import { RestServer } from './server.ts'

/** What a schema registry is told. */
export interface StartSchemaRegistryOptions {
  /** The cluster that its topic is in; it is not closed with the registry. */
  readonly client: Client
  /** Its topic: one partition, compacted; made if it is not there. Default `_schemas`. */
  readonly topic?: string
  /** How many replicas the topic gets when it is made. Default: the brokers' default. */
  readonly replicationFactor?: number
  /** Where it listens. Default `127.0.0.1`: only this machine can reach it. It asks nobody who they are: an address that others reach is for networks where all may write. */
  readonly host?: string
  /** 0 for any free port. Default 8081. */
  readonly port?: number
  /** The level of subjects for which none is set, until one is set for all. Default BACKWARD. */
  readonly compatibilityLevel?: CompatibilityLevel
  /** Default: silent. */
  readonly logger?: Logger
}

const known = optionNames<StartSchemaRegistryOptions>({
  client: true,
  topic: true,
  replicationFactor: true,
  host: true,
  port: true,
  compatibilityLevel: true,
  logger: true,
})

/** A schema registry that runs. */
export interface SchemaRegistryServer extends AsyncDisposable {
  /** Where it is, as `http://127.0.0.1:8081`. */
  readonly url: string
  /** Ends it, with what it was answering. Idempotent. */
  close(): Promise<void>
}

/**
 * Starts a schema registry in this process. Several over one topic may run at a time, and each takes writes: see the README. Rejects with INVALID_CONFIG if an
 * option makes no sense, or the topic has several partitions or is not compacted; with ADDRESS_IN_USE, or with why the topic can't be read.
 */
export async function startSchemaRegistry(options: StartSchemaRegistryOptions): Promise<SchemaRegistryServer> {
  checkKnown('startSchemaRegistry', options, known)
  const { client, topic = '_schemas', replicationFactor, host = '127.0.0.1', port = 8081 } = options
  const { compatibilityLevel: defaultLevel = 'BACKWARD', logger = silentLogger } = options
  if (!isCompatibilityLevel(defaultLevel)) {
    throw new StreamError('INVALID_CONFIG', `compatibilityLevel is no level: ${String(defaultLevel)}`)
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StreamError('INVALID_CONFIG', `port must be a whole number from 0 to 65535, not ${String(port)}`)
  }
  const state = new RegistryState()
  const context: RegistryContext = { state, kinds: [avroKind, jsonSchemaKind, protobufKind], defaultLevel }
  const log = new TopicLog({ client, topic, replicationFactor, logger, replay: (record) => state.replay(record) })
  const server = new RestServer(async ({ read, write }, request) => {
    if (write !== undefined) return log.write(() => write(context, request))
    await log.catchUp()
    return read?.(context, request)
  }, logger)
  try {
    await log.open()
    const listening = await server.listen(host, port)
    const name = host.includes(':') ? `[${host}]` : host
    return new RunningRegistry(`http://${name}:${listening}`, server, log)
  } catch (error) {
    await log.close()
    throw error
  }
}

class RunningRegistry implements SchemaRegistryServer {
  readonly url: string
  readonly #server: RestServer
  readonly #log: TopicLog
  #closing: Promise<void> | undefined

  constructor(url: string, server: RestServer, log: TopicLog) {
    this.url = url
    this.#server = server
    this.#log = log
  }

  close(): Promise<void> {
    this.#closing ??= this.#server.close().then(() => this.#log.close())
    return this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
