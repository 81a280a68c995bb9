import { isStreamError, type RpcChannel, silentLogger } from '@millrace/base'
import type { TransactionDescription } from '@millrace/client'
import { millrace, TransactionService } from '@millrace/contracts'
import { nodePorts } from '@millrace/node-io'

/** Requests to end transactions that were long on their way: of producers as they were some transactions ago. */
export class LateEnds {
  readonly #channels: readonly RpcChannel[]
  /** How often what was answered: a code, or `answered` for one that is idempotent. */
  readonly answers: Record<string, number> = {}

  constructor(addresses: readonly string[]) {
    const { network } = nodePorts({ logger: silentLogger })
    const options = { messageSizeBytesMax: 1_048_576, purpose: 'late ends' }
    this.#channels = addresses.map((address) => network.connect(address, options))
  }

  /** Has each broker be asked to end the producer's transactions of before, by commit and by abort. */
  async deliver({ transactionalId, producerId, producerEpoch }: TransactionDescription): Promise<void> {
    const epochs = [1, 2, 3].map((behind) => producerEpoch - behind).filter((epoch) => epoch >= 0)
    const ends = epochs.flatMap((epoch) => [true, false].map((commit) => ({ epoch, commit })))
    await Promise.all(
      this.#channels.flatMap((channel) =>
        ends.map(async ({ epoch, commit }) => {
          const request = { transactionalId, producerId, producerEpoch: epoch, commit }
          this.#count(await codeOf(channel, new millrace.transaction.v1.EndTransactionRequest(request)))
        }),
      ),
    )
  }

  close(): void {
    for (const channel of this.#channels) channel.close()
  }

  #count(code: string): void {
    this.answers[code] = (this.answers[code] ?? 0) + 1
  }
}

async function codeOf(channel: RpcChannel, request: millrace.transaction.v1.EndTransactionRequest): Promise<string> {
  try {
    await channel.unary(TransactionService.endTransaction, request, { timeoutMs: 10_000 })
    return 'answered'
  } catch (error) {
    if (!isStreamError(error)) throw error
    return error.code
  }
}
