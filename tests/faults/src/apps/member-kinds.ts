import { javaCommand, kafkajsFolder, kafkaProgram } from './kafka-clients.ts'
import type { MemberOptions } from './member-process.ts'
import type { MemberKind } from './members.ts'

/** Kinds of members, by the group that they are in. */
export type MemberKinds = Readonly<Record<string, MemberKind>>

/** Groups of programs on the SDK, by name: one of members that commit by hand, one of static members that commit automatically. */
export function sdkMembers(addresses: readonly string[], topic: string): MemberKinds {
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

const cooperative = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

/** Groups of clients of Kafka's protocol, by name: of Apache Kafka's consumer, and of kafkajs. */
export async function kafkaMembers(bootstrap: string, topic: string): Promise<MemberKinds> {
  return { ...(await javaMembers(bootstrap, topic)), ...(await kafkajsMembers(bootstrap, topic)) }
}

/**
 * Groups of Apache Kafka's consumer: in the classic protocol, static and committing by hand, and in the new one (KIP-848), committing
 * automatically. Fetches it if it is not there yet.
 */
export async function javaMembers(bootstrap: string, topic: string): Promise<MemberKinds> {
  const command = await javaCommand('KafkaMember')
  const kind = (group: string, protocol: string, assignor: string, isStatic: boolean, autoCommit: boolean) => ({
    commitsByHand: !autoCommit,
    launch: (name: string) => ({
      program: { command },
      words: [bootstrap, name, topic, group, protocol, assignor, String(isStatic), String(autoCommit)],
    }),
  })
  return {
    'java-classic': kind('java-classic', 'classic', cooperative, true, false),
    // Not static: one that was killed can't come back within its session time-out, and that consumer gives up then.
    'java-consumer': kind('java-consumer', 'consumer', 'uniform', false, true),
  }
}

/** A group of kafkajs, which is fetched if it is not there yet. */
export async function kafkajsMembers(bootstrap: string, topic: string): Promise<MemberKinds> {
  const command = [process.execPath, kafkaProgram('kafkajs-member.mjs'), await kafkajsFolder()]
  return {
    kafkajs: {
      commitsByHand: true,
      launch: (name) => ({ program: { command }, words: [bootstrap, name, topic, 'kafkajs'] }),
    },
  }
}
