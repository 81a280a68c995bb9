import type { MetadataRecord } from '@millrace/kafka-wire/records'

/**
 * What a decision comes to: the records that make it so, to be committed together or not at all and then replayed, and the answer to
 * give once they are. No records: nothing changes, and the answer can be given at once. Taking the decision changed nothing.
 */
export interface Decision<Response> {
  readonly records: readonly MetadataRecord[]
  readonly response: Response
}
