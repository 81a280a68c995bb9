import { setTimeout as delay } from 'node:timers/promises'
import { type Message, type Mosquitto, Publisher } from '../../../tests/connectors/servers/mosquitto.ts'
import type { Load } from '../lib/pipeline.ts'

/** What a sensor measured. */
export interface Reading {
  readonly sensor: string
  readonly number: number
  readonly celsius: number
  readonly taken_at: string
}

const sensors = 200
const beganMs = Date.UTC(2026, 0, 1)

/** The reading of a sensor with this number, from 0 on. */
export function readingOf(sensor: number, number: number): Reading {
  return {
    sensor: `s-${sensor}`,
    number,
    celsius: (((sensor * 13 + number * 7) % 6000) - 2000) / 100,
    taken_at: new Date(beganMs + number * 60_000).toISOString(),
  }
}

const messageOf = (sensor: number, number: number): Message => ({
  topic: `site/${sensor % 7}/sensor/${sensor}`,
  payload: JSON.stringify(readingOf(sensor, number)),
})

/** Sensors that publish one reading after the other, with QoS 1. */
export class Sensors {
  /** Of each, the broker has acknowledged all readings below this number. */
  readonly acknowledged = new Array<number>(sensors).fill(0)
  readonly #broker: Mosquitto
  /** What the broker may have forgotten when it was killed, of each sensor by number. */
  readonly #forgettable = Array.from({ length: sensors }, () => new Set<number>())
  #wasKilled = false
  #publisher: Publisher | undefined
  #next = 0

  constructor(broker: Mosquitto) {
    this.#broker = broker
  }

  get published(): number {
    return this.acknowledged.reduce((sum, count) => sum + count, 0)
  }

  /**
   * The broker was killed, which has what it acknowledged in memory: what is stored of each sensor up to a reading is safe, and what it
   * acknowledged behind that may be gone.
   */
  wasKilled(stored: ReadonlyMap<string, number>): void {
    this.#wasKilled = true
    for (const [sensor, numbers] of this.#forgettable.entries()) {
      const last = stored.get(readingOf(sensor, 0).sensor) ?? -1
      // The one that is on its way may have been acknowledged just now.
      for (let number = last + 1; number <= (this.acknowledged[sensor] ?? 0); number++) numbers.add(number)
    }
  }

  mayBeForgotten(sensor: number, number: number): boolean {
    return this.#forgettable[sensor]?.has(number) ?? false
  }

  /** Has the first sensor say something. */
  async hello(): Promise<void> {
    await this.#publish([messageOf(0, 0)])
    this.acknowledged[0] = Math.max(this.acknowledged[0] ?? 0, 1)
  }

  async load({ goesOn, signal }: Load): Promise<void> {
    while (await goesOn(this.published)) await this.#turn(100, signal)
    if (this.#wasKilled) {
      // Each speaks once more: its last reading is none that the broker may have forgotten.
      await this.#turn(sensors, signal)
      await goesOn(this.published)
    }
    await this.#publisher?.close()
  }

  /** The next sensors speak. */
  async #turn(count: number, signal: AbortSignal): Promise<void> {
    const turn = Array.from({ length: count }, () => this.#next++ % sensors)
    const messages = turn.map((sensor) => messageOf(sensor, this.acknowledged[sensor] ?? 0))
    for (;;) {
      try {
        await this.#publish(messages)
        break
      } catch {
        // The broker is away, and what it has of these nobody knows: all of them again.
        this.#publisher = undefined
        await delay(100, undefined, { signal })
      }
    }
    for (const sensor of turn) this.acknowledged[sensor] = (this.acknowledged[sensor] ?? 0) + 1
  }

  async #publish(messages: readonly Message[]): Promise<void> {
    this.#publisher ??= await Publisher.connect(this.#broker)
    await this.#publisher.publish(messages)
  }
}
