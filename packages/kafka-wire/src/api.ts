import type { Fields } from './field.ts'
import type { Message } from './message.ts'
import type { VersionRange } from './versions.ts'

/** One API of Kafka's protocol: its number on the wire, what is asked and answered, and which versions a broker tells its clients to use. */
export interface Api<Request extends Fields = Fields, Response extends Fields = Fields> {
  readonly key: number
  readonly name: string
  readonly request: Message<Request>
  readonly response: Message<Response>
  readonly advertised: VersionRange
}
