import { type Logger, type StreamError, toStreamError } from '@millrace/base'
import type { ClientChannels } from '../../events/client-channels.ts'
import type { Producer } from '../../producer/types.ts'
import type { ConsumedRecord } from '../consumed-record.ts'
import { deadLetter, deadLetterFailed } from './dead-letter.ts'
import type { PoisonCounts, PoisonPolicy } from './types.ts'

export interface PoisonParts {
  readonly policy: Exclude<PoisonPolicy, 'fail'>
  readonly deadLetterTopic: string
  readonly logger: Logger
  readonly channels: ClientChannels
  /** The producer of dead letters, made when it is first needed. */
  readonly deadLetters: () => Producer
  readonly counter: PoisonCounter
}

/** Counts of one topic; they outlive iterations. */
export class PoisonCounter {
  #counts: PoisonCounts = { skipped: 0, deadLettered: 0, raw: 0 }

  get counts(): PoisonCounts {
    return this.#counts
  }

  add(policy: Exclude<PoisonPolicy, 'fail'>): void {
    const { skipped, deadLettered, raw } = this.#counts
    this.#counts = {
      skipped: skipped + Number(policy === 'skip'),
      deadLettered: deadLettered + Number(policy === 'dlq'),
      raw: raw + Number(policy === 'raw'),
    }
  }
}

/** Does with records that can't be deserialised what one iteration was told to. */
export class PoisonHandler {
  readonly policy: Exclude<PoisonPolicy, 'fail'>
  readonly #parts: PoisonParts

  constructor(parts: PoisonParts) {
    this.#parts = parts
    this.policy = parts.policy
  }

  /** The record was dealt with: it is counted, logged and told. */
  note({ topic, partition, offset }: ConsumedRecord<unknown, unknown>, error: StreamError): void {
    const { policy, counter, logger, channels, deadLetterTopic } = this.#parts
    counter.add(policy)
    const target = policy === 'dlq' ? { deadLetterTopic } : {}
    logger.warn({ err: error, topic, partition, offset, policy, ...target }, messages[policy])
    const { clientId, poison } = channels
    if (poison.hasSubscribers) poison.publish({ clientId, topic, partition, offset, policy, error })
  }

  /** Produces the record to the dead letter topic, and resolves once it is there. */
  async bury(record: ConsumedRecord<unknown, unknown>, error: StreamError): Promise<void> {
    const { deadLetters, deadLetterTopic } = this.#parts
    try {
      await deadLetters().send(deadLetterTopic, deadLetter(record, error))
    } catch (failure) {
      const cause = toStreamError(failure, 'INTERNAL', `producing to ${deadLetterTopic} failed`)
      throw deadLetterFailed(record, deadLetterTopic, cause)
    }
    this.note(record, error)
  }
}

const messages = {
  skip: 'a record could not be deserialised and was skipped',
  dlq: 'a record could not be deserialised and was put into the dead letter topic',
  raw: 'a record could not be deserialised and was handed over as bytes',
} as const
