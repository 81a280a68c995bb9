import type { ConnectorConfig } from '../worker/config-store.ts'
import type { SourceRecord } from '../data/record.ts'
import { parseOffset } from '../tasks/offset-text.ts'
import { check, type ConnectorCase, listed } from './check.ts'
import { configCases } from './config-cases.ts'
import { type SourceAttempt, type SourceCrash, SourceStore } from './source-attempt.ts'
import { type SourceConformance, sourceCase } from './source-scene.ts'
import { until } from './waiting.ts'

const crashes: readonly SourceCrash[] = [
  { when: 'before a record is stored', at: 1 },
  { when: 'before a record is stored', at: 4 },
  { when: 'after a record is stored', at: 1 },
  { when: 'after a record is stored', at: 5 },
  { when: 'before an offset is kept', at: 1 },
  { when: 'before an offset is kept', at: 2 },
  { when: 'after an offset is kept', at: 1 },
  { when: 'after an offset is kept', at: 2 },
  { when: 'after it was told', at: 1 },
  { when: 'after it was told', at: 2 },
]

/** Crashes where it says, goes on, and loses nothing; nor does what was kept come again. */
function crashCase(options: SourceConformance, crash: SourceCrash, keeps: boolean): ConnectorCase {
  const { repeatsAfterCrash = false, readsWhatCameWhileDown = true } = options
  const kept = keeps ? '' : ', and none was kept yet'
  return sourceCase(options, `loses nothing when it is killed ${crash.when} (${crash.at})${kept}`, async (scene) => {
    const first = scene.begin({ crash, keeps })
    const over = (): boolean => first.ended || first.crashed
    for (const part of [1, 2]) {
      if (over()) break
      await scene.produce(5)
      const stored = (): boolean => scene.missing.length === 0 && (!keeps || first.told >= part)
      const what = (): string =>
        scene.missing.length === 0
          ? `no offset was kept of what is stored, and the source told`
          : `of ${scene.produced.length} records ${scene.missing.length} were not stored (${listed(scene.missing)})`
      await scene.until(first, () => over() || stored(), what)
    }
    // What crashes at the last commit of a task does so when that ends.
    first.stop()
    await scene.ended(first)
    check(first.crashed, `the task came to no such point: ${crash.when} (${crash.at})`)
    const done = scene.idsOf(first.keptRecords())
    const before = scene.store.stored.length
    if (readsWhatCameWhileDown) await scene.produce(2)
    const second = scene.begin()
    await scene.allStored(second)
    if (!readsWhatCameWhileDown) {
      await scene.produce(2)
      await scene.allStored(second)
    }
    await scene.stop(second)
    const again = new Set(scene.idsOf(scene.store.stored.slice(before)))
    const repeated = done.filter((id) => again.has(id))
    check(
      repeatsAfterCrash || repeated.length === 0,
      `${listed(repeated)} came again though an offset behind was kept; if that can't be otherwise, say so with repeatsAfterCrash`,
    )
  })
}

function deliveryCases(options: SourceConformance): readonly ConnectorCase[] {
  const { inOrder = true } = options
  return [
    sourceCase(options, 'gives each record once, in order, and keeps offsets that it can go on at', async (scene) => {
      const attempt = scene.begin()
      for (const count of [3, 1, 8]) {
        await scene.produce(count)
        await scene.allStored(attempt)
      }
      await scene.until(
        attempt,
        () => attempt.told > 0,
        () => 'no offset was kept',
      )
      await scene.stop(attempt)
      const ids = scene.idsOf(scene.store.stored)
      check(
        ids.length === scene.produced.length,
        `${scene.produced.length} records were produced, ${ids.length} stored`,
      )
      if (inOrder) check(ids.join('\n') === scene.produced.join('\n'), `records came in another order: ${listed(ids)}`)
      check(scene.store.offsets.size > 0, 'no offset was kept when the task ended')
    }),
    sourceCase(options, 'waits while its records are not stored, and drops none', async (scene) => {
      const inFlightMax = 10
      const attempt = scene.begin({ inFlightMax })
      attempt.hold()
      for (let part = 0; part < 4; part++) await scene.produce(10)
      await scene.until(
        attempt,
        () => attempt.given.length >= inFlightMax,
        () => `${attempt.given.length} records were given before the first was stored`,
      )
      check(!attempt.asked, 'it was asked for more while there was no room')
      attempt.letGo()
      await scene.allStored(attempt)
      await scene.stop(attempt)
      const ids = scene.idsOf(scene.store.stored)
      check(
        ids.length === scene.produced.length,
        `${scene.produced.length} records were produced, ${ids.length} stored`,
      )
    }),
  ]
}

/** Which offset each record came with, by what identifies it. */
function offsetsOf(
  attempt: SourceAttempt,
  idsOf: (records: readonly SourceRecord[]) => readonly string[],
): Map<string, string> {
  const all = attempt.given.flatMap(({ partition, offset, record }) =>
    record === undefined ? [] : idsOf([record]).map((id) => [id, `${partition} ${offset}`] as const),
  )
  return new Map(all)
}

