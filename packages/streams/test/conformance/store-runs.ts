import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@millrace/base'
import type { StoreBuilder, TaskStore } from '../../src/stores/builder.ts'
import { TaskState } from '../../src/stores/persistent/task-state.ts'
import type { StateStore } from '../../src/stores/store.ts'
import { FakeEnvironment } from '../fake-environment.ts'

/** One store in use, of whatever it is made. */
export interface StoreRun<Store extends StateStore> {
  readonly store: Store
  /** What a commit does: flushes the cache, writes to disk, and goes on with what a crash right after would leave. */
  commit(): void
  /** The store as its changelog restores it, after {@link commit}. */
  restored(): Store
}

/** The ways in which one store can be kept: none may make a difference. */
export type StoreRuns = Readonly<
  Record<string, <Store extends StateStore>(build: (isCached: boolean) => StoreBuilder<Store>) => StoreRun<Store>>
>

/** Stores on disk share one environment, emptied before each run. */
export function storeRuns(): { readonly runs: StoreRuns; close(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'store-runs-'))
  const state = TaskState.open({ folder, bootId: 'boot', logger: silentLogger })
  const onDisk = (): FakeEnvironment => {
    state.wipe()
    return new FakeEnvironment(0, (name) => state.bytes(name))
  }
  const commitState = (): void => state.commit({ changelogOffsets: {} })
  return {
    runs: {
      'in memory': (build) => runOf(build(false), new FakeEnvironment(), () => undefined),
      'in memory, behind a cache': (build) => runOf(build(true), new FakeEnvironment(1 << 20), () => undefined),
      'in memory, behind a cache for a few rows': (build) =>
        runOf(build(true), new FakeEnvironment(700), () => undefined),
      'on disk': (build) => runOf(build(false), onDisk(), commitState),
    },
    close: async () => {
      await state.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function runOf<Store extends StateStore>(
  builder: StoreBuilder<Store>,
  environment: FakeEnvironment,
  commitBytes: () => void,
): StoreRun<Store> {
  let current: TaskStore<Store> = builder.build(environment)
  return {
    get store() {
      return current.store
    },
    commit() {
      current.flush()
      commitBytes()
      current.close()
      current = builder.build(environment)
    },
    restored() {
      const restored = builder.build(new FakeEnvironment())
      for (const { key, value, timestampMs } of environment.logged) restored.restore(key, value, timestampMs)
      return restored.store
    },
  }
}
