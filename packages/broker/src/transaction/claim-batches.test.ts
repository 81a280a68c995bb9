import { asTopicId, present, StreamError } from '@millrace/base'
import { expect, it } from 'vitest'
import { claimRequestsInFlightMax, partitionsPerRequestMax } from '../limits.ts'
import { ClaimBatches } from './claim-batches.ts'

/** Questions that a test answers: the partitions of each. */
function start() {
  const asked: { readonly partitions: readonly number[]; answer(...errors: (StreamError | undefined)[]): void }[] = []
  const batches = new ClaimBatches(
    (claims) =>
      new Promise((resolve) => {
        asked.push({
          partitions: claims.map(({ partition }) => partition),
          answer: (...errors) => resolve({ errors, coordinatorEpoch: 4 }),
        })
      }),
  )
  const topicId = asTopicId('AAAAAAAAAAAAAAAAAAAAAg')
  const add = (partition: number, transactionalId = 'tx', producerEpoch = 0): Promise<string> =>
    batches.add({ transactionalId, producerId: 7, producerEpoch, topicId, partition, adds: true }).then(
      (coordinatorEpoch) => `taken in by ${coordinatorEpoch}`,
      (error: unknown) => (error as StreamError).code,
    )
  return { asked, add }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('what comes in one turn is asked together, for each transaction by itself', async () => {
  const { asked, add } = start()
  const answers = [add(1), add(2), add(3, 'other'), add(4, 'tx', 1)]
  await settled()
  expect(asked.map(({ partitions }) => partitions)).toEqual([[1, 2], [3], [4]])
  asked[0]?.answer(undefined, new StreamError('UNKNOWN_TOPIC_ID', 'it is gone'))
  for (const each of asked.slice(1)) each.answer()
  expect(await Promise.all(answers)).toEqual(['taken in by 4', 'UNKNOWN_TOPIC_ID', 'taken in by 4', 'taken in by 4'])
})

it('what comes later is asked at once, until as many questions are on their way as may be', async () => {
  const { asked, add } = start()
  const answers: Promise<string>[] = []
  for (let partition = 0; partition < claimRequestsInFlightMax + 3; partition += 1) {
    answers.push(add(partition))
    await settled()
  }
  expect(asked).toHaveLength(claimRequestsInFlightMax)
  present(asked[1], 'it was asked').answer()
  await settled()
  expect(asked.at(-1)?.partitions).toHaveLength(3)
  for (const each of asked) each.answer()
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['taken in by 4']))
})

it('more than a request may name go in several', async () => {
  const { asked, add } = start()
  const answers = Array.from({ length: partitionsPerRequestMax + 1 }, (_, partition) => add(partition))
  await settled()
  expect(asked.map(({ partitions }) => partitions.length)).toEqual([partitionsPerRequestMax, 1])
  for (const each of asked) each.answer()
  await Promise.all(answers)
})
