import { isStreamError } from '@millrace/base'
import type { ConnectorConfig } from '../worker/config-store.ts'
import { check, type ConnectorCase, inWords, listed } from './check.ts'
import { configCases } from './config-cases.ts'
import type { SinkCrash } from './sink-attempt.ts'
import { isCrash, type SinkConformance, sinkCase } from './sink-scene.ts'
import { within } from './waiting.ts'

const crashes: readonly SinkCrash[] = [
  { when: 'before a write', at: 1 },
  { when: 'before a write', at: 3 },
  { when: 'after a write', at: 1 },
  { when: 'after a write', at: 3 },
  { when: 'before a flush', at: 2 },
  { when: 'after a flush', at: 1 },
  { when: 'after a flush', at: 2 },
  { when: 'after a commit', at: 1 },
]

/** Crashes where it says, goes on from what is committed, and loses nothing. */
function crashCase(options: SinkConformance, crash: SinkCrash): ConnectorCase {
  const { duplicatesAfterCrash: duplicates = false } = options
  return sinkCase(options, `loses nothing when it is killed ${crash.when} (${crash.at})`, async (scene) => {
    for (const partition of [0, 1]) scene.produce(partition, 6)
    const first = await scene.open(crash)
    try {
      for (let part = 0; part < 3; part++) {
        await first.write(2)
        await first.flush()
      }
      await scene.commitAll(first)
    } catch (error) {
      if (!isCrash(error)) throw error
    }
    await scene.checkCommitted()
    await scene.end(first)
    scene.produce(0, 2)
    const second = await scene.open()
    await second.write()
    await scene.commitAll(second)
    await scene.end(second)
    await scene.checkAll({ duplicates: duplicates && first.crashed })
  })
}

function deliveryCases(options: SinkConformance): readonly ConnectorCase[] {
  return [
    sinkCase(options, 'writes each record once, and answers for what is durable', async (scene) => {
      const attempt = await scene.open()
      for (const count of [1, 5, 3]) {
        for (const partition of [0, 3]) scene.produce(partition, count)
        await attempt.write()
        await attempt.flush()
        await scene.checkCommitted()
      }
      await scene.commitAll(attempt)
      await scene.end(attempt)
      await scene.checkAll({ duplicates: false })
    }),
    sinkCase(options, 'goes on where it was when it is opened again', async (scene) => {
      for (let time = 0; time < 3; time++) {
        scene.produce(0, 2)
        const attempt = await scene.open()
        await attempt.write()
        await scene.commitAll(attempt)
        await scene.end(attempt)
      }
      await scene.checkAll({ duplicates: false })
    }),
    sinkCase(options, 'says nothing of partitions that it has let go of', async (scene) => {
      const { duplicatesAfterCrash: duplicates = false } = options
      for (const partition of [0, 1]) scene.produce(partition, 3)
      const first = await scene.open()
      await first.write()
      await first.release([1])
      const committed = scene.store.committed.get(1)
      await first.flush()
      check(scene.store.committed.get(1) === committed, 'it answered for a partition that is not its own any more')
      await scene.checkCommitted()
      const second = await scene.open()
      await second.write()
      await scene.commitAll(second)
      for (const attempt of [first, second]) await scene.end(attempt)
      await scene.checkAll({ duplicates })
    }),
    sinkCase(options, 'where it keeps offsets itself, they are those of what is there', async (scene) => {
      scene.produce(0, 4)
      const first = await scene.open()
      await first.write()
      await scene.commitAll(first)
      await scene.end(first)
      const second = await scene.open()
      const own = await second.ownOffsets([0, 7].map((partition) => ({ topic: scene.topic, partition })))
      if (own !== undefined) {
        const said = JSON.stringify(own)
        check(
          own.every(({ partition }) => partition === 0),
          `loadOffsets knows of a partition that it never had: ${said}`,
        )
        check(own[0]?.offset === 4, `loadOffsets answers ${said}, and 4 records of partition 0 are there`)
      }
      await scene.end(second)
    }),
  ]
}

