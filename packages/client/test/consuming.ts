import { crc32cChecksum, isStreamError, type StreamError } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { encodeBatch } from '@millrace/records'
import type { FakeFetchSession } from './fake-fetch-session.ts'
import type { fixture } from './fixture.ts'

export type Made = ReturnType<typeof fixture>

export const ports = { checksum: crc32cChecksum, compression: plainCompression }

/** Puts a batch of these values into a partition. */
export function put(
  { cluster }: Made,
  name: string,
  partition: number,
  values: readonly string[],
  timestamp = 1_000,
): void {
  const log = cluster.partition(name, partition)
  const batch = encodeBatch({ records: values.map((value) => ({ key: null, value, timestamp })) }, ports)
  log.append(batch, Infinity)
}

export function putEach(made: Made, count: number, from = 0): void {
  for (let index = from; index < from + count; index++) put(made, 't', 0, [`v${index}`])
}

/** The value of a step that is not the last. */
export function valueOf<T>(step: IteratorResult<T, unknown>): T {
  if (step.done === true) throw new Error('the iteration has ended')
  return step.value
}

export const text = (value: Buffer | null): string => value?.toString() ?? 'null'

export async function take<T>(made: Made, iterator: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = []
  while (taken.length < count) {
    const step = await made.clock.until(iterator.next())
    if (step.done === true) break
    taken.push(step.value)
  }
  return taken
}

export async function failure(made: Made, promise: Promise<unknown>): Promise<StreamError> {
  const [outcome] = await made.clock.until(Promise.allSettled([promise]))
  if (outcome?.status === 'rejected' && isStreamError(outcome.reason)) return outcome.reason
  throw new Error('it should have been rejected with a StreamError')
}

export const lastSession = ({ cluster }: Made): FakeFetchSession => {
  const session = cluster.fetchSessions.at(-1)
  if (session === undefined) throw new Error('nothing was fetched')
  return session
}
