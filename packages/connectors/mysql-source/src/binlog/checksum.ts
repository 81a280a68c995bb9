import { crc32 } from 'node:zlib'
import { StreamError } from '@millrace/base'

const typeAt = 4
const formatDescription = 15
const checksumLength = 4

/** Takes off the checksums that events have behind them, if the binlog has such, and checks them. */
export class EventChecksums {
  #has: boolean

  /** `has`: whether the events have some until a file's first event says. */
  constructor(has: boolean) {
    this.#has = has
  }

  /** The event without its checksum. Throws CORRUPT_MESSAGE if that is not the event's. */
  strip(event: Buffer): Buffer {
    if (event[typeAt] === formatDescription) {
      // The kind of checksum stands before its own, which this event always has.
      this.#has = event[event.length - checksumLength - 1] === 1
      return event.subarray(0, -checksumLength)
    }
    if (!this.#has || event.length <= checksumLength) return event
    const body = event.subarray(0, -checksumLength)
    if (crc32(body) === event.readUInt32LE(body.length)) return body
    throw new StreamError('CORRUPT_MESSAGE', 'an event of the binlog has another checksum than its bytes')
  }
}
