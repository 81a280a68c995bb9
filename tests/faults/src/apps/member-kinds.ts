import { fileURLToPath } from 'node:url'
import type { MemberOptions } from './member-process.ts'
import type { MemberKind } from './members.ts'

type Kinds = Readonly<Record<string, MemberKind>>

/** Groups of programs on the SDK, by name: one of members that commit by hand, one of static members that commit automatically. */
export function sdkMembers(addresses: readonly string[], topic: string): Kinds {
  const kind = (group: string, optionsOf: (name: string) => Omit<MemberOptions, 'group'>): MemberKind => ({
    commitsByHand: !optionsOf('m1').autoCommit,
    launch(name) {
      const options: MemberOptions = { group, ...optionsOf(name) }
      return { program: 'member-process', words: [addresses.join(','), name, topic, JSON.stringify(options)] }
    },
  })
  return {
    billing: kind('billing', (name) => ({
      assignor: Number(name.slice(1)) % 2 === 0 ? 'uniform' : 'sticky',
      isStatic: false,
      autoCommit: false,
    })),
    audit: kind('audit', () => ({ assignor: 'range', isStatic: true, autoCommit: true })),
  }
}

const kafkajsMember = fileURLToPath(new URL('../../programs/kafkajs-member.mjs', import.meta.url))
const javaMember = fileURLToPath(new URL('../../programs/KafkaMember.java', import.meta.url))
const cooperative = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

/**
 * Groups of clients of Kafka's protocol, by name: Apache Kafka's consumer in the classic protocol, static and committing by hand, and in the
 * new one (KIP-848), committing automatically; and kafkajs. Fetches them if they are not there yet.
 */
export async function kafkaMembers(bootstrap: string, topic: string): Promise<Kinds> {
  const { java, kafkajs } = await installed()
  const ofJava = (group: string, protocol: string, assignor: string, isStatic: boolean, autoCommit: boolean) => ({
    commitsByHand: !autoCommit,
    launch: (name: string) => ({
      program: { command: java },
      words: [bootstrap, name, topic, group, protocol, assignor, String(isStatic), String(autoCommit)],
    }),
  })
  return {
    'java-classic': ofJava('java-classic', 'classic', cooperative, true, false),
    // Not static: one that was killed can't come back within its session time-out, and that consumer gives up then.
    'java-consumer': ofJava('java-consumer', 'consumer', 'uniform', false, true),
    kafkajs: {
      commitsByHand: true,
      launch: (name) => ({
        program: { command: [process.execPath, kafkajsMember] },
        words: [kafkajs, bootstrap, name, topic, 'kafkajs'],
      }),
    },
  }
}

/** As the interop suite installs them. */
async function installed(): Promise<{ readonly java: readonly string[]; readonly kafkajs: string }> {
  const install = new URL('../../../interop/clients/install/', import.meta.url)
  const { compiled, kafkaJars, smallJvm } = (await import(new URL('java.mjs', install).href)) as JavaInstall
  const { npm } = (await import(new URL('npm.mjs', install).href)) as NpmInstall
  const classPath = await compiled('KafkaMember-classes', [javaMember], await kafkaJars())
  return {
    java: ['java', ...smallJvm, '-cp', classPath, 'KafkaMember'],
    kafkajs: await npm('kafkajs-member', { kafkajs: '2.2.4' }),
  }
}

interface JavaInstall {
  readonly smallJvm: readonly string[]
  readonly kafkaJars: () => Promise<string>
  readonly compiled: (name: string, sources: readonly string[], classPath: string) => Promise<string>
}

interface NpmInstall {
  readonly npm: (name: string, packages: Readonly<Record<string, string>>) => Promise<string>
}