function offsetCases(options: SourceConformance): readonly ConnectorCase[] {
  const { connector, readsFromTheBeginning = true } = options
  return [
    sourceCase(options, 'gives offsets that can be kept, and the same ones each time', async (scene) => {
      const first = scene.begin()
      await scene.produce(6)
      await scene.allStored(first)
      await scene.stop(first)
      check(
        first.inexact.size === 0,
        `${listed([...first.inexact])} of its offsets are numbers that are not exact: give bigints`,
      )
      const configured = connector.configure(scene.config)
      for (const { partition, offset } of first.given) {
        const refused = configured.checkPosition({ partition: parseOffset(partition), offset: parseOffset(offset) })
        check(
          refused === undefined,
          `checkPosition refuses ${offset} of ${partition}, which the source gave itself: ${String(refused)}`,
        )
      }
      if (!readsFromTheBeginning) return
      const store = new SourceStore()
      const again = scene.begin({ store })
      await scene.until(
        again,
        () => scene.idsOf(store.stored).length >= scene.produced.length,
        () => 'it did not read all from the beginning',
      )
      await scene.stop(again)
      const [before, after] = [first, again].map((one) => offsetsOf(one, (records) => scene.idsOf(records)))
      for (const [id, offset] of before ?? []) {
        check(
          after?.get(id) === offset,
          `'${id}' had the offset ${offset}, and ${String(after?.get(id))} the second time`,
        )
      }
    }),
  ]
}

function stopCases(options: SourceConformance): readonly ConnectorCase[] {
  return [
    sourceCase(options, 'stops in time while it waits for something to read', async (scene) => {
      const attempt = scene.begin()
      await scene.produce(2)
      await scene.allStored(attempt)
      await scene.until(
        attempt,
        () => attempt.asked,
        () => 'it was not asked for more',
      )
      await scene.stop(attempt)
    }),
    sourceCase(options, 'stops in time before it has read anything', async (scene) => {
      const attempt = scene.begin()
      attempt.stop()
      await scene.ended(attempt)
      const late = scene.begin({ stopped: true })
      await scene.ended(late)
    }),
    sourceCase(options, 'can be opened again and again', async (scene) => {
      for (let time = 0; time < 3; time++) {
        const attempt = scene.begin()
        await scene.produce(2)
        await scene.allStored(attempt)
        await scene.stop(attempt)
      }
      const ids = scene.idsOf(scene.store.stored)
      const once = options.repeatsAfterCrash === true || ids.length === scene.produced.length
      check(once, `${scene.produced.length} records were produced, ${ids.length} stored, though no task was killed`)
    }),
  ]
}

function secretCases(options: SourceConformance): readonly ConnectorCase[] {
  const { connector, unreachable } = options
  const passwords = Object.entries(connector.config.shape).filter(([, { type }]) => type === 'PASSWORD')
  if (passwords.length === 0) return []
  return [
    sourceCase(options, 'says none of its secrets when it fails', async (scene) => {
      const without = passwords.map(([name]) => name).filter((name) => scene.config[name] === undefined)
      check(
        without.length === 0,
        `give ${listed(without)} in the config: a secret that it does not have can't be looked for`,
      )
      check(
        unreachable !== undefined,
        'give unreachable: options with which it fails, such as a port where nothing listens',
      )
      const config = { ...scene.config, ...unreachable }
      // Looks at the error and at the log itself.
      const attempt = scene.begin({ config })
      await until(
        () => attempt.ended,
        options.waitMsMax ?? 20_000,
        () => 'with unreachable the task did not fail',
      )
      check(attempt.failure !== undefined, 'with unreachable the task ended and did not fail')
      const said = await connector
        .configure(config)
        .check(new AbortController().signal)
        .catch((error: unknown) => scene.secrets.lookAtError(error, 'what its check threw'))
      scene.secrets.look(said, 'what its check answered')
    }),
  ]
}

/**
 * What every source must do, as cases for any test runner: `for (const { name, run } of sourceConformance(options)) test(name, run)`. Each runs real
 * tasks, by the runtime itself, over a cluster in memory; they are killed where it hurts, stopped, and made to wait. A case rejects with an error
 * that says what the source did instead. No log line and no error may hold what the config's passwords are.
 */
export function sourceConformance(options: SourceConformance): readonly ConnectorCase[] {
  const { connector, notSecret } = options
  const withConfig = async (work: (config: ConnectorConfig) => void | Promise<void>): Promise<void> => {
    const setting = await options.setUp()
    try {
      await work(setting.config)
    } finally {
      await setting.tearDown?.()
    }
  }
  return [
    ...configCases({ connector, notSecret, withConfig }),
    ...deliveryCases(options),
    ...offsetCases(options),
    ...crashes.map((crash) => crashCase(options, crash, true)),
    ...crashes.filter(({ when }) => when.includes('stored')).map((crash) => crashCase(options, crash, false)),
    ...stopCases(options),
    ...secretCases(options),
  ]
}
