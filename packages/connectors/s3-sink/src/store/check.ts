import type { ConfigProblem } from '@millrace/connect'
import type { S3SinkConfig } from '../config.ts'
import type { ObjectStore } from './object-store.ts'
import { StoreError } from './store-error.ts'

/** Whether the store lets the config's key at its bucket, and keeps the conditions that the config counts on. */
export async function tryStore(store: ObjectStore, config: S3SinkConfig): Promise<readonly ConfigProblem[]> {
  try {
    await store.lookAtBucket()
    // Amazon's is known to keep them.
    if (config['s3.conditional.writes'] !== 'always' || config['store.url'] === null) return []
    return (await keepsConditions(store, config))
      ? []
      : [
          {
            option: 's3.conditional.writes',
            message: 'the store writes over objects all the same: set s3.conditional.writes=never',
          },
        ]
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return [{ option: error.option ?? 'store.url', message: error.message, mayPass: error.transient }]
  } finally {
    store.close()
  }
}

/** Tries it with an object of its own, which is taken away again. */
async function keepsConditions(store: ObjectStore, config: S3SinkConfig): Promise<boolean> {
  const key = `${config['topics.dir']}${config['directory.delim']}.millrace-conditional-writes`
  const head = { key, contentType: 'text/plain', metadata: {} }
  await store.put(head, new Uint8Array(), { over: 'anything' })
  try {
    await store.put(head, new Uint8Array(), { over: null })
    return false
  } catch (error) {
    if (error instanceof StoreError && error.exists) return true
    throw error
  } finally {
    await store.delete(key)
  }
}
