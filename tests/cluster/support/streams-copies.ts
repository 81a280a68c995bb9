import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { silentLogger } from '@millrace/base'
import type { RestoreProgress, RunOptions, Streams } from '@millrace/streams'

/** A copy of an application that a test runs, and what it told. */
export interface Copy {
  readonly progress: RestoreProgress[]
  readonly states: string[]
  readonly warnings: { readonly about: Record<string, unknown>; readonly text: string }[]
  /** Rejects with what it failed with. */
  readonly done: Promise<void>
  stop(): Promise<void>
}

/** Copies of applications with state folders of their own, by name, in one folder. */
export class StreamsCopies {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'millrace-copies-'))
  readonly #running = new Set<Copy>()

  run(app: Streams, name: string, options: RunOptions = {}): Copy {
    const stopping = new AbortController()
    const progress: RestoreProgress[] = []
    const states: string[] = []
    const warnings: Copy['warnings'] = []
    const warn = (about: unknown, text?: string): void =>
      void warnings.push({ about: about as Record<string, unknown>, text: text ?? '' })
    const done = app.run({
      signal: stopping.signal,
      stateDir: path.join(this.folder, name),
      commitInterval: '50ms',
      onRestore: (each) => progress.push(each),
      onState: (state) => states.push(state),
      logger: { ...silentLogger, warn },
      ...options,
    })
    // Whoever waits for it is told.
    done.catch(() => undefined)
    const copy: Copy = {
      progress,
      states,
      warnings,
      done,
      stop: () => {
        this.#running.delete(copy)
        stopping.abort()
        return done
      },
    }
    this.#running.add(copy)
    return copy
  }

  /** Stops those that run still, and deletes what they had. */
  async remove(): Promise<void> {
    // Those that failed said so to their test.
    for (const copy of this.#running) await copy.stop().catch(() => undefined)
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** The newest of what was told of each store in a role, by task and store. */
export function newestProgress({ progress }: Copy, role: RestoreProgress['role']): Map<string, RestoreProgress> {
  return new Map(progress.filter((each) => each.role === role).map((each) => [`${each.taskId} ${each.store}`, each]))
}

/** Records that stores got in a role, in all. */
export function restoredCount(copy: Copy, role: RestoreProgress['role']): number {
  return [...newestProgress(copy, role).values()].reduce((sum, each) => sum + each.restored, 0)
}
