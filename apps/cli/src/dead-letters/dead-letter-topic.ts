import type { Client, TopicDescription } from '@millrace/client'
import { ConnectRest } from '../connect/connect-rest.ts'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import type { CliIo } from '../io.ts'
import type { BrokersOption } from '../program/shared-options.ts'
import type { ConnectOption } from '../program/connect-commands.ts'
import { existingTopic, withClient } from '../session.ts'

/** Whose dead letters, and where they are. */
export interface DeadLetterOptions extends ConnectOption, BrokersOption {
  /** The topic that they are in, for a connector that is gone. */
  readonly topic?: string
}

const topicOption = 'errors.deadletterqueue.topic.name'

/** The topic of a connector's dead letters, as its config says. */
async function topicOf(io: CliIo, name: string, { url, topic }: DeadLetterOptions): Promise<string> {
  if (topic !== undefined) return topic
  const config = await new ConnectRest(io, url).ofConnector<Readonly<Record<string, string>>>('GET', name, '/config')
  const found = config[topicOption]
  if (found !== undefined && found !== '') return found
  throw new CommandFailure(
    exitCodes.failed,
    `${name} keeps no dead letters: its config has no ${topicOption}; say --topic for those of before`,
  )
}

/** Does something with the topic of a connector's dead letters. */
export async function withDeadLetters<Result>(
  io: CliIo,
  name: string,
  options: DeadLetterOptions,
  work: (client: Client, topic: TopicDescription) => Promise<Result>,
): Promise<Result> {
  const topic = await topicOf(io, name, options)
  return withClient(io, options, async (client) => work(client, await existingTopic(client, topic)))
}
