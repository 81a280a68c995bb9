import { channel } from 'node:diagnostics_channel'
import type { EventChannel, Events } from '@millrace/base'

/** Publishes to `node:diagnostics_channel`: whatever subscribes there to a channel by its name hears its events. */
export class NodeEvents implements Events {
  channel<Event extends object>(name: string): EventChannel<Event> {
    return channel(name)
  }
}
