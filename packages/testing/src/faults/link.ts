import type { Fabric } from './fabric.ts'
import type { Gate } from './gate.ts'

/** A way on which nothing passes at times. */
export interface Link {
  readonly isOpen: boolean
  /** Resolves once it is open, or `givenUp` is aborted; rejects with BROKER_UNAVAILABLE when the broker is dead. */
  passed(givenUp?: AbortSignal): Promise<void>
}

/** What a broker hears: everything unless it is held. */
export function inbound(gate: Gate): Link {
  return {
    get isOpen() {
      return gate.isOpen
    },
    passed: (givenUp) =>
      waitFor(
        () => gate.isOpen,
        () => gate.check(),
        () => [gate.changed()],
        givenUp,
      ),
  }
}

/** A broker's way to another one. */
export function outbound(gate: Gate, fabric: Fabric, from: number, address: string): Link {
  const isOpen = (): boolean => gate.isOpen && fabric.connects(from, address)
  return {
    get isOpen() {
      return isOpen()
    },
    passed: (givenUp) =>
      waitFor(
        isOpen,
        () => gate.check(),
        () => [gate.changed(), fabric.changed()],
        givenUp,
      ),
  }
}

async function waitFor(
  isOpen: () => boolean,
  check: () => void,
  changes: () => Promise<void>[],
  givenUp: AbortSignal | undefined,
): Promise<void> {
  const over = new Promise<void>((resolve) => givenUp?.addEventListener('abort', () => resolve(), { once: true }))
  while (!isOpen() && givenUp?.aborted !== true) {
    check()
    await Promise.race([...changes(), over])
  }
}
