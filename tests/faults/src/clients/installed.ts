import { createRequire } from 'node:module'
import path from 'node:path'
import { javaCommand, kafkajsFolder, kafkaProgram } from '../apps/kafka-clients.ts'
import { javaMembers, kafkajsMembers, type MemberKinds } from '../apps/member-kinds.ts'
import type { KafkajsModule } from './oversight.ts'

/** The programs that play roles in a history of one client, and its groups of members. */
export interface HistoryClient {
  readonly name: string
  /** What runs a role; its name and the rest of what it is told follow. */
  readonly command: readonly string[]
  /** The groups that read a topic. */
  readonly members: (bootstrap: string, topic: string) => Promise<MemberKinds>
  /** How many copy together. kafkajs can't tell brokers which of several members copies (KIP-447), so it has one. */
  readonly copiers: number
}

/** Kafka's clients. */
export interface Installed {
  readonly clients: Readonly<Record<string, HistoryClient>>
  /** Reads all that is committed, whoever wrote it. */
  readonly judge: readonly string[]
  readonly kafkajs: KafkajsModule
}

/** Fetches what is not there yet. */
export async function installed(): Promise<Installed> {
  const java = await javaCommand('HistoryClient')
  const folder = await kafkajsFolder()
  const kafkajs = [process.execPath, kafkaProgram('kafkajs-history.mjs'), folder]
  return {
    clients: {
      kafkajs: { name: 'kafkajs', command: kafkajs, members: kafkajsMembers, copiers: 1 },
      java: { name: 'java', command: java, members: javaMembers, copiers: 2 },
    },
    judge: [...java, 'everything'],
    kafkajs: createRequire(path.join(folder, 'package.json'))('kafkajs') as KafkajsModule,
  }
}
