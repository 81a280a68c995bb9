import { type Logger, StreamError } from '@millrace/base'
import type { ClusterImage, Decision, MetadataRecord } from '@millrace/metadata'
import { metadataCommandsWaitingMax } from '../limits.ts'

/** The log in which decisions become facts, as a controller needs it: {@link Quorum} is one. */
export interface DecisionLog {
  readonly image: ClusterImage
  /** The term in which this node is the active controller; undefined if it is not. */
  readonly activeTerm: number | undefined
  /** Who is, as far as this node knows. */
  readonly leader: { readonly nodeId: number } | undefined
  /** The offset that the next record gets, if this node leads. */
  readonly nextOffset: number
  /** Resolves with the offset after the records once they are committed and the image holds them. */
  commit(term: number, records: readonly MetadataRecord[]): Promise<number>
  readonly state: {
    /** The offset after the last record that the image holds. */
    readonly replayedOffset: number
    /** The offset after the last record that this node has done all for. */
    readonly appliedOffset: number
    whenApplied(offset: number): Promise<void>
  }
}

/**
 * Runs metadata commands one at a time, on the active controller: each decides against the image that all before it have made. What it
 * decided is committed, then replayed into the image, then applied to this node, and only then answered.
 */
export class MetadataController {
  private readonly log: DecisionLog
  private readonly logger: Logger
  private last: Promise<unknown> = Promise.resolve()
  private waiting = 0
  private closed: StreamError | undefined
  /** Records whose fate is open: who waited for them was told of an error, and they may be committed all the same. */
  private open: { readonly term: number; readonly endOffset: number; readonly error: unknown } | undefined

  constructor(log: DecisionLog, logger: Logger) {
    this.log = log
    this.logger = logger
  }

  get image(): ClusterImage {
    return this.log.image
  }

  /** Whether commands are taken here. */
  get isActive(): boolean {
    return this.log.activeTerm !== undefined
  }

  /** Throws NOT_CONTROLLER, or NO_QUORUM, if commands are not taken here. */
  checkActive(): void {
    if (!this.isActive) throw this.notActive()
  }

  /** The offset after the last record that this node has done all for. */
  get appliedOffset(): number {
    return this.log.state.appliedOffset
  }

  /** The offset after the last record that the image holds: what an answer that is given now goes by. */
  get imageOffset(): number {
    return this.log.state.replayedOffset
  }

  /** The offset that the next record gets. */
  get nextOffset(): number {
    return this.log.nextOffset
  }

  /**
   * Resolves with the decision's response once it is a fact. Rejects with what `decide` threw; NOT_CONTROLLER if this node is not the active
   * controller, or was replaced meanwhile (then the decision may yet become a fact); NO_QUORUM if nobody is; RESOURCE_EXHAUSTED if too many
   * wait; or the error that kept the records from being committed: then nothing has changed.
   */
  async run<Response>(decide: (image: ClusterImage) => Decision<Response>): Promise<Response> {
    if (this.closed !== undefined) throw this.closed
    if (this.waiting >= metadataCommandsWaitingMax) {
      const text = `${this.waiting} metadata commands wait already; try again when some are done`
      throw new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit: metadataCommandsWaitingMax } })
    }
    this.waiting += 1
    const deciding = this.last.then(() => this.decide(decide))
    const done = (): void => {
      this.waiting -= 1
    }
    // The next one needs the image, and not what is done for it.
    this.last = deciding.then(done, done)
    const { response, endOffset } = await deciding
    if (endOffset !== undefined) await this.log.state.whenApplied(endOffset)
    return response
  }

  /** Refuses new commands with `reason`; resolves once those accepted are decided. */
  async close(reason: StreamError): Promise<void> {
    this.closed ??= reason
    await this.last
  }

  private async decide<Response>(
    decide: (image: ClusterImage) => Decision<Response>,
  ): Promise<{ readonly response: Response; readonly endOffset: number | undefined }> {
    const { activeTerm } = this.log
    if (activeTerm === undefined) throw this.notActive()
    const { records, response } = decide(this.log.image)
    if (records.length === 0) return { response, endOffset: undefined }
    this.checkDecided(activeTerm)
    const endOffset = await this.commit(activeTerm, records)
    this.logger.debug({ records: records.map(({ type }) => type) }, 'metadata committed')
    return { response, endOffset }
  }

  private async commit(term: number, records: readonly MetadataRecord[]): Promise<number> {
    try {
      return await this.log.commit(term, records)
    } catch (error) {
      this.open = { term, endOffset: this.log.nextOffset, error }
      throw error
    }
  }

  /** What is decided on an image in which something is missing that may still come would not fit behind it. */
  private checkDecided(activeTerm: number): void {
    if (this.open === undefined) return
    const { term, endOffset, error } = this.open
    // In another term this node is active only once it holds all of the terms before.
    if (term === activeTerm && this.log.state.replayedOffset < endOffset) throw error
    this.open = undefined
  }

  private notActive(): StreamError {
    const { leader } = this.log
    if (leader === undefined) return noQuorum()
    return new StreamError('NOT_CONTROLLER', `node ${leader.nodeId} is, or becomes, the active controller; ask it`)
  }
}

/** Why nothing can be decided. */
export function noQuorum(): StreamError {
  return new StreamError(
    'NO_QUORUM',
    'no controller is active: fewer than half of the voters of the metadata quorum can reach each other, or they are about to elect one; ' +
      'try again, and if it stays so bring voters back',
    { retryAfterMs: 500 },
  )
}