function badRecordCases(options: SinkConformance): readonly ConnectorCase[] {
  const { badRecord } = options
  if (badRecord === null) return []
  const tolerant = { 'errors.tolerance': 'all', 'errors.deadletterqueue.topic.name': 'dead-letters' }
  return [
    sinkCase(options, 'goes on without a record that it can not write, and writes those around it', async (scene) => {
      scene.produce(0, 2)
      const offset = scene.produceBad(0, badRecord())
      scene.produce(0, 2)
      const attempt = await scene.open(undefined, { config: { ...scene.config, ...tolerant } })
      await attempt.write()
      await scene.commitAll(attempt)
      await scene.end(attempt)
      await scene.checkAll({ duplicates: false })
      const offsets = scene.store.deadLetters.map(({ headers }) => {
        const found = headers.find(([name]) => name === '__connect.errors.offset')?.[1]
        return found === undefined || found === null ? '' : Buffer.from(found).toString()
      })
      const buried = `buried were [${offsets.join(', ')}], and the bad record has the offset ${offset}`
      check(offsets.length === 1 && offsets[0] === String(offset), buried)
      for (const { headers } of scene.store.deadLetters) {
        for (const [name, value] of headers)
          scene.secrets.look(Buffer.from(value ?? '').toString(), `the header ${name} of a dead letter`)
      }
    }),
    sinkCase(
      options,
      'fails at a record that it can not write, and says which, where none may be left out',
      async (scene) => {
        scene.produce(0, 1)
        const offset = scene.produceBad(0, badRecord())
        const attempt = await scene.open(undefined, { config: { ...scene.config, 'errors.tolerance': 'none' } })
        const found: unknown = await attempt.write().then(
          () => undefined,
          (error: unknown) => error,
        )
        const named =
          isStreamError(found, 'INVALID_DATA') && found.message.includes(`offset ${offset} of ${scene.topic}-0`)
        check(named, `it is to reject the record at offset ${offset} alone, and failed with ${inWords(found)}`)
        check((scene.store.committed.get(0) ?? 0) <= offset, 'it committed what it could not write')
        await scene.end(attempt)
      },
    ),
  ]
}

function stopCases(options: SinkConformance): readonly ConnectorCase[] {
  return [
    sinkCase(options, 'stops in time with nothing written, and with what is not flushed', async (scene) => {
      await scene.end(await scene.open())
      scene.produce(0, 3)
      const attempt = await scene.open()
      await attempt.write()
      await scene.end(attempt)
    }),
  ]
}

function secretCases(options: SinkConformance): readonly ConnectorCase[] {
  const { connector, unreachable } = options
  const passwords = Object.entries(connector.config.shape).filter(([, { type }]) => type === 'PASSWORD')
  if (passwords.length === 0) return []
  return [
    sinkCase(options, 'says none of its secrets when it fails', async (scene) => {
      const without = passwords.map(([name]) => name).filter((name) => scene.config[name] === undefined)
      check(
        without.length === 0,
        `give ${listed(without)} in the config: a secret that it does not have can't be looked for`,
      )
      check(
        unreachable !== undefined,
        'give unreachable: options with which it fails, such as a port where nothing listens',
      )
      // A write that is tried again and again has to end some time.
      const config = { ...scene.config, 'errors.retry.timeout': '100', ...unreachable }
      scene.produce(0, 1)
      // Looks at errors by itself.
      const failed = await within(
        scene.open(undefined, { config }).then(
          (attempt) =>
            attempt.write().then(
              () =>
                attempt.flush().then(
                  () => false,
                  () => true,
                ),
              () => true,
            ),
          () => true,
        ),
        scene.waitMs,
        'with unreachable the task neither failed nor went on',
      )
      check(failed, 'with unreachable the task wrote its records')
      const said = await connector
        .configure(config)
        .check(new AbortController().signal)
        .catch((error: unknown) => scene.secrets.lookAtError(error, 'what its check threw'))
      scene.secrets.look(said, 'what its check answered')
    }),
  ]
}

/**
 * What every sink must do, as cases for any test runner: `for (const { name, run } of sinkConformance(options)) test(name, run)`. Each runs real
 * tasks, by the runtime itself, over records in memory; they are killed where it hurts, stopped, and given what can't be written. A case rejects with
 * an error that says what the sink did instead. No log line, error or dead letter may hold what the config's passwords are.
 */
export function sinkConformance(options: SinkConformance): readonly ConnectorCase[] {
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
    ...crashes.map((crash) => crashCase(options, crash)),
    ...badRecordCases(options),
    ...stopCases(options),
    ...secretCases(options),
  ]
}
